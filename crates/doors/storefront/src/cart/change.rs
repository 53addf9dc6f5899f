//! Putting goods into the cart, changing how many, choosing the town.

use super::lines::WrongQuantity;
use super::show::{Said, answer};
use super::way;
use http::StatusCode;
use orders::cart::{self, CartCount, CartError, Visitor};
use values::quantity::{Quantity, QuantityError};
use web::{Answer, Form, Parts, Problem, Visit};

/// Adds pieces of an article; without a quantity, one. From a card one comes `back` to its list.
pub(crate) async fn add(visit: Visit, form: Form) -> Answer {
    let sku = form.text("sku").to_owned();
    let quantity = match form.get("quantity") {
        None => Ok(Quantity::ONE),
        Some(typed) => typed.trim().parse(),
    };
    let Ok(quantity) = quantity else {
        return refused(&visit, "cart-error-quantity").await;
    };
    let (act, visitor, added) = (visit.act(), Visitor(visit.visitor_key()?), sku.clone());
    let written = visit
        .house
        .store
        .write(move |unit| cart::add(unit, &act, &visitor, &added, quantity))
        .await;
    let next = match way::list_at(&visit, form.text("back")) {
        Some(list) => way::back_to_list(list, &sku),
        None => done_at_cart(&visit, "added", way::list_at(&visit, form.text("from"))),
    };
    finish(&visit, written, &next).await
}

/// Sets how many of an article there are; 0 takes it out. The buttons beside the field win over it.
pub(crate) async fn set(visit: Visit, Parts(sku): Parts<String>, form: Form) -> Answer {
    let typed = form
        .get("to")
        .or_else(|| form.get("quantity"))
        .unwrap_or_default();
    let Some(quantity) = resulting(typed) else {
        let wrong = WrongQuantity {
            typed: typed.to_owned(),
            text: visit.text("cart-error-quantity-set"),
        };
        let said = Said::QuantityRefused { sku, wrong };
        return answer(&visit, StatusCode::UNPROCESSABLE_ENTITY, said).await;
    };
    let done = if quantity == 0 { "removed" } else { "changed" };
    let (act, visitor) = (visit.act(), Visitor(visit.visitor_key()?));
    let written = visit
        .house
        .store
        .write(move |unit| cart::set(unit, &act, &visitor, &sku, quantity))
        .await;
    let next = done_at_cart(&visit, done, way::came_from(&visit).as_deref());
    finish(&visit, written, &next).await
}

/// The cart with a word of what was done.
fn done_at_cart(visit: &Visit, done: &str, from: Option<&str>) -> String {
    way::keeping(&visit.local(&format!("/cart?done={done}")), from)
}

/// A typed number of pieces that may be none.
fn resulting(typed: &str) -> Option<u32> {
    match typed.trim().parse::<Quantity>() {
        Ok(quantity) => Some(quantity.value()),
        Err(QuantityError::OutOfRange) => is_zero(typed).then_some(0),
        Err(_) => None,
    }
}

fn is_zero(typed: &str) -> bool {
    values::digits::to_latin_digits(typed.trim())
        .chars()
        .all(|digit| digit == '0')
}

/// Chooses the town of the delivery price.
pub(crate) async fn set_town(visit: Visit, form: Form) -> Answer {
    let city = form.text("city").to_owned();
    let (act, visitor) = (visit.act(), Visitor(visit.visitor_key()?));
    let written = visit
        .house
        .store
        .write(move |unit| cart::set_city(unit, &act, &visitor, &city))
        .await;
    match written {
        Ok(()) => web::see_other(&way::keeping(
            &visit.local("/cart?done=town#summary"),
            way::came_from(&visit).as_deref(),
        )),
        Err(CartError::Store(error)) => Err(error.into()),
        Err(_) => {
            let said = Said::TownRefused(visit.text("cart-error-town"));
            answer(&visit, StatusCode::UNPROCESSABLE_ENTITY, said).await
        }
    }
}

/// Takes today's prices as seen.
pub(crate) async fn accept_prices(visit: Visit) -> Answer {
    let (act, visitor) = (visit.act(), Visitor(visit.visitor_key()?));
    let written = visit
        .house
        .store
        .write(move |unit| cart::accept_prices(unit, &act, &visitor))
        .await;
    written.map_err(Problem::from)?;
    let from = way::came_from(&visit);
    web::see_other(&done_at_cart(&visit, "changed", from.as_deref()))
}

async fn finish(visit: &Visit, written: Result<CartCount, CartError>, next: &str) -> Answer {
    match written {
        Ok(CartCount(pieces)) => web::see_other_counting(visit, next, pieces),
        Err(CartError::Store(error)) => Err(error.into()),
        Err(CartError::UnknownSku) => answer_unknown(visit).await,
        Err(CartError::NotForSale) => refused(visit, "cart-error-not-for-sale").await,
        Err(CartError::TooManyLines) => refused(visit, "cart-error-many-lines").await,
        Err(CartError::QuantityTooLarge) => refused(visit, "cart-error-large").await,
        Err(CartError::UnknownCity) => refused(visit, "cart-error-town").await,
    }
}

async fn refused(visit: &Visit, key: &str) -> Answer {
    answer(
        visit,
        StatusCode::UNPROCESSABLE_ENTITY,
        Said::Refused(visit.text(key)),
    )
    .await
}

/// An article that is not there.
async fn answer_unknown(visit: &Visit) -> Answer {
    answer(
        visit,
        StatusCode::NOT_FOUND,
        Said::Refused(visit.text("cart-error-sku")),
    )
    .await
}
