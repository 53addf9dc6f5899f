//! The states of an order, a fulfilment and a parcel: one table each of state × event × who may.
//!
//! The parent's state is a function of its parts: [`order_state_of`].

use crate::error::OrderError;
use access::permission::Action;
use std::fmt::Display;

store::text_enum! {
    /// Where an order is.
    pub enum OrderState {
        /// Placed; the house calls the buyer before anything is prepared.
        ToConfirm = "to_confirm",
        /// The buyer said yes.
        Confirmed = "confirmed",
        /// Every fulfilment has ended, and not all by cancelling: delivered, collected, or sent and come back or lost.
        Completed = "completed",
        /// Nothing reaches the buyer.
        Cancelled = "cancelled",
    }
}

store::text_enum! {
    /// What happens to an order.
    pub enum OrderEvent {
        /// The buyer confirmed by phone or message.
        Confirm = "confirm",
        /// The phone was not answered.
        NoAnswer = "no_answer",
        /// The buyer asks to be called at another time.
        CallAgain = "call_again",
        /// The buyer or the house changes the order before it is packed.
        Correct = "correct",
        /// The buyer cancels on the order page.
        CancelByBuyer = "cancel_by_buyer",
        /// The house cancels, or the buyer says no in the call.
        Cancel = "cancel",
        /// Nobody confirmed in time.
        Expire = "expire",
        /// The last fulfilment ended.
        Close = "close",
    }
}

store::text_enum! {
    /// Where one producer's part of an order is.
    pub enum FulfilmentState {
        /// The order is not confirmed yet.
        Waiting = "waiting",
        /// The producer is asked to prepare it.
        ToPrepare = "to_prepare",
        /// The producer has it ready.
        Ready = "ready",
        /// The depot has received it.
        AtDepot = "at_depot",
        /// On its way in a parcel.
        Shipped = "shipped",
        /// The buyer has it from the courier.
        Delivered = "delivered",
        /// The buyer has it from the depot.
        Collected = "collected",
        /// The buyer did not take it from the courier; it is coming back.
        Refused = "refused",
        /// It came back, or was lost on the way.
        Returned = "returned",
        /// It will not be sent.
        Cancelled = "cancelled",
    }
}

store::text_enum! {
    /// What happens to a fulfilment.
    pub enum FulfilmentEvent {
        /// Its order was confirmed.
        Release = "release",
        /// The producer, or the house for them, has it ready.
        MarkReady = "mark_ready",
        /// Said ready by mistake.
        UndoReady = "undo_ready",
        /// The depot takes it in.
        Receive = "receive",
        /// Its parcel was handed to a carrier.
        Ship = "ship",
        /// Its parcel was delivered.
        Deliver = "deliver",
        /// The buyer came for it and paid.
        Collect = "collect",
        /// Its parcel was refused.
        Refuse = "refuse",
        /// Its parcel was lost.
        Lose = "lose",
        /// Refused goods are back in the house.
        TakeBack = "take_back",
        /// The buyer gave all of it back after receiving it.
        Withdraw = "withdraw",
        /// It will not be sent.
        Cancel = "cancel",
    }
}

store::text_enum! {
    /// Where a parcel is.
    pub enum ParcelState {
        /// Opened again to change what is in it.
        Open = "open",
        /// Closed, with a label.
        Packed = "packed",
        /// With the carrier.
        HandedOver = "handed_over",
        /// With the buyer, who paid.
        Delivered = "delivered",
        /// The buyer did not take it.
        Refused = "refused",
        /// The carrier lost it.
        Lost = "lost",
    }
}

store::text_enum! {
    /// What happens to a parcel.
    pub enum ParcelEvent {
        /// Closed with its contents.
        Pack = "pack",
        /// Emptied before it left.
        Unpack = "unpack",
        /// Given to the carrier.
        HandOver = "hand_over",
        /// Given to the buyer.
        Deliver = "deliver",
        /// Not taken by the buyer.
        Refuse = "refuse",
        /// Lost by the carrier.
        Lose = "lose",
    }
}

/// One line of a table: in one of these states the event leads to that state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition<S: 'static, E> {
    /// What happens.
    pub event: E,
    /// The states in which it may happen.
    pub from: &'static [S],
    /// The state it leads to.
    pub to: S,
    /// The right a member of staff needs; `None`: a buyer with the key, or the house itself.
    pub action: Option<Action>,
}

const fn line<S, E>(event: E, from: &'static [S], to: S, action: Option<Action>) -> Transition<S, E> {
    Transition {
        event,
        from,
        to,
        action,
    }
}

