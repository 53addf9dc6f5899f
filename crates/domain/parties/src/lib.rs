//! Parties: organisations and their papers, the places of Morocco, and the identity of the house.

pub mod address;
mod check;
mod difference;
pub mod house;
pub mod organisation;
pub mod papers;
mod place;
mod register;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod wording;
pub mod words;

pub use check::{INVARIANTS, check};
pub use difference::{Differences, Upserted};
pub use place::{Coordinates, CoordinatesError};
pub use register::{MIGRATIONS, REGISTER};

/// Every fixed statement of this room.
pub const STATEMENTS: &[&[store::Registered]] = &[
    address::STATEMENTS,
    address::KEEPING_STATEMENTS,
    check::STATEMENTS,
    house::STATEMENTS,
    organisation::STATEMENTS[0],
    organisation::STATEMENTS[1],
    papers::STATEMENTS,
];
