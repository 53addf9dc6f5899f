//! Cancelling an order on its page, until the house has called.

use super::facts::problem;
use super::show::{answer, missing};
use http::StatusCode;
use orders::error::OrderError;
use orders::step;
use values::code::{AccessKey, OrderCode};
use web::{Answer, Form, Parts, Visit};

/// Cancels for whoever has the key.
pub(crate) async fn cancel(visit: Visit, Parts(code): Parts<String>, form: Form) -> Answer {
    let (Ok(order), Ok(key)) = (code.parse::<OrderCode>(), form.text("key").parse::<AccessKey>()) else {
        return Err(missing(&visit));
    };
    let (act, secret) = (visit.act(), key.reveal());
    let written = visit
        .house
        .store
        .write(move |unit| step::cancel_by_buyer(unit, &act, &order, &key))
        .await;
    match written {
        Ok(()) => web::see_other(&visit.local(&format!("/orders/{order}?key={secret}"))),
        Err(OrderError::NotAllowed { .. } | OrderError::Stale) => {
            let sentence = visit.text("follow-cancel-late");
            answer(&visit, &code, &secret, StatusCode::CONFLICT, Some(sentence)).await
        }
        Err(OrderError::NotFound) => Err(missing(&visit)),
        Err(error) => Err(problem(error)),
    }
}
