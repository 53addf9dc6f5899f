//! Placing an order: one unit of work from the price to the reservation, the payment due and the outbox.

use super::{DeliverySeen, PlaceOrder, PlaceOrderError, Placed, PriceChange, WantedLine};
use crate::cart::{self, KeptLine};
use crate::draft::{Draft, DraftLine, split_by_producer};
use crate::event;
use crate::finding;
use crate::freeze::{self, Place, Rates};
use crate::order::{self, Channel, Destination, Fulfilment, Order};
use crate::rows;
use crate::state::FulfilmentState;
use crate::stock;
use access::actor::Act;
use access::idempotency::{self, Claim, Key, Who};
use access::{Action, require};
use catalogue::sellable::{self, Sellable};
use inventory::reservation::HoldError;
use parties::house::{self, HouseSettings};
use payments::method::Method;
use payments::payment::{self, NewPayment};
use sha2::{Digest, Sha256};
use shipping::rate::QuoteError;
use shipping::{pickup_point, rate};
use std::collections::HashMap;
use store::{Unit, args, outbox};
use values::code::{AccessKey, OrderCode};
use values::id::Id;
use values::money::Money;
use values::quantity::Quantity;
use values::slug::fold;

/// The route's name among idempotency keys.
const ROUTE: &str = "place-order";
const SECONDS_PER_HOUR: i64 = 3_600;

store::statements! {
    write INSERT_ORDER = "INSERT INTO sales_order (id, code, access_key, state, channel, language, buyer_name, \
        buyer_search, phone, phone_second, city_slug, quarter, street, landmark, pickup_point_slug, note, \
        payment_method, goods_centimes, delivery_centimes, total_centimes, currency, weight_grams, placed_at, \
        confirm_until, calls, demo, version, delivery_vat_basis_points) VALUES (?1, ?2, ?3, 'to_confirm', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, \
        ?13, ?14, ?15, ?16, ?17, ?18, ?19, 'MAD', ?20, ?21, ?22, 0, ?23, 1, ?24)";
}

/// Places the order: priced from the store, stock held, payment due, everything or nothing. An order that does not
/// come from the shop is written down by somebody who may do so; a form that was sent before finds its order.
pub fn place(unit: &mut Unit<'_>, act: &Act, command: &PlaceOrder) -> Result<Placed, PlaceOrderError> {
    if command.channel != Channel::Shop {
        require(act, Action::TakePhoneOrder)?;
    }
    if let Some(placed) = placed_before(unit, act, command)? {
        return Ok(placed);
    }
    let settings = house::load(unit)?;
    check_opened(command.channel, &settings)?;
    check_method(command.method)?;
    let lines = priced_lines(unit, command)?;
    let draft = split_by_producer(lines)?;
    let delivery = delivery_price(unit, &command.destination, &draft)?;
    check_delivery(command.delivery_seen, delivery)?;
    let draft = draft.with_delivery(delivery)?;
    let placed = write_order(unit, act, command, &draft, delivery, &settings)?;
    stock::take_shelf(unit, &draft)?;
    let short = stock::short_lines(unit, &draft)?;
    if !short.is_empty() {
        return Err(PlaceOrderError::OutOfStock(short));
    }
    let fulfilments = write_fulfilments(unit, act, placed.order, &draft, &settings)?;
    for (fulfilment, part) in fulfilments.iter().zip(&draft.fulfilments) {
        let place = Place {
            order: placed.order,
            fulfilment: *fulfilment,
        };
        stock::hold(unit, act, place, part).map_err(|error| raced(unit, error, &draft))?;
    }
    open_payment(unit, act, command.method, placed.order, &draft, &fulfilments)?;
    leave_traces(unit, act, command, &placed)?;
    leave_cart(unit, command, &draft)?;
    Ok(placed)
}

/// The idempotency key belongs to a visitor, or to the member of staff who takes a call.
fn key<'k>(act: &'k Act, command: &'k PlaceOrder, visitor: Option<&'k str>) -> Key<'k> {
    let who = visitor.map_or(Who::Actor(&act.actor), Who::Visitor);
    Key {
        who,
        route: ROUTE,
        name: &command.idempotency_key,
    }
}

