//! What must always hold of payments, proved over the whole house.

use crate::cash_on_delivery::agrees;
use crate::method::Method;
use crate::open::OPENED;
use crate::payment::Payment;
use crate::share::{self, Share};
use crate::state::{PaymentEvent, PaymentState, next};
use crate::step::ShareEvent;
use access::check::Finding;
use access::check::walk::{self, Step};
use std::collections::HashMap;
use store::{Reader, Select, args};
use uuid::Uuid;
use values::id::Id;

/// A payment is about the sum of its shares.
const AMOUNT: &str = "payment-is-sum-of-shares";
/// No share is collected beyond what is due, nor remitted or refunded beyond what is collected.
const BOUNDS: &str = "shares-stay-within-bounds";
/// The payment's state is the one its shares are in.
const STATE: &str = "payment-state-agrees-with-shares";
/// The journal of a payment leads from its opening to its state.
const WALKED: &str = "payment-journal-leads-to-its-state";

/// The names of the invariants of this room.
pub const INVARIANTS: &[&str] = &[AMOUNT, BOUNDS, STATE, WALKED];

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
    struct StepRow {
        payment_id: Id<Payment>,
        event: String,
        from_state: String,
        to_state: String,
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
        let journals = journals_of(reader, &ids)?;
        for row in &rows {
            let own: &[Share] = shares.get(&row.id).map_or(&[], Vec::as_slice);
            findings.extend(look_at(row, own));
            let told: &[StepRow] = journals.get(&row.id).map_or(&[], Vec::as_slice);
            findings.extend(astray(row, told).map(|problem| Finding {
                invariant: WALKED,
                offender: format!("payment {}: {problem}", row.id),
            }));
        }
    }
}

fn journals_of(
    reader: &Reader<'_>,
    ids: &[Id<Payment>],
) -> store::Result<HashMap<Id<Payment>, Vec<StepRow>>> {
    let select = Select::new("SELECT payment_id, event, from_state, to_state FROM payment_event")
        .within("payment_id", ids)
        .then("ORDER BY payment_id, at, id", &[]);
    let mut journals: HashMap<Id<Payment>, Vec<StepRow>> = HashMap::new();
    for row in reader.select::<StepRow>(&select)? {
        journals.entry(row.payment_id).or_default().push(row);
    }
    Ok(journals)
}

/// What is wrong with the journal of a payment, if anything is.
fn astray(payment: &CheckedRow, journal: &[StepRow]) -> Option<String> {
    let opened = journal.iter().filter(|line| line.event == OPENED).count();
    if opened != 1 {
        return Some(format!("its journal tells {opened} openings"));
    }
    let steps: Vec<Step<'_>> = journal
        .iter()
        .map(|line| Step {
            event: &line.event,
            from: &line.from_state,
            to: &line.to_state,
        })
        .collect();
    let due = PaymentState::Due.as_str();
    walk::broken(&steps, &[due], payment.state.as_str(), |step| {
        may_be(payment.method, step)
    })
}

/// Whether it is a line of the table, or tells of one share, or of the opening, without a move.
fn may_be(method: Method, step: &Step<'_>) -> bool {
    if step.event == OPENED {
        return step.from == PaymentState::Due.as_str() && step.to == step.from;
    }
    if ShareEvent::from_word(step.event).is_some() {
        return step.from == step.to;
    }
    let led = PaymentState::from_word(step.from)
        .zip(PaymentEvent::from_word(step.event))
        .and_then(|(from, event)| next(from, event, method));
    led.is_some_and(|to| to.as_str() == step.to)
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
