//! The facets beside the list, each value with how many products have it.

use super::wishes::Wishes;
use crate::goods::Goods;
use catalogue::listing::{Facets, PriceRange, Sort};
use parties::organisation::{Card, Organisation};
use std::collections::HashMap;
use values::id::Id;
use values::money::Money;
use web::ShopFrame;

/// A facet.
pub(crate) struct Facet {
    pub(crate) field: &'static str,
    pub(crate) title: String,
    pub(crate) open: bool,
    pub(crate) choices: Vec<Choice>,
}

/// A value of a facet, or an order of the list.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) word: String,
    pub(crate) count: String,
    pub(crate) chosen: bool,
}

/// A wish that can be taken back.
pub(crate) struct Chosen {
    pub(crate) href: String,
    pub(crate) word: String,
    pub(crate) label: String,
}

/// What facets are written with.
pub(super) struct Words<'w> {
    pub(super) frame: &'w ShopFrame,
    pub(super) wishes: &'w Wishes,
    pub(super) makers: &'w HashMap<Id<Organisation>, Card>,
    pub(super) goods: &'w Goods,
}

impl Words<'_> {
    /// The facets with values, prices apart.
    pub(super) fn facets(&self, facets: &Facets) -> Vec<Facet> {
        let mut shown = vec![
            self.producers(facets),
            self.label_facet(facets),
            self.communes(facets),
        ];
        let available = self.choice(
            "1",
            self.frame.text("aisle-available-now"),
            facets.available,
            self.wishes.available,
        );
        shown.push(self.facet("available", "aisle-available", vec![available]));
        shown.retain(|facet| !facet.choices.is_empty());
        // On a phone the first facet is open; those with a wish are always.
        if let Some(first) = shown.first_mut() {
            first.open = true;
        }
        shown
    }

    fn producers(&self, facets: &Facets) -> Facet {
        let choice = |facet: &catalogue::listing::Facet<Id<Organisation>>| {
            let card = self.makers.get(&facet.value)?;
            let name = self.frame.name_plain(&card.names);
            Some(self.choice(
                &card.slug,
                name,
                facet.count,
                self.wishes.producers.contains(&card.slug),
            ))
        };
        self.facet(
            "producer",
            "aisle-producer",
            facets.producers.iter().filter_map(choice).collect(),
        )
    }

    fn label_facet(&self, facets: &Facets) -> Facet {
        let choice = |facet: &catalogue::listing::Facet<String>| {
            let label = self.goods.labels.iter().find(|label| label.slug == facet.value)?;
            let name = self.frame.name_plain(&label.names);
            Some(self.choice(
                &label.slug,
                name,
                facet.count,
                self.wishes.labels.contains(&label.slug),
            ))
        };
        self.facet(
            "label",
            "aisle-label",
            facets.labels.iter().filter_map(choice).collect(),
        )
    }

    fn communes(&self, facets: &Facets) -> Facet {
        let filled = facets.communes.iter().filter(|facet| !facet.value.is_empty());
        let choice = |facet: &catalogue::listing::Facet<String>| {
            let chosen = self.wishes.communes.contains(&facet.value);
            self.choice(
                &facet.value,
                self.goods.places.word(&facet.value, self.frame),
                facet.count,
                chosen,
            )
        };
        self.facet("commune", "aisle-commune", filled.map(choice).collect())
    }

    /// The ranges of prices; those nobody is in are left out unless they are wished.
    pub(super) fn prices(&self, facets: &Facets) -> Vec<Choice> {
        let choice = |facet: &catalogue::listing::Facet<PriceRange>| {
            let chosen = self.wishes.prices.contains(&facet.value);
            (facet.count > 0 || chosen).then(|| {
                self.choice(
                    facet.value.as_str(),
                    self.range_word(facet.value),
                    facet.count,
                    chosen,
                )
            })
        };
        facets.prices.iter().filter_map(choice).collect()
    }

    fn range_word(&self, range: PriceRange) -> String {
        let money = |dirhams: i64| self.frame.price_plain(Money::mad(dirhams * 100));
        let between = |min: i64, max: i64| {
            self.frame.plain_with(
                "aisle-price-between",
                &[("min", money(min).into()), ("max", money(max).into())],
            )
        };
        match range {
            PriceRange::Under50 => self.frame.plain_of("aisle-price-below", "max", money(50)),
            PriceRange::From50To100 => between(50, 100),
            PriceRange::From100To300 => between(100, 300),
            PriceRange::Over300 => self.frame.plain_of("aisle-price-above", "min", money(300)),
        }
    }

    /// The wishes, each with the address of the list without it.
    pub(super) fn chosen(&self, path: &str) -> Vec<Chosen> {
        let one = |(name, value): (&'static str, String)| {
            let word = self.wish_word(name, &value);
            Chosen {
                href: self.wishes.without(path, name, &value),
                label: self.frame.plain_of("aisle-remove", "name", word.as_str()),
                word,
            }
        };
        self.wishes.pairs().into_iter().map(one).collect()
    }

    fn wish_word(&self, name: &str, value: &str) -> String {
        let money = |value: &str| Money::parse_decimal(value).map(|money| self.frame.price_plain(money));
        match name {
            "producer" => {
                let card = self.makers.values().find(|card| card.slug == value);
                card.map_or_else(|| value.to_owned(), |card| self.frame.name_plain(&card.names))
            }
            "label" => {
                let label = self.goods.labels.iter().find(|label| label.slug == value);
                label.map_or_else(|| value.to_owned(), |label| self.frame.name_plain(&label.names))
            }
            "price" => PriceRange::from_word(value).map_or_else(String::new, |range| self.range_word(range)),
            "price_min" => self
                .frame
                .plain_of("aisle-price-above", "min", money(value).unwrap_or_default()),
            "price_max" => self
                .frame
                .plain_of("aisle-price-below", "max", money(value).unwrap_or_default()),
            "commune" => self.goods.places.word(value, self.frame),
            "available" => self.frame.text("aisle-available-now"),
            _ => value.to_owned(),
        }
    }

    /// The orders of the list.
    pub(super) fn sorts(&self, offered: &[Sort], sort: Sort) -> Vec<Choice> {
        let word = |sort: Sort| match sort {
            Sort::Found => self.frame.text("aisle-sort-found"),
            Sort::Recommended => self.frame.text("aisle-sort-recommended"),
            Sort::PriceAscending => self.frame.text("aisle-sort-price"),
            Sort::PriceDescending => self.frame.text("aisle-sort-price-down"),
            Sort::UnitPrice => self.frame.text("aisle-sort-unit"),
            Sort::Newest => self.frame.text("aisle-sort-new"),
            Sort::Name => self.frame.text("aisle-sort-name"),
        };
        offered
            .iter()
            .map(|other| self.choice(other.as_str(), word(*other), 0, *other == sort))
            .collect()
    }

    fn facet(&self, field: &'static str, key: &str, choices: Vec<Choice>) -> Facet {
        let open = choices.iter().any(|choice| choice.chosen);
        Facet {
            field,
            title: self.frame.text(key),
            open,
            choices,
        }
    }

    fn choice(&self, value: &str, word: String, count: usize, chosen: bool) -> Choice {
        Choice {
            value: value.to_owned(),
            word,
            count: self.frame.number(count),
            chosen,
        }
    }
}