fn visitor_word(command: &PlaceOrder) -> Option<String> {
    command
        .visitor
        .map(|visitor| visitor.0.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn placed_before(
    unit: &mut Unit<'_>,
    act: &Act,
    command: &PlaceOrder,
) -> Result<Option<Placed>, PlaceOrderError> {
    let visitor = visitor_word(command);
    let key = key(act, command, visitor.as_deref());
    match idempotency::claim(unit, act, key, fingerprint(command))? {
        Claim::New => Ok(None),
        Claim::Different => Err(PlaceOrderError::KeyUsedOtherwise),
        Claim::Same(answer) => {
            let code: OrderCode = answer.parse().map_err(|_| order::unreadable("answer"))?;
            let row = rows::order_by_code(unit, &code)?.ok_or(store::Error::Missing)?;
            Ok(Some(Placed {
                order: row.id,
                code,
                key: order::key_of(&row)?,
                already: true,
            }))
        }
    }
}

/// What the form says, hashed: the same key with another form is another order, and refused.
fn fingerprint(command: &PlaceOrder) -> [u8; 32] {
    let said = format!(
        "{:?}|{:?}|{:?}|{}|{:?}",
        command.lines, command.buyer, command.destination, command.note, command.method
    );
    Sha256::digest(said.as_bytes()).into()
}

/// A closed shop sells nothing by itself. On the telephone a member of the house decides, who knows why it is closed.
fn check_opened(channel: Channel, settings: &HouseSettings) -> Result<(), PlaceOrderError> {
    match channel {
        Channel::Shop if !settings.opened => Err(PlaceOrderError::ShopClosed),
        Channel::Shop | Channel::Phone => Ok(()),
    }
}

fn check_method(method: Method) -> Result<(), PlaceOrderError> {
    // Card and transfer open with their own rooms.
    if method == Method::CashOnDelivery {
        Ok(())
    } else {
        Err(PlaceOrderError::MethodClosed)
    }
}

fn priced_lines(unit: &mut Unit<'_>, command: &PlaceOrder) -> Result<Vec<DraftLine>, PlaceOrderError> {
    let kept = match &command.visitor {
        Some(visitor) if command.lines.is_empty() => cart::held_lines(unit, visitor)?,
        _ => Vec::new(),
    };
    let wanted = wanted_lines(command, &kept)?;
    if wanted.is_empty() {
        return Err(PlaceOrderError::EmptyCart);
    }
    let skus: Vec<String> = wanted.iter().map(|line| line.sku.clone()).collect();
    let found = sellable::of(unit, &skus)?;
    let lines = priced(wanted, found)?;
    check_prices(command, &kept, &lines)?;
    Ok(lines)
}

fn wanted_lines(command: &PlaceOrder, kept: &[KeptLine]) -> Result<Vec<WantedLine>, PlaceOrderError> {
    if !command.lines.is_empty() {
        return summed(&command.lines);
    }
    kept.iter()
        .map(|line| {
            let quantity = Quantity::new(line.quantity).map_err(|_| PlaceOrderError::TooLarge)?;
            Ok(WantedLine {
                sku: line.sku.clone(),
                quantity,
            })
        })
        .collect()
}

/// An article named on two lines is one line of both.
fn summed(lines: &[WantedLine]) -> Result<Vec<WantedLine>, PlaceOrderError> {
    let mut summed: Vec<WantedLine> = Vec::new();
    for line in lines {
        match summed.iter_mut().find(|known| known.sku == line.sku) {
            None => summed.push(line.clone()),
            Some(known) => {
                let both = known.quantity.value() + line.quantity.value();
                known.quantity = Quantity::new(both).map_err(|_| PlaceOrderError::TooLarge)?;
            }
        }
    }
    Ok(summed)
}

fn priced(wanted: Vec<WantedLine>, found: Vec<Sellable>) -> Result<Vec<DraftLine>, PlaceOrderError> {
    let mut by_sku: HashMap<String, Sellable> = found
        .into_iter()
        .filter(|article| article.published)
        .map(|article| (article.sku.clone(), article))
        .collect();
    let missing: Vec<String> = wanted
        .iter()
        .filter(|line| !by_sku.contains_key(&line.sku))
        .map(|line| line.sku.clone())
        .collect();
    if !missing.is_empty() {
        return Err(PlaceOrderError::NotForSale { skus: missing });
    }
    wanted
        .into_iter()
        .filter_map(|line| Some((by_sku.remove(&line.sku)?, line.quantity)))
        .map(|(article, quantity)| DraftLine::price(article, quantity).map_err(PlaceOrderError::from))
        .collect()
}

fn check_prices(command: &PlaceOrder, kept: &[KeptLine], lines: &[DraftLine]) -> Result<(), PlaceOrderError> {
    let goods = Money::sum(lines.iter().map(|line| line.total)).map_err(|_| PlaceOrderError::TooLarge)?;
    if command.goods_seen == Some(goods.centimes()) {
        return Ok(());
    }
    let changes: Vec<PriceChange> = lines
        .iter()
        .filter_map(|line| {
            let seen = kept.iter().find(|kept| kept.sku == line.sellable.sku)?.price_seen;
            let now = line.sellable.price;
            (seen != now).then(|| PriceChange {
                sku: line.sellable.sku.clone(),
                seen,
                now,
            })
        })
        .collect();
    let page_is_old = command.goods_seen.is_some();
    if changes.is_empty() && !page_is_old {
        Ok(())
    } else {
        Err(PlaceOrderError::PriceChanged(changes))
    }
}

fn delivery_price(
    unit: &Unit<'_>,
    destination: &Destination,
    draft: &Draft,
) -> Result<Money, PlaceOrderError> {
    match destination {
        Destination::Address(address) => match rate::quote(unit, &address.city, draft.weight) {
            Ok(quote) => Ok(quote.price),
            Err(QuoteError::UnknownCity) => Err(PlaceOrderError::UnknownCity),
            Err(QuoteError::Store(error)) => Err(error.into()),
            Err(_) => Err(PlaceOrderError::ZoneNotServed),
        },
        Destination::Pickup { pickup_point } => match pickup_point::by_slug(unit, pickup_point)? {
            Some(point) if point.active => Ok(Money::ZERO_MAD),
            _ => Err(PlaceOrderError::UnknownPickupPoint),
        },
    }
}

/// Nobody orders at a delivery price that was not shown.
fn check_delivery(seen: Option<DeliverySeen>, now: Money) -> Result<(), PlaceOrderError> {
    match seen {
        Some(seen) if !seen.covers(now) => Err(PlaceOrderError::DeliveryPriceChanged { seen, now }),
        _ => Ok(()),
    }
}

fn write_order(
    unit: &mut Unit<'_>,
    act: &Act,
    command: &PlaceOrder,
    draft: &Draft,
    delivery: Money,
    settings: &HouseSettings,
) -> Result<Placed, PlaceOrderError> {
    let mut code = OrderCode::generate(&act.ids);
    while order::code_taken(unit, &code)? {
        code = OrderCode::generate(&act.ids);
    }
    let placed = Placed {
        order: act.ids.next(),
        code,
        key: AccessKey::generate(&act.ids),
        already: false,
    };
    let total = draft.goods.add(delivery).map_err(|_| PlaceOrderError::TooLarge)?;
    let hours = i64::from(settings.confirm_within_hours);
    let confirm_until = act.at + jiff::SignedDuration::from_secs(hours * SECONDS_PER_HOUR);
    let (buyer, address) = (&command.buyer, address_columns(&command.destination));
    unit.run(
        INSERT_ORDER,
        args![
            placed.order,
            placed.code.to_string(),
            placed.key.reveal(),
            command.channel,
            command.language.code(),
            buyer.name,
            fold(&buyer.name),
            buyer.phone.e164(),
            buyer.phone_second.as_ref().map(values::phone::Phone::e164),
            command.destination.city(),
            address[0],
            address[1],
            address[2],
            command.destination.pickup_point(),
            command.note,
            command.method,
            draft.goods.centimes(),
            delivery.centimes(),
            total.centimes(),
            draft.weight.value(),
            act.at,
            confirm_until,
            command.demo,
            settings.delivery_vat.basis_points().value()
        ],
    )?;
    finding::keep(unit, placed.order, buyer)?;
    Ok(placed)
}

/// Quarter, street and landmark; empty for a pickup.
pub(crate) fn address_columns(destination: &Destination) -> [&str; 3] {
    match destination {
        Destination::Address(address) => [&address.quarter, &address.street, &address.landmark],
        Destination::Pickup { .. } => ["", "", ""],
    }
}

fn write_fulfilments(
    unit: &mut Unit<'_>,
    act: &Act,
    order: Id<Order>,
    draft: &Draft,
    settings: &HouseSettings,
) -> Result<Vec<Id<Fulfilment>>, PlaceOrderError> {
    let all: Vec<&DraftLine> = draft
        .fulfilments
        .iter()
        .flat_map(|part| part.lines.iter())
        .collect();
    let rates = Rates::load(unit, act, settings, &all)?;
    let mut written = Vec::new();
    let mut line_position = 0;
    for (position, part) in draft.fulfilments.iter().enumerate() {
        let place = Place {
            order,
            fulfilment: act.ids.next::<Fulfilment>(),
        };
        freeze::fulfilment(unit, act, place, position, part, FulfilmentState::Waiting)?;
        for line in &part.lines {
            freeze::line(unit, act, place, line_position, line, &rates)?;
            line_position += 1;
        }
        written.push(place.fulfilment);
    }
    Ok(written)
}

/// Another buyer was faster between the look and the write: tell what is left now.
fn raced(unit: &Unit<'_>, error: HoldError, draft: &Draft) -> PlaceOrderError {
    match error {
        HoldError::Store(error) => error.into(),
        HoldError::Short(_) => match stock::short_lines(unit, draft) {
            Ok(short) => PlaceOrderError::OutOfStock(short),
            Err(error) => error.into(),
        },
    }
}

fn open_payment(
    unit: &mut Unit<'_>,
    act: &Act,
    method: Method,
    order: Id<Order>,
    draft: &Draft,
    fulfilments: &[Id<Fulfilment>],
) -> Result<(), PlaceOrderError> {
    let shares = fulfilments
        .iter()
        .zip(&draft.fulfilments)
        .map(|(fulfilment, part)| {
            let due = part
                .goods
                .add(part.delivery)
                .map_err(|_| PlaceOrderError::TooLarge)?;
            Ok((fulfilment.uuid(), due))
        })
        .collect::<Result<Vec<_>, PlaceOrderError>>()?;
    payment::open(
        unit,
        act,
        &NewPayment {
            order: order.uuid(),
            method,
            shares,
        },
    )
    .map_err(crate::sale::payment_failed)?;
    Ok(())
}

fn leave_traces(
    unit: &mut Unit<'_>,
    act: &Act,
    command: &PlaceOrder,
    placed: &Placed,
) -> Result<(), PlaceOrderError> {
    let entry = event::Entry {
        event: "place",
        to: Some("to_confirm"),
        ..event::Entry::default()
    };
    event::record(unit, act, placed.order, &entry)?;
    let payload = serde_json::json!({ "code": placed.code.to_string(), "channel": command.channel.as_str() });
    outbox::record(
        unit,
        act.ids.next(),
        "order-placed",
        &placed.order.to_string(),
        &payload.to_string(),
        act.at,
    )?;
    let visitor = visitor_word(command);
    idempotency::remember(
        unit,
        key(act, command, visitor.as_deref()),
        &placed.code.to_string(),
    )?;
    Ok(())
}

/// What was ordered leaves the visitor's cart, and nothing else does.
fn leave_cart(unit: &mut Unit<'_>, command: &PlaceOrder, draft: &Draft) -> Result<(), PlaceOrderError> {
    let Some(visitor) = command.visitor.as_ref().filter(|_| command.lines.is_empty()) else {
        return Ok(());
    };
    let ordered = draft.fulfilments.iter().flat_map(|part| &part.lines);
    cart::take_out(unit, visitor, ordered.map(|line| line.sellable.sku.as_str()))?;
    Ok(())
}
