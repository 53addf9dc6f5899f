//! What machines read first: the map of the site and the rules for robots.

mod robots;
mod sitemap;

pub(crate) use robots::robots;
pub(crate) use sitemap::sitemap;
