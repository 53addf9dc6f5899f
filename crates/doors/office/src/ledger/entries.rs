//! Entries with their lines, newest first.

use super::sided::Sided;
use super::{account_name, trial};
use crate::desk::address;
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use access::page::{ByTime, PageRequest};
use askama::Template;
use ledger::posting::{self, EntryFilter, JournalEntry, PostedEntry, PostedLine};
use orders::order;
use parties::organisation::{self, Card, Organisation};
use std::collections::{BTreeSet, HashMap};
use store::Reader;
use uuid::Uuid;
use values::code::OrderCode;
use values::id::Id;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["month", "sort", "page"];
/// Entries of a page.
const PER_PAGE: u32 = 25;

/// An entry in words.
pub(super) struct Row {
    entry: PostedEntry,
    text: String,
    order: Option<OrderCode>,
    lines: Vec<(String, Sided)>,
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
    export: String,
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

/// What entries need besides themselves.
#[derive(Default)]
pub(super) struct Around {
    lines: HashMap<Id<JournalEntry>, Vec<PostedLine>>,
    pub(super) cards: HashMap<Id<Organisation>, Card>,
    pub(super) codes: HashMap<Uuid, OrderCode>,
}

impl Around {
    /// Adds the lines of a page of entries, whose accounts they are, and the orders they are about.
    pub(super) fn learn(&mut self, reader: &Reader<'_>, entries: &[PostedEntry]) -> Result<(), Problem> {
        let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
        // An entry about something else than an order has no order to link to.
        let references: Vec<_> = entries.iter().map(|entry| entry.reference_id).collect();
        self.codes
            .extend(order::codes_of(reader, &references).map_err(reading)?);
        let lines = posting::lines_of(reader, &ids)?;
        self.cards
            .extend(organisation::cards_of(reader, &parties_of(&lines))?);
        self.lines.extend(lines);
        Ok(())
    }

    /// The lines of an entry.
    pub(super) fn lines_of(&self, entry: &PostedEntry) -> &[PostedLine] {
        self.lines.get(&entry.id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The filter of an address.
pub(super) fn filter(fields: &Fields) -> EntryFilter {
    EntryFilter {
        month: trial::month(fields),
        ..EntryFilter::default()
    }
}

/// The order the reader asked for: the last entry first, unless told otherwise.
pub(super) fn sort(fields: &Fields) -> ByTime {
    lists::sort(fields, ByTime::Newest)
}

/// Shows a page of entries.
pub(super) async fn show(visit: Visit) -> Answer {
    let (filter, sort) = (filter(&visit.query), sort(&visit.query));
    let (month, number) = (filter.month, visit.query.page());
    let (entries, total, around) = visit
        .house
        .store
        .read(move |reader| {
            let found = posting::list(reader, &filter, sort, PageRequest::new(number, PER_PAGE))?;
            let mut around = Around::default();
            around.learn(reader, &found.items)?;
            Ok::<_, Problem>((found.items, found.total, around))
        })
        .await?;
    let said = |line: &PostedLine| {
        let name = account_name(&visit, &line.account, &around.cards);
        Ok::<_, Problem>((name, Sided::of(line.amount)?))
    };
    let row = |entry: PostedEntry| {
        let lines = around.lines_of(&entry).iter().map(said);
        Ok::<_, Problem>(Row {
            text: visit.text(&format!("desk-{}", entry.description_key)),
            order: around.codes.get(&entry.reference_id).copied(),
            lines: lines.collect::<Result<_, _>>()?,
            entry,
        })
    };
    let view = EntriesPage {
        frame: OfficeFrame::new(&visit, "ledger")?,
        sorts: lists::sorts(&visit, ByTime::Newest),
        month: month.map(|month| month.to_string()).unwrap_or_default(),
        rows: entries.into_iter().map(row).collect::<Result<_, _>>()?,
        export: address::with(
            "/office/ledger/entries.csv",
            &visit.query,
            FIELDS,
            &[("page", "")],
        ),
        pagination: Pagination::new(&visit, number, PER_PAGE, total),
        showing: Showing::first(&visit),
    };
    let status = view.showing.status();
    Showing::answer(status, &view)
}
