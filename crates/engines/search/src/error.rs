//! What can go wrong with an index.

/// Why an index could not be read or written. It is always mended by making the index anew.
#[derive(Debug, thiserror::Error)]
#[error("the search index: {0}")]
pub struct SearchError(#[from] pub(crate) tantivy::TantivyError);

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self(error.into())
    }
}
