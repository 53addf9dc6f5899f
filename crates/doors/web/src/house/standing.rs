//! Whether something that is kept in memory is still true: none of its topics changed, and it is not old.

use jiff::{SignedDuration, Timestamp};
use store::Changes;

/// What something kept hangs on.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// Topics of what it tells.
    pub(crate) topics: Vec<String>,
    /// The last moment of [`Changes`] at which it is known to be true: before it was read, or when it was last found.
    pub(crate) moment: u64,
    /// When it was made, by the clock of the house.
    pub(crate) made_at: Timestamp,
}

/// What decides whether something kept is still true.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Present<'p> {
    pub(crate) changes: &'p Changes,
    pub(crate) now: Timestamp,
    /// How old it may be at most: what other processes changed reaches it no later.
    pub(crate) age: SignedDuration,
}

impl Standing {
    /// Whether it is still true.
    pub(crate) fn is_true(&mut self, present: Present<'_>) -> bool {
        let age = present.now.duration_since(self.made_at);
        (SignedDuration::ZERO..present.age).contains(&age) && self.is_untouched(present.changes)
    }

    /// Its topics are looked up only when anything at all changed since they were last looked up.
    fn is_untouched(&mut self, changes: &Changes) -> bool {
        // Asked before the topics: a change in between is later than what is remembered here.
        let moment = changes.moment();
        if moment == self.moment {
            return true;
        }
        let is_untouched = changes.are_older(self.topics.iter().map(String::as_str), self.moment);
        if is_untouched {
            self.moment = moment;
        }
        is_untouched
    }
}
