//! What this process knows to have changed: the word by which pages that were kept are known to be old.
//!
//! A unit tells its facts when it is kept, before its caller is answered; what other processes keep comes through
//! the feed ([`outbox::after`](crate::outbox::after)) and is told by whoever follows it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

/// Topics remembered one by one; with more, the oldest knowledge is forgotten and everything counts as changed.
const MOST_TOPICS: usize = 50_000;

/// When each topic changed last, in a count of changes of this process.
#[derive(Debug, Default)]
pub struct Changes {
    count: AtomicU64,
    topics: RwLock<Topics>,
}

#[derive(Debug, Default)]
struct Topics {
    last: HashMap<String, u64>,
    /// Topics that are not remembered count as changed at this moment.
    forgotten: u64,
}

impl Changes {
    /// The moment: how many changes were told so far. Ask it before a snapshot is read.
    #[must_use]
    pub fn moment(&self) -> u64 {
        self.count.load(Ordering::Acquire)
    }

    /// Whether none of these topics changed after a moment.
    #[must_use]
    pub fn are_older<'t>(&self, topics: impl IntoIterator<Item = &'t str>, moment: u64) -> bool {
        let known = self.topics.read().unwrap_or_else(PoisonError::into_inner);
        topics.into_iter().all(|topic| {
            let last = known.last.get(topic).copied();
            last.unwrap_or(known.forgotten) <= moment
        })
    }

    /// Tells that these topics changed.
    pub fn tell(&self, topics: impl IntoIterator<Item = String>) {
        let mut known = self.topics.write().unwrap_or_else(PoisonError::into_inner);
        for topic in topics {
            let moment = self.count.load(Ordering::Acquire) + 1;
            if known.last.len() >= MOST_TOPICS && !known.last.contains_key(&topic) {
                known.last.clear();
                known.forgotten = moment;
            }
            known.last.insert(topic, moment);
            // Last, so that whoever asks for the moment reads a snapshot that is not older.
            self.count.store(moment, Ordering::Release);
        }
    }
}

/// What a unit leaves to do once it is kept.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    pub(crate) wakes: bool,
    pub(crate) topics: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_after_a_moment_is_not_older() {
        let changes = Changes::default();
        let before = changes.moment();
        assert!(
            changes.are_older(["dates", "honey"], before),
            "nothing changed yet"
        );
        changes.tell(["dates".to_owned()]);
        assert!(!changes.are_older(["dates"], before));
        assert!(
            !changes.are_older(["honey", "dates"], before),
            "one of them is enough"
        );
        assert!(changes.are_older(["honey"], before));
        assert!(changes.are_older(["dates"], changes.moment()));
    }

    #[test]
    fn what_is_forgotten_counts_as_changed() {
        let changes = Changes::default();
        let before = changes.moment();
        changes.tell((0..=MOST_TOPICS).map(|number| number.to_string()));
        assert!(!changes.are_older(["never told"], before));
        assert!(changes.are_older(["never told"], changes.moment()));
    }
}