/// What may happen to an order.
pub const ORDER: &[Transition<OrderState, OrderEvent>] = {
    use OrderEvent as E;
    use OrderState as S;
    &[
        line(
            E::Confirm,
            &[S::ToConfirm],
            S::Confirmed,
            Some(Action::ConfirmOrder),
        ),
        line(
            E::NoAnswer,
            &[S::ToConfirm],
            S::ToConfirm,
            Some(Action::ConfirmOrder),
        ),
        line(
            E::CallAgain,
            &[S::ToConfirm],
            S::ToConfirm,
            Some(Action::ConfirmOrder),
        ),
        line(
            E::Correct,
            &[S::ToConfirm],
            S::ToConfirm,
            Some(Action::CorrectOrder),
        ),
        line(
            E::Correct,
            &[S::Confirmed],
            S::Confirmed,
            Some(Action::CorrectOrder),
        ),
        line(E::CancelByBuyer, &[S::ToConfirm], S::Cancelled, None),
        line(
            E::Cancel,
            &[S::ToConfirm, S::Confirmed],
            S::Cancelled,
            Some(Action::CancelOrder),
        ),
        line(E::Expire, &[S::ToConfirm], S::Cancelled, None),
        line(E::Close, &[S::Confirmed], S::Completed, None),
    ]
};

/// What may happen to a fulfilment.
pub const FULFILMENT: &[Transition<FulfilmentState, FulfilmentEvent>] = {
    use FulfilmentEvent as E;
    use FulfilmentState as S;
    &[
        line(
            E::Release,
            &[S::Waiting],
            S::ToPrepare,
            Some(Action::ConfirmOrder),
        ),
        line(
            E::MarkReady,
            &[S::ToPrepare],
            S::Ready,
            Some(Action::PrepareOrders),
        ),
        line(
            E::UndoReady,
            &[S::Ready],
            S::ToPrepare,
            Some(Action::PrepareOrders),
        ),
        line(
            E::Receive,
            &[S::ToPrepare, S::Ready],
            S::AtDepot,
            Some(Action::PrepareOrders),
        ),
        line(E::Ship, &[S::Ready, S::AtDepot], S::Shipped, Some(Action::Ship)),
        line(E::Deliver, &[S::Shipped], S::Delivered, Some(Action::Ship)),
        line(
            E::Collect,
            &[S::Ready, S::AtDepot],
            S::Collected,
            Some(Action::Ship),
        ),
        line(E::Refuse, &[S::Shipped], S::Refused, Some(Action::Ship)),
        line(E::Lose, &[S::Shipped], S::Returned, Some(Action::Ship)),
        line(E::TakeBack, &[S::Refused], S::Returned, Some(Action::ReturnGoods)),
        line(
            E::Withdraw,
            &[S::Delivered, S::Collected],
            S::Returned,
            Some(Action::ReturnGoods),
        ),
        line(
            E::Cancel,
            &[S::Waiting, S::ToPrepare, S::Ready, S::AtDepot],
            S::Cancelled,
            Some(Action::CancelOrder),
        ),
    ]
};

/// What may happen to a parcel.
pub const PARCEL: &[Transition<ParcelState, ParcelEvent>] = {
    use ParcelEvent as E;
    use ParcelState as S;
    &[
        line(E::Pack, &[S::Open], S::Packed, Some(Action::Ship)),
        line(E::Unpack, &[S::Packed], S::Open, Some(Action::Ship)),
        line(E::HandOver, &[S::Packed], S::HandedOver, Some(Action::Ship)),
        line(E::Deliver, &[S::HandedOver], S::Delivered, Some(Action::Ship)),
        line(E::Refuse, &[S::HandedOver], S::Refused, Some(Action::Ship)),
        line(E::Lose, &[S::HandedOver], S::Lost, Some(Action::Ship)),
    ]
};

/// The line of a table for an event in a state, or why it is not possible.
pub(crate) fn line_of<S, E>(
    table: &'static [Transition<S, E>],
    state: S,
    event: E,
) -> Result<&'static Transition<S, E>, OrderError>
where
    S: Copy + PartialEq + Display,
    E: Copy + PartialEq + Display,
{
    table
        .iter()
        .find(|line| line.event == event && line.from.contains(&state))
        .ok_or_else(|| OrderError::NotAllowed {
            state: state.to_string(),
            event: event.to_string(),
        })
}

