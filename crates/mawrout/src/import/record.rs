//! A row by the names of its columns: each cell is read into its type, or told with line, column and reason.

use super::report::Problem;
use language::Texts;
use spreadsheets::Row;
use std::fmt::Display;
use std::str::FromStr;
use values::digits::to_latin_digits;
use values::money::Money;

/// One row of a file, and what was found wrong with it so far.
pub(super) struct Record<'t> {
    file: &'t str,
    header: &'t [String],
    row: &'t Row,
    problems: Vec<Problem>,
}

impl<'t> Record<'t> {
    pub(super) fn new(file: &'t str, header: &'t [String], row: &'t Row) -> Self {
        Self {
            file,
            header,
            row,
            problems: Vec::new(),
        }
    }

    /// The cell, trimmed; empty where the file has no such column.
    pub(super) fn text(&self, column: &str) -> &'t str {
        let index = self.header.iter().position(|name| name == column);
        index
            .and_then(|index| self.row.cells.get(index))
            .map_or("", |cell| cell.trim())
    }

    pub(super) fn optional(&self, column: &str) -> Option<&'t str> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// The cell, which may not be empty.
    pub(super) fn needed(&mut self, column: &str) -> &'t str {
        let text = self.text(column);
        if text.is_empty() {
            self.wrong(column, "is empty");
        }
        text
    }

    /// The cell read into a type; an empty one is missing.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&mut self, column: &str) -> Option<T> {
        let text = self.needed(column);
        if text.is_empty() {
            None
        } else {
            self.read(column, text, T::from_str)
        }
    }

    /// The cell read into a type, if there is something in it.
    pub(super) fn parsed_optional<T: FromStr<Err: Display>>(&mut self, column: &str) -> Option<T> {
        let text = self.optional(column)?;
        self.read(column, text, T::from_str)
    }

    /// A whole number, in Latin or Arabic digits.
    pub(super) fn number<T: FromStr<Err: Display>>(&mut self, column: &str) -> Option<T> {
        let text = self.needed(column);
        if text.is_empty() {
            return None;
        }
        self.read(column, &to_latin_digits(text), T::from_str)
    }

    pub(super) fn number_optional<T: FromStr<Err: Display>>(&mut self, column: &str) -> Option<T> {
        let text = self.optional(column)?;
        self.read(column, &to_latin_digits(text), T::from_str)
    }

    /// An amount in dirhams, at most two decimals.
    pub(super) fn money(&mut self, column: &str) -> Option<Money> {
        let text = self.needed(column);
        if text.is_empty() {
            return None;
        }
        let amount = self.read(column, text, Money::parse_decimal)?;
        if amount.is_negative() {
            self.wrong(column, "is below zero");
            return None;
        }
        Some(amount)
    }

    pub(super) fn money_optional(&mut self, column: &str) -> Option<Money> {
        self.optional(column)?;
        self.money(column)
    }

    /// One of a closed list of words.
    pub(super) fn word<T>(&mut self, column: &str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.needed(column);
        let found = of(text);
        if found.is_none() && !text.is_empty() {
            self.wrong(column, &format!("{text:?} is not one of the known words"));
        }
        found
    }

    /// `true` or `false`; `default` where nothing is said.
    pub(super) fn truth(&mut self, column: &str, default: bool) -> bool {
        match self.text(column).to_ascii_lowercase().as_str() {
            "" => default,
            "true" | "1" | "yes" | "oui" => true,
            "false" | "0" | "no" | "non" => false,
            other => {
                self.wrong(column, &format!("{other:?} is neither true nor false"));
                default
            }
        }
    }

    /// Words joined by `;`.
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        self.text(column)
            .split(';')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// The texts of `name_fr`, `name_ar`, `name_en`, `name_zgh`; French may not be missing if `needed`.
    pub(super) fn texts(&mut self, stem: &str, needed: bool) -> Texts {
        let column = |language: &str| format!("{stem}_{language}");
        let french = if needed {
            self.needed(&column("fr"))
        } else {
            self.text(&column("fr"))
        };
        Texts::new(
            french,
            self.text(&column("ar")),
            self.text(&column("en")),
            self.text(&column("zgh")),
        )
    }

    /// Notes something wrong with a cell.
    pub(super) fn wrong(&mut self, column: &str, reason: &str) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line: Some(self.row.line),
            column: Some(column.to_owned()),
            reason: reason.to_owned(),
        });
    }

    /// What was found wrong.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    pub(super) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    fn read<T, E: Display>(
        &mut self,
        column: &str,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        match read(text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(column, &format!("{text:?}: {error}"));
                None
            }
        }
    }
}
