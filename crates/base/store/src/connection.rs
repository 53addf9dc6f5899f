//! A connection to one of the two databases, and what a failed call on it means.

use crate::{Dialect, Error, FromRow, Parameter, postgres::PostgresConnection, sqlite};

/// One open connection.
pub(crate) enum Connection {
    /// A connection to the embedded database file.
    Sqlite(rusqlite::Connection),
    /// A session of a PostgreSQL server.
    Postgres(Box<PostgresConnection>),
}

/// A failed call: what to tell, and whether running the whole unit again may help.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) retry: bool,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { error, retry: false }
    }
}

impl Connection {
    pub(crate) fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Whether the server has gone away; an embedded database cannot.
    pub(crate) fn is_closed(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(connection) => connection.is_closed(),
        }
    }

    pub(crate) fn rows<R: FromRow>(
        &self,
        text: &str,
        arguments: &[&dyn Parameter],
    ) -> Result<Vec<R>, Failure> {
        match self {
            Self::Sqlite(connection) => sqlite::rows(connection, text, arguments),
            Self::Postgres(connection) => connection.rows(text, arguments),
        }
    }

    pub(crate) fn run(&self, text: &str, arguments: &[&dyn Parameter]) -> Result<u64, Failure> {
        match self {
            Self::Sqlite(connection) => sqlite::run(connection, text, arguments),
            Self::Postgres(connection) => connection.run(text, arguments),
        }
    }

    /// Runs text of several statements without parameters: BEGIN, COMMIT, migrations.
    pub(crate) fn batch(&self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Sqlite(connection) => connection
                .execute_batch(text)
                .map_err(|error| sqlite::failure(&error)),
            Self::Postgres(connection) => connection.batch(text),
        }
    }
}
