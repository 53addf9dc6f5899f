//! The form of a format.

use crate::desk::typed;
use catalogue::variant::{Variant, VariantDetails};
use values::content::Content;
use values::digits::to_latin_digits;
use values::money::Money;
use values::quantity::Grams;
use values::rate::BasisPoints;
use values::vat::VatRate;
use web::{FieldErrors, Fields, Visit};

/// Fields of a format.
pub(super) const FIELDS: &[&str] = &[
    "format",
    "content",
    "unit",
    "weight",
    "vat",
    "vat_basis",
    "position",
    "version",
];
/// Fields of a new format.
pub(super) const NEW_FIELDS: &[&str] = &[
    "sku",
    "format",
    "content",
    "unit",
    "weight",
    "vat",
    "vat_basis",
    "position",
    "price",
    "wholesale",
];

/// Longest line, in characters; the room has its own, shorter limits.
const LONGEST: usize = web::limits::NAME_CHARACTERS;

/// The details of a form; every fault is told at its field.
pub(super) fn read(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Option<VariantDetails> {
    let label = form.line("format", LONGEST).unwrap_or_default();
    if label.is_empty() {
        errors.add("format", visit.text("desk-format-missing"));
    }
    let amount = to_latin_digits(form.text("content")).replace(',', ".");
    let content = Content::parse(&amount, form.text("unit"));
    let content = content
        .map_err(|_| errors.add("content", visit.text("desk-content-wrong")))
        .ok();
    let weight = form.number("weight").and_then(|grams| Grams::new(grams).ok());
    if weight.is_none() {
        errors.add("weight", visit.text("desk-weight-wrong"));
    }
    let vat = form
        .text("vat")
        .parse::<BasisPoints>()
        .map_err(|_| errors.add("vat", visit.text("desk-percent-wrong")))
        .ok();
    Some(VariantDetails {
        label,
        content: content?,
        weight: weight?,
        vat_rate: VatRate::new(vat?),
        vat_basis: form.line("vat_basis", LONGEST).unwrap_or_default(),
        position: form
            .number("position")
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(1),
    })
}

/// A price above zero, or an error at its field.
pub(super) fn price(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Option<Money> {
    typed::amount(visit, form, "price", errors)
}

/// The price for professionals: none when the field is empty.
pub(super) fn wholesale(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Option<Money> {
    if form.text("wholesale").is_empty() {
        None
    } else {
        typed::amount(visit, form, "wholesale", errors)
    }
}

/// The form filled with what is kept.
pub(super) fn filled(format: &Variant) -> Fields {
    let thousandths = format.content.amount_thousandths();
    let amount = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
    let vat = format.vat_rate.basis_points().value();
    Fields::from_pairs([
        ("format", format.label.clone()),
        (
            "content",
            amount.trim_end_matches('0').trim_end_matches('.').to_owned(),
        ),
        ("unit", format.content.unit().code().to_owned()),
        ("weight", format.weight.value().to_string()),
        ("vat", format!("{}.{:02}", vat / 100, vat % 100)),
        ("vat_basis", format.vat_basis.clone()),
        ("position", format.position.to_string()),
        ("price", format.price.to_decimal_string()),
        (
            "wholesale",
            format
                .wholesale_price
                .map(Money::to_decimal_string)
                .unwrap_or_default(),
        ),
    ])
}
