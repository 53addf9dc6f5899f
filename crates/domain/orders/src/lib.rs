//! Orders: from the cart to the delivered parcel. One order, one payment due, one fulfilment per producer.

pub mod cart;
pub mod cash;
pub mod check;
pub mod checkout;
pub mod commission;
pub mod correction;
mod draft;
pub mod error;
pub mod event;
mod finding;
mod freeze;
pub mod fulfilment;
mod hold;
pub mod listing;
pub mod loss;
pub mod order;
pub mod parcel;
pub mod pricing;
pub mod returns;
mod rows;
mod sale;
pub mod state;
pub mod step;
mod stock;
mod tables;
#[cfg(test)]
mod tests;
pub mod today;
pub mod view;

pub use tables::{MIGRATIONS, REGISTER};
/// Every fixed statement of this room.
#[rustfmt::skip]
pub const STATEMENTS: &[&[store::Registered]] = &[
    cart::STATEMENTS, cash::STATEMENTS, check::STATEMENTS, checkout::STATEMENTS, commission::STATEMENTS,
    correction::STATEMENTS, event::STATEMENTS, finding::STATEMENTS, freeze::STATEMENTS, fulfilment::STATEMENTS, hold::STATEMENTS, loss::STATEMENTS, order::STATEMENTS, parcel::STATEMENTS,
    returns::STATEMENTS, rows::STATEMENTS, step::STATEMENTS, today::STATEMENTS,
];
