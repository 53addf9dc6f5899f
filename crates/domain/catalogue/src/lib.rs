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
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod variant;

pub use check::{INVARIANTS, check};
pub use register::REGISTER;

/// The tables of this room.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    room: "catalogue",
    number: 1,
    name: "catalogue",
    text: include_str!("../migrations/0001_catalogue.sql"),
}];

/// Every fixed statement of this room.
pub const STATEMENTS: &[&[store::Registered]] = &[
    bundle::STATEMENTS,
    category::STATEMENTS,
    check::STATEMENTS,
    label::STATEMENTS,
    price::STATEMENTS,
    product::STATEMENTS[0],
    product::STATEMENTS[1],
    product::STATEMENTS[2],
    variant::STATEMENTS[0],
    variant::STATEMENTS[1],
];
