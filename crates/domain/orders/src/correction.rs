//! Corrections in the call: phone, town, address and lines change before anything is packed, each with a reason.
//!
//! A placed line keeps its unit price and its commission; sums are made again, delivery is quoted again.

use crate::draft::DraftLine;
use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::finding;
use crate::freeze::{self, Place, Rates};
use crate::fulfilment;
use crate::hold;
use crate::order::{Buyer, Destination, Fulfilment, Order, OrderLine};
use crate::pricing;
use crate::rows::{self, FulfilmentRow, LineRow, OrderRow};
use crate::state::{FulfilmentEvent, FulfilmentState, OrderEvent, OrderState};
use crate::step;
use crate::view::destination_of;
use access::actor::Act;
use catalogue::sellable;
use inventory::reservation::{self, Demand, Holder, ReleaseCause};
use parties::house;
use payments::payment;
use payments::share::{self, Share};
use shipping::{pickup_point, rate};
use store::{Reader, Unit, args};
use values::id::Id;
use values::money::Money;
use values::quantity::{Grams, Quantity};
use values::slug::fold;

store::statements! {
    write SET_CONTACT = "UPDATE sales_order SET buyer_name = ?2, buyer_search = ?3, phone = ?4, phone_second = ?5 \
        WHERE id = ?1";
    write SET_DESTINATION = "UPDATE sales_order SET city_slug = ?2, quarter = ?3, street = ?4, landmark = ?5, \
        pickup_point_slug = ?6, note = ?7 WHERE id = ?1";
    write SET_QUANTITY = "UPDATE order_line SET quantity = ?2, total_centimes = unit_price_centimes * ?2 WHERE id = ?1";
    write DROP_PARTS = "DELETE FROM order_line_part WHERE line_id = ?1";
    write DROP_LINE = "DELETE FROM order_line WHERE id = ?1";
    write SET_SUMS = "UPDATE sales_order SET goods_centimes = ?2, delivery_centimes = ?3, total_centimes = ?5, \
        weight_grams = ?4 WHERE id = ?1";
    write SET_PART_SUMS = "UPDATE fulfilment SET goods_centimes = ?2, delivery_centimes = ?3, weight_grams = ?4, \
        version = version + 1 WHERE id = ?1";
}

store::text_enum! {
    /// What of the buyer a correction changed; the journal keeps the words, parted by blanks.
    pub enum ContactPart {
        /// The name.
        Name = "name",
        /// The number that is called.
        Phone = "phone",
        /// The other number.
        SecondPhone = "phone_second",
    }
}

/// Whether the delivery price is asked again or kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Delivery {
    Quote,
    Keep,
}

fn begin(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    version: i64,
    reason: &str,
) -> Result<OrderRow, OrderError> {
    if reason.trim().is_empty() {
        return Err(OrderError::ReasonMissing);
    }
    let row = hold::order(unit, id)?;
    for part in rows::fulfilments_of(unit, id)? {
        if rows::parcel_of(unit, part.id)?.is_some() {
            return Err(OrderError::Packed);
        }
        if !part.state.is_in_house() && part.state != FulfilmentState::Cancelled {
            return Err(OrderError::NotAllowed {
                state: part.state.to_string(),
                event: "correct".to_owned(),
            });
        }
    }
    step::take(unit, act, &row, version, OrderEvent::Correct, reason)?;
    Ok(row)
}

/// Corrects the buyer's name and phones.
pub fn change_contact(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    version: i64,
    buyer: &Buyer,
    reason: &str,
) -> Result<(), OrderError> {
    let row = begin(unit, act, id, version, reason)?;
    let second = buyer.phone_second.as_ref().map(values::phone::Phone::e164);
    unit.run(
        SET_CONTACT,
        args![id, buyer.name, fold(&buyer.name), buyer.phone.e164(), second],
    )?;
    finding::keep_again(unit, id, buyer)?;
    // The journal tells what changed; names and numbers themselves are personal and stay out of it.
    let changed = [
        (ContactPart::Name, row.buyer_name != buyer.name),
        (ContactPart::Phone, row.phone != buyer.phone.e164()),
        (ContactPart::SecondPhone, row.phone_second.as_deref() != second),
    ];
    let details: Vec<&str> = changed
        .iter()
        .filter(|(_, changed)| *changed)
        .map(|(part, _)| part.as_str())
        .collect();
    note(unit, act, id, "contact", &details.join(" "), reason)
}

