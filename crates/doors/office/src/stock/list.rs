//! The list of stocks.

use crate::desk::address;
use crate::desk::choices::named;
use crate::desk::lists;
use crate::desk::shelf;
use crate::desk::showing::Showing;
use crate::products::list::LOW;
use access::page::{MAX_SIZE, Page, PageRequest};
use access::permission::Action;
use askama::Template;
use catalogue::search;
use catalogue::variant::{self, Variant, VariantCard};
use inventory::stock::{self, StockFilter, StockRow, StockSort};
use language::Texts;
use parties::organisation::{self, Card, Organisation};
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["q", "producer", "low", "sort", "page"];
/// Rows of a page.
const PER_PAGE: u32 = 50;
/// Products a search looks at.
const FOUND: u32 = 50;

/// A stock with its article.
pub(super) struct Row {
    pub(super) stock: StockRow,
    pub(super) card: VariantCard,
    pub(super) producer: Option<Texts>,
    pub(super) available: i64,
    /// A box made of other articles has no pieces of its own.
    pub(super) is_box: bool,
    pub(super) is_low: bool,
}

#[derive(Template)]
#[template(path = "stock/list.html")]
struct ListPage {
    frame: OfficeFrame,
    showing: Showing,
    rows: Vec<Row>,
    producers: Vec<Choice>,
    sorts: Vec<Choice>,
    pagination: Pagination,
    export: String,
}

/// The order of an address.
pub(super) fn sort(fields: &Fields) -> StockSort {
    lists::sort(fields, StockSort::LeastAvailable)
}

/// The filter of an address: an article number, words of a product's name, a producer, what runs out.
pub(super) fn filter(reader: &Reader<'_>, fields: &Fields, cards: &[Card]) -> store::Result<StockFilter> {
    let producer = cards
        .iter()
        .find(|card| card.slug == fields.text("producer"))
        .map(|card| card.id);
    let text = fields.text("q");
    let variants = match (text.is_empty(), producer) {
        (true, None) => None,
        (true, Some(producer)) => Some(ids(of_producer(reader, producer)?)),
        (false, producer) => Some(ids(found(reader, text, producer)?)),
    };
    let low = fields.is_on("low");
    Ok(StockFilter {
        available_at_most: low.then_some(LOW),
        // A box stands at nothing of its own; what it is made of decides.
        without: if low {
            shelf::boxes_with_more_than(reader, LOW)?
        } else {
            Vec::new()
        },
        variants,
        location: None,
    })
}

fn ids(cards: Vec<VariantCard>) -> Vec<Id<Variant>> {
    cards.into_iter().map(|card| card.id).collect()
}

fn of_producer(reader: &Reader<'_>, producer: Id<Organisation>) -> store::Result<Vec<VariantCard>> {
    let filter = variant::Filter {
        producer: Some(producer),
        ..variant::Filter::default()
    };
    lists::every(|page| variant::list(reader, &filter, page))
}

fn found(
    reader: &Reader<'_>,
    text: &str,
    producer: Option<Id<Organisation>>,
) -> store::Result<Vec<VariantCard>> {
    let by_sku = variant::Filter {
        producer,
        sku: Some(text.to_uppercase()),
        product_status: None,
    };
    let mut cards = variant::list(reader, &by_sku, PageRequest::new(1, MAX_SIZE))?.items;
    let mut named = Vec::new();
    for product in search::find(reader, text, FOUND)? {
        named.extend(variant::of(reader, product)?.into_iter().map(|format| format.id));
    }
    let named = variant::cards_of(reader, &named)?.into_values();
    cards.extend(named.filter(|card| producer.is_none_or(|producer| card.producer == producer)));
    Ok(cards)
}

/// Stocks with their articles and producers.
pub(super) fn rows(reader: &Reader<'_>, stocks: Vec<StockRow>, cards: &[Card]) -> store::Result<Vec<Row>> {
    let ids: Vec<Id<Variant>> = stocks.iter().map(|stock| stock.variant_id).collect();
    let mut articles: HashMap<Id<Variant>, VariantCard> = variant::cards_of(reader, &ids)?;
    let shelves = shelf::of(reader, &ids)?;
    let row = |stock: StockRow| {
        let card = articles.remove(&stock.variant_id)?;
        let shelf = shelves.get(&stock.variant_id)?;
        Some(Row {
            producer: cards
                .iter()
                .find(|one| one.id == card.producer)
                .map(|one| one.names.clone()),
            is_low: shelf.available <= LOW,
            available: shelf.available,
            is_box: shelf.is_box,
            card,
            stock,
        })
    };
    Ok(stocks.into_iter().filter_map(row).collect())
}

/// Shows the list.
pub(super) async fn show(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let (asked, number) = (fields.clone(), fields.page());
    let (rows, total, cards) = visit
        .house
        .store
        .read(move |reader| {
            let cards = organisation::card_list(reader)?;
            let filter = filter(reader, &asked, &cards)?;
            let found: Page<StockRow> =
                stock::list(reader, &filter, sort(&asked), PageRequest::new(number, PER_PAGE))?;
            let rows = rows(reader, found.items, &cards)?;
            Ok::<_, Problem>((rows, found.total, cards))
        })
        .await?;
    let view = ListPage {
        frame: OfficeFrame::new(&visit, "stock")?,
        rows,
        producers: named(
            visit.language,
            Some(visit.text("desk-any-producer")),
            cards.iter().map(|card| (card.slug.clone(), &card.names)),
        ),
        sorts: lists::sorts(&visit, StockSort::LeastAvailable),
        pagination: Pagination::new(&visit, number, PER_PAGE, total),
        export: address::with("/office/stock.csv", &fields, FIELDS, &[("page", "")]),
        showing: Showing::first(&visit),
    };
    let status = view.showing.status();
    Showing::answer(status, &view)
}
