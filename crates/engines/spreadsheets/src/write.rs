//! Writes CSV row by row, safe to open in a spreadsheet program.

use crate::Separator;
use std::io::{self, Write};

/// First characters that make a spreadsheet program take a text for a formula or a command.
const DANGEROUS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'t> {
    /// Text; an apostrophe is put before what a spreadsheet program would calculate.
    Text(&'t str),
    /// A number as digits with an optional sign and decimal mark, written as is. Anything else is taken for text.
    Number(String),
    /// Nothing.
    Empty,
}

/// Whether the file begins with the mark that tells spreadsheet programs it is UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// For people who open the file in a spreadsheet program.
    Written,
    /// For machines.
    Absent,
}

/// Writes rows as they come; nothing is kept.
#[derive(Debug)]
pub struct CsvWriter<W: Write> {
    out: W,
    separator: Separator,
}

impl<W: Write> CsvWriter<W> {
    /// A writer on `out`, which should be buffered; the mark is written at once.
    pub fn new(mut out: W, separator: Separator, mark: ByteOrderMark) -> io::Result<Self> {
        if mark == ByteOrderMark::Written {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        Ok(Self { out, separator })
    }

    /// Writes one row, ended by LF.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                write!(self.out, "{}", self.separator.character())?;
            }
            match cell {
                Cell::Text(text) => self.text(text)?,
                Cell::Number(number) if is_number(number) && !number.contains(self.separator.character()) => {
                    self.out.write_all(number.as_bytes())?;
                }
                Cell::Number(text) => self.text(text)?,
                Cell::Empty => {}
            }
        }
        self.out.write_all(b"\n")
    }

    /// Hands over what is left and gives the output back.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let guard = if text.starts_with(DANGEROUS) { "'" } else { "" };
        let quoted = text.contains(['"', ',', ';', '\t', '\r', '\n'])
            || text.starts_with(char::is_whitespace)
            || text.ends_with(char::is_whitespace);
        if quoted {
            write!(self.out, "\"{guard}{}\"", text.replace('"', "\"\""))
        } else {
            write!(self.out, "{guard}{text}")
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, part]
        .iter()
        .all(|side| !side.is_empty() && side.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(separator: Separator, cells: &[Cell<'_>]) -> String {
        let mut writer = CsvWriter::new(Vec::new(), separator, ByteOrderMark::Absent).unwrap();
        writer.row(cells).unwrap();
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    #[test]
    fn formulas_become_text() {
        let samples = [
            ("=1+1", "'=1+1\n"),
            ("+212600000000", "'+212600000000\n"),
            ("-2", "'-2\n"),
            ("@SUM(A1)", "'@SUM(A1)\n"),
            ("\t=1", "\"'\t=1\"\n"),
            ("\r=1", "\"'\r=1\"\n"),
            ("\n=1", "\"'\n=1\"\n"),
            ("＝1", "'＝1\n"),
            ("＋1", "'＋1\n"),
            ("－1", "'－1\n"),
            ("＠x", "'＠x\n"),
            (
                "=HYPERLINK(\"x\",\"y\")",
                "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\n",
            ),
            ("dattes = bonnes", "dattes = bonnes\n"),
        ];
        for (text, written) in samples {
            assert_eq!(line(Separator::Comma, &[Cell::Text(text)]), written);
        }
    }

    #[test]
    fn numbers_stay_numbers_and_nothing_else_passes_for_one() {
        let number = |text: &str| line(Separator::Semicolon, &[Cell::Number(text.to_owned())]);
        for good in ["12", "-12.5", "0,50", "999000001000075"] {
            assert_eq!(number(good), format!("{good}\n"));
        }
        for bad in ["-2+3", "=1", "-", "1.", ".5", "1e5", "--1", "-1.2.3", "", "+1"] {
            let guard = if bad.starts_with(['-', '=', '+']) { "'" } else { "" };
            assert_eq!(number(bad), format!("{guard}{bad}\n"));
        }
    }

    #[test]
    fn a_decimal_comma_does_not_split_a_cell() {
        assert_eq!(
            line(Separator::Comma, &[Cell::Number("1,5".to_owned()), Cell::Empty]),
            "\"1,5\",\n"
        );
    }

    #[test]
    fn the_mark_comes_first() {
        let mut writer = CsvWriter::new(Vec::new(), Separator::Tab, ByteOrderMark::Written).unwrap();
        writer.row(&[Cell::Text("تمر"), Cell::Text("a b")]).unwrap();
        assert_eq!(writer.finish().unwrap(), "\u{FEFF}تمر\ta b\n".as_bytes());
    }
}
