//! What waits for me now, by what I may do; each figure leads to its list.

use crate::desk::age::age;
use crate::desk::refusal::reading;
use crate::desk::shelf;
use crate::products::list::LOW;
use access::page::PageRequest;
use access::permission::Action;
use access::role_grant;
use askama::Template;
use inventory::stock::{self, StockFilter, StockSort};
use jiff::{Span, civil::Date};
use orders::today::{self, Today};
use parties::papers;
use store::Reader;
use web::{Answer, CachePolicy, OfficeFrame, Problem, Visit};

/// Days before its last one in which a certificate is told.
const PAPERS_SOON_DAYS: i64 = 60;

/// A figure of the day.
pub(super) struct Tile {
    href: &'static str,
    text: String,
    figure: String,
    note: Option<String>,
    is_urgent: bool,
}

/// Figures of one kind of work.
pub(super) struct Group {
    key: &'static str,
    tiles: Vec<Tile>,
}

#[derive(Template)]
#[template(path = "today/show.html")]
struct TodayPage {
    frame: OfficeFrame,
    greeting: String,
    date: Date,
    groups: Vec<Group>,
    is_quiet: bool,
}

/// What was counted.
struct Counted {
    today: Today,
    low: u64,
    requests: usize,
    papers: usize,
}

/// Articles that run out; a box does when a part of it does.
fn running_low(reader: &Reader<'_>) -> store::Result<u64> {
    let low = StockFilter {
        available_at_most: Some(LOW),
        without: shelf::boxes_with_more_than(reader, LOW)?,
        ..StockFilter::default()
    };
    let first = PageRequest::new(1, 1);
    Ok(stock::list(reader, &low, StockSort::LeastAvailable, first)?.total)
}

/// Shows the day's page.
pub(super) async fn show(visit: Visit) -> Answer {
    let (now, day) = (visit.now(), visit.today());
    let counted = visit
        .house
        .store
        .read(move |reader| {
            let soon = day.checked_add(Span::new().days(PAPERS_SOON_DAYS)).unwrap_or(day);
            Ok::<_, Problem>(Counted {
                today: today::figures(reader, now).map_err(reading)?,
                low: running_low(reader)?,
                requests: role_grant::waiting(reader)?.len(),
                papers: papers::expiring(reader, day, soon)?.len(),
            })
        })
        .await?;
    let groups = groups(&visit, &counted);
    let view = TodayPage {
        frame: OfficeFrame::new(&visit, "today")?.counting("orders", counted.today.to_confirm),
        greeting: visit.text_with("desk-today-title", &[("name", (&visit.staff()?.name).into())]),
        date: day,
        is_quiet: groups.iter().flat_map(|group| &group.tiles).all(Tile::is_nothing),
        groups,
    };
    web::page(&view, CachePolicy::Personal)
}

/// A tile, for who may do what it is about.
fn tile(visit: &Visit, action: Action, href: &'static str, key: &str, figure: String) -> Option<Tile> {
    visit.may(action).then(|| Tile {
        href,
        text: visit.text(key),
        figure,
        note: None,
        is_urgent: false,
    })
}

impl Tile {
    fn noting(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }

    /// Whether nothing waits behind it: a figure of zero pieces or zero dirhams.
    fn is_nothing(&self) -> bool {
        !self.figure.contains(|one: char| matches!(one, '1'..='9'))
    }

    fn urgent(self, is_urgent: bool) -> Self {
        Self { is_urgent, ..self }
    }
}

fn count(visit: &Visit, count: u64) -> String {
    language::number::number(signed(count), visit.language)
}

fn of_size(visit: &Visit, size: usize) -> String {
    count(visit, u64::try_from(size).unwrap_or(u64::MAX))
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn groups(visit: &Visit, counted: &Counted) -> Vec<Group> {
    let today = &counted.today;
    let groups = [
        ("desk-today-calls", call_tiles(visit, today)),
        ("desk-today-depot", depot_tiles(visit, today)),
        ("desk-today-money", money_tiles(visit, today)),
        ("desk-today-house", house_tiles(visit, counted)),
    ];
    let shown = groups.into_iter().filter(|(_, tiles)| !tiles.is_empty());
    shown.map(|(key, tiles)| Group { key, tiles }).collect()
}

fn call_tiles(visit: &Visit, today: &Today) -> Vec<Tile> {
    let oldest = today
        .oldest_to_confirm
        .map(|at| visit.text_with("desk-today-oldest", &[("age", age(visit, at).into())]));
    let is_short = today.expiring_soon > 0;
    let expiring = is_short.then(|| {
        visit.text_with(
            "desk-today-expiring",
            &[("count", signed(today.expiring_soon).into())],
        )
    });
    let (all, due) = (
        "/office/orders?state=to_confirm",
        "/office/orders?state=to_confirm&waiting=on",
    );
    let (waiting, now) = (count(visit, today.to_confirm), count(visit, today.call_now));
    let confirm = Action::ConfirmOrder;
    let waiting = tile(visit, confirm, all, "desk-today-to-confirm", waiting);
    let now = tile(visit, confirm, due, "desk-today-call-now", now);
    let waiting = waiting.map(|tile| tile.noting(oldest));
    let now = now.map(|tile| tile.noting(expiring).urgent(is_short));
    waiting.into_iter().chain(now).collect()
}

fn depot_tiles(visit: &Visit, today: &Today) -> Vec<Tile> {
    let (packed, out, back) = (
        "/office/shipping?tab=packed",
        "/office/shipping?tab=out",
        "/office/shipping?tab=back",
    );
    let works = [
        (
            Action::PrepareOrders,
            "/office/preparation",
            "desk-today-to-prepare",
            today.to_prepare,
        ),
        (
            Action::Ship,
            "/office/shipping",
            "desk-today-to-pack",
            today.ready,
        ),
        (Action::Ship, packed, "desk-today-to-hand-over", today.packed),
        (Action::Ship, out, "desk-today-out", today.handed_over),
        (Action::ReturnGoods, back, "desk-today-back", today.refused),
    ];
    works
        .into_iter()
        .filter_map(|(action, link, key, waiting)| tile(visit, action, link, key, count(visit, waiting)))
        .collect()
}

fn money_tiles(visit: &Visit, today: &Today) -> Vec<Tile> {
    let parcels = visit.text_with(
        "desk-cash-parcels",
        &[("count", signed(today.cash_parcels).into())],
    );
    let held = language::number::money_short(today.cash_waiting, visit.language);
    let refunds = count(visit, today.refunds_unpaid);
    let cash = Action::ReceiveCash;
    let held = tile(visit, cash, "/office/cash", "desk-today-cash", held);
    let refunds = tile(visit, cash, "/office/cash", "desk-today-refunds", refunds);
    held.map(|tile| tile.noting(Some(parcels)))
        .into_iter()
        .chain(refunds)
        .collect()
}

fn house_tiles(visit: &Visit, counted: &Counted) -> Vec<Tile> {
    let (papers, requests) = (of_size(visit, counted.papers), of_size(visit, counted.requests));
    let low = "/office/stock?low=on";
    let works = [
        (
            Action::ViewStock,
            low,
            "desk-today-low",
            count(visit, counted.low),
        ),
        (
            Action::EditProducers,
            "/office/producers",
            "desk-today-papers",
            papers,
        ),
        (
            Action::GrantRole,
            "/office/users",
            "desk-today-requests",
            requests,
        ),
    ];
    works
        .into_iter()
        .filter_map(|(action, link, key, figure)| tile(visit, action, link, key, figure))
        .collect()
}
