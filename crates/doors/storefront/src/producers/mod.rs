//! Producers: who sells here, and the page of each.

mod list;
mod map;
mod show;

pub(crate) use list::list;
pub(crate) use show::show;
