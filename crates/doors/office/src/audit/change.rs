//! What an act changed, told field by field.

use super::list::known_words;
use crate::desk::word;
use language::Language;
use orders::loss::LossBearer;
use serde_json::{Map, Value};
use values::money::Money;
use values::rate::BasisPoints;
use web::Visit;

/// One field, as it was and as it is; without a name where the act keeps one value alone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) field: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// The changes of an act on an object; states are said in words.
pub(super) fn of(visit: &Visit, object: &str, before: Option<&str>, after: Option<&str>) -> Vec<Change> {
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    match (map(before), map(after)) {
        (None, None) if before.is_empty() && after.is_empty() => Vec::new(),
        (None, None) => vec![Change {
            field: String::new(),
            before: said(visit, object, before),
            after: said(visit, object, after),
        }],
        (before, after) => fields(&before.unwrap_or_default(), &after.unwrap_or_default())
            .into_iter()
            .map(|change| in_words(visit, change))
            .collect(),
    }
}

fn map(text: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(text).ok()
}

fn fields(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Change> {
    let gone = before.keys().filter(|field| !after.contains_key(*field));
    let value = |of: &Map<String, Value>, field: &str| of.get(field).map(plain).unwrap_or_default();
    after
        .keys()
        .chain(gone)
        .map(|field| Change {
            field: field.clone(),
            before: value(before, field),
            after: value(after, field),
        })
        .collect()
}

/// The field by its name in the forms; a text that has a language with that language's name.
fn in_words(visit: &Visit, change: Change) -> Change {
    let (field, language) = match change.field.rsplit_once('.') {
        Some((field, code)) => (field, Language::from_code(code)),
        None => (change.field.as_str(), None),
    };
    let word = known_words(visit, "desk-field-", field);
    let told = |value: String| value_in_words(visit, field, value);
    Change {
        field: match language {
            Some(language) => format!("{word} ({})", language.own_name()),
            None if word == field => change.field.clone(),
            None => word,
        },
        before: told(change.before),
        after: told(change.after),
    }
}

/// A kept value as people read it: dirhams instead of centimes, per cent instead of basis points, words.
fn value_in_words(visit: &Visit, field: &str, value: String) -> String {
    match (field, value.as_str()) {
        (_, "true") => visit.text("desk-yes"),
        (_, "false") => visit.text("desk-no"),
        ("purpose", purpose) => known_words(visit, "desk-purpose-", purpose),
        (field, figure) => in_units(field, figure, visit.language).unwrap_or(value),
    }
}

/// An amount or a rate that is kept in its smallest unit.
fn in_units(field: &str, figure: &str, language: Language) -> Option<String> {
    if field.ends_with("_centimes") {
        let amount = Money::mad(figure.parse().ok()?);
        Some(language::number::money(amount, language))
    } else if field.ends_with("_basis_points") {
        let rate = BasisPoints::new(figure.parse().ok()?).ok()?;
        Some(language::number::percent(rate, language))
    } else {
        None
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn said(visit: &Visit, object: &str, kept: &str) -> String {
    if object == "order"
        && let Some(parts) = word::contact_parts(visit, kept)
    {
        return parts;
    }
    if object == "parcel" && LossBearer::from_word(kept).is_some() {
        return word::said(visit, "desk-loss-by-", kept);
    }
    let prefix = match object {
        "order" => "desk-order-state-",
        "fulfilment" => "desk-part-state-",
        "parcel" => "desk-parcel-state-",
        _ => return kept.to_owned(),
    };
    known_words(visit, prefix, kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(field: &str, before: &str, after: &str) -> Change {
        Change {
            field: field.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    #[test]
    fn each_field_is_told_once_whether_it_came_changed_or_went() {
        let (before, after) = (
            map(r#"{"price":"48.00","note":"x"}"#),
            map(r#"{"price":"52.00","sale":true}"#),
        );
        assert_eq!(
            fields(&before.expect("a map"), &after.expect("a map")),
            [
                change("price", "48.00", "52.00"),
                change("sale", "", "true"),
                change("note", "x", "")
            ]
        );
    }

    #[test]
    fn amounts_and_rates_are_told_in_the_units_people_use() {
        let told = |field: &str, figure: &str| in_units(field, figure, Language::French);
        let fee = told("return_fee_centimes", "1500").expect("an amount");
        assert!(fee.contains("15,00") && !fee.contains("1500"), "{fee}");
        let rate = told("default_commission_basis_points", "1250").expect("a rate");
        assert!(rate.contains("12,5"), "{rate}");
        assert_eq!(
            told("return_fee_centimes", ""),
            None,
            "what was not there stays away"
        );
        assert_eq!(told("confirm_within_hours", "48"), None);
    }

    #[test]
    fn words_and_numbers_are_no_fields() {
        for text in ["", "to_confirm", "12", "casablanca → fes", "[1]", "{"] {
            assert_eq!(map(text), None, "{text}");
        }
    }
}
