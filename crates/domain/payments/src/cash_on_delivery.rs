//! What follows for a payment from the state of its shares: pure rules.

use crate::method::Method;
use crate::share::{Holder, Share, Sums};
use crate::state::{PaymentEvent, PaymentState};

/// The event that brings a payment to the state its shares are in, if it is not there yet. Applied until
/// there is none.
///
/// Cash on delivery is collected share by share, so it is the shares that tell when the payment moves; a
/// payment without any share that counts is cancelled whatever the method.
#[must_use]
pub fn following(method: Method, state: PaymentState, shares: &[Share], sums: &Sums) -> Option<PaymentEvent> {
    let active = || shares.iter().filter(|share| share.is_active());
    if state.is_unpaid() {
        if active().next().is_none() {
            return Some(PaymentEvent::Cancel);
        }
        if method != Method::CashOnDelivery || !active().all(Share::is_collected) {
            return None;
        }
        return Some(if cash_is_at_courier(shares) {
            PaymentEvent::CollectAtCourier
        } else {
            PaymentEvent::CollectAtDepot
        });
    }
    match state {
        PaymentState::Captured
        | PaymentState::CashAtCourier
        | PaymentState::CashAtDepot
        | PaymentState::Remitted
        | PaymentState::PartlyRefunded
            if sums.refunded.is_positive() && sums.refunded == sums.collected =>
        {
            Some(PaymentEvent::RefundWhole)
        }
        PaymentState::Captured
        | PaymentState::CashAtCourier
        | PaymentState::CashAtDepot
        | PaymentState::Remitted
            if sums.refunded.is_positive() =>
        {
            Some(PaymentEvent::RefundPart)
        }
        PaymentState::CashAtCourier | PaymentState::CashAtDepot if active().all(Share::is_remitted) => {
            Some(PaymentEvent::Remit)
        }
        _ => None,
    }
}

/// Whether a courier holds cash of these shares.
fn cash_is_at_courier(shares: &[Share]) -> bool {
    let held = |share: &&Share| share.is_active() && share.holder == Some(Holder::Courier);
    shares
        .iter()
        .filter(held)
        .any(|share| share.remitted != share.collected)
}

/// Whether a payment's state and its shares tell the same; proved by the check over the whole house.
#[must_use]
pub fn agrees(method: Method, state: PaymentState, shares: &[Share], sums: &Sums) -> bool {
    let collected = shares
        .iter()
        .filter(|share| share.is_active())
        .all(Share::is_collected);
    let settled = following(method, state, shares, sums).is_none();
    settled
        && match state {
            PaymentState::Due => method == Method::CashOnDelivery || sums.collected.is_zero(),
            PaymentState::Authorised
            | PaymentState::Failed
            | PaymentState::Expired
            | PaymentState::Cancelled => sums.collected.is_zero(),
            PaymentState::Captured | PaymentState::CashAtCourier | PaymentState::CashAtDepot => {
                collected && sums.refunded.is_zero()
            }
            PaymentState::Remitted => collected && sums.refunded.is_zero() && sums.remitted == sums.collected,
            PaymentState::PartlyRefunded => {
                collected && sums.refunded.is_positive() && sums.refunded < sums.collected
            }
            PaymentState::Refunded => {
                collected && sums.refunded.is_positive() && sums.refunded == sums.collected
            }
        }
}
