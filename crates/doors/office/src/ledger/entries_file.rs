//! The entries as a file: one line per line of an entry, as an accountant's program takes them.

use super::account_name;
use super::entries::{self, Around};
use super::sided::Sided;
use crate::desk::lists;
use crate::desk::table_file::{self, TableFile, headings};
use ledger::posting;
use spreadsheets::Cell;
use web::{Answer, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-when",
    "desk-event",
    "desk-order",
    "desk-reason",
    "desk-account-number",
    "desk-account",
    "desk-debit",
    "desk-credit",
];

/// Hands the list out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let (filter, sort) = (entries::filter(&visit.query), entries::sort(&visit.query));
    let (entries, around) = visit
        .house
        .store
        .report(move |reader| {
            let mut around = Around::default();
            let entries = lists::every(|request| {
                let page = posting::list(reader, &filter, sort, request)?;
                around.learn(reader, &page.items)?;
                Ok::<_, Problem>(page)
            })?;
            Ok::<_, Problem>((entries, around))
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for entry in &entries {
        let (when, text) = (
            table_file::moment(entry.at),
            visit.text(&format!("desk-{}", entry.description_key)),
        );
        let order = around.codes.get(&entry.reference_id).map(ToString::to_string);
        for line in around.lines_of(entry) {
            let sided = Sided::of(line.amount)?;
            file.row(&[
                Cell::Text(&when),
                Cell::Text(&text),
                Cell::Text(order.as_deref().unwrap_or_default()),
                Cell::Text(entry.reason.as_deref().unwrap_or_default()),
                Cell::Text(line.account.kind.plan_number()),
                Cell::Text(&account_name(&visit, &line.account, &around.cards)),
                file.amount(sided.debit()),
                file.amount(sided.credit()),
            ])?;
        }
    }
    table_file::answer(&visit, "desk-file-entries", file.finish()?)
}
