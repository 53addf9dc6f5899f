//! Places of Morocco: regions, provinces and communes, by the state's codes.

mod keeping;
#[cfg(test)]
mod tests;

pub use keeping::{PlaceError, upsert_commune, upsert_province, upsert_region};

use crate::place::Coordinates;
use language::Texts;
use store::{Reader, args};

pub(crate) use keeping::STATEMENTS as KEEPING_STATEMENTS;

/// One of the twelve regions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// ISO code: `MA-08`.
    pub code: String,
    /// Its name.
    pub names: Texts,
}

store::text_enum! {
    /// What a province is called in law.
    pub enum ProvinceKind {
        /// A province.
        Province = "province",
        /// A prefecture: mostly urban.
        Prefecture = "prefecture",
    }
}

/// A province or prefecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// ISO code: `MA-ERR`.
    pub code: String,
    /// ISO code of its region.
    pub region_code: String,
    /// Province or prefecture.
    pub kind: ProvinceKind,
    /// Its name.
    pub names: Texts,
}

store::text_enum! {
    /// What a commune is.
    pub enum CommuneKind {
        /// A town.
        Urban = "urban",
        /// Villages.
        Rural = "rural",
    }
}

/// A commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    /// Code of the national statistics: `08.201.01.01`.
    pub code: String,
    /// ISO code of its province.
    pub province_code: String,
    /// Town or villages.
    pub kind: CommuneKind,
    /// Its name.
    pub names: Texts,
    /// Where it is, if known.
    pub place: Option<Coordinates>,
    /// Where the point comes from: `geonames`, `approximate`, or empty. Sources ask for a credit.
    pub place_source: String,
}

store::row! {
    struct RegionRow {
        code: String,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
    }
}

store::row! {
    struct ProvinceRow {
        code: String,
        region_code: String,
        kind: ProvinceKind,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
    }
}

store::row! {
    struct CommuneRow {
        code: String,
        province_code: String,
        kind: CommuneKind,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        latitude_microdegrees: Option<i64>,
        longitude_microdegrees: Option<i64>,
        coordinates_source: String,
    }
}

store::statements! {
    // The twelve regions.
    scan REGIONS: RegionRow = "SELECT code, name_fr, name_ar, name_en, name_zgh FROM region ORDER BY code";
    read REGION: RegionRow = "SELECT code, name_fr, name_ar, name_en, name_zgh FROM region WHERE code = ?1";
    // The seventy-five provinces and prefectures.
    scan PROVINCES: ProvinceRow = "SELECT code, region_code, kind, name_fr, name_ar, name_en, name_zgh \
        FROM province ORDER BY code";
    read PROVINCE: ProvinceRow = "SELECT code, region_code, kind, name_fr, name_ar, name_en, name_zgh \
        FROM province WHERE code = ?1";
    read COMMUNES: CommuneRow = "SELECT code, province_code, kind, name_fr, name_ar, name_en, name_zgh, \
        latitude_microdegrees, longitude_microdegrees, coordinates_source FROM commune \
        WHERE province_code = ?1 ORDER BY name_fr, code";
    read COMMUNE: CommuneRow = "SELECT code, province_code, kind, name_fr, name_ar, name_en, name_zgh, \
        latitude_microdegrees, longitude_microdegrees, coordinates_source FROM commune WHERE code = ?1";
}

impl From<RegionRow> for Region {
    fn from(row: RegionRow) -> Self {
        let names = Texts {
            fr: row.name_fr,
            ar: row.name_ar,
            en: row.name_en,
            zgh: row.name_zgh,
        };
        Self {
            code: row.code,
            names,
        }
    }
}

impl From<ProvinceRow> for Province {
    fn from(row: ProvinceRow) -> Self {
        let names = Texts {
            fr: row.name_fr,
            ar: row.name_ar,
            en: row.name_en,
            zgh: row.name_zgh,
        };
        Self {
            code: row.code,
            region_code: row.region_code,
            kind: row.kind,
            names,
        }
    }
}

impl From<CommuneRow> for Commune {
    fn from(row: CommuneRow) -> Self {
        Self {
            code: row.code,
            province_code: row.province_code,
            kind: row.kind,
            names: Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            },
            place: Coordinates::from_columns(row.latitude_microdegrees, row.longitude_microdegrees),
            place_source: row.coordinates_source,
        }
    }
}

/// The regions, by code.
pub fn regions(reader: &Reader<'_>) -> store::Result<Vec<Region>> {
    Ok(reader
        .all(REGIONS, args![])?
        .into_iter()
        .map(Region::from)
        .collect())
}

/// The provinces and prefectures, by code.
pub fn provinces(reader: &Reader<'_>) -> store::Result<Vec<Province>> {
    Ok(reader
        .all(PROVINCES, args![])?
        .into_iter()
        .map(Province::from)
        .collect())
}

/// The communes of a province, by French name.
pub fn communes(reader: &Reader<'_>, province_code: &str) -> store::Result<Vec<Commune>> {
    Ok(reader
        .all(COMMUNES, args![province_code])?
        .into_iter()
        .map(Commune::from)
        .collect())
}

/// The province with this code.
pub fn province(reader: &Reader<'_>, code: &str) -> store::Result<Option<Province>> {
    Ok(reader.maybe(PROVINCE, args![code])?.map(Province::from))
}

/// The commune with this code.
pub fn commune(reader: &Reader<'_>, code: &str) -> store::Result<Option<Commune>> {
    Ok(reader.maybe(COMMUNE, args![code])?.map(Commune::from))
}

/// The region with this code.
pub fn region(reader: &Reader<'_>, code: &str) -> store::Result<Option<Region>> {
    Ok(reader.maybe(REGION, args![code])?.map(Region::from))
}

/// The name of the region with this code.
pub fn region_name(reader: &Reader<'_>, code: &str) -> store::Result<Option<Texts>> {
    Ok(region(reader, code)?.map(|region| region.names))
}

/// The name of the province with this code.
pub fn province_name(reader: &Reader<'_>, code: &str) -> store::Result<Option<Texts>> {
    Ok(province(reader, code)?.map(|province| province.names))
}
