//! Balances: always the sum of the lines.

use crate::account::{self, Account, AccountKind, AccountRef};
use crate::journal::JournalEntry;
use access::page::{ByTime, Page, PageRequest};
use jiff::Timestamp;
use store::{Reader, Select, args};
use uuid::Uuid;
use values::id::Id;
use values::money::Money;
use values::period::Month;

store::row! {
    struct PartyRow {
        party_id: Uuid,
        sum_centimes: i64,
    }
}

store::row! {
    struct StatementRow {
        entry_id: Id<JournalEntry>,
        at: Timestamp,
        event_key: String,
        description_key: String,
        reference_id: Uuid,
        amount_centimes: i64,
        position: i64,
    }
}

store::row! {
    struct TrialRow {
        kind: AccountKind,
        debit_centimes: i64,
        credit_centimes: i64,
    }
}

/// One line of an account's statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementLine {
    /// The entry it is a line of.
    pub entry: Id<JournalEntry>,
    /// When.
    pub at: Timestamp,
    /// The event the entry stands for.
    pub event_key: String,
    /// Key of the text that people see.
    pub description_key: String,
    /// What the entry is about.
    pub reference: Uuid,
    /// Debit above zero, credit below.
    pub amount: Money,
    /// The account's balance after this line, debit above zero.
    pub running: Money,
}

/// One line of the trial balance. The balances of all lines sum to zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialLine {
    /// All accounts of this kind together.
    pub kind: AccountKind,
    /// Sum of the debits, above zero or zero.
    pub debit: Money,
    /// Sum of the credits, above zero or zero.
    pub credit: Money,
    /// Debits less credits.
    pub balance: Money,
}

store::statements! {
    read SUM: (i64,) = "SELECT CAST(coalesce(sum(amount_centimes), 0) AS bigint) FROM posting_line \
        WHERE account_id = ?1";
    read BY_PARTY: PartyRow = "SELECT a.party_id, CAST(sum(l.amount_centimes) AS bigint) AS sum_centimes \
        FROM ledger_account a JOIN posting_line l ON l.account_id = a.id WHERE a.kind = ?1 \
        GROUP BY a.party_id ORDER BY a.party_id";
    read UP_TO: (i64,) = "SELECT CAST(coalesce(sum(amount_centimes), 0) AS bigint) FROM posting_line \
        WHERE account_id = ?1 AND (at, entry_id, position) <= (?2, ?3, ?4)";
}

/// The balance of an account, debit above zero; nothing when nothing was ever posted to it.
pub fn of(reader: &Reader<'_>, account: &AccountRef) -> store::Result<Money> {
    match account::find(reader, account)? {
        Some(id) => Ok(Money::mad(reader.one(SUM, args![id])?.0)),
        None => Ok(Money::ZERO_MAD),
    }
}

/// The balance of each party's account of a kind, debit above zero, in the order of parties; settled
/// accounts are there with nothing on them.
pub fn by_party(reader: &Reader<'_>, kind: AccountKind) -> store::Result<Vec<(Uuid, Money)>> {
    let rows = reader.all(BY_PARTY, args![kind])?;
    Ok(rows
        .into_iter()
        .filter(|row| !row.party_id.is_nil())
        .map(|row| (row.party_id, Money::mad(row.sum_centimes)))
        .collect())
}

/// Which lines of an account a statement shows; the default is all. The balances are those of the whole account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// Not before this instant.
    pub since: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

impl Span {
    fn narrow<'s>(&'s self, select: Select<'s>, account: &'s Id<Account>) -> Select<'s> {
        select
            .filter("l.account_id = ?", &[account])
            .filter_some("l.at >= ?", &self.since)
            .filter_some("l.at < ?", &self.until)
    }
}

