//! Cash arrives, is brought to the bank, or goes back to a buyer.

use super::show;
use crate::desk::address;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::{Action, audit};
use axum::http::StatusCode;
use orders::cash::{self, CashPlace};
use orders::error::OrderError;
use orders::{loss, returns};
use web::{Answer, FieldErrors, Fields, Form, Parts, Problem, Visit};

/// Fields of an arrival.
pub(super) const FIELDS: &[&str] = &["received", "fee", "into", "version", "page"];
/// Fields of what a carrier pays for a lost parcel.
pub(super) const CLAIM_FIELDS: &[&str] = &["into", "version"];

/// The carrier handed on the cash of a parcel.
pub(super) async fn submit(visit: Visit, Parts(parcel): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&parcel)?, typed::version(&form)?);
    let mut errors = FieldErrors::new();
    let received = typed::amount(&visit, &form, "received", &mut errors);
    let fee = typed::amount(&visit, &form, "fee", &mut errors);
    let into = CashPlace::from_word(form.text("into")).ok_or(Problem::BadRequest)?;
    let (Some(received), Some(fee)) = (received, fee) else {
        let text = visit.text("desk-amount-wrong");
        return show::page(
            &visit,
            Showing::told(
                form.into_fields().with("parcel", parcel),
                StatusCode::UNPROCESSABLE_ENTITY,
                text,
            ),
        )
        .await;
    };
    let act = visit.act();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| cash::receive(unit, &act, id, version, received, fee, into))
        .await;
    finished(&visit, form.into_fields().with("parcel", parcel), done, "cash").await
}

/// Cash of the depot was brought to the bank.
pub(super) async fn deposit(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id = typed::id(&text)?;
    let act = visit.act();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| cash::deposit(unit, &act, id))
        .await;
    finished(&visit, form.into_fields(), done, "deposited").await
}

/// The carrier paid for a parcel it lost.
pub(super) async fn claim(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let into = CashPlace::from_word(form.text("into")).ok_or(Problem::BadRequest)?;
    let act = visit.act();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| loss::receive_claim(unit, &act, id, version, into))
        .await;
    finished(&visit, form.into_fields(), done, "claimed").await
}

/// The buyer has the money back.
pub(super) async fn refund(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id = typed::id(&text)?;
    let from = CashPlace::from_word(form.text("from")).ok_or(Problem::BadRequest)?;
    let act = visit.act();
    let by = act.clone();
    let done: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| returns::pay_refund(unit, &act, id, from))
        .await;
    if matches!(done, Err(OrderError::SecondPerson { .. })) {
        // The refused unit is undone: that somebody tried alone is told in one of its own.
        let refused = access::Refused {
            action: Action::ReceiveCash,
            role: by.actor.role_word(),
        };
        let told = visit
            .house
            .store
            .write(move |unit| audit::record_refusal(unit, &by, refused, "goods_return", &id.to_string()));
        told.await.map_err(Problem::from)?;
    }
    finished(&visit, form.into_fields(), done, "refunded").await
}

async fn finished(visit: &Visit, form: Fields, done: Result<(), OrderError>, word: &str) -> Answer {
    match done.map_err(|error| error.refusal(visit)) {
        Ok(()) => web::see_other(&address::with(
            "/office/cash",
            &visit.query,
            show::FIELDS,
            &[("page", ""), ("done", word)],
        )),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => show::page(visit, Showing::told(form, status, text)).await,
    }
}
