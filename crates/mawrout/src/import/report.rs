//! What an import did, or would do, and which rows it refused.

use super::Keeping;
use super::kind::Kind;
use super::record::Record;
use parties::Upserted;
use spreadsheets::{ByteOrderMark, Cell, CsvWriter, Separator};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Problems printed at most; the CSV holds them all.
const PRINTED: usize = 50;

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file.
    pub file: String,
    /// Line as a person counts, from 1; none where the whole file is wrong.
    pub line: Option<usize>,
    /// Name of the column.
    pub column: Option<String>,
    /// What is wrong.
    pub reason: String,
}

impl Problem {
    /// A problem of a whole file.
    #[must_use]
    pub fn of_file(file: &str, reason: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
            reason: reason.to_owned(),
        }
    }
}

/// Figures of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Rows that made something new.
    pub created: usize,
    /// Rows that changed something.
    pub changed: usize,
    /// Rows that said what was known.
    pub same: usize,
}

/// The report of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    figures: BTreeMap<Kind, Figures>,
    problems: Vec<Problem>,
}

impl Report {
    /// Whether no row was refused.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// What was refused, in the order of the files.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Figures of a kind.
    #[must_use]
    pub fn figures(&self, kind: Kind) -> Figures {
        self.figures.get(&kind).copied().unwrap_or_default()
    }

    pub(super) fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Takes the outcome of a row whose record is done with.
    pub(super) fn row(&mut self, kind: Kind, record: Record<'_>, outcome: Option<Upserted>) {
        let problems = record.into_problems();
        let figures = self.figures.entry(kind).or_default();
        match outcome.filter(|_| problems.is_empty()) {
            Some(Upserted::Created) => figures.created += 1,
            Some(Upserted::Changed) => figures.changed += 1,
            Some(Upserted::Same) => figures.same += 1,
            None => {}
        }
        self.problems.extend(problems);
    }

    /// The report for the terminal.
    #[must_use]
    pub fn told(&self, keeping: Keeping) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        for (kind, figures) in &self.figures {
            let Figures {
                created,
                changed,
                same,
            } = figures;
            let _ = writeln!(
                text,
                "{:<11} {created} new, {changed} changed, {same} as they were",
                kind.word()
            );
        }
        for problem in self.problems.iter().take(PRINTED) {
            let place = match (problem.line, &problem.column) {
                (Some(line), Some(column)) => format!("line {line}, column {column}: "),
                (Some(line), None) => format!("line {line}: "),
                _ => String::new(),
            };
            let _ = writeln!(text, "{}: {place}{}", problem.file, problem.reason);
        }
        if self.problems.len() > PRINTED {
            let _ = writeln!(text, "and {} more", self.problems.len() - PRINTED);
        }
        if keeping == Keeping::Preview && self.is_clean() {
            text.push_str("preview: nothing was kept\n");
        }
        text
    }

    /// The refused rows as CSV: file, line, column, reason.
    #[must_use]
    pub fn problems_as_csv(&self) -> Vec<u8> {
        // Writing to memory cannot fail; an empty file would be the answer if it did.
        self.written().unwrap_or_default()
    }

    fn written(&self) -> std::io::Result<Vec<u8>> {
        let mut csv = CsvWriter::new(Vec::new(), Separator::Comma, ByteOrderMark::Written)?;
        csv.row(&["file", "line", "column", "reason"].map(Cell::Text))?;
        for problem in &self.problems {
            let line = problem
                .line
                .map_or(Cell::Empty, |line| Cell::Number(line.to_string()));
            let column = problem.column.as_deref().map_or(Cell::Empty, Cell::Text);
            csv.row(&[
                Cell::Text(&problem.file),
                line,
                column,
                Cell::Text(&problem.reason),
            ])?;
        }
        csv.finish()
    }
}
