//! A new product: kept as a draft until it has a format and is published.

use super::details::{self, Offered};
use super::look::{self, Pictures};
use super::show::{self, TextGroup, Tick};
use crate::desk::choices::named;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use askama::Template;
use catalogue::product::{self, NewProduct, ProductError};
use parties::organisation::{self, Card};
use web::parts::Choice;
use web::{Answer, FieldErrors, Form, OfficeFrame, Problem, Visit};

/// Fields of the form: those of a product, and who makes it.
pub(super) const FIELDS: &[&str] = &["producer", "names_fr", "category", "drawing"];

#[derive(Template)]
#[template(path = "products/new.html")]
struct NewPage {
    frame: OfficeFrame,
    showing: Showing,
    groups: Vec<TextGroup>,
    categories: Vec<Choice>,
    producers: Vec<Choice>,
    months: Vec<Tick>,
    allergens: Vec<Tick>,
    labels: Vec<Tick>,
    pictures: Vec<Pictures>,
}

/// Shows the empty form.
pub(super) async fn show(visit: Visit) -> Answer {
    page(&visit, Showing::first(&visit)).await
}

async fn read(visit: &Visit) -> Result<(Offered, Vec<Card>), Problem> {
    visit
        .house
        .store
        .read(|reader| Ok((Offered::read(reader)?, organisation::card_list(reader)?)))
        .await
}

async fn page(visit: &Visit, showing: Showing) -> Answer {
    let (offered, cards) = read(visit).await?;
    let group = |name: &str, key: &str, rows| TextGroup {
        legend: visit.text(key),
        rows,
        fields: show::language_fields(name, |_| false),
    };
    let status = showing.status();
    let view = NewPage {
        frame: OfficeFrame::new(visit, "products")?,
        groups: vec![
            group("names", "desk-name", "1"),
            group("descriptions", "desk-description", "6"),
            group("ingredients", "desk-ingredients", "3"),
        ],
        categories: show::categories(visit, &offered),
        producers: named(
            visit.language,
            None,
            cards.iter().map(|one| (one.slug.clone(), &one.names)),
        ),
        months: show::months(visit),
        allergens: show::allergens(visit),
        labels: show::labels(visit.language, &offered.labels),
        pictures: look::pictures(visit, &showing.form),
        showing,
    };
    Showing::answer(status, &view)
}

/// Keeps the new product.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let (offered, cards) = read(&visit).await?;
    let mut errors = FieldErrors::new();
    let details = details::read(&visit, &form, &offered, &mut errors);
    let producer = cards
        .iter()
        .find(|one| one.slug == form.text("producer"))
        .map(|one| one.id);
    if producer.is_none() {
        errors.add("producer", visit.text("desk-producer-choose"));
    }
    let (Some(details), Some(producer), true) = (details, producer, errors.is_empty()) else {
        return page(&visit, Showing::wrong(form.into_fields(), errors)).await;
    };
    let new = NewProduct {
        producer,
        details,
        demo: visit.house.demo,
    };
    let act = visit.act();
    let done: Result<String, ProductError> = visit
        .house
        .store
        .write(move |unit| {
            let id = product::create(unit, &act, &new)?;
            Ok(product::by_id(unit, id)?.ok_or(ProductError::NotFound)?.slug)
        })
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(slug) => web::see_other(&format!("/office/products/{slug}?done=saved")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(&visit, Showing::told(form.into_fields(), status, text)).await
        }
    }
}
