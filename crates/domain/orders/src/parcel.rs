//! Parcels: what a courier carries, with one label, one tracking number and one sum to collect.

use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::finding::Wanted;
use crate::fulfilment;
use crate::hold;
use crate::listing::Sort;
use crate::loss::{self, LossBearer};
use crate::order::{self, Destination, Fulfilment, Order};
use crate::rows::{self, FulfilmentRow, OrderRow, ParcelRow};
use crate::sale::{self, Receiver};
use crate::state::{self, FulfilmentEvent, FulfilmentState, OrderState, ParcelEvent, ParcelState};
use crate::step;
use crate::view::destination_of;
use access::actor::Act;
use access::page::{Page, PageRequest};
use access::permission::Action;
use jiff::Timestamp;
use shipping::carrier::{self, Carrier};
use shipping::tracking;
use std::collections::HashMap;
use store::{Reader, Select, Unit, args};
use values::code::OrderCode;
use values::id::Id;
use values::money::Money;
use values::phone::Phone;
use values::quantity::Grams;

/// Tag for ids of parcels.
#[derive(Debug)]
pub struct Parcel;

store::statements! {
    write INSERT = "INSERT INTO parcel (id, order_id, number, state, weight_grams, cash_due_centimes, \
        cash_received_centimes, packed_at, version) VALUES (?1, ?2, ?3, 'packed', ?4, ?5, 0, ?6, 1)";
    write PUT_IN = "INSERT INTO parcel_fulfilment (parcel_id, fulfilment_id) VALUES (?1, ?2)";
    write EMPTY = "DELETE FROM parcel_fulfilment WHERE parcel_id = ?1";
    write MOVE = "UPDATE parcel SET state = ?4, version = version + 1 WHERE id = ?1 AND state = ?2 AND version = ?3";
    write LABEL = "UPDATE parcel SET carrier_id = ?2, tracking_number = ?3, handed_over_at = ?4 WHERE id = ?1";
    write END = "UPDATE parcel SET ended_at = ?2 WHERE id = ?1";
    write CLEAR = "UPDATE parcel SET weight_grams = 0, cash_due_centimes = 0 WHERE id = ?1";
    read OF_TRACKING: (i64,) = "SELECT count(*) FROM parcel WHERE tracking_number = ?1";
    read LAST_NUMBER: (Option<u32>,) = "SELECT max(number) FROM parcel WHERE order_id = ?1";
}

/// A parcel, as lists and pages show it.
#[derive(Debug, Clone)]
pub struct ParcelView {
    /// Its id.
    pub id: Id<Parcel>,
    /// Its order.
    pub order: Id<Order>,
    /// The order's code.
    pub code: OrderCode,
    /// Number within the order, from 1.
    pub number: u32,
    /// Where it is.
    pub state: ParcelState,
    /// Who carries it.
    pub carrier: Option<Id<Carrier>>,
    /// The carrier's number.
    pub tracking: Option<String>,
    /// What it weighs.
    pub weight: Grams,
    /// What the courier collects.
    pub cash_due: Money,
    /// What of it reached the house, fees included.
    pub cash_received: Money,
    /// What is in it.
    pub fulfilments: Vec<Id<Fulfilment>>,
    /// When it left.
    pub handed_over_at: Option<Timestamp>,
    /// Changes with every step.
    pub version: i64,
    /// Who it is for.
    pub buyer_name: String,
    /// The number the courier calls.
    pub phone: Phone,
    /// Another number, when the first does not answer.
    pub phone_second: Option<Phone>,
    /// The town it goes to.
    pub city: Option<String>,
    /// Where it goes.
    pub destination: Destination,
    /// Note for the courier.
    pub note: String,
}

/// Which parcels a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In one of these states; empty: in any.
    pub states: Vec<ParcelState>,
    /// Only of this carrier.
    pub carrier: Option<Id<Carrier>>,
    /// A tracking number, or what orders are found by: code, phone, name.
    pub text: Option<String>,
}

