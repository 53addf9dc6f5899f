//! The public shop in four languages: from the shelf to the buyer's order page.
//!
//! Each page family is a folder: what it shows, its template, what its forms do, its tests.

mod cart;
mod category;
mod checkout;
mod footer;
mod front;
mod goods;
mod home;
mod legal;
mod order;
mod orders_find;
mod producers;
mod product;
mod routes;
pub mod search;
mod shelf;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use footer::FOOTER;
pub use routes::routes;

language::resources!("storefront", "locales");
