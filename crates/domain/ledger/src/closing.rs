//! Closing months: nothing is posted into a closed one any more.

use access::{Act, audit};
use jiff::Timestamp;
use store::{Reader, Unit, args};
use values::clock::local_date;
use values::period::Month;

store::text_enum! {
    /// Whether entries may be posted into a month.
    pub enum PeriodState {
        /// They may.
        Open = "open",
        /// They may not.
        Closed = "closed",
    }
}

/// Why a month was not closed or opened again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClosingError {
    /// It is in that state already.
    #[error("{0} is {1} already")]
    Already(Month, PeriodState),
    /// The month is not over.
    #[error("{0} is not over")]
    NotOver(Month),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    /// A month of the books in which something was posted, or that was closed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Period {
        /// The month, as `2026-11`.
        pub month: String,
        /// Whether it is open.
        pub state: PeriodState,
        /// When that was last changed.
        pub changed_at: Timestamp,
    }
}

store::statements! {
    read BY_MONTH: Period = "SELECT month, state, changed_at FROM accounting_period WHERE month = ?1";
    // One row per month of the house's life.
    scan ALL: Period = "SELECT month, state, changed_at FROM accounting_period ORDER BY month DESC";
    // No column is named: a concurrent row may meet either of the two unique indexes first.
    write BEGIN = "INSERT INTO accounting_period (month, state, changed_at) VALUES (?1, 'open', ?2) \
        ON CONFLICT DO NOTHING";
    write SET = "UPDATE accounting_period SET state = ?2, changed_at = ?3 WHERE month = ?1 AND state <> ?2";
}

/// Whether entries may be posted into the month; a month nobody has heard of is open.
pub fn is_open(reader: &Reader<'_>, month: Month) -> store::Result<bool> {
    let period = reader.maybe(BY_MONTH, args![month.to_string()])?;
    Ok(period.is_none_or(|period| period.state == PeriodState::Open))
}

/// The months of the books, newest first.
pub fn list(reader: &Reader<'_>) -> store::Result<Vec<Period>> {
    reader.all(ALL, args![])
}

/// Closes a month that is over. Entries being written into it are waited for.
pub fn close(unit: &mut Unit<'_>, act: &Act, month: Month) -> Result<(), ClosingError> {
    if month >= Month::of(local_date(act.at)) {
        return Err(ClosingError::NotOver(month));
    }
    begin(unit, act, month)?;
    set(unit, act, month, PeriodState::Closed, None)
}

/// Opens a closed month again, for a reason that is kept.
pub fn reopen(unit: &mut Unit<'_>, act: &Act, month: Month, reason: &str) -> Result<(), ClosingError> {
    set(unit, act, month, PeriodState::Open, Some(reason))
}

fn set(
    unit: &mut Unit<'_>,
    act: &Act,
    month: Month,
    state: PeriodState,
    reason: Option<&str>,
) -> Result<(), ClosingError> {
    let name = month.to_string();
    if unit.run(SET, args![name, state, act.at])? == 0 {
        return Err(ClosingError::Already(month, state));
    }
    let act_word = match state {
        PeriodState::Closed => "month-closed",
        PeriodState::Open => "month-reopened",
    };
    let entry = audit::Entry {
        act: act_word,
        object: "month",
        object_id: &name,
        before: None,
        after: None,
        reason,
    };
    audit::record(unit, act, &entry)?;
    Ok(())
}

/// Makes the month's row, which entries refer to.
pub(crate) fn begin(unit: &mut Unit<'_>, act: &Act, month: Month) -> store::Result<()> {
    unit.run(BEGIN, args![month.to_string(), act.at])?;
    Ok(())
}
