//! Choosing what a list shows: pure, over candidates that were read before.

use super::candidate::{Candidate, CandidateVariant};
use super::filter::{Failed, Filter, PriceRange, Sieve};
use crate::category::Category;
use crate::variant::Variant;
use jiff::civil::Date;
use language::{Language, collate};
use parties::organisation::Organisation;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use values::id::Id;
use values::money::Money;

/// Products of one page.
pub const PAGE_SIZE: usize = 24;

store::text_enum! {
    /// The order of a list.
    pub enum Sort {
        /// What can be had and is in season first.
        Recommended = "recommended",
        /// As a search found it.
        Found = "found",
        /// Cheapest first.
        PriceAscending = "price",
        /// Dearest first.
        PriceDescending = "price-desc",
        /// Cheapest per kilogram or litre first; pieces last.
        UnitPrice = "unit-price",
        /// Newest first.
        Newest = "newest",
        /// By name, in the reader's language.
        Name = "name",
    }
}

/// How a list is put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The order.
    pub sort: Sort,
    /// The reader's language, for names.
    pub language: Language,
    /// Today, for seasons.
    pub today: Date,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The products of this page, at most [`PAGE_SIZE`].
    pub items: Vec<ListItem>,
    /// Products of the whole list.
    pub total: usize,
    /// This page, from 1; the last one when a later was asked for.
    pub number: usize,
    /// Pages of the whole list, at least 1.
    pub pages: usize,
    /// What narrows the list.
    pub facets: Facets,
}

/// A product in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// The product with all its formats.
    pub product: Candidate,
    /// The format its card shows: the cheapest.
    pub lead: CandidateVariant,
    /// How many of that format can be had.
    pub lead_available: i64,
    /// How many can be had of the format of which there is most; 0 when the product is sold out.
    pub available: i64,
    /// How many formats there are.
    pub formats: usize,
}

/// One value of a facet, and how many products of the list have it, the other facets' wishes applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet<V> {
    /// The value.
    pub value: V,
    /// How many products have it; 0 for a value that the other wishes exclude.
    pub count: usize,
}

/// The values of each facet that occur in the list, in the order of values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Aisles.
    pub categories: Vec<Facet<Id<Category>>>,
    /// Producers.
    pub producers: Vec<Facet<Id<Organisation>>>,
    /// Communes.
    pub communes: Vec<Facet<String>>,
    /// Slugs of signs of quality.
    pub labels: Vec<Facet<String>>,
    /// Ranges of prices, always all four.
    pub prices: Vec<Facet<PriceRange>>,
    /// How many can be had at once.
    pub available: usize,
    /// How many cannot.
    pub sold_out: usize,
}

/// A candidate that is judged.
struct Judged<'c> {
    place: usize,
    candidate: &'c Candidate,
    lead: &'c CandidateVariant,
    available: i64,
}

/// Chooses a page: filters, counts the facets, sorts and cuts. `stock` tells what is available of each
/// stock item of [`stock_ids`](super::stock_ids); `number` counts from 1.
#[must_use]
pub fn choose<S: BuildHasher>(
    candidates: &[Candidate],
    stock: &HashMap<Id<Variant>, i64, S>,
    filter: &Filter,
    order: Order,
    number: u32,
) -> Page {
    let sieve = Sieve::new(filter);
    let mut counts = Counts::default();
    let mut chosen: Vec<Judged<'_>> = Vec::new();
    for (place, candidate) in candidates.iter().enumerate() {
        let Some(lead) = candidate.lead() else { continue };
        let most = candidate
            .variants
            .iter()
            .map(|variant| variant.available(stock))
            .max();
        let judged = Judged {
            place,
            candidate,
            lead,
            available: most.unwrap_or(0),
        };
        let failed = sieve.failed(candidate, lead.price, judged.available > 0);
        counts.add(&judged, failed);
        if failed.nothing() {
            chosen.push(judged);
        }
    }
    let total = chosen.len();
    let pages = total.div_ceil(PAGE_SIZE).max(1);
    let number = usize::try_from(number).unwrap_or(usize::MAX).clamp(1, pages);
    sort_first(&mut chosen, order, number * PAGE_SIZE);
    let shown = chosen.iter().skip((number - 1) * PAGE_SIZE);
    let items = shown.map(|judged| item(judged, stock)).collect();
    Page {
        items,
        total,
        number,
        pages,
        facets: counts.into_facets(),
    }
}

