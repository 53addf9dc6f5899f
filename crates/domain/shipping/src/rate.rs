//! Rates: what a parcel costs by weight and zone. A band holds `from < weight ≤ to`; beyond the last
//! band each started kilogram costs extra.

use crate::zone::{self, Zone, ZoneError};
use crate::{city, telling};
use access::{Act, Action, Refused, require};
use parties::{Differences, Upserted};
use std::collections::HashMap;
use store::{Reader, Unit, args};
use values::money::Money;
use values::quantity::Grams;

/// Heaviest single parcel of ordinary carriers, in grams; above, goods are split or fetched.
pub const PARCEL_LIMIT_GRAMS: i64 = 30_000;
/// Grams of the step that costs extra.
const STEP_GRAMS: i64 = 1_000;
/// Most bands of a zone.
const MOST_BANDS: usize = 50;

/// A band of weights with one price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Weights above this.
    pub from: Grams,
    /// Weights up to this, itself included.
    pub to: Grams,
    /// What a parcel costs, tax included.
    pub price: Money,
    /// What each started kilogram above `to` costs; on the last band only.
    pub extra_per_kg_above: Option<Money>,
}

/// Why a weight has no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// There are no bands.
    #[error("there are no rates")]
    NoBands,
    /// Heavier than the last band, which has no price for more.
    #[error("the weight is above the last rate")]
    TooHeavy,
    /// The price does not fit 64 bits of centimes.
    #[error("the weight is absurd")]
    Overflow,
}

/// What a delivery costs and how long it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryQuote {
    /// The zone of the town.
    pub zone: Zone,
    /// What buyers pay, tax included.
    pub price: Money,
    /// The weight that was asked for.
    pub weight: Grams,
    /// Whether it is more than one parcel can weigh.
    pub oversize: bool,
}

