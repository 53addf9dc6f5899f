//! Showing the checkout and placing the order.

use super::form::{self, Wishes};
use super::page::{CheckoutFacts, CheckoutPage, fresh_key};
use crate::cart;
use http::StatusCode;
use orders::cart::{CartError, Visitor};
use orders::checkout::{self, DeliverySeen, PlaceOrder, PlaceOrderError, Placed, ShortLine};
use orders::order::Channel;
use values::money::Money;
use web::{Answer, CachePolicy, FieldErrors, Fields, Form, Problem, Visit};

/// Longest key of a form that is believed to be one.
const LONGEST_KEY: usize = 64;

/// Shows the form; an empty cart, or one that cannot be ordered, is shown first. The cart of a closed shop says so.
pub(crate) async fn show(visit: Visit) -> Answer {
    if !visit.house.signboard().settings.opened {
        return web::see_other(&visit.local("/cart"));
    }
    let facts = CheckoutFacts::read(&visit).await?;
    if facts.cart.view.is_empty() || facts.cart.view.has_problem() {
        return web::see_other(&visit.local("/cart"));
    }
    let page = CheckoutPage::new(&visit, &facts, Fields::default(), FieldErrors::new());
    web::page(&page, CachePolicy::Personal)
}

/// Places the order, or shows the form again with what stands in the way.
pub(crate) async fn submit(visit: Visit, form: Form) -> Answer {
    if form.is_on("again") {
        return priced_again(&visit, form).await;
    }
    let wishes = match form::read(&visit, &form) {
        Ok(wishes) => wishes,
        Err(errors) => return wrong(&visit, form.into_fields(), errors).await,
    };
    let command = command(&visit, &form, wishes)?;
    let act = visit.act();
    let placed = visit
        .house
        .store
        .write(move |unit| checkout::place(unit, &act, &command))
        .await;
    match placed {
        Ok(placed) => done(&visit, &placed),
        Err(error) => refused(&visit, form.into_fields(), error).await,
    }
}

fn command(visit: &Visit, form: &Form, wishes: Wishes) -> Result<PlaceOrder, Problem> {
    let key = Some(form.text("idempotency_key")).filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY);
    Ok(PlaceOrder {
        visitor: Some(Visitor(visit.visitor_key()?)),
        lines: Vec::new(),
        buyer: wishes.buyer,
        destination: wishes.destination,
        note: wishes.note,
        method: wishes.method,
        language: visit.language,
        channel: Channel::Shop,
        idempotency_key: key.map_or_else(|| fresh_key(visit), str::to_owned),
        goods_seen: form.number("seen"),
        delivery_seen: delivery_seen(form),
        demo: visit.house.demo,
    })
}

/// What the page had shown of the delivery: `casablanca:3800`. A client that does not send the field orders without a
/// page; anything that is not a price says that none was shown.
fn delivery_seen(form: &Fields) -> Option<DeliverySeen> {
    let told = form.get("delivery_seen")?;
    let centimes = told.rsplit_once(':').map(|(_, centimes)| centimes.parse());
    Some(match centimes {
        Some(Ok(centimes)) => DeliverySeen::Price(Money::mad(centimes)),
        Some(Err(_)) | None => DeliverySeen::Nothing,
    })
}

fn done(visit: &Visit, placed: &Placed) -> Answer {
    let path = visit.local(&format!("/orders/{}?key={}", placed.code, placed.key.reveal()));
    web::see_other_counting(visit, &path, 0)
}

/// The total for the town that was chosen, with everything that was typed; nothing is ordered.
async fn priced_again(visit: &Visit, form: Form) -> Answer {
    let facts = facts_for(visit, &form).await?;
    let page = CheckoutPage::new(visit, &facts, form.into_fields(), FieldErrors::new());
    let text = visit.text("checkout-again");
    web::page(&page.saying("ok", "check", text), CachePolicy::Personal)
}

/// The cart priced for the town of the form, so that a page that is shown again shows the whole total.
async fn facts_for(visit: &Visit, form: &Fields) -> Result<CheckoutFacts, Problem> {
    let city = form.text("city").to_owned();
    if !city.is_empty() {
        let (act, visitor) = (visit.act(), Visitor(visit.visitor_key()?));
        let set = move |unit: &mut store::Unit<'_>| orders::cart::set_city(unit, &act, &visitor, &city);
        match visit.house.store.write(set).await {
            Ok(()) | Err(CartError::UnknownCity) => {}
            Err(CartError::Store(error)) => return Err(error.into()),
            Err(error) => return Err(Problem::faulty(error)),
        }
    }
    CheckoutFacts::read(visit).await
}

/// 422: the form comes back filled. Towns and pickup points that no list holds are told with the rest.
async fn wrong(visit: &Visit, form: Fields, mut errors: FieldErrors) -> Answer {
    let facts = facts_for(visit, &form).await?;
    match form.text("delivery") {
        "address" if !facts.has_city(form.text("city")) => {
            errors.add("city", visit.text("checkout-error-city"));
        }
        "pickup" if !facts.has_point(form.text("pickup_point")) => {
            errors.add("pickup_point", visit.text("checkout-error-point"));
        }
        _ => {}
    }
    web::again(&CheckoutPage::new(visit, &facts, form, errors))
}

