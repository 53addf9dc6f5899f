//! Copying a whole house from one database into another: backup, restore and moving are this one act.
//!
//! Tables and columns are asked of the databases, never named here. Everything is read in one snapshot and written in
//! one transaction, so that a copy is whole or not there.

mod catalogue;
mod cells;

use crate::connection::Connection;
use crate::migrate::{self, MigrateError, Migration};
use crate::postgres::PostgresConnection;
use crate::sqlite::{self, Purpose};
use crate::{DatabaseUrl, Dialect, Error, Reader, args};
use catalogue::Table;
use cells::CopiedRow;
use std::fmt::Write as _;

/// Rows read and written at once.
const BATCH: usize = 200;
/// Parameters of one statement: below the ceilings of both databases.
const PARAMETERS: usize = 30_000;
/// The table that migrations write themselves, alike on both sides once both are up to date.
const OWN_TABLE: &str = "applied_migration";
/// A copy of a large house takes longer than any page may.
const PATIENCE: &str = "SET statement_timeout = '1h'; SET idle_in_transaction_session_timeout = 0";
/// The lock of migrations: whoever starts to serve meanwhile waits for it, and is told.
const LOCK: &str = "SELECT pg_advisory_lock(7883452)";

/// How many rows of a table were copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedTable {
    /// Name of the table.
    pub name: String,
    /// Its rows, counted on both sides.
    pub rows: u64,
}

/// Why a house was not copied; the target is as it was, but may have got empty tables.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The source has fewer tables than this program.
    #[error("the tables of the source are older than this program: {missing} migrations are missing")]
    OlderSource {
        /// How many migrations have not run.
        missing: usize,
    },
    /// The target holds rows already.
    #[error("the target is not empty: table {table} has rows")]
    NotEmpty {
        /// The first table with rows.
        table: String,
    },
    /// The two databases do not have the same tables or columns.
    #[error("the two databases differ in table {table}")]
    Different {
        /// The first table that differs.
        table: String,
    },
    /// After the copy the numbers of rows are not the same.
    #[error("table {table}: {read} rows were read, {found} are in the target")]
    Miscounted {
        /// The table.
        table: String,
        /// Rows in the snapshot.
        read: u64,
        /// Rows in the target.
        found: u64,
    },
    /// The tables of one side do not fit this program.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// A database refused.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Copies everything of the house at `from` into the empty database at `to`, whose tables are made. Blocks the thread;
/// must not run on one that drives an asynchronous runtime.
pub fn house(
    from: &DatabaseUrl,
    to: &DatabaseUrl,
    migrations: &'static [Migration],
) -> Result<Vec<CopiedTable>, CopyError> {
    let source = connect(from, Purpose::Read)?;
    batch(&source, source.dialect().begin_snapshot())?;
    let missing = migrate::missing(&Reader::new(&source), migrations)?;
    if !missing.is_empty() {
        return Err(CopyError::OlderSource {
            missing: missing.len(),
        });
    }
    let target = connect(to, Purpose::Write)?;
    if target.dialect() == Dialect::Postgres {
        batch(&target, LOCK)?;
    }
    must_be_empty(&target)?;
    migrate::run(&target, migrations)?;
    if target.dialect() == Dialect::Postgres {
        // Migrations leave a session with the limits of pages.
        batch(&target, PATIENCE)?;
    }
    let tables = same_tables(&source, &target)?;
    // Nothing is undone by name: a connection that goes without COMMIT is rolled back by its database.
    batch(&target, target.dialect().begin_unit())?;
    catalogue::defer_references(&target)?;
    let mut copied = Vec::new();
    for table in &tables {
        copied.push(copy_table(&source, &target, table)?);
    }
    catalogue::prove_references(&target)?;
    batch(&target, "COMMIT")?;
    batch(&target, target.dialect().analyse())?;
    batch(&source, "ROLLBACK")?;
    Ok(copied)
}

/// Whether another process of this program has the database open. Of a file its lock tells, see [`crate::lock`].
pub fn is_in_use(url: &DatabaseUrl) -> Result<bool, Error> {
    match url {
        DatabaseUrl::Sqlite(path) if !path.exists() => Ok(false),
        DatabaseUrl::Sqlite(path) => match crate::lock::take(path) {
            Ok(_) => Ok(false),
            Err(crate::lock::LockError::Held) => Ok(true),
            Err(error) => Err(Error::Faulty(error.to_string())),
        },
        DatabaseUrl::Postgres(_) => catalogue::other_sessions(&connect(url, Purpose::Read)?),
    }
}