/// Why a delivery cannot be quoted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    /// No town has this word.
    #[error("no such town")]
    UnknownCity,
    /// The town has no zone, or its zone no rate for this weight.
    #[error("the town is not served")]
    NotServed,
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Why rates were not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RatesError {
    /// The zone is wrong.
    #[error(transparent)]
    Zone(#[from] ZoneError),
    /// No band, or more than fifty.
    #[error("a zone has 1 to 50 bands")]
    HowMany,
    /// The bands do not begin at 0 g, or leave a gap, or overlap.
    #[error("bands follow one another from 0 g")]
    NotInARow,
    /// A price below zero.
    #[error("a price is not below zero")]
    NegativePrice,
    /// A price for more kilograms on another band than the last.
    #[error("only the last band has a price for more")]
    ExtraBeforeTheEnd,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct BandRow {
        from_grams: i64,
        to_grams: i64,
        price_centimes: i64,
        extra_per_kg_centimes: Option<i64>,
    }
}

store::row! {
    struct ZoneBandRow {
        zone_slug: String,
        from_grams: i64,
        to_grams: i64,
        price_centimes: i64,
        extra_per_kg_centimes: Option<i64>,
    }
}

store::statements! {
    read BANDS: BandRow = "SELECT from_grams, to_grams, price_centimes, extra_per_kg_centimes FROM delivery_band \
        WHERE zone_slug = ?1 ORDER BY from_grams";
    // A handful of zones with a handful of bands, both.
    scan ALL_BANDS: ZoneBandRow = "SELECT zone_slug, from_grams, to_grams, price_centimes, extra_per_kg_centimes \
        FROM delivery_band ORDER BY zone_slug, from_grams";
    scan LOWEST: (String, i64) = "SELECT zone_slug, min(price_centimes) FROM delivery_band GROUP BY zone_slug";
    write EMPTY = "DELETE FROM delivery_band WHERE zone_slug = ?1";
    write ADD = "INSERT INTO delivery_band (zone_slug, from_grams, to_grams, price_centimes, extra_per_kg_centimes) \
        VALUES (?1, ?2, ?3, ?4, ?5)";
}

/// The price of a weight. Nothing weighs as much as the least: a parcel goes all the same.
pub fn price(bands: &[Band], weight: Grams) -> Result<Money, RateError> {
    let holds = |band: &&Band| weight <= band.to && (weight > band.from || weight == Grams::ZERO);
    if let Some(band) = bands.iter().filter(holds).min_by_key(|band| band.from) {
        return Ok(band.price);
    }
    let last = bands
        .iter()
        .max_by_key(|band| band.to)
        .ok_or(RateError::NoBands)?;
    let extra = last.extra_per_kg_above.ok_or(RateError::TooHeavy)?;
    let above = weight.value().saturating_sub(last.to.value());
    let started = above / STEP_GRAMS + i64::from(above % STEP_GRAMS > 0);
    extra
        .times(started)
        .and_then(|extra| last.price.add(extra))
        .map_err(|_| RateError::Overflow)
}

/// The bands of a zone, lightest first.
pub fn of(reader: &Reader<'_>, zone: &str) -> store::Result<Vec<Band>> {
    reader
        .all(BANDS, args![zone])?
        .into_iter()
        .map(BandRow::into_band)
        .collect()
}

/// Every zone that takes this weight, with its price, in the order of zones. Two statements, whatever the zones.
pub fn prices_by_zone(reader: &Reader<'_>, weight: Grams) -> store::Result<Vec<(Zone, Money)>> {
    let mut bands: HashMap<String, Vec<Band>> = HashMap::new();
    for row in reader.all(ALL_BANDS, args![])? {
        let band = BandRow {
            from_grams: row.from_grams,
            to_grams: row.to_grams,
            price_centimes: row.price_centimes,
            extra_per_kg_centimes: row.extra_per_kg_centimes,
        };
        bands.entry(row.zone_slug).or_default().push(band.into_band()?);
    }
    let priced = |zone: Zone| {
        let price = price(bands.get(&zone.slug)?, weight).ok()?;
        Some((zone, price))
    };
    Ok(zone::list(reader)?.into_iter().filter_map(priced).collect())
}

/// What it costs to send this weight to a town.
pub fn quote(reader: &Reader<'_>, city_slug: &str, weight: Grams) -> Result<DeliveryQuote, QuoteError> {
    let city = city::by_slug(reader, city_slug)?.ok_or(QuoteError::UnknownCity)?;
    let word = city.zone.ok_or(QuoteError::NotServed)?;
    let zone = zone::by_slug(reader, &word)?.ok_or(QuoteError::NotServed)?;
    let price = price(&of(reader, &word)?, weight).map_err(|_| QuoteError::NotServed)?;
    Ok(DeliveryQuote {
        zone,
        price,
        weight,
        oversize: weight.value() > PARCEL_LIMIT_GRAMS,
    })
}

/// Each zone that has rates, with the lowest of them, by word.
pub fn from_prices(reader: &Reader<'_>) -> store::Result<Vec<(Zone, Money)>> {
    let lowest = reader.all(LOWEST, args![])?;
    let price_of = |zone: &Zone| {
        lowest
            .iter()
            .find(|(word, _)| *word == zone.slug)
            .map(|(_, price)| *price)
    };
    let zones = zone::list(reader)?.into_iter();
    Ok(zones
        .filter_map(|zone| price_of(&zone).map(|price| (zone, Money::mad(price))))
        .collect())
}

/// Keeps a zone and puts these bands in the place of its old ones.
pub fn replace(unit: &mut Unit<'_>, act: &Act, zone: &Zone, bands: &[Band]) -> Result<Upserted, RatesError> {
    require(act, Action::EditSettings)?;
    let bands = checked(bands)?;
    let zone_outcome = zone::upsert(unit, act, zone)?;
    let kept = of(unit, &zone.slug)?;
    if kept == bands {
        return Ok(zone_outcome);
    }
    unit.run(EMPTY, args![zone.slug])?;
    for band in &bands {
        let extra = band.extra_per_kg_above.map(Money::centimes);
        let (from, to) = (band.from.value(), band.to.value());
        unit.run(ADD, args![zone.slug, from, to, band.price.centimes(), extra])?;
    }
    let mut told = Differences::default();
    told.note("bands", shown(&kept), shown(&bands));
    telling::tell(unit, act, "rates", &zone.slug, Upserted::Changed, &told)?;
    Ok(if zone_outcome == Upserted::Created {
        Upserted::Created
    } else {
        Upserted::Changed
    })
}

fn checked(bands: &[Band]) -> Result<Vec<Band>, RatesError> {
    let mut bands = bands.to_vec();
    bands.sort_by_key(|band| band.from);
    if bands.is_empty() || bands.len() > MOST_BANDS {
        return Err(RatesError::HowMany);
    }
    let mut begin = Grams::ZERO;
    for band in &bands {
        if band.from != begin || band.to <= band.from {
            return Err(RatesError::NotInARow);
        }
        if band.price.is_negative() || band.extra_per_kg_above.is_some_and(Money::is_negative) {
            return Err(RatesError::NegativePrice);
        }
        begin = band.to;
    }
    let before_the_end = bands.split_last().map_or(&[][..], |(_, before)| before);
    if before_the_end
        .iter()
        .any(|band| band.extra_per_kg_above.is_some())
    {
        return Err(RatesError::ExtraBeforeTheEnd);
    }
    Ok(bands)
}

/// Bands for the audit trail: `0-1000 g 20.00; 1000-3000 g 25.00 + 2.00/kg`.
fn shown(bands: &[Band]) -> String {
    let one = |band: &Band| {
        let extra = band
            .extra_per_kg_above
            .map(|extra| format!(" + {}/kg", extra.to_decimal_string()));
        let price = band.price.to_decimal_string();
        format!(
            "{}-{} g {price}{}",
            band.from.value(),
            band.to.value(),
            extra.unwrap_or_default()
        )
    };
    bands.iter().map(one).collect::<Vec<_>>().join("; ")
}

impl BandRow {
    fn into_band(self) -> store::Result<Band> {
        let grams = |value: i64| {
            Grams::new(value).map_err(|error| store::Error::Unreadable {
                column: "delivery_band.grams".to_owned(),
                problem: error.to_string(),
            })
        };
        Ok(Band {
            from: grams(self.from_grams)?,
            to: grams(self.to_grams)?,
            price: Money::mad(self.price_centimes),
            extra_per_kg_above: self.extra_per_kg_centimes.map(Money::mad),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn grams(value: i64) -> Grams {
        Grams::new(value).unwrap()
    }

    fn band(from: i64, to: i64, dirhams: i64, extra: Option<i64>) -> Band {
        let extra_per_kg_above = extra.map(|extra| Money::mad(extra * 100));
        Band {
            from: grams(from),
            to: grams(to),
            price: Money::mad(dirhams * 100),
            extra_per_kg_above,
        }
    }

    fn zone_one() -> Vec<Band> {
        vec![
            band(0, 1_000, 20, None),
            band(1_000, 3_000, 25, None),
            band(3_000, 10_000, 35, None),
            band(10_000, 30_000, 60, Some(2)),
        ]
    }

    #[test]
    fn a_border_belongs_to_the_lighter_band() {
        let price = |weight| price(&zone_one(), grams(weight)).map(Money::centimes);
        assert_eq!([price(0), price(1), price(1_000)], [Ok(2_000); 3]);
        assert_eq!([price(1_001), price(3_000)], [Ok(2_500); 2]);
        assert_eq!([price(3_001), price(10_000)], [Ok(3_500); 2]);
        assert_eq!([price(10_001), price(30_000)], [Ok(6_000); 2]);
    }

    #[test]
    fn each_started_kilogram_above_costs_extra() {
        let price_of = |weight| price(&zone_one(), grams(weight)).map(Money::centimes);
        assert_eq!([price_of(30_001), price_of(31_000)], [Ok(6_200); 2]);
        assert_eq!(price_of(31_001), Ok(6_400));
        assert_eq!(
            price_of(i64::MAX),
            Ok(6_000 + 200 * ((i64::MAX - 30_000) / 1_000 + 1))
        );
        let dear = [band(0, 1_000, 20, Some(100))];
        assert_eq!(price(&dear, grams(i64::MAX)), Err(RateError::Overflow));
        assert_eq!(price(&zone_one()[..3], grams(10_001)), Err(RateError::TooHeavy));
        assert_eq!(price(&[], grams(1)), Err(RateError::NoBands));
        assert_eq!(price(&[], Grams::ZERO), Err(RateError::NoBands));
    }

    #[test]
    fn bands_must_follow_one_another() {
        assert_eq!(checked(&zone_one()), Ok(zone_one()));
        let mut shuffled = zone_one();
        shuffled.reverse();
        assert_eq!(checked(&shuffled), Ok(zone_one()));
        assert_eq!(checked(&[]), Err(RatesError::HowMany));
        assert_eq!(checked(&zone_one()[1..]), Err(RatesError::NotInARow));
        assert_eq!(
            checked(&[band(0, 1_000, 1, None), band(2_000, 3_000, 1, None)]),
            Err(RatesError::NotInARow)
        );
        assert_eq!(checked(&[band(0, 0, 1, None)]), Err(RatesError::NotInARow));
        assert_eq!(
            checked(&[band(0, 1_000, -1, None)]),
            Err(RatesError::NegativePrice)
        );
        let early = [band(0, 1_000, 1, Some(1)), band(1_000, 2_000, 1, None)];
        assert_eq!(checked(&early), Err(RatesError::ExtraBeforeTheEnd));
    }

    /// Bands in a row whose prices do not fall.
    fn rising_bands() -> impl Strategy<Value = Vec<Band>> {
        let steps = proptest::collection::vec((1_i64..5_000, 0_i64..40), 1..8);
        (steps, 0_i64..10).prop_map(|(steps, extra)| {
            let (mut from, mut dirhams, mut bands) = (0, 0, Vec::new());
            for (width, dearer) in steps {
                dirhams += dearer;
                bands.push(band(from, from + width, dirhams, None));
                from += width;
            }
            if let Some(last) = bands.last_mut() {
                last.extra_per_kg_above = Some(Money::mad(extra * 100));
            }
            bands
        })
    }

    proptest! {
        #[test]
        fn more_weight_never_costs_less(bands in rising_bands(), one in 0_i64..60_000, more in 0_i64..60_000) {
            let (light, heavy) = (price(&bands, grams(one)).unwrap(), price(&bands, grams(one + more)).unwrap());
            prop_assert!(light <= heavy, "{one} g costs {light:?}, {} g {heavy:?}", one + more);
        }

        #[test]
        fn every_weight_of_a_band_costs_its_price(bands in rising_bands(), place in 0_usize..8, share in 0_i64..5_000) {
            let band = bands[place % bands.len()];
            let width = band.to.value() - band.from.value();
            let weight = band.from.value() + 1 + share % width;
            prop_assert_eq!(price(&bands, grams(weight)), Ok(band.price));
            prop_assert_eq!(price(&bands, band.to), Ok(band.price));
        }

        #[test]
        fn the_order_of_bands_does_not_matter(bands in rising_bands(), weight in 0_i64..60_000) {
            let mut shuffled = bands.clone();
            shuffled.reverse();
            prop_assert_eq!(price(&bands, grams(weight)), price(&shuffled, grams(weight)));
        }
    }
}
