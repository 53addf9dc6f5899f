//! The store: the only place that opens a database. Domain code sees a [`Reader`] (snapshot), a [`Unit`] (transaction).

mod changes;
mod column;
mod connection;
pub mod copy;
mod dialect;
mod error;
pub mod file;
pub mod jobs;
pub mod lock;
pub mod migrate;
mod open;
pub mod outbox;
pub mod plan;
mod postgres;
mod reader;
mod row;
mod select;
mod sqlite;
mod statement;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
mod tests;
mod unit;
pub mod watch;
mod writer;

pub use self::{changes::Changes, dialect::Dialect, reader::Reader, unit::Unit};
pub use column::{Cell, Column, Parameter, Value, Words};
pub use error::{Error, Result, Unavailable};
pub use migrate::Migration;
pub use open::{DatabaseUrl, DatabaseUrlError, OpenError, OpenMode, Store};
pub use row::{FromRow, RowRef};
pub use select::Select;
pub use statement::{Command, Kind, Query, Registered};

/// Every fixed statement of this crate, for the house test that prepares and plans them all.
pub const STATEMENTS: &[&[Registered]] = &[jobs::STATEMENTS, outbox::STATEMENTS, migrate::STATEMENTS];
