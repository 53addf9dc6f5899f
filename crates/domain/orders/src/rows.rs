//! What the database returns of orders, before it becomes something to show.

use crate::error::OrderError;
use crate::order::{CancelCause, Fulfilment, Order, OrderLine};
use crate::parcel::Parcel;
use crate::state::{FulfilmentState, OrderState, ParcelState};
use catalogue::variant::Variant;
use jiff::Timestamp;
use parties::organisation::Organisation;
use shipping::carrier::Carrier;
use store::{Reader, Select, args};
use values::code::OrderCode;
use values::id::Id;

store::row! {
    #[derive(Debug, Clone)]
    pub(crate) struct OrderRow {
        pub(crate) id: Id<Order>,
        pub(crate) code: String,
        pub(crate) access_key: String,
        pub(crate) state: OrderState,
        pub(crate) channel: String,
        pub(crate) language: String,
        pub(crate) buyer_name: String,
        pub(crate) phone: String,
        pub(crate) phone_second: Option<String>,
        pub(crate) city_slug: Option<String>,
        pub(crate) quarter: String,
        pub(crate) street: String,
        pub(crate) landmark: String,
        pub(crate) pickup_point_slug: Option<String>,
        pub(crate) note: String,
        pub(crate) payment_method: String,
        pub(crate) goods_centimes: i64,
        pub(crate) delivery_centimes: i64,
        pub(crate) weight_grams: i64,
        pub(crate) placed_at: Timestamp,
        pub(crate) confirm_until: Timestamp,
        pub(crate) call_again_at: Option<Timestamp>,
        pub(crate) calls: u32,
        pub(crate) cancel_reason: Option<String>,
        pub(crate) cancel_cause: Option<CancelCause>,
        pub(crate) demo: bool,
        pub(crate) version: i64,
        pub(crate) delivery_vat_basis_points: u32,
    }
}

store::row! {
    #[derive(Debug, Clone)]
    pub(crate) struct FulfilmentRow {
        pub(crate) id: Id<Fulfilment>,
        pub(crate) order_id: Id<Order>,
        pub(crate) producer_id: Id<Organisation>,
        pub(crate) state: FulfilmentState,
        pub(crate) goods_centimes: i64,
        pub(crate) delivery_centimes: i64,
        pub(crate) weight_grams: i64,
        pub(crate) version: i64,
    }
}

store::row! {
    #[derive(Debug, Clone)]
    pub(crate) struct LineRow {
        pub(crate) id: Id<OrderLine>,
        pub(crate) fulfilment_id: Id<Fulfilment>,
        pub(crate) sku: String,
        pub(crate) variant_id: Id<Variant>,
        pub(crate) product_slug: String,
        pub(crate) name_fr: String,
        pub(crate) name_ar: Option<String>,
        pub(crate) name_en: Option<String>,
        pub(crate) name_zgh: Option<String>,
        pub(crate) variant_label: String,
        pub(crate) quantity: u32,
        pub(crate) unit_price_centimes: i64,
        pub(crate) unit_weight_grams: i64,
        pub(crate) vat_basis_points: u32,
        pub(crate) withdrawal: bool,
        pub(crate) drawing: String,
        pub(crate) ground: String,
        pub(crate) tint: Option<String>,
        pub(crate) returned: u32,
        pub(crate) made_to_order: bool,
    }
}

store::row! {
    #[derive(Debug, Clone)]
    pub(crate) struct PartRow {
        pub(crate) line_id: Id<OrderLine>,
        pub(crate) fulfilment_id: Id<Fulfilment>,
        pub(crate) variant_id: Id<Variant>,
        pub(crate) producer_id: Id<Organisation>,
        pub(crate) units_per_line: u32,
        pub(crate) unit_share_centimes: i64,
        pub(crate) commission_basis_points: u32,
        pub(crate) commission_vat_basis_points: u32,
    }
}

