//! What may be wrong with the settings of the house; all of it is told at once.

use super::HouseSettings;
use crate::wording::{self, WordingError};
use language::Texts;
use values::text::{TextError, clean_line};

/// Longest legal name, in characters.
const LONGEST_NAME: usize = 160;
/// Longest postal address, in characters.
const LONGEST_ADDRESS: usize = 400;
/// Longest e-mail address, in characters (RFC 5321).
const LONGEST_EMAIL: usize = 254;
/// Longest number of a register, in characters.
const LONGEST_REGISTER: usize = 60;
/// Digits of a tax number.
const TAX_DIGITS: std::ops::RangeInclusive<usize> = 6..=9;
/// Hours an order may wait for confirmation; thirty days at most.
const CONFIRM_HOURS: std::ops::RangeInclusive<u32> = 1..=720;
/// Dearest return of a parcel, in centimes.
const DEAREST_RETURN: i64 = 100_000;
/// Highest sum that one person may decide and pay back alone, in centimes.
const HIGHEST_CEILING: i64 = 10_000_000;

/// A setting that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Name of the field of [`HouseSettings`].
    pub field: &'static str,
    /// What is wrong with it.
    pub error: FieldError,
}

/// What is wrong with a setting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// A shop that is open must show it.
    #[error("an open shop must show this")]
    NeededToOpen,
    /// A text in four languages is wrong.
    #[error(transparent)]
    Wording(#[from] WordingError),
    /// A text is too long or holds a control character.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    NotAnEmail,
    /// Not 6 to 9 digits.
    #[error("the number has 6 to 9 digits")]
    NotANumber,
    /// Outside the range that is allowed.
    #[error("outside what is allowed")]
    OutOfRange,
    /// No organisation has this slug.
    #[error("no organisation has this address")]
    UnknownOrganisation,
}

/// The settings cleaned, and everything wrong with them that can be told without the database.
pub(super) fn checked(settings: &HouseSettings) -> (HouseSettings, Vec<FieldProblem>) {
    let mut check = Check { problems: Vec::new() };
    let cleaned = HouseSettings {
        names: check.wording("names", &settings.names, |texts| {
            wording::lines(texts, LONGEST_NAME)
        }),
        address: check.wording("address", &settings.address, |texts| {
            wording::paragraphs(texts, LONGEST_ADDRESS)
        }),
        email: check.line("email", settings.email.as_deref(), LONGEST_EMAIL),
        tax_number: check.digits("tax_number", settings.tax_number.as_deref()),
        trade_register: check.line(
            "trade_register",
            settings.trade_register.as_deref(),
            LONGEST_REGISTER,
        ),
        business_tax_number: check.digits("business_tax_number", settings.business_tax_number.as_deref()),
        cndp_number: check.line("cndp_number", settings.cndp_number.as_deref(), LONGEST_REGISTER),
        depot_organisation: settings
            .depot_organisation
            .clone()
            .filter(|slug| !slug.is_empty()),
        ..settings.clone()
    };
    if cleaned.email.as_deref().is_some_and(|email| !is_email(email)) {
        check.tell("email", FieldError::NotAnEmail);
    }
    if !CONFIRM_HOURS.contains(&cleaned.confirm_within_hours) {
        check.tell("confirm_within_hours", FieldError::OutOfRange);
    }
    if !(0..=DEAREST_RETURN).contains(&cleaned.return_fee.centimes()) {
        check.tell("return_fee", FieldError::OutOfRange);
    }
    if !(0..=HIGHEST_CEILING).contains(&cleaned.refund_ceiling.centimes()) {
        check.tell("refund_ceiling", FieldError::OutOfRange);
    }
    if cleaned.opened {
        check.needed("names", cleaned.names.fr.is_empty());
        check.needed("address", cleaned.address.fr.is_empty());
        check.needed("phone", cleaned.phone.is_none());
        check.needed("email", cleaned.email.is_none());
    }
    (cleaned, check.problems)
}

/// Everything wrong with the settings that can be told without the database.
#[must_use]
pub fn problems(settings: &HouseSettings) -> Vec<FieldProblem> {
    checked(settings).1
}

struct Check {
    problems: Vec<FieldProblem>,
}

impl Check {
    fn tell(&mut self, field: &'static str, error: FieldError) {
        self.problems.push(FieldProblem { field, error });
    }

    fn needed(&mut self, field: &'static str, missing: bool) {
        if missing && !self.problems.iter().any(|problem| problem.field == field) {
            self.tell(field, FieldError::NeededToOpen);
        }
    }

    fn wording(
        &mut self,
        field: &'static str,
        texts: &Texts,
        clean: impl Fn(&Texts) -> Result<Texts, WordingError>,
    ) -> Texts {
        clean(texts).unwrap_or_else(|error| {
            self.tell(field, error.into());
            texts.clone()
        })
    }

    fn line(&mut self, field: &'static str, text: Option<&str>, longest: usize) -> Option<String> {
        match clean_line(text?, longest) {
            Ok(line) => Some(line).filter(|line| !line.is_empty()),
            Err(error) => {
                self.tell(field, error.into());
                None
            }
        }
    }

    fn digits(&mut self, field: &'static str, text: Option<&str>) -> Option<String> {
        let line = self.line(field, text, LONGEST_REGISTER)?;
        let digits = values::digits::to_latin_digits(&line).replace(' ', "");
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !TAX_DIGITS.contains(&digits.len()) {
            self.tell(field, FieldError::NotANumber);
        }
        Some(digits)
    }
}

/// Whether mail could be sent there: something before an `@`, a domain with a dot after it, no blank.
fn is_email(text: &str) -> bool {
    let Some((person, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    !person.is_empty()
        && !person.contains('@')
        && !text.contains(|c: char| c.is_whitespace() || "<>,;:\"()[]\\".contains(c))
        && domain.contains('.')
        && domain.split('.').all(is_label)
}
