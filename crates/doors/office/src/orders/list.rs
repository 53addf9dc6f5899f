//! The list of orders, with a call, a message and a confirmation in each row that waits.

use super::filter::{self, FIELDS};
use crate::desk::address;
use crate::desk::age::age;
use crate::desk::choices::{choice, named};
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use crate::desk::word;
use access::page::PageRequest;
use access::permission::Action;
use askama::Template;
use language::Language;
use orders::listing::{self, OrderCard};
use orders::order::Channel;
use orders::state::OrderState;
use shipping::city::{self, City};
use web::parts::{Choice, Pagination};
use web::{Answer, OfficeFrame, Problem, Visit};

/// Rows of a page.
const PER_PAGE: u32 = 25;

/// A tab above the list.
pub(super) struct Tab {
    href: String,
    text: String,
    count: Option<i64>,
    current: bool,
}

/// A row: the order and what is worked out for it.
pub(super) struct Row {
    card: OrderCard,
    state: String,
    tone: &'static str,
    waits: Option<String>,
    place: String,
    call: Option<String>,
    call_is_due: bool,
    calls: Option<String>,
    producers: String,
}

#[derive(Template)]
#[template(path = "orders/list.html")]
struct ListPage {
    frame: OfficeFrame,
    showing: Showing,
    title: String,
    tab: &'static str,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    cities: Vec<Choice>,
    channels: Vec<Choice>,
    sorts: Vec<Choice>,
    pagination: Pagination,
    export: String,
    filtered: bool,
}

/// Shows the list the address asks for.
pub(super) async fn show(visit: Visit) -> Answer {
    let showing = Showing::first(&visit);
    page(&visit, showing).await
}

/// Shows the list, with what happened to the last act.
pub(super) async fn page(visit: &Visit, showing: Showing) -> Answer {
    let fields = visit.query.clone();
    let wanted = (
        filter::filter(&fields, visit.now()),
        filter::sort(&fields),
        PageRequest::new(fields.page(), PER_PAGE),
    );
    let (found, counts, cities) = visit
        .house
        .store
        .read(move |reader| {
            let found = listing::page(reader, &wanted.0, wanted.1, wanted.2).map_err(reading)?;
            let counts = listing::counts(reader, &wanted.0).map_err(reading)?;
            Ok::<_, Problem>((found, counts, city::list(reader)?))
        })
        .await?;
    let tab = filter::tab(&fields);
    let status = showing.status();
    let view = ListPage {
        frame: OfficeFrame::new(visit, "orders")?,
        title: word::said(visit, "desk-orders-title-", tab),
        tab,
        tabs: tabs(visit, &fields, tab, |state| {
            counts.get(&state).copied().unwrap_or(0)
        }),
        rows: found.items.iter().map(|card| row(visit, card, &cities)).collect(),
        channels: channels(visit),
        sorts: lists::sorts(visit, filter::usual(&visit.query)),
        pagination: Pagination::new(visit, fields.page(), PER_PAGE, found.total),
        export: address::with("/office/orders.csv", &fields, FIELDS, &[("page", "")]),
        filtered: FIELDS.iter().skip(1).any(|name| !fields.text(name).is_empty()),
        cities: city_choices(visit, &cities),
        showing,
    };
    Showing::answer(status, &view)
}

fn tabs(visit: &Visit, fields: &web::Fields, current: &str, count: impl Fn(OrderState) -> u64) -> Vec<Tab> {
    let states = OrderState::ALL
        .iter()
        .map(|state| (state.as_str(), Some(count(*state))));
    states
        .chain([(filter::ALL, None)])
        .map(|(word, count)| Tab {
            href: address::with(
                "/office/orders",
                fields,
                FIELDS,
                &[("state", word), ("page", ""), ("sort", "")],
            ),
            text: word::said(visit, "desk-orders-tab-", word),
            // Ended orders grow without end: their number says nothing.
            count: count
                .and_then(|count| i64::try_from(count).ok())
                .filter(|_| matches!(word, "to_confirm" | "confirmed")),
            current: word == current,
        })
        .collect()
}

fn row(visit: &Visit, card: &OrderCard, cities: &[City]) -> Row {
    let waiting = card.state == OrderState::ToConfirm;
    Row {
        state: word::said(visit, "desk-order-state-", card.state.as_str()),
        tone: word::tone(card.state.as_str()),
        waits: waiting
            .then(|| visit.text_with("desk-orders-waits", &[("age", age(visit, card.placed_at).into())])),
        place: place(visit, card, cities),
        call: card.call_again_at.filter(|_| waiting).map(|at| {
            visit.text_with(
                "desk-orders-call-at",
                &[("when", language::date::date_time(at, visit.language).into())],
            )
        }),
        call_is_due: card.call_again_at.is_some_and(|at| at <= visit.now()),
        calls: (waiting && card.calls > 0)
            .then(|| visit.text_with("desk-orders-calls", &[("count", i64::from(card.calls).into())])),
        producers: visit.text_with(
            "desk-orders-producers",
            &[("count", i64::from(card.producers).into())],
        ),
        card: card.clone(),
    }
}

fn place(visit: &Visit, card: &OrderCard, cities: &[City]) -> String {
    match &card.city {
        Some(slug) => city_name(cities, slug, visit.language).to_owned(),
        None => visit.text("desk-pickup"),
    }
}

/// The name of a town; its slug when the list no longer knows it.
pub(crate) fn city_name<'c>(cities: &'c [City], slug: &'c str, language: Language) -> &'c str {
    cities
        .iter()
        .find(|city| city.slug == slug)
        .map_or(slug, |city| city.names.in_language(language).text)
}

/// Towns to choose from.
pub(crate) fn city_choices(visit: &Visit, cities: &[City]) -> Vec<Choice> {
    named(
        visit.language,
        Some(visit.text("desk-any-city")),
        cities.iter().map(|city| (city.slug.clone(), &city.names)),
    )
}

fn channels(visit: &Visit) -> Vec<Choice> {
    let any = choice("", visit.text("desk-any-channel"));
    let each = Channel::ALL.iter().map(|channel| {
        choice(
            channel.as_str(),
            word::said(visit, "desk-channel-", channel.as_str()),
        )
    });
    [any].into_iter().chain(each).collect()
}
