//! The list of orders as a file.

use super::filter;
use super::list::city_name;
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::table_file::{self, TableFile, headings};
use crate::desk::word;
use orders::listing::{self, OrderCard};
use shipping::city::{self, City};
use spreadsheets::Cell;
use web::{Answer, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-order",
    "desk-state",
    "desk-placed-at",
    "desk-buyer",
    "desk-phone",
    "desk-city",
    "desk-total",
    "desk-channel",
    "desk-calls",
    "desk-producers-count",
];

/// Hands the list out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let (filter, sort) = (
        filter::filter(&visit.query, visit.now()),
        filter::sort(&visit.query),
    );
    let (cards, cities) = visit
        .house
        .store
        .report(move |reader| {
            let cards = lists::every(|page| listing::page(reader, &filter, sort, page)).map_err(reading)?;
            Ok::<_, Problem>((cards, city::list(reader)?))
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for card in &cards {
        row(&visit, &mut file, card, &cities)?;
    }
    table_file::answer(&visit, "desk-file-orders", file.finish()?)
}

fn row(visit: &Visit, file: &mut TableFile, card: &OrderCard, cities: &[City]) -> Result<(), Problem> {
    let code = card.code.to_string();
    let state = word::said(visit, "desk-order-state-", card.state.as_str());
    let placed = table_file::moment(card.placed_at);
    let phone = card.phone.national();
    let place = card.city.as_deref().map_or_else(
        || visit.text("desk-pickup"),
        |slug| city_name(cities, slug, visit.language).to_owned(),
    );
    let channel = word::said(visit, "desk-channel-", card.channel.as_str());
    let total = file.money(card.total);
    file.row(&[
        Cell::Text(&code),
        Cell::Text(&state),
        Cell::Text(&placed),
        Cell::Text(&card.buyer_name),
        Cell::Text(&phone),
        Cell::Text(&place),
        total,
        Cell::Text(&channel),
        table_file::number(card.calls),
        table_file::number(card.producers),
    ])
}
