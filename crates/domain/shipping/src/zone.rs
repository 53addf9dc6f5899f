//! Zones: groups of towns a parcel costs the same to reach.

use crate::telling;
use access::{Act, Action, Refused, require};
use language::Texts;
use parties::wording::{self, WordingError};
use parties::{Differences, Upserted};
use store::{Reader, Unit, args};
use values::slug::slugify;

/// Longest name, in characters.
const LONGEST_NAME: usize = 80;
/// Parcels do not travel longer; beyond is a mistake.
const MOST_DAYS: u32 = 60;

/// A zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its word in files: `zone-1`.
    pub slug: String,
    /// Its name.
    pub names: Texts,
    /// Working days a parcel travels at least.
    pub days_min: u32,
    /// Working days a parcel travels at most, in ordinary times.
    pub days_max: u32,
}

/// Why a zone was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// The word is not made of `a`–`z`, `0`–`9` and hyphens.
    #[error("{0} is no word for a zone")]
    Slug(String),
    /// The name is missing or wrong.
    #[error("name: {0}")]
    Name(WordingError),
    /// The days do not rise from the least to the most, 60.
    #[error("days run from the least to the most, 60")]
    Days,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct ZoneRow {
        slug: String,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        days_min: u32,
        days_max: u32,
    }
}

store::statements! {
    // A handful of zones.
    scan ALL: ZoneRow = "SELECT slug, name_fr, name_ar, name_en, name_zgh, days_min, days_max FROM delivery_zone \
        ORDER BY slug";
    read BY_SLUG: ZoneRow = "SELECT slug, name_fr, name_ar, name_en, name_zgh, days_min, days_max \
        FROM delivery_zone WHERE slug = ?1";
    write PUT = "INSERT INTO delivery_zone (slug, name_fr, name_ar, name_en, name_zgh, days_min, days_max) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (slug) DO UPDATE SET name_fr = excluded.name_fr, \
        name_ar = excluded.name_ar, name_en = excluded.name_en, name_zgh = excluded.name_zgh, \
        days_min = excluded.days_min, days_max = excluded.days_max";
}

impl From<ZoneRow> for Zone {
    fn from(row: ZoneRow) -> Self {
        Self {
            slug: row.slug,
            names: Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            },
            days_min: row.days_min,
            days_max: row.days_max,
        }
    }
}

/// The zones, by word.
pub fn list(reader: &Reader<'_>) -> store::Result<Vec<Zone>> {
    Ok(reader.all(ALL, args![])?.into_iter().map(Zone::from).collect())
}

/// The zone with this word.
pub fn by_slug(reader: &Reader<'_>, slug: &str) -> store::Result<Option<Zone>> {
    Ok(reader.maybe(BY_SLUG, args![slug])?.map(Zone::from))
}

/// Keeps a zone, known by its word; languages left out stay.
pub fn upsert(unit: &mut Unit<'_>, act: &Act, new: &Zone) -> Result<Upserted, ZoneError> {
    require(act, Action::EditSettings)?;
    if new.slug.is_empty() || slugify(&new.slug) != new.slug {
        return Err(ZoneError::Slug(new.slug.clone()));
    }
    if new.days_min > new.days_max || new.days_max > MOST_DAYS {
        return Err(ZoneError::Days);
    }
    let names = wording::names(&new.names, LONGEST_NAME).map_err(ZoneError::Name)?;
    let kept = by_slug(unit, &new.slug)?;
    let names = kept
        .as_ref()
        .map_or_else(|| names.clone(), |kept| wording::completed(&names, &kept.names));
    let mut differences = Differences::default();
    if let Some(kept) = &kept {
        differences.note_texts("names", &kept.names, &names);
        differences.note("days_min", kept.days_min, new.days_min);
        differences.note("days_max", kept.days_max, new.days_max);
    }
    let outcome = telling::outcome(kept.is_some(), &differences);
    if outcome != Upserted::Same {
        let Texts { fr, ar, en, zgh } = &names;
        unit.run(PUT, args![new.slug, fr, ar, en, zgh, new.days_min, new.days_max])?;
        telling::tell(unit, act, "zone", &new.slug, outcome, &differences)?;
    }
    Ok(outcome)
}
