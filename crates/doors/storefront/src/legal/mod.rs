//! Legal texts: those the house wrote, and until then those that come with the shop.

mod markdown;
mod show;

pub(crate) use show::{SLUGS, show};
