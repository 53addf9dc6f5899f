//! A product's page: what it is, who made it, what it costs with delivery, and one button.

mod facts;
mod show;
mod sizes;
mod structured;
mod words;

pub(crate) use show::show;
