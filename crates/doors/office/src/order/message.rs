//! The message that goes to the buyer by WhatsApp, in the buyer's language, with the link of the order's page.

use crate::desk::address;
use orders::state::OrderState;
use orders::view::OrderView;
use web::Visit;

/// The address that opens the conversation with the message in it.
pub(super) fn link(visit: &Visit, order: &OrderView) -> String {
    address::message(&order.buyer.phone.whatsapp_link(), &text(visit, order))
}

fn text(visit: &Visit, order: &OrderView) -> String {
    let page = format!(
        "/{}/orders/{}?key={}",
        order.language.code(),
        order.code,
        order.key.reveal()
    );
    let key = match order.state {
        OrderState::ToConfirm => "desk-message-confirm",
        OrderState::Confirmed => "desk-message-follow",
        OrderState::Completed | OrderState::Cancelled => "desk-message-other",
    };
    let total = language::number::money(order.total, order.language);
    let voice = visit.house.messages.voice(order.language);
    voice
        .plain_with(
            key,
            &[
                ("name", (&order.buyer.name).into()),
                ("code", order.code.to_string().into()),
                ("total", total.into()),
                ("link", visit.absolute(&page).into()),
            ],
        )
        .into_owned()
}
