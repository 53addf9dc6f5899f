//! Moving a payment: compare-and-set on its id, state and version, and a line in its journal.

use crate::cash_on_delivery::following;
use crate::error::PaymentError;
use crate::method::Method;
use crate::payment::{self, EventLine, Payment};
use crate::share::{self, Holder, Share};
use crate::state::{PaymentEvent, PaymentState, next};
use access::Act;
use store::{Unit, args};
use uuid::Uuid;
use values::id::Id;
use values::money::Money;

store::text_enum! {
    /// What can happen to one share; the payment's journal tells it with the fulfilment and the amount.
    pub(crate) enum ShareEvent {
        /// Money was taken for it.
        Collected = "share_collected",
        /// Its money reached the house.
        Remitted = "share_remitted",
        /// Some of it was given back.
        Refunded = "share_refunded",
        /// It no longer counts.
        Cancelled = "share_cancelled",
        /// What is due for it was set.
        Set = "share_set",
    }
}

store::statements! {
    write MOVE = "UPDATE payment SET state = ?4, version = version + 1, changed_at = ?5 \
        WHERE id = ?1 AND state = ?2 AND version = ?3";
    write TOUCH = "UPDATE payment SET version = version + 1, changed_at = ?2 WHERE id = ?1";
    write RECORD = "INSERT INTO payment_event (id, payment_id, event, from_state, to_state, fulfilment_id, \
        amount_centimes, actor_kind, actor_id, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    write COLLECT_ALL = "UPDATE payment_share SET collected_centimes = due_centimes, \
        holder = coalesce(holder, ?2) WHERE payment_id = ?1 AND state = 'active'";
    write REMIT_ALL = "UPDATE payment_share SET remitted_centimes = collected_centimes \
        WHERE payment_id = ?1 AND state = 'active'";
    write REFUND_ALL = "UPDATE payment_share SET refunded_centimes = collected_centimes \
        WHERE payment_id = ?1 AND state = 'active'";
}

/// Moves the payment by an event about the whole of it; its shares move with it: a capture collects them,
/// a remittance remits them, a whole refund gives everything back. Answers the payment after it.
///
/// [`PaymentEvent::RefundPart`] names no share and is refused: see
/// [`refund_share`](crate::payment::refund_share).
pub fn apply(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Payment>,
    version: i64,
    event: PaymentEvent,
) -> Result<Payment, PaymentError> {
    let payment = payment::by_id(unit, id)?.ok_or(PaymentError::NotFound)?;
    if payment.version != version {
        return Err(PaymentError::Stale);
    }
    let collecting = match event {
        PaymentEvent::CollectAtCourier => Some(Holder::Courier),
        PaymentEvent::CollectAtDepot => Some(Holder::Depot),
        _ => None,
    };
    if let Some(holder) = collecting {
        return collect_rest(unit, act, &payment, event, holder);
    }
    let moved = take(unit, act, &payment, event)?;
    match event {
        PaymentEvent::RefundPart => return Err(PaymentError::DoesNotFit),
        PaymentEvent::Capture => unit.run(COLLECT_ALL, args![id, capturer(payment.method)])?,
        PaymentEvent::Remit => unit.run(REMIT_ALL, args![id])?,
        PaymentEvent::RefundWhole => unit.run(REFUND_ALL, args![id])?,
        _ => 0,
    };
    follow_shares(unit, act, moved)
}

/// Collects in cash what is not collected yet; the shares collected elsewhere before tell the state too.
fn collect_rest(
    unit: &mut Unit<'_>,
    act: &Act,
    payment: &Payment,
    event: PaymentEvent,
    holder: Holder,
) -> Result<Payment, PaymentError> {
    let state = payment.state;
    next(state, event, payment.method).ok_or(PaymentError::NotAllowed { state, event })?;
    let held = take_hold(unit, act, payment.id)?;
    if held.version != payment.version + 1 {
        return Err(PaymentError::Stale);
    }
    unit.run(COLLECT_ALL, args![payment.id, holder])?;
    follow_shares(unit, act, held)
}

const fn capturer(method: Method) -> Holder {
    match method {
        Method::Transfer => Holder::Bank,
        Method::Card | Method::CashOnDelivery => Holder::Gateway,
    }
}

/// One step of the table.
fn take(
    unit: &mut Unit<'_>,
    act: &Act,
    payment: &Payment,
    event: PaymentEvent,
) -> Result<Payment, PaymentError> {
    let Payment {
        id, state, version, ..
    } = *payment;
    let to = next(state, event, payment.method).ok_or(PaymentError::NotAllowed { state, event })?;
    if unit.run(MOVE, args![id, state, version, to, act.at])? == 0 {
        return Err(PaymentError::Stale);
    }
    record(
        unit,
        act,
        &Happening {
            payment: id,
            event: event.as_str(),
            from: state,
            to,
            share: None,
        },
    )?;
    Ok(Payment {
        state: to,
        version: version + 1,
        changed_at: act.at,
        ..*payment
    })
}

/// Moves the payment to where its shares are.
pub(crate) fn follow_shares(
    unit: &mut Unit<'_>,
    act: &Act,
    mut payment: Payment,
) -> Result<Payment, PaymentError> {
    let shares = share::of_payment(unit, payment.id)?;
    let sums = share::sums(&shares)?;
    // Each step leads further from the start, so there are fewer than there are states.
    for _ in PaymentState::ALL {
        match following(payment.method, payment.state, &shares, &sums) {
            Some(event) => payment = take(unit, act, &payment, event)?,
            None => break,
        }
    }
    Ok(payment)
}

/// Takes hold of the payment for a change of one share: from here on other units wait, so that two shares
/// changed at the same time do not each miss the other.
pub(crate) fn take_hold(unit: &mut Unit<'_>, act: &Act, id: Id<Payment>) -> Result<Payment, PaymentError> {
    unit.run(TOUCH, args![id, act.at])?;
    payment::by_id(unit, id)?.ok_or(PaymentError::NotFound)
}

/// Tells of one share, without moving the payment.
pub(crate) fn tell_share(
    unit: &mut Unit<'_>,
    act: &Act,
    payment: &Payment,
    event: ShareEvent,
    share: &Share,
    amount: Money,
) -> store::Result<()> {
    let happening = Happening {
        payment: payment.id,
        event: event.as_str(),
        from: payment.state,
        to: payment.state,
        share: Some((share.fulfilment, amount)),
    };
    record(unit, act, &happening)
}

/// A line of the journal before it is written.
pub(crate) struct Happening {
    pub(crate) payment: Id<Payment>,
    pub(crate) event: &'static str,
    pub(crate) from: PaymentState,
    pub(crate) to: PaymentState,
    pub(crate) share: Option<(Uuid, Money)>,
}

pub(crate) fn record(unit: &mut Unit<'_>, act: &Act, happening: &Happening) -> store::Result<()> {
    let (id, kind, user) = (
        act.ids.next::<EventLine>(),
        act.actor.kind_word(),
        act.actor.user(),
    );
    let Happening {
        payment,
        event,
        from,
        to,
        share,
    } = happening;
    let (fulfilment, amount) = (share.map(|share| share.0), share.map(|share| share.1.centimes()));
    unit.run(
        RECORD,
        args![
            id, payment, event, from, to, fulfilment, amount, kind, user, act.at
        ],
    )?;
    Ok(())
}
