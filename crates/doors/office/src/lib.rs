//! The office: what the GIE does all day, on the phone and at the desk; and the producers' own page.

mod cash;
mod desk;
mod ledger;
mod order;
mod orders;
mod preparation;
mod products;
mod shipping;

language::resources!("office", "locales");

/// The routes of the office.
#[must_use]
pub fn routes() -> web::Routes {
    orders::routes()
        .and(order::routes())
        .and(preparation::routes())
        .and(shipping::routes())
        .and(cash::routes())
        .and(products::routes())
}
