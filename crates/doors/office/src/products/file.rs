//! Products and their formats as a file: one line per format.

use super::list;
use crate::desk::lists;
use crate::desk::shelf::{self, Shelf};
use crate::desk::table_file::{self, TableFile, headings};
use crate::desk::word;
use catalogue::category;
use catalogue::product::{self, Product};
use catalogue::variant::{self, Variant};
use language::{Language, Texts};
use parties::organisation::{self, Card};
use spreadsheets::Cell;
use store::Reader;
use web::{Answer, Fields, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-sku",
    "desk-product",
    "desk-name-ar",
    "desk-format",
    "desk-producer",
    "desk-price",
    "desk-wholesale",
    "desk-weight-grams",
    "desk-on-hand",
    "desk-reserved",
    "desk-available",
    "desk-status",
];

/// A format with its product and its stock.
struct Line {
    product: Product,
    format: Variant,
    producer: Option<Texts>,
    shelf: Option<Shelf>,
}

/// Hands the list out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let lines = visit
        .house
        .store
        .report(move |reader| read(reader, &fields))
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for Line {
        product,
        format,
        producer,
        shelf,
    } in &lines
    {
        let producer = producer
            .as_ref()
            .map(|names| names.in_language(visit.language).text)
            .unwrap_or_default();
        let status = word::said(&visit, "desk-product-status-", product.status.as_str());
        let (price, wholesale) = (
            file.money(format.price),
            format.wholesale_price.map(|price| file.money(price)),
        );
        // A box has no pieces of its own.
        let own = |figure: fn(Shelf) -> i64| {
            shelf
                .filter(|shelf| !shelf.is_box)
                .map_or(Cell::Empty, |shelf| table_file::number(figure(shelf)))
        };
        file.row(&[
            Cell::Text(&format.sku),
            Cell::Text(&product.names.fr),
            Cell::Text(product.names.exactly(Language::Arabic).unwrap_or_default()),
            Cell::Text(&format.label),
            Cell::Text(producer),
            price,
            wholesale.unwrap_or(Cell::Empty),
            table_file::number(format.weight.value()),
            own(|shelf| shelf.figures.on_hand),
            own(|shelf| shelf.figures.reserved),
            shelf.map_or(Cell::Empty, |shelf| table_file::number(shelf.available)),
            Cell::Text(&status),
        ])?;
    }
    table_file::answer(&visit, "desk-file-products", file.finish()?)
}

fn read(reader: &Reader<'_>, fields: &Fields) -> Result<Vec<Line>, Problem> {
    let cards = organisation::card_list(reader)?;
    let (filter, sort) = (
        list::filter(fields, &category::list(reader)?, &cards),
        list::sort(fields),
    );
    lists::every(|request| {
        let page = product::list(reader, &filter, sort, request)?;
        lists::read_on(page, |products| lines(reader, products, &cards))
    })
}

/// One line per format of these products.
fn lines(reader: &Reader<'_>, products: Vec<Product>, cards: &[Card]) -> Result<Vec<Line>, Problem> {
    let ids: Vec<_> = products.iter().map(|product| product.id).collect();
    let mut formats = variant::of_products(reader, &ids)?;
    let ids: Vec<_> = formats.values().flatten().map(|format| format.id).collect();
    let shelves = shelf::of(reader, &ids)?;
    let mut lines = Vec::new();
    for product in products {
        let producer = cards
            .iter()
            .find(|card| card.id == product.producer)
            .map(|card| card.names.clone());
        let own = formats.remove(&product.id).unwrap_or_default();
        lines.extend(own.into_iter().map(|format| Line {
            shelf: shelves.get(&format.id).copied(),
            product: product.clone(),
            producer: producer.clone(),
            format,
        }));
    }
    Ok(lines)
}
