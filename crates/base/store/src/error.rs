//! What can go wrong between a domain function and its database.

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
    /// The store is closing.
    Stopping,
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
    #[error("the database is not available: {0:?}")]
    Unavailable(Unavailable),
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
