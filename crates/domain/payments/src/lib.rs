//! Payments: what buyers owe, how it is paid, and who holds the money meanwhile.
//!
//! One order has one payment, and one share of it for each fulfilment. Every change is a compare-and-set
//! with a line in a journal that is never edited; proportions are written once and never computed again.

pub mod cash_on_delivery;
mod check;
mod collect;
pub mod error;
pub mod method;
mod open;
pub mod payment;
mod register;
pub mod share;
pub mod state;
mod step;
#[cfg(test)]
mod tests;

pub use check::{INVARIANTS, check};
pub use register::REGISTER;

/// The tables of this room.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    room: "payments",
    number: 1,
    name: "payments",
    text: include_str!("../migrations/0001_payments.sql"),
}];

/// Every fixed statement of this room, for the house test that prepares and plans them all.
pub const STATEMENTS: &[&[store::Registered]] = &[
    check::STATEMENTS,
    collect::STATEMENTS,
    open::STATEMENTS,
    payment::STATEMENTS,
    share::STATEMENTS,
    step::STATEMENTS,
];
