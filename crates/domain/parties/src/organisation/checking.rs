//! What may be wrong with an organisation, and what differs between two of its states.

use super::{Details, OrganisationError, Record};
use crate::address;
use crate::difference::Differences;
use crate::wording;
use store::Unit;
use values::text::clean_line;

/// Longest name, in characters.
const LONGEST_NAME: usize = 160;
/// Longest presentation, in characters.
const LONGEST_PRESENTATION: usize = 2_000;
/// Longest name of a commune, in characters.
const LONGEST_COMMUNE: usize = 80;

/// The details cleaned, or the first thing wrong with them.
pub(super) fn checked(unit: &mut Unit<'_>, details: &Details) -> Result<Details, OrganisationError> {
    let names = wording::names(&details.names, LONGEST_NAME).map_err(OrganisationError::Name)?;
    let presentation = wording::paragraphs(&details.presentation, LONGEST_PRESENTATION)
        .map_err(OrganisationError::Presentation)?;
    let commune = clean_line(&details.commune, LONGEST_COMMUNE).map_err(OrganisationError::Commune)?;
    if commune.is_empty() {
        return Err(OrganisationError::CommuneMissing);
    }
    if details
        .members_women
        .is_some_and(|women| details.members_total.is_none_or(|total| women > total))
    {
        return Err(OrganisationError::MoreWomenThanMembers);
    }
    if address::province_name(unit, &details.province_code)?.is_none() {
        return Err(OrganisationError::UnknownProvince(details.province_code.clone()));
    }
    Ok(Details {
        names,
        presentation,
        commune,
        ..details.clone()
    })
}

pub(super) fn completed(wanted: &Details, kept: &Details) -> Details {
    Details {
        names: wording::completed(&wanted.names, &kept.names),
        presentation: wording::completed(&wanted.presentation, &kept.presentation),
        place: wanted.place.or(kept.place),
        members_total: wanted.members_total.or(kept.members_total),
        members_women: wanted.members_women.or(kept.members_women),
        ice: wanted.ice.clone().or_else(|| kept.ice.clone()),
        phone: wanted.phone.clone().or_else(|| kept.phone.clone()),
        ..wanted.clone()
    }
}

pub(super) fn differences(kept: &Record, wanted: &Record) -> Differences {
    let mut differences = Differences::default();
    let (old, new) = (&kept.details, &wanted.details);
    differences.note("kind", kept.kind, wanted.kind);
    differences.note("demo", kept.demo, wanted.demo);
    differences.note_texts("names", &old.names, &new.names);
    differences.note_texts("presentation", &old.presentation, &new.presentation);
    differences.note("commune", &old.commune, &new.commune);
    differences.note("province_code", &old.province_code, &new.province_code);
    differences.note_some("place", old.place.as_ref(), new.place.as_ref());
    differences.note_some(
        "members_total",
        old.members_total.as_ref(),
        new.members_total.as_ref(),
    );
    differences.note_some(
        "members_women",
        old.members_women.as_ref(),
        new.members_women.as_ref(),
    );
    differences.note_some("ice", old.ice.as_ref(), new.ice.as_ref());
    differences.note_hidden("phone", old.phone.as_ref(), new.phone.as_ref());
    differences.note("vat_regime", old.vat_regime, new.vat_regime);
    differences
}
