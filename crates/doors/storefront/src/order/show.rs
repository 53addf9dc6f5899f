//! The page of an order.

use super::facts::OrderFacts;
use super::line::{is_coming, is_with_buyer, of_order, of_part};
use crate::cart::count_and_size;
use crate::goods::{line_look, size_of_label_plain};
use askama::Template;
use http::StatusCode;
use language::Texts;
use orders::order::Destination;
use orders::parcel::ParcelView;
use orders::state::{FulfilmentState, OrderState};
use orders::view::{FulfilmentView, LineView, OrderView};
use shipping::tracking;
use values::code::{AccessKey, OrderCode};
use values::money::Money;
use values::phone::Phone;
use web::parts::Step;
use web::{Answer, CachePolicy, Fields, Link, Markup, Parts, Problem, ShopFrame, Visit};

#[derive(Template)]
#[template(path = "order/show.html")]
struct ShowPage {
    frame: ShopFrame,
    title: String,
    code: String,
    key: String,
    state: &'static str,
    state_kind: &'static str,
    state_word: String,
    said: Option<Said>,
    steps: Vec<Step>,
    parts: Vec<Part>,
    parcels: Vec<Parcel>,
    money_title: String,
    due: Markup,
    prepare: bool,
    goods: Markup,
    delivery_word: String,
    delivery: Markup,
    weight: Markup,
    total: Markup,
    total_word: String,
    place_title: String,
    buyer: String,
    place_rows: Vec<Markup>,
    phone: Phone,
    phone_second: Option<Phone>,
    note: String,
    whatsapp: Option<String>,
    call: Option<String>,
    can_cancel: bool,
    is_open: bool,
    cancel_action: String,
}

/// Something to know, under the code.
struct Said {
    kind: &'static str,
    icon: &'static str,
    text: String,
}

/// One producer's part.
struct Part {
    id: String,
    state: &'static str,
    name: Markup,
    kind: &'static str,
    word: String,
    lines: Vec<Item>,
    steps: Vec<Step>,
}

/// An ordered article.
struct Item {
    sku: String,
    quantity: u32,
    tile: String,
    drawing: Markup,
    href: String,
    name: Markup,
    count_and_size: String,
    total: Markup,
}

/// A parcel on its way.
struct Parcel {
    state: &'static str,
    title: String,
    carrier: Option<String>,
    tracking: Option<String>,
    link: Option<String>,
}

/// Shows an order to whoever has its key.
pub(crate) async fn show(visit: Visit, Parts(code): Parts<String>) -> Answer {
    let key = visit.query.text("key").to_owned();
    answer(&visit, &code, &key, StatusCode::OK, None).await
}

/// Shows an order, with a sentence when something was refused.
pub(super) async fn answer(
    visit: &Visit,
    code: &str,
    key: &str,
    status: StatusCode,
    refused: Option<String>,
) -> Answer {
    let (Ok(code), Ok(key)) = (code.parse::<OrderCode>(), key.parse::<AccessKey>()) else {
        return Err(missing(visit));
    };
    let facts = visit
        .house
        .store
        .read(move |reader| OrderFacts::read(reader, &code, &key))
        .await?;
    let Some(facts) = facts else {
        return Err(missing(visit));
    };
    let page = ShowPage::new(ShopFrame::new(visit).indexed(false), &facts, refused);
    web::page_as(status, &page, CachePolicy::Personal)
}

/// A wrong key and a wrong code are answered alike, with the way to find the order again.
pub(super) fn missing(visit: &Visit) -> Problem {
    Problem::not_found_with(vec![Link {
        href: visit.local("/orders"),
        text: visit.text("find-title"),
    }])
}