/// Moves a parcel by an event, if its state, its version and the person's rights allow it.
pub(crate) fn take(
    unit: &mut Unit<'_>,
    act: &Act,
    row: &ParcelRow,
    version: i64,
    happening: ParcelEvent,
    entry: &Entry<'_>,
) -> Result<ParcelState, OrderError> {
    let line = state::line_of(state::PARCEL, row.state, happening)?;
    if line.action.is_some_and(|action| !act.actor.allows(action)) {
        return Err(OrderError::NotPermitted);
    }
    if row.version != version || unit.run(MOVE, args![row.id, row.state, version, line.to])? != 1 {
        return Err(OrderError::Stale);
    }
    let entry = Entry {
        event: happening.as_str(),
        parcel: Some(row.id),
        from: Some(row.state.as_str()),
        to: Some(line.to.as_str()),
        ..*entry
    };
    event::record(unit, act, row.order_id, &entry)?;
    Ok(line.to)
}

/// Packs fulfilments of one confirmed order, ready or at the depot, into a new parcel.
pub fn pack(
    unit: &mut Unit<'_>,
    act: &Act,
    order: Id<Order>,
    chosen: &[Id<Fulfilment>],
) -> Result<Id<Parcel>, OrderError> {
    if !act.actor.allows(Action::Ship) {
        return Err(OrderError::NotPermitted);
    }
    let row = hold::order(unit, order)?;
    if row.state != OrderState::Confirmed || row.city_slug.is_none() {
        return Err(OrderError::NotAllowed {
            state: row.state.to_string(),
            event: "pack".to_owned(),
        });
    }
    let parts = chosen_parts(unit, order, chosen)?;
    let weight = Grams::sum(
        parts
            .iter()
            .map(|part| Grams::new(part.weight_grams))
            .collect::<Result<Vec<_>, _>>()?,
    )?;
    let due = Money::sum(
        parts
            .iter()
            .map(|part| Money::mad(part.goods_centimes + part.delivery_centimes)),
    )?;
    let number = unit.one(LAST_NUMBER, args![order])?.0.unwrap_or(0) + 1;
    let id = act.ids.next::<Parcel>();
    unit.run(
        INSERT,
        args![id, order, number, weight.value(), due.centimes(), act.at],
    )?;
    for part in &parts {
        unit.run(PUT_IN, args![id, part.id])?;
        // A page that still shows it loose is told.
        fulfilment::touch(unit, part)?;
    }
    let entry = Entry {
        event: "pack",
        parcel: Some(id),
        to: Some("packed"),
        ..Entry::default()
    };
    event::record(unit, act, order, &entry)?;
    Ok(id)
}

fn chosen_parts(
    reader: &Reader<'_>,
    order: Id<Order>,
    chosen: &[Id<Fulfilment>],
) -> Result<Vec<FulfilmentRow>, OrderError> {
    if chosen.is_empty() {
        return Err(OrderError::Empty);
    }
    let parts: Vec<FulfilmentRow> = rows::fulfilments_of(reader, order)?
        .into_iter()
        .filter(|part| chosen.contains(&part.id))
        .collect();
    if parts.len() != chosen.len() {
        return Err(OrderError::NotFound);
    }
    for part in &parts {
        if !matches!(part.state, FulfilmentState::Ready | FulfilmentState::AtDepot) {
            return Err(OrderError::NotAllowed {
                state: part.state.to_string(),
                event: "pack".to_owned(),
            });
        }
        if rows::parcel_of(reader, part.id)?.is_some() {
            return Err(OrderError::Packed);
        }
    }
    Ok(parts)
}

/// Empties a packed parcel: what was in it can be packed again.
pub fn unpack(unit: &mut Unit<'_>, act: &Act, id: Id<Parcel>, version: i64) -> Result<(), OrderError> {
    let row = hold::parcel(unit, id)?;
    take(unit, act, &row, version, ParcelEvent::Unpack, &Entry::default())?;
    unit.run(EMPTY, args![id])?;
    unit.run(CLEAR, args![id])?;
    unit.run(END, args![id, act.at])?;
    Ok(())
}

