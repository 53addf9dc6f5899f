//! A new producer.

use super::form as form_of;
use crate::desk::choices::choice;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::word;
use crate::products::show::{LanguageField, language_fields};
use askama::Template;
use parties::address;
use parties::organisation::{self, NewOrganisation, OrganisationError, OrganisationKind};
use values::slug::slugify;
use web::parts::Choice;
use web::{Answer, FieldErrors, Form, OfficeFrame, Problem, Visit};

#[derive(Template)]
#[template(path = "producers/new.html")]
struct NewPage {
    frame: OfficeFrame,
    showing: Showing,
    names: Vec<LanguageField>,
    presentations: Vec<LanguageField>,
    kinds: Vec<Choice>,
    provinces: Vec<Choice>,
    regimes: Vec<Choice>,
}

/// Shows the empty form.
pub(super) async fn show(visit: Visit) -> Answer {
    page(&visit, Showing::first(&visit)).await
}

async fn page(visit: &Visit, showing: Showing) -> Answer {
    let provinces = visit
        .house
        .store
        .read(|reader| Ok::<_, Problem>(address::provinces(reader)?))
        .await?;
    let status = showing.status();
    let view = NewPage {
        frame: OfficeFrame::new(visit, "producers")?,
        names: language_fields("names", |_| false),
        presentations: language_fields("presentation", |_| false),
        kinds: OrganisationKind::ALL
            .iter()
            .map(|kind| choice(kind.as_str(), word::said(visit, "desk-kind-", kind.as_str())))
            .collect(),
        provinces: form_of::provinces(visit, &provinces),
        regimes: form_of::regimes(visit),
        showing,
    };
    Showing::answer(status, &view)
}

/// Keeps the new producer; a name that is taken is a conflict, never a change of the other.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let details = form_of::read(&visit, &form, &mut errors);
    let kind = OrganisationKind::from_word(form.text("kind"));
    if kind.is_none() {
        errors.add("kind", visit.text("desk-kind-choose"));
    }
    let (Some(details), Some(kind), true) = (details, kind, errors.is_empty()) else {
        return page(&visit, Showing::wrong(form.into_fields(), errors)).await;
    };
    let slug = slugify(&details.names.fr);
    let new = NewOrganisation {
        slug: slug.clone(),
        kind,
        details,
        demo: visit.house.demo,
    };
    let act = visit.act();
    let done: Result<(), OrganisationError> = visit
        .house
        .store
        .write(move |unit| {
            if organisation::by_slug(unit, &new.slug)?.is_some() {
                return Err(OrganisationError::Stale);
            }
            organisation::upsert(unit, &act, &new).map(|_| ())
        })
        .await;
    let refused = done.map_err(|error| match error {
        OrganisationError::Stale => Refusal::conflict(visit.text("desk-producer-taken")),
        other => other.refusal(&visit),
    });
    match refused {
        Ok(()) => web::see_other(&format!("/office/producers/{slug}?done=saved")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(&visit, Showing::told(form.into_fields(), status, text)).await
        }
    }
}
