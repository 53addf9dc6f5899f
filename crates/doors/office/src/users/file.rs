//! The list of people as a file: who may do what, for a review of rights.

use super::list;
use crate::desk::lists;
use crate::desk::table_file::{self, TableFile, headings};
use access::user_list;
use spreadsheets::Cell;
use web::{Answer, Problem, Visit};

const HEADINGS: &[&str] = &[
    "desk-login",
    "desk-name",
    "desk-role",
    "desk-status",
    "desk-language",
    "desk-added-at",
    "desk-last-seen",
];

/// Hands the list out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let (filter, sort) = (list::filter(&visit.query), list::sort(&visit.query));
    let people = visit
        .house
        .store
        .report(move |reader| {
            let people = lists::every(|page| user_list::list(reader, &filter, sort, page))?;
            Ok::<_, Problem>(people)
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for person in people {
        let row = list::row(&visit, person);
        let added = table_file::moment(row.record.created_at);
        let seen = row.record.last_signed_in_at.map(table_file::moment);
        file.row(&[
            Cell::Text(&row.record.login),
            Cell::Text(&row.record.name),
            Cell::Text(&row.roles.join(", ")),
            Cell::Text(&row.status),
            Cell::Text(row.record.language.code()),
            Cell::Text(&added),
            Cell::Text(seen.as_deref().unwrap_or_default()),
        ])?;
    }
    table_file::answer(&visit, "desk-file-users", file.finish()?)
}
