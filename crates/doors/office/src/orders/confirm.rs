//! Confirming from the list: one order, or those that were ticked.

use super::list;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use orders::error::OrderError;
use orders::step;
use values::code::OrderCode;
use web::{Answer, Form, Visit};

/// An order and the version its row was shown in, written `7KQ4-9XPM.3`.
fn chosen(value: &str) -> Option<(OrderCode, i64)> {
    let (code, version) = value.rsplit_once('.')?;
    Some((code.parse().ok()?, version.parse().ok()?))
}

/// Confirms; each order is a unit of its own, so that one that changed meanwhile does not hold the others.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let asked = match form.get("one") {
        Some(one) => vec![one],
        None => form.all("chosen"),
    };
    let asked: Vec<(OrderCode, i64)> = asked.into_iter().filter_map(chosen).take(100).collect();
    if asked.is_empty() {
        let text = visit.text("desk-orders-choose-first");
        return list::page(
            &visit,
            Showing::told(
                visit.query.clone(),
                axum::http::StatusCode::UNPROCESSABLE_ENTITY,
                text,
            ),
        )
        .await;
    }
    let mut left = Vec::new();
    for (code, version) in asked {
        if let Err(refusal) = confirm(&visit, code, version).await {
            match refusal {
                Refusal::Away(problem) => return Err(problem),
                Refusal::Told(status, text) => {
                    let values = [("code", code.to_string().into()), ("text", text.into())];
                    left.push((status, visit.text_with("desk-confirm-left", &values)));
                }
            }
        }
    }
    let Some((status, _)) = left.first() else {
        return web::see_other("/office/orders?done=confirmed");
    };
    let told: Vec<&str> = left.iter().map(|(_, text)| text.as_str()).collect();
    list::page(
        &visit,
        Showing::told(visit.query.clone(), *status, told.join(" ")),
    )
    .await
}

async fn confirm(visit: &Visit, code: OrderCode, version: i64) -> Result<(), Refusal> {
    let act = visit.act();
    let confirmed: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| {
            let id = crate::order::found(unit, &code)?.id;
            step::confirm(unit, &act, id, version, "")
        })
        .await;
    confirmed.map_err(|error| error.refusal(visit))
}
