//! Shares in basis points: commissions, discounts, tax rates. One basis point is a hundredth of a
//! per cent.

use crate::digits::typed_number;
use crate::money::{Money, MoneyError};
use std::str::FromStr;

/// Why a share was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Above 100 %, or below zero.
    #[error("a rate lies between 0 and 100 %")]
    OutOfRange,
    /// Not a per cent figure with at most two decimals.
    #[error("not a percentage")]
    NotANumber,
}

/// A share from 0 to 10 000 basis points (0 to 100 %).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BasisPoints(u32);

impl BasisPoints {
    /// Nothing.
    pub const ZERO: BasisPoints = BasisPoints(0);
    /// The whole.
    pub const WHOLE: BasisPoints = BasisPoints(10_000);

    /// A share of so many basis points, at most 10 000.
    pub const fn new(basis_points: u32) -> Result<BasisPoints, RateError> {
        if basis_points <= 10_000 {
            Ok(BasisPoints(basis_points))
        } else {
            Err(RateError::OutOfRange)
        }
    }

    /// The number of basis points: 750 for 7.5 %.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.0
    }

    /// This share of an amount, rounded to the centime, halves away from zero.
    pub fn of(self, amount: Money) -> Result<Money, MoneyError> {
        let share = divided_half_away(i128::from(amount.centimes()) * i128::from(self.0), 10_000);
        i64::try_from(share)
            .map(|centimes| amount.with(centimes))
            .map_err(|_| MoneyError::Overflow)
    }
}

/// Reads a percentage: `20`, `7.5`, `7,5 %`, `٢٠`.
impl FromStr for BasisPoints {
    type Err = RateError;

    fn from_str(text: &str) -> Result<BasisPoints, RateError> {
        let typed = typed_number(text);
        let number = typed.strip_suffix(['%', '٪']).unwrap_or(&typed).trim_end();
        let (whole, decimals) = number.split_once(['.', ',', '٫']).unwrap_or((number, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) || decimals.len() > 2 {
            return Err(RateError::NotANumber);
        }
        let basis_points = format!("{whole}{decimals:0<2}");
        basis_points
            .parse()
            .map_err(|_| RateError::OutOfRange)
            .and_then(BasisPoints::new)
    }
}

/// The quotient rounded to the nearest whole number, halves away from zero; the divisor is positive.
pub(crate) fn divided_half_away(dividend: i128, divisor: i128) -> i128 {
    let (quotient, rest) = (dividend / divisor, dividend % divisor);
    if rest.unsigned_abs() * 2 >= divisor.unsigned_abs() {
        quotient + dividend.signum()
    } else {
        quotient
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn percentages_are_read() {
        for (typed, value) in [
            ("20", 2000),
            ("7.5", 750),
            ("7,25 %", 725),
            ("٢٠٪", 2000),
            ("0", 0),
            ("100", 10_000),
            ("0.01", 1),
        ] {
            assert_eq!(typed.parse(), BasisPoints::new(value), "{typed}");
        }
        for typed in ["100.01", "101", "99999999999"] {
            assert_eq!(
                typed.parse::<BasisPoints>(),
                Err(RateError::OutOfRange),
                "{typed}"
            );
        }
        for typed in ["", "-1", "7.125", "7.", "a", "7,5,0"] {
            assert_eq!(
                typed.parse::<BasisPoints>(),
                Err(RateError::NotANumber),
                "{typed}"
            );
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        let half = BasisPoints::new(5000).unwrap();
        assert_eq!(half.of(Money::mad(5)), Ok(Money::mad(3)));
        assert_eq!(half.of(Money::mad(-5)), Ok(Money::mad(-3)));
        assert_eq!(half.of(Money::mad(4)), Ok(Money::mad(2)));
        assert_eq!(
            BasisPoints::new(1249).unwrap().of(Money::mad(4)),
            Ok(Money::ZERO_MAD)
        );
        assert_eq!(divided_half_away(7, 3), 2);
        assert_eq!(divided_half_away(-8, 3), -3);
    }

    proptest! {
        #[test]
        fn a_share_is_never_more_than_the_whole(centimes in any::<i64>(), points in 0u32..=10_000) {
            let share = BasisPoints::new(points).unwrap().of(Money::mad(centimes)).unwrap();
            prop_assert!(share.centimes().unsigned_abs() <= centimes.unsigned_abs());
            prop_assert_eq!(BasisPoints::WHOLE.of(Money::mad(centimes)), Ok(Money::mad(centimes)));
        }
    }
}
