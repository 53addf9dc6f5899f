//! Keeping places that the state's tables bring.

use super::{Commune, Province, Region};
use crate::difference::{Differences, Upserted};
use crate::place::Coordinates;
use crate::wording::{self, WordingError};
use access::audit::{self, Entry};
use access::{Act, Action, Refused, fact, require};
use language::Texts;
use store::{Unit, args};

/// Longest name of a place, in characters.
const LONGEST_NAME: usize = 80;

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
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::statements! {
    write PUT_REGION = "INSERT INTO region (code, name_fr, name_ar, name_en, name_zgh) VALUES (?1, ?2, ?3, ?4, ?5) \
        ON CONFLICT (code) DO UPDATE SET name_fr = excluded.name_fr, name_ar = excluded.name_ar, \
        name_en = excluded.name_en, name_zgh = excluded.name_zgh";
    write PUT_PROVINCE = "INSERT INTO province (code, region_code, kind, name_fr, name_ar, name_en, name_zgh) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (code) DO UPDATE SET region_code = excluded.region_code, \
        kind = excluded.kind, name_fr = excluded.name_fr, name_ar = excluded.name_ar, \
        name_en = excluded.name_en, name_zgh = excluded.name_zgh";
    write PUT_COMMUNE = "INSERT INTO commune (code, province_code, kind, name_fr, name_ar, name_en, name_zgh, \
        latitude_microdegrees, longitude_microdegrees, coordinates_source) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (code) DO UPDATE SET \
        province_code = excluded.province_code, kind = excluded.kind, name_fr = excluded.name_fr, \
        name_ar = excluded.name_ar, name_en = excluded.name_en, name_zgh = excluded.name_zgh, \
        latitude_microdegrees = excluded.latitude_microdegrees, \
        longitude_microdegrees = excluded.longitude_microdegrees, coordinates_source = excluded.coordinates_source";
}

/// Keeps a region, known by its code; languages left out stay.
pub fn upsert_region(unit: &mut Unit<'_>, act: &Act, region: &Region) -> Result<Upserted, PlaceError> {
    require(act, Action::Import)?;
    let names = checked_names(&region.code, &region.names)?;
    let kept = super::region(unit, &region.code)?;
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
    require(act, Action::Import)?;
    let names = checked_names(&province.code, &province.names)?;
    if super::region(unit, &province.region_code)?.is_none() {
        return Err(PlaceError::UnknownCode(province.region_code.clone()));
    }
    let kept = super::province(unit, &province.code)?;
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
    require(act, Action::Import)?;
    let names = checked_names(&commune.code, &commune.names)?;
    if super::province(unit, &commune.province_code)?.is_none() {
        return Err(PlaceError::UnknownCode(commune.province_code.clone()));
    }
    let kept = super::commune(unit, &commune.code)?;
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
    audit::record(unit, act, &entry)?;
    fact::record(unit, act, "place-changed", format_args!("{object}:{code}"))
}