/// Corrects where it goes; the delivery price is quoted again.
pub fn change_destination(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    version: i64,
    destination: &Destination,
    note_for_courier: &str,
    reason: &str,
) -> Result<(), OrderError> {
    let row = begin(unit, act, id, version, reason)?;
    let [quarter, street, landmark] = crate::checkout::address_columns(destination);
    unit.run(
        SET_DESTINATION,
        args![
            id,
            destination.city(),
            quarter,
            street,
            landmark,
            destination.pickup_point(),
            note_for_courier
        ],
    )?;
    settle(unit, act, id, Delivery::Quote)?;
    let place = |from: Option<&str>| from.unwrap_or("-").to_owned();
    let before = place(row.city_slug.as_deref().or(row.pickup_point_slug.as_deref()));
    let after = place(destination.city().or(destination.pickup_point()));
    note(
        unit,
        act,
        id,
        "destination",
        &format!("{before} → {after}"),
        reason,
    )
}

/// Corrects what is ordered: resulting quantities by article; 0 takes a line out, a new article is priced now.
pub fn change_lines(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    version: i64,
    wanted: &[(String, u32)],
    reason: &str,
) -> Result<(), OrderError> {
    let row = begin(unit, act, id, version, reason)?;
    let parts = rows::fulfilments_of(unit, id)?;
    let lines = rows::lines_of_order(unit, id)?;
    let mut details = Vec::new();
    for (sku, quantity) in said_last(wanted) {
        let present = lines.iter().filter(|line| line.sku == *sku).find(|line| {
            parts
                .iter()
                .any(|part| part.id == line.fulfilment_id && part.state != FulfilmentState::Cancelled)
        });
        match present {
            Some(line) if line.quantity == *quantity => {}
            Some(line) => {
                change_quantity(unit, line, *quantity)?;
                details.push(format!("{sku} {} → {quantity}", line.quantity));
            }
            None if *quantity == 0 => {}
            None => {
                add_line(unit, act, &row, sku, *quantity)?;
                details.push(format!("{sku} 0 → {quantity}"));
            }
        }
    }
    hold_again(unit, act, id)?;
    settle(unit, act, id, Delivery::Quote)?;
    note(unit, act, id, "lines", &details.join(", "), reason)
}

/// An article named twice: the last word counts.
fn said_last(wanted: &[(String, u32)]) -> impl Iterator<Item = (&String, &u32)> {
    let last = |index: usize, sku: &String| wanted.iter().skip(index + 1).all(|(later, _)| later != sku);
    wanted
        .iter()
        .enumerate()
        .filter(move |(index, (sku, _))| last(*index, sku))
        .map(|(_, (sku, quantity))| (sku, quantity))
}

fn change_quantity(unit: &mut Unit<'_>, line: &LineRow, quantity: u32) -> Result<(), OrderError> {
    if quantity == 0 {
        unit.run(DROP_PARTS, args![line.id])?;
        unit.run(DROP_LINE, args![line.id])?;
        return Ok(());
    }
    let quantity = Quantity::new(quantity).map_err(|_| OrderError::TooLarge)?;
    pricing::line_total(Money::mad(line.unit_price_centimes), quantity)?;
    unit.run(SET_QUANTITY, args![line.id, quantity.value()])?;
    Ok(())
}

fn add_line(
    unit: &mut Unit<'_>,
    act: &Act,
    order: &OrderRow,
    sku: &str,
    quantity: u32,
) -> Result<(), OrderError> {
    let quantity = Quantity::new(quantity).map_err(|_| OrderError::TooLarge)?;
    let skus = [sku.to_owned()];
    let article = sellable::of(unit, &skus)?
        .pop()
        .filter(|article| article.published)
        .ok_or_else(|| OrderError::NotForSale(sku.to_owned()))?;
    let line = DraftLine::price(article, quantity)?;
    let settings = house::load(unit)?;
    let rates = Rates::load(unit, act, &settings, &[&line])?;
    let parts = rows::fulfilments_of(unit, order.id)?;
    let own = parts
        .iter()
        .find(|part| part.producer_id == line.sellable.producer && part.state != FulfilmentState::Cancelled);
    let place = Place {
        order: order.id,
        fulfilment: own.map_or_else(|| act.ids.next::<Fulfilment>(), |part| part.id),
    };
    if own.is_none() {
        let state = if order.state == OrderState::ToConfirm {
            FulfilmentState::Waiting
        } else {
            FulfilmentState::ToPrepare
        };
        let empty = crate::draft::DraftFulfilment::empty(line.sellable.producer);
        freeze::fulfilment(unit, act, place, parts.len(), &empty, state)?;
    }
    let position = rows::lines_of_order(unit, order.id)?.len();
    freeze::line(unit, act, place, position, &line, &rates)?;
    Ok(())
}

