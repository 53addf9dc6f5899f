//! What must always hold of payments, proved over the whole house.

use crate::cash_on_delivery::agrees;
use crate::method::Method;
use crate::payment::Payment;
use crate::share::{self, Share};
use crate::state::PaymentState;
use access::check::Finding;
use store::{Reader, args};
use uuid::Uuid;
use values::id::Id;

/// A payment is about the sum of its shares.
const AMOUNT: &str = "payment-is-sum-of-shares";
/// No share is collected beyond what is due, nor remitted or refunded beyond what is collected.
const BOUNDS: &str = "shares-stay-within-bounds";
/// The payment's state is the one its shares are in.
const STATE: &str = "payment-state-agrees-with-shares";

/// The names of the invariants of this room.
pub const INVARIANTS: &[&str] = &[AMOUNT, BOUNDS, STATE];

/// Payments looked at in one turn.
const AT_ONCE: u32 = 500;

store::row! {
    struct CheckedRow {
        id: Id<Payment>,
        method: Method,
        state: PaymentState,
        amount_centimes: i64,
    }
}

store::row! {
    struct OutOfBounds {
        fulfilment_id: Uuid,
    }
}

store::statements! {
    read AFTER: CheckedRow = "SELECT id, method, state, amount_centimes FROM payment WHERE id > ?1 ORDER BY id LIMIT ?2";
    // A check reads its table whole, in a snapshot of its own.
    scan BEYOND: OutOfBounds = "SELECT fulfilment_id FROM payment_share WHERE due_centimes < 0 \
        OR collected_centimes < 0 OR collected_centimes > due_centimes OR remitted_centimes > collected_centimes \
        OR refunded_centimes > collected_centimes ORDER BY fulfilment_id";
}

/// Every payment or share that breaks an invariant; nothing when all is well.
pub fn check(reader: &Reader<'_>) -> store::Result<Vec<Finding>> {
    let beyond = reader.all(BEYOND, args![])?;
    let mut findings: Vec<Finding> = beyond
        .into_iter()
        .map(|row| Finding {
            invariant: BOUNDS,
            offender: format!(
                "payment_share {}: beyond what is due or collected",
                row.fulfilment_id
            ),
        })
        .collect();
    let mut last = Id::from_uuid(Uuid::nil());
    loop {
        let rows = reader.all(AFTER, args![last, AT_ONCE])?;
        let Some(end) = rows.last() else {
            return Ok(findings);
        };
        last = end.id;
        let ids: Vec<Id<Payment>> = rows.iter().map(|row| row.id).collect();
        let shares = share::of_payments(reader, &ids)?;
        for row in &rows {
            let own: &[Share] = shares.get(&row.id).map_or(&[], Vec::as_slice);
            findings.extend(look_at(row, own));
        }
    }
}

fn look_at(row: &CheckedRow, shares: &[Share]) -> Vec<Finding> {
    let CheckedRow {
        id,
        state,
        amount_centimes,
        ..
    } = row;
    let Ok(sums) = share::sums(shares) else {
        return vec![Finding {
            invariant: AMOUNT,
            offender: format!("payment {id}: its shares are too large"),
        }];
    };
    let mut findings = Vec::new();
    if sums.due.centimes() != *amount_centimes {
        let due = sums.due.centimes();
        let offender = format!("payment {id}: {amount_centimes} centimes, its shares are {due}");
        findings.push(Finding {
            invariant: AMOUNT,
            offender,
        });
    }
    if !agrees(row.method, *state, shares, &sums) {
        let offender = format!("payment {id}: {state}, which its shares are not");
        findings.push(Finding {
            invariant: STATE,
            offender,
        });
    }
    findings
}
