//! The office: what the GIE does all day, on the phone and at the desk; and the producers' own page.

mod audit;
mod cash;
mod desk;
mod ledger;
mod order;
mod orders;
mod preparation;
mod producer;
mod producers;
mod products;
mod rooms;
mod routes;
mod settings;
mod shipping;
mod stock;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod today;
mod users;

pub use rooms::ROOMS;
pub use routes::routes;

language::resources!("office", "locales");
