//! Cash, refunds and cancellations of one share; the payment follows its shares.

use crate::error::PaymentError;
use crate::payment::Payment;
use crate::share::{self, Holder, Share, ShareState};
use crate::state::{PaymentEvent, next};
use crate::step::{ShareEvent, follow_shares, take_hold, tell_share};
use access::Act;
use store::{Unit, args};
use uuid::Uuid;
use values::money::Money;

/// Where a buyer pays in cash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CashPlace {
    /// At the door, to a courier.
    Courier,
    /// At the depot or pickup point.
    Depot,
}

impl CashPlace {
    /// Who holds the cash then.
    #[must_use]
    pub const fn holder(self) -> Holder {
        match self {
            Self::Courier => Holder::Courier,
            Self::Depot => Holder::Depot,
        }
    }

    const fn event(self) -> PaymentEvent {
        match self {
            Self::Courier => PaymentEvent::CollectAtCourier,
            Self::Depot => PaymentEvent::CollectAtDepot,
        }
    }
}

store::statements! {
    write COLLECT = "UPDATE payment_share SET collected_centimes = collected_centimes + ?2, holder = ?3 \
        WHERE fulfilment_id = ?1 AND state = 'active' AND collected_centimes + ?2 <= due_centimes \
        AND (holder IS NULL OR holder = ?3)";
    write REMIT = "UPDATE payment_share SET remitted_centimes = collected_centimes \
        WHERE fulfilment_id = ?1 AND remitted_centimes < collected_centimes";
    write REFUND = "UPDATE payment_share SET refunded_centimes = refunded_centimes + ?2 \
        WHERE fulfilment_id = ?1 AND state = 'active' AND refunded_centimes + ?2 <= collected_centimes";
    write CANCEL = "UPDATE payment_share SET state = ?2 \
        WHERE fulfilment_id = ?1 AND state = 'active' AND holder IS NULL";
    write LESS = "UPDATE payment SET amount_centimes = amount_centimes - ?2 WHERE id = ?1";
}

/// Cash was taken for a fulfilment: all that is due, or a part of it. When the last share is collected the
/// payment moves on. More than is due is refused, and so is a second collection of the whole.
pub fn record_share_collected(
    unit: &mut Unit<'_>,
    act: &Act,
    fulfilment: Uuid,
    amount: Money,
    at: CashPlace,
) -> Result<Payment, PaymentError> {
    let (payment, share) = held(unit, act, fulfilment)?;
    allowed(&payment, at.event())?;
    let again = share.is_collected();
    if again || amount.is_negative() || (amount.is_zero() && !share.due.is_zero()) {
        return Err(PaymentError::DoesNotFit);
    }
    if unit.run(COLLECT, args![fulfilment, amount.centimes(), at.holder()])? == 0 {
        return Err(PaymentError::DoesNotFit);
    }
    tell_share(unit, act, &payment, ShareEvent::Collected, &share, amount)?;
    follow_shares(unit, act, payment)
}

/// The cash of a fulfilment reached the house: all that was collected for it.
pub fn record_share_remitted(
    unit: &mut Unit<'_>,
    act: &Act,
    fulfilment: Uuid,
) -> Result<Payment, PaymentError> {
    let (payment, share) = held(unit, act, fulfilment)?;
    let is_cash = matches!(share.holder, Some(Holder::Courier | Holder::Depot));
    if !is_cash {
        return Err(PaymentError::NotAllowed {
            state: payment.state,
            event: PaymentEvent::Remit,
        });
    }
    if unit.run(REMIT, args![fulfilment])? == 0 && !share.collected.is_zero() {
        return Err(PaymentError::DoesNotFit);
    }
    let amount = share.collected.sub(share.remitted)?;
    tell_share(unit, act, &payment, ShareEvent::Remitted, &share, amount)?;
    follow_shares(unit, act, payment)
}

/// Gives money back for a fulfilment, above zero; together never more than was collected for it.
pub fn refund_share(
    unit: &mut Unit<'_>,
    act: &Act,
    fulfilment: Uuid,
    amount: Money,
) -> Result<Payment, PaymentError> {
    let (payment, share) = held(unit, act, fulfilment)?;
    if !amount.is_positive() || unit.run(REFUND, args![fulfilment, amount.centimes()])? == 0 {
        return Err(PaymentError::DoesNotFit);
    }
    tell_share(unit, act, &payment, ShareEvent::Refunded, &share, amount)?;
    follow_shares(unit, act, payment)
}

/// A fulfilment was cancelled or refused before anything was paid for it: the payment is about less, and
/// about nothing when it was the last one. What was paid is refunded instead.
pub fn cancel_share(unit: &mut Unit<'_>, act: &Act, fulfilment: Uuid) -> Result<Payment, PaymentError> {
    let (payment, share) = held(unit, act, fulfilment)?;
    allowed(&payment, PaymentEvent::Cancel)?;
    if unit.run(CANCEL, args![fulfilment, ShareState::Cancelled])? == 0 {
        return Err(PaymentError::DoesNotFit);
    }
    unit.run(LESS, args![payment.id, share.due.centimes()])?;
    tell_share(unit, act, &payment, ShareEvent::Cancelled, &share, share.due)?;
    let amount = payment.amount.sub(share.due)?;
    follow_shares(unit, act, Payment { amount, ..payment })
}

/// The payment of a fulfilment, held for this unit, and the share as it is then.
fn held(unit: &mut Unit<'_>, act: &Act, fulfilment: Uuid) -> Result<(Payment, Share), PaymentError> {
    let found = share::by_fulfilment(unit, fulfilment)?.ok_or(PaymentError::NotFound)?;
    let payment = take_hold(unit, act, found.payment)?;
    let share = share::by_fulfilment(unit, fulfilment)?.ok_or(PaymentError::NotFound)?;
    Ok((payment, share))
}

fn allowed(payment: &Payment, event: PaymentEvent) -> Result<(), PaymentError> {
    let state = payment.state;
    next(state, event, payment.method)
        .map(|_| ())
        .ok_or(PaymentError::NotAllowed { state, event })
}