/// The first table whose rows are not the same in two houses, whatever their order and database; `None` when all are.
/// Holds a table of each side in memory.
pub fn difference(one: &DatabaseUrl, other: &DatabaseUrl) -> Result<Option<String>, CopyError> {
    let (one, other) = (connect(one, Purpose::Read)?, connect(other, Purpose::Read)?);
    for connection in [&one, &other] {
        batch(connection, connection.dialect().begin_snapshot())?;
    }
    for table in same_tables(&one, &other)? {
        if every_row(&one, &table)? != every_row(&other, &table)? {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}

fn every_row(connection: &Connection, table: &Table) -> Result<Vec<String>, Error> {
    let text = format!("SELECT {} FROM {}", table.column_names(), table.name);
    let rows: Vec<CopiedRow> = connection.rows(&text, args![]).map_err(|failure| failure.error)?;
    let mut told: Vec<String> = rows.iter().map(CopiedRow::told).collect();
    told.sort_unstable();
    Ok(told)
}

fn connect(url: &DatabaseUrl, purpose: Purpose) -> Result<Connection, Error> {
    match url {
        DatabaseUrl::Sqlite(path) => Ok(Connection::Sqlite(sqlite::open(path, purpose)?)),
        DatabaseUrl::Postgres(address) => {
            let connection = Connection::Postgres(Box::new(PostgresConnection::open(address)?));
            batch(&connection, PATIENCE)?;
            Ok(connection)
        }
    }
}

fn batch(connection: &Connection, text: &str) -> Result<(), Error> {
    connection.batch(text).map_err(|failure| failure.error)
}

fn must_be_empty(target: &Connection) -> Result<(), CopyError> {
    for table in catalogue::tables(target)? {
        if table.name != OWN_TABLE && catalogue::count(target, &table.name)? > 0 {
            return Err(CopyError::NotEmpty { table: table.name });
        }
    }
    Ok(())
}

/// The tables to copy, as the target has them.
fn same_tables(source: &Connection, target: &Connection) -> Result<Vec<Table>, CopyError> {
    let (theirs, mut ours) = (catalogue::tables(source)?, catalogue::tables(target)?);
    let differs = |table: &Table, others: &[Table]| {
        !others
            .iter()
            .any(|other| other.name == table.name && other.same_columns(table))
    };
    let odd = ours
        .iter()
        .find(|table| differs(table, &theirs))
        .or_else(|| theirs.iter().find(|table| differs(table, &ours)));
    if let Some(table) = odd {
        return Err(CopyError::Different {
            table: table.name.clone(),
        });
    }
    ours.retain(|table| table.name != OWN_TABLE);
    Ok(ours)
}

fn copy_table(source: &Connection, target: &Connection, table: &Table) -> Result<CopiedTable, CopyError> {
    let mut after = i64::MIN;
    if let Connection::Postgres(_) = source {
        let names = table.column_names();
        batch(
            source,
            &format!(
                "DECLARE rows_to_copy CURSOR FOR SELECT {names} FROM {}",
                table.name
            ),
        )?;
    }
    let mut read = 0_u64;
    loop {
        let rows = next_rows(source, table, &mut after)?;
        if rows.is_empty() {
            break;
        }
        read += u64::try_from(rows.len()).map_err(|error| Error::Faulty(error.to_string()))?;
        for some in rows.chunks((PARAMETERS / table.columns.len().max(1)).max(1)) {
            insert(target, table, some)?;
        }
    }
    if let Connection::Postgres(_) = source {
        batch(source, "CLOSE rows_to_copy")?;
    }
    let found = catalogue::count(target, &table.name)?;
    if found != read || catalogue::count(source, &table.name)? != read {
        return Err(CopyError::Miscounted {
            table: table.name.clone(),
            read,
            found,
        });
    }
    Ok(CopiedTable {
        name: table.name.clone(),
        rows: read,
    })
}

fn next_rows(source: &Connection, table: &Table, after: &mut i64) -> Result<Vec<CopiedRow>, Error> {
    let names = table.column_names();
    match source {
        // The name of the table keeps the prepared statements of two tables apart.
        Connection::Postgres(_) => source
            .rows(
                &format!("FETCH {BATCH} FROM rows_to_copy -- {}", table.name),
                args![],
            )
            .map_err(|failure| failure.error),
        Connection::Sqlite(_) => {
            let text = format!(
                "SELECT {names}, rowid FROM {} WHERE rowid > ?1 ORDER BY rowid LIMIT {BATCH}",
                table.name
            );
            let mut rows: Vec<CopiedRow> = source
                .rows(&text, args![*after])
                .map_err(|failure| failure.error)?;
            for row in &mut rows {
                *after = row.take_last_number()?;
            }
            Ok(rows)
        }
    }
}

fn insert(target: &Connection, table: &Table, rows: &[CopiedRow]) -> Result<(), Error> {
    let width = table.columns.len();
    let mut text = format!("INSERT INTO {} ({}) VALUES ", table.name, table.column_names());
    for row in 0..rows.len() {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            let comma = if column == 0 { "" } else { ", " };
            let _ = write!(text, "{comma}?{}", row * width + column + 1);
        }
        text.push(')');
    }
    let fitted: Vec<cells::Fitted<'_>> = rows
        .iter()
        .flat_map(|row| row.cells().zip(&table.columns))
        .map(|(value, column)| cells::Fitted {
            value,
            kind: column.kind,
        })
        .collect();
    let parameters: Vec<&dyn crate::Parameter> = fitted
        .iter()
        .map(|value| value as &dyn crate::Parameter)
        .collect();
    target
        .run(&text, &parameters)
        .map(|_| ())
        .map_err(|failure| failure.error)
}
