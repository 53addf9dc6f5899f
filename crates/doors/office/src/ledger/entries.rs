//! Entries with their lines, newest first.

use super::{account_name, trial};
use crate::desk::choices;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use access::page::{ByTime, PageRequest};
use askama::Template;
use ledger::posting::{self, EntryFilter, JournalEntry, PostedEntry, PostedLine};
use orders::order;
use parties::organisation::{self, Organisation};
use std::collections::{BTreeSet, HashMap};
use values::code::OrderCode;
use values::id::Id;
use values::money::Money;
use web::parts::{Choice, Pagination};
use web::{Answer, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["month", "sort", "page"];
/// Entries of a page.
const PER_PAGE: u32 = 25;

/// An entry in words.
pub(super) struct Row {
    entry: PostedEntry,
    text: String,
    order: Option<OrderCode>,
    lines: Vec<(String, Money)>,
}

#[derive(Template)]
#[template(path = "ledger/entries.html")]
struct EntriesPage {
    frame: OfficeFrame,
    showing: Showing,
    sorts: Vec<Choice>,
    month: String,
    rows: Vec<Row>,
    pagination: Pagination,
}

/// The organisations whose accounts stand in these lines.
fn parties_of(lines: &HashMap<Id<JournalEntry>, Vec<PostedLine>>) -> Vec<Id<Organisation>> {
    let parties: BTreeSet<_> = lines
        .values()
        .flatten()
        .filter_map(|line| line.account.party)
        .collect();
    parties.into_iter().map(Id::from_uuid).collect()
}

/// Shows a page of entries.
pub(super) async fn show(visit: Visit) -> Answer {
    let (month, number) = (trial::month(&visit.query), visit.query.page());
    let sort = ByTime::from_word(visit.query.text("sort")).unwrap_or(ByTime::Newest);
    let (entries, total, lines, cards, codes) = visit
        .house
        .store
        .read(move |reader| {
            let filter = EntryFilter {
                month,
                ..EntryFilter::default()
            };
            let found = posting::list(reader, &filter, sort, PageRequest::new(number, PER_PAGE))?;
            let ids: Vec<_> = found.items.iter().map(|entry| entry.id).collect();
            // An entry about something else than an order has no order to link to.
            let references: Vec<_> = found.items.iter().map(|entry| entry.reference_id).collect();
            let codes = order::codes_of(reader, &references).map_err(reading)?;
            let lines = posting::lines_of(reader, &ids)?;
            let cards = organisation::cards_of(reader, &parties_of(&lines))?;
            Ok::<_, Problem>((found.items, found.total, lines, cards, codes))
        })
        .await?;
    let said = |line: &PostedLine| (account_name(&visit, &line.account, &cards), line.amount);
    let row = |entry: PostedEntry| Row {
        text: visit.text(&format!("desk-{}", entry.description_key)),
        order: codes.get(&entry.reference_id).copied(),
        lines: lines
            .get(&entry.id)
            .map(|lines| lines.iter().map(said).collect())
            .unwrap_or_default(),
        entry,
    };
    let view = EntriesPage {
        frame: OfficeFrame::new(&visit, "ledger")?,
        sorts: choices::sorts(&visit, ByTime::ALL.iter().map(|sort| sort.as_str())),
        month: month.map(|month| month.to_string()).unwrap_or_default(),
        rows: entries.into_iter().map(row).collect(),
        pagination: Pagination::new(&visit, number, PER_PAGE, total),
        showing: Showing::first(&visit),
    };
    let status = view.showing.status();
    Showing::answer(status, &view)
}
