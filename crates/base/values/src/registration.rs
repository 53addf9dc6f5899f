//! Moroccan registration numbers: the ICE of an enterprise and the RIB of a bank account. Both end
//! with a key that makes the whole number divisible by 97, and the key runs from 01 to 97: the
//! aliases 00, 98 and 99 divide as well and are wrong.

use crate::digits::{is_direction_mark, latin_digit};
use std::fmt;
use std::str::FromStr;

/// The digits of an ICE.
const ICE_LENGTH: usize = 15;
/// The digits of a RIB.
const RIB_LENGTH: usize = 24;

/// What is odd about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The key does not fit the other digits.
    #[error("the key does not fit the other digits")]
    WrongKey,
    /// The key is not one of 01 to 97.
    #[error("the key lies outside 01 to 97")]
    KeyOutOfRange,
}

/// Why a text is no ICE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IceError {
    /// Nothing was typed.
    #[error("no ICE given")]
    Empty,
    /// Something else than digits.
    #[error("an ICE is made of digits")]
    NotDigits,
    /// Not 15 digits.
    #[error("an ICE has 15 digits")]
    WrongLength,
}

/// The identifier of an enterprise (identifiant commun de l'entreprise): enterprise 9 digits,
/// establishment 4, key 2.
///
/// A key that does not fit is a warning, not an error: ask [`Ice::key_warning`]; a manager may keep
/// a number that stands on official paper.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ice(String);

impl Ice {
    /// The 15 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is odd about the key, if anything.
    #[must_use]
    pub fn key_warning(&self) -> Option<KeyError> {
        check_key(&self.0).err()
    }
}

impl fmt::Display for Ice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Reads an ICE as typed; blanks, hyphens, dots and direction marks are passed over.
impl FromStr for Ice {
    type Err = IceError;

    fn from_str(text: &str) -> Result<Ice, IceError> {
        let digits = without_noise(text);
        if digits.is_empty() {
            Err(IceError::Empty)
        } else if !is_digits(&digits) {
            Err(IceError::NotDigits)
        } else if digits.len() != ICE_LENGTH {
            Err(IceError::WrongLength)
        } else {
            Ok(Ice(digits))
        }
    }
}

/// Why a text is no RIB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RibError {
    /// Nothing was typed.
    #[error("no RIB given")]
    Empty,
    /// Something else than digits.
    #[error("a RIB is made of digits")]
    NotDigits,
    /// Not 24 digits, or 28 characters as an IBAN.
    #[error("a RIB has 24 digits")]
    WrongLength,
    /// The key is wrong.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// An IBAN of Morocco begins with MA64.
    #[error("the check digits of the IBAN are wrong")]
    WrongIbanCheck,
    /// An IBAN of another country.
    #[error("the account is not kept in Morocco")]
    NotMoroccan,
}

/// The number of a bank account in Morocco (relevé d'identité bancaire): bank 3 digits, locality 3,
/// account 16, key 2; always with a right key.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rib(String);

impl Rib {
    /// The 24 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The three digits of the bank.
    #[must_use]
    pub fn bank_code(&self) -> &str {
        &self.0[..3]
    }

    /// The two digits of the key, `01` to `97`.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.0[22..]
    }

    /// The name of the bank, where its code is known. An unknown code is no error: payment
    /// institutions get codes too.
    #[must_use]
    pub fn bank_name(&self) -> Option<&'static str> {
        Some(match self.bank_code() {
            "007" => "Attijariwafa Bank",
            "011" => "Bank of Africa",
            "013" => "BMCI",
            "021" => "Crédit du Maroc",
            "022" => "Saham Bank",
            "225" => "Crédit Agricole du Maroc",
            "230" => "CIH Bank",
            "350" => "Al Barid Bank",
            code if ("101"..="197").contains(&code) => "Banque Populaire",
            _ => return None,
        })
    }

    /// The international form. A RIB is divisible by 97, so the check digits are always 64.
    #[must_use]
    pub fn iban(&self) -> String {
        format!("MA64{}", self.0)
    }

    /// Grouped as on bank papers: `999 452 0000000000000001 97`.
    #[must_use]
    pub fn grouped(&self) -> String {
        format!(
            "{} {} {} {}",
            &self.0[..3],
            &self.0[3..6],
            &self.0[6..22],
            &self.0[22..]
        )
    }

    /// Enough to recognise the account, not to use it: bank and last four digits, `999 … 0197`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{} … {}", &self.0[..3], &self.0[20..])
    }
}

/// A bank account stays out of logs.
impl fmt::Debug for Rib {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Rib({})", self.masked())
    }
}

/// Reads a RIB as typed, or the IBAN that holds it; blanks, hyphens, dots and direction marks are
/// passed over.
impl FromStr for Rib {
    type Err = RibError;

