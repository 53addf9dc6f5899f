//! Lists as files: CSV that a spreadsheet program opens as it is, and never calculates.

use jiff::Timestamp;
use language::Language;
use spreadsheets::{ByteOrderMark, Cell, CsvWriter, Separator};
use values::money::Money;
use web::{Answer, Problem, Visit};

/// A file being written.
pub(crate) struct TableFile {
    writer: CsvWriter<Vec<u8>>,
    comma_decimals: bool,
}

impl TableFile {
    /// A file with these headings. French and Arabic spreadsheet programs expect `;` and decimal commas.
    pub(crate) fn new(language: Language, headings: &[String]) -> Result<Self, Problem> {
        let comma_decimals = language != Language::English;
        let separator = if comma_decimals {
            Separator::Semicolon
        } else {
            Separator::Comma
        };
        let writer =
            CsvWriter::new(Vec::new(), separator, ByteOrderMark::Written).map_err(Problem::faulty)?;
        let mut file = Self {
            writer,
            comma_decimals,
        };
        let cells: Vec<Cell<'_>> = headings.iter().map(|heading| Cell::Text(heading)).collect();
        file.row(&cells)?;
        Ok(file)
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Problem> {
        self.writer.row(cells).map_err(Problem::faulty)
    }

    /// An amount as a number of the person's spreadsheet program.
    pub(crate) fn money(&self, amount: Money) -> Cell<'static> {
        let written = amount.to_decimal_string();
        Cell::Number(if self.comma_decimals {
            written.replace('.', ",")
        } else {
            written
        })
    }

    /// An amount where there is one.
    pub(crate) fn amount(&self, amount: Option<Money>) -> Cell<'static> {
        amount.map_or(Cell::Empty, |amount| self.money(amount))
    }

    /// Its bytes.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Problem> {
        self.writer.finish().map_err(Problem::faulty)
    }
}

/// The file as a download, its name in the person's language, ending with the day.
pub(crate) fn answer(visit: &Visit, name_key: &str, bytes: Vec<u8>) -> Answer {
    let name = visit.voice.plain(name_key);
    web::file(
        &format!("{name}-{}.csv", visit.today()),
        "text/csv; charset=utf-8",
        bytes,
    )
}

/// A moment in Casablanca as spreadsheet programs sort it: `2026-11-25 00:20`.
pub(crate) fn moment(at: Timestamp) -> String {
    values::clock::local_datetime(at)
        .strftime("%Y-%m-%d %H:%M")
        .to_string()
}

/// A whole number.
pub(crate) fn number(value: impl std::fmt::Display) -> Cell<'static> {
    Cell::Number(value.to_string())
}

/// The headings of a file, from their keys.
pub(crate) fn headings(visit: &Visit, keys: &[&str]) -> Vec<String> {
    keys.iter()
        .map(|key| visit.house.messages.voice(visit.language).plain(key).into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(language: Language) -> String {
        let mut file = TableFile::new(language, &["Nom".to_owned(), "Dû".to_owned()]).unwrap();
        let amount = file.money(Money::mad(-123_450));
        file.row(&[Cell::Text("=HYPERLINK(\"http://x\")"), amount])
            .unwrap();
        String::from_utf8(file.finish().unwrap()).unwrap()
    }

    #[test]
    fn what_people_typed_is_never_calculated() {
        assert_eq!(
            written(Language::French),
            "\u{FEFF}Nom;Dû\n\"'=HYPERLINK(\"\"http://x\"\")\";-1234,50\n"
        );
    }

    #[test]
    fn decimals_follow_the_language() {
        assert!(written(Language::English).ends_with(",-1234.50\n"));
        assert!(written(Language::Arabic).ends_with(";-1234,50\n"));
    }
}
