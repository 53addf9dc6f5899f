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

language::resources!("office", "locales");

/// The routes of the office.
#[must_use]
pub fn routes() -> web::Routes {
    today::routes()
        .and(orders::routes())
        .and(order::routes())
        .and(preparation::routes())
        .and(shipping::routes())
        .and(cash::routes())
        .and(products::routes())
        .and(stock::routes())
        .and(producers::routes())
        .and(users::routes())
        .and(settings::routes())
        .and(audit::routes())
        .and(producer::routes())
        .and(ledger::routes())
}
