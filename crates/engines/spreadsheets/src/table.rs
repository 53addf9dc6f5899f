//! A table as it was read: a header and rows of text.

use crate::{Limits, ReadError};

/// A header and the rows under it; every row has as many cells as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns, without surrounding blanks; none empty, none twice.
    pub header: Vec<String>,
    /// Rows in the order of the file; rows without any content are left out.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line where the row begins, from 1, as a person sees it in the file.
    pub line: usize,
    /// Cells as written; an empty cell is an empty text.
    pub cells: Vec<String>,
}

/// Collects rows under the rules that both formats share.
pub(crate) struct Builder<'l> {
    limits: &'l Limits,
    table: Option<Table>,
}

impl<'l> Builder<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Self {
        Self { limits, table: None }
    }

    /// Columns of the header, once it was seen.
    pub(crate) fn width(&self) -> Option<usize> {
        self.table.as_ref().map(|table| table.header.len())
    }

    /// Takes the next row; the first one with content is the header.
    pub(crate) fn take(&mut self, line: usize, cells: Vec<String>) -> Result<(), ReadError> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        let Some(table) = &mut self.table else {
            self.table = Some(Table {
                header: names(line, &cells)?,
                rows: Vec::new(),
            });
            return Ok(());
        };
        let expected = table.header.len();
        if cells.len() != expected {
            return Err(ReadError::UnevenRow {
                line,
                expected,
                found: cells.len(),
            });
        }
        if table.rows.len() + 1 >= self.limits.rows {
            return Err(ReadError::TooManyRows {
                limit: self.limits.rows,
            });
        }
        table.rows.push(Row { line, cells });
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<Table, ReadError> {
        self.table.ok_or(ReadError::EmptyFile)
    }
}

fn names(line: usize, cells: &[String]) -> Result<Vec<String>, ReadError> {
    let mut names: Vec<String> = Vec::with_capacity(cells.len());
    for (index, cell) in cells.iter().enumerate() {
        let name = cell.trim();
        if name.is_empty() {
            return Err(ReadError::UnnamedColumn {
                line,
                column: index + 1,
            });
        }
        if let Some(first) = names.iter().position(|earlier| earlier == name) {
            return Err(ReadError::DuplicateColumn {
                name: name.to_owned(),
                first: first + 1,
                second: index + 1,
            });
        }
        names.push(name.to_owned());
    }
    Ok(names)
}
