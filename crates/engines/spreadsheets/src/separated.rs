//! Reads text with separators (CSV), strictly.
//!
//! Own code rather than a library's: a lenient reader swallows half a file after a forgotten quotation mark,
//! and its line numbers slip at blank lines and quoted line ends.

use crate::table::Builder;
use crate::{Limits, ReadError, Separator, Table};
use std::iter::Peekable;
use std::str::Chars;

/// Reads the whole text; lines end with LF, CRLF or CR.
pub(crate) fn read(text: &str, limits: &Limits) -> Result<Table, ReadError> {
    let (declared, text) = declaration(text);
    let blank = text.len() - text.trim_start_matches(['\r', '\n']).len();
    let header_line = 1 + lines_in(text.get(..blank).unwrap_or_default());
    let text = text.get(blank..).unwrap_or_default();
    if text.trim().is_empty() {
        return Err(ReadError::EmptyFile);
    }
    let separator = match declared {
        Some(separator) => separator,
        None => Separator::detect(text, header_line)?,
    };
    let mut scanner = Scanner {
        rest: text.chars().peekable(),
        line: header_line,
        separator: separator.character(),
        limits,
    };
    let mut builder = Builder::new(limits);
    while let Some((line, cells)) = scanner.record()? {
        builder.take(line, cells)?;
    }
    builder.finish()
}

/// Takes a first line `sep=;` away; its line end stays and is counted with the blank lines before the header.
fn declaration(text: &str) -> (Option<Separator>, &str) {
    let line = text.split(['\r', '\n']).next().unwrap_or_default();
    match Separator::declared(line) {
        Some(separator) => (Some(separator), text.get(line.len()..).unwrap_or_default()),
        None => (None, text),
    }
}

fn lines_in(text: &str) -> usize {
    let ends = text.chars().filter(|one| matches!(one, '\r' | '\n')).count();
    ends - text.matches("\r\n").count()
}

/// What ended a cell.
#[derive(PartialEq, Eq)]
enum End {
    Separator,
    Line,
    File,
}

struct Scanner<'t> {
    rest: Peekable<Chars<'t>>,
    line: usize,
    separator: char,
    limits: &'t Limits,
}

impl Scanner<'_> {
    /// The next line of cells and the line it began on.
    fn record(&mut self) -> Result<Option<(usize, Vec<String>)>, ReadError> {
        if self.rest.peek().is_none() {
            return Ok(None);
        }
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            if cells.len() == self.limits.columns {
                return Err(ReadError::TooManyColumns {
                    line,
                    limit: self.limits.columns,
                });
            }
            let column = cells.len() + 1;
            let (cell, end) = if self.rest.peek() == Some(&'"') {
                self.quoted(column)?
            } else {
                self.plain(column)?
            };
            cells.push(cell);
            if end != End::Separator {
                return Ok(Some((line, cells)));
            }
        }
    }

    fn plain(&mut self, column: usize) -> Result<(String, End), ReadError> {
        let mut cell = String::new();
        loop {
            let Some(character) = self.rest.next() else {
                return Ok((cell, End::File));
            };
            match self.end_at(character) {
                Some(end) => return Ok((cell, end)),
                None => self.push(&mut cell, character, column)?,
            }
        }
    }

    fn quoted(&mut self, column: usize) -> Result<(String, End), ReadError> {
        let opened = self.line;
        self.rest.next();
        let mut cell = String::new();
        loop {
            match self.rest.next() {
                None => return Err(ReadError::UnclosedQuote { line: opened, column }),
                Some('"') if self.rest.peek() == Some(&'"') => {
                    self.rest.next();
                    self.push(&mut cell, '"', column)?;
                }
                Some('"') => break,
                Some(character) => {
                    if character == '\n' || (character == '\r' && self.rest.peek() != Some(&'\n')) {
                        self.line += 1;
                    }
                    self.push(&mut cell, character, column)?;
                }
            }
        }
        let Some(character) = self.rest.next() else {
            return Ok((cell, End::File));
        };
        let line = self.line;
        let end = self
            .end_at(character)
            .ok_or(ReadError::TextAfterQuote { line, column })?;
        Ok((cell, end))
    }

    /// Whether this character, outside quotation marks, ends the cell; takes the rest of a line end.
    fn end_at(&mut self, character: char) -> Option<End> {
        if character == self.separator {
            return Some(End::Separator);
        }
        if !matches!(character, '\r' | '\n') {
            return None;
        }
        if character == '\r' {
            self.rest.next_if_eq(&'\n');
        }
        self.line += 1;
        Some(End::Line)
    }

    fn push(&self, cell: &mut String, character: char, column: usize) -> Result<(), ReadError> {
        cell.push(character);
        let limit = self.limits.cell_bytes;
        if cell.len() > limit {
            return Err(ReadError::CellTooLong {
                line: self.line,
                column,
                limit,
            });
        }
        Ok(())
    }
}
