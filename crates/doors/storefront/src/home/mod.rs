//! The home page: what is in season, the aisles, who makes what.

mod show;

pub(crate) use show::show;
