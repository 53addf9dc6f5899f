//! Steps of an order: each is a compare-and-set on state and version, a journal line, and what follows from it.

use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::fulfilment;
use crate::hold;
use crate::order::{self, CancelCause, Order};
use crate::rows::{self, FulfilmentRow, OrderRow};
use crate::state::{self, FulfilmentEvent, FulfilmentState, OrderEvent, OrderState};
use access::actor::Act;
use inventory::reservation::{self, ReleaseCause};
use jiff::Timestamp;
use payments::payment;
use payments::state::PaymentEvent;
use store::{Unit, args, outbox};
use values::code::{AccessKey, OrderCode};
use values::id::Id;

store::statements! {
    write MOVE = "UPDATE sales_order SET state = ?4, version = version + 1 WHERE id = ?1 AND state = ?2 AND version = ?3";
    write NOTE_CALL = "UPDATE sales_order SET calls = calls + 1, call_again_at = ?2 WHERE id = ?1";
    write CLOSE = "UPDATE sales_order SET closed_at = ?2, cancel_reason = ?3, cancel_cause = ?4, \
        call_again_at = NULL WHERE id = ?1";
}

/// Moves the order by an event, if its state, its version and the person's rights allow it.
pub(crate) fn take(
    unit: &mut Unit<'_>,
    act: &Act,
    row: &OrderRow,
    version: i64,
    happening: OrderEvent,
    reason: &str,
) -> Result<OrderState, OrderError> {
    let line = state::line_of(state::ORDER, row.state, happening)?;
    if line.action.is_some_and(|action| !act.actor.allows(action)) {
        return Err(OrderError::NotPermitted);
    }
    if row.version != version || unit.run(MOVE, args![row.id, row.state, version, line.to])? != 1 {
        return Err(OrderError::Stale);
    }
    let entry = Entry {
        event: happening.as_str(),
        from: Some(row.state.as_str()),
        to: Some(line.to.as_str()),
        reason: Some(reason),
        ..Entry::default()
    };
    event::record(unit, act, row.id, &entry)?;
    Ok(line.to)
}

/// The buyer said yes: the producers are asked to prepare.
pub fn confirm(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    version: i64,
    reason: &str,
) -> Result<(), OrderError> {
    let row = hold::order(unit, id)?;
    take(unit, act, &row, version, OrderEvent::Confirm, reason)?;
    unit.run(NOTE_CALL, args![id, None::<Timestamp>])?;
    for part in rows::fulfilments_of(unit, id)? {
        if part.state == FulfilmentState::Waiting {
            fulfilment::take(unit, act, &part, part.version, FulfilmentEvent::Release, "")?;
        }
    }
    tell(unit, act, id, "order-confirmed")
}

/// The phone was not answered; the order waits on.
pub fn note_no_answer(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    version: i64,
    reason: &str,
) -> Result<(), OrderError> {
    let row = hold::order(unit, id)?;
    take(unit, act, &row, version, OrderEvent::NoAnswer, reason)?;
    unit.run(NOTE_CALL, args![id, row.call_again_at.filter(|at| *at > act.at)])?;
    Ok(())
}

/// The buyer asks to be called at another time, while the order still waits: it is not kept open for a call, so that
/// nobody holds goods longer than the house allows.
pub fn call_again(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    version: i64,
    at: Timestamp,
    reason: &str,
) -> Result<(), OrderError> {
    let row = hold::order(unit, id)?;
    if at > row.confirm_until {
        return Err(OrderError::CallTooLate {
            until: row.confirm_until,
        });
    }
    take(unit, act, &row, version, OrderEvent::CallAgain, reason)?;
    unit.run(NOTE_CALL, args![id, Some(at)])?;
    Ok(())
}

/// The house cancels, or the buyer says no: the goods go back to the shelf. A reason is needed.
pub fn cancel(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Order>,
    version: i64,
    reason: &str,
) -> Result<(), OrderError> {
    if reason.trim().is_empty() {
        return Err(OrderError::ReasonMissing);
    }
    let row = hold::order(unit, id)?;
    end(unit, act, &row, version, OrderEvent::Cancel, reason)
}

/// The buyer cancels on the order page, which the secret key opens; possible until the order is confirmed.
pub fn cancel_by_buyer(
    unit: &mut Unit<'_>,
    act: &Act,
    code: &OrderCode,
    key: &AccessKey,
) -> Result<(), OrderError> {
    let found = rows::order_by_code(unit, code)?.ok_or(OrderError::NotFound)?;
    if order::key_of(&found)? != *key {
        return Err(OrderError::NotFound);
    }
    let row = hold::order(unit, found.id)?;
    let version = row.version;
    end(unit, act, &row, version, OrderEvent::CancelByBuyer, "")
}

