//! The page of a format: its prices with their history, its size, whether it is shown.

use super::show::{self, units};
use super::variant_form as form_of;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::shelf::{self, Shelf};
use crate::desk::showing::Showing;
use crate::desk::{typed, word};
use access::permission::Action;
use askama::Template;
use catalogue::price::{self, PriceChange};
use catalogue::product::{self, Product};
use catalogue::variant::{self, NewVariant, PriceError, Variant, VariantError, VariantStatus};
use inventory::{location, stock};
use values::money::Money;
use web::parts::Choice;
use web::{Answer, FieldErrors, Form, OfficeFrame, Parts, Problem, Visit};

/// A change of price in words.
pub(super) struct Changed {
    change: PriceChange,
    kind: String,
}

#[derive(Template)]
#[template(path = "products/variant.html")]
struct VariantPage {
    frame: OfficeFrame,
    showing: Showing,
    product: Product,
    format: Variant,
    shelf: Option<Shelf>,
    history: Vec<Changed>,
    units: Vec<Choice>,
    status: String,
    tone: &'static str,
    next_status: &'static str,
}

/// Shows the format.
pub(super) async fn show(visit: Visit, Parts(address): Parts<(String, String)>) -> Answer {
    page(&visit, address, None).await
}

async fn page(visit: &Visit, (slug, sku): (String, String), again: Option<Showing>) -> Answer {
    let (product, format, shelf, history) = visit
        .house
        .store
        .read(move |reader| {
            let product = product::by_slug(reader, &slug)?.ok_or_else(Problem::not_found)?;
            let format = variant::by_sku(reader, &sku)?.filter(|format| format.product == product.id);
            let format = format.ok_or_else(Problem::not_found)?;
            let shelf = shelf::of(reader, &[format.id])?.remove(&format.id);
            let history = price::history(reader, format.id)?;
            Ok::<_, Problem>((product, format, shelf, history))
        })
        .await?;
    let showing = again.unwrap_or_else(|| Showing::filled(visit, form_of::filled(&format)));
    let status = showing.status();
    let changed = |change: PriceChange| Changed {
        kind: word::said(visit, "desk-price-kind-", change.kind.as_str()),
        change,
    };
    let view = VariantPage {
        frame: OfficeFrame::new(visit, "products")?,
        history: history.into_iter().map(changed).collect(),
        units: units(visit),
        status: word::said(visit, "desk-product-status-", format.status.as_str()),
        tone: word::tone(format.status.as_str()),
        next_status: if format.status == VariantStatus::Published {
            "hidden"
        } else {
            "published"
        },
        product,
        format,
        shelf,
        showing,
    };
    Showing::answer(status, &view)
}

/// Keeps a new format, and begins to keep stock of it.
pub(super) async fn create(visit: Visit, Parts(slug): Parts<String>, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let details = form_of::read(&visit, &form, &mut errors);
    let price = form_of::price(&visit, &form, &mut errors);
    let wholesale_price = form_of::wholesale(&visit, &form, &mut errors);
    let sku = form.text("sku").to_uppercase();
    let kept = show::filled(&visit, &slug).await?;
    let (Some(details), Some(price), true) = (details, price, errors.is_empty()) else {
        return show::page(&visit, slug, Some(Showing::wrong(both(kept, &form), errors))).await;
    };
    let (act, wanted, reason) = (
        visit.act(),
        (slug.clone(), sku.clone()),
        visit.text("desk-variant-first-price"),
    );
    let done: Result<(), VariantError> = visit
        .house
        .store
        .write(move |unit| {
            let product = product::by_slug(unit, &wanted.0)?.ok_or(VariantError::NotFound)?;
            let details = details.clone();
            let new = NewVariant {
                product: product.id,
                sku: wanted.1.clone(),
                details,
                price,
                wholesale_price,
            };
            let id = variant::create(unit, &act, &new, &reason)?;
            let place = location::of_organisation(unit, &act, product.producer.uuid())?;
            stock::open(unit, id, place)?;
            Ok(())
        })
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(()) => web::see_other(&format!("/office/products/{slug}/variants/{sku}?done=saved")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            show::page(&visit, slug, Some(Showing::told(both(kept, &form), status, text))).await
        }
    }
}

/// The product's fields with those of the new format.
fn both(kept: web::Fields, form: &Form) -> web::Fields {
    form_of::NEW_FIELDS
        .iter()
        .fold(kept, |fields, name| fields.with(name, form.text(name)))
}

/// Keeps the details of a format.
pub(super) async fn change(visit: Visit, Parts(address): Parts<(String, String)>, form: Form) -> Answer {
    let version = typed::version(&form)?;
    let mut errors = FieldErrors::new();
    let Some(details) = form_of::read(&visit, &form, &mut errors).filter(|_| errors.is_empty()) else {
        return page(&visit, address, Some(Showing::wrong(form.into_fields(), errors))).await;
    };
    let (act, wanted) = (visit.act(), address.clone());
    let done: Result<i64, VariantError> = visit
        .house
        .store
        .write(move |unit| {
            let kept = own(unit, &wanted)?;
            variant::change(unit, &act, kept.id, version, &details)
        })
        .await;
    finished(
        &visit,
        address,
        form,
        done.map_err(|error| error.refusal(&visit)),
        "saved",
    )
    .await
}

