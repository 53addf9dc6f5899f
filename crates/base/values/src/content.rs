//! What a package holds, and the unit price that lets people compare packages.

use crate::money::Money;

/// The unit a content is declared in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContentUnit {
    /// Kilograms, `kg`.
    Kilogram,
    /// Grams, `g`.
    Gram,
    /// Litres, `L`.
    Litre,
    /// Millilitres, `mL`.
    Millilitre,
    /// Pieces: a basket, a box.
    Piece,
}

impl ContentUnit {
    /// Every unit.
    pub const ALL: [ContentUnit; 5] = [
        ContentUnit::Kilogram,
        ContentUnit::Gram,
        ContentUnit::Litre,
        ContentUnit::Millilitre,
        ContentUnit::Piece,
    ];

    /// The unit as files write it: `kg`, `g`, `L`, `mL`, `piece`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            ContentUnit::Kilogram => "kg",
            ContentUnit::Gram => "g",
            ContentUnit::Litre => "L",
            ContentUnit::Millilitre => "mL",
            ContentUnit::Piece => "piece",
        }
    }

    /// The unit of a file's code, in any case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<ContentUnit> {
        ContentUnit::ALL
            .into_iter()
            .find(|unit| unit.code().eq_ignore_ascii_case(code.trim()))
    }
}

/// Why a content was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// The unit is not one of the five.
    #[error("the unit is one of kg, g, L, mL, piece")]
    UnknownUnit,
    /// The amount is not a number with at most three decimals.
    #[error("the amount is a number with at most three decimals")]
    NotANumber,
    /// Zero, below zero or above a million.
    #[error("the amount lies above 0 and at most 1000000")]
    OutOfRange,
}

/// An amount in a unit, exact to the thousandth: 500 g, 0.5 L, 1 piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Content {
    amount_thousandths: i64,
    unit: ContentUnit,
}

/// What a unit price is per.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PriceBasis {
    /// Per kilogram.
    Kilogram,
    /// Per litre.
    Litre,
    /// Per gram, for what is sold by few grams.
    Gram,
}

/// A price per kilogram, litre or gram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnitPrice {
    /// The price of one unit.
    pub money: Money,
    /// The unit it is the price of.
    pub per: PriceBasis,
}

impl Content {
    /// The most thousandths a content holds: a million units.
    const MOST_THOUSANDTHS: i64 = 1_000_000_000;
    /// Up to this weight a price per gram says more than one per kilogram.
    const PER_GRAM_UP_TO_MILLIGRAMS: i64 = 10_000;

    /// An amount given in thousandths of the unit: 500 g is 500 000 of `Gram`.
    pub fn new(amount_thousandths: i64, unit: ContentUnit) -> Result<Content, ContentError> {
        if (1..=Content::MOST_THOUSANDTHS).contains(&amount_thousandths) {
            Ok(Content {
                amount_thousandths,
                unit,
            })
        } else {
            Err(ContentError::OutOfRange)
        }
    }

