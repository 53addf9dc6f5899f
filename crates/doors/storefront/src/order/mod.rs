//! The buyer's order page: opened by code and key, never by the code alone.

mod cancel;
mod facts;
mod line;
mod show;

pub(crate) use cancel::cancel;
pub(crate) use show::show;

#[cfg(test)]
mod tests;
