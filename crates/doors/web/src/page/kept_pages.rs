//! Public pages kept in memory, ready to be sent; the oldest go when there are too many.

use crate::page::Leaf;
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

/// Bytes all kept pages may take.
const MOST_BYTES: usize = 24 * 1024 * 1024;

/// Of what a page was made: the caller's number and the signboard's.
type Version = (u64, u64);

/// The pages of this node.
#[derive(Debug, Default)]
pub(crate) struct KeptPages(Mutex<Contents>);

#[derive(Debug, Default)]
struct Contents {
    pages: HashMap<String, (Version, Leaf)>,
    order: VecDeque<String>,
    bytes: usize,
}

impl KeptPages {
    /// The page, if it was made of this version.
    pub(crate) fn find(&self, key: &str, version: Version) -> Option<Leaf> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.pages
            .get(key)
            .filter(|(made_of, _)| *made_of == version)
            .map(|(_, leaf)| leaf.clone())
    }

    /// Keeps a page; an older version of it goes.
    pub(crate) fn keep(&self, key: String, version: Version, leaf: Leaf) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += leaf.size();
        match kept.pages.insert(key.clone(), (version, leaf)) {
            Some((_, replaced)) => kept.bytes -= replaced.size(),
            None => kept.order.push_back(key),
        }
        while kept.bytes > MOST_BYTES {
            let Some(oldest) = kept.order.pop_front() else {
                break;
            };
            if let Some((_, gone)) = kept.pages.remove(&oldest) {
                kept.bytes -= gone.size();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::CachePolicy;

    fn leaf(bytes: usize) -> Leaf {
        Leaf::new(vec![b'x'; bytes].into(), CachePolicy::Public { seconds: 1 })
    }

    #[test]
    fn a_page_is_found_while_its_version_is_the_same() {
        let pages = KeptPages::default();
        pages.keep("a".to_owned(), (1, 0), leaf(10));
        assert!(pages.find("a", (1, 0)).is_some());
        assert!(
            pages.find("a", (2, 0)).is_none()
                && pages.find("a", (1, 1)).is_none()
                && pages.find("b", (1, 0)).is_none()
        );
        pages.keep("a".to_owned(), (2, 0), leaf(20));
        assert!(pages.find("a", (2, 0)).is_some() && pages.find("a", (1, 0)).is_none());
        assert_eq!(pages.0.lock().unwrap().bytes, leaf(20).size());
    }

    #[test]
    fn the_oldest_go_when_there_are_too_many() {
        let pages = KeptPages::default();
        for page in 0..20 {
            pages.keep(page.to_string(), (1, 0), leaf(1024 * 1024));
        }
        assert!(pages.find("0", (1, 0)).is_none() && pages.find("19", (1, 0)).is_some());
        assert!(pages.0.lock().unwrap().bytes <= MOST_BYTES);
    }
}