async fn refused(visit: &Visit, form: Fields, error: PlaceOrderError) -> Answer {
    let field = |field: &str, key: &str| {
        let mut errors = FieldErrors::new();
        errors.add(field, visit.text(key));
        errors
    };
    match error {
        PlaceOrderError::Store(error) => Err(error.into()),
        PlaceOrderError::NotPermitted(_) => Err(Problem::Forbidden),
        PlaceOrderError::ShopClosed => closed(visit, form).await,
        PlaceOrderError::EmptyCart => cart::conflict(visit).await,
        PlaceOrderError::UnknownCity => wrong(visit, form, field("city", "checkout-error-city")).await,
        PlaceOrderError::ZoneNotServed => {
            wrong(visit, form, field("city", "checkout-error-not-served")).await
        }
        PlaceOrderError::UnknownPickupPoint => {
            wrong(visit, form, field("pickup_point", "checkout-error-point")).await
        }
        PlaceOrderError::MethodClosed => {
            wrong(visit, form, field("payment", "checkout-error-payment-closed")).await
        }
        PlaceOrderError::KeyUsedOtherwise => {
            let form = form.without("idempotency_key");
            let text = visit.text("checkout-problem-key");
            told(visit, StatusCode::UNPROCESSABLE_ENTITY, form, text).await
        }
        PlaceOrderError::PriceChanged(_) => price_changed(visit, form).await,
        PlaceOrderError::DeliveryPriceChanged { seen, now } => {
            let price = language::number::money_short(now, visit.language);
            let key = match seen {
                DeliverySeen::Nothing => "checkout-problem-delivery-known",
                DeliverySeen::Price(_) => "checkout-problem-delivery",
            };
            let text = visit.text_with(key, &[("price", price.into())]);
            to_agree(visit, form, text).await
        }
        PlaceOrderError::OutOfStock(short) => out_of_stock(visit, form, &short).await,
        PlaceOrderError::NotForSale { .. } => {
            told(
                visit,
                StatusCode::CONFLICT,
                form,
                visit.text("checkout-problem-gone"),
            )
            .await
        }
        PlaceOrderError::TooLarge => {
            told(
                visit,
                StatusCode::UNPROCESSABLE_ENTITY,
                form,
                visit.text("checkout-problem-large"),
            )
            .await
        }
    }
}

/// The page tells the new prices; when it is sent again the buyer has agreed to them.
async fn price_changed(visit: &Visit, form: Fields) -> Answer {
    let (act, visitor) = (visit.act(), Visitor(visit.visitor_key()?));
    let accept = move |unit: &mut store::Unit<'_>| orders::cart::accept_prices(unit, &act, &visitor);
    visit.house.store.write(accept).await.map_err(Problem::from)?;
    to_agree(visit, form, visit.text("checkout-problem-price")).await
}

/// 409: nothing is wrong, but the total is another one and is agreed to by sending the form again.
async fn to_agree(visit: &Visit, form: Fields, text: String) -> Answer {
    let facts = facts_for(visit, &form).await?;
    let page = CheckoutPage::new(visit, &facts, form, FieldErrors::new()).saying("warn", "info", text);
    web::page_as(StatusCode::CONFLICT, &page, CachePolicy::Personal)
}

/// 409: the house closed its shop meanwhile. The cart and all that was typed are kept.
async fn closed(visit: &Visit, form: Fields) -> Answer {
    let facts = facts_for(visit, &form).await?;
    let text = visit.text("checkout-problem-closed");
    let page = CheckoutPage::new(visit, &facts, form, FieldErrors::new()).saying("info", "info", text);
    web::page_as(StatusCode::CONFLICT, &page, CachePolicy::Personal)
}

async fn out_of_stock(visit: &Visit, form: Fields, short: &[ShortLine]) -> Answer {
    let facts = CheckoutFacts::read(visit).await?;
    let one = |line: &ShortLine| {
        let sold = facts.cart.view.lines().find(|kept| kept.sellable.sku == line.sku);
        let name = sold.map_or(line.sku.as_str(), |kept| {
            kept.sellable.names.in_language(visit.language).text
        });
        let left = line.available.max(0);
        visit.text_with(
            "checkout-problem-stock-one",
            &[("name", name.into()), ("count", left.into())],
        )
    };
    let both = |list: String, one: String| {
        visit.text_with(
            "checkout-problem-stock-two",
            &[("list", list.into()), ("one", one.into())],
        )
    };
    let list = short.iter().map(one).reduce(both).unwrap_or_default();
    told(
        visit,
        StatusCode::CONFLICT,
        form,
        visit.text_with("checkout-problem-stock", &[("list", list.into())]),
    )
    .await
}

async fn told(visit: &Visit, status: StatusCode, form: Fields, text: String) -> Answer {
    let facts = facts_for(visit, &form).await?;
    let mut page = CheckoutPage::new(visit, &facts, form, FieldErrors::new()).saying("bad", "alert", text);
    if !facts.cart.view.groups.is_empty() && facts.cart.view.has_problem() {
        page = page.leading_to_cart();
    }
    web::page_as(status, &page, CachePolicy::Personal)
}