    /// Reads the two columns of a file: `("500", "g")`, `("0.5", "L")`.
    pub fn parse(amount: &str, unit: &str) -> Result<Content, ContentError> {
        let unit = ContentUnit::from_code(unit).ok_or(ContentError::UnknownUnit)?;
        let typed = crate::digits::typed_number(amount);
        let (whole, decimals) = typed.split_once(['.', ',', '٫']).unwrap_or((&typed, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) || decimals.len() > 3 {
            return Err(ContentError::NotANumber);
        }
        let thousandths = format!("{whole}{decimals:0<3}")
            .parse()
            .map_err(|_| ContentError::OutOfRange)?;
        Content::new(thousandths, unit)
    }

    /// The amount in thousandths of the unit.
    #[must_use]
    pub fn amount_thousandths(self) -> i64 {
        self.amount_thousandths
    }

    /// The unit of the amount.
    #[must_use]
    pub fn unit(self) -> ContentUnit {
        self.unit
    }

    /// The price per kilogram or litre (per gram up to 10 g), rounded to the centime, halves up.
    /// Pieces have none, nor has a price too large to multiply.
    #[must_use]
    pub fn unit_price(self, price: Money) -> Option<UnitPrice> {
        // One thousandth of the small unit (a milligram, a microlitre) is the common measure.
        let (smallest, whole_unit) = match self.unit {
            ContentUnit::Kilogram => (self.amount_thousandths * 1000, PriceBasis::Kilogram),
            ContentUnit::Gram => (self.amount_thousandths, PriceBasis::Kilogram),
            ContentUnit::Litre => (self.amount_thousandths * 1000, PriceBasis::Litre),
            ContentUnit::Millilitre => (self.amount_thousandths, PriceBasis::Litre),
            ContentUnit::Piece => return None,
        };
        let is_few_grams =
            whole_unit == PriceBasis::Kilogram && smallest <= Content::PER_GRAM_UP_TO_MILLIGRAMS;
        let (per, factor) = if is_few_grams {
            (PriceBasis::Gram, 1000)
        } else {
            (whole_unit, 1_000_000)
        };
        let (dividend, divisor) = (i128::from(price.centimes()) * factor, i128::from(smallest));
        let rounded = (dividend * 2 + divisor).div_euclid(divisor * 2);
        i64::try_from(rounded).ok().map(|centimes| UnitPrice {
            money: price.with(centimes),
            per,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unit_price(amount: &str, unit: &str, centimes: i64) -> Option<(i64, PriceBasis)> {
        let price = Content::parse(amount, unit)
            .unwrap()
            .unit_price(Money::mad(centimes));
        price.map(|price| (price.money.centimes(), price.per))
    }

    #[test]
    fn prices_are_compared_per_kilogram_litre_or_gram() {
        assert_eq!(unit_price("500", "g", 8500), Some((17_000, PriceBasis::Kilogram)));
        assert_eq!(
            unit_price("1", "kg", 16_500),
            Some((16_500, PriceBasis::Kilogram))
        );
        assert_eq!(
            unit_price("5", "kg", 79_000),
            Some((15_800, PriceBasis::Kilogram))
        );
        assert_eq!(unit_price("0.5", "L", 6000), Some((12_000, PriceBasis::Litre)));
        assert_eq!(unit_price("250", "mL", 4500), Some((18_000, PriceBasis::Litre)));
        assert_eq!(unit_price("2", "g", 8000), Some((4000, PriceBasis::Gram)));
        assert_eq!(unit_price("10", "g", 100), Some((10, PriceBasis::Gram)));
        assert_eq!(unit_price("11", "g", 110), Some((10_000, PriceBasis::Kilogram)));
        assert_eq!(unit_price("0.01", "kg", 100), Some((10, PriceBasis::Gram)));
        assert_eq!(unit_price("10", "mL", 100), Some((10_000, PriceBasis::Litre)));
        assert_eq!(unit_price("1", "piece", 8000), None);
    }

    #[test]
    fn unit_prices_round_half_up_and_never_overflow() {
        assert_eq!(unit_price("8", "g", 100), Some((13, PriceBasis::Gram)));
        assert_eq!(unit_price("400", "g", 1), Some((3, PriceBasis::Kilogram)));
        assert_eq!(unit_price("300", "g", 100), Some((333, PriceBasis::Kilogram)));
        assert_eq!(unit_price("20", "g", i64::MAX), None);
    }

    #[test]
    fn wrong_contents_are_refused() {
        assert_eq!(Content::parse("1", "oz"), Err(ContentError::UnknownUnit));
        for amount in ["", "a", "1.2345", "-1", "1."] {
            assert_eq!(
                Content::parse(amount, "g"),
                Err(ContentError::NotANumber),
                "{amount}"
            );
        }
        for amount in ["0", "0.000", "1000001", "99999999999999999999"] {
            assert_eq!(
                Content::parse(amount, "g"),
                Err(ContentError::OutOfRange),
                "{amount}"
            );
        }
        assert_eq!(
            Content::parse("٢", "ML").map(Content::unit),
            Ok(ContentUnit::Millilitre)
        );
    }

    proptest! {
        #[test]
        fn the_same_package_costs_the_same_per_unit_however_declared(
            grams in 11i64..1_000_000, centimes in 0i64..10_000_000,
        ) {
            let price = Money::mad(centimes);
            let in_grams = Content::new(grams * 1000, ContentUnit::Gram).unwrap().unit_price(price);
            let in_kilograms = Content::new(grams, ContentUnit::Kilogram).unwrap().unit_price(price);
            prop_assert_eq!(in_grams, in_kilograms);
        }
    }
}
