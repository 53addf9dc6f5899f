//! Ordering: one page, no account, all errors at once, nothing lost.

mod form;
mod page;
mod submit;

pub(crate) use submit::{show, submit};

#[cfg(test)]
mod tests;
