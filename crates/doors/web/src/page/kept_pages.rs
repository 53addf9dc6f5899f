//! Public pages kept in memory, ready to be sent, as long as nothing changed of what they show; the oldest go
//! when there are too many.

use crate::page::Leaf;
use jiff::{SignedDuration, Timestamp};
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use store::Changes;

/// Bytes all kept pages may take.
const MOST_BYTES: usize = 24 * 1024 * 1024;

/// A page and what it hangs on.
#[derive(Debug, Clone)]
pub(crate) struct KeptPage {
    pub(crate) leaf: Leaf,
    /// Topics of what it shows.
    pub(crate) topics: Vec<String>,
    /// The last moment of [`Changes`] at which it is known to be true: before it was read, or when it was last found.
    pub(crate) moment: u64,
    /// Number of the signboard it hangs under.
    pub(crate) signboard: u64,
    /// When it was made, by the clock of the house.
    pub(crate) made_at: Timestamp,
}

/// What decides whether a kept page is still true.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Present<'p> {
    pub(crate) changes: &'p Changes,
    pub(crate) signboard: u64,
    pub(crate) now: Timestamp,
    /// How old a page may be at most: what other processes changed reaches it no later.
    pub(crate) age: SignedDuration,
}

impl KeptPage {
    fn is_true(&mut self, present: Present<'_>) -> bool {
        let age = present.now.duration_since(self.made_at);
        self.signboard == present.signboard
            && age >= SignedDuration::ZERO
            && age < present.age
            && self.is_untouched(present.changes)
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

    fn size(&self) -> usize {
        self.leaf.size() + self.topics.iter().map(String::len).sum::<usize>()
    }
}

/// The pages of this node.
#[derive(Debug, Default)]
pub(crate) struct KeptPages(Mutex<Contents>);

#[derive(Debug, Default)]
struct Contents {
    pages: HashMap<String, KeptPage>,
    order: VecDeque<String>,
    bytes: usize,
}

impl KeptPages {
    /// The page, if all that it shows is still so.
    pub(crate) fn find(&self, key: &str, present: Present<'_>) -> Option<Leaf> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let page = kept.pages.get_mut(key)?;
        page.is_true(present).then(|| page.leaf.clone())
    }

    /// Keeps a page in the place of an older one.
    pub(crate) fn keep(&self, key: String, page: KeptPage) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += page.size();
        match kept.pages.insert(key.clone(), page) {
            Some(replaced) => kept.bytes -= replaced.size(),
            None => kept.order.push_back(key),
        }
        while kept.bytes > MOST_BYTES {
            let Some(oldest) = kept.order.pop_front() else {
                break;
            };
            if let Some(gone) = kept.pages.remove(&oldest) {
                kept.bytes -= gone.size();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::CachePolicy;

    const AGE: SignedDuration = SignedDuration::from_secs(60);

    fn at(second: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second)
    }

    fn page(bytes: usize, topics: &[&str], moment: u64) -> KeptPage {
        KeptPage {
            leaf: Leaf::new(vec![b'x'; bytes].into(), CachePolicy::Public { seconds: 1 }),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            moment,
            signboard: 1,
            made_at: at(100),
        }
    }

    fn present(changes: &Changes, signboard: u64, second: i64) -> Present<'_> {
        Present {
            changes,
            signboard,
            now: at(second),
            age: AGE,
        }
    }

    #[test]
    fn a_page_is_found_until_what_it_shows_changes() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        pages.keep(
            "a".to_owned(),
            page(10, &["product:1", "stock:1"], changes.moment()),
        );
        assert!(pages.find("a", present(&changes, 1, 100)).is_some());
        assert!(pages.find("b", present(&changes, 1, 100)).is_none());
        changes.tell(["product:2".to_owned()]);
        assert!(pages.find("a", present(&changes, 1, 100)).is_some());
        changes.tell(["stock:1".to_owned()]);
        assert!(pages.find("a", present(&changes, 1, 100)).is_none());
        pages.keep("a".to_owned(), page(20, &["stock:1"], changes.moment()));
        assert!(pages.find("a", present(&changes, 1, 100)).is_some());
    }

    #[test]
    fn a_page_that_was_found_after_other_changes_is_still_watched() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        pages.keep("a".to_owned(), page(10, &["stock:1"], changes.moment()));
        for round in 2..5 {
            changes.tell([format!("stock:{round}")]);
            assert!(pages.find("a", present(&changes, 1, 100)).is_some(), "{round}");
        }
        changes.tell(["stock:1".to_owned(), "stock:9".to_owned()]);
        assert!(pages.find("a", present(&changes, 1, 100)).is_none());
        // Found old once, it is not true again by being asked for twice.
        assert!(pages.find("a", present(&changes, 1, 100)).is_none());
    }

    #[test]
    fn a_page_read_before_a_change_is_never_found_after_it() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        let before = changes.moment();
        changes.tell(["product:1".to_owned()]);
        pages.keep("a".to_owned(), page(10, &["product:1"], before));
        assert!(pages.find("a", present(&changes, 1, 100)).is_none());
    }

    #[test]
    fn a_page_grows_old_and_hangs_under_its_signboard() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        pages.keep("a".to_owned(), page(10, &[], 0));
        assert!(pages.find("a", present(&changes, 1, 159)).is_some());
        assert!(
            pages.find("a", present(&changes, 1, 160)).is_none(),
            "a minute old"
        );
        assert!(
            pages.find("a", present(&changes, 1, 99)).is_none(),
            "the clock went back"
        );
        assert!(
            pages.find("a", present(&changes, 2, 100)).is_none(),
            "the house has another name"
        );
    }

    #[test]
    fn the_oldest_go_when_there_are_too_many() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        for number in 0..20 {
            pages.keep(number.to_string(), page(1024 * 1024, &[], 0));
        }
        let found = |key: &str| pages.find(key, present(&changes, 1, 100)).is_some();
        assert!(!found("0") && found("19"));
        assert!(pages.0.lock().unwrap().bytes <= MOST_BYTES);
    }
}