/// One page of an account's lines, each with the balance after it.
pub fn statement(
    reader: &Reader<'_>,
    account: &AccountRef,
    span: Span,
    sort: ByTime,
    request: PageRequest,
) -> store::Result<Page<StatementLine>> {
    let Some(id) = account::find(reader, account)? else {
        return Ok(Page {
            items: Vec::new(),
            total: 0,
            request,
        });
    };
    Ok(Page {
        items: lines(reader, id, span, sort, request)?,
        total: reader.count(&span.narrow(Select::new("SELECT count(*) FROM posting_line l"), &id))?,
        request,
    })
}

fn lines(
    reader: &Reader<'_>,
    id: Id<Account>,
    span: Span,
    sort: ByTime,
    request: PageRequest,
) -> store::Result<Vec<StatementLine>> {
    let (size, offset) = (request.size(), request.offset());
    let head = "SELECT l.entry_id, l.at, e.event_key, e.description_key, e.reference_id, l.amount_centimes, \
        l.position FROM posting_line l JOIN journal_entry e ON e.id = l.entry_id";
    let tail = match sort {
        ByTime::Newest => "ORDER BY l.at DESC, l.entry_id DESC, l.position DESC LIMIT ? OFFSET ?",
        ByTime::Oldest => "ORDER BY l.at, l.entry_id, l.position LIMIT ? OFFSET ?",
    };
    let select = span.narrow(Select::new(head), &id);
    let rows: Vec<StatementRow> = reader.select(&select.then(tail, &[&size, &offset]))?;
    let Some(first) = rows.first() else {
        return Ok(Vec::new());
    };
    let after_first = reader
        .one(UP_TO, args![id, first.at, first.entry_id, first.position])?
        .0;
    Ok(with_balances(rows, sort, after_first))
}

/// The lines of a page follow each other in the account: each balance comes from that of the line before.
fn with_balances(rows: Vec<StatementRow>, sort: ByTime, after_first: i64) -> Vec<StatementLine> {
    // Sums of what is stored, which the database has added up once: they fit.
    let (mut running, mut last) = (after_first, None);
    let line = |row: StatementRow| {
        running = match (sort, last) {
            (_, None) => running,
            (ByTime::Newest, Some(newer)) => running.saturating_sub(newer),
            (ByTime::Oldest, Some(_)) => running.saturating_add(row.amount_centimes),
        };
        last = Some(row.amount_centimes);
        StatementLine {
            entry: row.entry_id,
            at: row.at,
            event_key: row.event_key,
            description_key: row.description_key,
            reference: row.reference_id,
            amount: Money::mad(row.amount_centimes),
            running: Money::mad(running),
        }
    };
    rows.into_iter().map(line).collect()
}

/// The trial balance of everything posted, or of one month alone, in the order of [`AccountKind::ALL`].
pub fn trial(reader: &Reader<'_>, month: Option<Month>) -> store::Result<Vec<TrialLine>> {
    let period = month.map(|month| month.to_string());
    let select = Select::new(
        "SELECT a.kind, \
         CAST(sum(CASE WHEN l.amount_centimes > 0 THEN l.amount_centimes ELSE 0 END) AS bigint) AS debit_centimes, \
         CAST(sum(CASE WHEN l.amount_centimes < 0 THEN -l.amount_centimes ELSE 0 END) AS bigint) AS credit_centimes \
         FROM posting_line l JOIN ledger_account a ON a.id = l.account_id JOIN journal_entry e ON e.id = l.entry_id",
    )
    .filter_some("e.period = ?", &period)
    .then("GROUP BY a.kind", &[]);
    let mut rows = reader.select::<TrialRow>(&select)?;
    rows.sort_by_key(|row| row.kind);
    Ok(rows
        .into_iter()
        .map(|row| TrialLine {
            kind: row.kind,
            debit: Money::mad(row.debit_centimes),
            credit: Money::mad(row.credit_centimes),
            // Both are sums of stored amounts of at least zero, so their difference fits.
            balance: Money::mad(row.debit_centimes.saturating_sub(row.credit_centimes)),
        })
        .collect())
}
