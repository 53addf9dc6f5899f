//! An order taken on the telephone.

use super::{address, correction};
use crate::desk::choices::{choice, named};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::shelf::{self, Shelf};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::page::{MAX_SIZE, PageRequest};
use askama::Template;
use catalogue::product::ProductStatus;
use catalogue::sellable;
use catalogue::variant::{self, VariantCard, VariantStatus};
use language::Language;
use orders::checkout::{self, PlaceOrder, PlaceOrderError, Placed, WantedLine};
use orders::order::Channel;
use payments::method::Method;
use shipping::city;
use shipping::pickup_point;
use std::fmt::Write as _;
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
const LINES: usize = 6;
/// Up to so many articles each line is a list to choose from; beyond, numbers are typed.
const MOST_CHOICES: usize = 300;
/// Articles that are proposed; more are typed.
const MOST_ARTICLES: usize = 1_000;
/// Longest note for the courier, in characters.
const LONGEST_NOTE: usize = 500;

/// A line of the form.
pub(super) struct FormLine {
    number: usize,
    sku: String,
    /// Whether the list has it.
    is_known: bool,
    quantity: String,
}

/// An article that is proposed.
pub(super) struct Article {
    sku: String,
    text: String,
}

#[derive(Template)]
#[template(path = "order/new.html")]
struct NewPage {
    frame: OfficeFrame,
    showing: Showing,
    lines: Vec<FormLine>,
    articles: Vec<Article>,
    chosen_from_list: bool,
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
        lines: form_lines(&showing.form, &articles),
        chosen_from_list: articles.len() <= MOST_CHOICES,
        articles: articles
            .iter()
            .map(|(card, shelf)| article(visit, card, shelf.as_ref()))
            .collect(),
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

fn articles(reader: &Reader<'_>) -> store::Result<Vec<(VariantCard, Option<Shelf>)>> {
    let filter = variant::Filter {
        product_status: Some(ProductStatus::Published),
        ..variant::Filter::default()
    };
    let mut cards = Vec::new();
    for number in 1.. {
        let page = variant::list(reader, &filter, PageRequest::new(number, MAX_SIZE))?;
        let is_last = u64::from(number) >= page.pages();
        cards.extend(page.items);
        if is_last || cards.len() >= MOST_ARTICLES {
            break;
        }
    }
    cards.retain(|card| card.status == VariantStatus::Published);
    let ids: Vec<_> = cards.iter().map(|card| card.id).collect();
    let mut shelves = shelf::of(reader, &ids)?;
    Ok(cards
        .into_iter()
        .map(|card| (shelves.remove(&card.id), card))
        .map(|(shelf, card)| (card, shelf))
        .collect())
}

/// An article by its name, as the clerk hears it on the telephone: size, price, and how many there are.
fn article(visit: &Visit, card: &VariantCard, shelf: Option<&Shelf>) -> Article {
    let name = card.names.in_language(visit.language).text;
    let price = language::number::money_short(card.price, visit.language);
    let mut text = format!("{name}, {} — {price}", card.label);
    if let Some(shelf) = shelf {
        let left = visit
            .voice
            .plain_with("desk-new-left", &[("count", shelf.available.into())]);
        // Writing to a String cannot fail.
        let _ = write!(text, " · {left}");
    }
    Article {
        sku: card.sku.clone(),
        text,
    }
}

fn form_lines(form: &Fields, articles: &[(VariantCard, Option<Shelf>)]) -> Vec<FormLine> {
    let (skus, quantities) = (form.all("sku"), form.all("quantity"));
    let value = |values: &[&str], at: usize| values.get(at).copied().unwrap_or_default().trim().to_owned();
    let line = |at: usize| {
        let sku = value(&skus, at).to_uppercase();
        FormLine {
            number: at + 1,
            is_known: articles.iter().any(|(card, _)| card.sku == sku),
            sku,
            quantity: value(&quantities, at),
        }
    };
    (0..LINES.max(skus.len())).map(line).collect()
}

/// Places the order.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let lines = wanted(&visit, &form, &mut errors);
    unknown(&visit, &form, &lines, &mut errors).await?;
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

/// Tells articles that are not for sale at their lines, together with whatever else is wrong.
async fn unknown(
    visit: &Visit,
    form: &Form,
    lines: &[WantedLine],
    errors: &mut FieldErrors,
) -> Result<(), Problem> {
    let skus: Vec<String> = lines.iter().map(|line| line.sku.clone()).collect();
    let found = visit
        .house
        .store
        .read(move |reader| Ok::<_, Problem>(sellable::of(reader, &skus)?))
        .await?;
    let is_known = |sku: &str| {
        found
            .iter()
            .any(|article| article.published && article.sku == sku)
    };
    for (at, typed) in form.all("sku").into_iter().enumerate() {
        let sku = typed.trim().to_uppercase();
        if !sku.is_empty() && !is_known(&sku) {
            let told = visit.text_with("desk-new-unknown", &[("list", sku.into())]);
            errors.add(&format!("sku-{}", at + 1), told);
        }
    }
    Ok(())
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
