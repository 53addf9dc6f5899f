//! What the buyer says in the call, and cancelling.

use super::{address, code, found, show};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use axum::http::StatusCode;
use jiff::Timestamp;
use orders::error::OrderError;
use orders::{fulfilment, step};
use values::code::OrderCode;
use web::{Answer, FieldErrors, Form, Parts, Visit};

/// Fields of the call.
pub(super) const FIELDS: &[&str] = &["outcome", "note", "day", "hour", "version"];
/// Fields of cancelling.
pub(super) const CANCEL_FIELDS: &[&str] = &["cancel_reason", "version"];
/// Fields of cancelling one producer's part.
pub(super) const PART_FIELDS: &[&str] = &["part", "part_reason", "version"];

/// What the buyer said.
enum Outcome {
    Confirmed,
    NoAnswer,
    CallAgain(Timestamp),
    Refused,
}

/// Writes down what the buyer said.
pub(super) async fn submit(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let code = code(&text)?;
    let mut errors = FieldErrors::new();
    let outcome = outcome(&visit, &form, &mut errors);
    let note = match &outcome {
        Some(Outcome::Refused) => typed::reason(&visit, &form, "note", &mut errors),
        _ => form.line("note", typed::LONGEST_REASON).unwrap_or_default(),
    };
    let Some(outcome) = outcome.filter(|_| errors.is_empty()) else {
        return show::page(&visit, code, Showing::wrong(form.into_fields(), errors)).await;
    };
    let done = match outcome {
        Outcome::Confirmed => "confirmed",
        Outcome::NoAnswer => "called",
        Outcome::CallAgain(_) => "call-again",
        Outcome::Refused => "refused",
    };
    let version = typed::version(&form)?;
    let act = visit.act();
    let written: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| {
            let id = found(unit, &code)?.id;
            match outcome {
                Outcome::Confirmed => step::confirm(unit, &act, id, version, &note),
                Outcome::NoAnswer => step::note_no_answer(unit, &act, id, version, &note),
                Outcome::CallAgain(at) => step::call_again(unit, &act, id, version, at, &note),
                Outcome::Refused => step::cancel(unit, &act, id, version, &note),
            }
        })
        .await;
    finished(&visit, code, form, written, done).await
}

fn outcome(visit: &Visit, form: &Form, errors: &mut FieldErrors) -> Option<Outcome> {
    match form.text("outcome") {
        "confirmed" => Some(Outcome::Confirmed),
        "no_answer" => Some(Outcome::NoAnswer),
        "refused" => Some(Outcome::Refused),
        "call_again" => match typed::instant(form.text("day"), form.text("hour")) {
            Some(at) if at > visit.now() => Some(Outcome::CallAgain(at)),
            _ => {
                errors.add("day", visit.text("desk-call-when-wrong"));
                None
            }
        },
        _ => {
            errors.add("note", visit.text("desk-call-choose"));
            None
        }
    }
}

/// Cancels the order; a reason is needed.
pub(super) async fn cancel(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let code = code(&text)?;
    let mut errors = FieldErrors::new();
    let reason = typed::reason(&visit, &form, "cancel_reason", &mut errors);
    if !errors.is_empty() {
        return show::page(&visit, code, Showing::wrong(form.into_fields(), errors)).await;
    }
    let version = typed::version(&form)?;
    let act = visit.act();
    let written: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| step::cancel(unit, &act, found(unit, &code)?.id, version, &reason))
        .await;
    finished(&visit, code, form, written, "cancelled").await
}

/// Cancels one producer's part; the others go on.
pub(super) async fn cancel_part(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let code = code(&text)?;
    let mut errors = FieldErrors::new();
    let reason = typed::reason(&visit, &form, "part_reason", &mut errors);
    if let Some(sentence) = errors.of("part_reason").map(str::to_owned) {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show::page(&visit, code, Showing::told(form.into_fields(), status, sentence)).await;
    }
    let (part, version) = (typed::id(form.text("part"))?, typed::version(&form)?);
    let act = visit.act();
    let written: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| {
            // A part of another order is not there.
            if !found(unit, &code)?.fulfilments.iter().any(|own| own.id == part) {
                return Err(OrderError::NotFound);
            }
            fulfilment::cancel(unit, &act, part, version, &reason)
        })
        .await;
    finished(&visit, code, form, written, "cancelled").await
}

/// Goes on to the order's page, or shows it again with the sentence that says why not.
pub(super) async fn finished(
    visit: &Visit,
    code: OrderCode,
    form: Form,
    written: Result<(), OrderError>,
    done: &str,
) -> Answer {
    match written.map_err(|error| error.refusal(visit)) {
        Ok(()) => web::see_other(&format!("{}?done={done}", address(&code))),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            show::page(visit, code, Showing::told(form.into_fields(), status, text)).await
        }
    }
}