/// Gives the parcel to a carrier: what was set aside is sold now.
pub fn hand_over(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Parcel>,
    version: i64,
    carrier: Id<Carrier>,
    tracking_number: &str,
) -> Result<(), OrderError> {
    let row = hold::parcel(unit, id)?;
    let tracking_number = tracking::clean(tracking_number).map_err(|_| OrderError::WrongTracking)?;
    if carrier::by_id(unit, carrier)?.is_none_or(|carrier| !carrier.active) {
        return Err(OrderError::NotFound);
    }
    let details = tracking_number.to_string();
    let entry = Entry {
        details: Some(&details),
        ..Entry::default()
    };
    take(unit, act, &row, version, ParcelEvent::HandOver, &entry)?;
    unit.run(LABEL, args![id, carrier, details, act.at])?;
    for part in parts_in(unit, id)? {
        fulfilment::step_by_house(unit, act, &part, FulfilmentEvent::Ship, "")?;
        sale::goods_leave(unit, act, part.id)?;
    }
    step::tell(unit, act, row.order_id, "parcel-handed-over")
}

/// The buyer has it and paid the courier: the sale is posted, the carrier owes the house the sum.
pub fn deliver(unit: &mut Unit<'_>, act: &Act, id: Id<Parcel>, version: i64) -> Result<(), OrderError> {
    let row = hold::parcel(unit, id)?;
    take(unit, act, &row, version, ParcelEvent::Deliver, &Entry::default())?;
    unit.run(END, args![id, act.at])?;
    let carrier = row.carrier_id.ok_or(OrderError::NotFound)?;
    for part in parts_in(unit, id)? {
        fulfilment::step_by_house(unit, act, &part, FulfilmentEvent::Deliver, "")?;
        sale::received(unit, act, &part, Receiver::Courier(carrier))?;
    }
    step::follow_parts(unit, act, row.order_id)
}

/// The buyer did not take it: it is on its way back; the carrier keeps `return_fee`.
pub fn refuse(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Parcel>,
    version: i64,
    return_fee: Money,
    reason: &str,
) -> Result<(), OrderError> {
    if reason.trim().is_empty() {
        return Err(OrderError::ReasonMissing);
    }
    if return_fee.is_negative() {
        return Err(OrderError::WrongAmount);
    }
    let row = hold::parcel(unit, id)?;
    // The journal keeps the fee, so that the check can hold the books against it.
    let details = return_fee.to_decimal_string();
    let entry = Entry {
        reason: Some(reason),
        details: Some(&details),
        ..Entry::default()
    };
    take(unit, act, &row, version, ParcelEvent::Refuse, &entry)?;
    unit.run(END, args![id, act.at])?;
    let carrier = row.carrier_id.ok_or(OrderError::NotFound)?;
    sale::return_fee(unit, act, id, carrier, return_fee)?;
    for part in parts_in(unit, id)? {
        fulfilment::step_by_house(unit, act, &part, FulfilmentEvent::Refuse, reason)?;
        sale::drop_share(unit, act, part.id)?;
    }
    Ok(())
}

/// It is lost: nothing comes back, the buyer pays nothing, and `bearer` pays for the goods.
pub fn lose(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Parcel>,
    version: i64,
    bearer: LossBearer,
    reason: &str,
) -> Result<(), OrderError> {
    if reason.trim().is_empty() {
        return Err(OrderError::ReasonMissing);
    }
    let row = hold::parcel(unit, id)?;
    let entry = Entry {
        reason: Some(reason),
        details: Some(bearer.as_str()),
        ..Entry::default()
    };
    take(unit, act, &row, version, ParcelEvent::Lose, &entry)?;
    unit.run(END, args![id, act.at])?;
    let carrier = row.carrier_id.ok_or(OrderError::NotFound)?;
    let parts = parts_in(unit, id)?;
    loss::book(unit, act, (id, row.order_id), carrier, &parts, bearer)?;
    for part in parts {
        fulfilment::step_by_house(unit, act, &part, FulfilmentEvent::Lose, reason)?;
        sale::drop_share(unit, act, part.id)?;
    }
    step::follow_parts(unit, act, row.order_id)
}

