//! Keeping the settings: one line per setting, as text.

use super::HouseSettings;
use super::checking::{FieldError, FieldProblem, checked};
use crate::difference::Differences;
use crate::organisation;
use access::audit::{self, Entry};
use access::{Act, Action, Refused, fact, require};
use language::{Language, Texts};
use std::fmt::Display;
use std::str::FromStr;
use store::{Error, Reader, Unit, args};
use values::money::Money;
use values::rate::BasisPoints;
use values::vat::VatRate;

store::row! {
    struct SettingRow {
        key: String,
        setting: String,
    }
}

store::statements! {
    // One house, some thirty lines.
    scan ALL: SettingRow = "SELECT key, setting FROM house_setting ORDER BY key";
    write PUT = "INSERT INTO house_setting (key, setting, changed_at) VALUES (?1, ?2, ?3) \
        ON CONFLICT (key) DO UPDATE SET setting = excluded.setting, changed_at = excluded.changed_at";
}

/// Why the settings were not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HouseError {
    /// These settings are wrong; nothing was kept.
    #[error("{} settings are wrong", .0.len())]
    Wrong(Vec<FieldProblem>),
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] Error),
}

/// The settings of the house.
pub fn load(reader: &Reader<'_>) -> store::Result<HouseSettings> {
    let mut settings = HouseSettings::default();
    for SettingRow { key, setting } in reader.all(ALL, args![])? {
        read(&mut settings, &key, &setting).map_err(|problem| Error::Unreadable {
            column: format!("house_setting {key}"),
            problem,
        })?;
    }
    Ok(settings)
}

/// Keeps the settings that differ; answers their keys. A text's key names its language: `names.ar`.
pub fn save(unit: &mut Unit<'_>, act: &Act, settings: &HouseSettings) -> Result<Vec<String>, HouseError> {
    require(act, Action::EditSettings)?;
    let (wanted, mut problems) = checked(settings);
    if let Some(slug) = &wanted.depot_organisation
        && organisation::by_slug(unit, slug)?.is_none()
    {
        problems.push(FieldProblem {
            field: "depot_organisation",
            error: FieldError::UnknownOrganisation,
        });
    }
    if !problems.is_empty() {
        return Err(HouseError::Wrong(problems));
    }
    let kept = load(unit)?;
    let mut differences = Differences::default();
    let mut keys = Vec::new();
    for ((key, before), (_, after)) in written(&kept).into_iter().zip(written(&wanted)) {
        if before != after {
            unit.run(PUT, args![key, after, act.at])?;
            if key == "rib" {
                differences.note_hidden(&key, Some(&before), Some(&after));
            } else {
                differences.note(&key, before, after);
            }
            keys.push(key);
        }
    }
    if !keys.is_empty() {
        let (before, after) = (differences.before(), differences.after());
        let entry = Entry {
            act: "settings-changed",
            object: "house",
            object_id: "house",
            before: Some(&before),
            after: Some(&after),
            reason: None,
        };
        audit::record(unit, act, &entry)?;
        fact::record(unit, act, "house-changed", "house")?;
    }
    Ok(keys)
}

