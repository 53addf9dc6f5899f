//! Facts kept in memory as long as nothing changed of what they were read from: what several pages are made of.

use jiff::{SignedDuration, Timestamp};
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::Changes;

/// How old facts may be at most: what other processes changed reaches them no later.
const AGE: SignedDuration = SignedDuration::from_secs(60);
/// Things all kept facts may hold together; the oldest go when there are more.
const MOST_THINGS: usize = 20_000;

/// Facts, and what they hang on.
struct Kept {
    facts: Arc<dyn Any + Send + Sync>,
    things: usize,
    topics: &'static [&'static str],
    moment: u64,
    read_at: Timestamp,
}

/// The facts of this node, by key.
#[derive(Default)]
pub(crate) struct KeptFacts(Mutex<HashMap<String, Kept>>);

impl KeptFacts {
    /// Facts of this type under this key, if all that they tell is still so.
    pub(crate) fn find<T: Any + Send + Sync>(
        &self,
        key: &str,
        changes: &Changes,
        now: Timestamp,
    ) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.get(key)?;
        let age = now.duration_since(found.read_at);
        let is_true = (SignedDuration::ZERO..AGE).contains(&age)
            && changes.are_older(found.topics.iter().copied(), found.moment);
        if !is_true {
            return None;
        }
        Arc::clone(&found.facts).downcast().ok()
    }

    /// Keeps facts that were read after this moment of [`Changes`]; `things` is how many things they hold.
    pub(crate) fn keep<T: Any + Send + Sync>(
        &self,
        key: String,
        facts: Arc<T>,
        things: usize,
        topics: &'static [&'static str],
        (moment, read_at): (u64, Timestamp),
    ) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = Kept {
            facts,
            things,
            topics,
            moment,
            read_at,
        };
        kept.insert(key, new);
        while kept.values().map(|one| one.things).sum::<usize>() > MOST_THINGS {
            let oldest = kept.iter().min_by_key(|(_, one)| one.read_at);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else {
                break;
            };
            kept.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPICS: &[&str] = &["product-changed"];

    fn at(second: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second)
    }

    #[test]
    fn facts_are_found_until_they_change_or_grow_old() {
        let (facts, changes) = (KeptFacts::default(), Changes::default());
        let keep = |moment| facts.keep("aisle".to_owned(), Arc::new(7_u32), 1, TOPICS, (moment, at(0)));
        let find = |second| facts.find::<u32>("aisle", &changes, at(second));
        keep(changes.moment());
        assert_eq!(find(59).as_deref(), Some(&7));
        assert!(find(60).is_none(), "a minute old");
        assert!(
            facts.find::<String>("aisle", &changes, at(1)).is_none(),
            "of another type"
        );
        changes.tell(["product-changed".to_owned()]);
        assert!(find(1).is_none(), "changed");
        keep(changes.moment());
        assert!(find(1).is_some());
    }

    #[test]
    fn the_oldest_go_when_they_hold_too_much() {
        let (facts, changes) = (KeptFacts::default(), Changes::default());
        for number in 0..3 {
            let key = number.to_string();
            facts.keep(key, Arc::new(number), MOST_THINGS / 2, TOPICS, (0, at(number)));
        }
        let found = |key: &str| facts.find::<i64>(key, &changes, at(3)).is_some();
        assert!(!found("0") && found("1") && found("2"));
    }
}
