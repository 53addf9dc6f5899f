//! Facts kept in memory as long as nothing changed of what they were read from: what several pages are made of.

use super::standing::{Present, Standing};
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Things all kept facts may hold together; the oldest go when there are more.
const MOST_THINGS: usize = 20_000;

/// Facts, and what they hang on.
struct Kept {
    facts: Arc<dyn Any + Send + Sync>,
    things: usize,
    standing: Standing,
}

/// The facts of this node, by key.
#[derive(Default)]
pub(crate) struct KeptFacts(Mutex<HashMap<String, Kept>>);

impl KeptFacts {
    /// Facts of this type under this key, if all that they tell is still so.
    pub(crate) fn find<T: Any + Send + Sync>(&self, key: &str, present: Present<'_>) -> Option<Arc<T>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.get_mut(key)?;
        let facts = found
            .standing
            .is_true(present)
            .then(|| Arc::clone(&found.facts))?;
        facts.downcast().ok()
    }

    /// Keeps facts; `things` is how many things they hold.
    pub(crate) fn keep<T: Any + Send + Sync>(
        &self,
        key: String,
        facts: Arc<T>,
        things: usize,
        standing: Standing,
    ) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = Kept {
            facts,
            things,
            standing,
        };
        kept.insert(key, new);
        while kept.values().map(|one| one.things).sum::<usize>() > MOST_THINGS {
            let oldest = kept.iter().min_by_key(|(_, one)| one.standing.made_at);
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
    use jiff::{SignedDuration, Timestamp};
    use store::Changes;

    const AGE: SignedDuration = SignedDuration::from_secs(60);

    fn at(second: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second)
    }

    fn standing(moment: u64, made_at: Timestamp) -> Standing {
        Standing {
            topics: vec!["product-changed".to_owned()],
            moment,
            made_at,
        }
    }

    fn present(changes: &Changes, second: i64) -> Present<'_> {
        let now = at(second);
        Present {
            changes,
            now,
            age: AGE,
        }
    }

    #[test]
    fn facts_are_found_until_they_change_or_grow_old() {
        let (facts, changes) = (KeptFacts::default(), Changes::default());
        let keep = |moment| facts.keep("aisle".to_owned(), Arc::new(7_u32), 1, standing(moment, at(0)));
        let find = |second| facts.find::<u32>("aisle", present(&changes, second));
        keep(changes.moment());
        assert_eq!(find(59).as_deref(), Some(&7));
        assert!(find(60).is_none(), "a minute old");
        assert!(
            facts.find::<String>("aisle", present(&changes, 1)).is_none(),
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
            facts.keep(key, Arc::new(number), MOST_THINGS / 2, standing(0, at(number)));
        }
        let found = |key: &str| facts.find::<i64>(key, present(&changes, 3)).is_some();
        assert!(!found("0") && found("1") && found("2"));
    }
}
