//! Posting: balanced entries that are never edited; a wrong one is reversed by another.

use crate::account::{self, Account, AccountKind, AccountRef, Side};
use crate::closing;
use crate::journal::by_event;
use crate::line::{LineProblem, validate};
use access::Act;
use std::collections::BTreeMap;
use store::{Unit, args};
use uuid::Uuid;
use values::clock::local_date;
use values::id::Id;
use values::money::Money;
use values::period::Month;

pub use crate::journal::{
    EntryFilter, JournalEntry, PostedEntry, PostedLine, amount_of_event, lines_of, list, of_reference,
};
pub use crate::line::Line;

/// The text key of every reversal.
pub const REVERSAL: &str = "ledger-reversal";

/// An entry as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Names the event, once and for ever: `delivered:<fulfilment>`. A second entry with it is refused.
    pub event_key: String,
    /// Key of the text that people see: `ledger-delivered`.
    pub description_key: String,
    /// What it is about: an order, a fulfilment, a payout.
    pub reference: Uuid,
    /// At least two lines that sum to zero.
    pub lines: Vec<Line>,
}

/// Why nothing was posted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostError {
    /// The lines do not sum to zero.
    #[error("the lines are off by {} centimes", .0.centimes())]
    Unbalanced(Money),
    /// Fewer than two lines.
    #[error("an entry has at least two lines")]
    TooFewLines,
    /// A line of no money.
    #[error("a line of no money")]
    ZeroLine,
    /// An account that needs a party was named without one.
    #[error("{0} needs a party")]
    PartyMissing(AccountKind),
    /// The amounts do not fit 64 bits of centimes.
    #[error("the amounts are too large")]
    TooLarge,
    /// The month is closed.
    #[error("{0} is closed")]
    PeriodClosed(Month),
    /// The event was posted before, as this entry; the unit may go on.
    #[error("this event was posted before")]
    AlreadyPosted(Id<JournalEntry>),
    /// The entry was reversed before; the unit may go on.
    #[error("the entry was reversed before")]
    AlreadyReversed,
    /// There is no entry of that event, or it is itself a reversal.
    #[error("there is nothing to reverse")]
    NotReversible,
    /// The account would hold less than nothing.
    #[error("{} would go below zero", .0.kind)]
    WouldGoNegative(AccountRef),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<LineProblem> for PostError {
    fn from(problem: LineProblem) -> Self {
        match problem {
            LineProblem::Unbalanced(rest) => Self::Unbalanced(rest),
            LineProblem::TooFew => Self::TooFewLines,
            LineProblem::Zero => Self::ZeroLine,
            LineProblem::PartyMissing(kind) => Self::PartyMissing(kind),
            LineProblem::TooLarge => Self::TooLarge,
        }
    }
}

store::row! {
    struct ReversedRow {
        kind: AccountKind,
        party_id: Uuid,
        amount_centimes: i64,
    }
}

store::statements! {
    write INSERT = "INSERT INTO journal_entry (id, event_key, description_key, reference_id, period, reverses_id, \
        reason, actor_kind, actor_id, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING";
    write INSERT_LINE = "INSERT INTO posting_line (entry_id, position, account_id, amount_centimes, currency, at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    write GUARD = "UPDATE ledger_account SET guarded_centimes = guarded_centimes + ?2 \
        WHERE id = ?1 AND guarded_centimes + ?2 >= 0";
    read LINES_TO_REVERSE: ReversedRow = "SELECT a.kind, a.party_id, l.amount_centimes FROM posting_line l \
        JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = ?1 ORDER BY l.position";
}

/// Posts the entry into the month of the act, by Casablanca's calendar.
///
/// [`PostError::AlreadyPosted`] leaves the unit as it was; after any other error it must be undone.
pub fn post(unit: &mut Unit<'_>, act: &Act, entry: &Entry) -> Result<Id<JournalEntry>, PostError> {
    write(unit, act, entry, None)
}

