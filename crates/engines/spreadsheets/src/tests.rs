//! Broken files, one of each kind, and whole files of each kind.

mod archives;
mod broken_text;
mod broken_workbooks;
mod round_trip;
mod whole;

use crate::{Limits, ReadError, Table, read};

fn csv(text: &str) -> Result<Table, ReadError> {
    read("products.csv", text.as_bytes(), &Limits::default())
}

fn xlsx(bytes: &[u8]) -> Result<Table, ReadError> {
    read("products.xlsx", bytes, &Limits::default())
}

/// Header and cells without line numbers, to compare at a glance.
fn grid(table: &Table) -> Vec<Vec<&str>> {
    let rows = table.rows.iter().map(|row| &row.cells);
    std::iter::once(&table.header)
        .chain(rows)
        .map(|row| row.iter().map(String::as_str).collect())
        .collect()
}

fn lines(table: &Table) -> Vec<usize> {
    table.rows.iter().map(|row| row.line).collect()
}
