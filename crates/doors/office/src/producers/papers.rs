//! Certificates of a producer: recorded, and taken back before their last day.

use super::change::{finished, kept};
use super::show;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use catalogue::label;
use parties::organisation;
use parties::papers::{self, CertificateError, NewCertificate};
use web::{Answer, FieldErrors, Form, Parts, Visit};

/// Fields of a certificate.
pub(super) const FIELDS: &[&str] = &["label", "body", "number", "valid_from", "expires_on"];

/// Longest line, in characters; the room has its own, shorter limits.
const LONGEST: usize = web::limits::NAME_CHARACTERS;

/// Records a certificate.
pub(super) async fn record(visit: Visit, Parts(slug): Parts<String>, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let mut day = |name: &str| {
        let day = typed::day(form.text(name));
        if day.is_none() {
            errors.add(name, visit.text("desk-day-wrong"));
        }
        day
    };
    let (from, until) = (day("valid_from"), day("expires_on"));
    let (Some(valid_from), Some(expires_on)) = (from, until) else {
        let showing = Showing::wrong(kept(&visit, &slug, &form).await?, errors);
        return show::page(&visit, slug, Some(showing)).await;
    };
    let (body, number) = (
        form.line("body", LONGEST).unwrap_or_default(),
        form.line("number", LONGEST).unwrap_or_default(),
    );
    let (act, wanted, label_slug) = (visit.act(), slug.clone(), form.text("label").to_owned());
    let done: Result<(), CertificateError> = visit
        .house
        .store
        .write(move |unit| {
            let producer =
                organisation::by_slug(unit, &wanted)?.ok_or(CertificateError::UnknownOrganisation)?;
            let label = label::by_slug(unit, &label_slug)?.ok_or(CertificateError::NotFound)?;
            let new = NewCertificate {
                organisation: producer.id,
                label: label.slug,
                certifying_body: body.clone(),
                number: number.clone(),
                valid_from,
                expires_on,
            };
            papers::record(unit, &act, &new).map(|_| ())
        })
        .await;
    finished(
        &visit,
        slug,
        &form,
        done.map_err(|error| error.refusal(&visit)),
        "recorded",
    )
    .await
}

/// Ends a certificate before its last day.
pub(super) async fn withdraw(
    visit: Visit,
    Parts((slug, certificate)): Parts<(String, String)>,
    form: Form,
) -> Answer {
    let id = typed::id(&certificate)?;
    let mut errors = FieldErrors::new();
    let reason = typed::reason(&visit, &form, "withdraw_reason", &mut errors);
    let last_day = typed::day(form.text("last_day"));
    let Some(last_day) = last_day.filter(|_| errors.is_empty()) else {
        let text = visit.text("desk-order-error-reason-missing");
        return finished(&visit, slug, &form, Err(Refusal::wrong(text)), "").await;
    };
    let (act, wanted) = (visit.act(), slug.clone());
    let done: Result<(), CertificateError> = visit
        .house
        .store
        .write(move |unit| {
            let producer =
                organisation::by_slug(unit, &wanted)?.ok_or(CertificateError::UnknownOrganisation)?;
            // A paper of another producer is not there.
            if !papers::of(unit, producer.id)?.iter().any(|own| own.id == id) {
                return Err(CertificateError::UnknownOrganisation);
            }
            papers::withdraw(unit, &act, id, last_day, &reason)
        })
        .await;
    finished(
        &visit,
        slug,
        &form,
        done.map_err(|error| error.refusal(&visit)),
        "withdrawn",
    )
    .await
}

impl Refused for CertificateError {
    fn refusal(self, visit: &Visit) -> Refusal {
        let key = match self {
            Self::Store(error) => return error.into(),
            Self::NotPermitted(refused) => return refused.into(),
            Self::UnknownOrganisation => return Refusal::absent(),
            Self::AlreadyRecorded => return Refusal::conflict(visit.text("desk-paper-already")),
            Self::NotFound => "desk-product-error-label",
            Self::BodyMissing => "desk-certifier-missing",
            Self::NumberMissing => "desk-paper-number-missing",
            Self::Text(_) => "desk-too-long",
            Self::EndsBeforeItBegins => "desk-paper-days-wrong",
        };
        Refusal::wrong(visit.text(key))
    }
}
