//! What can go wrong between a domain function and its database.

use std::fmt;

/// Result of a store call.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the database cannot be used just now; a page answers 503 with Retry-After, and reads may still work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unavailable {
    /// No room left on the disk, or a quota reached.
    DiskFull,
    /// The file, its folder or the server accepts no writes.
    ReadOnly,
    /// Another process held the lock for longer than we wait.
    Locked,
    /// The server could not be reached, or the connection broke.
    Unreachable,
    /// The server does not let the house in: user, password, or name of the database.
    Refused,
    /// The store is closing.
    Stopping,
}

impl fmt::Display for Unavailable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::DiskFull => "there is no room left on the disk",
            Self::ReadOnly => "it cannot be written",
            Self::Locked => "another program holds its lock",
            Self::Unreachable => "it cannot be reached",
            Self::Refused => "the server does not let this user in, or has no database of this name",
            Self::Stopping => "it is closing",
        })
    }
}

/// A failed store call.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A named constraint refused the row: `orders_code_key`, `stock_available_check`, `foreign_key`.
    ///
    /// Unique constraints are named `table_column[_column]_key` on both databases.
    #[error("constraint {name} refused the row")]
    Constraint {
        /// Name of the constraint, the same on both databases.
        name: String,
    },
    /// The unit met a concurrent one more often than it is retried.
    #[error("too many concurrent changes of the same rows")]
    Conflict,
    /// The database cannot serve this call now; try again later.
    #[error("the database is not available: {0}")]
    Unavailable(Unavailable),
    /// The file is no database: another file is named, or its beginning was overwritten.
    #[error("this file is no database")]
    NotADatabase,
    /// The file is a database whose pages do not fit together: it was cut, or something else wrote into it.
    #[error("the database file is damaged: {0}")]
    Damaged(String),
    /// A query that must find a row found none.
    #[error("no row where one must be")]
    Missing,
    /// A stored value does not fit its type: the data, or the code, is wrong.
    #[error("column {column}: {problem}")]
    Unreadable {
        /// Position or name of the column.
        column: String,
        /// What was found there.
        problem: String,
    },
    /// A statement is wrong, or the code misused a unit. Always a bug.
    #[error("faulty statement: {0}")]
    Faulty(String),
}

impl Error {
    /// Whether this error is the refusal by the constraint called `name`.
    #[must_use]
    pub fn is_constraint(&self, wanted: &str) -> bool {
        matches!(self, Self::Constraint { name } if name == wanted)
    }
}
