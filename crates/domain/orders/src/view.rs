//! A whole order, as its page shows it.

use crate::error::OrderError;
use crate::order::{self, Address, Buyer, CancelCause, Channel, Destination, Fulfilment, Order, OrderLine};
use crate::parcel::{self, ParcelView};
use crate::pricing::Division;
use crate::rows::{self, FulfilmentRow, LineRow, OrderRow, PartRow};
use crate::state::{FulfilmentState, OrderState};
use catalogue::variant::Variant;
use jiff::Timestamp;
use language::fallback::Texts;
use language::language::Language;
use parties::organisation::Organisation;
use payments::method::Method;
use std::collections::HashMap;
use store::Reader;
use values::code::{AccessKey, OrderCode};
use values::id::Id;
use values::money::Money;
use values::quantity::Grams;
use values::rate::BasisPoints;
use values::vat::VatRate;

/// An order with all that belongs to it.
#[derive(Debug, Clone)]
pub struct OrderView {
    /// Its id.
    pub id: Id<Order>,
    /// The code people tell each other.
    pub code: OrderCode,
    /// The secret that opens its page.
    pub key: AccessKey,
    /// Where it is.
    pub state: OrderState,
    /// How it reached the house.
    pub channel: Channel,
    /// The buyer's language.
    pub language: Language,
    /// Who buys.
    pub buyer: Buyer,
    /// Where it goes.
    pub destination: Destination,
    /// Note for the courier.
    pub note: String,
    /// How it is paid.
    pub method: Method,
    /// Price of the goods.
    pub goods: Money,
    /// Price of delivery.
    pub delivery: Money,
    /// Both.
    pub total: Money,
    /// Weight of the goods as sent.
    pub weight: Grams,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Until when it waits to be confirmed.
    pub confirm_until: Timestamp,
    /// When the buyer asked to be called.
    pub call_again_at: Option<Timestamp>,
    /// Calls so far.
    pub calls: u32,
    /// How it came to be cancelled.
    pub cancel_cause: Option<CancelCause>,
    /// Why the house cancelled it, in words.
    pub cancel_reason: Option<String>,
    /// An invented order of a demo house.
    pub demo: bool,
    /// Changes with every step; a page that acts on an old one is told.
    pub version: i64,
    /// One per producer.
    pub fulfilments: Vec<FulfilmentView>,
    /// What a courier carries.
    pub parcels: Vec<ParcelView>,
}

/// One producer's part of an order.
#[derive(Debug, Clone)]
pub struct FulfilmentView {
    /// Its id.
    pub id: Id<Fulfilment>,
    /// Who prepares it.
    pub producer: Id<Organisation>,
    /// Where it is.
    pub state: FulfilmentState,
    /// Price of its goods.
    pub goods: Money,
    /// Its share of the delivery.
    pub delivery: Money,
    /// Both: what the buyer pays for it.
    pub due: Money,
    /// What the producers are owed when it is delivered.
    pub producer_share: Money,
    /// What the house keeps, tax included.
    pub commission: Money,
    /// Its weight.
    pub weight: Grams,
    /// Changes with every step.
    pub version: i64,
    /// What is in it.
    pub lines: Vec<LineView>,
}

/// A line, frozen at placement.
#[derive(Debug, Clone)]
pub struct LineView {
    /// Its id.
    pub id: Id<OrderLine>,
    /// Number of the article.
    pub sku: String,
    /// The article.
    pub variant: Id<Variant>,
    /// Address of the product's page.
    pub product_slug: String,
    /// Names at placement.
    pub names: Texts,
    /// Size.
    pub variant_label: String,
    /// How many.
    pub quantity: u32,
    /// Price of one at placement.
    pub unit_price: Money,
    /// Price of all.
    pub total: Money,
    /// Rate of tax contained in the price, in basis points.
    pub vat_basis_points: u32,
    /// Whether it may be given back within seven days (law 31-08).
    pub withdrawal: bool,
    /// Drawing that stands for it.
    pub drawing: String,
    /// Class of the ground behind the drawing.
    pub ground: String,
    /// Class that recolours the drawing.
    pub tint: Option<String>,
    /// How many were given back.
    pub returned: u32,
}

