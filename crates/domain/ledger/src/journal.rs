//! Reading the journal: entries and their lines.

use crate::account::{AccountKind, AccountRef};
use access::User;
use access::page::{ByTime, Page, PageRequest};
use jiff::Timestamp;
use std::collections::HashMap;
use store::{Reader, Select, args};
use uuid::Uuid;
use values::id::Id;
use values::money::Money;
use values::period::Month;

/// Tag for ids of entries.
pub struct JournalEntry;

store::row! {
    /// An entry as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PostedEntry {
        /// Its id.
        pub id: Id<JournalEntry>,
        /// The event it stands for.
        pub event_key: String,
        /// Key of the text that people see.
        pub description_key: String,
        /// What it is about.
        pub reference_id: Uuid,
        /// Month it belongs to, as `2026-11`.
        pub period: String,
        /// The entry it reverses.
        pub reverses_id: Option<Id<JournalEntry>>,
        /// Why it was reversed, in the words of who did it.
        pub reason: Option<String>,
        /// Who did it: `house`, `guest` or `user`.
        pub actor_kind: String,
        /// The user, if somebody was signed in.
        pub actor_id: Option<Id<User>>,
        /// When.
        pub at: Timestamp,
    }
}

/// A line as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostedLine {
    /// The account.
    pub account: AccountRef,
    /// Debit above zero, credit below.
    pub amount: Money,
}

store::row! {
    /// What an entry comes to: enough to hold it against the rows it stands for.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Posted {
        /// What it is about.
        pub reference_id: Uuid,
        /// The event it stands for.
        pub event_key: String,
        /// Sum of its debits.
        pub debit_centimes: i64,
    }
}

store::row! {
    /// The name of an entry.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Named {
        /// Its id.
        pub id: Id<JournalEntry>,
        /// The event it stands for.
        pub event_key: String,
        /// What it is about.
        pub reference_id: Uuid,
    }
}

store::row! {
    struct LineRow {
        entry_id: Id<JournalEntry>,
        kind: AccountKind,
        party_id: Uuid,
        amount_centimes: i64,
    }
}

store::statements! {
    read BY_EVENT: PostedEntry = "SELECT id, event_key, description_key, reference_id, period, reverses_id, reason, \
        actor_kind, actor_id, at FROM journal_entry WHERE event_key = ?1";
    read DEBITS: (Option<i64>,) = "SELECT CAST(sum(l.amount_centimes) AS bigint) FROM journal_entry e \
        JOIN posting_line l ON l.entry_id = e.id WHERE e.event_key = ?1 AND l.amount_centimes > 0";
    read AFTER: Named = "SELECT id, event_key, reference_id FROM journal_entry WHERE id > ?1 ORDER BY id LIMIT ?2";
    read OF_REFERENCE: PostedEntry = "SELECT id, event_key, description_key, reference_id, period, reverses_id, \
        reason, actor_kind, actor_id, at FROM journal_entry WHERE reference_id = ?1 ORDER BY at, id";
}

/// The entry of an event, if it was posted.
pub fn by_event(reader: &Reader<'_>, event_key: &str) -> store::Result<Option<PostedEntry>> {
    reader.maybe(BY_EVENT, args![event_key])
}

/// What was posted for an event: the sum of the debits; `None` when nothing was.
pub fn amount_of_event(reader: &Reader<'_>, event_key: &str) -> store::Result<Option<Money>> {
    Ok(reader.one(DEBITS, args![event_key])?.0.map(Money::mad))
}

/// What the entries about these things come to; one without lines comes to nothing.
pub fn posted_about(reader: &Reader<'_>, references: &[Uuid]) -> store::Result<Vec<Posted>> {
    let select = Select::new(
        "SELECT e.reference_id, e.event_key, \
         CAST(coalesce(sum(CASE WHEN l.amount_centimes > 0 THEN l.amount_centimes END), 0) AS bigint) \
         AS debit_centimes FROM journal_entry e LEFT JOIN posting_line l ON l.entry_id = e.id",
    )
    .within("e.reference_id", references)
    .then(
        "GROUP BY e.reference_id, e.event_key ORDER BY e.reference_id, e.event_key",
        &[],
    );
    reader.select(&select)
}

/// The next entries after this id, at most `limit`, for whoever goes through all of them.
pub fn after(reader: &Reader<'_>, last: Id<JournalEntry>, limit: u32) -> store::Result<Vec<Named>> {
    reader.all(AFTER, args![last, limit])
}

/// Which entries a list shows; the default is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryFilter {
    /// Of this month only.
    pub month: Option<Month>,
    /// About this thing only.
    pub reference: Option<Uuid>,
    /// Not before this instant.
    pub since: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

/// One page of entries.
pub fn list(
    reader: &Reader<'_>,
    filter: &EntryFilter,
    sort: ByTime,
    request: PageRequest,
) -> store::Result<Page<PostedEntry>> {
    let month = filter.month.map(|month| month.to_string());
    let narrowed = |head: &'static str| {
        Select::new(head)
            .filter_some("period = ?", &month)
            .filter_some("reference_id = ?", &filter.reference)
            .filter_some("at >= ?", &filter.since)
            .filter_some("at < ?", &filter.until)
    };
    let (size, offset) = (request.size(), request.offset());
    let head = "SELECT id, event_key, description_key, reference_id, period, reverses_id, reason, actor_kind, \
        actor_id, at FROM journal_entry";
    let items = reader.select(&narrowed(head).then(sort.page(), &[&size, &offset]))?;
    let total = reader.count(&narrowed("SELECT count(*) FROM journal_entry"))?;
    Ok(Page {
        items,
        total,
        request,
    })
}

/// The lines of these entries, each in its order.
pub fn lines_of(
    reader: &Reader<'_>,
    entries: &[Id<JournalEntry>],
) -> store::Result<HashMap<Id<JournalEntry>, Vec<PostedLine>>> {
    let select = Select::new(
        "SELECT l.entry_id, a.kind, a.party_id, l.amount_centimes FROM posting_line l \
         JOIN ledger_account a ON a.id = l.account_id",
    )
    .within("l.entry_id", entries)
    .then("ORDER BY l.entry_id, l.position", &[]);
    let mut lines: HashMap<Id<JournalEntry>, Vec<PostedLine>> = HashMap::new();
    for row in reader.select::<LineRow>(&select)? {
        let account = AccountRef::from_columns(row.kind, row.party_id);
        let line = PostedLine {
            account,
            amount: Money::mad(row.amount_centimes),
        };
        lines.entry(row.entry_id).or_default().push(line);
    }
    Ok(lines)
}

/// The entries about a thing, oldest first.
pub fn of_reference(reader: &Reader<'_>, reference: Uuid) -> store::Result<Vec<PostedEntry>> {
    reader.all(OF_REFERENCE, args![reference])
}
