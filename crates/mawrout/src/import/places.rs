//! Regions, provinces and communes.

use super::kind::Kind;
use super::record::Record;
use super::report::Report;
use access::Act;
use parties::address::{self, Commune, CommuneKind, PlaceError, Province, ProvinceKind, Region};
use parties::{Coordinates, Upserted};
use store::Unit;

pub(super) fn regions<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    for mut record in records {
        let region = Region {
            code: record.needed("code").to_owned(),
            names: record.texts("name", true),
        };
        let outcome = if record.is_clean() {
            kept(&mut record, "code", address::upsert_region(unit, act, &region))?
        } else {
            None
        };
        report.row(Kind::Regions, record, outcome);
    }
    Ok(())
}

pub(super) fn provinces<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    for mut record in records {
        let kind = record.word("kind", ProvinceKind::from_word);
        let (code, region_code) = (
            record.needed("code").to_owned(),
            record.needed("region_code").to_owned(),
        );
        let names = record.texts("name", true);
        let outcome = match kind.filter(|_| record.is_clean()) {
            Some(kind) => {
                let province = Province {
                    code,
                    region_code,
                    kind,
                    names,
                };
                kept(
                    &mut record,
                    "region_code",
                    address::upsert_province(unit, act, &province),
                )?
            }
            None => None,
        };
        report.row(Kind::Provinces, record, outcome);
    }
    Ok(())
}

pub(super) fn communes<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    for mut record in records {
        let kind = record.word("kind", CommuneKind::from_word);
        let code = record.needed("hcp_code").to_owned();
        let province_code = record.needed("province_code").to_owned();
        let names = record.texts("name", true);
        let place = coordinates(&mut record);
        let place_source = record.text("coord_source").to_owned();
        let outcome = match kind.filter(|_| record.is_clean()) {
            Some(kind) => {
                let commune = Commune {
                    code,
                    province_code,
                    kind,
                    names,
                    place,
                    place_source,
                };
                kept(
                    &mut record,
                    "province_code",
                    address::upsert_commune(unit, act, &commune),
                )?
            }
            None => None,
        };
        report.row(Kind::Communes, record, outcome);
    }
    Ok(())
}

/// The point of a row, if it has one.
pub(super) fn coordinates(record: &mut Record<'_>) -> Option<Coordinates> {
    match Coordinates::parse(record.text("lat"), record.text("lon")) {
        Ok(place) => place,
        Err(error) => {
            record.wrong("lat", &error.to_string());
            None
        }
    }
}

fn kept(
    record: &mut Record<'_>,
    column: &str,
    outcome: Result<Upserted, PlaceError>,
) -> Result<Option<Upserted>, store::Error> {
    match outcome {
        Ok(upserted) => Ok(Some(upserted)),
        Err(PlaceError::Store(error)) => Err(error),
        Err(problem) => {
            record.wrong(column, &problem.to_string());
            Ok(None)
        }
    }
}