fn parts_in(reader: &Reader<'_>, id: Id<Parcel>) -> Result<Vec<FulfilmentRow>, OrderError> {
    rows::fulfilments_in(reader, id)?
        .into_iter()
        .map(|part| rows::fulfilment(reader, part))
        .collect()
}

/// The parcels of some orders, in two statements.
pub(crate) fn of_orders(
    reader: &Reader<'_>,
    orders: &[OrderRow],
) -> Result<HashMap<Id<Order>, Vec<ParcelView>>, OrderError> {
    let ids: Vec<Id<Order>> = orders.iter().map(|order| order.id).collect();
    let mut parcels: HashMap<Id<Order>, Vec<ParcelView>> = HashMap::new();
    for view in assembled(reader, rows::parcels_of_orders(reader, &ids)?, orders)? {
        parcels.entry(view.order).or_default().push(view);
    }
    Ok(parcels)
}

/// One parcel.
pub fn by_id(reader: &Reader<'_>, id: Id<Parcel>) -> Result<ParcelView, OrderError> {
    let row = rows::parcel(reader, id)?;
    let order = rows::order(reader, row.order_id)?;
    view_of(reader, row, &order)
}

fn view_of(reader: &Reader<'_>, row: ParcelRow, order: &OrderRow) -> Result<ParcelView, OrderError> {
    let fulfilments = rows::fulfilments_in(reader, row.id)?;
    assemble(row, order, fulfilments)
}

fn assemble(
    row: ParcelRow,
    order: &OrderRow,
    fulfilments: Vec<Id<Fulfilment>>,
) -> Result<ParcelView, OrderError> {
    Ok(ParcelView {
        id: row.id,
        order: row.order_id,
        code: order::code_of(order)?,
        number: row.number,
        state: row.state,
        carrier: row.carrier_id,
        tracking: row.tracking_number,
        weight: Grams::new(row.weight_grams)?,
        cash_due: Money::mad(row.cash_due_centimes),
        cash_received: Money::mad(row.cash_received_centimes),
        fulfilments,
        handed_over_at: row.handed_over_at,
        version: row.version,
        buyer_name: order.buyer_name.clone(),
        phone: order::phone_of(&order.phone)?,
        phone_second: order.phone_second.as_deref().map(order::phone_of).transpose()?,
        city: order.city_slug.clone(),
        destination: destination_of(order),
        note: order.note.clone(),
    })
}

/// A page of parcels; the oldest is the one that was packed first.
pub fn list(
    reader: &Reader<'_>,
    filter: &Filter,
    sort: Sort,
    request: PageRequest,
) -> Result<Page<ParcelView>, OrderError> {
    let tracking = of_tracking(reader, filter.text.as_deref())?;
    // A number of a carrier is looked up as one; all else is what orders are found by.
    let wanted = Wanted::of(filter.text.as_deref().filter(|_| tracking.is_none()));
    let head = "SELECT p.id, p.order_id, p.number, p.state, p.carrier_id, p.tracking_number, p.weight_grams, \
        p.cash_due_centimes, p.cash_received_centimes, p.handed_over_at, p.version \
        FROM parcel p JOIN sales_order o ON o.id = p.order_id";
    let narrowed = |select: Select<'static>| -> Select<'_> {
        let mut select: Select<'_> = wanted.narrow(select);
        if !filter.states.is_empty() {
            select = select.within("p.state", &filter.states);
        }
        select
            .filter_some("p.carrier_id = ?", &filter.carrier)
            .filter_some("p.tracking_number = ?", &tracking)
    };
    let (size, offset) = (request.size(), request.offset());
    let tail = match sort {
        Sort::Oldest => "ORDER BY p.packed_at, p.id LIMIT ? OFFSET ?",
        Sort::Newest => "ORDER BY p.packed_at DESC, p.id DESC LIMIT ? OFFSET ?",
        Sort::Amount => "ORDER BY p.cash_due_centimes DESC, p.id DESC LIMIT ? OFFSET ?",
        Sort::City => "ORDER BY o.city_slug, p.packed_at, p.id LIMIT ? OFFSET ?",
    };
    let rows: Vec<ParcelRow> = reader.select(&narrowed(Select::new(head)).then(tail, &[&size, &offset]))?;
    let total = reader.count(&narrowed(Select::new(
        "SELECT count(*) FROM parcel p JOIN sales_order o ON o.id = p.order_id",
    )))?;
    let orders: Vec<Id<Order>> = rows.iter().map(|row| row.order_id).collect();
    let orders = rows::orders(reader, &orders)?;
    Ok(Page {
        items: assembled(reader, rows, &orders)?,
        total,
        request,
    })
}

