//! What is to prepare, producer by producer: sums first, then order by order.

use crate::desk::address;
use crate::desk::age::age;
use crate::desk::choices::named;
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use crate::desk::word;
use crate::orders::list::city_name;
use access::page::PageRequest;
use access::permission::Action;
use askama::Template;
use language::Texts;
use orders::fulfilment::{self, Filter, FulfilmentCard};
use orders::listing::Sort;
use orders::state::FulfilmentState;
use parties::organisation::{self, Card, Organisation};
use shipping::city::{self, City};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use values::id::Id;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["state", "producer", "sort", "page"];
/// Fulfilments of a page.
const PER_PAGE: u32 = 50;

/// States of a tab, in the order of the work.
const TABS: &[(&str, &[FulfilmentState])] = &[
    ("to_prepare", &[FulfilmentState::ToPrepare]),
    ("ready", &[FulfilmentState::Ready]),
    ("at_depot", &[FulfilmentState::AtDepot]),
    ("waiting", &[FulfilmentState::Waiting]),
];

/// A tab above the list.
pub(super) struct Tab {
    href: String,
    text: String,
    count: Option<u64>,
    current: bool,
}

/// All pieces of one article that a producer has to prepare.
pub(super) struct Sum {
    sku: String,
    names: Texts,
    label: String,
    quantity: u64,
    drawing: String,
    ground: String,
    tint: Option<String>,
}

/// One part of an order.
pub(super) struct Row {
    card: FulfilmentCard,
    age: String,
    place: String,
}

/// The work of one producer.
pub(super) struct Group {
    producer: Option<Card>,
    heading: String,
    whatsapp: Option<String>,
    slips: String,
    sums: Vec<Sum>,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "preparation/list.html")]
struct ListPage {
    frame: OfficeFrame,
    showing: Showing,
    tab: &'static str,
    tabs: Vec<Tab>,
    producers: Vec<Choice>,
    sorts: Vec<Choice>,
    groups: Vec<Group>,
    pagination: Pagination,
    export: String,
}

/// The tab of an address; the work that waits, unless told otherwise.
fn tab(fields: &Fields) -> (&'static str, &'static [FulfilmentState]) {
    *TABS
        .iter()
        .find(|(word, _)| *word == fields.text("state"))
        .unwrap_or(&TABS[0])
}

/// The filter of an address: the states of its tab, one producer.
pub(super) fn filter(fields: &Fields, cards: &[Card]) -> Filter {
    let (_, states) = tab(fields);
    Filter {
        producer: cards
            .iter()
            .find(|card| card.slug == fields.text("producer"))
            .map(|card| card.id),
        states: states.to_vec(),
        pickup: None,
    }
}

/// The order the reader asked for: who waits longest first, unless told otherwise.
pub(super) fn sort(fields: &Fields) -> Sort {
    lists::sort(fields, Sort::Oldest)
}

/// Shows what is to prepare.
pub(super) async fn show(visit: Visit) -> Answer {
    let showing = Showing::first(&visit);
    page(&visit, showing).await
}

/// Shows what is to prepare, with what happened to the last act.
pub(super) async fn page(visit: &Visit, showing: Showing) -> Answer {
    let fields = visit.query.clone();
    let (tab, _) = tab(&fields);
    let number = fields.page();
    let (found, counts, cards, cities) = visit
        .house
        .store
        .read(move |reader| {
            let cards = organisation::card_list(reader)?;
            let (filter, sort) = (filter(&fields, &cards), sort(&fields));
            let found = fulfilment::list(reader, &filter, sort, PageRequest::new(number, PER_PAGE))
                .map_err(reading)?;
            Ok::<_, Problem>((found, fulfilment::counts(reader)?, cards, city::list(reader)?))
        })
        .await?;
    let status = showing.status();
    let view = ListPage {
        sorts: lists::sorts(visit, Sort::Oldest),
        frame: OfficeFrame::new(visit, "preparation")?,
        tab,
        tabs: tabs(visit, tab, &counts),
        producers: named(
            visit.language,
            Some(visit.text("desk-any-producer")),
            cards.iter().map(|card| (card.slug.clone(), &card.names)),
        ),
        pagination: Pagination::new(visit, number, PER_PAGE, found.total),
        export: address::with("/office/preparation.csv", &visit.query, FIELDS, &[("page", "")]),
        groups: groups(visit, found.items, &cards, &cities),
        showing,
    };
    Showing::answer(status, &view)
}

