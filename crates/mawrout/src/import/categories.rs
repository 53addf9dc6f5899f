//! Aisles of the shop.

use super::drawings;
use super::kind::Kind;
use super::record::Record;
use super::report::Report;
use access::Act;
use catalogue::category::{self, CategoryError, NewCategory};
use store::Unit;

pub(super) fn categories<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    for mut record in records {
        let slug = record.needed("slug").to_owned();
        let names = record.texts("name", true);
        let position = record.number::<u32>("position").unwrap_or_default();
        let picture = drawings::of_category(&record, &slug);
        let mut outcome = None;
        if record.is_clean() {
            let new = NewCategory {
                slug,
                names,
                position,
                drawing: picture.drawing,
                ground: picture.ground,
            };
            match category::upsert(unit, act, &new) {
                Ok(upserted) => outcome = Some(upserted),
                Err(CategoryError::Store(error)) => return Err(error),
                Err(problem @ CategoryError::Slug(_)) => record.wrong("slug", &problem.to_string()),
                Err(problem) => record.wrong("name_fr", &problem.to_string()),
            }
        }
        report.row(Kind::Categories, record, outcome);
    }
    Ok(())
}
