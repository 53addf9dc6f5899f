//! What a visitor wants to see of a list. Each facet has a bit; a candidate that fails a facet alone
//! is still counted in that facet.

use super::candidate::Candidate;
use crate::category::Category;
use parties::organisation::Organisation;
use parties::words;
use values::id::Id;
use values::money::Money;

/// A range of prices of the cheapest format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceRange {
    /// Under 50 dirhams.
    Under50,
    /// From 50 to under 100 dirhams.
    From50To100,
    /// From 100 to 300 dirhams.
    From100To300,
    /// Over 300 dirhams.
    Over300,
}

impl PriceRange {
    /// The ranges, cheapest first.
    pub const ALL: [Self; 4] = [
        Self::Under50,
        Self::From50To100,
        Self::From100To300,
        Self::Over300,
    ];

    /// The word in addresses: `0-50`, `50-100`, `100-300`, `300-`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Under50 => "0-50",
            Self::From50To100 => "50-100",
            Self::From100To300 => "100-300",
            Self::Over300 => "300-",
        }
    }

    /// The range of a word in an address.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|range| range.as_str() == word)
    }

    /// The range a price lies in.
    #[must_use]
    pub fn of(price: Money) -> Self {
        match price.centimes() {
            ..5_000 => Self::Under50,
            5_000..10_000 => Self::From50To100,
            10_000..=30_000 => Self::From100To300,
            _ => Self::Over300,
        }
    }
}

/// What a visitor wants to see; in each facet any of the values will do, and an empty facet is no wish.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// An aisle.
    pub category: Option<Id<Category>>,
    /// Producers.
    pub producers: Vec<Id<Organisation>>,
    /// Communes, as candidates name them.
    pub communes: Vec<String>,
    /// Slugs of signs of quality.
    pub labels: Vec<String>,
    /// Ranges of prices.
    pub prices: Vec<PriceRange>,
    /// The cheapest format costs at least this.
    pub price_min: Option<Money>,
    /// The cheapest format costs at most this.
    pub price_max: Option<Money>,
    /// Only what can be had at once.
    pub available_only: bool,
    /// Words of the name, in any language.
    pub text: Option<String>,
}

impl Filter {
    /// Whether nothing is wished.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Facets a candidate can fail, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Failed(u8);

impl Failed {
    pub(super) const TEXT: Self = Self(1);
    pub(super) const CATEGORY: Self = Self(1 << 1);
    pub(super) const PRODUCER: Self = Self(1 << 2);
    pub(super) const COMMUNE: Self = Self(1 << 3);
    pub(super) const LABEL: Self = Self(1 << 4);
    pub(super) const PRICE: Self = Self(1 << 5);
    pub(super) const AVAILABILITY: Self = Self(1 << 6);

    /// Whether no facet was failed.
    pub(super) fn nothing(self) -> bool {
        self.0 == 0
    }

    /// Whether the text was not failed, which is no facet.
    pub(super) fn has_text(self) -> bool {
        self.0 & Self::TEXT.0 == 0
    }

    /// Whether no other facet than this was failed.
    pub(super) fn at_most(self, facet: Self) -> bool {
        self.0 & !facet.0 == 0
    }
}

/// A filter made ready for many candidates.
pub(super) struct Sieve<'f> {
    filter: &'f Filter,
    words: Vec<String>,
}

impl<'f> Sieve<'f> {
    pub(super) fn new(filter: &'f Filter) -> Self {
        Self {
            filter,
            words: words::of_query(filter.text.as_deref().unwrap_or_default()),
        }
    }

    /// The facets that a candidate fails.
    pub(super) fn failed(&self, candidate: &Candidate, price: Money, available: bool) -> Failed {
        let filter = self.filter;
        let mut failed = 0;
        let mut ask = |facet: Failed, passes: bool| failed |= if passes { 0 } else { facet.0 };
        ask(Failed::TEXT, self.has_words(candidate));
        ask(
            Failed::CATEGORY,
            filter
                .category
                .is_none_or(|category| category == candidate.category),
        );
        ask(
            Failed::PRODUCER,
            filter.producers.is_empty() || filter.producers.contains(&candidate.producer),
        );
        ask(
            Failed::COMMUNE,
            filter.communes.is_empty() || filter.communes.contains(&candidate.commune),
        );
        let has_label = |label: &String| candidate.labels.contains(label);
        ask(
            Failed::LABEL,
            filter.labels.is_empty() || filter.labels.iter().any(has_label),
        );
        ask(Failed::PRICE, self.costs(price));
        ask(Failed::AVAILABILITY, available || !filter.available_only);
        Failed(failed)
    }

    fn costs(&self, price: Money) -> bool {
        let filter = self.filter;
        (filter.prices.is_empty() || filter.prices.contains(&PriceRange::of(price)))
            && filter.price_min.is_none_or(|least| price >= least)
            && filter.price_max.is_none_or(|most| price <= most)
    }

    fn has_words(&self, candidate: &Candidate) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let names = language::Language::ALL
            .into_iter()
            .filter_map(|language| candidate.names.exactly(language));
        let kept = words::of(names);
        self.words
            .iter()
            .all(|wanted| kept.iter().any(|word| word.starts_with(wanted.as_str())))
    }
}
