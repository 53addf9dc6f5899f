//! Producers: cooperatives, auto-entrepreneurs, the house itself.

use super::kind::Kind;
use super::places::coordinates;
use super::record::Record;
use super::report::Report;
use access::Act;
use language::Texts;
use parties::organisation::{self, Details, NewOrganisation, OrganisationError, OrganisationKind, VatRegime};
use store::Unit;
use values::phone::Phone;
use values::registration::Ice;

pub(super) fn producers<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    for mut record in records {
        let producer = read(&mut record);
        let mut outcome = None;
        if let Some(producer) = producer.filter(|_| record.is_clean()) {
            match organisation::upsert(unit, act, &producer) {
                Ok(upserted) => outcome = Some(upserted),
                Err(OrganisationError::Store(error)) => return Err(error),
                Err(problem) => record.wrong(column_of(&problem), &problem.to_string()),
            }
        }
        report.row(Kind::Producers, record, outcome);
    }
    Ok(())
}

fn read(record: &mut Record<'_>) -> Option<NewOrganisation> {
    let slug = record.needed("slug").to_owned();
    let kind = record.word("kind", OrganisationKind::from_word);
    let vat_regime = record.word("vat_regime", VatRegime::from_word);
    let details = Details {
        names: record.texts("name", true),
        presentation: Texts::new(
            record.text("presentation_fr"),
            record.text("presentation_ar"),
            record.text("presentation_en"),
            record.text("presentation_zgh"),
        ),
        commune: record.needed("commune").to_owned(),
        province_code: record.needed("province_code").to_owned(),
        place: coordinates(record),
        members_total: record.number_optional("members_total"),
        members_women: record.number_optional("members_women"),
        ice: record.parsed_optional::<Ice>("ice"),
        phone: record.parsed_optional::<Phone>("phone"),
        vat_regime: vat_regime?,
    };
    let demo = record.truth("demo", false);
    Some(NewOrganisation {
        slug,
        kind: kind?,
        details,
        demo,
    })
}

/// The column that a refusal is about.
fn column_of(problem: &OrganisationError) -> &'static str {
    match problem {
        OrganisationError::Slug(_) => "slug",
        OrganisationError::Name(_) => "name_fr",
        _ => "province_code",
    }
}
