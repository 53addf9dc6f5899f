//! The page of an order.

use super::contents::{self, Carried, Share};
use super::journal::{self, JournalLine, Known};
use super::money::{self, Purse};
use super::{code, found, message};
use crate::desk::age::age;
use crate::desk::refusal::reading;
use crate::desk::shelf::{self, Shelf};
use crate::desk::showing::Showing;
use crate::desk::word;
use crate::orders::list::city_name;
use access::permission::Action;
use askama::Template;
use jiff::Timestamp;
use orders::event::{self, EventLine};
use orders::listing::{self, OrderCard};
use orders::state::{FulfilmentState, OrderState};
use orders::step;
use orders::view::OrderView;
use parties::organisation::{self, Card, Organisation};
use shipping::carrier::{self, Carrier};
use shipping::city::{self, City};
use shipping::pickup_point::{self, PickupPoint};
use std::collections::HashMap;
use values::code::OrderCode;
use values::id::Id;
use web::{Answer, OfficeFrame, Parts, Problem, Visit};

/// Earlier orders of the buyer that are listed.
const EARLIER: usize = 5;

/// All that the page reads in one snapshot.
struct Read {
    order: OrderView,
    cards: HashMap<Id<Organisation>, Card>,
    shelves: HashMap<Id<catalogue::variant::Variant>, Shelf>,
    events: Vec<EventLine>,
    entries: Vec<(ledger::posting::PostedEntry, Vec<ledger::posting::PostedLine>)>,
    payment: Option<payments::payment::Payment>,
    carriers: Vec<Carrier>,
    cities: Vec<City>,
    points: Vec<PickupPoint>,
    earlier: Vec<OrderCard>,
}

/// An earlier order of the same telephone.
pub(super) struct Earlier {
    code: OrderCode,
    state: String,
    tone: &'static str,
    when: String,
}

#[derive(Template)]
#[template(path = "order/show.html")]
struct OrderPage {
    frame: OfficeFrame,
    showing: Showing,
    title: String,
    state: String,
    tone: &'static str,
    came: String,
    cancelled: Option<String>,
    calls: String,
    call_again: Option<String>,
    expires: String,
    heading: String,
    parts: Vec<Share>,
    parcels: Vec<Carried>,
    purse: Purse,
    journal: Vec<JournalLine>,
    history: String,
    history_tone: &'static str,
    earlier: Vec<Earlier>,
    place: String,
    whatsapp: String,
    calling: bool,
    can_correct: bool,
    can_cancel: bool,
    packable: bool,
    order: OrderView,
}

/// Shows the order.
pub(super) async fn show(visit: Visit, Parts(text): Parts<String>) -> Answer {
    let code = code(&text)?;
    let showing = Showing::first(&visit);
    page(&visit, code, showing).await
}

/// Shows the order, with what happened to the last act.
pub(super) async fn page(visit: &Visit, code: OrderCode, showing: Showing) -> Answer {
    let read = visit.house.store.read(move |reader| read(reader, &code)).await?;
    let status = showing.status();
    Showing::answer(status, &view(visit, read, showing)?)
}

fn read(reader: &store::Reader<'_>, code: &OrderCode) -> Result<Read, Problem> {
    let order = found(reader, code).map_err(reading)?;
    let producers: Vec<Id<Organisation>> = order.fulfilments.iter().map(|part| part.producer).collect();
    let variants: Vec<_> = order
        .fulfilments
        .iter()
        .flat_map(|part| &part.lines)
        .map(|line| line.variant)
        .collect();
    let earlier = listing::of_phone(reader, &order.buyer.phone).map_err(reading)?;
    Ok(Read {
        cards: organisation::cards_of(reader, &producers)?,
        shelves: shelf::of(reader, &variants)?,
        events: event::events_of(reader, order.id)?,
        entries: money::entries(reader, &order)?,
        payment: step::payment_of(reader, order.id)?,
        carriers: carrier::list(reader)?,
        cities: city::list(reader)?,
        points: pickup_point::list(reader)?,
        earlier: earlier
            .into_iter()
            .filter(|card| card.code != order.code)
            .collect(),
        order,
    })
}