/// Posts the mirror image of the entry of `original_event_key`, which stays as it is. An entry is reversed
/// once; a reversal is not reversed, the right entry is posted again instead.
pub fn reverse(
    unit: &mut Unit<'_>,
    act: &Act,
    original_event_key: &str,
    new_event_key: &str,
    reason: &str,
) -> Result<Id<JournalEntry>, PostError> {
    let original = by_event(unit, original_event_key)?
        .filter(|entry| entry.reverses_id.is_none())
        .ok_or(PostError::NotReversible)?;
    let mut lines = Vec::new();
    for row in unit.all(LINES_TO_REVERSE, args![original.id])? {
        let account = AccountRef::from_columns(row.kind, row.party_id);
        let amount = Money::mad(row.amount_centimes)
            .negated()
            .map_err(|_| PostError::TooLarge)?;
        lines.push(Line { account, amount });
    }
    let entry = Entry {
        event_key: new_event_key.to_owned(),
        description_key: REVERSAL.to_owned(),
        reference: original.reference_id,
        lines,
    };
    write(
        unit,
        act,
        &entry,
        Some(Reversed {
            id: original.id,
            reason,
        }),
    )
}

#[derive(Clone, Copy)]
struct Reversed<'r> {
    id: Id<JournalEntry>,
    reason: &'r str,
}

fn write(
    unit: &mut Unit<'_>,
    act: &Act,
    entry: &Entry,
    reversed: Option<Reversed<'_>>,
) -> Result<Id<JournalEntry>, PostError> {
    validate(&entry.lines)?;
    let month = Month::of(local_date(act.at));
    closing::begin(unit, act, month)?;
    let id = act.ids.next::<JournalEntry>();
    let inserted = unit.run(
        INSERT,
        args![
            id,
            entry.event_key,
            entry.description_key,
            entry.reference,
            month.to_string(),
            reversed.map(|original| original.id),
            reversed.map(|original| original.reason),
            act.actor.kind_word(),
            act.actor.user(),
            act.at
        ],
    )?;
    if inserted == 0 {
        let earlier = by_event(unit, &entry.event_key)?;
        return Err(earlier.map_or(PostError::AlreadyReversed, |earlier| {
            PostError::AlreadyPosted(earlier.id)
        }));
    }
    // Read after the entry is written: from then on closing the month waits for this unit.
    if !closing::is_open(unit, month)? {
        return Err(PostError::PeriodClosed(month));
    }
    write_lines(unit, act, id, &entry.lines)?;
    Ok(id)
}

fn write_lines(
    unit: &mut Unit<'_>,
    act: &Act,
    entry: Id<JournalEntry>,
    lines: &[Line],
) -> Result<(), PostError> {
    // In one order for all units, so that two that need the same new accounts never wait for each other.
    let mut accounts: BTreeMap<AccountRef, Option<Id<Account>>> =
        lines.iter().map(|line| (line.account, None)).collect();
    for (account, id) in &mut accounts {
        *id = Some(account::find_or_make(unit, &act.ids, account)?);
    }
    let mut guarded: BTreeMap<Id<Account>, (AccountRef, i64)> = BTreeMap::new();
    for (position, line) in (1_i64..).zip(lines) {
        let account = accounts
            .get(&line.account)
            .copied()
            .flatten()
            .ok_or(store::Error::Missing)?;
        let (centimes, currency) = (line.amount.centimes(), line.amount.currency().code());
        unit.run(
            INSERT_LINE,
            args![entry, position, account, centimes, currency, act.at],
        )?;
        if line.account.kind.must_not_go_negative() {
            let change = &mut guarded.entry(account).or_insert((line.account, 0)).1;
            *change = change.checked_add(centimes).ok_or(PostError::TooLarge)?;
        }
    }
    // In the order of ids, so that two units never wait for each other.
    for (id, (account, change)) in guarded {
        let on_natural_side = match account.kind.side() {
            Side::Debit => Some(change),
            Side::Credit => change.checked_neg(),
        };
        let change = on_natural_side.ok_or(PostError::TooLarge)?;
        if unit.run(GUARD, args![id, change])? == 0 {
            return Err(PostError::WouldGoNegative(account));
        }
    }
    Ok(())
}
