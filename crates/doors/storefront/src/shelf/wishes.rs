//! What a visitor asks of a list, read from the address and written back into addresses.

use catalogue::listing::{Filter, PriceRange, Sort};
use parties::organisation::{Card, Organisation};
use std::collections::HashMap;
use values::id::Id;
use values::money::Money;
use web::Fields;

/// Values of one facet that are read at most.
const MOST_VALUES: usize = 30;

/// The wishes, as words of the address.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wishes {
    /// Words that are looked for; empty in an aisle.
    pub(crate) words: String,
    pub(super) producers: Vec<String>,
    pub(super) communes: Vec<String>,
    pub(super) labels: Vec<String>,
    pub(super) prices: Vec<PriceRange>,
    pub(super) price_min: Option<Money>,
    pub(super) price_max: Option<Money>,
    pub(super) available: bool,
    pub(crate) sort: Option<Sort>,
}

impl Wishes {
    /// Reads the address; what cannot be read is no wish.
    pub(crate) fn read(query: &Fields) -> Self {
        let values = |name: &str| {
            let filled = query.all(name).into_iter().filter(|value| !value.is_empty());
            filled
                .take(MOST_VALUES)
                .map(str::to_owned)
                .collect::<Vec<String>>()
        };
        let amount = |name: &str| {
            let money = Money::parse_decimal(query.text(name)).ok()?;
            (!money.is_negative()).then_some(money)
        };
        Self {
            words: String::new(),
            producers: values("producer"),
            communes: values("commune"),
            labels: values("label"),
            prices: values("price")
                .iter()
                .filter_map(|word| PriceRange::from_word(word))
                .collect(),
            price_min: amount("price_min"),
            price_max: amount("price_max"),
            available: query.is_on("available"),
            sort: Sort::from_word(query.text("sort")),
        }
    }

    /// The wishes for the listing; producers are known there by their ids.
    pub(crate) fn filter(&self, makers: &HashMap<Id<Organisation>, Card>) -> Filter {
        let producers: Vec<Id<Organisation>> = makers
            .values()
            .filter(|card| self.producers.contains(&card.slug))
            .map(|card| card.id)
            .collect();
        Filter {
            producers,
            communes: self.communes.clone(),
            labels: self.labels.clone(),
            prices: self.prices.clone(),
            price_min: self.price_min,
            price_max: self.price_max,
            available_only: self.available,
            ..Filter::default()
        }
    }

    /// These wishes within what was found by some words.
    pub(crate) fn among_found(self, words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..self
        }
    }

    /// The order that is wished, or the usual one: the first of those that are offered.
    pub(crate) fn sort_among(&self, offered: &[Sort]) -> Sort {
        let wished = self.sort.filter(|sort| offered.contains(sort));
        wished.or(offered.first().copied()).unwrap_or(Sort::Recommended)
    }

    /// What stays in the address whatever is wished.
    pub(super) fn fixed(&self) -> Vec<(&'static str, String)> {
        if self.words.is_empty() {
            return Vec::new();
        }
        vec![("q", self.words.clone())]
    }

    /// The address of the whole list.
    pub(super) fn whole(&self, path: &str) -> String {
        address(path, self.fixed())
    }

    /// Names and values of the address, the order and the words apart.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        pairs.extend(self.producers.iter().map(|value| ("producer", value.clone())));
        pairs.extend(self.communes.iter().map(|value| ("commune", value.clone())));
        pairs.extend(self.labels.iter().map(|value| ("label", value.clone())));
        pairs.extend(
            self.prices
                .iter()
                .map(|range| ("price", range.as_str().to_owned())),
        );
        pairs.extend(
            self.price_min
                .map(|money| ("price_min", money.to_decimal_string())),
        );
        pairs.extend(
            self.price_max
                .map(|money| ("price_max", money.to_decimal_string())),
        );
        if self.available {
            pairs.push(("available", "1".to_owned()));
        }
        pairs
    }

    /// The address without one wish.
    pub(super) fn without(&self, path: &str, name: &str, value: &str) -> String {
        let mut pairs = self.fixed();
        pairs.extend(self.pairs());
        pairs.retain(|(kept, other)| !(*kept == name && other == value));
        if let Some(sort) = self.sort {
            pairs.push(("sort", sort.as_str().to_owned()));
        }
        address(path, pairs)
    }
}

fn address(path: &str, pairs: Vec<(&'static str, String)>) -> String {
    let query = Fields::from_pairs(pairs).to_query();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Wishes {
        Wishes::read(&Fields::from_pairs(pairs.iter().copied()))
    }

    #[test]
    fn wishes_come_back_as_they_were_read() {
        let pairs = [
            ("producer", "coop-demo"),
            ("commune", "Erfoud"),
            ("label", "igp"),
            ("price", "50-100"),
            ("price_min", "10"),
            ("price_max", "99,50"),
            ("available", "1"),
            ("sort", "price"),
        ];
        let wishes = read(&pairs);
        let kept: Vec<String> = wishes
            .pairs()
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        assert_eq!(
            kept.join(" "),
            "producer=coop-demo commune=Erfoud label=igp price=50-100 price_min=10.00 price_max=99.50 available=1"
        );
        let address = wishes.without("/fr/c/dattes", "commune", "Erfoud");
        assert!(
            !address.contains("Erfoud") && address.ends_with("sort=price"),
            "{address}"
        );
    }

    #[test]
    fn nonsense_is_no_wish() {
        let wishes = read(&[
            ("price", "x"),
            ("price_min", "-5"),
            ("price_max", "1e9"),
            ("sort", "rand"),
            ("producer", ""),
        ]);
        assert!(wishes.pairs().is_empty() && wishes.sort.is_none());
        let many: Vec<(&str, &str)> = (0..100).map(|_| ("commune", "Erfoud")).collect();
        assert_eq!(read(&many).communes.len(), MOST_VALUES);
    }
}