fn item<S: BuildHasher>(judged: &Judged<'_>, stock: &HashMap<Id<Variant>, i64, S>) -> ListItem {
    ListItem {
        product: judged.candidate.clone(),
        lead: judged.lead.clone(),
        lead_available: judged.lead.available(stock),
        available: judged.available,
        formats: judged.candidate.variants.len(),
    }
}

/// Puts the first `wanted` in their order and forgets the others. What is equal stays in the order of
/// the candidates, so that no product stands on two pages.
fn sort_first(chosen: &mut Vec<Judged<'_>>, order: Order, wanted: usize) {
    let compare = |one: &Judged<'_>, other: &Judged<'_>| {
        compare(one, other, order).then_with(|| one.place.cmp(&other.place))
    };
    if wanted < chosen.len() {
        chosen.select_nth_unstable_by(wanted, compare);
        chosen.truncate(wanted);
    }
    chosen.sort_unstable_by(compare);
}

fn compare(one: &Judged<'_>, other: &Judged<'_>, order: Order) -> Ordering {
    let price = |judged: &Judged<'_>| judged.lead.price.centimes();
    match order.sort {
        Sort::Recommended => {
            let month = u8::try_from(order.today.month()).unwrap_or(0);
            let rank = |judged: &Judged<'_>| {
                let candidate = judged.candidate;
                (
                    judged.available == 0,
                    !candidate.season.contains(month),
                    candidate.labels.is_empty(),
                )
            };
            rank(one).cmp(&rank(other))
        }
        Sort::Found => Ordering::Equal,
        Sort::PriceAscending => price(one).cmp(&price(other)),
        Sort::PriceDescending => price(other).cmp(&price(one)),
        Sort::UnitPrice => per_whole_unit(one.lead).cmp(&per_whole_unit(other.lead)),
        Sort::Newest => other.candidate.created_at.cmp(&one.candidate.created_at),
        Sort::Name => {
            let (one, other) = (&one.candidate.names, &other.candidate.names);
            let (one, other) = (one.in_language(order.language), other.in_language(order.language));
            collate::compare(order.language, one.text, other.text)
        }
    }
}

/// Centimes per kilogram or litre; what has no such price comes last.
fn per_whole_unit(variant: &CandidateVariant) -> (bool, i64) {
    use values::content::PriceBasis;
    match variant.content.unit_price(variant.price) {
        Some(price) => {
            let factor = if price.per == PriceBasis::Gram { 1_000 } else { 1 };
            (false, price.money.times(factor).map_or(i64::MAX, Money::centimes))
        }
        None => (true, variant.price.centimes()),
    }
}

#[derive(Default)]
struct Counts<'c> {
    categories: BTreeMap<Id<Category>, usize>,
    producers: BTreeMap<Id<Organisation>, usize>,
    communes: BTreeMap<&'c str, usize>,
    labels: BTreeMap<&'c str, usize>,
    prices: BTreeMap<PriceRange, usize>,
    available: usize,
    sold_out: usize,
}

impl<'c> Counts<'c> {
    fn add(&mut self, judged: &Judged<'c>, failed: Failed) {
        // A text is what the list is about: what does not have it is not of the list.
        if !failed.has_text() {
            return;
        }
        let candidate = judged.candidate;
        let one = |facet: Failed| usize::from(failed.at_most(facet));
        *self.categories.entry(candidate.category).or_default() += one(Failed::CATEGORY);
        *self.producers.entry(candidate.producer).or_default() += one(Failed::PRODUCER);
        *self.communes.entry(&candidate.commune).or_default() += one(Failed::COMMUNE);
        for label in &candidate.labels {
            *self.labels.entry(label).or_default() += one(Failed::LABEL);
        }
        *self.prices.entry(PriceRange::of(judged.lead.price)).or_default() += one(Failed::PRICE);
        if judged.available > 0 {
            self.available += one(Failed::AVAILABILITY);
        } else {
            self.sold_out += one(Failed::AVAILABILITY);
        }
    }

    fn into_facets(self) -> Facets {
        let prices = self.prices;
        let range = |value| Facet {
            value,
            count: prices.get(&value).copied().unwrap_or(0),
        };
        Facets {
            categories: facets(self.categories, |value| value),
            producers: facets(self.producers, |value| value),
            communes: facets(self.communes, str::to_owned),
            labels: facets(self.labels, str::to_owned),
            prices: PriceRange::ALL.map(range).into(),
            available: self.available,
            sold_out: self.sold_out,
        }
    }
}

fn facets<K, V>(counts: BTreeMap<K, usize>, value: impl Fn(K) -> V) -> Vec<Facet<V>> {
    counts
        .into_iter()
        .map(|(key, count)| Facet {
            value: value(key),
            count,
        })
        .collect()
}