store::row! {
    #[derive(Debug, Clone)]
    pub(crate) struct ParcelRow {
        pub(crate) id: Id<Parcel>,
        pub(crate) order_id: Id<Order>,
        pub(crate) number: u32,
        pub(crate) state: ParcelState,
        pub(crate) carrier_id: Option<Id<Carrier>>,
        pub(crate) tracking_number: Option<String>,
        pub(crate) weight_grams: i64,
        pub(crate) cash_due_centimes: i64,
        pub(crate) cash_received_centimes: i64,
        pub(crate) handed_over_at: Option<Timestamp>,
        pub(crate) version: i64,
    }
}

/// The columns of [`OrderRow`]; the rest of the statement follows by `concat!`.
macro_rules! select_order {
    ($rest:literal) => {
        concat!(
            "SELECT id, code, access_key, state, channel, language, buyer_name, phone, phone_second, city_slug, ",
            "quarter, street, landmark, pickup_point_slug, note, payment_method, goods_centimes, delivery_centimes, ",
            "weight_grams, placed_at, confirm_until, call_again_at, calls, cancel_reason, cancel_cause, demo, version, delivery_vat_basis_points ",
            "FROM sales_order ",
            $rest
        )
    };
}

/// The columns of [`FulfilmentRow`].
macro_rules! select_fulfilment {
    ($rest:literal) => {
        concat!(
            "SELECT id, order_id, producer_id, state, goods_centimes, delivery_centimes, weight_grams, version ",
            "FROM fulfilment ",
            $rest
        )
    };
}

/// The columns of [`LineRow`].
macro_rules! select_line {
    ($rest:literal) => {
        concat!(
            "SELECT id, fulfilment_id, sku, variant_id, product_slug, name_fr, name_ar, name_en, name_zgh, ",
            "variant_label, quantity, unit_price_centimes, unit_weight_grams, vat_basis_points, withdrawal, drawing, ",
            "ground, tint, returned, made_to_order FROM order_line ",
            $rest
        )
    };
}

/// The columns of [`PartRow`].
macro_rules! select_part {
    ($rest:literal) => {
        concat!(
            "SELECT line_id, fulfilment_id, variant_id, producer_id, units_per_line, unit_share_centimes, ",
            "commission_basis_points, commission_vat_basis_points FROM order_line_part ",
            $rest
        )
    };
}

/// The columns of [`ParcelRow`].
macro_rules! select_parcel {
    ($rest:literal) => {
        concat!(
            "SELECT id, order_id, number, state, carrier_id, tracking_number, weight_grams, cash_due_centimes, ",
            "cash_received_centimes, handed_over_at, version FROM parcel ",
            $rest
        )
    };
}

pub(crate) use select_line;

store::statements! {
    read ORDER_BY_ID: OrderRow = select_order!("WHERE id = ?1");
    read ORDER_BY_CODE: OrderRow = select_order!("WHERE code = ?1");
    read FULFILMENTS_OF_ORDER: FulfilmentRow = select_fulfilment!("WHERE order_id = ?1 ORDER BY position");
    read FULFILMENT_BY_ID: FulfilmentRow = select_fulfilment!("WHERE id = ?1");
    read LINES_OF_ORDER: LineRow = select_line!("WHERE order_id = ?1 ORDER BY position");
    read LINES_OF_FULFILMENT: LineRow = select_line!("WHERE fulfilment_id = ?1 ORDER BY position");
    read PARTS_OF_FULFILMENT: PartRow = select_part!("WHERE fulfilment_id = ?1 ORDER BY line_id, position");
    read PARCEL_BY_ID: ParcelRow = select_parcel!("WHERE id = ?1");
    read FULFILMENTS_IN_PARCEL: (Id<Fulfilment>,) = "SELECT fulfilment_id FROM parcel_fulfilment WHERE parcel_id = ?1";
    read PARCEL_OF_FULFILMENT: (Id<Parcel>,) = "SELECT parcel_id FROM parcel_fulfilment WHERE fulfilment_id = ?1";
}

pub(crate) fn order(reader: &Reader<'_>, id: Id<Order>) -> Result<OrderRow, OrderError> {
    reader.maybe(ORDER_BY_ID, args![id])?.ok_or(OrderError::NotFound)
}

