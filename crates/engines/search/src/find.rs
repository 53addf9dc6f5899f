//! Finding: first what was typed, then what it may have been meant to be.

use crate::SearchError;
use crate::fields::ID;
use crate::index::Index;
use crate::query::{Forgiving, Part, Wish, build, parts};
use crate::vocabulary::Vocabulary;
use std::cmp::Ordering;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// With fewer than this the words are looked for misspelt as well.
const ENOUGH: usize = 3;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Best first, at most as many as wished.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// The query with the words that were most likely meant, when something of it is written nowhere.
    /// Its words are folded.
    pub meant: Option<String>,
    /// The terms that mark what was found; see [`marked`](crate::marked).
    pub terms: Vec<String>,
}

/// An entry that was found.
#[allow(clippy::disallowed_types, reason = "scores of the engine; no money is near")]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its id.
    pub id: u128,
    /// How well it fits; only to be compared with others of the same search.
    pub score: f32,
}

impl Index {
    /// Looks for what was typed. An empty query, or one of signs alone, finds nothing.
    pub fn find(&self, wish: Wish<'_>, vocabulary: &Vocabulary) -> Result<Found, SearchError> {
        let parts = parts(wish.text, vocabulary);
        if parts.is_empty() || wish.most == 0 {
            return Ok(Found::default());
        }
        let mut hits = self.ask(wish, &parts, Forgiving::Nothing)?;
        let is_exact = !hits.is_empty();
        if hits.len() < ENOUGH {
            let more = self.ask(wish, &parts, Forgiving::Spelling)?;
            hits = joined(hits, more);
        }
        if hits.is_empty() && parts.len() > 1 {
            hits = self.ask(wish, &parts, Forgiving::Missing)?;
        }
        let meant = if is_exact { None } else { self.meant(&parts)? };
        let total = hits.len();
        hits.truncate(wish.most);
        Ok(Found {
            hits,
            total,
            meant,
            terms: marking_terms(&parts),
        })
    }

    fn ask(&self, wish: Wish<'_>, parts: &[Part<'_>], forgiving: Forgiving) -> Result<Vec<Hit>, SearchError> {
        let query = build(self.fields, wish.section, parts, forgiving);
        Ok(self.reader.searcher().search(&query, &AllHits)?)
    }
}

/// What was found exactly, then what was not, each once.
fn joined(exact: Vec<Hit>, more: Vec<Hit>) -> Vec<Hit> {
    let known: Vec<u128> = exact.iter().map(|hit| hit.id).collect();
    let new = more.into_iter().filter(|hit| !known.contains(&hit.id));
    exact.into_iter().chain(new).collect()
}

fn marking_terms(parts: &[Part<'_>]) -> Vec<String> {
    let phrases = parts
        .iter()
        .flat_map(|part| std::iter::once(part.terms.as_slice()).chain(part.alternatives.iter().copied()));
    phrases.flatten().cloned().collect()
}

/// Every hit with its score, best first; what fits equally well in the order of ids, so that pages of
/// one search never show an entry twice.
struct AllHits;

struct HitsOfSegment {
    ids: Column<std::net::Ipv6Addr>,
    hits: Vec<Hit>,
}

impl Collector for AllHits {
    type Fruit = Vec<Hit>;
    type Child = HitsOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Self::Child> {
        Ok(HitsOfSegment {
            ids: segment.fast_fields().ip_addr(ID)?,
            hits: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Vec<Hit>>) -> tantivy::Result<Vec<Hit>> {
        let mut hits: Vec<Hit> = segments.into_iter().flatten().collect();
        hits.sort_unstable_by(|one, other| {
            let fit = other.score.partial_cmp(&one.score).unwrap_or(Ordering::Equal);
            fit.then_with(|| one.id.cmp(&other.id))
        });
        Ok(hits)
    }
}

impl SegmentCollector for HitsOfSegment {
    type Fruit = Vec<Hit>;

    fn collect(&mut self, document: DocId, score: Score) {
        if let Some(id) = self.ids.first(document) {
            self.hits.push(Hit {
                id: id.to_bits(),
                score,
            });
        }
    }

    fn harvest(self) -> Vec<Hit> {
        self.hits
    }
}
