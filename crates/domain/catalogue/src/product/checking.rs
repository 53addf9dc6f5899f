//! What may be wrong with a product, and what differs between two of its states.

use super::{Details, Product, ProductError};
use crate::column_values::{Allergen, AllergenList, WordList};
use crate::{category, label};
use parties::{Differences, wording};
use std::collections::BTreeSet;
use store::Unit;
use values::text::clean_line;

/// Longest name, in characters.
const LONGEST_NAME: usize = 160;
/// Longest description, in characters.
const LONGEST_DESCRIPTION: usize = 4_000;
/// Longest list of ingredients, in characters.
const LONGEST_INGREDIENTS: usize = 1_000;
/// Longest name of a commune, in characters.
const LONGEST_COMMUNE: usize = 80;
/// A shelf life beyond ten years is a mistake.
const LONGEST_SHELF_LIFE: u32 = 3_650;

/// The details cleaned, or the first thing wrong with them.
pub(super) fn checked(unit: &mut Unit<'_>, details: &Details) -> Result<Details, ProductError> {
    let names = wording::names(&details.names, LONGEST_NAME).map_err(ProductError::Name)?;
    let descriptions =
        wording::paragraphs(&details.descriptions, LONGEST_DESCRIPTION).map_err(ProductError::Description)?;
    let ingredients =
        wording::lines(&details.ingredients, LONGEST_INGREDIENTS).map_err(ProductError::Ingredients)?;
    let origin_commune =
        clean_line(&details.origin_commune, LONGEST_COMMUNE).map_err(ProductError::Commune)?;
    if details
        .shelf_life_days
        .is_some_and(|days| days == 0 || days > LONGEST_SHELF_LIFE)
    {
        return Err(ProductError::ShelfLife);
    }
    if category::by_id(unit, details.category)?.is_none() {
        return Err(ProductError::UnknownCategory);
    }
    let labels: BTreeSet<String> = details.labels.iter().cloned().collect();
    for label in &labels {
        if label::by_slug(unit, label)?.is_none() {
            return Err(ProductError::UnknownLabel(label.clone()));
        }
    }
    let allergens: BTreeSet<Allergen> = details.allergens.iter().copied().collect();
    Ok(Details {
        names,
        descriptions,
        ingredients,
        origin_commune,
        labels: labels.into_iter().collect(),
        allergens: allergens.into_iter().collect(),
        ..details.clone()
    })
}

pub(super) fn differences(kept: &Product, wanted: &Product) -> Differences {
    let mut differences = Differences::default();
    let (old, new) = (&kept.details, &wanted.details);
    differences.note("category", old.category, new.category);
    differences.note_texts("names", &old.names, &new.names);
    differences.note_texts("descriptions", &old.descriptions, &new.descriptions);
    differences.note_texts("ingredients", &old.ingredients, &new.ingredients);
    differences.note("origin_commune", &old.origin_commune, &new.origin_commune);
    differences.note("season", old.season, new.season);
    differences.note(
        "allergens",
        AllergenList(old.allergens.clone()),
        AllergenList(new.allergens.clone()),
    );
    differences.note(
        "labels",
        WordList(old.labels.clone()),
        WordList(new.labels.clone()),
    );
    differences.note_some(
        "shelf_life_days",
        old.shelf_life_days.as_ref(),
        new.shelf_life_days.as_ref(),
    );
    differences.note("withdrawal", old.withdrawal, new.withdrawal);
    differences.note("on_order", old.on_order, new.on_order);
    differences.note("drawing", &old.drawing, &new.drawing);
    differences.note("ground", &old.ground, &new.ground);
    differences.note_some("tint", old.tint.as_ref(), new.tint.as_ref());
    differences.note("demo", kept.demo, wanted.demo);
    differences
}
