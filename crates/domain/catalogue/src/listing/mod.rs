//! Lists of the shop: what may be shown is read in three statements, and what is shown is chosen from
//! it by a pure function, facet counts and all.

mod candidate;
mod choosing;
mod filter;
#[cfg(test)]
mod tests;

pub(crate) use candidate::NOT_UNPUBLISHED;
pub use candidate::{Candidate, CandidateVariant, Scope, candidates, keep_valid_labels, stock_ids};
pub use choosing::{Facet, Facets, ListItem, Order, PAGE_SIZE, Page, Sort, choose};
pub use filter::{Filter, PriceRange};
