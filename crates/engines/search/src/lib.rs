//! Search: an index of names and words in four languages and three scripts, embedded in the process.
//!
//! The engine knows no trade: it keeps [`Entry`]s, each of a section, and finds them again by what
//! people type, misspelt and in any script. Whoever keeps the index true follows the change feed and
//! tells the index how far it has come ([`Index::commit`]).

mod analysis;
mod correct;
mod entry;
mod error;
mod fields;
mod find;
mod index;
mod marking;
mod query;
mod sound;
#[cfg(test)]
mod tests;
mod tifinagh;
mod vocabulary;

pub use analysis::terms;
pub use entry::{Entry, Section};
pub use error::SearchError;
pub use find::{Found, Hit};
pub use index::{Index, Opened};
pub use marking::marked;
pub use query::Wish;
pub use vocabulary::{Vocabulary, VocabularyError};
