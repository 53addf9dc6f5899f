//! "Did you mean": the word of a name that is nearest to one that no name has.

use crate::SearchError;
use crate::index::Index;
use crate::query::{Part, distance};
use std::collections::BTreeMap;
use tantivy::Term;
use tantivy::query::FuzzyTermQuery;

impl Index {
    /// The query with the words that were most likely meant; nothing when every word is written somewhere
    /// or none is near.
    pub(crate) fn meant(&self, parts: &[Part<'_>]) -> Result<Option<String>, SearchError> {
        let mut words = Vec::new();
        let mut is_other = false;
        for part in parts {
            for term in &part.terms {
                let known = !part.alternatives.is_empty() || self.is_written(term)?;
                let near = if known { None } else { self.nearest(term)? };
                is_other |= near.is_some();
                words.push(near.unwrap_or_else(|| term.clone()));
            }
        }
        Ok(is_other.then(|| words.join(" ")))
    }

    fn is_written(&self, term: &str) -> Result<bool, SearchError> {
        let searcher = self.reader.searcher();
        let fields = [self.fields.names, self.fields.related, self.fields.texts];
        for field in fields {
            if searcher.doc_freq(&Term::from_field_text(field, term))? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The term of a name with the fewest errors between; of several the one most names have.
    fn nearest(&self, term: &str) -> Result<Option<String>, SearchError> {
        for errors in 1..=distance(term) {
            let near = self.near(term, errors)?;
            let most = near
                .into_iter()
                .max_by(|(one, few), (other, many)| few.cmp(many).then_with(|| other.cmp(one)));
            if let Some((word, _)) = most {
                return Ok(Some(word));
            }
        }
        Ok(None)
    }

    fn near(&self, term: &str, errors: u8) -> Result<BTreeMap<String, u32>, SearchError> {
        let query = FuzzyTermQuery::new(Term::from_field_text(self.fields.names, term), errors, true);
        let mut near: BTreeMap<String, u32> = BTreeMap::new();
        for segment in self.reader.searcher().segment_readers() {
            let names = segment.inverted_index(self.fields.names)?;
            let mut found = names.terms().search(query.automaton()?).into_stream()?;
            while found.advance() {
                if let Ok(word) = std::str::from_utf8(found.key()) {
                    *near.entry(word.to_owned()).or_default() += found.value().doc_freq;
                }
            }
        }
        Ok(near)
    }
}
