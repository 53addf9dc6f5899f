//! Ledger: balanced postings, nothing else.
//!
//! An entry is written once, balanced, into an open month, and never edited: a wrong one is reversed by
//! another that names it. Balances are the sums of lines.

pub mod account;
pub mod balance;
mod check;
pub mod closing;
pub mod journal;
pub mod line;
pub mod posting;
mod register;
#[cfg(test)]
mod tests;

pub use account::{AccountKind, AccountRef, Side};
pub use check::{INVARIANTS, check};
pub use line::Line;
pub use posting::{Entry, JournalEntry, PostError};
pub use register::REGISTER;

/// The tables of this room.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    room: "ledger",
    number: 1,
    name: "ledger",
    text: include_str!("../migrations/0001_ledger.sql"),
}];

/// Every fixed statement of this room, for the house test that prepares and plans them all.
pub const STATEMENTS: &[&[store::Registered]] = &[
    account::STATEMENTS,
    balance::STATEMENTS,
    check::STATEMENTS,
    closing::STATEMENTS,
    journal::STATEMENTS,
    posting::STATEMENTS,
];
