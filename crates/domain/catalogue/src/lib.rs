//! Catalogue: what is sold, in which formats, at which price, and how it is found.

pub mod bundle;
pub mod category;
mod check;
mod column_values;
pub mod label;
pub mod listing;
pub mod price;
pub mod product;
mod register;
pub mod search;
pub mod sellable;
mod tables;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod variant;

pub use check::{INVARIANTS, check};
pub use register::REGISTER;
pub use tables::{MIGRATIONS, STATEMENTS};
