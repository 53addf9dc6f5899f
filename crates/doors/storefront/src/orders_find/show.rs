//! The form that finds an order.

use askama::Template;
use web::{Answer, CachePolicy, FieldErrors, Fields, ShopFrame, Visit};

/// The page with the form.
#[derive(Template)]
#[template(path = "orders_find/show.html")]
pub(super) struct ShowPage {
    frame: ShopFrame,
    form: Fields,
    errors: FieldErrors,
}

impl ShowPage {
    pub(super) fn new(visit: &Visit, form: Fields, errors: FieldErrors) -> Self {
        Self {
            frame: ShopFrame::new(visit).indexed(false),
            form,
            errors,
        }
    }
}

/// Shows the empty form.
pub(crate) async fn show(visit: Visit) -> Answer {
    web::page(
        &ShowPage::new(&visit, Fields::default(), FieldErrors::new()),
        CachePolicy::Personal,
    )
}
