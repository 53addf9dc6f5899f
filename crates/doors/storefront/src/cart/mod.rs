//! The cart: by producer, with the delivery price as soon as the town is known.

mod change;
mod cities;
mod facts;
mod lines;
mod show;
mod way;

pub(crate) use change::{accept_prices, add, set, set_town};
pub(crate) use cities::cities_by_name;
pub(crate) use facts::CartFacts;
pub(crate) use lines::{Group, Sums, count_and_size, groups, sums};
pub(crate) use show::{conflict, show};

#[cfg(test)]
pub(crate) mod tests;
