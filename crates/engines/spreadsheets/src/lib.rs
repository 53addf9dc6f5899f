//! Spreadsheets: tables that people bring (CSV, XLSX) and tables they take away (CSV).
//!
//! Files come from anybody, so every step is bounded by [`Limits`] and nothing in a file is ever evaluated.
//! A file is either read whole and exactly, or refused with a [`ReadError`] that says where and why.

mod container;
mod encoding;
mod error;
mod limits;
mod number;
mod read;
mod separated;
mod separator;
mod table;
#[cfg(test)]
mod tests;
mod workbook;
mod write;

pub use error::ReadError;
pub use limits::Limits;
pub use read::read;
pub use separator::Separator;
pub use table::{Row, Table};
pub use write::{ByteOrderMark, Cell, CsvWriter};
