//! What is to prepare as a file: one line per article of each part of an order.

use super::list;
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::table_file::{self, TableFile, headings};
use crate::desk::word;
use crate::orders::list::city_name;
use orders::fulfilment;
use parties::organisation;
use shipping::city;
use spreadsheets::Cell;
use web::{Answer, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-order",
    "desk-placed-at",
    "desk-producer",
    "desk-state",
    "desk-city",
    "desk-sku",
    "desk-product",
    "desk-format",
    "desk-quantity",
];

/// Hands the list out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let (parts, cards, cities) = visit
        .house
        .store
        .report(move |reader| {
            let cards = organisation::card_list(reader)?;
            let (filter, sort) = (list::filter(&fields, &cards), list::sort(&fields));
            let parts =
                lists::every(|page| fulfilment::list(reader, &filter, sort, page)).map_err(reading)?;
            Ok::<_, Problem>((parts, cards, city::list(reader)?))
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for part in &parts {
        let (code, placed) = (part.code.to_string(), table_file::moment(part.placed_at));
        let producer = cards.iter().find(|card| card.id == part.producer);
        let producer = producer.map(|card| card.names.in_language(visit.language).text);
        let state = word::said(&visit, "desk-part-state-", part.state.as_str());
        let place = part.city.as_deref().map_or_else(
            || visit.text("desk-pickup"),
            |slug| city_name(&cities, slug, visit.language).to_owned(),
        );
        for line in &part.lines {
            file.row(&[
                Cell::Text(&code),
                Cell::Text(&placed),
                Cell::Text(producer.unwrap_or_default()),
                Cell::Text(&state),
                Cell::Text(&place),
                Cell::Text(&line.sku),
                Cell::Text(line.names.in_language(visit.language).text),
                Cell::Text(&line.variant_label),
                table_file::number(line.quantity),
            ])?;
        }
    }
    table_file::answer(&visit, "desk-file-preparation", file.finish()?)
}
