//! The three machines again, written as people read them: every cell that is allowed, with its right.

use crate::state::{
    FULFILMENT, FulfilmentEvent, FulfilmentState, ORDER, OrderEvent, OrderState, PARCEL, ParcelEvent,
    ParcelState, Transition, line_of, next,
};
use access::permission::Action::{
    self, CancelOrder, ConfirmOrder, CorrectOrder, PrepareOrders, ReturnGoods, Ship,
};
use std::fmt::{Debug, Display};

/// In this state, by this event, to that state, for whom; all that is not listed is refused.
pub(super) type Cell<S, E> = (S, E, S, Option<Action>);

pub(super) const ORDER_CELLS: &[Cell<OrderState, OrderEvent>] = {
    use OrderEvent as On;
    use OrderState::{Cancelled, Completed, Confirmed, ToConfirm};
    &[
        (ToConfirm, On::Confirm, Confirmed, Some(ConfirmOrder)),
        (ToConfirm, On::NoAnswer, ToConfirm, Some(ConfirmOrder)),
        (ToConfirm, On::CallAgain, ToConfirm, Some(ConfirmOrder)),
        (ToConfirm, On::Correct, ToConfirm, Some(CorrectOrder)),
        (ToConfirm, On::CancelByBuyer, Cancelled, None),
        (ToConfirm, On::Cancel, Cancelled, Some(CancelOrder)),
        (ToConfirm, On::Expire, Cancelled, None),
        (Confirmed, On::Correct, Confirmed, Some(CorrectOrder)),
        (Confirmed, On::Cancel, Cancelled, Some(CancelOrder)),
        (Confirmed, On::Close, Completed, None),
    ]
};

pub(super) const FULFILMENT_CELLS: &[Cell<FulfilmentState, FulfilmentEvent>] = {
    use FulfilmentEvent as On;
    use FulfilmentState as Is;
    &[
        (Is::Waiting, On::Release, Is::ToPrepare, Some(ConfirmOrder)),
        (Is::Waiting, On::Cancel, Is::Cancelled, Some(CancelOrder)),
        (Is::ToPrepare, On::MarkReady, Is::Ready, Some(PrepareOrders)),
        (Is::ToPrepare, On::Receive, Is::AtDepot, Some(PrepareOrders)),
        (Is::ToPrepare, On::Cancel, Is::Cancelled, Some(CancelOrder)),
        (Is::Ready, On::UndoReady, Is::ToPrepare, Some(PrepareOrders)),
        (Is::Ready, On::Receive, Is::AtDepot, Some(PrepareOrders)),
        (Is::Ready, On::Ship, Is::Shipped, Some(Ship)),
        (Is::Ready, On::Collect, Is::Collected, Some(Ship)),
        (Is::Ready, On::Cancel, Is::Cancelled, Some(CancelOrder)),
        (Is::AtDepot, On::Ship, Is::Shipped, Some(Ship)),
        (Is::AtDepot, On::Collect, Is::Collected, Some(Ship)),
        (Is::AtDepot, On::Cancel, Is::Cancelled, Some(CancelOrder)),
        (Is::Shipped, On::Deliver, Is::Delivered, Some(Ship)),
        (Is::Shipped, On::Refuse, Is::Refused, Some(Ship)),
        (Is::Shipped, On::Lose, Is::Returned, Some(Ship)),
        (Is::Delivered, On::Withdraw, Is::Returned, Some(ReturnGoods)),
        (Is::Collected, On::Withdraw, Is::Returned, Some(ReturnGoods)),
        (Is::Refused, On::TakeBack, Is::Returned, Some(ReturnGoods)),
    ]
};

pub(super) const PARCEL_CELLS: &[Cell<ParcelState, ParcelEvent>] = {
    use ParcelEvent as On;
    use ParcelState as Is;
    &[
        (Is::Open, On::Pack, Is::Packed, Some(Ship)),
        (Is::Packed, On::Unpack, Is::Open, Some(Ship)),
        (Is::Packed, On::HandOver, Is::HandedOver, Some(Ship)),
        (Is::HandedOver, On::Deliver, Is::Delivered, Some(Ship)),
        (Is::HandedOver, On::Refuse, Is::Refused, Some(Ship)),
        (Is::HandedOver, On::Lose, Is::Lost, Some(Ship)),
    ]
};

/// Every state with every event: the table allows what is listed, with that right, and nothing else.
fn assert_is<S, E>(table: &'static [Transition<S, E>], states: &[S], events: &[E], listed: &[Cell<S, E>])
where
    S: Copy + PartialEq + Debug + Display,
    E: Copy + PartialEq + Debug + Display,
{
    let mut found = Vec::new();
    for (state, event) in states
        .iter()
        .flat_map(|state| events.iter().map(move |event| (*state, *event)))
    {
        let lines = table
            .iter()
            .filter(|line| line.event == event && line.from.contains(&state));
        assert!(lines.count() <= 1, "{state} {event} stands twice");
        let cell = line_of(table, state, event).ok();
        assert_eq!(
            next(table, state, event),
            cell.map(|line| line.to),
            "{state} {event}"
        );
        found.extend(cell.map(|line| (state, event, line.to, line.action)));
    }
    let (missing, added): (Vec<_>, Vec<_>) = (
        listed.iter().filter(|cell| !found.contains(cell)).collect(),
        found.iter().filter(|cell| !listed.contains(cell)).collect(),
    );
    assert!(
        missing.is_empty() && added.is_empty(),
        "missing {missing:?}, added {added:?}"
    );
    assert_eq!(found.len(), listed.len(), "a cell is listed twice");
}

#[test]
fn the_machine_of_an_order_in_every_cell() {
    assert_is(ORDER, OrderState::ALL, OrderEvent::ALL, ORDER_CELLS);
}

#[test]
fn the_machine_of_a_fulfilment_in_every_cell() {
    assert_is(
        FULFILMENT,
        FulfilmentState::ALL,
        FulfilmentEvent::ALL,
        FULFILMENT_CELLS,
    );
}

#[test]
fn the_machine_of_a_parcel_in_every_cell() {
    assert_is(PARCEL, ParcelState::ALL, ParcelEvent::ALL, PARCEL_CELLS);
}
