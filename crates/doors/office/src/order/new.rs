//! An order taken on the telephone.

use super::{address, correction};
use crate::desk::choices::{choice, named};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::page::{MAX_SIZE, PageRequest};
use askama::Template;
use catalogue::product::ProductStatus;
use catalogue::variant::{self, VariantCard};
use language::Language;
use orders::checkout::{self, PlaceOrder, PlaceOrderError, Placed, WantedLine};
use orders::order::Channel;
use payments::method::Method;
use shipping::city;
use shipping::pickup_point;
use store::Reader;
use values::quantity::Quantity;
use web::parts::Choice;
use web::{Answer, FieldErrors, Fields, Form, OfficeFrame, Problem, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &[
    "sku",
    "quantity",
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

/// Lines of the form.
const LINES: usize = 8;
/// Articles that are proposed; more are typed.
const MOST_ARTICLES: usize = 1_000;
/// Longest note for the courier, in characters.
const LONGEST_NOTE: usize = 500;

/// A line of the form.
pub(super) struct FormLine {
    number: usize,
    sku: String,
    quantity: String,
}

#[derive(Template)]
#[template(path = "order/new.html")]
struct NewPage {
    frame: OfficeFrame,
    showing: Showing,
    lines: Vec<FormLine>,
    articles: Vec<VariantCard>,
    cities: Vec<Choice>,
    points: Vec<Choice>,
    languages: Vec<Choice>,
}

/// Shows the empty form.
pub(super) async fn show(visit: Visit) -> Answer {
    page(&visit, Showing::first(&visit)).await
}

async fn page(visit: &Visit, mut showing: Showing) -> Answer {
    let (articles, cities, points) = visit
        .house
        .store
        .read(|reader| {
            Ok::<_, Problem>((
                articles(reader)?,
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
        lines: form_lines(&showing.form),
        articles,
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

fn articles(reader: &Reader<'_>) -> store::Result<Vec<VariantCard>> {
    let filter = variant::Filter {
        product_status: Some(ProductStatus::Published),
        ..variant::Filter::default()
    };
    let mut articles = Vec::new();
    for number in 1.. {
        let page = variant::list(reader, &filter, PageRequest::new(number, MAX_SIZE))?;
        let is_last = u64::from(number) >= page.pages();
        articles.extend(page.items);
        if is_last || articles.len() >= MOST_ARTICLES {
            break;
        }
    }
    Ok(articles)
}

fn form_lines(form: &Fields) -> Vec<FormLine> {
    let (skus, quantities) = (form.all("sku"), form.all("quantity"));
    let value = |values: &[&str], at: usize| values.get(at).copied().unwrap_or_default().to_owned();
    (0..LINES.max(skus.len()))
        .map(|at| FormLine {
            number: at + 1,
            sku: value(&skus, at),
            quantity: value(&quantities, at),
        })
        .collect()
}

/// Places the order.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let lines = wanted(&visit, &form, &mut errors);
    let buyer = correction::buyer(&visit, &form, &mut errors);
    let destination = correction::destination_of(&visit, &form, &mut errors);
    let note = correction::line(&visit, &form, "courier_note", LONGEST_NOTE, &mut errors);
    let Some(buyer) = buyer.filter(|_| errors.is_empty()) else {
        return page(&visit, Showing::wrong(form.into_fields(), errors)).await;
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
        demo: visit.house.demo,
    };
    let act = visit.act();
    let placed: Result<Placed, PlaceOrderError> = visit
        .house
        .store
        .write(move |unit| checkout::place(unit, &act, &command))
        .await;
    match placed.map_err(|error| error.refusal(&visit)) {
        Ok(placed) => web::see_other(&format!("{}?done=placed", address(&placed.code))),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(&visit, Showing::told(form.into_fields(), status, text)).await
        }
    }
}

/// The lines of the form; one article written twice is one line with both quantities.
fn wanted(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Vec<WantedLine> {
    let (skus, quantities) = (form.all("sku"), form.all("quantity"));
    let mut pieces: Vec<(String, u32)> = Vec::new();
    for (at, sku) in skus.iter().enumerate().filter(|(_, sku)| !sku.trim().is_empty()) {
        let typed = quantities.get(at).map(|text| text.trim());
        let typed = typed.filter(|text| !text.is_empty()).unwrap_or("1");
        let sku = sku.trim().to_uppercase();
        match (
            typed.parse::<Quantity>(),
            pieces.iter_mut().find(|(known, _)| *known == sku),
        ) {
            (Ok(quantity), Some((_, sum))) => *sum = sum.saturating_add(quantity.value()),
            (Ok(quantity), None) => pieces.push((sku, quantity.value())),
            (Err(_), _) => errors.add(&format!("sku-{}", at + 1), visit.text("desk-quantity-wrong")),
        }
    }
    let mut lines = Vec::new();
    for (sku, sum) in pieces {
        match Quantity::new(sum) {
            Ok(quantity) => lines.push(WantedLine { sku, quantity }),
            Err(_) => errors.add("sku-1", visit.text("desk-quantity-wrong")),
        }
    }
    if lines.is_empty() {
        errors.add("sku-1", visit.text("desk-new-empty"));
    }
    lines
}

impl Refused for PlaceOrderError {
    fn refusal(self, visit: &Visit) -> Refusal {
        let key = match self {
            Self::Store(error) => return error.into(),
            Self::OutOfStock(short) => {
                let told: Vec<String> = short
                    .iter()
                    .map(|line| format!("{} ({} < {})", line.sku, line.available, line.wanted))
                    .collect();
                return Refusal::conflict(
                    visit.text_with("desk-new-short", &[("list", told.join(", ").into())]),
                );
            }
            Self::NotForSale { skus } => {
                return Refusal::wrong(
                    visit.text_with("desk-new-unknown", &[("list", skus.join(", ").into())]),
                );
            }
            Self::EmptyCart => "desk-new-empty",
            Self::UnknownCity => "desk-city-choose",
            Self::ZoneNotServed => "desk-order-error-not-served",
            Self::UnknownPickupPoint => "desk-order-error-unknown-pickup-point",
            Self::KeyUsedOtherwise => "desk-new-key-used",
            Self::PriceChanged(_) | Self::MethodClosed | Self::TooLarge => "desk-order-error-too-large",
        };
        Refusal::wrong(visit.text(key))
    }
}
