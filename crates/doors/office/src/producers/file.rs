//! The list of producers as a file.

use super::list;
use crate::desk::lists;
use crate::desk::table_file::{self, TableFile, headings};
use catalogue::product;
use language::Language;
use parties::organisation;
use spreadsheets::Cell;
use values::registration::Ice;
use web::{Answer, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-slug",
    "desk-name",
    "desk-name-ar",
    "desk-kind",
    "desk-commune",
    "desk-members",
    "desk-women",
    "desk-ice",
    "desk-phone",
    "desk-products-title",
    "desk-owed",
];

/// Hands the list out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let (filter, sort) = (list::filter(&visit.query), list::sort(&visit.query));
    let (records, products, owed) = visit
        .house
        .store
        .report(move |reader| {
            Ok::<_, Problem>((
                lists::every(|page| organisation::list(reader, &filter, sort, page))?,
                product::published_by_producer(reader)?,
                list::owed(reader)?,
            ))
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for record in records {
        let row = list::row(&visit, record, &products, &owed);
        let details = &row.record.details;
        let number = |count: Option<u32>| count.map_or(Cell::Empty, table_file::number);
        let phone = details
            .phone
            .as_ref()
            .map(values::phone::Phone::national)
            .unwrap_or_default();
        let sum = row.owed.map_or(Cell::Empty, |owed| file.money(owed));
        file.row(&[
            Cell::Text(&row.record.slug),
            Cell::Text(&details.names.fr),
            Cell::Text(details.names.exactly(Language::Arabic).unwrap_or_default()),
            Cell::Text(&row.kind),
            Cell::Text(&details.commune),
            number(details.members_total),
            number(details.members_women),
            Cell::Text(details.ice.as_ref().map(Ice::as_str).unwrap_or_default()),
            Cell::Text(&phone),
            table_file::number(row.products),
            sum,
        ])?;
    }
    table_file::answer(&visit, "desk-file-producers", file.finish()?)
}
