//! The shape of the house, as tests: who may import whom, who owns which table, where text and SQL live,
//! how files are called and how large they are.
//!
//! Each check is a function from [`House`] to findings, so that it is tried on small samples that must fail
//! before it is believed about the real house. A finding says file, line and the mend.

mod arrows;
mod documentation;
mod exceptions;
mod fluent;
mod heads;
mod house;
mod markup;
mod names;
mod rust;
mod sizes;
mod statements;
mod styles;
mod tables;
mod tamazight;
mod templates;
mod texts;

use house::{File, HOUSE, House};
use std::fmt;

/// A fault and how to mend it.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    line: usize,
    mend: String,
}

impl Finding {
    fn new(path: &str, line: usize, mend: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.mend)
    }
}

/// Fails with every finding that no exception covers, and for exceptions that cover nothing any more.
fn accept(check: &str, findings: Vec<Finding>) {
    let (left, idle) = exceptions::sift(exceptions::EXCEPTIONS, check, findings);
    let left: Vec<String> = left.iter().map(ToString::to_string).collect();
    assert!(
        left.is_empty(),
        "{check}: {} to mend\n{}",
        left.len(),
        left.join("\n")
    );
    assert!(
        idle.is_empty(),
        "{check}: the house is mended, so take these out of exceptions.rs: {idle:?}"
    );
}
