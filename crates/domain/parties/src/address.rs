//! Places of Morocco: regions, provinces and communes, by the state's codes.

use crate::difference::{Differences, Upserted};
use crate::place::Coordinates;
use crate::wording::{self, WordingError};
use access::Act;
use access::audit::{self, Entry};
use language::Texts;
use store::{Reader, Unit, args};

/// Longest name of a place, in characters.
const LONGEST_NAME: usize = 80;

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

/// Why a place was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// The code is missing.
    #[error("the code is missing")]
    CodeMissing,
    /// The name is missing or wrong.
    #[error("name: {0}")]
    Name(WordingError),
    /// The place lies in one that is not known.
    #[error("nothing has the code {0}")]
    UnknownCode(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
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
    write PUT_REGION = "INSERT INTO region (code, name_fr, name_ar, name_en, name_zgh) VALUES (?1, ?2, ?3, ?4, ?5) \
        ON CONFLICT (code) DO UPDATE SET name_fr = excluded.name_fr, name_ar = excluded.name_ar, \
        name_en = excluded.name_en, name_zgh = excluded.name_zgh";
    // The seventy-five provinces and prefectures.
    scan PROVINCES: ProvinceRow = "SELECT code, region_code, kind, name_fr, name_ar, name_en, name_zgh \
        FROM province ORDER BY code";
    read PROVINCE: ProvinceRow = "SELECT code, region_code, kind, name_fr, name_ar, name_en, name_zgh \
        FROM province WHERE code = ?1";
    write PUT_PROVINCE = "INSERT INTO province (code, region_code, kind, name_fr, name_ar, name_en, name_zgh) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (code) DO UPDATE SET region_code = excluded.region_code, \
        kind = excluded.kind, name_fr = excluded.name_fr, name_ar = excluded.name_ar, \
        name_en = excluded.name_en, name_zgh = excluded.name_zgh";
    read COMMUNES: CommuneRow = "SELECT code, province_code, kind, name_fr, name_ar, name_en, name_zgh, \
        latitude_microdegrees, longitude_microdegrees, coordinates_source FROM commune \
        WHERE province_code = ?1 ORDER BY name_fr, code";
    read COMMUNE: CommuneRow = "SELECT code, province_code, kind, name_fr, name_ar, name_en, name_zgh, \
        latitude_microdegrees, longitude_microdegrees, coordinates_source FROM commune WHERE code = ?1";
    write PUT_COMMUNE = "INSERT INTO commune (code, province_code, kind, name_fr, name_ar, name_en, name_zgh, \
        latitude_microdegrees, longitude_microdegrees, coordinates_source) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (code) DO UPDATE SET \
        province_code = excluded.province_code, kind = excluded.kind, name_fr = excluded.name_fr, \
        name_ar = excluded.name_ar, name_en = excluded.name_en, name_zgh = excluded.name_zgh, \
        latitude_microdegrees = excluded.latitude_microdegrees, \
        longitude_microdegrees = excluded.longitude_microdegrees, coordinates_source = excluded.coordinates_source";
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

/// The name of the region with this code.
pub fn region_name(reader: &Reader<'_>, code: &str) -> store::Result<Option<Texts>> {
    Ok(reader
        .maybe(REGION, args![code])?
        .map(|row| Region::from(row).names))
}

/// The name of the province with this code.
pub fn province_name(reader: &Reader<'_>, code: &str) -> store::Result<Option<Texts>> {
    Ok(province(reader, code)?.map(|province| province.names))
}

/// Keeps a region, known by its code; languages left out stay.
pub fn upsert_region(unit: &mut Unit<'_>, act: &Act, region: &Region) -> Result<Upserted, PlaceError> {
    let names = checked_names(&region.code, &region.names)?;
    let kept = unit.maybe(REGION, args![region.code])?.map(Region::from);
    let names = kept
        .as_ref()
        .map_or_else(|| names.clone(), |kept| wording::completed(&names, &kept.names));
    let mut differences = Differences::default();
    if let Some(kept) = &kept {
        differences.note_texts("names", &kept.names, &names);
    }
    let outcome = outcome(kept.is_some(), &differences);
    if outcome != Upserted::Same {
        unit.run(
            PUT_REGION,
            args![region.code, names.fr, names.ar, names.en, names.zgh],
        )?;
        tell(unit, act, "region", &region.code, outcome, &differences)?;
    }
    Ok(outcome)
}

/// Keeps a province, known by its code; languages left out stay.
pub fn upsert_province(unit: &mut Unit<'_>, act: &Act, province: &Province) -> Result<Upserted, PlaceError> {
    let names = checked_names(&province.code, &province.names)?;
    if unit.maybe(REGION, args![province.region_code])?.is_none() {
        return Err(PlaceError::UnknownCode(province.region_code.clone()));
    }
    let kept = self::province(unit, &province.code)?;
    let names = kept
        .as_ref()
        .map_or_else(|| names.clone(), |kept| wording::completed(&names, &kept.names));
    let mut differences = Differences::default();
    if let Some(kept) = &kept {
        differences.note("region_code", &kept.region_code, &province.region_code);
        differences.note("kind", kept.kind, province.kind);
        differences.note_texts("names", &kept.names, &names);
    }
    let outcome = outcome(kept.is_some(), &differences);
    if outcome != Upserted::Same {
        let Province {
            code,
            region_code,
            kind,
            ..
        } = province;
        unit.run(
            PUT_PROVINCE,
            args![code, region_code, kind, names.fr, names.ar, names.en, names.zgh],
        )?;
        tell(unit, act, "province", code, outcome, &differences)?;
    }
    Ok(outcome)
}

/// Keeps a commune, known by its code; languages left out stay.
pub fn upsert_commune(unit: &mut Unit<'_>, act: &Act, commune: &Commune) -> Result<Upserted, PlaceError> {
    let names = checked_names(&commune.code, &commune.names)?;
    if unit.maybe(PROVINCE, args![commune.province_code])?.is_none() {
        return Err(PlaceError::UnknownCode(commune.province_code.clone()));
    }
    let kept = unit.maybe(COMMUNE, args![commune.code])?.map(Commune::from);
    let names = kept
        .as_ref()
        .map_or_else(|| names.clone(), |kept| wording::completed(&names, &kept.names));
    let mut differences = Differences::default();
    if let Some(kept) = &kept {
        differences.note("province_code", &kept.province_code, &commune.province_code);
        differences.note("kind", kept.kind, commune.kind);
        differences.note_texts("names", &kept.names, &names);
        differences.note_some("place", kept.place.as_ref(), commune.place.as_ref());
        differences.note("place_source", &kept.place_source, &commune.place_source);
    }
    let outcome = outcome(kept.is_some(), &differences);
    if outcome != Upserted::Same {
        let Commune {
            code,
            province_code,
            kind,
            place,
            place_source,
            ..
        } = commune;
        let latitude = place.map(Coordinates::latitude_microdegrees);
        let longitude = place.map(Coordinates::longitude_microdegrees);
        let Texts { fr, ar, en, zgh } = &names;
        unit.run(
            PUT_COMMUNE,
            args![
                code,
                province_code,
                kind,
                fr,
                ar,
                en,
                zgh,
                latitude,
                longitude,
                place_source
            ],
        )?;
        tell(unit, act, "commune", code, outcome, &differences)?;
    }
    Ok(outcome)
}

fn checked_names(code: &str, names: &Texts) -> Result<Texts, PlaceError> {
    if code.trim().is_empty() {
        return Err(PlaceError::CodeMissing);
    }
    wording::names(names, LONGEST_NAME).map_err(PlaceError::Name)
}

fn outcome(kept: bool, differences: &Differences) -> Upserted {
    match (kept, differences.is_empty()) {
        (false, _) => Upserted::Created,
        (true, false) => Upserted::Changed,
        (true, true) => Upserted::Same,
    }
}

/// Places come by the hundred from tables of the state: only a change of one is told.
fn tell(
    unit: &mut Unit<'_>,
    act: &Act,
    object: &str,
    code: &str,
    outcome: Upserted,
    differences: &Differences,
) -> store::Result<()> {
    if outcome != Upserted::Changed {
        return Ok(());
    }
    let (before, after) = (differences.before(), differences.after());
    let entry = Entry {
        act: "place-changed",
        object,
        object_id: code,
        before: Some(&before),
        after: Some(&after),
        reason: None,
    };
    audit::record(unit, act, &entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MIGRATIONS, act, places};
    use store::testing::on_both;

    #[test]
    fn places_are_kept_once_and_changes_told() {
        on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                places(unit, &act);
                let mut commune = Commune {
                    code: "08.201.01.01".to_owned(),
                    province_code: "MA-ERR".to_owned(),
                    kind: CommuneKind::Urban,
                    names: Texts::new("Erfoud", "أرفود", "", ""),
                    place: Coordinates::parse("31.4353", "-4.2326").unwrap(),
                    place_source: "geonames".to_owned(),
                };
                assert_eq!(upsert_commune(unit, &act, &commune), Ok(Upserted::Created));
                assert_eq!(upsert_commune(unit, &act, &commune), Ok(Upserted::Same));
                assert_eq!(communes(unit, "MA-ERR")?, [commune.clone()]);
                assert_eq!(communes(unit, "MA-MID")?, []);
                commune.kind = CommuneKind::Rural;
                assert_eq!(upsert_commune(unit, &act, &commune), Ok(Upserted::Changed));
                let trail = audit::of(unit, "commune", "08.201.01.01")?;
                assert_eq!(trail[0].after.as_deref(), Some(r#"{"kind":"rural"}"#));
                let mut province = province(unit, "MA-ERR")?.unwrap();
                assert_eq!(upsert_province(unit, &act, &province), Ok(Upserted::Same));
                province.names.ar = Some("الرشيدية".to_owned());
                province.kind = ProvinceKind::Prefecture;
                assert_eq!(upsert_province(unit, &act, &province), Ok(Upserted::Changed));
                assert_eq!(
                    province_name(unit, "MA-ERR")?,
                    Some(Texts::new("Errachidia", "الرشيدية", "", ""))
                );
                assert_eq!((regions(unit)?.len(), provinces(unit)?.len()), (1, 3));
                assert_eq!(region_name(unit, "MA-08")?.unwrap().fr, "Drâa-Tafilalet");
                let region = Region {
                    code: "MA-08".to_owned(),
                    names: Texts::french("Drâa Tafilalet"),
                };
                assert_eq!(upsert_region(unit, &act, &region), Ok(Upserted::Changed));
                assert!(
                    region_name(unit, "MA-08")?.unwrap().ar.is_some(),
                    "the Arabic name stays"
                );
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }

    #[test]
    fn a_place_lies_in_one_that_is_known() {
        on_both(&MIGRATIONS, |house| {
            let outcome = house.store.write_blocking(|unit| {
                let act = act();
                places(unit, &act);
                let mut province = province(unit, "MA-ERR")?.unwrap();
                province.region_code = "MA-99".to_owned();
                let unknown = PlaceError::UnknownCode("MA-99".to_owned());
                assert_eq!(upsert_province(unit, &act, &province), Err(unknown));
                let nameless = Region {
                    code: "MA-07".to_owned(),
                    names: Texts::default(),
                };
                assert_eq!(
                    upsert_region(unit, &act, &nameless),
                    Err(PlaceError::Name(WordingError::FrenchMissing))
                );
                let codeless = Region {
                    code: " ".to_owned(),
                    names: Texts::french("Souss"),
                };
                assert_eq!(upsert_region(unit, &act, &codeless), Err(PlaceError::CodeMissing));
                assert_eq!(province_name(unit, "MA-XXX")?, None);
                Ok::<_, store::Error>(())
            });
            outcome.unwrap();
        });
    }
}