    fn from_str(text: &str) -> Result<Rib, RibError> {
        let typed = without_noise(text);
        if typed.is_empty() {
            return Err(RibError::Empty);
        }
        let country_letters = typed.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (check, digits) = match country_letters {
            2.. if !typed.starts_with("MA") => return Err(RibError::NotMoroccan),
            2 if typed.len() != RIB_LENGTH + 4 => return Err(RibError::WrongLength),
            2 => (
                typed.get(2..4).ok_or(RibError::NotDigits)?,
                typed.get(4..).ok_or(RibError::NotDigits)?,
            ),
            _ => ("64", typed.as_str()),
        };
        if !is_digits(check) || !is_digits(digits) {
            return Err(RibError::NotDigits);
        }
        if digits.len() != RIB_LENGTH {
            return Err(RibError::WrongLength);
        }
        check_key(digits)?;
        if check == "64" {
            Ok(Rib(digits.to_owned()))
        } else {
            Err(RibError::WrongIbanCheck)
        }
    }
}

fn without_noise(text: &str) -> String {
    let is_noise = |c: &char| c.is_whitespace() || is_direction_mark(*c) || ".-‐‑–".contains(*c);
    text.chars()
        .filter(|c| !is_noise(c))
        .map(latin_digit)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Checks a number of digits only, whose last two are its key.
fn check_key(digits: &str) -> Result<(), KeyError> {
    let (_, key) = digits.split_at(digits.len() - 2);
    let divided = digits
        .bytes()
        .fold(0u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    if !("01"..="97").contains(&key) {
        Err(KeyError::KeyOutOfRange)
    } else if divided != 0 {
        Err(KeyError::WrongKey)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(file: &str) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(file.as_bytes())
            .records()
            .map(Result::unwrap)
            .collect()
    }

    fn key_error(error: KeyError) -> &'static str {
        match error {
            KeyError::WrongKey => "wrong_key",
            KeyError::KeyOutOfRange => "key_out_of_range",
        }
    }

    fn rib_error(error: RibError) -> &'static str {
        match error {
            RibError::Empty => "empty",
            RibError::NotDigits => "not_digits",
            RibError::WrongLength => "wrong_length",
            RibError::Key(key) => key_error(key),
            RibError::WrongIbanCheck => "wrong_iban_check",
            RibError::NotMoroccan => "not_moroccan",
        }
    }

    #[test]
    fn every_row_of_the_rib_vectors_holds() {
        let rows = rows(include_str!("../test_vectors/rib_test_vectors.csv"));
        assert_eq!(rows.len(), 35);
        for row in &rows {
            match row[0].parse::<Rib>() {
                Ok(rib) => {
                    let read = ["true", rib.as_str(), rib.bank_code(), rib.key(), &rib.iban(), ""];
                    assert_eq!(
                        read[..],
                        row.iter().skip(1).take(6).collect::<Vec<_>>(),
                        "{row:?}"
                    );
                }
                Err(error) => assert_eq!(("false", rib_error(error)), (&row[1], &row[6]), "{row:?}"),
            }
        }
    }

    #[test]
    fn every_row_of_the_ice_vectors_holds() {
        let rows = rows(include_str!("../test_vectors/ice_test_vectors.csv"));
        assert_eq!(rows.len(), 13);
        for row in &rows {
            let read = match row[0].parse::<Ice>() {
                Ok(ice) => match ice.key_warning() {
                    None => ("true", ice.to_string(), ""),
                    Some(warning) => ("false", String::new(), key_error(warning)),
                },
                Err(IceError::Empty) => ("false", String::new(), "empty"),
                Err(IceError::NotDigits) => ("false", String::new(), "not_digits"),
                Err(IceError::WrongLength) => ("false", String::new(), "wrong_length"),
            };
            assert_eq!(read, (&row[1], row[2].to_owned(), &row[3]), "{row:?}");
        }
    }

    #[test]
    fn an_account_is_named_grouped_and_hidden() {
        let rib: Rib = "230780000000000000000718".parse().unwrap();
        assert_eq!(rib.bank_name(), Some("CIH Bank"));
        assert_eq!(rib.grouped(), "230 780 0000000000000007 18");
        assert_eq!(rib.masked(), "230 … 0718");
        assert_eq!(format!("{rib:?}"), "Rib(230 … 0718)");
        let popular: Rib = "145450000000000000454530".parse().unwrap();
        assert_eq!(popular.bank_name(), Some("Banque Populaire"));
        let demo: Rib = "999452000000000000000197".parse().unwrap();
        assert_eq!(demo.bank_name(), None);
    }

    #[test]
    fn an_odd_key_of_an_ice_is_kept_with_a_warning() {
        let ice: Ice = "001561191000065".parse().unwrap();
        assert_eq!(
            (ice.as_str(), ice.key_warning()),
            ("001561191000065", Some(KeyError::WrongKey))
        );
    }

    proptest! {
        #[test]
        fn one_wrong_digit_of_a_rib_is_found(account in "[0-9]{22}", place in 0usize..22, other in 0u8..10) {
            let rest = account.bytes().fold(0u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
            let rib = format!("{account}{:02}", 97 - rest * 100 % 97);
            prop_assert!(rib.parse::<Rib>().is_ok());
            let mut wrong = rib.clone().into_bytes();
            wrong[place] = b'0' + other;
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assume!(wrong != rib);
            prop_assert_eq!(wrong.parse::<Rib>(), Err(RibError::Key(KeyError::WrongKey)));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_crash(text in "(MA)?\\PC{0,30}") {
            let _ = text.parse::<Rib>();
            let _ = text.parse::<Ice>();
        }
    }
}
