//! Search: products, producers and aisles by their words, in any of the four languages.

mod show;

pub(crate) use show::show;