/// What is set aside follows the lines as they are now; a part without lines is cancelled.
fn hold_again(unit: &mut Unit<'_>, act: &Act, id: Id<Order>) -> Result<(), OrderError> {
    take_shelf(unit, id)?;
    let mut left = 0;
    for part in rows::fulfilments_of(unit, id)? {
        if part.state == FulfilmentState::Cancelled {
            continue;
        }
        let lines = rows::lines_of_fulfilment(unit, part.id)?;
        if lines.is_empty() {
            fulfilment::step_by_house(unit, act, &part, FulfilmentEvent::Cancel, "")?;
            reservation::release(unit, act, part.id.uuid(), ReleaseCause::Cancelled)?;
            continue;
        }
        left += 1;
        let demands = demands_of(unit, &part, &lines)?;
        if demands.is_empty() {
            reservation::release(unit, act, part.id.uuid(), ReleaseCause::Cancelled)?;
        } else {
            let holder = Holder {
                order: id.uuid(),
                fulfilment: part.id.uuid(),
            };
            reservation::adjust(unit, act, holder, &demands)?;
        }
    }
    // An order without lines is cancelled, which is another act.
    if left == 0 { Err(OrderError::Empty) } else { Ok(()) }
}

/// Takes hold of all the stock that the order held or will hold.
fn take_shelf(unit: &mut Unit<'_>, id: Id<Order>) -> Result<(), OrderError> {
    let mut variants = Vec::new();
    let parts = rows::fulfilments_of(unit, id)?;
    for part in &parts {
        variants.extend(
            rows::parts_of(unit, part.id)?
                .into_iter()
                .map(|share| share.variant_id),
        );
    }
    let ids: Vec<uuid::Uuid> = parts.iter().map(|part| part.id.uuid()).collect();
    variants.extend(
        reservation::of_fulfilment(unit, &ids)?
            .into_iter()
            .map(|held| held.variant_id),
    );
    Ok(inventory::stock::take_in_order(unit, &variants)?)
}

fn demands_of(
    reader: &Reader<'_>,
    part: &FulfilmentRow,
    lines: &[LineRow],
) -> Result<Vec<Demand>, OrderError> {
    let quantity_of = |line: Id<OrderLine>| {
        lines
            .iter()
            .find(|known| known.id == line && !known.made_to_order)
            .map(|known| known.quantity)
    };
    Ok(rows::parts_of(reader, part.id)?
        .into_iter()
        .filter_map(|share| {
            let quantity = i64::from(share.units_per_line) * i64::from(quantity_of(share.line_id)?);
            Some(Demand {
                variant: share.variant_id,
                quantity,
            })
        })
        .collect())
}

/// Sums the order again after a part was cancelled; the delivery price stays as quoted.
pub(crate) fn sum_again(unit: &mut Unit<'_>, act: &Act, id: Id<Order>) -> Result<(), OrderError> {
    settle(unit, act, id, Delivery::Keep)
}

/// Sums of a part that was not cancelled.
struct PartSums {
    row: FulfilmentRow,
    goods: Money,
    weight: Grams,
    /// Still loose in the house: its share of the delivery may change.
    loose: bool,
}

fn settle(unit: &mut Unit<'_>, act: &Act, id: Id<Order>, delivery: Delivery) -> Result<(), OrderError> {
    let lines = rows::lines_of_order(unit, id)?;
    let (live, dead): (Vec<FulfilmentRow>, Vec<FulfilmentRow>) = rows::fulfilments_of(unit, id)?
        .into_iter()
        .partition(|part| part.state != FulfilmentState::Cancelled);
    let sums = live
        .into_iter()
        .map(|row| part_sums(unit, row, &lines))
        .collect::<Result<Vec<_>, _>>()?;
    let goods = Money::sum(sums.iter().map(|part| part.goods))?;
    let weight = Grams::sum(sums.iter().map(|part| part.weight))?;
    let price = match delivery {
        Delivery::Quote => quoted(unit, &destination_of(&rows::order(unit, id)?), weight)?,
        Delivery::Keep => kept_price(&sums, Money::mad(rows::order(unit, id)?.delivery_centimes))?,
    };
    let shares = write_shares(unit, &sums, price)?;
    for part in dead.iter().filter(|part| part.delivery_centimes != 0) {
        let weight = part.weight_grams;
        unit.run(SET_PART_SUMS, args![part.id, part.goods_centimes, 0_i64, weight])?;
    }
    let total = goods.add(price)?.centimes();
    unit.run(
        SET_SUMS,
        args![id, goods.centimes(), price.centimes(), weight.value(), total],
    )?;
    set_payment(unit, act, id, &shares)
}