impl ShowPage {
    fn new(frame: ShopFrame, facts: &OrderFacts, refused: Option<String>) -> Self {
        let order = &facts.order;
        let code = order.code.to_string();
        let is_pickup = order.destination.pickup_point().is_some();
        let (money_title, due, prepare) = money(order, is_pickup, &frame);
        let part = |part: &FulfilmentView| shown_part(part, is_pickup, facts, &frame);
        Self {
            title: frame.plain_with("follow-title", &[("code", code.as_str().into())]),
            key: order.key.reveal(),
            state: order.state.as_str(),
            state_kind: state_kind(order.state),
            state_word: state_word(order.state, &frame),
            said: said(order, refused, &frame),
            steps: of_order(order, &facts.events, &frame),
            parts: order.fulfilments.iter().map(part).collect(),
            parcels: order
                .parcels
                .iter()
                .map(|parcel| shown_parcel(parcel, facts, &frame))
                .collect(),
            money_title,
            due: frame.money(due),
            prepare,
            goods: frame.money(order.goods),
            delivery_word: delivery_word(facts, is_pickup, &frame),
            delivery: frame.money(order.delivery),
            weight: frame.weight(order.weight),
            total: frame.money(order.total),
            total_word: frame.text(if order.state == OrderState::Cancelled {
                "follow-total-cancelled"
            } else {
                "cart-total"
            }),
            place_title: frame.text(if is_pickup {
                "follow-pickup"
            } else {
                "follow-address"
            }),
            buyer: order.buyer.name.clone(),
            place_rows: place_rows(facts, &frame),
            phone: order.buyer.phone.clone(),
            phone_second: order.buyer.phone_second.clone(),
            note: order.note.clone(),
            whatsapp: whatsapp(&code, &frame),
            call: frame.settings().phone.as_ref().map(Phone::tel_link),
            can_cancel: order.state == OrderState::ToConfirm,
            is_open: order.state == OrderState::Confirmed,
            cancel_action: frame.href(&format!("/orders/{code}/cancel")),
            code,
            frame,
        }
    }
}

fn said(order: &OrderView, refused: Option<String>, frame: &ShopFrame) -> Option<Said> {
    if let Some(text) = refused {
        return Some(Said {
            kind: "bad",
            icon: "alert",
            text,
        });
    }
    match order.state {
        OrderState::ToConfirm => Some(Said {
            kind: "ok",
            icon: "check",
            text: frame.text("follow-thanks"),
        }),
        OrderState::Cancelled => Some(Said {
            kind: "info",
            icon: "info",
            text: frame.text("follow-was-cancelled"),
        }),
        OrderState::Completed => Some(Said {
            kind: "info",
            icon: "return",
            text: frame.text("follow-withdrawal"),
        }),
        OrderState::Confirmed => None,
    }
}

fn state_kind(state: OrderState) -> &'static str {
    match state {
        OrderState::ToConfirm => "warn",
        OrderState::Confirmed => "info",
        OrderState::Completed => "ok",
        OrderState::Cancelled => "bad",
    }
}

fn state_word(state: OrderState, frame: &ShopFrame) -> String {
    frame.text(&format!("follow-order-{}", state.as_str().replace('_', "-")))
}

fn shown_part(part: &FulfilmentView, is_pickup: bool, facts: &OrderFacts, frame: &ShopFrame) -> Part {
    let kind = match part.state {
        FulfilmentState::Waiting | FulfilmentState::ToPrepare => "warn",
        state if is_coming(state) || is_with_buyer(state) => "ok",
        _ => "bad",
    };
    Part {
        id: part.id.to_string(),
        state: part.state.as_str(),
        name: facts
            .makers
            .get(&part.producer)
            .map(|maker| frame.name(&maker.names))
            .unwrap_or_default(),
        kind,
        word: frame.text(&format!("follow-state-{}", part.state.as_str().replace('_', "-"))),
        lines: part.lines.iter().map(|line| shown_item(line, frame)).collect(),
        // The line of the whole order tells already that all of it is cancelled.
        steps: if facts.order.state == OrderState::Cancelled {
            Vec::new()
        } else {
            of_part(part, is_pickup, &facts.events, frame)
        },
    }
}

