//! Shipping: towns and zones, what a parcel costs, who carries it, and where it can be fetched.

pub mod carrier;
mod check;
pub mod city;
pub mod pickup_point;
pub mod rate;
mod register;
mod telling;
#[cfg(test)]
mod tests;
pub mod tracking;
pub mod zone;

pub use check::{INVARIANTS, check};
pub use register::REGISTER;

/// The tables of this room.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    room: "shipping",
    number: 1,
    name: "shipping",
    text: include_str!("../migrations/0001_shipping.sql"),
}];

/// Every fixed statement of this room.
pub const STATEMENTS: &[&[store::Registered]] = &[
    carrier::STATEMENTS,
    city::STATEMENTS,
    pickup_point::STATEMENTS,
    rate::STATEMENTS,
    zone::STATEMENTS,
];