/// The order of this code, if the key is its key. Both comparisons take the same time for every wrong key.
pub fn by_code_and_key(
    reader: &Reader<'_>,
    code: &OrderCode,
    key: &AccessKey,
) -> Result<Option<OrderView>, OrderError> {
    let Some(row) = rows::order_by_code(reader, code)? else {
        return Ok(None);
    };
    if order::key_of(&row)? != *key {
        return Ok(None);
    }
    whole(reader, row).map(Some)
}

/// The order of this code, for staff.
pub fn by_code(reader: &Reader<'_>, code: &OrderCode) -> Result<Option<OrderView>, OrderError> {
    rows::order_by_code(reader, code)?
        .map(|row| whole(reader, row))
        .transpose()
}

/// The order with this id, for staff.
pub fn by_id(reader: &Reader<'_>, id: Id<Order>) -> Result<OrderView, OrderError> {
    let row = rows::order(reader, id)?;
    whole(reader, row)
}

/// The orders with these ids, in their order, for staff; one that is not there is left out. The number of
/// statements does not grow with the number of orders.
pub fn by_ids(reader: &Reader<'_>, ids: &[Id<Order>]) -> Result<Vec<OrderView>, OrderError> {
    let mut rows: HashMap<Id<Order>, OrderRow> = rows::orders(reader, ids)?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    wholes(reader, ids.iter().filter_map(|id| rows.remove(id)).collect())
}

fn whole(reader: &Reader<'_>, row: OrderRow) -> Result<OrderView, OrderError> {
    wholes(reader, vec![row])?.pop().ok_or(OrderError::NotFound)
}

/// All that belongs to some orders, each kind of rows read once.
fn wholes(reader: &Reader<'_>, orders: Vec<OrderRow>) -> Result<Vec<OrderView>, OrderError> {
    let ids: Vec<Id<Order>> = orders.iter().map(|row| row.id).collect();
    let parts = rows::fulfilments_of_orders(reader, &ids)?;
    let part_ids: Vec<Id<Fulfilment>> = parts.iter().map(|part| part.id).collect();
    let lines = rows::lines_of_fulfilments(reader, &part_ids)?;
    let shares = rows::parts_of_fulfilments(reader, &part_ids)?;
    let mut parcels = parcel::of_orders(reader, &orders)?;
    let view = |row: OrderRow| {
        let own = parts.iter().filter(|part| part.order_id == row.id);
        let fulfilments = own
            .map(|part| fulfilment_view(part, &lines, &shares))
            .collect::<Result<_, _>>()?;
        let parcels = parcels.remove(&row.id).unwrap_or_default();
        order_view(row, fulfilments, parcels)
    };
    orders.into_iter().map(view).collect()
}

fn order_view(
    row: OrderRow,
    fulfilments: Vec<FulfilmentView>,
    parcels: Vec<ParcelView>,
) -> Result<OrderView, OrderError> {
    Ok(OrderView {
        id: row.id,
        code: order::code_of(&row)?,
        key: order::key_of(&row)?,
        state: row.state,
        channel: Channel::from_word(&row.channel).ok_or_else(|| order::unreadable("channel"))?,
        language: order::language_of(&row),
        buyer: buyer_of(&row)?,
        destination: destination_of(&row),
        note: row.note,
        method: Method::from_word(&row.payment_method).ok_or_else(|| order::unreadable("payment_method"))?,
        goods: Money::mad(row.goods_centimes),
        delivery: Money::mad(row.delivery_centimes),
        total: Money::mad(row.goods_centimes).add(Money::mad(row.delivery_centimes))?,
        weight: Grams::new(row.weight_grams)?,
        placed_at: row.placed_at,
        confirm_until: row.confirm_until,
        call_again_at: row.call_again_at,
        calls: row.calls,
        cancel_cause: row.cancel_cause,
        cancel_reason: row.cancel_reason,
        demo: row.demo,
        version: row.version,
        fulfilments,
        parcels,
    })
}

