//! Telephone numbers. In Morocco the telephone is the address: couriers call it, orders are
//! confirmed by it. Numbers are kept in the international form E.164.

use crate::digits::{is_direction_mark, latin_digit};
use std::fmt;
use std::str::FromStr;

/// Digits of a Moroccan number after `+212`: one of 5 to 8, then eight more.
const MOROCCAN_DIGITS: usize = 9;
/// Fewest digits of a number abroad, with its country code.
const FEWEST_DIGITS_ABROAD: usize = 8;
/// Most digits of any number, with its country code (ITU-T E.164).
const MOST_DIGITS: usize = 15;

/// Why a telephone number was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("no telephone number given")]
    Empty,
    /// Something else than digits and the signs people put between them.
    #[error("a telephone number is made of digits")]
    Letters,
    /// So many digits are missing.
    #[error("{missing} digits are missing")]
    TooShort {
        /// How many digits are missing.
        missing: u8,
    },
    /// So many digits too many.
    #[error("{extra} digits too many")]
    TooLong {
        /// How many digits are too many.
        extra: u8,
    },
    /// Numbers do not begin like this: Moroccan ones with 05, 06, 07 or 08, others with `+`.
    #[error("telephone numbers do not begin like this")]
    UnknownPrefix,
}

/// A telephone number, Moroccan or foreign.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    e164: String,
}

impl Phone {
    /// The international form for machines: `+212612345678`.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// The form people read: `06 12 34 56 78`, abroad `+33 6 12 34 56 78`. Blanks are no-break.
    #[must_use]
    pub fn national(&self) -> String {
        if let Some(digits) = self.moroccan_digits() {
            return in_pairs(&format!("0{digits}"));
        }
        let digits = self.digits();
        let (country, rest) = digits.split_at(country_code_length(digits).min(digits.len()));
        format!("+{country}\u{00A0}{}", in_pairs(rest))
    }

    /// Whether the number is Moroccan.
    #[must_use]
    pub fn is_moroccan(&self) -> bool {
        self.moroccan_digits().is_some()
    }

    /// Whether it is known to be a mobile number: a Moroccan one that begins with 06 or 07. Of
    /// numbers abroad it is not known.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        self.moroccan_digits()
            .is_some_and(|digits| digits.starts_with(['6', '7']))
    }

    /// The address that opens a conversation: `https://wa.me/212612345678`.
    #[must_use]
    pub fn whatsapp_link(&self) -> String {
        format!("https://wa.me/{}", self.digits())
    }

    /// The address that calls: `tel:+212612345678`.
    #[must_use]
    pub fn tel_link(&self) -> String {
        format!("tel:{}", self.e164)
    }

    /// The readable form with all but the first two and last two digits hidden: `06 •• •• •• 78`.
    #[must_use]
    pub fn masked(&self) -> String {
        let shown = self.national();
        let count = shown.bytes().filter(u8::is_ascii_digit).count();
        let mut place = 0;
        let mask = |character: char| {
            if !character.is_ascii_digit() {
                return character;
            }
            place += 1;
            if place <= 2 || place > count - 2 {
                character
            } else {
                '•'
            }
        };
        shown.chars().map(mask).collect()
    }

    fn digits(&self) -> &str {
        self.e164.trim_start_matches('+')
    }

    fn moroccan_digits(&self) -> Option<&str> {
        self.e164.strip_prefix("+212")
    }

    fn moroccan(digits: &str) -> Result<Phone, PhoneError> {
        check_length(digits, MOROCCAN_DIGITS, MOROCCAN_DIGITS)?;
        if digits.starts_with(['5', '6', '7', '8']) {
            Ok(Phone {
                e164: format!("+212{digits}"),
            })
        } else {
            Err(PhoneError::UnknownPrefix)
        }
    }

    fn international(digits: &str) -> Result<Phone, PhoneError> {
        if let Some(rest) = digits.strip_prefix("212") {
            // People keep the trunk zero they know: +212 (0)6 12 34 56 78.
            return Phone::moroccan(rest.strip_prefix('0').unwrap_or(rest));
        }
        if digits.starts_with('0') {
            return Err(PhoneError::UnknownPrefix);
        }
        check_length(digits, FEWEST_DIGITS_ABROAD, MOST_DIGITS)?;
        Ok(Phone {
            e164: format!("+{digits}"),
        })
    }
}

/// Reads a number as typed: `+212`, `00212`, `212` or `0` in front; Arabic digits; blanks, dots,
/// hyphens, slashes, parentheses and direction marks are passed over.
impl FromStr for Phone {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Phone, PhoneError> {
        let is_noise = |c: &char| c.is_whitespace() || is_direction_mark(*c) || ".-‐‑–—()/".contains(*c);
        let typed: String = text.chars().filter(|c| !is_noise(c)).map(latin_digit).collect();
        let (plus, digits) = match typed.strip_prefix(['+', '＋']) {
            Some(rest) => (true, rest),
            None => (false, typed.as_str()),
        };
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PhoneError::Letters);
        }
        if plus {
            return Phone::international(digits);
        }
        if let Some(international) = digits.strip_prefix("00") {
            return Phone::international(international);
        }
        if let Some(rest) = digits.strip_prefix('0') {
            return Phone::moroccan(rest);
        }
        if digits.starts_with("212") {
            Phone::international(digits)
        } else {
            Err(PhoneError::UnknownPrefix)
        }
    }
}

