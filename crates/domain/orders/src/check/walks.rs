//! The journal of an order leads it, each of its parts and each of its parcels from the first state to the present.

use super::page::{EventRow, Whole};
use crate::state::{
    FULFILMENT, FulfilmentEvent, FulfilmentState, ORDER, OrderEvent, OrderState, PARCEL, ParcelEvent,
    ParcelState, next,
};
use access::check::walk::{self, Step};

/// What the journal does not tell as it is.
pub(super) fn astray(whole: &Whole) -> Vec<String> {
    let mut problems: Vec<String> = order(whole)
        .into_iter()
        .map(|problem| format!("order {}: {problem}", whole.order.id))
        .collect();
    problems.extend(parts(whole));
    problems.extend(parcels(whole));
    problems.extend(strangers(whole));
    problems
}

fn own_events(whole: &Whole) -> impl Iterator<Item = &EventRow> {
    let events = whole.events.iter();
    events.filter(|event| event.fulfilment_id.is_none() && event.parcel_id.is_none())
}

fn order(whole: &Whole) -> Vec<String> {
    let events: Vec<&EventRow> = own_events(whole).collect();
    let mut problems = Vec::new();
    problems.extend(begun_once(&events, "place", OrderState::ToConfirm.as_str()));
    let told = walk::broken(
        &steps(&events),
        &[OrderState::ToConfirm.as_str()],
        whole.order.state.as_str(),
        |step| {
            let line = OrderState::from_word(step.from).zip(OrderEvent::from_word(step.event));
            let to = line.and_then(|(from, event)| next(ORDER, from, event));
            to.is_some_and(|to| to.as_str() == step.to)
        },
    );
    problems.extend(told);
    let is_call = |event: &&&EventRow| {
        let calls = [OrderEvent::Confirm, OrderEvent::NoAnswer, OrderEvent::CallAgain];
        OrderEvent::from_word(&event.event).is_some_and(|event| calls.contains(&event))
    };
    let calls = events.iter().filter(is_call).count();
    if u64::try_from(calls) != Ok(whole.order.calls) {
        problems.push(format!("{} calls, its journal tells {calls}", whole.order.calls));
    }
    problems
}

fn parts(whole: &Whole) -> Vec<String> {
    // A part that a correction added to a confirmed order never waited for the call.
    let was_corrected = own_events(whole).any(|event| {
        event.event == OrderEvent::Correct.as_str()
            && event.from_state.as_deref() == Some(OrderState::Confirmed.as_str())
    });
    let both = [FulfilmentState::Waiting, FulfilmentState::ToPrepare].map(FulfilmentState::as_str);
    let beginnings = if was_corrected { &both[..] } else { &both[..1] };
    let told = whole.parts.iter().filter_map(|part| {
        let own = whole.events.iter();
        let own: Vec<&EventRow> = own.filter(|event| event.fulfilment_id == Some(part.id)).collect();
        let problem = walk::broken(&steps(&own), beginnings, part.state.as_str(), |step| {
            let line = FulfilmentState::from_word(step.from).zip(FulfilmentEvent::from_word(step.event));
            let to = line.and_then(|(from, event)| next(FULFILMENT, from, event));
            to.is_some_and(|to| to.as_str() == step.to)
        })?;
        Some(format!("fulfilment {}: {problem}", part.id))
    });
    told.collect()
}

fn parcels(whole: &Whole) -> Vec<String> {
    let told = whole.parcels.iter().flat_map(|parcel| {
        let own = whole.events.iter();
        let own: Vec<&EventRow> = own.filter(|event| event.parcel_id == Some(parcel.id)).collect();
        let packed = ParcelState::Packed.as_str();
        let walked = walk::broken(&steps(&own), &[packed], parcel.state.as_str(), |step| {
            let line = ParcelState::from_word(step.from).zip(ParcelEvent::from_word(step.event));
            let to = line.and_then(|(from, event)| next(PARCEL, from, event));
            to.is_some_and(|to| to.as_str() == step.to)
        });
        let begun = begun_once(&own, ParcelEvent::Pack.as_str(), packed);
        let problems = walked.into_iter().chain(begun);
        problems.map(|problem| format!("parcel {}: {problem}", parcel.id))
    });
    told.collect()
}

/// Lines about parts and parcels that this order does not have.
fn strangers(whole: &Whole) -> Vec<String> {
    let is_strange = |event: &&EventRow| {
        let has_part = |id| whole.parts.iter().any(|part| part.id == id);
        let has_parcel = |id| whole.parcels.iter().any(|parcel| parcel.id == id);
        event.fulfilment_id.is_some_and(|id| !has_part(id))
            || event.parcel_id.is_some_and(|id| !has_parcel(id))
    };
    let strange = whole.events.iter().filter(is_strange);
    let told = strange.map(|event| {
        format!(
            "order {}: {} of something it does not have",
            whole.order.id, event.event
        )
    });
    told.collect()
}

/// What begins a thing stands in its journal once, leads to its first state, and comes from none.
fn begun_once(events: &[&EventRow], word: &str, first: &str) -> Option<String> {
    let begun: Vec<&&EventRow> = events
        .iter()
        .filter(|event| event.from_state.is_none() && event.to_state.is_some())
        .collect();
    match begun.as_slice() {
        [event] if event.event == word && event.to_state.as_deref() == Some(first) => None,
        other => Some(format!("its journal tells {} beginnings", other.len())),
    }
}

/// The steps among these lines; others tell of corrections, money or pieces.
fn steps<'e>(events: &[&'e EventRow]) -> Vec<Step<'e>> {
    let steps = events.iter().filter_map(|event| {
        Some(Step {
            event: &event.event,
            from: event.from_state.as_deref()?,
            to: event.to_state.as_deref()?,
        })
    });
    steps.collect()
}