/// Sets both prices, with a reason.
pub(super) async fn set_price(visit: Visit, Parts(address): Parts<(String, String)>, form: Form) -> Answer {
    let version = typed::version(&form)?;
    let mut errors = FieldErrors::new();
    let price = form_of::price(&visit, &form, &mut errors);
    let wholesale = form_of::wholesale(&visit, &form, &mut errors);
    let reason = typed::reason(&visit, &form, "price_reason", &mut errors);
    if let Some(price) = price
        && !form.is_on("sure")
        && is_leap(kept_price(&visit, &address).await?, price)
    {
        errors.add("sure", visit.text("desk-price-leap"));
    }
    let Some(price) = price.filter(|_| errors.is_empty()) else {
        return again(&visit, address, &form, |fields| Showing::wrong(fields, errors)).await;
    };
    let (act, wanted) = (visit.act(), address.clone());
    let done: Result<i64, PriceError> = visit
        .house
        .store
        .write(move |unit| {
            let kept = own(unit, &wanted).map_err(|error| match error {
                VariantError::Store(error) => PriceError::Store(error),
                _ => PriceError::NotFound,
            })?;
            // The lower bound first: a wholesale price above the old retail price may be right for the new one.
            let rises = price >= kept.price;
            let mut version = version;
            if rises {
                version = variant::set_price(unit, &act, &kept.sku, price, &reason, version)?;
            }
            version = variant::set_wholesale_price(unit, &act, &kept.sku, wholesale, &reason, version)?;
            if rises {
                Ok(version)
            } else {
                variant::set_price(unit, &act, &kept.sku, price, &reason, version)
            }
        })
        .await;
    finished(
        &visit,
        address,
        form,
        done.map_err(|error| error.refusal(&visit)),
        "price",
    )
    .await
}

/// Whether a price more than doubles or halves: one digit too many reaches the shop at once.
fn is_leap(before: Money, after: Money) -> bool {
    let (before, after) = (before.centimes(), after.centimes());
    after > before.saturating_mul(2) || after.saturating_mul(2) < before
}

async fn kept_price(visit: &Visit, address: &(String, String)) -> Result<Money, Problem> {
    let wanted = address.clone();
    let kept = visit
        .house
        .store
        .read(move |reader| own(reader, &wanted).map(|format| format.price))
        .await;
    kept.map_err(|error: VariantError| match error {
        VariantError::Store(error) => error.into(),
        _ => Problem::not_found(),
    })
}

/// Shows a format, or takes it out.
pub(super) async fn set_status(visit: Visit, Parts(address): Parts<(String, String)>, form: Form) -> Answer {
    let version = typed::version(&form)?;
    let status = VariantStatus::from_word(form.text("status")).ok_or(Problem::BadRequest)?;
    let (act, wanted) = (visit.act(), address.clone());
    let done: Result<i64, VariantError> = visit
        .house
        .store
        .write(move |unit| {
            let kept = own(unit, &wanted)?;
            variant::set_status(unit, &act, kept.id, version, status)
        })
        .await;
    let word = if status == VariantStatus::Published {
        "shown"
    } else {
        "hidden"
    };
    finished(
        &visit,
        address,
        form,
        done.map_err(|error| error.refusal(&visit)),
        word,
    )
    .await
}

/// The format of that product; another product's answers as an absent one.
fn own(reader: &store::Reader<'_>, (slug, sku): &(String, String)) -> Result<Variant, VariantError> {
    let product = product::by_slug(reader, slug)?.ok_or(VariantError::NotFound)?;
    variant::by_sku(reader, sku)?
        .filter(|format| format.product == product.id)
        .ok_or(VariantError::NotFound)
}

async fn finished(
    visit: &Visit,
    address: (String, String),
    form: Form,
    done: Result<i64, Refusal>,
    word: &str,
) -> Answer {
    match done {
        Ok(_) => web::see_other(&format!(
            "/office/products/{}/variants/{}?done={word}",
            address.0, address.1
        )),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            again(visit, address, &form, |fields| {
                Showing::told(fields, status, text)
            })
            .await
        }
    }
}

/// The page again: what is kept, with the fields that were sent.
async fn again(
    visit: &Visit,
    address: (String, String),
    form: &Form,
    showing: impl FnOnce(web::Fields) -> Showing,
) -> Answer {
    let wanted = address.clone();
    let kept = visit
        .house
        .store
        .read(move |reader| own(reader, &wanted).map(|format| form_of::filled(&format)))
        .await
        .map_err(|error: VariantError| match error {
            VariantError::Store(error) => Problem::from(error),
            _ => Problem::not_found(),
        })?;
    let fields = form
        .pairs()
        .fold(kept, |fields, (name, value)| fields.with(name, value));
    page(visit, address, Some(showing(fields))).await
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn a_price_leaps_when_it_more_than_doubles_or_halves() {
        let leap = |before, after| is_leap(Money::mad(before), Money::mad(after));
        assert!(leap(4_800, 99_999_999_999_900) && leap(4_800, 2_399));
        assert!(!leap(4_800, 9_600) && !leap(4_800, 2_400));
    }
}
