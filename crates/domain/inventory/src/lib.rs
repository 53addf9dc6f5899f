//! Inventory: where stock is, how much there is, what is set aside, and why it changed.
//!
//! On hand, reserved and available are three figures. Every change of what is on hand is a line of a
//! journal that is never edited; what is set aside ends exactly once.

pub mod availability;
mod check;
mod hold;
pub mod location;
pub mod movement;
mod register;
pub mod reservation;
pub mod stock;
#[cfg(test)]
mod tests;

pub use check::{INVARIANTS, check};
pub use register::REGISTER;

/// The tables of this room.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    room: "inventory",
    number: 1,
    name: "inventory",
    text: include_str!("../migrations/0001_inventory.sql"),
}];

/// Every fixed statement of this room, for the house test that prepares and plans them all.
pub const STATEMENTS: &[&[store::Registered]] = &[
    availability::STATEMENTS,
    check::STATEMENTS,
    hold::STATEMENTS,
    location::STATEMENTS,
    movement::STATEMENTS,
    reservation::STATEMENTS,
    stock::STATEMENTS,
];
