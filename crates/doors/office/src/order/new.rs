//! An order taken on the telephone.

use super::basket::{self, Basket, Typed};
use super::{address, correction};
use crate::desk::choices::{choice, named};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use askama::Template;
use catalogue::sellable;
use language::Language;
use orders::checkout::{self, PlaceOrder, PlaceOrderError, Placed, WantedLine};
use orders::order::Channel;
use payments::method::Method;
use shipping::city;
use shipping::pickup_point;
use std::collections::HashMap;
use values::quantity::Quantity;
use web::parts::Choice;
use web::{Answer, FieldErrors, Fields, Form, OfficeFrame, Problem, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &[
    "sku",
    "quantity",
    "found_sku",
    "found_quantity",
    "find",
    "do",
    "name",
    "phone",
    "phone_second",
    "delivery",
    "city",
    "quarter",
    "street",
    "landmark",
    "pickup_point",
    "courier_note",
    "language",
    "idempotency_key",
];

/// Longest note for the courier, in characters.
const LONGEST_NOTE: usize = 500;

#[derive(Template)]
#[template(path = "order/new.html")]
struct NewPage {
    frame: OfficeFrame,
    showing: Showing,
    basket: Basket,
    cities: Vec<Choice>,
    points: Vec<Choice>,
    languages: Vec<Choice>,
}

/// Shows the empty form.
pub(super) async fn show(visit: Visit) -> Answer {
    let showing = Showing::first(&visit);
    let lines = basket::typed(&showing.form);
    page(&visit, showing, lines).await
}

/// The page with these lines; what is typed where one looks for articles is looked for.
async fn page(visit: &Visit, mut showing: Showing, lines: Vec<Typed>) -> Answer {
    let asked = showing.form.text("find").to_owned();
    let (articles, cities, points) = visit
        .house
        .store
        .read(move |reader| {
            Ok::<_, Problem>((
                basket::read(reader, lines, &asked)?,
                city::list(reader)?,
                pickup_point::list(reader)?,
            ))
        })
        .await?;
    if showing.form.text("idempotency_key").is_empty() {
        let key = typed::fresh_key(visit);
        showing.form = showing.form.with("idempotency_key", key);
    }
    if showing.form.text("delivery").is_empty() {
        showing.form = showing
            .form
            .with("delivery", "address")
            .with("language", visit.lang());
    }
    let points = points
        .iter()
        .filter(|point| point.active)
        .map(|point| (point.slug.clone(), &point.names));
    let status = showing.status();
    let view = NewPage {
        frame: OfficeFrame::new(visit, "orders")?,
        basket: articles.shown(visit, &HashMap::new()),
        cities: named(
            visit.language,
            Some(visit.text("desk-city-choose")),
            cities.iter().map(|city| (city.slug.clone(), &city.names)),
        ),
        points: named(visit.language, None, points),
        languages: Language::ALL
            .iter()
            .map(|language| choice(language.code(), language.own_name()))
            .collect(),
        showing,
    };
    Showing::answer(status, &view)
}

/// Places the order; or looks for articles, when that button was pressed.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let mut typed = basket::typed(&form);
    if basket::is_looking(&form) {
        return page(&visit, Showing::filled(&visit, form.into_fields()), typed).await;
    }
    let mut fields = form.into_fields();
    if let Some(number) = basket::number_typed(&visit, &fields).await? {
        basket::add_one(&mut typed, &number);
        fields = fields.without("find");
    }
    take(visit, fields, typed).await
}

