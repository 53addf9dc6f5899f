//! The journal of an order as a time line: newest first, as one reads it.

use crate::desk::word;
use orders::event::EventLine;
use orders::view::OrderView;
use parties::organisation::{Card, Organisation};
use std::collections::HashMap;
use values::id::Id;
use web::Visit;

/// A line of the journal in words.
pub(super) struct JournalLine {
    pub(super) word: String,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) about: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) details: Option<String>,
}

/// The journal in words.
pub(super) fn lines(
    visit: &Visit,
    order: &OrderView,
    events: Vec<EventLine>,
    cards: &HashMap<Id<Organisation>, Card>,
) -> Vec<JournalLine> {
    events
        .into_iter()
        .rev()
        .map(|event| line(visit, order, event, cards))
        .collect()
}

fn line(
    visit: &Visit,
    order: &OrderView,
    event: EventLine,
    cards: &HashMap<Id<Organisation>, Card>,
) -> JournalLine {
    let producer = event
        .fulfilment_id
        .and_then(|id| order.fulfilments.iter().find(|part| part.id == id))
        .and_then(|part| cards.get(&part.producer))
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
        who: if event.actor_name.is_empty() {
            visit.text("desk-actor-house")
        } else {
            event.actor_name
        },
        about: producer.or(parcel),
        reason: event.reason,
        details: event.details,
    }
}
