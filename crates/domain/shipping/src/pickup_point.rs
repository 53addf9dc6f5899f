//! Pickup points: where buyers fetch their goods instead of having them brought.

use crate::telling;
use access::{Act, Action, Refused, require};
use language::Texts;
use parties::wording::{self, WordingError};
use parties::{Differences, Upserted};
use store::{Reader, Unit, args};
use values::id::Id;
use values::slug::slugify;

/// Longest name, in characters.
const LONGEST_NAME: usize = 80;
/// Longest address or opening hours, in characters.
const LONGEST_TEXT: usize = 400;

/// A pickup point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickupPoint {
    /// Its id.
    pub id: Id<PickupPoint>,
    /// Its word in forms and files.
    pub slug: String,
    /// Its name.
    pub names: Texts,
    /// How to find it.
    pub address: Texts,
    /// When it is open.
    pub opening: Texts,
    /// Whether buyers may choose it.
    pub active: bool,
}

/// A pickup point as the office or an import brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPickupPoint {
    /// Its word in forms and files.
    pub slug: String,
    /// Its name.
    pub names: Texts,
    /// How to find it.
    pub address: Texts,
    /// When it is open.
    pub opening: Texts,
    /// Whether buyers may choose it.
    pub active: bool,
}

/// Why a pickup point was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PickupPointError {
    /// The word is not made of `a`–`z`, `0`–`9` and hyphens.
    #[error("{0} is no word for a pickup point")]
    Slug(String),
    /// The name is missing or wrong.
    #[error("name: {0}")]
    Name(WordingError),
    /// The address is missing or wrong.
    #[error("address: {0}")]
    Address(WordingError),
    /// The opening hours are wrong.
    #[error("opening hours: {0}")]
    Opening(WordingError),
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct PointRow {
        id: Id<PickupPoint>,
        slug: String,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        address_fr: String,
        address_ar: Option<String>,
        address_en: Option<String>,
        address_zgh: Option<String>,
        opening_fr: String,
        opening_ar: Option<String>,
        opening_en: Option<String>,
        opening_zgh: Option<String>,
        active: bool,
    }
}

store::statements! {
    // A handful of points.
    scan ALL: PointRow = "SELECT id, slug, name_fr, name_ar, name_en, name_zgh, address_fr, address_ar, address_en, \
        address_zgh, opening_fr, opening_ar, opening_en, opening_zgh, active FROM pickup_point ORDER BY slug";
    read BY_SLUG: PointRow = "SELECT id, slug, name_fr, name_ar, name_en, name_zgh, address_fr, address_ar, \
        address_en, address_zgh, opening_fr, opening_ar, opening_en, opening_zgh, active FROM pickup_point \
        WHERE slug = ?1";
    write INSERT = "INSERT INTO pickup_point (id, slug, name_fr, name_ar, name_en, name_zgh, address_fr, address_ar, \
        address_en, address_zgh, opening_fr, opening_ar, opening_en, opening_zgh, active) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    write UPDATE = "UPDATE pickup_point SET name_fr = ?2, name_ar = ?3, name_en = ?4, name_zgh = ?5, \
        address_fr = ?6, address_ar = ?7, address_en = ?8, address_zgh = ?9, opening_fr = ?10, opening_ar = ?11, \
        opening_en = ?12, opening_zgh = ?13, active = ?14 WHERE id = ?1";
}

impl From<PointRow> for PickupPoint {
    fn from(row: PointRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            names: Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            },
            address: Texts {
                fr: row.address_fr,
                ar: row.address_ar,
                en: row.address_en,
                zgh: row.address_zgh,
            },
            opening: Texts {
                fr: row.opening_fr,
                ar: row.opening_ar,
                en: row.opening_en,
                zgh: row.opening_zgh,
            },
            active: row.active,
        }
    }
}

/// The pickup points, by word, also those that are closed to buyers.
pub fn list(reader: &Reader<'_>) -> store::Result<Vec<PickupPoint>> {
    Ok(reader
        .all(ALL, args![])?
        .into_iter()
        .map(PickupPoint::from)
        .collect())
}

/// The pickup point with this word, whether buyers may choose it or not.
pub fn by_slug(reader: &Reader<'_>, slug: &str) -> store::Result<Option<PickupPoint>> {
    Ok(reader.maybe(BY_SLUG, args![slug])?.map(PickupPoint::from))
}

/// Keeps a pickup point, known by its word; languages left out stay.
pub fn upsert(unit: &mut Unit<'_>, act: &Act, new: &NewPickupPoint) -> Result<Upserted, PickupPointError> {
    require(act, Action::EditSettings)?;
    if new.slug.is_empty() || slugify(&new.slug) != new.slug {
        return Err(PickupPointError::Slug(new.slug.clone()));
    }
    let names = wording::names(&new.names, LONGEST_NAME).map_err(PickupPointError::Name)?;
    let address = wording::paragraphs(&new.address, LONGEST_TEXT).map_err(PickupPointError::Address)?;
    if address.fr.is_empty() {
        return Err(PickupPointError::Address(WordingError::FrenchMissing));
    }
    let opening = wording::paragraphs(&new.opening, LONGEST_TEXT).map_err(PickupPointError::Opening)?;
    let Some(kept) = by_slug(unit, &new.slug)? else {
        let id: Id<PickupPoint> = act.ids.next();
        let (n, a, o) = (&names, &address, &opening);
        unit.run(
            INSERT,
            args![
                id, new.slug, n.fr, n.ar, n.en, n.zgh, a.fr, a.ar, a.en, a.zgh, o.fr, o.ar, o.en, o.zgh,
                new.active
            ],
        )?;
        let nothing = Differences::default();
        telling::tell(unit, act, "pickup_point", &new.slug, Upserted::Created, &nothing)?;
        return Ok(Upserted::Created);
    };
    let n = wording::completed(&names, &kept.names);
    let a = wording::completed(&address, &kept.address);
    let o = wording::completed(&opening, &kept.opening);
    let mut differences = Differences::default();
    differences.note_texts("names", &kept.names, &n);
    differences.note_texts("address", &kept.address, &a);
    differences.note_texts("opening", &kept.opening, &o);
    differences.note("active", kept.active, new.active);
    let outcome = telling::outcome(true, &differences);
    if outcome == Upserted::Changed {
        unit.run(
            UPDATE,
            args![
                kept.id, n.fr, n.ar, n.en, n.zgh, a.fr, a.ar, a.en, a.zgh, o.fr, o.ar, o.en, o.zgh,
                new.active
            ],
        )?;
        telling::tell(unit, act, "pickup_point", &new.slug, outcome, &differences)?;
    }
    Ok(outcome)
}