/// Takes the order of these lines.
async fn take(visit: Visit, form: Fields, typed: Vec<Typed>) -> Answer {
    let mut errors = FieldErrors::new();
    let lines = wanted(&visit, &typed, &mut errors);
    unknown(&visit, &typed, &mut errors).await?;
    let buyer = correction::buyer(&visit, &form, &mut errors);
    let destination = correction::destination_of(&visit, &form, &mut errors);
    let note = correction::line(&visit, &form, "courier_note", LONGEST_NOTE, &mut errors);
    let Some(buyer) = buyer.filter(|_| errors.is_empty()) else {
        return page(&visit, Showing::wrong(form, errors), typed).await;
    };
    let command = PlaceOrder {
        visitor: None,
        lines,
        buyer,
        destination,
        note,
        method: Method::CashOnDelivery,
        language: Language::from_code(form.text("language")).unwrap_or(Language::French),
        channel: Channel::Phone,
        idempotency_key: form.text("idempotency_key").chars().take(64).collect(),
        goods_seen: None,
        delivery_seen: None,
        demo: visit.house.demo,
    };
    let act = visit.act();
    let placed: Result<Placed, PlaceOrderError> = visit
        .house
        .store
        .write(move |unit| checkout::place(unit, &act, &command))
        .await;
    match placed {
        Ok(placed) => web::see_other(&format!("{}?done=placed", address(&placed.code))),
        Err(PlaceOrderError::OutOfStock(short)) => {
            let short = short.into_iter().map(|line| (line.sku, line.available)).collect();
            basket::tell_short(&visit, &typed, short, &mut errors).await?;
            page(&visit, Showing::conflict(form, errors), typed).await
        }
        Err(error) => match error.refusal(&visit) {
            Refusal::Away(problem) => Err(problem),
            Refusal::Told(status, text) => page(&visit, Showing::told(form, status, text), typed).await,
        },
    }
}

/// The lines of the order: those of no piece are left out.
fn wanted(visit: &Visit, typed: &[Typed], errors: &mut FieldErrors) -> Vec<WantedLine> {
    let mut lines = Vec::new();
    for (sku, pieces) in basket::quantities(visit, typed, errors) {
        if let Ok(quantity) = Quantity::new(pieces) {
            lines.push(WantedLine { sku, quantity });
        }
    }
    if lines.is_empty() && errors.is_empty() {
        errors.add("find", visit.text("desk-new-empty"));
    }
    lines
}

/// Tells articles that are not for sale at their lines, together with whatever else is wrong.
async fn unknown(visit: &Visit, typed: &[Typed], errors: &mut FieldErrors) -> Result<(), Problem> {
    let skus: Vec<String> = typed.iter().map(|line| line.sku.clone()).collect();
    let found = visit
        .house
        .store
        .read(move |reader| Ok::<_, Problem>(sellable::of(reader, &skus)?))
        .await?;
    for (at, line) in typed.iter().enumerate() {
        let is_sold = found
            .iter()
            .any(|article| article.published && article.sku == line.sku);
        if !is_sold {
            let told = visit.text_with("desk-new-unknown", &[("list", line.sku.as_str().into())]);
            errors.add(&basket::field(at), told);
        }
    }
    Ok(())
}

impl Refused for PlaceOrderError {
    fn refusal(self, visit: &Visit) -> Refusal {
        let key = match self {
            Self::Store(error) => return error.into(),
            Self::OutOfStock(_) => {
                return Refusal::conflict(visit.text("desk-order-error-out-of-stock"));
            }
            Self::NotForSale { skus } => {
                return Refusal::wrong(
                    visit.text_with("desk-new-unknown", &[("list", skus.join(", ").into())]),
                );
            }
            Self::NotPermitted(_) => return Refusal::Away(Problem::Forbidden),
            Self::EmptyCart => "desk-new-empty",
            Self::UnknownCity => "desk-city-choose",
            Self::ZoneNotServed => "desk-order-error-not-served",
            Self::UnknownPickupPoint => "desk-order-error-unknown-pickup-point",
            Self::KeyUsedOtherwise => "desk-new-key-used",
            Self::PriceChanged(_)
            | Self::DeliveryPriceChanged { .. }
            | Self::MethodClosed
            | Self::ShopClosed
            | Self::TooLarge => "desk-order-error-too-large",
        };
        Refusal::wrong(visit.text(key))
    }
}
