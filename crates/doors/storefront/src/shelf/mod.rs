//! A list of goods that a visitor narrows and puts in order: an aisle, or what a search found. Plain links and
//! forms, no script.

mod facets;
mod wishes;

pub(crate) use wishes::Wishes;

use self::facets::{Choice, Chosen, Facet, Words};
use crate::goods::{Good, Goods};
use catalogue::listing::{PAGE_SIZE, Page, Sort};
use parties::organisation::{Card, Organisation};
use std::collections::HashMap;
use values::id::Id;
use values::money::Money;
use web::parts::Pagination;
use web::{ShopFrame, Visit};

/// The list as its template shows it.
pub(crate) struct Shelf {
    pub(crate) path: String,
    /// The address of the list with nothing wished.
    pub(crate) whole: String,
    /// What every form carries on: the words of a search.
    pub(crate) fixed: Vec<(&'static str, String)>,
    pub(crate) facets: Vec<Facet>,
    pub(crate) prices: Vec<Choice>,
    pub(crate) has_price: bool,
    pub(crate) price_min: String,
    pub(crate) price_max: String,
    pub(crate) sort: &'static str,
    pub(crate) sorts: Vec<Choice>,
    pub(crate) kept: Vec<(&'static str, String)>,
    pub(crate) chosen: Vec<Chosen>,
    pub(crate) total: usize,
    pub(crate) makers: usize,
    pub(crate) goods: Vec<Good>,
    pub(crate) pagination: Pagination,
}

/// What a shelf is made of.
pub(crate) struct Stock<'s> {
    pub(crate) visit: &'s Visit,
    pub(crate) frame: &'s ShopFrame,
    /// The address of the list, without its query.
    pub(crate) path: String,
    /// Orders that are offered, the usual one first.
    pub(crate) sorts: &'s [Sort],
    pub(crate) wishes: &'s Wishes,
    pub(crate) goods: &'s Goods,
    pub(crate) makers: &'s HashMap<Id<Organisation>, Card>,
    pub(crate) page: &'s Page,
}

impl Shelf {
    pub(crate) fn new(stock: Stock<'_>) -> Self {
        let (wishes, page, frame) = (stock.wishes, stock.page, stock.frame);
        let words = Words {
            frame,
            wishes,
            makers: stock.makers,
            goods: stock.goods,
        };
        let sort = wishes.sort_among(stock.sorts);
        let amount = |money: Option<Money>| money.map(Money::to_decimal_string).unwrap_or_default();
        Self {
            whole: wishes.whole(&stock.path),
            fixed: wishes.fixed(),
            facets: words.facets(&page.facets),
            prices: words.prices(&page.facets),
            has_price: !wishes.prices.is_empty() || wishes.price_min.is_some() || wishes.price_max.is_some(),
            price_min: amount(wishes.price_min),
            price_max: amount(wishes.price_max),
            sort: sort.as_str(),
            sorts: words.sorts(stock.sorts, sort),
            kept: wishes.fixed().into_iter().chain(wishes.pairs()).collect(),
            chosen: words.chosen(&stock.path),
            total: page.total,
            makers: makers_shown(page, &wishes.filter(stock.makers).producers),
            goods: stock.goods.cards(&page.items, frame),
            pagination: pagination(stock.visit, page),
            path: stock.path,
        }
    }
}

/// How many producers the list is of: a facet counts as if its own wish were not made.
fn makers_shown(page: &Page, chosen: &[Id<Organisation>]) -> usize {
    let facets = page.facets.producers.iter();
    facets
        .filter(|facet| facet.count > 0 && (chosen.is_empty() || chosen.contains(&facet.value)))
        .count()
}

fn pagination(visit: &Visit, page: &Page) -> Pagination {
    let number = u32::try_from(page.number).unwrap_or(1);
    let size = u32::try_from(PAGE_SIZE).unwrap_or(u32::MAX);
    Pagination::new(visit, number, size, u64::try_from(page.total).unwrap_or(u64::MAX))
}
