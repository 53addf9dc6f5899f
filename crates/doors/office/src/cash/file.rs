//! The cash that is waited for, as a file: to compare with a carrier's own sheet.

use super::show::{self, name_of};
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::table_file::{self, TableFile, headings};
use jiff::Timestamp;
use orders::cash;
use shipping::carrier;
use spreadsheets::Cell;
use web::{Answer, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-order",
    "desk-carrier",
    "desk-tracking",
    "desk-handed-over-at",
    "desk-delivered-at",
    "desk-cash-due",
];

/// Hands the list out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let (waiting, carriers) = visit
        .house
        .store
        .report(move |reader| {
            let carriers = carrier::list(reader)?;
            let (filter, sort) = (show::filter(&fields, &carriers), show::sort(&fields));
            let waiting = lists::every(|page| cash::waiting(reader, &filter, sort, page)).map_err(reading)?;
            Ok::<_, Problem>((waiting, carriers))
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    let day = |at: Option<Timestamp>| {
        at.map(|at| values::clock::local_date(at).to_string())
            .unwrap_or_default()
    };
    for one in &waiting {
        let (code, carrier) = (one.code.to_string(), name_of(&carriers, one.carrier));
        let (left, arrived) = (day(one.handed_over_at), day(one.delivered_at));
        let due = file.money(one.due);
        file.row(&[
            Cell::Text(&code),
            Cell::Text(&carrier),
            Cell::Text(one.tracking.as_deref().unwrap_or_default()),
            Cell::Text(&left),
            Cell::Text(&arrived),
            due,
        ])?;
    }
    table_file::answer(&visit, "desk-file-cash", file.finish()?)
}