/// The state an event leads to, or `None` where it may not happen.
#[must_use]
pub fn next<S: Copy + PartialEq, E: Copy + PartialEq>(
    table: &[Transition<S, E>],
    state: S,
    event: E,
) -> Option<S> {
    table
        .iter()
        .find(|line| line.event == event && line.from.contains(&state))
        .map(|line| line.to)
}

impl FulfilmentState {
    /// Whether nothing more is to be sent.
    #[must_use]
    pub const fn has_ended(self) -> bool {
        matches!(
            self,
            Self::Delivered | Self::Collected | Self::Returned | Self::Cancelled
        )
    }

    /// Whether the goods still stand in the house: an order may be corrected and stock given back.
    #[must_use]
    pub const fn is_in_house(self) -> bool {
        matches!(
            self,
            Self::Waiting | Self::ToPrepare | Self::Ready | Self::AtDepot
        )
    }
}

/// The state of a confirmed order, from the states of its fulfilments.
///
/// A refused fulfilment keeps the order open until the goods are back.
#[must_use]
pub fn order_state_of(parts: &[FulfilmentState]) -> OrderState {
    if parts.iter().all(|part| *part == FulfilmentState::Cancelled) {
        return OrderState::Cancelled;
    }
    if parts.iter().all(|part| part.has_ended()) {
        OrderState::Completed
    } else {
        OrderState::Confirmed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables printed in full: a change of a cell is a decision, and shows here.
    #[test]
    fn every_state_and_event() {
        let allowed: Vec<String> = OrderState::ALL
            .iter()
            .flat_map(|state| OrderEvent::ALL.iter().map(move |event| (*state, *event)))
            .filter_map(|(state, event)| next(ORDER, state, event).map(|to| format!("{state} {event} {to}")))
            .collect();
        assert_eq!(
            allowed,
            [
                "to_confirm confirm confirmed",
                "to_confirm no_answer to_confirm",
                "to_confirm call_again to_confirm",
                "to_confirm correct to_confirm",
                "to_confirm cancel_by_buyer cancelled",
                "to_confirm cancel cancelled",
                "to_confirm expire cancelled",
                "confirmed correct confirmed",
                "confirmed cancel cancelled",
                "confirmed close completed",
            ]
        );
        let fulfilment = FulfilmentState::ALL
            .iter()
            .flat_map(|state| {
                FulfilmentEvent::ALL
                    .iter()
                    .map(move |event| next(FULFILMENT, *state, *event))
            })
            .flatten()
            .count();
        assert_eq!(fulfilment, 19);
        let parcel = ParcelState::ALL
            .iter()
            .flat_map(|state| {
                ParcelEvent::ALL
                    .iter()
                    .map(move |event| next(PARCEL, *state, *event))
            })
            .flatten()
            .count();
        assert_eq!(parcel, 6);
    }

    #[test]
    fn ended_states_are_not_left_but_by_a_return() {
        for state in FulfilmentState::ALL.iter().filter(|state| state.has_ended()) {
            for event in FulfilmentEvent::ALL {
                let to = next(FULFILMENT, *state, *event);
                assert!(
                    to.is_none() || *event == FulfilmentEvent::Withdraw,
                    "{state} {event} {to:?}"
                );
            }
        }
        assert_eq!(next(PARCEL, ParcelState::Delivered, ParcelEvent::Refuse), None);
    }

    #[test]
    fn a_staff_event_needs_a_right() {
        assert!(
            ORDER
                .iter()
                .filter(|line| line.action.is_none())
                .all(|line| matches!(
                    line.event,
                    OrderEvent::CancelByBuyer | OrderEvent::Expire | OrderEvent::Close
                ))
        );
        assert!(FULFILMENT.iter().all(|line| line.action.is_some()));
        assert!(PARCEL.iter().all(|line| line.action.is_some()));
    }

    #[test]
    fn the_order_follows_its_parts() {
        use FulfilmentState as F;
        assert_eq!(
            order_state_of(&[F::Cancelled, F::Cancelled]),
            OrderState::Cancelled
        );
        assert_eq!(
            order_state_of(&[F::Cancelled, F::Delivered]),
            OrderState::Completed
        );
        assert_eq!(order_state_of(&[F::Refused, F::Delivered]), OrderState::Confirmed);
        assert_eq!(
            order_state_of(&[F::Returned, F::Collected]),
            OrderState::Completed
        );
        assert_eq!(order_state_of(&[F::Ready, F::Delivered]), OrderState::Confirmed);
    }
}
