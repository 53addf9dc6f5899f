//! Reading what was typed: versions, reasons, ids, days, amounts.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use language::Language;
use values::clock::casablanca;
use values::digits::to_latin_digits;
use values::id::Id;
use values::money::Money;
use web::{FieldErrors, Fields, Problem, Visit};

/// Longest reason or note, in characters.
pub(crate) const LONGEST_REASON: usize = 500;

/// The version of what the page showed; a form without one was not made by a page of ours.
pub(crate) fn version(form: &Fields) -> Result<i64, Problem> {
    form.number("version").ok_or(Problem::BadRequest)
}

/// A key for a form whose act must happen once, however often it is sent.
pub(crate) fn fresh_key(visit: &Visit) -> String {
    let token = visit.house.ids.token();
    token.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The key a form carries; a form without one was not made by a page of ours.
pub(crate) fn key(form: &Fields) -> Result<String, Problem> {
    let key = form.text("key");
    let is_ours = key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_ours {
        Ok(key.to_owned())
    } else {
        Err(Problem::BadRequest)
    }
}

/// An id in the address; what is no id is not there.
pub(crate) fn id<T>(text: &str) -> Result<Id<T>, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// A reason that is needed.
pub(crate) fn reason(visit: &Visit, form: &Fields, name: &str, errors: &mut FieldErrors) -> String {
    match form.line(name, LONGEST_REASON) {
        Ok(reason) if reason.is_empty() => {
            errors.add(name, visit.text("desk-order-error-reason-missing"));
            reason
        }
        Ok(reason) => reason,
        Err(_) => {
            errors.add(name, visit.text("desk-reason-too-long"));
            String::new()
        }
    }
}

/// A day as the browser's field writes it, `2026-11-24`.
pub(crate) fn day(text: &str) -> Option<Date> {
    to_latin_digits(text.trim()).parse().ok()
}

/// An hour of a day, in Casablanca.
pub(crate) fn instant(day: &str, hour: &str) -> Option<Timestamp> {
    let hour: Time = to_latin_digits(hour.trim()).parse().ok()?;
    let day = self::day(day)?;
    day.to_datetime(hour)
        .to_zoned_datetime(casablanca())
        .ok()
        .map(|zoned| zoned.timestamp())
}

/// The first instant of the day from which a list is asked for; none where no day can be read.
pub(crate) fn from_day(fields: &Fields) -> Option<Timestamp> {
    day(fields.text("from")).and_then(beginning)
}

/// The first instant after the day until which a list is asked for; none where no day can be read.
pub(crate) fn until_day(fields: &Fields) -> Option<Timestamp> {
    day(fields.text("until")).and_then(end)
}

/// The first instant of a day in Casablanca.
fn beginning(day: Date) -> Option<Timestamp> {
    values::clock::start_of_day(day).ok()
}

/// The first instant after a day in Casablanca.
fn end(day: Date) -> Option<Timestamp> {
    beginning(day.tomorrow().ok()?)
}

/// An amount of zero or more; an error at its field otherwise.
pub(crate) fn amount(visit: &Visit, form: &Fields, name: &str, errors: &mut FieldErrors) -> Option<Money> {
    match Money::parse_decimal(form.text(name)) {
        Ok(amount) if !amount.is_negative() => Some(amount),
        _ => {
            errors.add(name, visit.text("desk-amount-wrong"));
            None
        }
    }
}

/// An amount as it is typed in the person's language: `12,50`, in English `12.50`.
pub(crate) fn written(visit: &Visit, amount: Money) -> String {
    let decimal = amount.to_decimal_string();
    if visit.language == Language::English {
        decimal
    } else {
        decimal.replace('.', ",")
    }
}

/// Where to go after an act: a page of the office named by the form, else `otherwise`.
pub(crate) fn back(form: &Fields, otherwise: &str) -> String {
    let asked = form.text("back");
    let path_only = asked
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-'));
    if asked.starts_with("/office/") && path_only {
        asked.to_owned()
    } else {
        otherwise.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_those_of_casablanca() {
        let at = instant("2026-11-25", "10:00").unwrap();
        let local = values::clock::local_datetime(at);
        assert_eq!(
            (local.date(), local.hour(), local.minute()),
            (day("2026-11-25").unwrap(), 10, 0)
        );
        assert_eq!(instant("2026-11-25", "٠٩:٣٠"), instant("2026-11-25", "09:30"));
        assert_eq!(instant("2026-13-01", "10:00"), None);
        assert_eq!(instant("2026-11-25", "dix heures"), None);
    }

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let day = day("2026-11-24").unwrap();
        assert_eq!(end(day), beginning(day.tomorrow().unwrap()));
        assert!(beginning(day) < end(day));
    }

    #[test]
    fn only_pages_of_the_office_are_gone_back_to() {
        let back_to = |asked: &str| back(&Fields::from_pairs([("back", asked)]), "/office");
        assert_eq!(back_to("/office/orders/7KQ4-9XPM"), "/office/orders/7KQ4-9XPM");
        for foreign in [
            "https://example.org",
            "//example.org",
            "/fr/cart",
            "/office/\\example",
            "/office/a?b=c",
            "",
        ] {
            assert_eq!(back_to(foreign), "/office", "{foreign}");
        }
    }
}
