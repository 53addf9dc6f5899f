//! The home page: what is in season, the aisles, who makes what.

mod show;
mod structured;

pub(crate) use show::show;
