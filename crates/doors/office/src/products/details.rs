//! The form of a product: four languages side by side, season, allergens, labels, drawing.

use catalogue::category::{self, Category};
use catalogue::label::{self, Label};
use catalogue::product::{Allergen, Details};
use language::{Language, Texts};
use store::Reader;
use values::period::Months;
use web::{FieldErrors, Fields, Visit};

/// Fields of the form; each text has one per language.
pub(super) const FIELDS: &[&str] = &[
    "names_fr",
    "names_ar",
    "names_en",
    "names_zgh",
    "descriptions_fr",
    "descriptions_ar",
    "descriptions_en",
    "descriptions_zgh",
    "ingredients_fr",
    "ingredients_ar",
    "ingredients_en",
    "ingredients_zgh",
    "category",
    "commune",
    "month",
    "allergen",
    "label",
    "shelf_life",
    "withdrawal",
    "on_order",
    "drawing",
    "ground",
    "tint",
    "version",
];

/// Longest text of a form, in characters; the room has its own, shorter limits.
const LONGEST: usize = web::limits::TEXT_CHARACTERS;
/// Longest word of the look, in characters.
const LONGEST_WORD: usize = 40;

/// The texts of a field in the four languages.
pub(crate) fn texts(form: &Fields, name: &str) -> Texts {
    let of = |language: Language| {
        form.lines(&format!("{name}_{language}"), LONGEST)
            .unwrap_or_default()
    };
    Texts::new(
        &of(Language::French),
        &of(Language::Arabic),
        &of(Language::English),
        &of(Language::Tamazight),
    )
}

/// Pairs that fill a field in the four languages.
pub(crate) fn pairs(name: &str, texts: &Texts) -> Vec<(String, String)> {
    Language::ALL
        .into_iter()
        .map(|language| {
            (
                format!("{name}_{language}"),
                texts.exactly(language).unwrap_or_default().to_owned(),
            )
        })
        .collect()
}

/// What the page offers to choose from.
pub(super) struct Offered {
    pub(super) categories: Vec<Category>,
    pub(super) labels: Vec<Label>,
}

impl Offered {
    /// Reads both lists.
    pub(super) fn read(reader: &Reader<'_>) -> store::Result<Self> {
        Ok(Self {
            categories: category::list(reader)?,
            labels: label::list(reader)?,
        })
    }
}

/// The details of a form; every fault is told at its field.
pub(super) fn read(
    visit: &Visit,
    form: &Fields,
    offered: &Offered,
    errors: &mut FieldErrors,
) -> Option<Details> {
    let names = texts(form, "names");
    if names.fr.is_empty() {
        errors.add("names_fr", visit.text("desk-name-missing"));
    }
    let category = offered
        .categories
        .iter()
        .find(|one| one.slug == form.text("category"));
    if category.is_none() {
        errors.add("category", visit.text("desk-category-choose"));
    }
    let shelf_life_days = match form.text("shelf_life") {
        "" => None,
        _ => match form
            .number("shelf_life")
            .and_then(|days| u32::try_from(days).ok())
        {
            Some(days) => Some(days),
            None => {
                errors.add("shelf_life", visit.text("desk-shelf-life-wrong"));
                None
            }
        },
    };
    let months = form
        .all("month")
        .into_iter()
        .filter_map(|month| month.parse::<u8>().ok());
    let word = |name: &str| form.line(name, LONGEST_WORD).unwrap_or_default();
    Some(Details {
        category: category?.id,
        names,
        descriptions: texts(form, "descriptions"),
        ingredients: texts(form, "ingredients"),
        origin_commune: form.line("commune", LONGEST_WORD * 2).unwrap_or_default(),
        season: Months::new(months).unwrap_or(Months::ALL_YEAR),
        allergens: form
            .all("allergen")
            .into_iter()
            .filter_map(Allergen::from_word)
            .collect(),
        labels: form.all("label").into_iter().map(str::to_owned).collect(),
        shelf_life_days,
        withdrawal: form.is_on("withdrawal"),
        on_order: form.is_on("on_order"),
        drawing: word("drawing"),
        ground: word("ground"),
        tint: Some(word("tint")).filter(|tint| !tint.is_empty()),
    })
}

/// The form filled with what is kept.
pub(super) fn filled(details: &Details, offered: &Offered, version: i64) -> Fields {
    let category = offered.categories.iter().find(|one| one.id == details.category);
    let on = |truth: bool| if truth { "on" } else { "" }.to_owned();
    let mut pairs = [
        pairs("names", &details.names),
        pairs("descriptions", &details.descriptions),
        pairs("ingredients", &details.ingredients),
    ]
    .concat();
    let single = [
        (
            "category",
            category.map(|one| one.slug.clone()).unwrap_or_default(),
        ),
        ("commune", details.origin_commune.clone()),
        (
            "shelf_life",
            details
                .shelf_life_days
                .map(|days| days.to_string())
                .unwrap_or_default(),
        ),
        ("withdrawal", on(details.withdrawal)),
        ("on_order", on(details.on_order)),
        ("drawing", details.drawing.clone()),
        ("ground", details.ground.clone()),
        ("tint", details.tint.clone().unwrap_or_default()),
        ("version", version.to_string()),
    ];
    pairs.extend(single.map(|(name, value)| (name.to_owned(), value)));
    if !details.season.is_all_year() {
        pairs.extend(
            details
                .season
                .iter()
                .map(|month| ("month".to_owned(), month.to_string())),
        );
    }
    pairs.extend(
        details
            .allergens
            .iter()
            .map(|one| ("allergen".to_owned(), one.to_string())),
    );
    pairs.extend(details.labels.iter().map(|one| ("label".to_owned(), one.clone())));
    Fields::from_pairs(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_into_the_form_and_come_back() {
        let kept = Texts::new("Dattes", "تمور", "", "ⵜⵉⵢⵏⵉ");
        let form = Fields::from_pairs(pairs("names", &kept));
        assert_eq!(form.text("names_en"), "");
        assert_eq!(texts(&form, "names"), kept);
    }
}
