//! Changing a producer: identity, commission, shown or not.

use super::{form as form_of, show};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use orders::commission::{self, CommissionError};
use parties::organisation::{self, OrganisationError};
use values::rate::BasisPoints;
use web::{Answer, FieldErrors, Fields, Form, Parts, Problem, Visit};

/// Keeps the identity.
pub(super) async fn submit(visit: Visit, Parts(slug): Parts<String>, form: Form) -> Answer {
    let version = typed::version(&form)?;
    let mut errors = FieldErrors::new();
    let Some(details) = form_of::read(&visit, &form, &mut errors).filter(|_| errors.is_empty()) else {
        return show::page(&visit, slug, Some(Showing::wrong(form.into_fields(), errors))).await;
    };
    let (act, wanted) = (visit.act(), slug.clone());
    let done: Result<(), OrganisationError> = visit
        .house
        .store
        .write(move |unit| {
            let kept = organisation::by_slug(unit, &wanted)?.ok_or(OrganisationError::NotFound)?;
            organisation::change(unit, &act, kept.id, version, &details).map(|_| ())
        })
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(()) => web::see_other(&format!("/office/producers/{slug}?done=saved")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            show::page(
                &visit,
                slug,
                Some(Showing::told(form.into_fields(), status, text)),
            )
            .await
        }
    }
}

/// Shows the producer in the shop, or takes it out; with a reason.
pub(super) async fn set_active(visit: Visit, Parts(slug): Parts<String>, form: Form) -> Answer {
    let version = typed::version(&form)?;
    let active = form.is_on("active");
    let mut errors = FieldErrors::new();
    let reason = typed::reason(&visit, &form, "active_reason", &mut errors);
    if !errors.is_empty() {
        let showing = Showing::wrong(kept(&visit, &slug, &form).await?, errors);
        return show::page(&visit, slug, Some(showing)).await;
    }
    let (act, wanted) = (visit.act(), slug.clone());
    let done: Result<(), OrganisationError> = visit
        .house
        .store
        .write(move |unit| {
            let kept = organisation::by_slug(unit, &wanted)?.ok_or(OrganisationError::NotFound)?;
            organisation::set_active(unit, &act, kept.id, version, active, &reason).map(|_| ())
        })
        .await;
    finished(
        &visit,
        slug,
        &form,
        done.map_err(|error| error.refusal(&visit)),
        if active { "shown" } else { "hidden" },
    )
    .await
}

/// Sets the commission from a day on; orders placed before keep theirs.
pub(super) async fn commission(visit: Visit, Parts(slug): Parts<String>, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let rate = form.text("rate").parse::<BasisPoints>();
    let rate = rate
        .map_err(|_| errors.add("rate", visit.text("desk-percent-wrong")))
        .ok();
    // A rate of the past would tell another story than the orders placed under the old one.
    let from = typed::day(form.text("rate_from")).filter(|day| *day >= visit.today());
    if from.is_none() {
        errors.add("rate_from", visit.text("desk-rate-from-wrong"));
    }
    let (Some(rate), Some(from)) = (rate, from) else {
        let showing = Showing::wrong(kept(&visit, &slug, &form).await?, errors);
        return show::page(&visit, slug, Some(showing)).await;
    };
    let (act, wanted) = (visit.act(), slug.clone());
    let done: Result<(), OrganisationError> = visit
        .house
        .store
        .write(move |unit| {
            let kept = organisation::by_slug(unit, &wanted)?.ok_or(OrganisationError::NotFound)?;
            commission::set_rate(unit, &act, kept.id, rate, from).map_err(|error| match error {
                CommissionError::NotPermitted(refused) => refused.into(),
                CommissionError::Store(error) => error.into(),
            })
        })
        .await;
    finished(
        &visit,
        slug,
        &form,
        done.map_err(|error| error.refusal(&visit)),
        "rate",
    )
    .await
}

/// Goes on, or shows the page again with what is kept and the fields that were sent.
pub(super) async fn finished(
    visit: &Visit,
    slug: String,
    form: &Form,
    done: Result<(), Refusal>,
    word: &str,
) -> Answer {
    match done {
        Ok(()) => web::see_other(&format!("/office/producers/{slug}?done={word}")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            let showing = Showing::told(kept(visit, &slug, form).await?, status, text);
            show::page(visit, slug, Some(showing)).await
        }
    }
}

/// The kept identity with the fields of a smaller form over it.
pub(super) async fn kept(visit: &Visit, slug: &str, form: &Form) -> Result<Fields, Problem> {
    let slug = slug.to_owned();
    let record = visit
        .house
        .store
        .read(move |reader| organisation::by_slug(reader, &slug)?.ok_or_else(Problem::not_found))
        .await?;
    let kept = form_of::filled(&record.details, record.version);
    Ok(form
        .pairs()
        .fold(kept, |fields, (name, value)| fields.with(name, value)))
}
