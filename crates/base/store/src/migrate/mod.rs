//! Migrations: each room owns the tables it creates; the text is one, in PostgreSQL's words.
//!
//! A migration that has landed is never edited: its checksum is kept and compared. Besides ordinary
//! statements a file may say `APPEND ONLY table;` or `APPEND ONLY table BUT column;`.

pub(crate) mod words;

use crate::connection::Connection;
use crate::{Dialect, Error, Query, Reader, Result, Unit, args};
use sha2::{Digest, Sha256};
use std::fmt;
use words::{Word, words};

/// One step of a room's tables.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The room that owns the tables.
    pub room: &'static str,
    /// Number within the room, from 1, without gaps.
    pub number: u32,
    /// What it does, in a word or two.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
}

impl fmt::Display for Migration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.room, self.number, self.name)
    }
}

/// The store's own tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "store",
    number: 1,
    name: "background",
    text: include_str!("../../migrations/0001_background.sql"),
}];

crate::row! {
    struct AppliedRow {
        room: String,
        number: u32,
        checksum: Vec<u8>,
    }
}

crate::statements! {
    scan APPLIED: AppliedRow = "SELECT room, number, checksum FROM applied_migration ORDER BY room, number";
    write RECORD = "INSERT INTO applied_migration (room, number, name, checksum) VALUES (?1, ?2, ?3, ?4)";
}

const OWN_TABLE: &str = "CREATE TABLE IF NOT EXISTS applied_migration (room text NOT NULL, number bigint NOT NULL, \
    name text NOT NULL, checksum bytea NOT NULL, PRIMARY KEY (room, number));";

/// What a house and a binary say of each other's tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MigrateError {
    /// The database knows a migration that this binary does not: the binary is older.
    #[error("the database was made by a newer version: it knows {room} {number}")]
    NewerDatabase {
        /// Room of the unknown migration.
        room: String,
        /// Its number.
        number: u32,
    },
    /// A migration that has run was edited since.
    #[error("migration {room} {number} was changed after it ran")]
    Changed {
        /// Room of the changed migration.
        room: String,
        /// Its number.
        number: u32,
    },
    /// The database refused a statement.
    #[error("{migration}: {error}")]
    Refused {
        /// The migration, as `room number name`.
        migration: String,
        /// What the database said.
        error: Error,
    },
    /// The database could not be asked.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Runs what is missing, in the order given; each migration is one transaction. Answers how many ran.
pub(crate) fn run(
    connection: &Connection,
    migrations: &[Migration],
) -> std::result::Result<usize, MigrateError> {
    let dialect = connection.dialect();
    if dialect == Dialect::Postgres {
        // One node migrates at a time; the number is the letters "mawrout" read as a key.
        connection
            .batch("SELECT pg_advisory_lock(7883452)")
            .map_err(|failure| failure.error)?;
        // Filling a new column of a large table takes longer than any page may.
        connection
            .batch("SET statement_timeout = '1h'")
            .map_err(|failure| failure.error)?;
    }
    let outcome = run_missing(connection, migrations);
    if dialect == Dialect::Postgres {
        connection
            .batch("SELECT pg_advisory_unlock(7883452)")
            .map_err(|failure| failure.error)?;
        connection
            .batch(crate::postgres::SESSION)
            .map_err(|failure| failure.error)?;
    }
    let ran = outcome?;
    if ran > 0 {
        connection
            .batch(dialect.analyse())
            .map_err(|failure| failure.error)?;
    }
    Ok(ran)
}

/// The migrations that have not run, as `room number name`; looks only.
pub(crate) fn missing(
    reader: &Reader<'_>,
    migrations: &[Migration],
) -> std::result::Result<Vec<String>, MigrateError> {
    let own = Query::<(u64,)>::new(reader.dialect().tables_named());
    let applied = if reader.one(own, args!["applied_migration"])?.0 > 0 {
        reader.all(APPLIED, args![])?
    } else {
        Vec::new()
    };
    compare(&applied, migrations)?;
    Ok(migrations
        .iter()
        .filter(|migration| !has_run(&applied, migration))
        .map(ToString::to_string)
        .collect())
}

fn has_run(applied: &[AppliedRow], migration: &Migration) -> bool {
    applied
        .iter()
        .any(|row| row.room == migration.room && row.number == migration.number)
}

fn run_missing(
    connection: &Connection,
    migrations: &[Migration],
) -> std::result::Result<usize, MigrateError> {
    let dialect = connection.dialect();
    connection
        .batch(&translate(dialect, OWN_TABLE))
        .map_err(|failure| failure.error)?;
    let applied: Vec<AppliedRow> = Unit::new(connection).all(APPLIED, args![])?;
    compare(&applied, migrations)?;
    let mut ran = 0;
    for migration in migrations {
        if has_run(&applied, migration) {
            continue;
        }
        apply(connection, migration).map_err(|error| {
            // Nothing more can be done about a rollback that fails: the connection is dropped by the caller.
            let _ = connection.batch("ROLLBACK");
            MigrateError::Refused {
                migration: migration.to_string(),
                error,
            }
        })?;
        ran += 1;
    }
    Ok(ran)
}

