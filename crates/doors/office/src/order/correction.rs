//! Corrections in the call: who, where, what. Each is a form of its own with a reason.

use super::{address, code, contents, found};
use crate::desk::choices::named;
use crate::desk::refusal::{Refusal, Refused, reading};
use crate::desk::showing::Showing;
use crate::desk::typed;
use askama::Template;
use orders::correction;
use orders::error::OrderError;
use orders::order::{Address, Buyer, Destination};
use orders::state::FulfilmentState;
use orders::view::{LineView, OrderView};
use shipping::city;
use shipping::pickup_point;
use values::code::OrderCode;
use values::phone::Phone;
use web::parts::Choice;
use web::{Answer, FieldErrors, Fields, Form, OfficeFrame, Parts, Problem, Visit};

/// Fields of the buyer.
pub(super) const CONTACT_FIELDS: &[&str] = &["name", "phone", "phone_second", "contact_reason", "version"];
/// Fields of the destination.
pub(super) const DESTINATION_FIELDS: &[&str] = &[
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
/// Fields of the lines; each line has its own `quantity-SKU` besides.
pub(super) const LINES_FIELDS: &[&str] = &["new_sku", "new_quantity", "lines_reason", "version"];

/// Longest name, in characters.
const LONGEST_NAME: usize = 200;
/// Longest note for the courier, in characters.
const LONGEST_NOTE: usize = 500;

#[derive(Template)]
#[template(path = "order/correction.html")]
struct CorrectionPage {
    frame: OfficeFrame,
    showing: Showing,
    title: String,
    order: OrderView,
    lines: Vec<LineView>,
    cities: Vec<Choice>,
    points: Vec<Choice>,
}

/// Shows the three forms.
pub(super) async fn show(visit: Visit, Parts(text): Parts<String>) -> Answer {
    let code = code(&text)?;
    let showing = Showing::first(&visit);
    page(&visit, code, showing).await
}

async fn page(visit: &Visit, code: OrderCode, showing: Showing) -> Answer {
    let (order, cities, points) = visit
        .house
        .store
        .read(move |reader| {
            let order = found(reader, &code).map_err(reading)?;
            Ok::<_, Problem>((order, city::list(reader)?, pickup_point::list(reader)?))
        })
        .await?;
    if !contents::is_correctable(&order) {
        return Err(Problem::conflict(visit.text("desk-order-error-packed")));
    }
    let status = showing.status();
    let lines = order
        .fulfilments
        .iter()
        .filter(|part| part.state != FulfilmentState::Cancelled)
        .flat_map(|part| part.lines.clone())
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
        showing: filled(showing, &order),
        lines,
        order,
    };
    Showing::answer(status, &view)
}

/// Fields that the last form did not send hold what is kept.
fn filled(showing: Showing, order: &OrderView) -> Showing {
    let mut form = showing.form.clone();
    let second = order
        .buyer
        .phone_second
        .as_ref()
        .map(Phone::national)
        .unwrap_or_default();
    let none = Address::default();
    let address = match &order.destination {
        Destination::Address(address) => address,
        Destination::Pickup { .. } => &none,
    };
    let kept = [
        ("name", order.buyer.name.clone()),
        ("phone", order.buyer.phone.national()),
        ("phone_second", second),
        (
            "delivery",
            if order.destination.city().is_some() {
                "address"
            } else {
                "pickup"
            }
            .to_owned(),
        ),
        ("city", address.city.clone()),
        ("quarter", address.quarter.clone()),
        ("street", address.street.clone()),
        ("landmark", address.landmark.clone()),
        (
            "pickup_point",
            order.destination.pickup_point().unwrap_or_default().to_owned(),
        ),
        ("courier_note", order.note.clone()),
    ];
    for (name, value) in kept {
        if form.get(name).is_none() {
            form = form.with(name, value);
        }
    }
    showing.with_form(form)
}

/// Corrects the buyer's name and numbers.
pub(super) async fn contact(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let code = code(&text)?;
    let mut errors = FieldErrors::new();
    let buyer = buyer(&visit, &form, &mut errors);
    let reason = typed::reason(&visit, &form, "contact_reason", &mut errors);
    let Some(buyer) = buyer.filter(|_| errors.is_empty()) else {
        return page(&visit, code, Showing::wrong(form.into_fields(), errors)).await;
    };
    let version = typed::version(&form)?;
    let act = visit.act();
    let written: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| {
            correction::change_contact(unit, &act, found(unit, &code)?.id, version, &buyer, &reason)
        })
        .await;
    finished(&visit, code, form, written).await
}

/// Corrects where it goes; the delivery is quoted again.
pub(super) async fn destination(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let code = code(&text)?;
    let mut errors = FieldErrors::new();
    let destination = destination_of(&visit, &form, &mut errors);
    let note = line(&visit, &form, "courier_note", LONGEST_NOTE, &mut errors);
    let reason = typed::reason(&visit, &form, "destination_reason", &mut errors);
    if !errors.is_empty() {
        return page(&visit, code, Showing::wrong(form.into_fields(), errors)).await;
    }
    let version = typed::version(&form)?;
    let act = visit.act();
    let written: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| {
            let id = found(unit, &code)?.id;
            correction::change_destination(unit, &act, id, version, &destination, &note, &reason)
        })
        .await;
    finished(&visit, code, form, written).await
}

/// Corrects what is ordered.
pub(super) async fn lines(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let code = code(&text)?;
    let mut errors = FieldErrors::new();
    let wanted = wanted(&visit, &form, &mut errors);
    let reason = typed::reason(&visit, &form, "lines_reason", &mut errors);
    if !errors.is_empty() {
        return page(&visit, code, Showing::wrong(form.into_fields(), errors)).await;
    }
    let version = typed::version(&form)?;
    let act = visit.act();
    let written: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| {
            correction::change_lines(unit, &act, found(unit, &code)?.id, version, &wanted, &reason)
        })
        .await;
    finished(&visit, code, form, written).await
}

async fn finished(visit: &Visit, code: OrderCode, form: Form, written: Result<(), OrderError>) -> Answer {
    match written.map_err(|error| error.refusal(visit)) {
        Ok(()) => web::see_other(&format!("{}?done=corrected", address(&code))),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
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

/// Resulting quantities: `quantity-SKU` for each line of the order, and a new article. An article named
/// twice has no resulting quantity and is told.
fn wanted(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Vec<(String, u32)> {
    let mut wanted: Vec<(String, u32)> = Vec::new();
    let mut add = |field: &str, sku: &str, typed: Option<i64>, least: i64| {
        let quantity = typed.filter(|typed| (least..=9_999).contains(typed));
        match quantity.and_then(|quantity| u32::try_from(quantity).ok()) {
            _ if wanted.iter().any(|(known, _)| known == sku) => {
                errors.add(field, visit.text("desk-sku-twice"));
            }
            Some(quantity) => wanted.push((sku.to_owned(), quantity)),
            None => errors.add(field, visit.text("desk-quantity-wrong")),
        }
    };
    for (name, _) in form.pairs() {
        if let Some(sku) = name.strip_prefix("quantity-") {
            add(name, sku, form.number(name), 0);
        }
    }
    let sku = form.text("new_sku").to_uppercase();
    if !sku.is_empty() {
        add("new_sku", &sku, form.number("new_quantity"), 1);
    }
    wanted
}
