//! Season, keeping and allergens in words.

use crate::goods::month_in;
use catalogue::product::{Allergen, Product};
use language::date::month_name;
use web::Speech;

/// From so many days on, keeping is told in months.
const DAYS_TOLD_AS_MONTHS: u32 = 60;

/// A month of the season strip.
pub(super) struct StripMonth {
    pub(super) number: u8,
    pub(super) name: &'static str,
    pub(super) class: &'static str,
}

/// Twelve months; none when there is no closed season.
pub(super) fn strip(product: &Product, now: u8, speech: &Speech) -> Option<Vec<StripMonth>> {
    let month = |number: u8| StripMonth {
        number,
        name: month_name(number, speech.language()).unwrap_or_default(),
        class: match (product.season.contains(number), number == now) {
            (true, true) => "on now",
            (true, false) => "on",
            (false, true) => "now",
            (false, false) => "",
        },
    };
    (!product.season.is_all_year()).then(|| (1..=12).map(month).collect())
}

/// The season in a sentence.
pub(super) fn season(product: &Product, now: u8, speech: &Speech) -> String {
    if product.season.is_all_year() {
        return speech.text("offer-season-all-year");
    }
    if product.season.contains(now) {
        return speech.text("offer-season-now");
    }
    let key = "offer-season-returns";
    let month = product.season.next_start_from(now);
    let month = month.map(|month| month_in(key, month, speech));
    speech.text_of(key, "month", month.unwrap_or_default())
}

/// How long it keeps.
pub(super) fn keeps(days: Option<u32>, speech: &Speech) -> Option<String> {
    days.map(|days| {
        if days < DAYS_TOLD_AS_MONTHS {
            speech.text_of("offer-keeps-days", "count", days)
        } else {
            speech.text_of("offer-keeps-months", "count", months(days))
        }
    })
}

/// Whole months, never more than the days allow by half a month.
fn months(days: u32) -> u32 {
    (days * 12 + 182) / 365
}

/// What must be told to people with allergies.
pub(super) fn allergens(allergens: &[Allergen], speech: &Speech) -> String {
    if allergens.is_empty() {
        return speech.text("offer-no-allergens");
    }
    let joint = if speech.lang() == "ar" { "، " } else { ", " };
    allergens
        .iter()
        .map(|allergen| allergen_word(*allergen, speech))
        .collect::<Vec<_>>()
        .join(joint)
}

fn allergen_word(allergen: Allergen, speech: &Speech) -> String {
    match allergen {
        Allergen::Gluten => speech.text("allergen-gluten"),
        Allergen::Nuts => speech.text("allergen-nuts"),
        Allergen::Sesame => speech.text("allergen-sesame"),
        Allergen::Milk => speech.text("allergen-milk"),
        Allergen::Eggs => speech.text("allergen-eggs"),
        Allergen::Soya => speech.text("allergen-soya"),
        Allergen::Peanuts => speech.text("allergen-peanuts"),
        Allergen::Mustard => speech.text("allergen-mustard"),
        Allergen::Sulphites => speech.text("allergen-sulphites"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_months_as_people_say_them() {
        for (days, told) in [
            (60, 2),
            (90, 3),
            (120, 4),
            (180, 6),
            (365, 12),
            (540, 18),
            (730, 24),
        ] {
            assert_eq!(months(days), told, "{days}");
        }
    }
}