fn apply(connection: &Connection, migration: &Migration) -> Result<()> {
    let dialect = connection.dialect();
    connection
        .batch(dialect.begin_unit())
        .map_err(|failure| failure.error)?;
    connection
        .batch(&translate(dialect, migration.text))
        .map_err(|failure| failure.error)?;
    Unit::new(connection).run(
        RECORD,
        args![
            migration.room,
            migration.number,
            migration.name,
            checksum(migration.text)
        ],
    )?;
    connection.batch("COMMIT").map_err(|failure| failure.error)
}

fn compare(applied: &[AppliedRow], migrations: &[Migration]) -> std::result::Result<(), MigrateError> {
    for row in applied {
        let known = migrations
            .iter()
            .find(|step| step.room == row.room && step.number == row.number);
        let (room, number) = (row.room.clone(), row.number);
        match known {
            None => return Err(MigrateError::NewerDatabase { room, number }),
            Some(step) if checksum(step.text) != row.checksum => {
                return Err(MigrateError::Changed { room, number });
            }
            Some(_) => {}
        }
    }
    Ok(())
}

fn checksum(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

/// One migration text in the words of a database.
pub(crate) fn translate(dialect: Dialect, text: &str) -> String {
    statements_of(text)
        .iter()
        .map(|statement| translate_statement(dialect, statement))
        .collect()
}

fn statements_of(text: &str) -> Vec<Vec<Word<'_>>> {
    let mut statements = vec![Vec::new()];
    for word in words(text) {
        if word.text().starts_with("--") {
            continue;
        }
        if word == Word::Other(";") {
            statements.push(Vec::new());
        } else if let Some(last) = statements.last_mut() {
            last.push(word);
        }
    }
    statements.retain(|statement| names_of(statement).next().is_some());
    statements
}

fn names_of<'w, 't>(statement: &'w [Word<'t>]) -> impl Iterator<Item = &'t str> + use<'w, 't> {
    statement.iter().filter_map(|word| {
        if let Word::Name(name) = word {
            Some(*name)
        } else {
            None
        }
    })
}

fn translate_statement(dialect: Dialect, statement: &[Word<'_>]) -> String {
    let names: Vec<&str> = names_of(statement).collect();
    match names.as_slice() {
        ["APPEND", "ONLY", table] => dialect.append_only(table),
        ["APPEND", "ONLY", table, "BUT", column] => dialect.append_only_but(table, column),
        _ => {
            let defines = matches!(names.as_slice(), ["CREATE" | "ALTER", "TABLE", ..]);
            let mut translated: String = statement
                .iter()
                .map(|word| match word {
                    Word::Name(name) if defines => dialect.column_type(name).unwrap_or(name),
                    other => other.text(),
                })
                .collect();
            if names.starts_with(&["CREATE", "TABLE"]) {
                translated.push_str(dialect.table_suffix());
            }
            translated.push(';');
            translated
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "-- a comment; with a semicolon\nCREATE TABLE sample (id uuid PRIMARY KEY, note text NOT NULL, \
        live boolean NOT NULL, size bigint CHECK (size <> 0)); APPEND ONLY sample;";

    #[test]
    fn one_text_serves_both_databases() {
        let sqlite = translate(Dialect::Sqlite, TEXT);
        assert!(
            sqlite.contains("id BLOB PRIMARY KEY, note text NOT NULL, live INTEGER NOT NULL, size INTEGER"),
            "{sqlite}"
        );
        assert!(sqlite.contains(") STRICT;"), "{sqlite}");
        assert!(sqlite.contains("RAISE(ABORT"), "{sqlite}");
        let postgres = translate(Dialect::Postgres, TEXT);
        assert!(
            postgres.contains("id uuid PRIMARY KEY, note text COLLATE \"C\" NOT NULL"),
            "{postgres}"
        );
        assert!(!postgres.contains("STRICT"), "{postgres}");
    }

    #[test]
    fn a_changed_or_unknown_migration_is_refused() {
        let step = Migration {
            room: "sample",
            number: 1,
            name: "first",
            text: TEXT,
        };
        let row = |number, checksum| AppliedRow {
            room: "sample".to_owned(),
            number,
            checksum,
        };
        assert_eq!(compare(&[row(1, checksum(TEXT))], &[step]), Ok(()));
        assert!(matches!(
            compare(&[row(1, vec![1])], &[step]),
            Err(MigrateError::Changed { .. })
        ));
        assert!(matches!(
            compare(&[row(2, vec![1])], &[step]),
            Err(MigrateError::NewerDatabase { .. })
        ));
    }
}
