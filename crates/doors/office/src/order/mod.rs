//! One order: what the buyer said, what is prepared and sent, the money, the journal; and its corrections.

mod basket;
mod call;
mod contents;
mod correction;
mod journal;
mod message;
mod money;
mod new;
mod returns;
mod show;
#[cfg(test)]
mod tests;

use access::permission::Action;
use orders::error::OrderError;
use orders::view::{self, OrderView};
use store::Reader;
use values::code::OrderCode;
use web::{Problem, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let view = Rule::Staff(Action::ViewOrders);
    let correct = Rule::Staff(Action::CorrectOrder);
    Routes::new()
        .get(
            "/office/orders/new",
            Rule::Staff(Action::TakePhoneOrder),
            new::FIELDS,
            new::show,
        )
        .post(
            "/office/orders/new",
            Rule::Staff(Action::TakePhoneOrder),
            new::FIELDS,
            new::submit,
        )
        .get("/office/orders/{code}", view, &["done"], show::show)
        .post(
            "/office/orders/{code}/call",
            Rule::Staff(Action::ConfirmOrder),
            call::FIELDS,
            call::submit,
        )
        .post(
            "/office/orders/{code}/cancel",
            Rule::Staff(Action::CancelOrder),
            call::CANCEL_FIELDS,
            call::cancel,
        )
        .get(
            "/office/orders/{code}/correction",
            correct,
            &["done"],
            correction::show,
        )
        .post(
            "/office/orders/{code}/correction",
            correct,
            correction::FIELDS,
            correction::submit,
        )
        .post(
            "/office/orders/{code}/parts",
            Rule::Staff(Action::CancelOrder),
            call::PART_FIELDS,
            call::cancel_part,
        )
        .post(
            "/office/orders/{code}/returns",
            Rule::Staff(Action::ReturnGoods),
            returns::FIELDS,
            returns::submit,
        )
}

/// The order of this code.
pub(crate) fn found(reader: &Reader<'_>, code: &OrderCode) -> Result<OrderView, OrderError> {
    view::by_code(reader, code)?.ok_or(OrderError::NotFound)
}

/// The code in an address; what is no code is no order.
fn code(text: &str) -> Result<OrderCode, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// The address of an order's page.
pub(crate) fn address(code: &OrderCode) -> String {
    format!("/office/orders/{code}")
}