/// The delivery price as quoted; without a loose part left to carry it, what the others carry already.
fn kept_price(sums: &[PartSums], quoted: Money) -> Result<Money, OrderError> {
    if sums.iter().any(|part| part.loose) {
        Ok(quoted)
    } else {
        fixed_delivery(sums)
    }
}

fn fixed_delivery(sums: &[PartSums]) -> Result<Money, OrderError> {
    let fixed = sums.iter().filter(|part| !part.loose);
    Ok(Money::sum(
        fixed.map(|part| Money::mad(part.row.delivery_centimes)),
    )?)
}

/// Divides what the fixed parts leave of the price among the loose ones; answers what is due for each part.
fn write_shares(
    unit: &mut Unit<'_>,
    sums: &[PartSums],
    price: Money,
) -> Result<Vec<(uuid::Uuid, Money)>, OrderError> {
    let loose: Vec<&PartSums> = sums.iter().filter(|part| part.loose).collect();
    let weights: Vec<Grams> = loose.iter().map(|part| part.weight).collect();
    let mut due = Vec::new();
    if !loose.is_empty() {
        let pool = price.sub(fixed_delivery(sums)?)?;
        for (part, share) in loose.iter().zip(pricing::delivery_shares(pool, &weights)?) {
            let figures = (part.goods.centimes(), share.centimes(), part.weight.value());
            let kept = (
                part.row.goods_centimes,
                part.row.delivery_centimes,
                part.row.weight_grams,
            );
            if figures != kept {
                unit.run(SET_PART_SUMS, args![part.row.id, figures.0, figures.1, figures.2])?;
            }
            due.push((part.row.id.uuid(), part.goods.add(share)?));
        }
    }
    for part in sums.iter().filter(|part| !part.loose) {
        // What was refused, lost or came back before it was paid is owed no more, and stays so; what was paid
        // stays as it is.
        let share = share::by_fulfilment(unit, part.row.id.uuid())?;
        if let Some(share) = share.filter(Share::is_active) {
            due.push((part.row.id.uuid(), share.due));
        }
    }
    Ok(due)
}

fn set_payment(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    shares: &[(uuid::Uuid, Money)],
) -> Result<(), OrderError> {
    let Some(found) = payment::of_order(unit, id.uuid())? else {
        return Ok(());
    };
    if shares.is_empty() {
        for share in share::of_payment(unit, found.id)?
            .iter()
            .filter(|share| share.is_active())
        {
            payment::cancel_share(unit, act, share.fulfilment).map_err(crate::sale::payment_failed)?;
        }
        return Ok(());
    }
    payment::set_shares(unit, act, found.id, found.version, shares)
        .map(|_| ())
        .map_err(crate::sale::payment_failed)
}

fn part_sums(reader: &Reader<'_>, row: FulfilmentRow, lines: &[LineRow]) -> Result<PartSums, OrderError> {
    let loose = row.state.is_in_house() && rows::parcel_of(reader, row.id)?.is_none();
    let own = || lines.iter().filter(|line| line.fulfilment_id == row.id);
    let goods = own()
        .map(|line| Money::mad(line.unit_price_centimes).times(i64::from(line.quantity)))
        .collect::<Result<Vec<_>, _>>()?;
    let weights = own()
        .map(|line| Grams::new(line.unit_weight_grams * i64::from(line.quantity)))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(PartSums {
        goods: Money::sum(goods)?,
        weight: Grams::sum(weights)?,
        row,
        loose,
    })
}

fn quoted(reader: &Reader<'_>, destination: &Destination, weight: Grams) -> Result<Money, OrderError> {
    match destination {
        Destination::Address(address) => Ok(rate::quote(reader, &address.city, weight)?.price),
        Destination::Pickup { pickup_point } => match pickup_point::by_slug(reader, pickup_point)? {
            Some(point) if point.active => Ok(Money::ZERO_MAD),
            _ => Err(OrderError::UnknownPickupPoint),
        },
    }
}

fn note(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    what: &str,
    details: &str,
    reason: &str,
) -> Result<(), OrderError> {
    let event = format!("correct_{what}");
    let entry = Entry {
        event: &event,
        reason: Some(reason),
        details: Some(details),
        ..Entry::default()
    };
    event::record(unit, act, id, &entry)?;
    step::tell(unit, act, id, "order-corrected")
}
