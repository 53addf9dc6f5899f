//! Time lines: where an order is, and where each producer's part of it is.

use jiff::Timestamp;
use language::date;
use orders::event::EventLine;
use orders::state::{FulfilmentState, OrderEvent, OrderState};
use orders::view::{FulfilmentView, OrderView};
use web::Speech;
use web::parts::{Place, Step};

/// Steps a part has gone: 1 being prepared, 2 ready, 3 on its way, 4 with the buyer.
const WITH_THE_BUYER: u8 = 4;

/// How far a part is; none when it ended otherwise than wished.
fn reached(state: FulfilmentState) -> Option<u8> {
    match state {
        FulfilmentState::Waiting => Some(0),
        FulfilmentState::ToPrepare => Some(1),
        FulfilmentState::Ready | FulfilmentState::AtDepot => Some(2),
        FulfilmentState::Shipped => Some(3),
        FulfilmentState::Delivered | FulfilmentState::Collected => Some(WITH_THE_BUYER),
        FulfilmentState::Refused | FulfilmentState::Returned | FulfilmentState::Cancelled => None,
    }
}

/// Whether a part was handed to the buyer and paid.
pub(super) fn is_with_buyer(state: FulfilmentState) -> bool {
    reached(state) == Some(WITH_THE_BUYER)
}

/// Whether a part may still reach the buyer.
pub(super) fn is_coming(state: FulfilmentState) -> bool {
    reached(state).is_some_and(|steps| steps < WITH_THE_BUYER)
}

/// The line of the whole order.
pub(super) fn of_order(order: &OrderView, events: &[EventLine], speech: &Speech) -> Vec<Step> {
    let received = step(
        speech.text("follow-received"),
        Some(order.placed_at),
        Place::Done,
        speech,
    );
    let mut steps = vec![received];
    match order.state {
        OrderState::Cancelled => steps.push(cancelled(events, speech)),
        OrderState::ToConfirm => {
            let until = date::date_time(order.confirm_until, speech.tongue_of("follow-until"));
            steps.push(Step {
                word: speech.text("follow-calling"),
                when: Some(speech.text_of("follow-until", "moment", until)),
                place: Place::Now,
            });
            steps.extend(way(order, 0, events, speech));
        }
        OrderState::Confirmed | OrderState::Completed => {
            let at = time_of(events, |line| line.event == OrderEvent::Confirm.as_str());
            steps.push(step(speech.text("follow-called"), at, Place::Done, speech));
            let slowest = order
                .fulfilments
                .iter()
                .filter_map(|part| reached(part.state))
                .min();
            match slowest {
                Some(slowest) => steps.extend(way(order, slowest.max(1), events, speech)),
                None => steps.push(step(speech.text("follow-returned"), None, Place::Stopped, speech)),
            }
        }
    }
    steps
}

fn cancelled(events: &[EventLine], speech: &Speech) -> Step {
    let expired = time_of(events, |line| line.event == OrderEvent::Expire.as_str());
    let ended = |line: &EventLine| line.to_state.as_deref() == Some(OrderState::Cancelled.as_str());
    let word = if expired.is_some() {
        "follow-expired"
    } else {
        "follow-cancelled"
    };
    step(
        speech.text(word),
        expired.or_else(|| time_of(events, ended)),
        Place::Stopped,
        speech,
    )
}

/// Preparing, then on its way and delivered, or ready and collected.
fn way(order: &OrderView, reached: u8, events: &[EventLine], speech: &Speech) -> Vec<Step> {
    let is_pickup = order.destination.pickup_point().is_some();
    let last =
        |state: FulfilmentState| time_of(events, |line| line.to_state.as_deref() == Some(state.as_str()));
    let (underway, underway_at, underway_from) = if is_pickup {
        ("follow-ready", last(FulfilmentState::Ready), 2)
    } else {
        ("follow-shipped", last(FulfilmentState::Shipped), 3)
    };
    let (end, end_at) = if is_pickup {
        ("follow-collected", last(FulfilmentState::Collected))
    } else {
        ("follow-delivered", last(FulfilmentState::Delivered))
    };
    vec![
        step(
            speech.text("follow-preparing"),
            None,
            place(reached, 1, underway_from),
            speech,
        ),
        step(
            speech.text(underway),
            underway_at,
            place(reached, underway_from, WITH_THE_BUYER),
            speech,
        ),
        step(
            speech.text(end),
            end_at,
            place(reached, WITH_THE_BUYER, WITH_THE_BUYER),
            speech,
        ),
    ]
}

