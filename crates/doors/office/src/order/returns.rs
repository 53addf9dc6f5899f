//! The buyer gives goods back after receiving them (law 31-08, or a gesture of the house).

use super::{call, code, found, show};
use crate::desk::showing::Showing;
use crate::desk::typed;
use orders::error::OrderError;
use orders::order::OrderLine;
use orders::returns::{self, Disposition};
use values::id::Id;
use web::{Answer, FieldErrors, Form, Parts, Visit};

/// Fields; each line has its own `back-ID` besides.
pub(super) const FIELDS: &[&str] = &["part", "disposition", "return_reason", "version"];

/// Takes goods back and notes the refund that is owed.
pub(super) async fn submit(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let code = code(&text)?;
    let mut errors = FieldErrors::new();
    let reason = typed::reason(&visit, &form, "return_reason", &mut errors);
    let chosen = chosen(&form);
    if chosen.is_empty() {
        errors.add("return_reason", visit.text("desk-return-choose"));
    }
    if let Some((_, sentence)) = errors.iter().next() {
        let sentence = sentence.to_owned();
        let status = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return show::page(&visit, code, Showing::told(form.into_fields(), status, sentence)).await;
    }
    let disposition = Disposition::from_word(form.text("disposition")).unwrap_or(Disposition::WriteOff);
    let (part, version) = (typed::id(form.text("part"))?, typed::version(&form)?);
    let act = visit.act();
    let written: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| {
            if !found(unit, &code)?.fulfilments.iter().any(|own| own.id == part) {
                return Err(OrderError::NotFound);
            }
            returns::withdraw(unit, &act, part, version, &chosen, disposition, &reason).map(|_| ())
        })
        .await;
    call::finished(&visit, code, form, written, "returned").await
}

/// Lines and how many of each come back; of a line named twice the first counts.
fn chosen(form: &Form) -> Vec<(Id<OrderLine>, u32)> {
    let mut chosen: Vec<(Id<OrderLine>, u32)> = Vec::new();
    for (name, _) in form.pairs() {
        let line = name.strip_prefix("back-").and_then(|line| line.parse().ok());
        let quantity = form
            .number(name)
            .and_then(|quantity| u32::try_from(quantity).ok());
        if let (Some(line), Some(quantity @ 1..)) = (line, quantity)
            && !chosen.iter().any(|(known, _)| *known == line)
        {
            chosen.push((line, quantity));
        }
    }
    chosen
}
