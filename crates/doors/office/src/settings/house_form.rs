//! The form of the house's identity and rules.

use crate::desk::typed;
use crate::producers::form::optional;
use crate::products::details::{pairs, texts};
use parties::house::{FieldError, FieldProblem, HouseSettings};
use std::hash::{DefaultHasher, Hash, Hasher};
use values::phone::Phone;
use values::rate::BasisPoints;
use values::registration::{Ice, Rib};
use values::vat::VatRate;
use web::{FieldErrors, Fields, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &[
    "opened",
    "names_fr",
    "names_ar",
    "names_en",
    "names_zgh",
    "address_fr",
    "address_ar",
    "address_en",
    "address_zgh",
    "phone",
    "phone_second",
    "whatsapp",
    "email",
    "ice",
    "tax_number",
    "trade_register",
    "business_tax_number",
    "cndp_number",
    "rib",
    "confirm_within_hours",
    "return_fee",
    "refund_ceiling",
    "default_commission",
    "delivery_vat",
    "commission_vat",
    "depot_organisation",
    "seen",
];

/// Longest line, in characters; the room has its own, shorter limits.
const LONGEST: usize = 400;

/// What the page showed, so that a form made before somebody else's change is told.
pub(super) fn fingerprint(settings: &HouseSettings) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{settings:?}").hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The settings of a form over those that are kept; every fault is told at its field.
pub(super) fn read(
    visit: &Visit,
    form: &Fields,
    kept: &HouseSettings,
    errors: &mut FieldErrors,
) -> Option<HouseSettings> {
    let mut tell = |field: &str, key: &str| errors.add(field, visit.text(key));
    let phones = ["phone", "phone_second", "whatsapp"].map(|field| {
        let phone = optional(form.text(field), str::parse::<Phone>);
        phone.map_err(|_| tell(field, "desk-phone-wrong")).ok()
    });
    let ice = optional(form.text("ice"), str::parse::<Ice>).map_err(|_| tell("ice", "desk-ice-wrong"));
    let rib = optional(form.text("rib"), str::parse::<Rib>).map_err(|_| tell("rib", "desk-rib-wrong"));
    let hours = form
        .number("confirm_within_hours")
        .and_then(|hours| u32::try_from(hours).ok());
    if hours.is_none() {
        tell("confirm_within_hours", "desk-quantity-wrong");
    }
    let rates = ["default_commission", "delivery_vat", "commission_vat"].map(|field| {
        let rate = form.text(field).parse::<BasisPoints>();
        rate.map_err(|_| tell(field, "desk-percent-wrong")).ok()
    });
    let return_fee = typed::amount(visit, form, "return_fee", errors);
    let refund_ceiling = typed::amount(visit, form, "refund_ceiling", errors);
    let [phone, phone_second, whatsapp] = phones;
    let [commission, delivery_vat, commission_vat] = rates;
    let line =
        |name: &str| Some(form.line(name, LONGEST).unwrap_or_default()).filter(|text| !text.is_empty());
    Some(HouseSettings {
        opened: form.is_on("opened"),
        names: texts(form, "names"),
        address: texts(form, "address"),
        phone: phone?,
        phone_second: phone_second?,
        whatsapp: whatsapp?,
        email: line("email"),
        ice: ice.ok()?,
        tax_number: line("tax_number"),
        trade_register: line("trade_register"),
        business_tax_number: line("business_tax_number"),
        cndp_number: line("cndp_number"),
        rib: rib.ok()?,
        confirm_within_hours: hours?,
        return_fee: return_fee?,
        refund_ceiling: refund_ceiling?,
        default_commission: commission?,
        delivery_vat: VatRate::new(delivery_vat?),
        commission_vat: VatRate::new(commission_vat?),
        depot_organisation: line("depot_organisation"),
        ..kept.clone()
    })
}

/// The form filled with what is kept.
pub(super) fn filled(settings: &HouseSettings) -> Fields {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let phone = |phone: &Option<Phone>| phone.as_ref().map(Phone::national).unwrap_or_default();
    let percent = |rate: BasisPoints| format!("{}.{:02}", rate.value() / 100, rate.value() % 100);
    let mut all = [
        pairs("names", &settings.names),
        pairs("address", &settings.address),
    ]
    .concat();
    let single = [
        ("opened", if settings.opened { "on" } else { "" }.to_owned()),
        ("phone", phone(&settings.phone)),
        ("phone_second", phone(&settings.phone_second)),
        ("whatsapp", phone(&settings.whatsapp)),
        ("email", text(&settings.email)),
        (
            "ice",
            settings
                .ice
                .as_ref()
                .map(|ice| ice.as_str().to_owned())
                .unwrap_or_default(),
        ),
        ("tax_number", text(&settings.tax_number)),
        ("trade_register", text(&settings.trade_register)),
        ("business_tax_number", text(&settings.business_tax_number)),
        ("cndp_number", text(&settings.cndp_number)),
        ("rib", settings.rib.as_ref().map(Rib::grouped).unwrap_or_default()),
        ("confirm_within_hours", settings.confirm_within_hours.to_string()),
        ("return_fee", settings.return_fee.to_decimal_string()),
        ("refund_ceiling", settings.refund_ceiling.to_decimal_string()),
        ("default_commission", percent(settings.default_commission)),
        ("delivery_vat", percent(settings.delivery_vat.basis_points())),
        ("commission_vat", percent(settings.commission_vat.basis_points())),
        ("depot_organisation", text(&settings.depot_organisation)),
    ];
    all.extend(single.map(|(name, value)| (name.to_owned(), value)));
    Fields::from_pairs(all)
}

/// Tells what the room found wrong, each at its field.
pub(super) fn tell(visit: &Visit, problems: &[FieldProblem], errors: &mut FieldErrors) {
    for problem in problems {
        let key = match problem.error {
            FieldError::NeededToOpen => "desk-needed-to-open",
            FieldError::Wording(_) | FieldError::Text(_) => "desk-too-long",
            FieldError::NotAnEmail => "desk-email-wrong",
            FieldError::NotANumber => "desk-register-wrong",
            FieldError::OutOfRange => "desk-out-of-range",
            FieldError::UnknownOrganisation => "desk-producer-choose",
        };
        // A text has one field per language; the French one stands for all.
        let field = match problem.field {
            "names" => "names_fr",
            "address" => "address_fr",
            field => field,
        };
        errors.add(field, visit.text(key));
    }
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn a_change_of_any_setting_changes_the_fingerprint() {
        let before = HouseSettings::default();
        let after = HouseSettings {
            confirm_within_hours: 48,
            ..before.clone()
        };
        assert_ne!(fingerprint(&before), fingerprint(&after));
        assert_eq!(fingerprint(&before), fingerprint(&HouseSettings::default()));
    }
}