/// The typed text as a tracking number, if a parcel has it.
fn of_tracking(reader: &Reader<'_>, text: Option<&str>) -> store::Result<Option<String>> {
    let typed = text
        .and_then(|text| tracking::clean(text).ok())
        .map(|number| number.to_string());
    let Some(number) = typed.filter(|number| !number.is_empty()) else {
        return Ok(None);
    };
    let known = reader.one(OF_TRACKING, args![number])?.0 > 0;
    Ok(Some(number).filter(|_| known))
}

/// Parcels with their orders, which are at hand, and their contents, in one statement.
fn assembled(
    reader: &Reader<'_>,
    parcels: Vec<ParcelRow>,
    orders: &[OrderRow],
) -> Result<Vec<ParcelView>, OrderError> {
    let ids: Vec<Id<Parcel>> = parcels.iter().map(|row| row.id).collect();
    let contents = rows::contents_of(reader, &ids)?;
    parcels
        .into_iter()
        .map(|row| {
            let order = orders
                .iter()
                .find(|order| order.id == row.order_id)
                .ok_or(OrderError::NotFound)?;
            let inside = contents
                .iter()
                .filter(|(parcel, _)| *parcel == row.id)
                .map(|(_, part)| *part)
                .collect();
            assemble(row, order, inside)
        })
        .collect()
}

/// Confirmed orders for delivery with something ready that is in no parcel yet.
pub fn packable(
    reader: &Reader<'_>,
    sort: Sort,
    request: PageRequest,
) -> Result<Page<Id<Order>>, OrderError> {
    let states = [FulfilmentState::Ready, FulfilmentState::AtDepot];
    let narrowed = |select: Select<'static>| -> Select<'_> {
        let select: Select<'_> = select;
        select
            .within("f.state", &states)
            .filter("o.city_slug IS NOT NULL", &[])
            .filter(
                "NOT EXISTS (SELECT 1 FROM parcel_fulfilment pf WHERE pf.fulfilment_id = f.id)",
                &[],
            )
    };
    let (size, offset) = (request.size(), request.offset());
    let head = "SELECT o.id FROM fulfilment f JOIN sales_order o ON o.id = f.order_id";
    let tail = match sort {
        Sort::Oldest => "GROUP BY o.id ORDER BY min(o.placed_at), o.id LIMIT ? OFFSET ?",
        Sort::Newest => "GROUP BY o.id ORDER BY min(o.placed_at) DESC, o.id DESC LIMIT ? OFFSET ?",
        Sort::Amount => "GROUP BY o.id ORDER BY min(o.total_centimes) DESC, o.id DESC LIMIT ? OFFSET ?",
        Sort::City => "GROUP BY o.id ORDER BY min(o.city_slug), min(o.placed_at), o.id LIMIT ? OFFSET ?",
    };
    let rows: Vec<(Id<Order>,)> =
        reader.select(&narrowed(Select::new(head)).then(tail, &[&size, &offset]))?;
    let total = reader.count(&narrowed(Select::new(
        "SELECT count(DISTINCT o.id) FROM fulfilment f JOIN sales_order o ON o.id = f.order_id",
    )))?;
    Ok(Page {
        items: rows.into_iter().map(|(order,)| order).collect(),
        total,
        request,
    })
}
