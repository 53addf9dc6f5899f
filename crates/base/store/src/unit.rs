//! Writing: one transaction, which is one action of one person.

use crate::connection::Connection;
use crate::{Command, Parameter, Reader, Result};
use std::cell::Cell;
use std::ops::Deref;

/// A unit of work: everything done through it is kept together or not at all.
///
/// It reads its own changes. It is lent to a closure that may run again after a concurrent change, so the
/// closure must have no effect outside the unit.
pub struct Unit<'c> {
    reader: Reader<'c>,
    wakes: Cell<bool>,
}

impl<'c> Unit<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self {
            reader: Reader::new(connection),
            wakes: Cell::new(false),
        }
    }

    /// Runs a command; the answer is the number of rows it touched.
    pub fn run(&mut self, command: Command, arguments: &[&dyn Parameter]) -> Result<u64> {
        self.reader.guard()?;
        let answer = self.reader.connection.run(command.text, arguments);
        self.reader.note(answer)
    }

    /// A closed unit refuses every statement: it stands for a transaction that could not begin.
    pub(crate) fn close(&mut self) {
        self.reader.failed.set(true);
    }

    pub(crate) fn wake_background(&self) {
        self.wakes.set(true);
    }

    pub(crate) fn wakes(&self) -> bool {
        self.wakes.get()
    }

    pub(crate) fn must_retry(&self) -> bool {
        self.reader.must_retry.get()
    }

    pub(crate) fn failed(&self) -> bool {
        self.reader.failed.get()
    }
}

impl<'c> Deref for Unit<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}
