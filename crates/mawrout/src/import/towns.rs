//! Towns that are delivered to.

use super::kind::Kind;
use super::places::coordinates;
use super::record::Record;
use super::report::Report;
use access::Act;
use parties::address;
use shipping::city::{self, City, CityError};
use store::Unit;

pub(super) fn towns<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    for mut record in records {
        let town = read(unit, &mut record)?;
        let mut outcome = None;
        if record.is_clean() {
            match city::upsert(unit, act, &town) {
                Ok(upserted) => outcome = Some(upserted),
                Err(CityError::Store(error)) => return Err(error),
                Err(problem) => record.wrong(column_of(&problem), &problem.to_string()),
            }
        }
        report.row(Kind::Towns, record, outcome);
    }
    Ok(())
}

fn read(unit: &Unit<'_>, record: &mut Record<'_>) -> Result<City, store::Error> {
    let province_code = record.needed("province_code").to_owned();
    // A list that leaves the region out means the region of the province.
    let region_code = match record.optional("region_code") {
        Some(code) => code.to_owned(),
        None => address::province(unit, &province_code)?
            .map(|known| known.region_code)
            .unwrap_or_default(),
    };
    Ok(City {
        slug: record.needed("slug").to_owned(),
        names: record.texts("name", true),
        province_code,
        region_code,
        zone: record.optional("delivery_zone").map(str::to_owned),
        postcode: record.text("postcode_main").to_owned(),
        place: coordinates(record),
    })
}

fn column_of(problem: &CityError) -> &'static str {
    match problem {
        CityError::Slug(_) => "slug",
        CityError::Postcode(_) => "postcode_main",
        CityError::UnknownProvince(_) => "province_code",
        CityError::OtherRegion(_) => "region_code",
        CityError::UnknownZone(_) => "delivery_zone",
        CityError::Name(_) | CityError::NotPermitted(_) | CityError::Store(_) => "name_fr",
    }
}