/// Orders that nobody confirmed in time, with their versions, oldest first.
pub fn due_to_expire(
    reader: &store::Reader<'_>,
    now: Timestamp,
    limit: u32,
) -> store::Result<Vec<(Id<Order>, i64)>> {
    order::due_to_expire(reader, now, limit)
}

/// Cancels one order that nobody confirmed in time.
pub fn expire(unit: &mut Unit<'_>, act: &Act, id: Id<Order>, version: i64) -> Result<(), OrderError> {
    let row = hold::order(unit, id)?;
    end(unit, act, &row, version, OrderEvent::Expire, "")
}

fn end(
    unit: &mut Unit<'_>,
    act: &Act,
    row: &OrderRow,
    version: i64,
    happening: OrderEvent,
    reason: &str,
) -> Result<(), OrderError> {
    let parts = rows::fulfilments_of(unit, row.id)?;
    let live: Vec<&FulfilmentRow> = parts
        .iter()
        .filter(|part| part.state != FulfilmentState::Cancelled)
        .collect();
    // What has left the house, or has reached the buyer, is no longer cancelled with the order.
    if live.iter().any(|part| !part.state.is_in_house()) {
        return Err(OrderError::NotAllowed {
            state: row.state.to_string(),
            event: happening.to_string(),
        });
    }
    for part in &live {
        fulfilment::not_packed(unit, part.id)?;
    }
    take(unit, act, row, version, happening, reason)?;
    let cause = if happening == OrderEvent::Expire {
        ReleaseCause::Expired
    } else {
        ReleaseCause::Cancelled
    };
    for part in live {
        fulfilment::step_by_house(unit, act, part, FulfilmentEvent::Cancel, reason)?;
        reservation::release(unit, act, part.id.uuid(), cause)?;
    }
    let told = Some(reason).filter(|reason| !reason.is_empty());
    unit.run(CLOSE, args![row.id, act.at, told, cause_of(happening)])?;
    close_payment(unit, act, row.id, happening)?;
    tell(unit, act, row.id, "order-cancelled")
}

/// The cause under which an order ends by an event; completion has none.
const fn cause_of(happening: OrderEvent) -> Option<CancelCause> {
    match happening {
        OrderEvent::Cancel => Some(CancelCause::House),
        OrderEvent::CancelByBuyer => Some(CancelCause::Buyer),
        OrderEvent::Expire => Some(CancelCause::Expired),
        _ => None,
    }
}

fn close_payment(
    unit: &mut Unit<'_>,
    act: &Act,
    order: Id<Order>,
    happening: OrderEvent,
) -> Result<(), OrderError> {
    let event = if happening == OrderEvent::Expire {
        PaymentEvent::Expire
    } else {
        PaymentEvent::Cancel
    };
    crate::sale::payment_event(unit, act, order, event)
}

/// After a fulfilment ended: the order follows its parts.
pub(crate) fn follow_parts(unit: &mut Unit<'_>, act: &Act, id: Id<Order>) -> Result<(), OrderError> {
    let row = hold::order(unit, id)?;
    let states: Vec<FulfilmentState> = rows::fulfilments_of(unit, id)?
        .into_iter()
        .map(|part| part.state)
        .collect();
    if row.state != OrderState::Confirmed {
        return Ok(());
    }
    let happening = match state::order_state_of(&states) {
        OrderState::Completed => OrderEvent::Close,
        OrderState::Cancelled => OrderEvent::Cancel,
        OrderState::Confirmed | OrderState::ToConfirm => return Ok(()),
    };
    let version = row.version;
    take(unit, act, &row, version, happening, "")?;
    let cause = (happening == OrderEvent::Cancel).then_some(CancelCause::Parts);
    unit.run(CLOSE, args![id, act.at, None::<&str>, cause])?;
    Ok(())
}

pub(crate) fn tell(unit: &mut Unit<'_>, act: &Act, order: Id<Order>, fact: &str) -> Result<(), OrderError> {
    outbox::record(unit, act.ids.next(), fact, &order.to_string(), "{}", act.at)?;
    Ok(())
}

/// The payment of an order, for its page.
pub fn payment_of(reader: &store::Reader<'_>, order: Id<Order>) -> store::Result<Option<payment::Payment>> {
    payment::of_order(reader, order.uuid())
}
