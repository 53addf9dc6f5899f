//! The page of a product.

use super::details::{self, Offered};
use super::list::missing;
use super::look::{self, Pictures};
use crate::desk::choices::{choice, named};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::shelf::{self, Shelf};
use crate::desk::showing::Showing;
use crate::desk::{typed, word};
use access::permission::Action;
use askama::Template;
use catalogue::label::Label;
use catalogue::product::{self, Allergen, Product, ProductError, ProductStatus};
use catalogue::variant::{self, Variant};
use language::Language;
use parties::organisation::{self, Card};
use values::content::ContentUnit;
use web::parts::Choice;
use web::{Answer, FieldErrors, Form, OfficeFrame, Parts, Problem, Visit};

/// A text that has one field per language.
pub(crate) struct LanguageField {
    pub(crate) name: String,
    pub(crate) language: &'static str,
    pub(crate) own_name: &'static str,
    pub(crate) is_missing: bool,
}

/// A kind of text: name, description, ingredients.
pub(super) struct TextGroup {
    pub(super) legend: String,
    pub(super) rows: &'static str,
    pub(super) fields: Vec<LanguageField>,
}

/// A tick box.
pub(super) struct Tick {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) text: String,
}

/// A format with its stock.
pub(super) struct Stocked {
    format: Variant,
    shelf: Option<Shelf>,
    status: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "products/show.html")]
struct ProductPage {
    frame: OfficeFrame,
    showing: Showing,
    product: Product,
    producer: Option<Card>,
    status: String,
    tone: &'static str,
    next_status: &'static str,
    formats: Vec<Stocked>,
    groups: Vec<TextGroup>,
    categories: Vec<Choice>,
    months: Vec<Tick>,
    allergens: Vec<Tick>,
    labels: Vec<Tick>,
    pictures: Vec<Pictures>,
    units: Vec<Choice>,
}

/// Shows the product.
pub(super) async fn show(visit: Visit, Parts(slug): Parts<String>) -> Answer {
    page(&visit, slug, None).await
}

/// Shows the product: as it is kept, or with the form that was not taken.
pub(super) async fn page(visit: &Visit, slug: String, again: Option<Showing>) -> Answer {
    let (product, producer, formats, shelves, offered) = visit
        .house
        .store
        .read(move |reader| {
            let product = product::by_slug(reader, &slug)?.ok_or_else(Problem::not_found)?;
            let producer = organisation::cards_of(reader, &[product.producer])?.remove(&product.producer);
            let formats = variant::of(reader, product.id)?;
            let ids: Vec<_> = formats.iter().map(|format| format.id).collect();
            let shelves = shelf::of(reader, &ids)?;
            Ok::<_, Problem>((product, producer, formats, shelves, Offered::read(reader)?))
        })
        .await?;
    let kept = details::filled(&product.details, &offered, product.version);
    let showing = again.unwrap_or_else(|| Showing::filled(visit, kept));
    let status = showing.status();
    let format = |format: Variant| Stocked {
        shelf: shelves.get(&format.id).copied(),
        status: word::said(visit, "desk-product-status-", format.status.as_str()),
        tone: word::tone(format.status.as_str()),
        format,
    };
    let view = ProductPage {
        frame: OfficeFrame::new(visit, "products")?,
        status: word::said(visit, "desk-product-status-", product.status.as_str()),
        tone: word::tone(product.status.as_str()),
        next_status: if product.status == ProductStatus::Published {
            "hidden"
        } else {
            "published"
        },
        groups: groups(visit, &product),
        categories: categories(visit, &offered),
        months: months(visit),
        allergens: allergens(visit),
        labels: labels(visit.language, &offered.labels),
        pictures: look::pictures(visit, &showing.form),
        units: units(visit),
        formats: formats.into_iter().map(format).collect(),
        producer,
        product,
        showing,
    };
    Showing::answer(status, &view)
}

fn groups(visit: &Visit, product: &Product) -> Vec<TextGroup> {
    let group = |name: &str, key: &str, rows, texts| {
        let absent = missing(texts);
        TextGroup {
            legend: visit.text(key),
            rows,
            fields: language_fields(name, |code| absent.contains(&code)),
        }
    };
    vec![
        group("names", "desk-name", "1", &product.names),
        group("descriptions", "desk-description", "6", &product.descriptions),
        group("ingredients", "desk-ingredients", "3", &product.ingredients),
    ]
}

