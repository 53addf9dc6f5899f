//! Signs of quality.

use super::kind::Kind;
use super::record::Record;
use super::report::Report;
use access::Act;
use catalogue::label::{self, Label, LabelError, Sign};
use store::Unit;

pub(super) fn labels<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    for mut record in records {
        let slug = record.needed("slug").to_owned();
        let sign = record.word("sign", Sign::from_word);
        let names = record.texts("name", true);
        let area = record.list("area_province_codes");
        let note = record.text("note").to_owned();
        let mut outcome = None;
        if let Some(sign) = sign.filter(|_| record.is_clean()) {
            match label::upsert(
                unit,
                act,
                &Label {
                    slug,
                    sign,
                    names,
                    area,
                    note,
                },
            ) {
                Ok(upserted) => outcome = Some(upserted),
                Err(LabelError::Store(error)) => return Err(error),
                Err(problem @ LabelError::Slug(_)) => record.wrong("slug", &problem.to_string()),
                Err(problem) => record.wrong("name_fr", &problem.to_string()),
            }
        }
        report.row(Kind::Labels, record, outcome);
    }
    Ok(())
}
