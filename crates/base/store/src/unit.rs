//! Writing: one transaction, which is one action of one person.

use crate::changes::Kept;
use crate::connection::Connection;
use crate::{Command, Parameter, Reader, Result};
use std::cell::RefCell;
use std::ops::Deref;

/// A unit of work: everything done through it is kept together or not at all.
///
/// It reads its own changes. It is lent to a closure that may run again after a concurrent change, so the
/// closure must have no effect outside the unit.
pub struct Unit<'c> {
    reader: Reader<'c>,
    kept: RefCell<Kept>,
}

impl<'c> Unit<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self {
            reader: Reader::new(connection),
            kept: RefCell::default(),
        }
    }

    /// Runs a command; the answer is the number of rows it touched.
    pub fn run(&mut self, command: Command, arguments: &[&dyn Parameter]) -> Result<u64> {
        self.reader.guard()?;
        let text = command.text;
        #[cfg(feature = "testing")]
        let text = &*self.reader.text_to_run(text);
        let answer = self.reader.connection.run(text, arguments);
        self.reader.note(answer)
    }

    /// Fresh figures for the planner, of what this unit itself wrote too: for a unit that fills tables.
    ///
    /// A server plans by what it knows of a table's size; without this it reads the tables that were small when
    /// the unit began from end to end for every row, and again for every reference it checks.
    pub fn refresh_figures(&mut self) -> Result<()> {
        self.reader.guard()?;
        let answer = self
            .reader
            .connection
            .batch(self.reader.connection.dialect().analyse());
        self.reader.note(answer)
    }

    /// A closed unit refuses every statement: it stands for a transaction that could not begin.
    pub(crate) fn close(&mut self) {
        self.reader.failed.set(true);
    }

    pub(crate) fn wake_background(&self) {
        self.kept.borrow_mut().wakes = true;
    }

    /// Names a topic that changes when this unit is kept; see [`Changes`](crate::Changes). Other processes hear of
    /// facts alone ([`outbox::record`](crate::outbox::record)).
    pub fn tell_when_kept(&self, topic: impl Into<String>) {
        self.kept.borrow_mut().topics.push(topic.into());
    }

    pub(crate) fn take_kept(&self) -> Kept {
        self.kept.take()
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