fn view(visit: &Visit, read: Read, showing: Showing) -> Result<OrderPage, Problem> {
    let Read {
        order,
        cards,
        shelves,
        events,
        entries,
        payment,
        carriers,
        cities,
        points,
        earlier,
    } = read;
    let code = order.code.to_string();
    let live = order
        .fulfilments
        .iter()
        .filter(|part| part.state != FulfilmentState::Cancelled)
        .count();
    let parts = contents::parts(visit, &order, &cards, &shelves);
    let (history, history_tone) = history(visit, &earlier);
    let is_ended = matches!(order.state, OrderState::Completed | OrderState::Cancelled);
    let showing = with_defaults(visit, showing);
    Ok(OrderPage {
        frame: OfficeFrame::new(visit, "orders")?,
        title: visit.text_with("desk-order-title", &[("code", (&code).into())]),
        state: word::said(visit, "desk-order-state-", order.state.as_str()),
        tone: word::tone(order.state.as_str()),
        came: came(visit, &order),
        cancelled: cancelled(visit, &order),
        calls: visit.text_with("desk-call-count", &[("count", i64::from(order.calls).into())]),
        call_again: order
            .call_again_at
            .map(|at| at_hour(visit, "desk-orders-call-at", at)),
        expires: at_hour(visit, "desk-order-expires", order.confirm_until),
        heading: visit.text_with("desk-order-parts", &[("count", live.into())]),
        parcels: contents::parcels(visit, &order, &carriers),
        purse: money::purse(visit, &order, payment, entries, &cards)?,
        journal: journal::lines(
            visit,
            &order,
            events,
            &Known {
                cards: &cards,
                cities: &cities,
            },
        ),
        history,
        history_tone,
        earlier: earlier
            .iter()
            .take(EARLIER)
            .map(|card| self::earlier(visit, card))
            .collect(),
        place: place(visit, &order, &cities, &points),
        whatsapp: message::link(visit, &order),
        calling: order.state == OrderState::ToConfirm && visit.may(Action::ConfirmOrder),
        can_correct: contents::is_correctable(&order) && visit.may(Action::CorrectOrder),
        can_cancel: !is_ended && visit.may(Action::CancelOrder),
        packable: parts.iter().any(|part| part.can_pack),
        parts,
        order,
        showing,
    })
}

/// A sentence that tells a moment.
fn at_hour(visit: &Visit, key: &str, at: Timestamp) -> String {
    let when = language::date::date_time(at, visit.language);
    visit.text_with(key, &[("when", when.into())])
}

/// Proposes to call again tomorrow at ten.
fn with_defaults(visit: &Visit, showing: Showing) -> Showing {
    if !showing.form.text("day").is_empty() {
        return showing;
    }
    let tomorrow = visit.today().tomorrow().unwrap_or(visit.today());
    let form = showing
        .form
        .clone()
        .with("day", tomorrow.to_string())
        .with("hour", "10:00");
    showing.with_form(form)
}

/// How the order came to be cancelled, with the reason somebody wrote.
fn cancelled(visit: &Visit, order: &OrderView) -> Option<String> {
    let cause = word::said(visit, "desk-cancel-cause-", order.cancel_cause?.as_str());
    Some(match &order.cancel_reason {
        None => cause,
        Some(reason) => {
            let values = [("cause", cause.into()), ("reason", reason.into())];
            visit.text_with("desk-cancelled-why", &values)
        }
    })
}

fn came(visit: &Visit, order: &OrderView) -> String {
    let when = language::date::date_time(order.placed_at, visit.language);
    visit.text_with(
        "desk-order-came",
        &[
            ("when", when.into()),
            ("age", age(visit, order.placed_at).into()),
            (
                "channel",
                word::said(visit, "desk-channel-", order.channel.as_str()).into(),
            ),
            ("language", order.language.own_name().into()),
        ],
    )
}

fn place(visit: &Visit, order: &OrderView, cities: &[City], points: &[PickupPoint]) -> String {
    if let Some(slug) = order.destination.city() {
        return city_name(cities, slug, visit.language).to_owned();
    }
    let slug = order.destination.pickup_point().unwrap_or_default();
    points.iter().find(|point| point.slug == slug).map_or_else(
        || slug.to_owned(),
        |point| point.names.in_language(visit.language).text.to_owned(),
    )
}

fn history(visit: &Visit, earlier: &[OrderCard]) -> (String, &'static str) {
    let ended_well = earlier
        .iter()
        .filter(|card| card.state == OrderState::Completed)
        .count();
    let cancelled = earlier
        .iter()
        .filter(|card| card.state == OrderState::Cancelled)
        .count();
    let text = if earlier.is_empty() {
        visit.text("desk-buyer-first")
    } else {
        let figures = [
            ("count", earlier.len().into()),
            ("well", ended_well.into()),
            ("cancelled", cancelled.into()),
        ];
        visit.text_with("desk-buyer-history", &figures)
    };
    (text, if cancelled > ended_well { "warn" } else { "info" })
}

fn earlier(visit: &Visit, card: &OrderCard) -> Earlier {
    Earlier {
        code: card.code,
        state: word::said(visit, "desk-order-state-", card.state.as_str()),
        tone: word::tone(card.state.as_str()),
        when: language::date::date_time(card.placed_at, visit.language),
    }
}
