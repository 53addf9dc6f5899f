//! What the operator's machines count of the writes. Without a recorder these count into nothing.

use metrics::{counter, histogram};
use std::time::Instant;

/// Transactions committed.
pub const COMMITS: &str = "mawrout_commits_total";
/// Units of work committed together by one transaction.
pub const COMMIT_UNITS: &str = "mawrout_commit_units";
/// Seconds a unit of work waited for its turn to write.
pub const WRITE_WAIT_SECONDS: &str = "mawrout_write_wait_seconds";

/// Counts a commit of so many units.
#[allow(
    clippy::disallowed_types,
    reason = "a measure as metrics take it; no money is near"
)]
pub(crate) fn committed(units: usize) {
    counter!(COMMITS).increment(1);
    histogram!(COMMIT_UNITS).record(f64::from(u32::try_from(units).unwrap_or(u32::MAX)));
}

/// A unit of work in the queue of the writer.
pub(crate) struct Queued(Instant);

impl Queued {
    /// From now on it waits.
    #[allow(
        clippy::disallowed_methods,
        reason = "measures a wait, by the monotonic clock"
    )]
    pub(crate) fn now() -> Self {
        Self(Instant::now())
    }

    /// It begins.
    pub(crate) fn begins(&self) {
        histogram!(WRITE_WAIT_SECONDS).record(self.0.elapsed().as_secs_f64());
    }
}
