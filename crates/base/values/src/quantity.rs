//! How many of a thing, and how heavy.

use crate::digits::typed_number;
use std::fmt;
use std::str::FromStr;

/// Why a typed number of pieces was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// Nothing was typed.
    #[error("no quantity given")]
    Empty,
    /// Something else than a number.
    #[error("not a number")]
    NotANumber,
    /// A number with decimals.
    #[error("a quantity is a whole number")]
    Fraction,
    /// Not between 1 and 9 999.
    #[error("a quantity lies between 1 and 9999")]
    OutOfRange,
}

/// A number of pieces, 1 to 9 999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(u16);

impl Quantity {
    /// A single piece.
    pub const ONE: Quantity = Quantity(1);
    /// The most a line may hold.
    pub const MAX: Quantity = Quantity(9_999);

    /// So many pieces.
    pub fn new(pieces: u32) -> Result<Quantity, QuantityError> {
        u16::try_from(pieces)
            .ok()
            .filter(|pieces| (1..=Quantity::MAX.0).contains(pieces))
            .map(Quantity)
            .ok_or(QuantityError::OutOfRange)
    }

    /// The number of pieces.
    #[must_use]
    pub fn value(self) -> u32 {
        u32::from(self.0)
    }
}

impl From<Quantity> for u32 {
    fn from(quantity: Quantity) -> u32 {
        quantity.value()
    }
}

impl From<Quantity> for i64 {
    fn from(quantity: Quantity) -> i64 {
        i64::from(quantity.0)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// Reads a quantity as typed, with Latin, Arabic-Indic or Persian digits.
impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Quantity, QuantityError> {
        let typed = typed_number(text);
        if typed.is_empty() {
            return Err(QuantityError::Empty);
        }
        let (negative, digits) = match typed.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, typed.as_str()),
        };
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        match digits.split_once(['.', ',', '٫']) {
            Some((whole, decimals)) if is_number(whole) && is_number(decimals) => {
                Err(QuantityError::Fraction)
            }
            None if is_number(digits) && negative => Err(QuantityError::OutOfRange),
            None if is_number(digits) => digits
                .parse()
                .map_err(|_| QuantityError::OutOfRange)
                .and_then(Quantity::new),
            _ => Err(QuantityError::NotANumber),
        }
    }
}

/// Why a weight was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightError {
    /// Below zero.
    #[error("a weight is not negative")]
    Negative,
    /// More than 64 bits of grams hold.
    #[error("the weight is too large")]
    Overflow,
}

/// A weight in whole grams, zero or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grams(i64);

#[allow(
    clippy::should_implement_trait,
    reason = "the operator traits cannot fail, and a weight must not overflow unseen"
)]
impl Grams {
    /// No weight.
    pub const ZERO: Grams = Grams(0);

    /// So many grams.
    pub const fn new(grams: i64) -> Result<Grams, WeightError> {
        if grams < 0 {
            Err(WeightError::Negative)
        } else {
            Ok(Grams(grams))
        }
    }

    /// The number of grams.
    #[must_use]
    pub const fn value(self) -> i64 {
        self.0
    }

    /// Both weights together.
    pub fn add(self, other: Grams) -> Result<Grams, WeightError> {
        self.0
            .checked_add(other.0)
            .map(Grams)
            .ok_or(WeightError::Overflow)
    }

    /// The weight of so many pieces.
    pub fn times(self, quantity: Quantity) -> Result<Grams, WeightError> {
        self.0
            .checked_mul(i64::from(quantity))
            .map(Grams)
            .ok_or(WeightError::Overflow)
    }

    /// The sum of weights.
    pub fn sum(weights: impl IntoIterator<Item = Grams>) -> Result<Grams, WeightError> {
        weights.into_iter().try_fold(Grams::ZERO, Grams::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_in_any_digits() {
        for (typed, pieces) in [
            ("1", 1),
            (" 12 ", 12),
            ("٣", 3),
            ("۹۹۹۹", 9999),
            ("007", 7),
            ("\u{200F}5", 5),
        ] {
            assert_eq!(typed.parse(), Quantity::new(pieces), "{typed:?}");
        }
    }

    #[test]
    fn wrong_quantities_say_what_is_wrong() {
        use QuantityError::{Empty, Fraction, NotANumber, OutOfRange};
        for (typed, error) in [
            ("", Empty),
            ("  ", Empty),
            ("0", OutOfRange),
            ("-3", OutOfRange),
            ("10000", OutOfRange),
            ("70000", OutOfRange),
            ("99999999999999", OutOfRange),
            ("1.5", Fraction),
            ("2,0", Fraction),
            ("١٫٥", Fraction),
            ("-0.5", Fraction),
            ("two", NotANumber),
            ("1 2", NotANumber),
            ("1.", NotANumber),
            ("-", NotANumber),
        ] {
            assert_eq!(typed.parse::<Quantity>(), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn weights_add_up_or_refuse() {
        let parcel = Grams::new(560).unwrap().times(Quantity::new(3).unwrap()).unwrap();
        assert_eq!(parcel, Grams(1680));
        assert_eq!(Grams::sum([parcel, Grams(20)]), Ok(Grams(1700)));
        assert_eq!(Grams::new(-1), Err(WeightError::Negative));
        assert_eq!(Grams(i64::MAX).add(Grams(1)), Err(WeightError::Overflow));
        assert_eq!(Grams(i64::MAX).times(Quantity::MAX), Err(WeightError::Overflow));
    }
}
