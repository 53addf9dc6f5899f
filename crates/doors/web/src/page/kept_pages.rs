//! Public pages kept in memory, ready to be sent, as long as nothing changed of what they show; the oldest go
//! when there are too many.

use crate::house::standing::{Present, Standing};
use crate::page::Leaf;
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

/// Bytes all kept pages may take.
const MOST_BYTES: usize = 24 * 1024 * 1024;

/// A page and what it hangs on.
#[derive(Debug, Clone)]
pub(crate) struct KeptPage {
    pub(crate) leaf: Leaf,
    pub(crate) standing: Standing,
    /// Number of the signboard it hangs under.
    pub(crate) signboard: u64,
}

impl KeptPage {
    fn size(&self) -> usize {
        self.leaf.size() + self.standing.topics.iter().map(String::len).sum::<usize>()
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
    pub(crate) fn find(&self, key: &str, signboard: u64, present: Present<'_>) -> Option<Leaf> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let page = kept.pages.get_mut(key)?;
        let is_true = page.signboard == signboard && page.standing.is_true(present);
        is_true.then(|| page.leaf.clone())
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
    use jiff::{SignedDuration, Timestamp};
    use store::Changes;

    const AGE: SignedDuration = SignedDuration::from_secs(60);

    fn at(second: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second)
    }

    fn page(bytes: usize, topics: &[&str], moment: u64) -> KeptPage {
        KeptPage {
            leaf: Leaf::new(vec![b'x'; bytes].into(), CachePolicy::Public { seconds: 1 }),
            standing: Standing {
                topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
                moment,
                made_at: at(100),
            },
            signboard: 1,
        }
    }

    fn find(pages: &KeptPages, key: &str, changes: &Changes, signboard: u64, second: i64) -> Option<Leaf> {
        let now = at(second);
        pages.find(
            key,
            signboard,
            Present {
                changes,
                now,
                age: AGE,
            },
        )
    }

    #[test]
    fn a_page_is_found_until_what_it_shows_changes() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        pages.keep(
            "a".to_owned(),
            page(10, &["product:1", "stock:1"], changes.moment()),
        );
        assert!(find(&pages, "a", &changes, 1, 100).is_some());
        assert!(find(&pages, "b", &changes, 1, 100).is_none());
        changes.tell(["product:2".to_owned()]);
        assert!(find(&pages, "a", &changes, 1, 100).is_some());
        changes.tell(["stock:1".to_owned()]);
        assert!(find(&pages, "a", &changes, 1, 100).is_none());
        pages.keep("a".to_owned(), page(20, &["stock:1"], changes.moment()));
        assert!(find(&pages, "a", &changes, 1, 100).is_some());
    }

    #[test]
    fn a_page_that_was_found_after_other_changes_is_still_watched() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        pages.keep("a".to_owned(), page(10, &["stock:1"], changes.moment()));
        for round in 2..5 {
            changes.tell([format!("stock:{round}")]);
            assert!(find(&pages, "a", &changes, 1, 100).is_some(), "{round}");
        }
        changes.tell(["stock:1".to_owned(), "stock:9".to_owned()]);
        assert!(find(&pages, "a", &changes, 1, 100).is_none());
        // Found old once, it is not true again by being asked for twice.
        assert!(find(&pages, "a", &changes, 1, 100).is_none());
    }

    #[test]
    fn a_page_read_before_a_change_is_never_found_after_it() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        let before = changes.moment();
        changes.tell(["product:1".to_owned()]);
        pages.keep("a".to_owned(), page(10, &["product:1"], before));
        assert!(find(&pages, "a", &changes, 1, 100).is_none());
    }

    #[test]
    fn a_page_grows_old_and_hangs_under_its_signboard() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        pages.keep("a".to_owned(), page(10, &[], 0));
        assert!(find(&pages, "a", &changes, 1, 159).is_some());
        assert!(find(&pages, "a", &changes, 1, 160).is_none(), "a minute old");
        assert!(
            find(&pages, "a", &changes, 1, 99).is_none(),
            "the clock went back"
        );
        assert!(
            find(&pages, "a", &changes, 2, 100).is_none(),
            "the house has another name"
        );
    }

    #[test]
    fn the_oldest_go_when_there_are_too_many() {
        let (pages, changes) = (KeptPages::default(), Changes::default());
        for number in 0..20 {
            pages.keep(number.to_string(), page(1024 * 1024, &[], 0));
        }
        let found = |key: &str| find(&pages, key, &changes, 1, 100).is_some();
        assert!(!found("0") && found("19"));
        assert!(pages.0.lock().unwrap().bytes <= MOST_BYTES);
    }
}