fn tabs(visit: &Visit, current: &str, counts: &HashMap<FulfilmentState, u64>) -> Vec<Tab> {
    TABS.iter()
        .map(|(word, states)| Tab {
            href: address::with(
                "/office/preparation",
                &visit.query,
                FIELDS,
                &[("state", word), ("page", "")],
            ),
            text: word::said(visit, "desk-part-state-", word),
            // Those that wait for the call are counted among the orders.
            count: (*word != "waiting").then(|| states.iter().filter_map(|state| counts.get(state)).sum()),
            current: *word == current,
        })
        .collect()
}

fn groups(visit: &Visit, found: Vec<FulfilmentCard>, cards: &[Card], cities: &[City]) -> Vec<Group> {
    let mut by_producer: Vec<(Id<Organisation>, Vec<FulfilmentCard>)> = Vec::new();
    for card in found {
        match by_producer
            .iter_mut()
            .find(|(producer, _)| *producer == card.producer)
        {
            Some((_, own)) => own.push(card),
            None => by_producer.push((card.producer, vec![card])),
        }
    }
    by_producer
        .into_iter()
        .map(|(id, own)| group(visit, cards.iter().find(|card| card.id == id), own, cities))
        .collect()
}

fn group(visit: &Visit, producer: Option<&Card>, own: Vec<FulfilmentCard>, cities: &[City]) -> Group {
    let sums = sums(&own);
    let pieces: u64 = sums.iter().map(|sum| sum.quantity).sum();
    let counts = [
        ("orders", own.len().into()),
        ("count", i64::try_from(pieces).unwrap_or(i64::MAX).into()),
    ];
    let slug = producer.map(|card| card.slug.as_str()).unwrap_or_default();
    Group {
        heading: visit.text_with("desk-prepare-sum", &counts),
        whatsapp: producer.map(|card| address::message_to_anybody(&wanted(visit, card, &sums))),
        slips: address::with(
            "/office/preparation/slips",
            &visit.query,
            &["producer"],
            &[("producer", slug)],
        ),
        producer: producer.cloned(),
        rows: own.into_iter().map(|card| row(visit, card, cities)).collect(),
        sums,
    }
}

/// Equal articles of several orders as one sum.
fn sums(own: &[FulfilmentCard]) -> Vec<Sum> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for line in own.iter().flat_map(|card| &card.lines) {
        let sum = sums.entry(&line.sku).or_insert_with(|| Sum {
            sku: line.sku.clone(),
            names: line.names.clone(),
            label: line.variant_label.clone(),
            quantity: 0,
            drawing: line.drawing.clone(),
            ground: line.ground.clone(),
            tint: line.tint.clone(),
        });
        sum.quantity += u64::from(line.quantity);
    }
    sums.into_values().collect()
}

fn row(visit: &Visit, card: FulfilmentCard, cities: &[City]) -> Row {
    Row {
        age: age(visit, card.placed_at),
        place: match &card.city {
            Some(slug) => city_name(cities, slug, visit.language).to_owned(),
            None => visit.text("desk-pickup"),
        },
        card,
    }
}

/// What a producer is asked for, as a text for a message.
fn wanted(visit: &Visit, producer: &Card, sums: &[Sum]) -> String {
    let mut text = visit
        .voice
        .plain_with(
            "desk-prepare-message",
            &[("name", producer.names.in_language(visit.language).text.into())],
        )
        .into_owned();
    for sum in sums {
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n{} × {}, {}",
            sum.quantity,
            sum.names.in_language(visit.language).text,
            sum.label
        );
    }
    text
}
