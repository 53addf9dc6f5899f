//! Carriers: who takes parcels to buyers.

use crate::telling;
use crate::tracking::TrackingNumber;
use access::{Act, Action, Refused, require};
use parties::{Differences, Upserted};
use std::fmt::Write as _;
use store::{Reader, Unit, args};
use values::id::Id;
use values::slug::slugify;
use values::text::{TextError, clean_line};

/// Longest name, in characters.
const LONGEST_NAME: usize = 80;
/// Longest address of a tracking page, in characters.
const LONGEST_URL: usize = 300;
/// What stands for the number in the address of a tracking page.
const NUMBER: &str = "{number}";

/// A carrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// Its id.
    pub id: Id<Carrier>,
    /// Its word in files: `amana`.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Address of its tracking page with `{number}` in it; empty when it has none.
    pub tracking_url: String,
    /// Whether parcels are handed to it.
    pub active: bool,
}

/// A carrier as the office or an import brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCarrier {
    /// Its word in files.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Address of its tracking page with `{number}` in it, or empty.
    pub tracking_url: String,
    /// Whether parcels are handed to it.
    pub active: bool,
}

/// Why a carrier was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CarrierError {
    /// The word is not made of `a`–`z`, `0`–`9` and hyphens.
    #[error("{0} is no word for a carrier")]
    Slug(String),
    /// The name is missing.
    #[error("the name is missing")]
    NameMissing,
    /// The name is wrong.
    #[error("name: {0}")]
    Name(TextError),
    /// Not an `https` address with `{{number}}` in it.
    #[error("a tracking address begins with https:// and holds {{number}}")]
    TrackingUrl,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct CarrierRow {
        id: Id<Carrier>,
        slug: String,
        name: String,
        tracking_url: String,
        active: bool,
    }
}

store::statements! {
    // A handful of carriers.
    scan ALL: CarrierRow = "SELECT id, slug, name, tracking_url, active FROM carrier ORDER BY name, slug";
    read BY_ID: CarrierRow = "SELECT id, slug, name, tracking_url, active FROM carrier WHERE id = ?1";
    read BY_SLUG: CarrierRow = "SELECT id, slug, name, tracking_url, active FROM carrier WHERE slug = ?1";
    write INSERT = "INSERT INTO carrier (id, slug, name, tracking_url, active) VALUES (?1, ?2, ?3, ?4, ?5)";
    write UPDATE = "UPDATE carrier SET name = ?2, tracking_url = ?3, active = ?4 WHERE id = ?1";
}

impl From<CarrierRow> for Carrier {
    fn from(row: CarrierRow) -> Self {
        let CarrierRow {
            id,
            slug,
            name,
            tracking_url,
            active,
        } = row;
        Self {
            id,
            slug,
            name,
            tracking_url,
            active,
        }
    }
}

impl Carrier {
    /// Address of the page that tells where a parcel is, if the carrier has one.
    #[must_use]
    pub fn tracking_link(&self, number: &TrackingNumber) -> Option<String> {
        (!self.tracking_url.is_empty()).then(|| self.tracking_url.replace(NUMBER, &escaped(number.as_str())))
    }
}

/// The carriers, by name, also those that are not used any more.
pub fn list(reader: &Reader<'_>) -> store::Result<Vec<Carrier>> {
    Ok(reader.all(ALL, args![])?.into_iter().map(Carrier::from).collect())
}

/// The carrier with this id.
pub fn by_id(reader: &Reader<'_>, id: Id<Carrier>) -> store::Result<Option<Carrier>> {
    Ok(reader.maybe(BY_ID, args![id])?.map(Carrier::from))
}

/// The carrier with this word.
pub fn by_slug(reader: &Reader<'_>, slug: &str) -> store::Result<Option<Carrier>> {
    Ok(reader.maybe(BY_SLUG, args![slug])?.map(Carrier::from))
}

/// Keeps a carrier, known by its word.
pub fn upsert(unit: &mut Unit<'_>, act: &Act, new: &NewCarrier) -> Result<Upserted, CarrierError> {
    require(act, Action::EditSettings)?;
    if new.slug.is_empty() || slugify(&new.slug) != new.slug {
        return Err(CarrierError::Slug(new.slug.clone()));
    }
    let name = clean_line(&new.name, LONGEST_NAME).map_err(CarrierError::Name)?;
    if name.is_empty() {
        return Err(CarrierError::NameMissing);
    }
    let url = new.tracking_url.trim();
    if !url.is_empty() && !is_template(url) {
        return Err(CarrierError::TrackingUrl);
    }
    let kept = by_slug(unit, &new.slug)?;
    let mut differences = Differences::default();
    if let Some(kept) = &kept {
        differences.note("name", &kept.name, &name);
        differences.note("tracking_url", &kept.tracking_url, url);
        differences.note("active", kept.active, new.active);
    }
    let outcome = telling::outcome(kept.is_some(), &differences);
    match (&kept, outcome) {
        (_, Upserted::Same) => return Ok(outcome),
        (Some(kept), _) => unit.run(UPDATE, args![kept.id, name, url, new.active])?,
        (None, _) => {
            let id: Id<Carrier> = act.ids.next();
            unit.run(INSERT, args![id, new.slug, name, url, new.active])?
        }
    };
    telling::tell(unit, act, "carrier", &new.slug, outcome, &differences)?;
    Ok(outcome)
}

fn is_template(url: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"'<>`\\".contains(c);
    url.len() <= LONGEST_URL
        && url.starts_with("https://")
        && url.matches(NUMBER).count() == 1
        && url.chars().all(is_plain)
}

/// A text as it stands in an address: everything but letters, digits and `-._~` in per cent.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
