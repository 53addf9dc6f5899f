//! The producers' own page: what to prepare now, and what is earned. One thing to do, big figures, few words.

mod ready;
#[cfg(test)]
mod tests;
mod today;

use access::permission::Action;
use web::{Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let prepare = Rule::Producer(Action::PrepareOwnOrders);
    Routes::new()
        .get(
            "/producer",
            Rule::Producer(Action::ViewOwnOrders),
            &["done"],
            today::show,
        )
        .post(
            "/producer/orders/{fulfilment}/ready",
            prepare,
            &["version"],
            ready::submit,
        )
        .post(
            "/producer/orders/{fulfilment}/undo",
            prepare,
            &["version"],
            ready::undo,
        )
}