fn shown_item(line: &LineView, frame: &ShopFrame) -> Item {
    let (tile, drawing) = line_look(frame, &line.drawing, &line.ground, line.tint.as_deref());
    Item {
        sku: line.sku.clone(),
        quantity: line.quantity,
        tile,
        drawing,
        href: frame.href(&format!("/p/{}", line.product_slug)),
        name: frame.name(&line.names),
        count_and_size: count_and_size(
            line.quantity,
            size_of_label_plain(&line.variant_label, frame),
            frame,
        ),
        total: frame.money(line.total),
    }
}

fn shown_parcel(parcel: &ParcelView, facts: &OrderFacts, frame: &ShopFrame) -> Parcel {
    let carrier = facts
        .carriers
        .iter()
        .find(|carrier| Some(carrier.id) == parcel.carrier);
    let number = parcel
        .tracking
        .as_deref()
        .and_then(|number| tracking::clean(number).ok());
    Parcel {
        state: parcel.state.as_str(),
        title: frame.text_of("follow-parcel", "number", parcel.number),
        link: carrier
            .zip(number)
            .and_then(|(carrier, number)| carrier.tracking_link(&number)),
        carrier: carrier.map(|carrier| carrier.name.clone()),
        tracking: parcel.tracking.clone(),
    }
}

/// What is still to be paid, and how it is called.
fn money(order: &OrderView, is_pickup: bool, frame: &ShopFrame) -> (String, Money, bool) {
    let sum = |wanted: fn(FulfilmentState) -> bool| {
        let parts = order.fulfilments.iter().filter(|part| wanted(part.state));
        Money::sum(parts.map(|part| part.due)).unwrap_or(order.total)
    };
    let (due, paid) = (sum(is_coming), sum(is_with_buyer));
    if order.state == OrderState::Cancelled || (due.is_zero() && paid.is_zero()) {
        (frame.text("follow-nothing"), Money::ZERO_MAD, false)
    } else if due.is_zero() {
        (frame.text("follow-paid"), paid, false)
    } else {
        let key = if is_pickup {
            "follow-pay-on-pickup"
        } else {
            "follow-pay-on-delivery"
        };
        (frame.text(key), due, true)
    }
}

fn delivery_word(facts: &OrderFacts, is_pickup: bool, frame: &ShopFrame) -> String {
    if is_pickup {
        frame.text("follow-pickup")
    } else {
        frame.text_of("cart-delivery-to", "town", frame.name_plain(&facts.place))
    }
}

/// Quarter, street and landmark as the buyer wrote them, then the town; or the pickup point.
fn place_rows(facts: &OrderFacts, frame: &ShopFrame) -> Vec<Markup> {
    let mut rows = Vec::new();
    if let Destination::Address(address) = &facts.order.destination {
        let typed = [&address.street, &address.quarter, &address.landmark];
        rows.extend(
            typed
                .into_iter()
                .filter(|part| !part.is_empty())
                .map(|part| frame.typed(part)),
        );
    }
    rows.push(frame.name(&facts.place));
    if let Some((address, opening)) = &facts.point {
        let filled = |texts: &&Texts| !frame.name_plain(texts).is_empty();
        rows.extend(
            [address, opening]
                .into_iter()
                .filter(filled)
                .map(|texts| frame.name(texts)),
        );
    }
    rows
}

/// A conversation that begins with the order's code, never with its key.
fn whatsapp(code: &str, frame: &ShopFrame) -> Option<String> {
    let phone = frame.settings().whatsapp.as_ref()?;
    let text = frame.plain_with("follow-whatsapp-text", &[("code", code.into())]);
    // Messengers read a plus sign as itself.
    let query = Fields::from_pairs([("text", text)])
        .to_query()
        .replace('+', "%20");
    Some(format!("{}?{query}", phone.whatsapp_link()))
}