pub(crate) fn orders(reader: &Reader<'_>, ids: &[Id<Order>]) -> store::Result<Vec<OrderRow>> {
    reader.select(&Select::new(select_order!("")).within("id", ids))
}

pub(crate) fn fulfilments_of_orders(
    reader: &Reader<'_>,
    orders: &[Id<Order>],
) -> store::Result<Vec<FulfilmentRow>> {
    let select = Select::new(select_fulfilment!("")).within("order_id", orders);
    reader.select(&select.then("ORDER BY order_id, position", &[]))
}

pub(crate) fn lines_of_fulfilments(
    reader: &Reader<'_>,
    ids: &[Id<Fulfilment>],
) -> store::Result<Vec<LineRow>> {
    let select = Select::new(select_line!("")).within("fulfilment_id", ids);
    reader.select(&select.then("ORDER BY fulfilment_id, position", &[]))
}

pub(crate) fn parts_of_fulfilments(
    reader: &Reader<'_>,
    ids: &[Id<Fulfilment>],
) -> store::Result<Vec<PartRow>> {
    let select = Select::new(select_part!("")).within("fulfilment_id", ids);
    reader.select(&select.then("ORDER BY line_id, position", &[]))
}

pub(crate) fn parcels_of_orders(reader: &Reader<'_>, orders: &[Id<Order>]) -> store::Result<Vec<ParcelRow>> {
    let select = Select::new(select_parcel!("")).within("order_id", orders);
    reader.select(&select.then("ORDER BY order_id, number", &[]))
}

/// What is in these parcels.
pub(crate) fn contents_of(
    reader: &Reader<'_>,
    parcels: &[Id<Parcel>],
) -> store::Result<Vec<(Id<Parcel>, Id<Fulfilment>)>> {
    let head = "SELECT parcel_id, fulfilment_id FROM parcel_fulfilment";
    reader.select(&Select::new(head).within("parcel_id", parcels))
}

pub(crate) fn order_by_code(reader: &Reader<'_>, code: &OrderCode) -> store::Result<Option<OrderRow>> {
    reader.maybe(ORDER_BY_CODE, args![code.to_string()])
}

pub(crate) fn fulfilments_of(reader: &Reader<'_>, order: Id<Order>) -> store::Result<Vec<FulfilmentRow>> {
    reader.all(FULFILMENTS_OF_ORDER, args![order])
}

pub(crate) fn fulfilment(reader: &Reader<'_>, id: Id<Fulfilment>) -> Result<FulfilmentRow, OrderError> {
    reader
        .maybe(FULFILMENT_BY_ID, args![id])?
        .ok_or(OrderError::NotFound)
}

pub(crate) fn lines_of_order(reader: &Reader<'_>, order: Id<Order>) -> store::Result<Vec<LineRow>> {
    reader.all(LINES_OF_ORDER, args![order])
}

pub(crate) fn lines_of_fulfilment(reader: &Reader<'_>, id: Id<Fulfilment>) -> store::Result<Vec<LineRow>> {
    reader.all(LINES_OF_FULFILMENT, args![id])
}

pub(crate) fn parts_of(reader: &Reader<'_>, id: Id<Fulfilment>) -> store::Result<Vec<PartRow>> {
    reader.all(PARTS_OF_FULFILMENT, args![id])
}

pub(crate) fn parcel(reader: &Reader<'_>, id: Id<Parcel>) -> Result<ParcelRow, OrderError> {
    reader.maybe(PARCEL_BY_ID, args![id])?.ok_or(OrderError::NotFound)
}

pub(crate) fn fulfilments_in(reader: &Reader<'_>, parcel: Id<Parcel>) -> store::Result<Vec<Id<Fulfilment>>> {
    Ok(reader
        .all(FULFILMENTS_IN_PARCEL, args![parcel])?
        .into_iter()
        .map(|(id,)| id)
        .collect())
}

pub(crate) fn parcel_of(reader: &Reader<'_>, id: Id<Fulfilment>) -> store::Result<Option<Id<Parcel>>> {
    Ok(reader
        .maybe(PARCEL_OF_FULFILMENT, args![id])?
        .map(|(parcel,)| parcel))
}
