//! All addresses of the office.

use crate::{
    audit, cash, ledger, order, orders, preparation, producer, producers, products, settings, shipping,
    stock, today, users,
};

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
