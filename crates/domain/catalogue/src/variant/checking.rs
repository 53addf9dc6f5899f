//! What may be wrong with a format, and what differs between two of its states.

use super::{NewVariant, Variant, VariantDetails, VariantError};
use crate::price::is_price;
use parties::Differences;
use values::content::Content;
use values::money::Money;
use values::text::clean_line;
use values::vat::VatRate;

/// Longest SKU, in characters.
const LONGEST_SKU: usize = 40;
/// Longest size, in characters.
const LONGEST_LABEL: usize = 60;
/// Longest reason of a rate, in characters.
const LONGEST_BASIS: usize = 120;

pub(super) fn checked(new: &NewVariant) -> Result<VariantDetails, VariantError> {
    let is_sku = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    if new.sku.is_empty() || new.sku.len() > LONGEST_SKU || !new.sku.chars().all(is_sku) {
        return Err(VariantError::Sku);
    }
    if !is_price(new.price) || new.wholesale_price.is_some_and(|price| !is_price(price)) {
        return Err(VariantError::PriceOutOfRange);
    }
    if new.wholesale_price.is_some_and(|wholesale| wholesale > new.price) {
        return Err(VariantError::WholesaleAboveRetail);
    }
    cleaned(&new.details)
}

pub(super) fn cleaned(details: &VariantDetails) -> Result<VariantDetails, VariantError> {
    let label = clean_line(&details.label, LONGEST_LABEL).map_err(VariantError::Label)?;
    let vat_basis = clean_line(&details.vat_basis, LONGEST_BASIS).map_err(VariantError::Basis)?;
    Ok(VariantDetails {
        label,
        vat_basis,
        ..details.clone()
    })
}

pub(super) fn differences(kept: &Variant, wanted: &Variant) -> Differences {
    let mut differences = Differences::default();
    let content =
        |content: Content| format!("{}/1000 {}", content.amount_thousandths(), content.unit().code());
    let price = |price: Option<Money>| price.map(Money::to_decimal_string).unwrap_or_default();
    differences.note("label", &kept.label, &wanted.label);
    differences.note("content", content(kept.content), content(wanted.content));
    differences.note("weight_grams", kept.weight.value(), wanted.weight.value());
    differences.note("price", price(Some(kept.price)), price(Some(wanted.price)));
    differences.note(
        "wholesale_price",
        price(kept.wholesale_price),
        price(wanted.wholesale_price),
    );
    let rate = |rate: VatRate| rate.basis_points().value();
    differences.note("vat_basis_points", rate(kept.vat_rate), rate(wanted.vat_rate));
    differences.note("vat_basis", &kept.vat_basis, &wanted.vat_basis);
    differences.note("position", kept.position, wanted.position);
    differences
}