/// Where the step from `from` until `until` stands for something that has reached `reached`. The last one is done
/// as soon as it is reached.
fn place(reached: u8, from: u8, until: u8) -> Place {
    if reached < from {
        Place::ToCome
    } else if reached >= until {
        Place::Done
    } else {
        Place::Now
    }
}

/// The line of one producer's part; nothing while the whole order waits for the buyer's word.
pub(super) fn of_part(
    part: &FulfilmentView,
    is_pickup: bool,
    events: &[EventLine],
    speech: &Speech,
) -> Vec<Step> {
    let own = |state: FulfilmentState| {
        time_of(events, |line| {
            line.fulfilment_id == Some(part.id) && line.to_state.as_deref() == Some(state.as_str())
        })
    };
    if part.state == FulfilmentState::Waiting {
        return Vec::new();
    }
    let Some(steps) = reached(part.state) else {
        return vec![step(
            ended_word(part.state, speech),
            own(part.state),
            Place::Stopped,
            speech,
        )];
    };
    let ready_at = own(FulfilmentState::Ready).or_else(|| own(FulfilmentState::AtDepot));
    let mut line = vec![
        step(
            speech.text("follow-preparing"),
            own(FulfilmentState::ToPrepare),
            place(steps, 1, 2),
            speech,
        ),
        step(speech.text("follow-ready"), ready_at, place(steps, 2, 3), speech),
    ];
    if is_pickup {
        let at = own(FulfilmentState::Collected);
        line.push(step(
            speech.text("follow-collected"),
            at,
            place(steps, 4, 4),
            speech,
        ));
    } else {
        let at = own(FulfilmentState::Shipped);
        line.push(step(
            speech.text("follow-shipped"),
            at,
            place(steps, 3, 4),
            speech,
        ));
        let at = own(FulfilmentState::Delivered);
        line.push(step(
            speech.text("follow-delivered"),
            at,
            place(steps, 4, 4),
            speech,
        ));
    }
    line
}

fn ended_word(state: FulfilmentState, speech: &Speech) -> String {
    match state {
        FulfilmentState::Refused => speech.text("follow-refused"),
        FulfilmentState::Returned => speech.text("follow-returned"),
        _ => speech.text("follow-cancelled"),
    }
}

fn step(word: String, at: Option<Timestamp>, place: Place, speech: &Speech) -> Step {
    // A step that is still to come has no hour, even where it was taken back once.
    let at = at.filter(|_| place != Place::ToCome);
    Step {
        word,
        when: at.map(|at| date::date_time(at, speech.language())),
        place,
    }
}

/// The last time something happened.
fn time_of(events: &[EventLine], is_it: impl Fn(&EventLine) -> bool) -> Option<Timestamp> {
    events.iter().rev().find(|line| is_it(line)).map(|line| line.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_ahead_then_here_then_behind() {
        let places = |from, until| {
            (0..=4)
                .map(|reached| place(reached, from, until))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            places(1, 3),
            [Place::ToCome, Place::Now, Place::Now, Place::Done, Place::Done]
        );
        assert_eq!(
            places(3, 4),
            [
                Place::ToCome,
                Place::ToCome,
                Place::ToCome,
                Place::Now,
                Place::Done
            ]
        );
        assert_eq!(places(4, 4)[3..], [Place::ToCome, Place::Done]);
    }

    #[test]
    fn every_state_is_coming_here_or_ended() {
        for state in FulfilmentState::ALL {
            let ended = reached(*state).is_none();
            assert_eq!(
                1,
                [is_coming(*state), is_with_buyer(*state), ended]
                    .iter()
                    .filter(|told| **told)
                    .count()
            );
        }
    }
}