pub(crate) fn buyer_of(row: &OrderRow) -> Result<Buyer, OrderError> {
    Ok(Buyer {
        name: row.buyer_name.clone(),
        phone: order::phone_of(&row.phone)?,
        phone_second: row.phone_second.as_deref().map(order::phone_of).transpose()?,
    })
}

pub(crate) fn destination_of(row: &OrderRow) -> Destination {
    match (&row.city_slug, &row.pickup_point_slug) {
        (Some(city), _) => Destination::Address(Address {
            city: city.clone(),
            quarter: row.quarter.clone(),
            street: row.street.clone(),
            landmark: row.landmark.clone(),
        }),
        (None, point) => Destination::Pickup {
            pickup_point: point.clone().unwrap_or_default(),
        },
    }
}

fn fulfilment_view(
    row: &FulfilmentRow,
    lines: &[LineRow],
    shares: &[PartRow],
) -> Result<FulfilmentView, OrderError> {
    let own: Vec<&LineRow> = lines.iter().filter(|line| line.fulfilment_id == row.id).collect();
    let shares = shares.iter().filter(|share| share.fulfilment_id == row.id);
    let mut producer_share = Money::ZERO_MAD;
    let mut commission = Money::ZERO_MAD;
    for (part, amount) in amounts_of(&own, shares)? {
        let division = division_of(part, amount)?;
        producer_share = producer_share.add(division.producer)?;
        commission = commission.add(division.commission()?)?;
    }
    let (goods, delivery) = (Money::mad(row.goods_centimes), Money::mad(row.delivery_centimes));
    Ok(FulfilmentView {
        id: row.id,
        producer: row.producer_id,
        state: row.state,
        goods,
        delivery,
        due: goods.add(delivery)?,
        producer_share,
        commission,
        weight: Grams::new(row.weight_grams)?,
        version: row.version,
        lines: own.into_iter().map(line_view).collect::<Result<_, _>>()?,
    })
}

/// Each part of the lines with its share of the price of all pieces.
pub(crate) fn amounts_of<'p>(
    lines: &[&LineRow],
    parts: impl IntoIterator<Item = &'p PartRow>,
) -> Result<Vec<(&'p PartRow, Money)>, OrderError> {
    parts
        .into_iter()
        .filter_map(|part| Some((part, lines.iter().find(|line| line.id == part.line_id)?)))
        .map(|(part, line)| {
            Ok((
                part,
                Money::mad(part.unit_share_centimes).times(i64::from(line.quantity))?,
            ))
        })
        .collect()
}

/// Divides an amount at the commission frozen with the part.
pub(crate) fn division_of(part: &PartRow, amount: Money) -> Result<Division, OrderError> {
    let rate = |basis_points| BasisPoints::new(basis_points).map_err(|_| order::unreadable("basis points"));
    let commission = rate(part.commission_basis_points)?;
    let vat = VatRate::new(rate(part.commission_vat_basis_points)?);
    Ok(Division::of(amount, commission, vat)?)
}

pub(crate) fn line_view(row: &LineRow) -> Result<LineView, OrderError> {
    let unit_price = Money::mad(row.unit_price_centimes);
    Ok(LineView {
        id: row.id,
        sku: row.sku.clone(),
        variant: row.variant_id,
        product_slug: row.product_slug.clone(),
        names: Texts {
            fr: row.name_fr.clone(),
            ar: row.name_ar.clone(),
            en: row.name_en.clone(),
            zgh: row.name_zgh.clone(),
        },
        variant_label: row.variant_label.clone(),
        quantity: row.quantity,
        unit_price,
        total: unit_price.times(i64::from(row.quantity))?,
        vat_basis_points: row.vat_basis_points,
        withdrawal: row.withdrawal,
        drawing: row.drawing.clone(),
        ground: row.ground.clone(),
        tint: row.tint.clone(),
        returned: row.returned,
    })
}
