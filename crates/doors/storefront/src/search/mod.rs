//! Search: products, producers and aisles by their words, in any of the four languages.

pub mod entries;
mod looking;
mod show;
mod suggest;

pub(crate) use show::show;
pub(crate) use suggest::suggest;
