//! Value added tax. Prices people see include it; the tax is taken out of them, never put on top.

use crate::money::{Money, MoneyError};
use crate::rate::{BasisPoints, RateError, divided_half_away};
use std::str::FromStr;

/// A rate of value added tax; zero for what is exempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatRate(BasisPoints);

impl VatRate {
    /// Exempt.
    pub const ZERO: VatRate = VatRate(BasisPoints::ZERO);

    /// A rate of so many basis points.
    #[must_use]
    pub const fn new(rate: BasisPoints) -> VatRate {
        VatRate(rate)
    }

    /// A rate given in basis points: 2000 is 20 %.
    pub const fn from_basis_points(basis_points: u32) -> Result<VatRate, RateError> {
        match BasisPoints::new(basis_points) {
            Ok(rate) => Ok(VatRate(rate)),
            Err(error) => Err(error),
        }
    }

    /// The rate as a share of the net price.
    #[must_use]
    pub const fn basis_points(self) -> BasisPoints {
        self.0
    }

    /// The tax held in a price that includes it: gross × rate ÷ (100 % + rate), rounded to the
    /// centime, halves away from zero.
    pub fn included_in(self, gross: Money) -> Result<Money, MoneyError> {
        let rate = i128::from(self.0.value());
        let tax = divided_half_away(i128::from(gross.centimes()) * rate, 10_000 + rate);
        i64::try_from(tax)
            .map(|centimes| gross.with(centimes))
            .map_err(|_| MoneyError::Overflow)
    }

    /// The price without the tax held in it; tax and net always sum to the gross price.
    pub fn net_of(self, gross: Money) -> Result<Money, MoneyError> {
        gross.sub(self.included_in(gross)?)
    }
}

/// Reads a percentage: `20`, `7`, `0`.
impl FromStr for VatRate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<VatRate, RateError> {
        text.parse().map(VatRate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tax_is_taken_out_of_the_price() {
        for (rate, gross, tax) in [
            ("20", 12_000, 2000),
            ("20", 100, 17),
            ("10", 110, 10),
            ("7", 10_700, 700),
            ("0", 8500, 0),
            ("20", -12_000, -2000),
            ("100", 1, 1),
            ("100", -1, -1),
        ] {
            let rate: VatRate = rate.parse().unwrap();
            assert_eq!(
                rate.included_in(Money::mad(gross)),
                Ok(Money::mad(tax)),
                "{rate:?} {gross}"
            );
        }
        assert_eq!(VatRate::from_basis_points(10_001), Err(RateError::OutOfRange));
    }

    proptest! {
        #[test]
        fn tax_and_net_make_the_gross_price(centimes in any::<i64>(), points in 0u32..=10_000) {
            let (rate, gross) = (VatRate::from_basis_points(points).unwrap(), Money::mad(centimes));
            let (tax, net) = (rate.included_in(gross).unwrap(), rate.net_of(gross).unwrap());
            prop_assert_eq!(tax.add(net), Ok(gross));
            let exact = i128::from(tax.centimes()) * i128::from(10_000 + points);
            let off = exact - i128::from(centimes) * i128::from(points);
            prop_assert!(off.abs() * 2 <= i128::from(10_000 + points), "within half a centime");
        }
    }
}
