//! The register of personal data: which column holds it, why, who sees it, how long (R-PRV 1).
//!
//! Each room declares `pub const REGISTER: &[ColumnNote]` with every column of its tables, personal or plain.
//! A test of the whole house compares the registers with the migrations, so that nobody adds a column unsaid.

use std::collections::{BTreeMap, BTreeSet};
use store::Migration;

/// Why the law lets the house keep a personal value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Needed for the contract with the person: an order, an employment, a membership.
    Contract,
    /// A law asks for it: invoices, books.
    Law,
    /// The person agreed, and may take it back.
    Consent,
    /// The house needs it to protect itself and others: sign-in tries, the audit trail.
    Protection,
}

/// A column that holds personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonalField {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What it is kept for.
    pub purpose: &'static str,
    /// What allows it.
    pub basis: Basis,
    /// Who sees it, in words for the docs.
    pub seen_by: &'static str,
    /// How long it is kept, in words for the docs.
    pub retention: &'static str,
}

/// What a room says of its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnNote {
    /// One personal column.
    Personal(PersonalField),
    /// Columns of a table that tell nothing of a person.
    Plain {
        /// The table.
        table: &'static str,
        /// Its columns.
        columns: &'static [&'static str],
    },
}

/// Notes a personal column.
#[must_use]
pub const fn personal(
    (table, column): (&'static str, &'static str),
    purpose: &'static str,
    basis: Basis,
    seen_by: &'static str,
    retention: &'static str,
) -> ColumnNote {
    ColumnNote::Personal(PersonalField {
        table,
        column,
        purpose,
        basis,
        seen_by,
        retention,
    })
}

/// Notes columns of a table that tell nothing of a person.
#[must_use]
pub const fn plain(table: &'static str, columns: &'static [&'static str]) -> ColumnNote {
    ColumnNote::Plain { table, columns }
}

/// The personal columns of the registers, for the docs.
#[must_use]
pub fn personal_fields(registers: &[&[ColumnNote]]) -> Vec<PersonalField> {
    let notes = registers.iter().copied().flatten();
    notes
        .filter_map(|note| {
            if let ColumnNote::Personal(field) = note {
                Some(*field)
            } else {
                None
            }
        })
        .collect()
}

/// What the registers and the tables say of each other: columns nobody noted, noted twice, or not there.
/// Empty when they agree.
#[must_use]
pub fn differences(registers: &[&[ColumnNote]], migrations: &[Migration]) -> Vec<String> {
    let mut noted: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for note in registers.iter().copied().flatten() {
        match note {
            ColumnNote::Personal(field) => *noted.entry((field.table, field.column)).or_default() += 1,
            ColumnNote::Plain { table, columns } => {
                columns
                    .iter()
                    .for_each(|column| *noted.entry((*table, *column)).or_default() += 1);
            }
        }
    }
    let found = columns_of(migrations);
    let unsaid = found
        .iter()
        .filter(|(table, column)| !noted.contains_key(&(table.as_str(), column.as_str())));
    let mut differences: Vec<String> = unsaid
        .map(|(table, column)| format!("{table}.{column} is in no register"))
        .collect();
    for ((table, column), times) in noted {
        if times > 1 {
            differences.push(format!("{table}.{column} is noted {times} times"));
        }
        if !found.contains(&(table.to_owned(), column.to_owned())) {
            differences.push(format!("{table}.{column} is in no table"));
        }
    }
    differences
}

/// Every column of every table that the migrations make, as (table, column).
#[must_use]
pub fn columns_of(migrations: &[Migration]) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for migration in migrations {
        let bare: Vec<&str> = migration
            .text
            .lines()
            .map(|line| line.split_once("--").map_or(line, |(code, _)| code))
            .collect();
        for statement in bare.join("\n").split(';') {
            note_statement(statement, &mut found);
        }
    }
    found
}

fn note_statement(statement: &str, found: &mut BTreeSet<(String, String)>) {
    let words: Vec<&str> = statement
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty())
        .collect();
    match words.as_slice() {
        ["CREATE", "TABLE", table, ..] => {
            let inside = statement.split_once('(').map_or("", |(_, inside)| inside);
            for part in parts(inside) {
                let first = part
                    .split(|c: char| c.is_whitespace() || c == '(')
                    .next()
                    .unwrap_or_default();
                if !matches!(
                    first,
                    "" | "PRIMARY" | "CONSTRAINT" | "UNIQUE" | "FOREIGN" | "CHECK"
                ) {
                    found.insert(((*table).to_owned(), first.to_owned()));
                }
            }
        }
        ["ALTER", "TABLE", table, "ADD", "COLUMN", column, ..] => {
            found.insert(((*table).to_owned(), (*column).to_owned()));
        }
        ["ALTER", "TABLE", table, "DROP", "COLUMN", column, ..] => {
            found.remove(&((*table).to_owned(), (*column).to_owned()));
        }
        ["ALTER", "TABLE", table, "RENAME", "COLUMN", old, "TO", new, ..] => {
            found.remove(&((*table).to_owned(), (*old).to_owned()));
            found.insert(((*table).to_owned(), (*new).to_owned()));
        }
        ["DROP", "TABLE", table, ..] => found.retain(|(of, _)| of != table),
        _ => {}
    }
}

/// The parts between commas, up to the bracket that closes the table; commas inside brackets part nothing.
fn parts(inside: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_u32, 0, Vec::new());
    for (place, character) in inside.char_indices() {
        match character {
            '(' => depth += 1,
            ')' if depth == 0 => {
                parts.push(inside[start..place].trim());
                return parts;
            }
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(inside[start..place].trim());
                start = place + 1;
            }
            _ => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATIONS: &[Migration] = &[
        Migration {
            room: "sample",
            number: 1,
            name: "first",
            text: "-- people, and their towns\nCREATE TABLE sample (\n  id uuid PRIMARY KEY, -- a comment, with a comma\n  \
                   name text NOT NULL CONSTRAINT sample_name_check CHECK (name IN ('a', 'b')),\n  \
                   old bigint,\n  PRIMARY KEY (id, name),\n  CONSTRAINT sample_check CHECK (old > 0)\n);\n\
                   CREATE INDEX sample_by_name ON sample (name, id);\nAPPEND ONLY sample;",
        },
        Migration {
            room: "sample",
            number: 2,
            name: "second",
            text: "ALTER TABLE sample ADD COLUMN town text; ALTER TABLE sample DROP COLUMN old;",
        },
    ];

    #[test]
    fn columns_are_read_from_the_migrations() {
        let columns = columns_of(MIGRATIONS);
        let names: Vec<&str> = columns.iter().map(|(_, column)| column.as_str()).collect();
        assert_eq!(names, ["id", "name", "town"]);
        assert!(columns.iter().all(|(table, _)| table == "sample"));
    }

    #[test]
    fn a_column_unsaid_twice_said_or_gone_is_told() {
        let name = personal(
            ("sample", "name"),
            "to greet",
            Basis::Contract,
            "the office",
            "3 years",
        );
        let whole = [name, plain("sample", &["id", "town"])];
        assert_eq!(differences(&[&whole], MIGRATIONS), Vec::<String>::new());
        assert_eq!(personal_fields(&[&whole]).len(), 1);
        assert_eq!(
            differences(&[&[name], &[plain("sample", &["id"])]], MIGRATIONS),
            ["sample.town is in no register"]
        );
        let twice = plain("sample", &["name", "old"]);
        assert_eq!(
            differences(&[&whole, &[twice]], MIGRATIONS),
            ["sample.name is noted 2 times", "sample.old is in no table"]
        );
    }
}