/// One field per language.
pub(crate) fn language_fields(name: &str, is_missing: impl Fn(&'static str) -> bool) -> Vec<LanguageField> {
    Language::ALL
        .into_iter()
        .map(|language| LanguageField {
            name: format!("{name}_{language}"),
            language: language.code(),
            own_name: language.own_name(),
            is_missing: is_missing(language.code()),
        })
        .collect()
}

/// Aisles to choose from.
pub(super) fn categories(visit: &Visit, offered: &Offered) -> Vec<Choice> {
    named(
        visit.language,
        None,
        offered
            .categories
            .iter()
            .map(|one| (one.slug.clone(), &one.names)),
    )
}

/// The months of a season.
pub(super) fn months(visit: &Visit) -> Vec<Tick> {
    (1..=12_u8)
        .filter_map(|month| {
            let text = language::date::month_name(month, visit.language)?.to_owned();
            Some(Tick {
                name: "month",
                value: month.to_string(),
                text,
            })
        })
        .collect()
}

/// The allergens the law wants named.
pub(super) fn allergens(visit: &Visit) -> Vec<Tick> {
    Allergen::ALL
        .iter()
        .map(|one| Tick {
            name: "allergen",
            value: one.to_string(),
            text: word::said(visit, "desk-allergen-", one.as_str()),
        })
        .collect()
}

/// The signs of quality.
pub(super) fn labels(language: Language, labels: &[Label]) -> Vec<Tick> {
    labels
        .iter()
        .map(|one| Tick {
            name: "label",
            value: one.slug.clone(),
            text: format!("{} — {}", one.sign, one.names.in_language(language).text),
        })
        .collect()
}

/// Units of a content.
pub(super) fn units(visit: &Visit) -> Vec<Choice> {
    let text = |unit: ContentUnit| match unit {
        ContentUnit::Piece => visit.text("desk-unit-piece"),
        _ => unit.code().to_owned(),
    };
    ContentUnit::ALL
        .into_iter()
        .map(|unit| choice(unit.code(), text(unit)))
        .collect()
}

/// Keeps the form.
pub(super) async fn submit(visit: Visit, Parts(slug): Parts<String>, form: Form) -> Answer {
    let version = typed::version(&form)?;
    let offered = visit
        .house
        .store
        .read(|reader| Ok::<_, Problem>(Offered::read(reader)?))
        .await?;
    let mut errors = FieldErrors::new();
    let details = details::read(&visit, &form, &offered, &mut errors);
    let Some(details) = details.filter(|_| errors.is_empty()) else {
        return page(&visit, slug, Some(Showing::wrong(form.into_fields(), errors))).await;
    };
    let (act, wanted) = (visit.act(), slug.clone());
    let done: Result<i64, ProductError> = visit
        .house
        .store
        .write(move |unit| {
            let kept = product::by_slug(unit, &wanted)?.ok_or(ProductError::NotFound)?;
            product::change(unit, &act, kept.id, version, &details)
        })
        .await;
    finished(
        &visit,
        slug,
        form,
        done.map(|_| ()).map_err(|error| error.refusal(&visit)),
        "saved",
    )
    .await
}

/// Shows the product in the shop, or takes it out.
pub(super) async fn set_status(visit: Visit, Parts(slug): Parts<String>, form: Form) -> Answer {
    let version = typed::version(&form)?;
    let status = ProductStatus::from_word(form.text("status")).ok_or(Problem::BadRequest)?;
    let mut errors = FieldErrors::new();
    let reason = match status {
        ProductStatus::Hidden => typed::reason(&visit, &form, "status_reason", &mut errors),
        _ => form
            .line("status_reason", typed::LONGEST_REASON)
            .unwrap_or_default(),
    };
    if !errors.is_empty() {
        let showing = Showing::wrong(filled(&visit, &slug).await?, errors);
        return page(&visit, slug, Some(showing)).await;
    }
    let (act, wanted) = (visit.act(), slug.clone());
    let done: Result<i64, ProductError> = visit
        .house
        .store
        .write(move |unit| {
            let kept = product::by_slug(unit, &wanted)?.ok_or(ProductError::NotFound)?;
            product::set_status(
                unit,
                &act,
                kept.id,
                version,
                status,
                Some(&reason).filter(|why| !why.is_empty()).map(String::as_str),
            )
        })
        .await;
    let word = if status == ProductStatus::Published {
        "shown"
    } else {
        "hidden"
    };
    let refused = done.map(|_| ()).map_err(|error| error.refusal(&visit));
    match refused {
        // The form of the status holds none of the other fields: the page is filled with what is kept.
        Err(Refusal::Told(status, text)) => {
            let showing = Showing::told(filled(&visit, &slug).await?, status, text);
            page(&visit, slug, Some(showing)).await
        }
        other => finished(&visit, slug, form, other, word).await,
    }
}

/// The fields of the product as it is kept.
pub(super) async fn filled(visit: &Visit, slug: &str) -> Result<web::Fields, Problem> {
    let slug = slug.to_owned();
    visit
        .house
        .store
        .read(move |reader| {
            let product = product::by_slug(reader, &slug)?.ok_or_else(Problem::not_found)?;
            Ok(details::filled(
                &product.details,
                &Offered::read(reader)?,
                product.version,
            ))
        })
        .await
}

async fn finished(visit: &Visit, slug: String, form: Form, done: Result<(), Refusal>, word: &str) -> Answer {
    match done {
        Ok(()) => {
            // A kept name or aisle is told on other pages too.
            visit.house.refresh().await?;
            web::see_other(&format!("/office/products/{slug}?done={word}"))
        }
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(visit, slug, Some(Showing::told(form.into_fields(), status, text))).await
        }
    }
}
