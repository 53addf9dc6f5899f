//! Reading: one snapshot of the database, lent to a domain function.

use crate::connection::Connection;
use crate::{Dialect, Error, FromRow, Parameter, Query, Result, Select};
use std::cell::Cell;
#[cfg(feature = "testing")]
use std::cell::RefCell;

/// One snapshot. It is only lent to a closure of [`Store::read`](crate::Store::read) or stands behind a
/// [`Unit`](crate::Unit); there is no other way to get one.
pub struct Reader<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) failed: Cell<bool>,
    pub(crate) must_retry: Cell<bool>,
    #[cfg(feature = "testing")]
    pub(crate) texts: RefCell<Vec<String>>,
    /// Statements that still go through before one fails; see [`Fault`](crate::testing::Fault).
    #[cfg(feature = "testing")]
    pub(crate) fails_after: Cell<Option<u32>>,
    /// Statements that run with another text; see [`Altered`](crate::testing::Altered).
    #[cfg(feature = "testing")]
    pub(crate) altered: RefCell<Option<std::sync::Arc<crate::testing::Altered>>>,
}

impl<'c> Reader<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self {
            connection,
            failed: Cell::new(false),
            must_retry: Cell::new(false),
            #[cfg(feature = "testing")]
            texts: RefCell::default(),
            #[cfg(feature = "testing")]
            fails_after: Cell::default(),
            #[cfg(feature = "testing")]
            altered: RefCell::default(),
        }
    }

    /// All rows of the answer.
    pub fn all<R: FromRow>(&self, query: Query<R>, arguments: &[&dyn Parameter]) -> Result<Vec<R>> {
        self.rows(query.text, arguments)
    }

    /// The row, if there is one; more than one is a bug.
    pub fn maybe<R: FromRow>(&self, query: Query<R>, arguments: &[&dyn Parameter]) -> Result<Option<R>> {
        let mut rows = self.rows(query.text, arguments)?;
        if rows.len() > 1 {
            return Err(Error::Faulty(format!(
                "{} rows where one is wanted: {}",
                rows.len(),
                query.text
            )));
        }
        Ok(rows.pop())
    }

    /// The one row; [`Error::Missing`] if there is none.
    pub fn one<R: FromRow>(&self, query: Query<R>, arguments: &[&dyn Parameter]) -> Result<R> {
        self.maybe(query, arguments)?.ok_or(Error::Missing)
    }

    /// All rows of a built query. One that looks for something in an empty list has none, and is not run.
    pub fn select<R: FromRow>(&self, select: &Select<'_>) -> Result<Vec<R>> {
        if select.is_hopeless() {
            return self.guard().map(|()| Vec::new());
        }
        let arguments: Vec<&dyn Parameter> = select.parameters();
        self.rows(select.text(), &arguments)
    }

    /// The one number of a built `SELECT count(*)`.
    pub fn count(&self, select: &Select<'_>) -> Result<u64> {
        if select.is_hopeless() {
            return self.guard().map(|()| 0);
        }
        let rows: Vec<(u64,)> = self.select(select)?;
        rows.first().map(|row| row.0).ok_or(Error::Missing)
    }

    /// Which database answers; only for the named differences of the dialect.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.connection.dialect()
    }

    pub(crate) fn rows<R: FromRow>(&self, text: &str, arguments: &[&dyn Parameter]) -> Result<Vec<R>> {
        self.guard()?;
        #[cfg(feature = "testing")]
        self.texts.borrow_mut().push(text.to_owned());
        #[cfg(feature = "testing")]
        let text = &*self.text_to_run(text);
        let answer = self.connection.rows(text, arguments);
        self.note(answer)
    }

    pub(crate) fn guard(&self) -> Result<()> {
        if self.failed.get() {
            return Err(Error::Faulty(
                "the unit went on after a failed statement".to_owned(),
            ));
        }
        #[cfg(feature = "testing")]
        self.fail_when_due()?;
        Ok(())
    }

    /// The text, altered where a test asked for it.
    #[cfg(feature = "testing")]
    pub(crate) fn text_to_run<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        match &*self.altered.borrow() {
            Some(altered) => altered.apply(text),
            None => text.into(),
        }
    }

    #[cfg(feature = "testing")]
    fn fail_when_due(&self) -> Result<()> {
        match self.fails_after.get() {
            Some(0) => {
                self.failed.set(true);
                Err(Error::Unavailable(crate::Unavailable::Unreachable))
            }
            left => {
                self.fails_after.set(left.map(|statements| statements - 1));
                Ok(())
            }
        }
    }

    /// Remembers a failure: on PostgreSQL the transaction is lost then, so on SQLite it is too.
    pub(crate) fn note<T>(&self, answer: std::result::Result<T, crate::connection::Failure>) -> Result<T> {
        answer.map_err(|failure| {
            self.failed.set(true);
            if failure.retry {
                self.must_retry.set(true);
            }
            failure.error
        })
    }
}