/// Personal data stays out of logs.
impl fmt::Debug for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Phone({})", self.masked())
    }
}

fn check_length(digits: &str, fewest: usize, most: usize) -> Result<(), PhoneError> {
    let clamped = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    let length = digits.len();
    if length < fewest {
        Err(PhoneError::TooShort {
            missing: clamped(fewest - length),
        })
    } else if length > most {
        Err(PhoneError::TooLong {
            extra: clamped(length - most),
        })
    } else {
        Ok(())
    }
}

/// Digits in pairs, an odd one alone in front, with no-break spaces between.
fn in_pairs(digits: &str) -> String {
    let odd = digits.len() % 2;
    let mut shown = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 2 == odd {
            shown.push('\u{00A0}');
        }
        shown.push(digit);
    }
    shown
}

/// How many digits the country code in front has (ITU-T E.164 list of assigned codes).
fn country_code_length(digits: &str) -> usize {
    let two: u8 = digits.get(..2).and_then(|code| code.parse().ok()).unwrap_or(0);
    match two {
        10..=19 | 70..=79 => 1,
        20 | 27 | 28 | 30..=34 | 36 | 39..=41 | 43..=49 | 51..=58 | 60..=66 | 81..=84 | 86 | 90..=95 | 98 => {
            2
        }
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phone(text: &str) -> Phone {
        text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
    }

    #[test]
    fn moroccan_numbers_are_read_in_every_form() {
        for typed in [
            "0612345678",
            "06 12 34 56 78",
            "06.12.34.56.78",
            "06-12-34-56-78",
            "+212612345678",
            "+212 6 12 34 56 78",
            "+212 (0)6 12 34 56 78",
            "00212 612 345 678",
            "212612345678",
            "٠٦١٢٣٤٥٦٧٨",
            "۰۶ ۱۲ ۳۴ ۵۶ ۷۸",
            "\u{202A}+212 612-345678\u{202C}",
            "\u{2066}0612345678\u{2069}\u{200F}",
            "\u{00A0}06/12/34/56/78 ",
        ] {
            assert_eq!(phone(typed).e164(), "+212612345678", "{typed:?}");
        }
        assert_eq!(phone("0535 55 12 34").e164(), "+212535551234");
    }

    #[test]
    fn numbers_abroad_are_read_with_their_country_code() {
        assert_eq!(
            phone("+33 6 12 34 56 78").national(),
            "+33\u{A0}6\u{A0}12\u{A0}34\u{A0}56\u{A0}78"
        );
        assert_eq!(phone("0033612345678").e164(), "+33612345678");
        assert_eq!(
            phone("+1 555 010 0123").national(),
            "+1\u{A0}55\u{A0}50\u{A0}10\u{A0}01\u{A0}23"
        );
        assert_eq!(
            phone("+971 50 123 4567").national(),
            "+971\u{A0}5\u{A0}01\u{A0}23\u{A0}45\u{A0}67"
        );
        assert!(!phone("+33612345678").is_mobile() && !phone("+33612345678").is_moroccan());
    }

    #[test]
    fn wrong_numbers_say_what_is_wrong() {
        use PhoneError::{Empty, Letters, TooLong, TooShort, UnknownPrefix};
        for (typed, error) in [
            ("", Empty),
            (" - ", Empty),
            ("+", Empty),
            ("O612345678", Letters),
            ("06 12 34 56 78 poste 2", Letters),
            ("06+12345678", Letters),
            ("06 12 34 56 7", TooShort { missing: 1 }),
            ("06", TooShort { missing: 8 }),
            ("+212", TooShort { missing: 9 }),
            ("06 12 34 56 78 9", TooLong { extra: 1 }),
            ("+33 612", TooShort { missing: 3 }),
            ("+1234567890123456", TooLong { extra: 1 }),
            ("0112345678", UnknownPrefix),
            ("0912345678", UnknownPrefix),
            ("612345678", UnknownPrefix),
            ("12345", UnknownPrefix),
            ("+0612345678", UnknownPrefix),
        ] {
            assert_eq!(typed.parse::<Phone>(), Err(error), "{typed:?}");
        }
        assert_eq!(
            format!("0{}", "6".repeat(400)).parse::<Phone>(),
            Err(TooLong { extra: 255 })
        );
    }

    #[test]
    fn numbers_are_shown_linked_and_hidden() {
        let mobile = phone("0612345678");
        assert_eq!(mobile.national(), "06\u{A0}12\u{A0}34\u{A0}56\u{A0}78");
        assert_eq!(mobile.whatsapp_link(), "https://wa.me/212612345678");
        assert_eq!(mobile.tel_link(), "tel:+212612345678");
        assert_eq!(mobile.masked(), "06\u{A0}••\u{A0}••\u{A0}••\u{A0}78");
        assert_eq!(format!("{mobile:?}"), format!("Phone({})", mobile.masked()));
        assert!(mobile.is_mobile() && phone("0712345678").is_mobile() && !phone("0535551234").is_mobile());
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(number in "0[5-8][0-9]{8}|\\+[13-9][0-9]{9,13}") {
            let read = phone(&number);
            prop_assert_eq!(phone(&read.national()), read.clone());
            prop_assert_eq!(phone(read.e164()), read);
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_crash(text in "\\PC{0,20}") {
            let _ = text.parse::<Phone>();
        }
    }
}
