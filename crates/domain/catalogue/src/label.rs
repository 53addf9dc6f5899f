//! Labels: signs of quality of law 25-06 and law 39-12. A product may carry one, but it shows only
//! while its producer's certificate holds.

use crate::column_values::WordList;
use access::audit::{self, Entry};
use access::{Act, Action, Refused, fact, require};
use language::Texts;
use parties::wording::{self, WordingError};
use parties::{Differences, Upserted};
use store::{Reader, Unit, args};
use values::slug::slugify;
use values::text::{TextError, clean_line};

/// Longest name, in characters.
const LONGEST_NAME: usize = 120;
/// Longest note, in characters.
const LONGEST_NOTE: usize = 400;

store::text_enum! {
    /// The kind of a sign of quality.
    pub enum Sign {
        /// Protected geographical indication.
        Igp = "IGP",
        /// Protected designation of origin.
        Aop = "AOP",
        /// Agricultural label: a variety, not a place.
        Agricultural = "Label agricole",
        /// Organic farming (law 39-12).
        Organic = "Bio",
    }
}

/// A sign of quality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its word in files: `igp-dattes-majhoul-tafilalet`.
    pub slug: String,
    /// Its kind.
    pub sign: Sign,
    /// Its name.
    pub names: Texts,
    /// ISO codes of the provinces it lies in; empty when it is not bound to a place, or not known.
    pub area: Vec<String>,
    /// Where it is written down.
    pub note: String,
}

/// Why a label was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// The word is not made of `a`–`z`, `0`–`9` and hyphens.
    #[error("{0} is no word for a label")]
    Slug(String),
    /// The name is missing or wrong.
    #[error("name: {0}")]
    Name(WordingError),
    /// The note is wrong.
    #[error("note: {0}")]
    Note(TextError),
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct LabelRow {
        slug: String,
        sign: Sign,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        area_province_codes: WordList,
        note: String,
    }
}

store::statements! {
    // A closed list of some ten signs.
    scan ALL: LabelRow = "SELECT slug, sign, name_fr, name_ar, name_en, name_zgh, area_province_codes, note \
        FROM label ORDER BY slug";
    read BY_SLUG: LabelRow = "SELECT slug, sign, name_fr, name_ar, name_en, name_zgh, area_province_codes, note \
        FROM label WHERE slug = ?1";
    write PUT = "INSERT INTO label (slug, sign, name_fr, name_ar, name_en, name_zgh, area_province_codes, note) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (slug) DO UPDATE SET sign = excluded.sign, \
        name_fr = excluded.name_fr, name_ar = excluded.name_ar, name_en = excluded.name_en, \
        name_zgh = excluded.name_zgh, area_province_codes = excluded.area_province_codes, note = excluded.note";
}

impl From<LabelRow> for Label {
    fn from(row: LabelRow) -> Self {
        Self {
            slug: row.slug,
            sign: row.sign,
            names: Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            },
            area: row.area_province_codes.0,
            note: row.note,
        }
    }
}

/// The signs of quality, by word.
pub fn list(reader: &Reader<'_>) -> store::Result<Vec<Label>> {
    Ok(reader.all(ALL, args![])?.into_iter().map(Label::from).collect())
}

/// The sign of quality with this word.
pub fn by_slug(reader: &Reader<'_>, slug: &str) -> store::Result<Option<Label>> {
    Ok(reader.maybe(BY_SLUG, args![slug])?.map(Label::from))
}

/// Keeps a sign of quality, known by its word; languages left out stay.
pub fn upsert(unit: &mut Unit<'_>, act: &Act, new: &Label) -> Result<Upserted, LabelError> {
    require(act, Action::EditProducts)?;
    if new.slug.is_empty() || slugify(&new.slug) != new.slug {
        return Err(LabelError::Slug(new.slug.clone()));
    }
    let names = wording::names(&new.names, LONGEST_NAME).map_err(LabelError::Name)?;
    let note = clean_line(&new.note, LONGEST_NOTE).map_err(LabelError::Note)?;
    let area = WordList(new.area.clone()).to_string();
    let kept = by_slug(unit, &new.slug)?;
    let names = kept
        .as_ref()
        .map_or_else(|| names.clone(), |kept| wording::completed(&names, &kept.names));
    let mut differences = Differences::default();
    if let Some(kept) = &kept {
        differences.note("sign", kept.sign, new.sign);
        differences.note_texts("names", &kept.names, &names);
        differences.note("area", WordList(kept.area.clone()), &area);
        differences.note("note", &kept.note, &note);
        if differences.is_empty() {
            return Ok(Upserted::Same);
        }
    }
    let Texts { fr, ar, en, zgh } = &names;
    unit.run(PUT, args![new.slug, new.sign, fr, ar, en, zgh, area, note])?;
    let (before, after) = (differences.before(), differences.after());
    let changed = kept.is_some();
    let entry = Entry {
        act: if changed { "label-changed" } else { "label-created" },
        object: "label",
        object_id: &new.slug,
        before: changed.then_some(before.as_str()),
        after: changed.then_some(after.as_str()),
        reason: None,
    };
    audit::record(unit, act, &entry)?;
    fact::record(unit, act, "label-changed", format_args!("label:{}", new.slug))?;
    Ok(if changed {
        Upserted::Changed
    } else {
        Upserted::Created
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MIGRATIONS, act};
    use store::testing::on_both;

    #[test]
    fn labels_are_kept_once() {
        on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                let mut label = Label {
                    slug: "igp-pomme-midelt".to_owned(),
                    sign: Sign::Igp,
                    names: Texts::new("Pomme de Midelt", "تفاح ميدلت", "Midelt apple", ""),
                    area: vec!["MA-MID".to_owned()],
                    note: "catalogue 2018".to_owned(),
                };
                assert_eq!(upsert(unit, &act, &label), Ok(Upserted::Created));
                assert_eq!(upsert(unit, &act, &label), Ok(Upserted::Same));
                assert_eq!(list(unit)?, [label.clone()]);
                label.area = Vec::new();
                label.sign = Sign::Aop;
                assert_eq!(upsert(unit, &act, &label), Ok(Upserted::Changed));
                assert_eq!(by_slug(unit, "igp-pomme-midelt")?, Some(label.clone()));
                assert_eq!(by_slug(unit, "igp-rien")?, None);
                let trail = audit::of(unit, "label", "igp-pomme-midelt")?;
                assert_eq!(trail[1].after.as_deref(), Some(r#"{"area":"","sign":"AOP"}"#));
                label.slug = "IGP Pomme".to_owned();
                assert_eq!(
                    upsert(unit, &act, &label),
                    Err(LabelError::Slug("IGP Pomme".to_owned()))
                );
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }

    #[test]
    fn files_write_the_signs_as_people_do() {
        let words: Vec<&str> = Sign::ALL.iter().map(|sign| sign.as_str()).collect();
        assert_eq!(words, ["IGP", "AOP", "Label agricole", "Bio"]);
        assert_eq!(Sign::from_word("Bio"), Some(Sign::Organic));
    }
}
