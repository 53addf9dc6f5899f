//! Stock changed by hand: counted, received, written off, corrected; always with a reason.

use super::show::{self, BY_HAND};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::Act;
use access::idempotency::{self, Claim, Key, Who};
use catalogue::variant;
use inventory::movement::{self, Cause, MovementError};
use inventory::stock::{self, CountError};
use sha2::{Digest as _, Sha256};
use store::Unit;
use values::digits::to_latin_digits;
use web::{Answer, FieldErrors, Form, Parts, Problem, Visit};

/// Sets what is on hand to what was counted.
pub(super) async fn count(visit: Visit, Parts(sku): Parts<String>, form: Form) -> Answer {
    let version = typed::version(&form)?;
    let mut errors = FieldErrors::new();
    let counted = form.number("counted").filter(|counted| *counted >= 0);
    if counted.is_none() {
        errors.add("counted", visit.text("desk-quantity-wrong"));
    }
    let reason = typed::reason(&visit, &form, "count_reason", &mut errors);
    let Some(counted) = counted.filter(|_| errors.is_empty()) else {
        return show::page(&visit, sku, Showing::wrong(form.into_fields(), errors)).await;
    };
    let (act, wanted) = (visit.act(), sku.clone());
    let done: Result<(), CountError> = visit
        .house
        .store
        .write(move |unit| {
            let id = variant::by_sku(unit, &wanted)?.ok_or(CountError::NoStock)?.id;
            stock::set_count(unit, &act, id, counted, version, &reason).map(|_| ())
        })
        .await;
    finished(
        &visit,
        sku,
        form,
        done.map_err(|error| error.refusal(&visit)),
        "counted",
    )
    .await
}

/// Why pieces were not moved.
#[derive(Debug)]
enum MoveError {
    /// The form was sent before with other figures.
    Reused,
    Movement(MovementError),
}

impl From<store::Error> for MoveError {
    fn from(error: store::Error) -> Self {
        Self::Movement(MovementError::Store(error))
    }
}

/// Pieces to bring or take.
struct Move {
    sku: String,
    cause: Cause,
    delta: i64,
    reason: String,
    key: String,
}

/// Brings or takes pieces. A change of so many pieces holds whatever was sold meanwhile, so it names no
/// version; the form's own key sees to it that a second click brings nothing more.
pub(super) async fn record(visit: Visit, Parts(sku): Parts<String>, form: Form) -> Answer {
    let key = typed::key(&form)?;
    let cause = Cause::from_word(form.text("cause")).filter(|cause| BY_HAND.contains(cause));
    let cause = cause.ok_or(Problem::BadRequest)?;
    let mut errors = FieldErrors::new();
    let delta = delta(form.text("delta"), cause);
    if delta.is_none() {
        errors.add("delta", visit.text("desk-delta-wrong"));
    }
    let reason = typed::reason(&visit, &form, "move_reason", &mut errors);
    let Some(delta) = delta.filter(|_| errors.is_empty()) else {
        return show::page(&visit, sku, Showing::wrong(form.into_fields(), errors)).await;
    };
    let asked = Move {
        sku: sku.clone(),
        cause,
        delta,
        reason,
        key,
    };
    let act = visit.act();
    let done: Result<(), MoveError> = visit
        .house
        .store
        .write(move |unit| move_once(unit, &act, &asked))
        .await;
    let refused = done.map_err(|error| error.refusal(&visit));
    finished(&visit, sku, form, refused, "moved").await
}

fn move_once(unit: &mut Unit<'_>, act: &Act, asked: &Move) -> Result<(), MoveError> {
    let key = Key {
        who: Who::Actor(&act.actor),
        route: "POST /office/stock/{sku}/move",
        name: &asked.key,
    };
    let said = format!("{}|{}|{}|{}", asked.sku, asked.cause, asked.delta, asked.reason);
    match idempotency::claim(unit, act, key, Sha256::digest(said.as_bytes()).into())? {
        Claim::New => {}
        Claim::Same(_) => return Ok(()),
        Claim::Different => return Err(MoveError::Reused),
    }
    let format = variant::by_sku(unit, &asked.sku)?.ok_or(MoveError::Movement(MovementError::NoStock))?;
    movement::record(
        unit,
        act,
        format.id,
        asked.delta,
        asked.cause,
        None,
        Some(&asked.reason),
    )
    .map(|_| ())
    .map_err(MoveError::Movement)
}

/// Pieces with a sign; what is written off may be typed without one.
fn delta(typed: &str, cause: Cause) -> Option<i64> {
    let typed = to_latin_digits(typed.trim()).replace('\u{2212}', "-");
    let delta: i64 = typed.trim_start_matches('+').parse().ok()?;
    match cause {
        Cause::WriteOff => delta.checked_abs()?.checked_neg(),
        _ => Some(delta),
    }
    .filter(|delta| *delta != 0)
}

async fn finished(visit: &Visit, sku: String, form: Form, done: Result<(), Refusal>, word: &str) -> Answer {
    match done {
        Ok(()) => web::see_other(&format!("/office/stock/{sku}?done={word}")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            show::page(visit, sku, Showing::told(form.into_fields(), status, text)).await
        }
    }
}

impl Refused for CountError {
    fn refusal(self, visit: &Visit) -> Refusal {
        match self {
            Self::Store(error) => error.into(),
            Self::NotPermitted(refused) => refused.into(),
            Self::NoStock => Refusal::absent(),
            Self::Stale { .. } => Refusal::conflict(visit.text("desk-order-error-stale")),
            Self::BelowReserved { reserved, .. } => {
                Refusal::conflict(visit.text_with("desk-count-below", &[("count", reserved.into())]))
            }
            Self::BadQuantity(_) => Refusal::wrong(visit.text("desk-quantity-wrong")),
        }
    }
}

impl Refused for MoveError {
    fn refusal(self, visit: &Visit) -> Refusal {
        match self {
            Self::Reused => Refusal::conflict(visit.text("desk-order-error-stale")),
            Self::Movement(MovementError::Store(error)) => error.into(),
            Self::Movement(MovementError::NotPermitted(refused)) => refused.into(),
            Self::Movement(MovementError::NoStock) => Refusal::absent(),
            Self::Movement(MovementError::WouldGoNegative { reserved, .. }) => {
                Refusal::conflict(visit.text_with("desk-count-below", &[("count", reserved.into())]))
            }
            Self::Movement(MovementError::BadQuantity(_)) => Refusal::wrong(visit.text("desk-delta-wrong")),
        }
    }
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn a_write_off_takes_and_a_correction_says_its_sign() {
        assert_eq!(delta("٣", Cause::WriteOff), Some(-3));
        assert_eq!(delta("-3", Cause::WriteOff), Some(-3));
        assert_eq!(delta("+3", Cause::Correction), Some(3));
        assert_eq!(delta("−2", Cause::Correction), Some(-2));
        assert_eq!(delta("0", Cause::Correction), None);
        assert_eq!(delta("trois", Cause::Receipt), None);
    }
}
