//! The journal of an order as a time line: newest first, as one reads it.

use crate::desk::word;
use crate::orders::list::city_name;
use orders::event::EventLine;
use orders::order::Channel;
use orders::view::OrderView;
use parties::organisation::{Card, Organisation};
use shipping::city::City;
use std::collections::HashMap;
use values::id::Id;
use values::money::Money;
use web::Visit;

/// What the page knows besides the order.
pub(super) struct Known<'k> {
    pub(super) cards: &'k HashMap<Id<Organisation>, Card>,
    pub(super) cities: &'k [City],
}

/// A line of the journal in words.
pub(super) struct JournalLine {
    pub(super) word: String,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) about: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) details: Option<String>,
}

/// The journal in words. A correction writes what it changed besides the step itself: the step alone would
/// tell it twice.
pub(super) fn lines(
    visit: &Visit,
    order: &OrderView,
    events: Vec<EventLine>,
    known: &Known<'_>,
) -> Vec<JournalLine> {
    let told = events.into_iter().rev().filter(|event| event.event != "correct");
    told.map(|event| line(visit, order, event, known)).collect()
}

fn line(visit: &Visit, order: &OrderView, event: EventLine, known: &Known<'_>) -> JournalLine {
    let producer = event
        .fulfilment_id
        .and_then(|id| order.fulfilments.iter().find(|part| part.id == id))
        .and_then(|part| known.cards.get(&part.producer))
        .map(|card| card.names.in_language(visit.language).text.to_owned());
    let parcel = event
        .parcel_id
        .and_then(|id| order.parcels.iter().find(|parcel| parcel.id == id))
        .map(|parcel| {
            visit.text_with(
                "desk-parcel-number",
                &[("number", i64::from(parcel.number).into())],
            )
        });
    // Parcels and parts share some words with orders: a parcel is delivered, and so is what is in it.
    let prefix = match (event.fulfilment_id, event.parcel_id) {
        (Some(_), _) => "desk-event-part-",
        (None, Some(_)) => "desk-event-parcel-",
        (None, None) => "desk-event-order-",
    };
    JournalLine {
        word: word::said(visit, prefix, &event.event),
        when: language::date::date_time(event.at, visit.language),
        who: who(visit, order, &event),
        about: producer.or(parcel),
        details: event
            .details
            .as_deref()
            .map(|details| said(visit, &event.event, details, known.cities)),
        reason: event.reason,
    }
}

/// Buyers have no name as actors: what they did in the shop is told by the name on the order.
fn who(visit: &Visit, order: &OrderView, event: &EventLine) -> String {
    let by_buyer =
        event.event == "cancel_by_buyer" || (event.event == "place" && order.channel == Channel::Shop);
    if by_buyer {
        order.buyer.name.clone()
    } else if event.actor_name.is_empty() {
        visit.text("desk-actor-house")
    } else {
        event.actor_name.clone()
    }
}

/// Details are kept as figures and words of the house; towns and amounts are said as the page says them.
fn said(visit: &Visit, event: &str, details: &str, cities: &[City]) -> String {
    let each = |separator: &str, say: &dyn Fn(&str) -> String| {
        details
            .split(separator)
            .map(say)
            .collect::<Vec<_>>()
            .join(separator)
    };
    match event {
        "correct_destination" => each(" → ", &|slug| {
            city_name(cities, slug, visit.language).to_owned()
        }),
        "lose" => word::said(visit, "desk-loss-by-", details),
        "cash_received" | "refund" | "claim_received" | "refuse" => each(" + ", &|amount| {
            let amount =
                Money::parse_decimal(amount).map(|amount| language::number::money(amount, visit.language));
            amount.unwrap_or_else(|_| details.to_owned())
        }),
        "correct_contact" => word::contact_parts(visit, details).unwrap_or_else(|| details.to_owned()),
        _ => details.to_owned(),
    }
}
