//! What the payment of an order says, against the order, its parts, and the cash of its parcels.

use super::page::Whole;
use crate::rows::FulfilmentRow;
use crate::state::{FulfilmentState, OrderState};
use payments::method::Method;
use payments::payment::{Payment, PaymentState};
use payments::share::{Holder, Share};

/// Where the payment does not say what the rows of the order say.
pub(super) fn differing(whole: &Whole) -> Vec<String> {
    let id = whole.order.id;
    let Some(payment) = &whole.payment else {
        return vec![format!("order {id}: no payment")];
    };
    let mut problems: Vec<String> = whole
        .parts
        .iter()
        .filter_map(|part| {
            Some(format!(
                "fulfilment {}: {}",
                part.id,
                of_part(whole, payment, part)?
            ))
        })
        .collect();
    let owed = whole.order.total_centimes - dropped(whole);
    if payment.amount.centimes() != owed {
        let amount = payment.amount.centimes();
        problems.push(format!(
            "order {id}: {owed} centimes are owed, its payment is about {amount}"
        ));
    }
    let ended = matches!(payment.state, PaymentState::Cancelled | PaymentState::Expired);
    if whole.order.state == OrderState::Cancelled && !ended {
        problems.push(format!("order {id}: cancelled, its payment is {}", payment.state));
    }
    problems
}

const fn due_of(part: &FulfilmentRow) -> i64 {
    part.goods_centimes + part.delivery_centimes
}

/// What the order counts and nobody pays: what was refused, or lost, before it was paid.
fn dropped(whole: &Whole) -> i64 {
    let live = whole
        .parts
        .iter()
        .filter(|part| part.state != FulfilmentState::Cancelled);
    live.filter(|part| whole.share_of(part.id).is_some_and(|share| !share.is_active()))
        .map(due_of)
        .sum()
}

fn of_part(whole: &Whole, payment: &Payment, part: &FulfilmentRow) -> Option<String> {
    let is_cancelled = part.state == FulfilmentState::Cancelled;
    let Some(share) = whole.share_of(part.id) else {
        return (!is_cancelled).then(|| "no share of the payment".to_owned());
    };
    if share.payment != payment.id {
        return Some("its share is of another payment".to_owned());
    }
    // A part cancelled by itself gives up its delivery, and its share stays as it was.
    if (share.is_active() || !is_cancelled) && share.due.centimes() != due_of(part) {
        return Some(format!(
            "{} centimes, its share is {}",
            due_of(part),
            share.due.centimes()
        ));
    }
    if payment.method == Method::CashOnDelivery {
        let problem = is_elsewhere(whole, part, share).or_else(|| is_remitted_otherwise(whole, part, share));
        if problem.is_some() {
            return problem;
        }
    }
    let returns = whole.returns.iter();
    let paid_back: i64 = returns
        .filter(|back| back.fulfilment_id == part.id && back.refunded_at.is_some())
        .map(|back| back.refund_centimes)
        .sum();
    (share.refunded.centimes() != paid_back).then(|| {
        format!(
            "{paid_back} centimes were paid back, its share says {}",
            share.refunded.centimes()
        )
    })
}

/// Cash is taken when the goods are: by the courier, or at the depot.
fn is_elsewhere(whole: &Whole, part: &FulfilmentRow, share: &Share) -> Option<String> {
    use FulfilmentState as F;
    let unpaid = share.holder.is_none() && share.collected.is_zero();
    let is_right = match part.state {
        F::Waiting | F::ToPrepare | F::Ready | F::AtDepot | F::Shipped => share.is_active() && unpaid,
        F::Delivered => share.is_collected() && share.holder == Some(Holder::Courier),
        F::Collected => share.is_collected() && share.holder == Some(Holder::Depot),
        F::Returned if whole.was_given_back(part.id) => share.is_collected(),
        F::Refused | F::Returned => !share.is_active(),
        F::Cancelled => unpaid,
    };
    (!is_right).then(|| {
        let (state, taken) = (share.state, share.collected.centimes());
        let holder = share.holder.map_or("nobody", Holder::as_str);
        format!(
            "{}, its share is {state}, {taken} centimes with {holder}",
            part.state
        )
    })
}

/// The courier's cash of a part is handed on with the whole parcel.
fn is_remitted_otherwise(whole: &Whole, part: &FulfilmentRow, share: &Share) -> Option<String> {
    if share.holder != Some(Holder::Courier) {
        return None;
    }
    let received = whole
        .parcel_of(part.id)
        .is_some_and(|parcel| parcel.cash_received_centimes > 0);
    let expected = if received {
        share.collected
    } else {
        values::money::Money::ZERO_MAD
    };
    (share.remitted != expected).then(|| {
        format!(
            "{} centimes were handed on, its share says {}",
            expected.centimes(),
            share.remitted.centimes()
        )
    })
}
