//! Towns that parcels go to.

use crate::{telling, zone};
use access::{Act, Action, Refused, require};
use language::Texts;
use parties::wording::{self, WordingError};
use parties::{Coordinates, Differences, Upserted, address};
use store::{Reader, Unit, args};
use values::slug::slugify;
use values::text::{TextError, clean_line};

/// Longest name, in characters.
const LONGEST_NAME: usize = 80;
/// Longest post code, in characters.
const LONGEST_POSTCODE: usize = 10;

/// A town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// Its word in forms and files: `errachidia`.
    pub slug: String,
    /// Its name.
    pub names: Texts,
    /// ISO code of its province.
    pub province_code: String,
    /// ISO code of its region.
    pub region_code: String,
    /// Word of its delivery zone; none when it is not served.
    pub zone: Option<String>,
    /// Its main post code, for information; may be empty.
    pub postcode: String,
    /// Where it is, if known.
    pub place: Option<Coordinates>,
}

/// Why a town was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CityError {
    /// The word is not made of `a`–`z`, `0`–`9` and hyphens.
    #[error("{0} is no word for a town")]
    Slug(String),
    /// The name is missing or wrong.
    #[error("name: {0}")]
    Name(WordingError),
    /// The post code is wrong.
    #[error("post code: {0}")]
    Postcode(TextError),
    /// No province has this code.
    #[error("no province has the code {0}")]
    UnknownProvince(String),
    /// The province lies in another region.
    #[error("the province does not lie in {0}")]
    OtherRegion(String),
    /// No zone has this word.
    #[error("no zone is called {0}")]
    UnknownZone(String),
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct CityRow {
        slug: String,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        province_code: String,
        region_code: String,
        zone_slug: Option<String>,
        postcode: String,
        latitude_microdegrees: Option<i64>,
        longitude_microdegrees: Option<i64>,
    }
}

store::statements! {
    // Some hundred towns, shown together in one list.
    scan ALL: CityRow = "SELECT slug, name_fr, name_ar, name_en, name_zgh, province_code, region_code, zone_slug, \
        postcode, latitude_microdegrees, longitude_microdegrees FROM city ORDER BY slug";
    read BY_SLUG: CityRow = "SELECT slug, name_fr, name_ar, name_en, name_zgh, province_code, region_code, zone_slug, \
        postcode, latitude_microdegrees, longitude_microdegrees FROM city WHERE slug = ?1";
    write PUT = "INSERT INTO city (slug, name_fr, name_ar, name_en, name_zgh, province_code, region_code, zone_slug, \
        postcode, latitude_microdegrees, longitude_microdegrees) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (slug) DO UPDATE SET \
        name_fr = excluded.name_fr, name_ar = excluded.name_ar, name_en = excluded.name_en, \
        name_zgh = excluded.name_zgh, province_code = excluded.province_code, region_code = excluded.region_code, \
        zone_slug = excluded.zone_slug, postcode = excluded.postcode, \
        latitude_microdegrees = excluded.latitude_microdegrees, \
        longitude_microdegrees = excluded.longitude_microdegrees";
}

impl From<CityRow> for City {
    fn from(row: CityRow) -> Self {
        Self {
            slug: row.slug,
            names: Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            },
            province_code: row.province_code,
            region_code: row.region_code,
            zone: row.zone_slug,
            postcode: row.postcode,
            place: Coordinates::from_columns(row.latitude_microdegrees, row.longitude_microdegrees),
        }
    }
}

/// The towns, by word: the order of French names, but for accents.
pub fn list(reader: &Reader<'_>) -> store::Result<Vec<City>> {
    Ok(reader.all(ALL, args![])?.into_iter().map(City::from).collect())
}

/// The town with this word.
pub fn by_slug(reader: &Reader<'_>, slug: &str) -> store::Result<Option<City>> {
    Ok(reader.maybe(BY_SLUG, args![slug])?.map(City::from))
}

/// Keeps a town, known by its word; languages left out stay.
pub fn upsert(unit: &mut Unit<'_>, act: &Act, new: &City) -> Result<Upserted, CityError> {
    require(act, Action::EditSettings)?;
    let wanted = checked(unit, new)?;
    let kept = by_slug(unit, &new.slug)?;
    let names = match &kept {
        Some(kept) => wording::completed(&wanted.names, &kept.names),
        None => wanted.names.clone(),
    };
    let wanted = City { names, ..wanted };
    let differences = kept
        .as_ref()
        .map_or_else(Differences::default, |kept| differences(kept, &wanted));
    let outcome = telling::outcome(kept.is_some(), &differences);
    if outcome != Upserted::Same {
        let City {
            slug,
            province_code,
            region_code,
            zone,
            postcode,
            place,
            ..
        } = &wanted;
        let Texts { fr, ar, en, zgh } = &wanted.names;
        let latitude = place.map(Coordinates::latitude_microdegrees);
        let longitude = place.map(Coordinates::longitude_microdegrees);
        unit.run(
            PUT,
            args![
                slug,
                fr,
                ar,
                en,
                zgh,
                province_code,
                region_code,
                zone,
                postcode,
                latitude,
                longitude
            ],
        )?;
        telling::tell(unit, act, "city", slug, outcome, &differences)?;
    }
    Ok(outcome)
}

fn checked(unit: &mut Unit<'_>, new: &City) -> Result<City, CityError> {
    if new.slug.is_empty() || slugify(&new.slug) != new.slug {
        return Err(CityError::Slug(new.slug.clone()));
    }
    let names = wording::names(&new.names, LONGEST_NAME).map_err(CityError::Name)?;
    let postcode = clean_line(&new.postcode, LONGEST_POSTCODE).map_err(CityError::Postcode)?;
    let province = address::province(unit, &new.province_code)?
        .ok_or_else(|| CityError::UnknownProvince(new.province_code.clone()))?;
    if province.region_code != new.region_code {
        return Err(CityError::OtherRegion(new.region_code.clone()));
    }
    if let Some(word) = &new.zone
        && zone::by_slug(unit, word)?.is_none()
    {
        return Err(CityError::UnknownZone(word.clone()));
    }
    Ok(City {
        names,
        postcode,
        ..new.clone()
    })
}

fn differences(kept: &City, wanted: &City) -> Differences {
    let mut differences = Differences::default();
    differences.note_texts("names", &kept.names, &wanted.names);
    differences.note("province_code", &kept.province_code, &wanted.province_code);
    differences.note("region_code", &kept.region_code, &wanted.region_code);
    differences.note_some("zone", kept.zone.as_ref(), wanted.zone.as_ref());
    differences.note("postcode", &kept.postcode, &wanted.postcode);
    differences.note_some("place", kept.place.as_ref(), wanted.place.as_ref());
    differences
}
