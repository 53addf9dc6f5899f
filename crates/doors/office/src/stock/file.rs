//! The list of stocks as a file.

use super::list;
use crate::desk::lists;
use crate::desk::table_file::{self, TableFile, headings};
use inventory::stock;
use parties::organisation;
use spreadsheets::Cell;
use web::{Answer, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-sku",
    "desk-product",
    "desk-format",
    "desk-producer",
    "desk-on-hand",
    "desk-reserved",
    "desk-available",
];

/// Hands the list out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let rows = visit
        .house
        .store
        .report(move |reader| {
            let cards = organisation::card_list(reader)?;
            let filter = list::filter(reader, &fields, &cards)?;
            let sort = list::sort(&fields);
            lists::every(|request| {
                let page = stock::list(reader, &filter, sort, request)?;
                let page = lists::read_on(page, |stocks| list::rows(reader, stocks, &cards))?;
                Ok::<_, Problem>(page)
            })
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for row in &rows {
        let producer = row
            .producer
            .as_ref()
            .map(|names| names.in_language(visit.language).text)
            .unwrap_or_default();
        file.row(&[
            Cell::Text(&row.card.sku),
            Cell::Text(row.card.names.in_language(visit.language).text),
            Cell::Text(&row.card.label),
            Cell::Text(producer),
            table_file::number(row.stock.on_hand),
            table_file::number(row.stock.reserved),
            table_file::number(row.available),
        ])?;
    }
    table_file::answer(&visit, "desk-file-stock", file.finish()?)
}
