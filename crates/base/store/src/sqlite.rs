//! The embedded database: opening a file with the settings that safety asks for, and running statements.

use crate::connection::Failure;
use crate::{Error, FromRow, Parameter, RowRef, Unavailable, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, ffi};
use std::path::Path;

/// How long a connection waits for a lock of another process.
const BUSY_TIMEOUT_MILLISECONDS: u64 = 5_000;
/// Pages of the file a connection keeps in memory at most. The default of 2 MB does not hold what a search among ten
/// thousand products looks at; only what was read takes memory.
const CACHE_KILOBYTES: i64 = 8 * 1024;
/// Distinct statements kept prepared on a connection.
const STATEMENTS_KEPT: usize = 512;
/// SQLite 3.51.3: the first version without the corruption on WAL reset (3.7.0 to 3.51.2).
const OLDEST_SAFE_VERSION: i32 = 3_051_003;

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Write,
    Read,
}

pub(crate) fn open(path: &Path, purpose: Purpose) -> Result<Connection, Error> {
    if rusqlite::version_number() < OLDEST_SAFE_VERSION {
        return Err(Error::Faulty(format!(
            "SQLite {} can corrupt a database; 3.51.3 is needed",
            rusqlite::version()
        )));
    }
    let flags = match purpose {
        Purpose::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Purpose::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    } | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| failure(&error).error)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    settings(&connection, purpose).map_err(|error| failure(&error).error)?;
    read_back(&connection)?;
    Ok(connection)
}

fn settings(connection: &Connection, purpose: Purpose) -> rusqlite::Result<()> {
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT_MILLISECONDS))?;
    if purpose == Purpose::Write {
        connection.pragma_update(None, "journal_mode", "wal")?;
    } else {
        connection.pragma_update(None, "query_only", true)?;
    }
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cache_size", -CACHE_KILOBYTES)?;
    connection.pragma_update(None, "trusted_schema", false)
}

/// A setting that was not taken (an old file system, a read-only folder) must be told, not assumed.
fn read_back(connection: &Connection) -> Result<(), Error> {
    let text = |name: &str| -> Result<String, Error> {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| match value {
                rusqlite::types::Value::Text(text) => text,
                rusqlite::types::Value::Integer(number) => number.to_string(),
                other => format!("{other:?}"),
            })
            .map_err(|error| failure(&error).error)
    };
    for (name, wanted) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
    ] {
        let found = text(name)?;
        if found != wanted {
            return Err(Error::Faulty(format!(
                "SQLite setting {name} is {found}, {wanted} is needed"
            )));
        }
    }
    Ok(())
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Boolean(truth) => ValueRef::Integer(i64::from(*truth)),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            Value::Uuid(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

fn bind(statement: &mut rusqlite::Statement<'_>, arguments: &[&dyn Parameter]) -> rusqlite::Result<()> {
    if statement.parameter_count() != arguments.len() {
        return Err(rusqlite::Error::InvalidParameterCount(
            arguments.len(),
            statement.parameter_count(),
        ));
    }
    for (index, argument) in arguments.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, argument.value())?;
    }
    Ok(())
}

pub(crate) fn rows<R: FromRow>(
    connection: &Connection,
    text: &str,
    arguments: &[&dyn Parameter],
) -> Result<Vec<R>, Failure> {
    let mut statement = connection.prepare_cached(text).map_err(|error| failure(&error))?;
    bind(&mut statement, arguments).map_err(|error| failure(&error))?;
    let mut answer = Vec::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(|error| failure(&error))? {
        answer.push(R::from_row(&RowRef::Sqlite(row))?);
    }
    Ok(answer)
}

pub(crate) fn run(connection: &Connection, text: &str, arguments: &[&dyn Parameter]) -> Result<u64, Failure> {
    let mut statement = connection.prepare_cached(text).map_err(|error| failure(&error))?;
    bind(&mut statement, arguments).map_err(|error| failure(&error))?;
    let touched = statement.raw_execute().map_err(|error| failure(&error))?;
    u64::try_from(touched).map_err(|error| Error::Faulty(error.to_string()).into())
}

/// What a driver's error means to the house. Nothing is retried: there is one writer.
pub(crate) fn failure(error: &rusqlite::Error) -> Failure {
    let error = match error {
        rusqlite::Error::SqliteFailure(cause, message) => match cause.code {
            ErrorCode::ConstraintViolation => {
                constraint(cause.extended_code, message.as_deref().unwrap_or_default())
            }
            ErrorCode::DiskFull => Error::Unavailable(Unavailable::DiskFull),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Unavailable(Unavailable::Locked),
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Error::Unavailable(Unavailable::ReadOnly),
            ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory => {
                tracing::warn!(problem = %error, "the database file cannot be used");
                Error::Unavailable(Unavailable::Unreachable)
            }
            ErrorCode::NotADatabase => Error::NotADatabase,
            ErrorCode::DatabaseCorrupt => Error::Damaged(error.to_string()),
            _ => Error::Faulty(error.to_string()),
        },
        other => Error::Faulty(other.to_string()),
    };
    Failure { error, retry: false }
}

/// `UNIQUE constraint failed: orders.code` and its kin, told by the names that PostgreSQL uses.
fn constraint(extended_code: i32, message: &str) -> Error {
    let detail = message.rsplit(": ").next().unwrap_or_default();
    let name = match extended_code {
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => "foreign_key".to_owned(),
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => unique_name(detail),
        ffi::SQLITE_CONSTRAINT_NOTNULL => format!("{}_not_null", detail.replace('.', "_")),
        ffi::SQLITE_CONSTRAINT_TRIGGER => "append_only".to_owned(),
        _ => detail.to_owned(),
    };
    Error::Constraint { name }
}

fn unique_name(detail: &str) -> String {
    if let Some(index) = detail.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let mut columns = detail.split(", ").filter_map(|column| column.split_once('.'));
    let Some((table, first)) = columns.next() else {
        return detail.to_owned();
    };
    let mut names = vec![first];
    names.extend(columns.map(|(_, column)| column));
    if names == ["id"] {
        format!("{table}_pkey")
    } else {
        format!("{table}_{}_key", names.join("_"))
    }
}
