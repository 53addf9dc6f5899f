//! Opening a payment with its shares, and correcting what is due before it is paid.

use crate::error::PaymentError;
use crate::method::Method;
use crate::payment::{self, Payment};
use crate::share::{self, Share, ShareState};
use crate::state::{PaymentEvent, PaymentState};
use crate::step::{Happening, ShareEvent, follow_shares, record, take_hold, tell_share};
use access::Act;
use std::collections::HashSet;
use store::{Unit, args};
use uuid::Uuid;
use values::id::Id;
use values::money::Money;

/// The journal's word for a payment that was opened.
pub(crate) const OPENED: &str = "open";

/// A payment as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPayment {
    /// The order.
    pub order: Uuid,
    /// How it will be paid.
    pub method: Method,
    /// What is due for each fulfilment, zero or more; at least one, each fulfilment once.
    pub shares: Vec<(Uuid, Money)>,
}

store::statements! {
    write INSERT = "INSERT INTO payment (id, order_id, method, state, amount_centimes, version, created_at, changed_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?6) ON CONFLICT (order_id) DO NOTHING";
    write INSERT_SHARE = "INSERT INTO payment_share (payment_id, fulfilment_id, state, due_centimes, \
        collected_centimes, remitted_centimes, refunded_centimes, holder) \
        VALUES (?1, ?2, 'active', ?3, 0, 0, 0, NULL)";
    write SET_SHARE = "UPDATE payment_share SET due_centimes = ?3, state = ?4 \
        WHERE payment_id = ?1 AND fulfilment_id = ?2 AND holder IS NULL";
    write SET_AMOUNT = "UPDATE payment SET amount_centimes = ?2 WHERE id = ?1";
}

/// Opens the one payment of an order.
pub fn open(unit: &mut Unit<'_>, act: &Act, new: &NewPayment) -> Result<Id<Payment>, PaymentError> {
    let amount = total(&new.shares)?;
    let id = act.ids.next::<Payment>();
    let inserted = unit.run(
        INSERT,
        args![
            id,
            new.order,
            new.method,
            PaymentState::Due,
            amount.centimes(),
            act.at
        ],
    )?;
    if inserted == 0 {
        return Err(PaymentError::AlreadyOpen);
    }
    for (fulfilment, due) in &new.shares {
        unit.run(INSERT_SHARE, args![id, fulfilment, due.centimes()])?;
    }
    let (from, to) = (PaymentState::Due, PaymentState::Due);
    record(
        unit,
        act,
        &Happening {
            payment: id,
            event: OPENED,
            from,
            to,
            share: None,
        },
    )?;
    Ok(id)
}

/// Sets what is due for each fulfilment, before it is paid: the order was corrected in the call. A share
/// that is not listed no longer counts; one of which money was taken must be listed as it is.
pub fn set_shares(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Payment>,
    version: i64,
    shares: &[(Uuid, Money)],
) -> Result<Payment, PaymentError> {
    let amount = total(shares)?;
    let before = payment::by_id(unit, id)?.ok_or(PaymentError::NotFound)?;
    let held = take_hold(unit, act, id)?;
    if before.version != version || held.version != version + 1 {
        return Err(PaymentError::Stale);
    }
    if !matches!(held.state, PaymentState::Due | PaymentState::Failed) {
        return Err(PaymentError::NotAllowed {
            state: held.state,
            event: PaymentEvent::Cancel,
        });
    }
    let kept = share::of_payment(unit, id)?;
    for share in &kept {
        let wanted = shares
            .iter()
            .find(|(fulfilment, _)| *fulfilment == share.fulfilment);
        set_one(unit, act, &held, share, wanted.map(|(_, due)| *due))?;
    }
    for (fulfilment, due) in shares {
        if kept.iter().all(|share| share.fulfilment != *fulfilment) {
            unit.run(INSERT_SHARE, args![id, fulfilment, due.centimes()])?;
            let share = share::by_fulfilment(unit, *fulfilment)?.ok_or(PaymentError::NotFound)?;
            tell_share(unit, act, &held, ShareEvent::Set, &share, *due)?;
        }
    }
    unit.run(SET_AMOUNT, args![id, amount.centimes()])?;
    follow_shares(unit, act, Payment { amount, ..held })
}

fn set_one(
    unit: &mut Unit<'_>,
    act: &Act,
    payment: &Payment,
    share: &Share,
    wanted: Option<Money>,
) -> Result<(), PaymentError> {
    let state = if wanted.is_some() {
        ShareState::Active
    } else {
        ShareState::Cancelled
    };
    let due = wanted.unwrap_or(share.due);
    if share.state == state && share.due == due {
        return Ok(());
    }
    if unit.run(
        SET_SHARE,
        args![payment.id, share.fulfilment, due.centimes(), state],
    )? == 0
    {
        return Err(PaymentError::DoesNotFit);
    }
    let event = if wanted.is_some() {
        ShareEvent::Set
    } else {
        ShareEvent::Cancelled
    };
    tell_share(unit, act, payment, event, share, due)?;
    Ok(())
}

/// The sum of at least one share, none below zero, none named twice.
fn total(shares: &[(Uuid, Money)]) -> Result<Money, PaymentError> {
    let distinct: HashSet<Uuid> = shares.iter().map(|share| share.0).collect();
    if shares.is_empty() || distinct.len() < shares.len() || shares.iter().any(|share| share.1.is_negative())
    {
        return Err(PaymentError::DoesNotFit);
    }
    Ok(Money::sum(shares.iter().map(|share| share.1))?)
}
