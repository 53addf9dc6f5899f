//! The form of a producer's identity.

use crate::desk::choices::{choice, named};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::word;
use crate::products::details::{pairs, texts};
use parties::Coordinates;
use parties::address::Province;
use parties::organisation::{Details, OrganisationError, VatRegime};
use values::phone::Phone;
use values::registration::Ice;
use web::parts::Choice;
use web::{FieldErrors, Fields, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &[
    "kind",
    "names_fr",
    "names_ar",
    "names_en",
    "names_zgh",
    "presentation_fr",
    "presentation_ar",
    "presentation_en",
    "presentation_zgh",
    "commune",
    "province",
    "latitude",
    "longitude",
    "members",
    "women",
    "ice",
    "producer_phone",
    "vat_regime",
    "version",
];

/// Longest name of a commune, in characters.
const LONGEST_COMMUNE: usize = 80;

/// The details of a form; every fault is told at its field.
pub(super) fn read(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Option<Details> {
    let names = texts(form, "names");
    if names.fr.is_empty() {
        errors.add("names_fr", visit.text("desk-name-missing"));
    }
    let commune = form.line("commune", LONGEST_COMMUNE).unwrap_or_default();
    if commune.is_empty() {
        errors.add("commune", visit.text("desk-commune-missing"));
    }
    let mut count = |name: &str| match form.text(name) {
        "" => None,
        _ => {
            let count = form.number(name).and_then(|count| u32::try_from(count).ok());
            if count.is_none() {
                errors.add(name, visit.text("desk-quantity-wrong"));
            }
            count
        }
    };
    let (members_total, members_women) = (count("members"), count("women"));
    let ice = optional(form.text("ice"), str::parse::<Ice>);
    let ice = ice
        .map_err(|_| errors.add("ice", visit.text("desk-ice-wrong")))
        .ok();
    let phone = optional(form.text("producer_phone"), str::parse::<Phone>);
    let phone = phone
        .map_err(|_| errors.add("producer_phone", visit.text("desk-phone-wrong")))
        .ok();
    let place = Coordinates::parse(form.text("latitude"), form.text("longitude"));
    let place = place
        .map_err(|_| errors.add("latitude", visit.text("desk-place-wrong")))
        .ok();
    let vat_regime = VatRegime::from_word(form.text("vat_regime"));
    if vat_regime.is_none() {
        errors.add("vat_regime", visit.text("desk-vat-regime-choose"));
    }
    Some(Details {
        names,
        presentation: texts(form, "presentation"),
        commune,
        province_code: form.text("province").to_owned(),
        place: place?,
        members_total,
        members_women,
        ice: ice?,
        phone: phone?,
        vat_regime: vat_regime?,
    })
}

/// A field that may be empty; an error for a wrong one.
pub(crate) fn optional<T, E>(text: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if text.is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

/// The form filled with what is kept.
pub(super) fn filled(details: &Details, version: i64) -> Fields {
    let degrees = |value: i64| {
        let sign = if value < 0 { "-" } else { "" };
        format!(
            "{sign}{}.{:06}",
            value.unsigned_abs() / 1_000_000,
            value.unsigned_abs() % 1_000_000
        )
    };
    let number = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    let mut all = [
        pairs("names", &details.names),
        pairs("presentation", &details.presentation),
    ]
    .concat();
    let single = [
        ("commune", details.commune.clone()),
        ("province", details.province_code.clone()),
        (
            "latitude",
            details
                .place
                .map(|place| degrees(place.latitude_microdegrees()))
                .unwrap_or_default(),
        ),
        (
            "longitude",
            details
                .place
                .map(|place| degrees(place.longitude_microdegrees()))
                .unwrap_or_default(),
        ),
        ("members", number(details.members_total)),
        ("women", number(details.members_women)),
        (
            "ice",
            details
                .ice
                .as_ref()
                .map(|ice| ice.as_str().to_owned())
                .unwrap_or_default(),
        ),
        (
            "producer_phone",
            details.phone.as_ref().map(Phone::national).unwrap_or_default(),
        ),
        ("vat_regime", details.vat_regime.as_str().to_owned()),
        ("version", version.to_string()),
    ];
    all.extend(single.map(|(name, value)| (name.to_owned(), value)));
    Fields::from_pairs(all)
}

/// Provinces to choose from.
pub(super) fn provinces(visit: &Visit, provinces: &[Province]) -> Vec<Choice> {
    named(
        visit.language,
        None,
        provinces
            .iter()
            .map(|province| (province.code.clone(), &province.names)),
    )
}

/// How a seller stands to value added tax.
pub(super) fn regimes(visit: &Visit) -> Vec<Choice> {
    VatRegime::ALL
        .iter()
        .map(|regime| {
            choice(
                regime.as_str(),
                word::said(visit, "desk-regime-", regime.as_str()),
            )
        })
        .collect()
}

impl Refused for OrganisationError {
    fn refusal(self, visit: &Visit) -> Refusal {
        let key = match self {
            Self::Store(error) => return error.into(),
            Self::NotPermitted(refused) => return refused.into(),
            Self::NotFound => return Refusal::absent(),
            Self::Stale => return Refusal::conflict(visit.text("desk-order-error-stale")),
            Self::Slug(_) | Self::Name(_) => "desk-name-missing",
            Self::Presentation(_) | Self::Commune(_) => "desk-too-long",
            Self::CommuneMissing => "desk-commune-missing",
            Self::UnknownProvince(_) => "desk-province-choose",
            Self::MoreWomenThanMembers => "desk-women-wrong",
        };
        Refusal::wrong(visit.text(key))
    }
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn an_empty_field_is_no_fault() {
        let ice = |text: &str| optional(text, str::parse::<Ice>);
        assert_eq!(ice(""), Ok(None));
        assert!(ice("12").is_err());
        assert!(ice("999000001000075").unwrap().is_some());
    }
}
