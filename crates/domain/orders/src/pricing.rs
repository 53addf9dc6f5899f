//! Prices of a cart: pure sums of what the store says, and shares that are divided once.

use values::allocation::{AllocationError, allocate};
use values::money::{Money, MoneyError};
use values::quantity::{Grams, Quantity, WeightError};
use values::rate::BasisPoints;
use values::vat::VatRate;

/// A sum that cannot be made: an amount beyond what the house can count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an amount or a weight is too large")]
pub struct TooLarge;

impl From<MoneyError> for TooLarge {
    fn from(_: MoneyError) -> Self {
        Self
    }
}

impl From<WeightError> for TooLarge {
    fn from(_: WeightError) -> Self {
        Self
    }
}

impl From<AllocationError> for TooLarge {
    fn from(_: AllocationError) -> Self {
        Self
    }
}

/// Price of a line: unit price times quantity, nothing else.
pub fn line_total(unit_price: Money, quantity: Quantity) -> Result<Money, TooLarge> {
    Ok(unit_price.times(i64::from(quantity.value()))?)
}

/// Divides the price of a gift box among its contents by their shop prices (largest remainder).
///
/// Answers the share of each content per box; the shares sum to `price` exactly.
pub fn box_shares(price: Money, contents: &[(u32, Money)]) -> Result<Vec<Money>, TooLarge> {
    let weights = contents
        .iter()
        .map(|(quantity, unit)| {
            let worth = unit.times(i64::from(*quantity))?.centimes();
            u64::try_from(worth).map_err(|_| TooLarge)
        })
        .collect::<Result<Vec<u64>, TooLarge>>()?;
    Ok(allocate(price.centimes(), &weights)?
        .into_iter()
        .map(Money::mad)
        .collect())
}

/// Divides one delivery price among fulfilments by weight (largest remainder).
pub fn delivery_shares(price: Money, weights: &[Grams]) -> Result<Vec<Money>, TooLarge> {
    let weights = weights
        .iter()
        .map(|grams| u64::try_from(grams.value()).map_err(|_| TooLarge))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(allocate(price.centimes(), &weights)?
        .into_iter()
        .map(Money::mad)
        .collect())
}

/// What a producer's share of a sale becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
    /// What the producer is owed.
    pub producer: Money,
    /// What the house keeps, without tax.
    pub commission_net: Money,
    /// Tax contained in the commission.
    pub commission_vat: Money,
}

impl Division {
    /// Divides `amount` at a frozen commission; the three parts sum to it exactly.
    pub fn of(amount: Money, commission: BasisPoints, vat: VatRate) -> Result<Self, TooLarge> {
        let gross = commission.of(amount)?;
        let commission_vat = vat.included_in(gross)?;
        Ok(Self {
            producer: amount.sub(gross)?,
            commission_net: gross.sub(commission_vat)?,
            commission_vat,
        })
    }

    /// What the house keeps, tax included.
    pub fn commission(self) -> Result<Money, TooLarge> {
        Ok(self.commission_net.add(self.commission_vat)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_box_of_three() {
        let shares = box_shares(
            Money::mad(10_000),
            &[
                (1, Money::mad(5_000)),
                (2, Money::mad(2_500)),
                (1, Money::mad(5_000)),
            ],
        );
        let centimes: Vec<i64> = shares.unwrap().into_iter().map(Money::centimes).collect();
        assert_eq!(centimes, [3_334, 3_333, 3_333]);
    }

    #[test]
    fn ten_percent_of_eighty_five_dirhams() {
        let division = Division::of(
            Money::mad(8_500),
            BasisPoints::new(1_000).unwrap(),
            VatRate::from_basis_points(2_000).unwrap(),
        )
        .unwrap();
        assert_eq!(division.producer, Money::mad(7_650));
        assert_eq!(division.commission_vat, Money::mad(142));
        assert_eq!(division.commission_net, Money::mad(708));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_made(
            amount in 0_i64..1_000_000_000, commission in 0_u32..=10_000, vat in 0_u32..=10_000,
        ) {
            let division = Division::of(
                Money::mad(amount),
                BasisPoints::new(commission).unwrap(),
                VatRate::from_basis_points(vat).unwrap(),
            ).unwrap();
            let sum = Money::sum([division.producer, division.commission_net, division.commission_vat]).unwrap();
            prop_assert_eq!(sum, Money::mad(amount));
            prop_assert!(!division.producer.is_negative() && !division.commission_net.is_negative());
        }

        #[test]
        fn delivery_is_divided_to_the_centime(
            price in 0_i64..10_000_000, weights in prop::collection::vec(0_i64..40_000, 1..12),
        ) {
            let grams: Vec<Grams> = weights.iter().map(|weight| Grams::new(*weight).unwrap()).collect();
            let shares = delivery_shares(Money::mad(price), &grams).unwrap();
            prop_assert_eq!(Money::sum(shares).unwrap(), Money::mad(price));
        }

        #[test]
        fn a_box_is_divided_to_the_centime(
            price in 1_i64..1_000_000, contents in prop::collection::vec((1_u32..5, 0_i64..100_000), 1..9),
        ) {
            let contents: Vec<(u32, Money)> =
                contents.into_iter().map(|(quantity, unit)| (quantity, Money::mad(unit))).collect();
            let shares = box_shares(Money::mad(price), &contents).unwrap();
            prop_assert_eq!(Money::sum(shares).unwrap(), Money::mad(price));
        }
    }
}
