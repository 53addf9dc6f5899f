//! The queue of orders: who waits for a call, and every other order.

mod confirm;
mod file;
mod filter;
pub(crate) mod list;
#[cfg(test)]
mod tests;

use access::permission::Action;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(
            "/office/orders",
            Rule::Staff(Action::ViewOrders),
            filter::FIELDS,
            list::show,
        )
        .get(
            "/office/orders.csv",
            Rule::Staff(Action::ExportLists),
            filter::FIELDS,
            file::download,
        )
        .limited(Bucket::Export)
        .post(
            "/office/orders/confirm",
            Rule::Staff(Action::ConfirmOrder),
            &["one", "chosen"],
            confirm::submit,
        )
}
