//! Corrections in the call: who, where, what. One form; each change that is in it has its own reason.

use super::basket::{self, Basket, Typed};
use super::{address, code, contents, found};
use crate::desk::choices::named;
use crate::desk::refusal::{Refusal, Refused, reading};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::Act;
use askama::Template;
use axum::http::StatusCode;
use orders::correction;
use orders::error::OrderError;
use orders::order::{Address, Buyer, Destination};
use orders::state::FulfilmentState;
use orders::view::{LineView, OrderView};
use shipping::city;
use shipping::pickup_point;
use store::Unit;
use values::code::OrderCode;
use values::phone::Phone;
use web::parts::Choice;
use web::{Answer, FieldErrors, Fields, Form, OfficeFrame, Parts, Problem, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &[
    "sku",
    "quantity",
    "found_sku",
    "found_quantity",
    "find",
    "do",
    "lines_reason",
    "name",
    "phone",
    "phone_second",
    "contact_reason",
    "delivery",
    "city",
    "quarter",
    "street",
    "landmark",
    "pickup_point",
    "courier_note",
    "destination_reason",
    "version",
];

/// Longest name, in characters.
const LONGEST_NAME: usize = web::limits::NAME_CHARACTERS;
/// Longest note for the courier, in characters.
const LONGEST_NOTE: usize = 500;

#[derive(Template)]
#[template(path = "order/correction.html")]
struct CorrectionPage {
    frame: OfficeFrame,
    showing: Showing,
    title: String,
    order: OrderView,
    basket: Basket,
    cities: Vec<Choice>,
    points: Vec<Choice>,
}

/// Shows the form.
pub(super) async fn show(visit: Visit, Parts(text): Parts<String>) -> Answer {
    let code = code(&text)?;
    let showing = Showing::first(&visit);
    page(&visit, code, showing).await
}

/// What the page reads.
struct Reading {
    order: OrderView,
    articles: basket::Read,
    cities: Vec<city::City>,
    points: Vec<pickup_point::PickupPoint>,
}

async fn page(visit: &Visit, code: OrderCode, showing: Showing) -> Answer {
    let (typed, asked) = (basket::typed(&showing.form), showing.form.text("find").to_owned());
    let Reading {
        order,
        articles,
        cities,
        points,
    } = visit
        .house
        .store
        .read(move |reader| {
            let order = found(reader, &code).map_err(reading)?;
            let lines = with_typed(&order, typed);
            Ok::<_, Problem>(Reading {
                order,
                articles: basket::read(reader, lines, &asked)?,
                cities: city::list(reader)?,
                points: pickup_point::list(reader)?,
            })
        })
        .await?;
    if !contents::is_correctable(&order) {
        return Err(Problem::conflict(visit.text("desk-order-error-packed")));
    }
    let status = showing.status();
    let prices = live_lines(&order)
        .map(|line| (line.sku.clone(), line.unit_price))
        .collect();
    let points = points
        .iter()
        .filter(|point| point.active)
        .map(|point| (point.slug.clone(), &point.names));
    let view = CorrectionPage {
        frame: OfficeFrame::new(visit, "orders")?,
        title: visit.text_with(
            "desk-correction-title",
            &[("code", order.code.to_string().into())],
        ),
        cities: named(
            visit.language,
            None,
            cities.iter().map(|city| (city.slug.clone(), &city.names)),
        ),
        points: named(visit.language, None, points),
        basket: articles.shown(visit, &prices),
        showing: filled(showing, &order),
        order,
    };
    Showing::answer(status, &view)
}

/// Lines of the parts that go on.
fn live_lines(order: &OrderView) -> impl Iterator<Item = &LineView> {
    order
        .fulfilments
        .iter()
        .filter(|part| part.state != FulfilmentState::Cancelled)
        .flat_map(|part| &part.lines)
}

/// The lines of the order, with the quantities that were typed; then what was typed besides.
fn with_typed(order: &OrderView, mut typed: Vec<Typed>) -> Vec<Typed> {
    let mut lines = Vec::new();
    for line in live_lines(order) {
        let kept = || line.quantity.to_string();
        let at = typed.iter().position(|typed| typed.sku == line.sku);
        let quantity = at.map(|at| typed.remove(at).quantity);
        lines.push(Typed {
            sku: line.sku.clone(),
            quantity: quantity.unwrap_or_else(kept),
        });
    }
    lines.extend(typed);
    lines
}

/// What the order keeps, as the form writes it.
fn kept(order: &OrderView) -> Fields {
    let second = order.buyer.phone_second.as_ref().map(Phone::national);
    let none = Address::default();
    let (delivery, address) = match &order.destination {
        Destination::Address(address) => ("address", address),
        Destination::Pickup { .. } => ("pickup", &none),
    };
    let point = order.destination.pickup_point().unwrap_or_default();
    Fields::from_pairs([
        ("name", order.buyer.name.clone()),
        ("phone", order.buyer.phone.national()),
        ("phone_second", second.unwrap_or_default()),
        ("delivery", delivery.to_owned()),
        ("city", address.city.clone()),
        ("quarter", address.quarter.clone()),
        ("street", address.street.clone()),
        ("landmark", address.landmark.clone()),
        ("pickup_point", point.to_owned()),
        ("courier_note", order.note.clone()),
    ])
}

/// The form with what is kept in the fields it did not send.
fn completed(mut form: Fields, kept: &Fields) -> Fields {
    for (name, value) in kept.pairs() {
        if form.get(name).is_none() {
            form = form.with(name, value);
        }
    }
    form
}

/// The page's fields: as they were typed, else as they are kept.
fn filled(showing: Showing, order: &OrderView) -> Showing {
    let form = completed(showing.form.clone(), &kept(order)).without("find");
    showing.with_form(form)
}

/// What the form changes, each with its reason.
#[derive(Default)]
struct Changes {
    lines: Option<(Vec<(String, u32)>, String)>,
    contact: Option<(Buyer, String)>,
    destination: Option<(Destination, String, String)>,
}

impl Changes {
    fn is_nothing(&self) -> bool {
        self.lines.is_none() && self.contact.is_none() && self.destination.is_none()
    }

    /// Writes them one after the other, all or none.
    fn write(
        &self,
        unit: &mut Unit<'_>,
        act: &Act,
        code: &OrderCode,
        mut version: i64,
    ) -> Result<(), OrderError> {
        let id = found(unit, code)?.id;
        if let Some((wanted, reason)) = &self.lines {
            correction::change_lines(unit, act, id, version, wanted, reason)?;
            version = found(unit, code)?.version;
        }
        if let Some((buyer, reason)) = &self.contact {
            correction::change_contact(unit, act, id, version, buyer, reason)?;
            version = found(unit, code)?.version;
        }
        if let Some((destination, note, reason)) = &self.destination {
            correction::change_destination(unit, act, id, version, destination, note, reason)?;
        }
        Ok(())
    }
}

/// Whether one of these fields was sent and says something else than what is kept.
fn differs(form: &Fields, kept: &Fields, names: &[&str]) -> bool {
    names
        .iter()
        .any(|name| form.get(name).is_some() && form.text(name) != kept.text(name))
}

/// Whether the form sends it elsewhere. The fields of the other way of delivery say nothing.
fn goes_elsewhere(form: &Fields, kept: &Fields) -> bool {
    let way: &[&str] = if form.text("delivery") == "pickup" {
        &["pickup_point"]
    } else {
        &["city", "quarter", "street", "landmark"]
    };
    let said = form.get("delivery").is_some();
    differs(form, kept, &["delivery", "courier_note"]) || said && differs(form, kept, way)
}

/// The lines of the order as the form wants them.
async fn lines_of(visit: &Visit, form: &Fields, order: &OrderView) -> Result<Vec<Typed>, Problem> {
    let mut lines = with_typed(order, basket::typed(form));
    if let Some(number) = basket::number_typed(visit, form).await? {
        basket::add_one(&mut lines, &number);
    }
    Ok(lines)
}

/// Reads what the form changes of this order; what is wrong is told at its field.
fn changes(
    visit: &Visit,
    form: &Fields,
    order: &OrderView,
    lines: &[Typed],
    errors: &mut FieldErrors,
) -> Changes {
    let mut changes = Changes::default();
    let kept = kept(order);
    let form = &completed(form.clone(), &kept);
    let wanted = basket::quantities(visit, lines, errors);
    let ordered = |sku: &str| live_lines(order).find(|line| line.sku == sku);
    let other: Vec<(String, u32)> = wanted
        .into_iter()
        .filter(|(sku, count)| ordered(sku).map_or(0, |line| line.quantity) != *count)
        .collect();
    if !other.is_empty() {
        let reason = typed::reason(visit, form, "lines_reason", errors);
        changes.lines = Some((other, reason));
    }
    if differs(form, &kept, &["name", "phone", "phone_second"]) {
        let buyer = buyer(visit, form, errors);
        let reason = typed::reason(visit, form, "contact_reason", errors);
        changes.contact = buyer.map(|buyer| (buyer, reason));
    }
    if goes_elsewhere(form, &kept) {
        let destination = destination_of(visit, form, errors);
        let note = line(visit, form, "courier_note", LONGEST_NOTE, errors);
        let reason = typed::reason(visit, form, "destination_reason", errors);
        changes.destination = Some((destination, note, reason));
    }
    changes
}

/// Corrects what the form changes; or looks for articles, when that button was pressed.
pub(super) async fn submit(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let code = code(&text)?;
    let version = typed::version(&form)?;
    if basket::is_looking(&form) {
        return page(&visit, code, Showing::filled(&visit, form.into_fields())).await;
    }
    let order = visit
        .house
        .store
        .read(move |reader| found(reader, &code).map_err(reading))
        .await?;
    if order.version != version {
        let stale = visit.text("desk-order-error-stale");
        let showing = Showing::told(form.into_fields(), StatusCode::CONFLICT, stale);
        return page(&visit, code, showing).await;
    }
    let mut errors = FieldErrors::new();
    let lines = lines_of(&visit, &form, &order).await?;
    let changes = changes(&visit, &form, &order, &lines, &mut errors);
    if !errors.is_empty() {
        return page(&visit, code, Showing::wrong(form.into_fields(), errors)).await;
    }
    if changes.is_nothing() {
        let nothing = visit.text("desk-correct-nothing");
        let showing = Showing::told(form.into_fields(), StatusCode::UNPROCESSABLE_ENTITY, nothing);
        return page(&visit, code, showing).await;
    }
    let act = visit.act();
    let written = visit
        .house
        .store
        .write(move |unit| changes.write(unit, &act, &code, version))
        .await;
    match written {
        Ok(()) => web::see_other(&format!("{}?done=corrected", address(&code))),
        Err(error) => refused(&visit, code, &order, form, error).await,
    }
}

/// Why not, told at the field it is about.
async fn refused(visit: &Visit, code: OrderCode, order: &OrderView, form: Form, error: OrderError) -> Answer {
    let typed = lines_of(visit, &form, order).await?;
    let mut errors = FieldErrors::new();
    let field = match &error {
        OrderError::OutOfStock(short) => {
            let short = short.clone();
            let numbered = visit
                .house
                .store
                .read(move |reader| Ok::<_, Problem>(basket::numbered(reader, &short)?))
                .await?;
            basket::tell_short(visit, &typed, numbered, &mut errors).await?;
            return page(visit, code, Showing::conflict(form.into_fields(), errors)).await;
        }
        OrderError::NotForSale(sku) => {
            let at = typed.iter().position(|line| line.sku == *sku);
            Some(at.map_or_else(|| "find".to_owned(), basket::field))
        }
        OrderError::NotServed => Some("city".to_owned()),
        OrderError::UnknownPickupPoint => Some("pickup_point".to_owned()),
        _ => None,
    };
    match (error.refusal(visit), field) {
        (Refusal::Away(problem), _) => Err(problem),
        (Refusal::Told(_, text), Some(field)) => {
            errors.add(&field, text);
            page(visit, code, Showing::wrong(form.into_fields(), errors)).await
        }
        (Refusal::Told(status, text), None) => {
            page(visit, code, Showing::told(form.into_fields(), status, text)).await
        }
    }
}

/// The buyer of a form, with every fault told at its field.
pub(super) fn buyer(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Option<Buyer> {
    let name = line(visit, form, "name", LONGEST_NAME, errors);
    if name.is_empty() {
        errors.add("name", visit.text("desk-name-missing"));
    }
    let mut phone_of = |field: &str| {
        let read = form.text(field).parse::<Phone>();
        read.map_err(|_| errors.add(field, visit.text("desk-phone-wrong")))
            .ok()
    };
    let phone = phone_of("phone");
    let second = if form.text("phone_second").is_empty() {
        Some(None)
    } else {
        phone_of("phone_second").map(Some)
    };
    Some(Buyer {
        name,
        phone: phone?,
        phone_second: second?,
    })
}

/// The destination of a form, with every fault told at its field.
pub(super) fn destination_of(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Destination {
    if form.text("delivery") == "pickup" {
        let pickup_point = form.text("pickup_point").to_owned();
        if pickup_point.is_empty() {
            errors.add("pickup_point", visit.text("desk-pickup-choose"));
        }
        return Destination::Pickup { pickup_point };
    }
    let city = form.text("city").to_owned();
    if city.is_empty() {
        errors.add("city", visit.text("desk-city-choose"));
    }
    let quarter = line(visit, form, "quarter", LONGEST_NAME, errors);
    if quarter.is_empty() {
        errors.add("quarter", visit.text("desk-quarter-missing"));
    }
    let street = line(visit, form, "street", LONGEST_NAME, errors);
    let landmark = line(visit, form, "landmark", LONGEST_NAME, errors);
    Destination::Address(Address {
        city,
        quarter,
        street,
        landmark,
    })
}

/// One line of text, or an error at its field.
pub(super) fn line(visit: &Visit, form: &Fields, name: &str, max: usize, errors: &mut FieldErrors) -> String {
    form.line(name, max).unwrap_or_else(|_| {
        errors.add(name, visit.text("desk-too-long"));
        String::new()
    })
}
