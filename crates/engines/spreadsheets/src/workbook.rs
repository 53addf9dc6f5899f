//! Reads the first visible sheet of an XLSX, cell by cell.
//!
//! The grid is never built: one cell in the last corner of a sheet would ask for gigabytes of empty ones.

use crate::table::Builder;
use crate::{Limits, ReadError, Table, container, number};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Cells with content by row, then column, both from 0.
type Cells = BTreeMap<usize, BTreeMap<usize, String>>;

/// Inspects the container, then reads the sheet.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Table, ReadError> {
    container::inspect(bytes, limits)?;
    // The parser's arithmetic on cell references overflows, and so panics, on hostile ones. It owns all
    // it touches, so nothing half-changed is seen afterwards.
    let cells = catch_unwind(AssertUnwindSafe(|| cells(bytes, limits))).unwrap_or_else(|_| {
        Err(ReadError::BrokenArchive {
            detail: "impossible cell reference".to_owned(),
        })
    })?;
    assemble(cells, limits)
}

fn cells(bytes: &[u8], limits: &Limits) -> Result<Cells, ReadError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let sheet = workbook
        .sheets_metadata()
        .iter()
        .find(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .ok_or(ReadError::NoSheet)?;
    let mut reader = workbook.worksheet_cells_reader(&sheet).map_err(refused)?;
    let mut cells = Cells::new();
    let mut text_bytes = 0_usize;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(refused)? {
        let place = Place::new(record.pos, limits);
        if matches!(record.value, DataRef::Empty) && record.formula.is_none() {
            continue;
        }
        let (row, column) = place.within(limits)?;
        let text = place.text(record.value)?;
        if text.len() > limits.cell_bytes {
            return Err(ReadError::CellTooLong {
                line: row + 1,
                column: column + 1,
                limit: limits.cell_bytes,
            });
        }
        // One long text of the shared list may stand in every cell, so the table can outgrow the file.
        text_bytes += text.len();
        if text_bytes > limits.unpacked_bytes {
            return Err(ReadError::TooMuchText {
                limit: limits.unpacked_bytes,
            });
        }
        if cells.entry(row).or_default().insert(column, text).is_some() {
            let detail = format!("row {}, column {} is there twice", row + 1, column + 1);
            return Err(ReadError::BrokenArchive { detail });
        }
    }
    Ok(cells)
}

/// Where a cell stands, from 0.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    column: usize,
}

impl Place {
    fn new((row, column): (u32, u32), limits: &Limits) -> Self {
        Self {
            row: usize::try_from(row).unwrap_or(limits.rows),
            column: usize::try_from(column).unwrap_or(limits.columns),
        }
    }

    fn within(self, limits: &Limits) -> Result<(usize, usize), ReadError> {
        if self.row >= limits.rows {
            return Err(ReadError::TooManyRows { limit: limits.rows });
        }
        if self.column >= limits.columns {
            return Err(ReadError::TooManyColumns {
                line: self.row + 1,
                limit: limits.columns,
            });
        }
        Ok((self.row, self.column))
    }

    fn text(self, value: DataRef<'_>) -> Result<String, ReadError> {
        let (line, column) = (self.row + 1, self.column + 1);
        let unreadable = |shown: String| ReadError::UnreadableCell { line, column, shown };
        match value {
            // Only cells with a formula come here empty.
            DataRef::Empty => Err(ReadError::FormulaWithoutValue { line, column }),
            DataRef::Int(whole) => Ok(whole.to_string()),
            DataRef::Float(value) => number::decimal(value).ok_or(ReadError::NumberTooLong { line, column }),
            DataRef::String(text) => Ok(text),
            DataRef::SharedString(text) => Ok(text.to_owned()),
            DataRef::Bool(truth) => Ok(truth.to_string()),
            DataRef::DateTime(date) => number::date(&date).ok_or_else(|| unreadable("a duration".to_owned())),
            DataRef::DateTimeIso(text) => Ok(text.trim_end_matches("T00:00:00").to_owned()),
            DataRef::DurationIso(_) => Err(unreadable("a duration".to_owned())),
            DataRef::Error(error) => Err(unreadable(error.to_string())),
        }
    }
}

fn assemble(cells: Cells, limits: &Limits) -> Result<Table, ReadError> {
    let mut builder = Builder::new(limits);
    for (row, mut columns) in cells {
        // The file stores no blank cells at the end of a row, so short rows are whole.
        let last = columns
            .iter()
            .rev()
            .find(|(_, text)| !text.is_empty())
            .map_or(0, |(column, _)| column + 1);
        let width = last.max(builder.width().unwrap_or(0));
        let cells = (0..width)
            .map(|column| columns.remove(&column).unwrap_or_default())
            .collect();
        builder.take(row + 1, cells)?;
    }
    builder.finish()
}

fn refused(error: XlsxError) -> ReadError {
    match error {
        XlsxError::FileNotFound(_)
        | XlsxError::RelationshipNotFound
        | XlsxError::WorksheetNotFound(_)
        | XlsxError::NotAWorksheet(_) => ReadError::NoSheet,
        other => ReadError::BrokenArchive {
            detail: other.to_string(),
        },
    }
}