/// Every setting as it is kept, always in the same order; what is missing is an empty text.
fn written(settings: &HouseSettings) -> Vec<(String, String)> {
    let mut lines = vec![
        ("opened".to_owned(), settings.opened.to_string()),
        ("demo".to_owned(), settings.demo.to_string()),
    ];
    for (field, texts) in [("names", &settings.names), ("address", &settings.address)] {
        for language in Language::ALL {
            let text = texts.exactly(language).unwrap_or_default();
            lines.push((format!("{field}.{language}"), text.to_owned()));
        }
    }
    let phone = |phone: &Option<values::phone::Phone>| {
        phone
            .as_ref()
            .map(|phone| phone.e164().to_owned())
            .unwrap_or_default()
    };
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    let rest = [
        ("phone", phone(&settings.phone)),
        ("phone_second", phone(&settings.phone_second)),
        ("whatsapp", phone(&settings.whatsapp)),
        ("email", some(&settings.email)),
        ("ice", shown(settings.ice.as_ref())),
        ("tax_number", some(&settings.tax_number)),
        ("trade_register", some(&settings.trade_register)),
        ("business_tax_number", some(&settings.business_tax_number)),
        ("cndp_number", some(&settings.cndp_number)),
        (
            "rib",
            settings
                .rib
                .as_ref()
                .map(|rib| rib.as_str().to_owned())
                .unwrap_or_default(),
        ),
        ("confirm_within_hours", settings.confirm_within_hours.to_string()),
        ("return_fee_centimes", settings.return_fee.centimes().to_string()),
        (
            "refund_ceiling_centimes",
            settings.refund_ceiling.centimes().to_string(),
        ),
        (
            "default_commission_basis_points",
            settings.default_commission.value().to_string(),
        ),
        (
            "delivery_vat_basis_points",
            settings.delivery_vat.basis_points().value().to_string(),
        ),
        (
            "commission_vat_basis_points",
            settings.commission_vat.basis_points().value().to_string(),
        ),
        ("depot_organisation", some(&settings.depot_organisation)),
    ];
    lines.extend(rest.map(|(key, value)| (key.to_owned(), value)));
    lines
}

/// Reads one kept line. A key that is not known is one of a later version, and is passed over.
fn read(settings: &mut HouseSettings, key: &str, value: &str) -> Result<(), String> {
    match key {
        "opened" => settings.opened = parsed(value)?,
        "demo" => settings.demo = parsed(value)?,
        "phone" => settings.phone = maybe(value)?,
        "phone_second" => settings.phone_second = maybe(value)?,
        "whatsapp" => settings.whatsapp = maybe(value)?,
        "email" => settings.email = maybe(value)?,
        "ice" => settings.ice = maybe(value)?,
        "tax_number" => settings.tax_number = maybe(value)?,
        "trade_register" => settings.trade_register = maybe(value)?,
        "business_tax_number" => settings.business_tax_number = maybe(value)?,
        "cndp_number" => settings.cndp_number = maybe(value)?,
        "rib" => settings.rib = maybe(value)?,
        "confirm_within_hours" => settings.confirm_within_hours = parsed(value)?,
        "return_fee_centimes" => settings.return_fee = Money::mad(parsed(value)?),
        "refund_ceiling_centimes" => settings.refund_ceiling = Money::mad(parsed(value)?),
        "default_commission_basis_points" => settings.default_commission = rate(value)?,
        "delivery_vat_basis_points" => settings.delivery_vat = VatRate::new(rate(value)?),
        "commission_vat_basis_points" => settings.commission_vat = VatRate::new(rate(value)?),
        "depot_organisation" => settings.depot_organisation = maybe(value)?,
        _ => {
            if let Some((field, language)) = key.split_once('.')
                && let Some(language) = Language::from_code(language)
            {
                match field {
                    "names" => put(&mut settings.names, language, value),
                    "address" => put(&mut settings.address, language, value),
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

fn put(texts: &mut Texts, language: Language, value: &str) {
    let given = Some(value.to_owned()).filter(|value| !value.is_empty());
    match language {
        Language::French => value.clone_into(&mut texts.fr),
        Language::Arabic => texts.ar = given,
        Language::English => texts.en = given,
        Language::Tamazight => texts.zgh = given,
    }
}

fn parsed<T: FromStr<Err: Display>>(value: &str) -> Result<T, String> {
    value.parse().map_err(|error: T::Err| error.to_string())
}

fn maybe<T: FromStr<Err: Display>>(value: &str) -> Result<Option<T>, String> {
    if value.is_empty() {
        Ok(None)
    } else {
        parsed(value).map(Some)
    }
}

fn rate(value: &str) -> Result<BasisPoints, String> {
    BasisPoints::new(parsed(value)?).map_err(|error| error.to_string())
}

fn shown(value: Option<&impl Display>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}
