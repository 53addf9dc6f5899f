//! What others do to a database while a house uses it.

#![allow(clippy::unwrap_used, reason = "a test that cannot do its harm must stop")]

use crate::DatabaseUrl;
use crate::postgres::PostgresConnection;
use crate::sqlite::{self, Purpose};
use std::path::Path;

/// The right to write to an embedded database, taken by another connection; given back when the value goes.
pub struct WritingElsewhere {
    _connection: rusqlite::Connection,
}

/// Takes the right to write to this file away from everybody else.
///
/// # Panics
/// When it cannot be had.
#[must_use]
pub fn write_elsewhere(path: &Path) -> WritingElsewhere {
    let connection = sqlite::open(path, Purpose::Write).unwrap();
    // Closing the connection undoes the transaction.
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    WritingElsewhere {
        _connection: connection,
    }
}

/// Ends every session of this database on its server but one's own; an embedded database has none.
///
/// # Panics
/// When the server cannot be asked.
pub fn end_sessions(url: &DatabaseUrl) {
    let DatabaseUrl::Postgres(address) = url else {
        return;
    };
    let connection = PostgresConnection::open(address).unwrap();
    connection
        .batch(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .unwrap();
}
