//! What waits for me now, by what I may do; each figure leads to its list.

use crate::desk::age::age;
use crate::desk::refusal::reading;
use crate::products::list::LOW;
use access::page::PageRequest;
use access::permission::Action;
use access::role_grant;
use askama::Template;
use inventory::stock::{self, StockFilter, StockSort};
use jiff::{Span, civil::Date};
use orders::today::{self, Today};
use parties::papers;
use web::{Answer, CachePolicy, OfficeFrame, Problem, Visit};

/// Days before its last one in which a certificate is told.
const PAPERS_SOON_DAYS: i64 = 60;

/// A figure of the day.
pub(super) struct Tile {
    href: &'static str,
    sign: &'static str,
    text: String,
    figure: String,
    note: Option<String>,
    is_urgent: bool,
}

#[derive(Template)]
#[template(path = "today/show.html")]
struct TodayPage {
    frame: OfficeFrame,
    greeting: String,
    date: Date,
    tiles: Vec<Tile>,
    is_quiet: bool,
}

/// What was counted.
struct Counted {
    today: Today,
    low: u64,
    requests: usize,
    papers: usize,
}

/// Shows the day's page.
pub(super) async fn show(visit: Visit) -> Answer {
    let (now, day) = (visit.now(), visit.today());
    let counted = visit
        .house
        .store
        .read(move |reader| {
            let low = StockFilter {
                available_at_most: Some(LOW),
                ..StockFilter::default()
            };
            let soon = day.checked_add(Span::new().days(PAPERS_SOON_DAYS)).unwrap_or(day);
            Ok::<_, Problem>(Counted {
                today: today::figures(reader, now).map_err(reading)?,
                low: stock::list(reader, &low, StockSort::LeastAvailable, PageRequest::new(1, 1))?.total,
                requests: role_grant::waiting(reader)?.len(),
                papers: papers::expiring(reader, day, soon)?.len(),
            })
        })
        .await?;
    let tiles = tiles(&visit, &counted);
    let view = TodayPage {
        frame: OfficeFrame::new(&visit, "today")?.counting("orders", counted.today.to_confirm),
        greeting: visit.text_with("desk-today-title", &[("name", (&visit.staff()?.name).into())]),
        date: day,
        is_quiet: tiles.iter().all(|tile| tile.figure == "0"),
        tiles,
    };
    web::page(&view, CachePolicy::Personal)
}

fn tiles(visit: &Visit, counted: &Counted) -> Vec<Tile> {
    let today = &counted.today;
    let mut tiles = Vec::new();
    let mut tile =
        |action: Action, href, sign, key: &str, figure: String, note: Option<String>, is_urgent: bool| {
            if visit.may(action) {
                tiles.push(Tile {
                    href,
                    sign,
                    text: visit.text(key),
                    figure,
                    note,
                    is_urgent,
                });
            }
        };
    let count =
        |count: u64| language::number::number(i64::try_from(count).unwrap_or(i64::MAX), visit.language);
    let of_size = |size: usize| count(u64::try_from(size).unwrap_or(u64::MAX));
    let note =
        |key: &str, name: &str, value: language::Argument<'_>| Some(visit.text_with(key, &[(name, value)]));
    let oldest = today
        .oldest_to_confirm
        .and_then(|at| note("desk-today-oldest", "age", age(visit, at).into()));
    let expiring = (today.expiring_soon > 0)
        .then(|| note("desk-today-expiring", "count", signed(today.expiring_soon).into()))
        .flatten();
    let parcels = note("desk-cash-parcels", "count", today.cash_parcels.into());
    let orders = "/office/orders?state=to_confirm";
    tile(
        Action::ConfirmOrder,
        orders,
        "phone",
        "desk-today-to-confirm",
        count(today.to_confirm),
        oldest,
        false,
    );
    let due = "/office/orders?state=to_confirm&waiting=on";
    let is_due = today.expiring_soon > 0;
    tile(
        Action::ConfirmOrder,
        due,
        "clock",
        "desk-today-call-now",
        count(today.call_now),
        expiring,
        is_due,
    );
    let prepare = "/office/preparation";
    tile(
        Action::PrepareOrders,
        prepare,
        "box",
        "desk-today-to-prepare",
        count(today.to_prepare),
        None,
        false,
    );
    tile(
        Action::Ship,
        "/office/shipping",
        "box",
        "desk-today-to-pack",
        count(today.ready),
        None,
        false,
    );
    let packed = "/office/shipping?tab=packed";
    tile(
        Action::Ship,
        packed,
        "truck",
        "desk-today-to-hand-over",
        count(today.packed),
        None,
        false,
    );
    let out = "/office/shipping?tab=out";
    tile(
        Action::Ship,
        out,
        "truck",
        "desk-today-out",
        count(today.handed_over),
        None,
        false,
    );
    let back = "/office/shipping?tab=back";
    tile(
        Action::ReturnGoods,
        back,
        "return",
        "desk-today-back",
        count(today.refused),
        None,
        today.refused > 0,
    );
    let cash = language::number::money_short(today.cash_waiting, visit.language);
    tile(
        Action::ReceiveCash,
        "/office/cash",
        "cash",
        "desk-today-cash",
        cash,
        parcels,
        false,
    );
    let refunds = of_size(today.refunds_unpaid);
    let is_owed = today.refunds_unpaid > 0;
    tile(
        Action::ReceiveCash,
        "/office/cash",
        "refuse",
        "desk-today-refunds",
        refunds,
        None,
        is_owed,
    );
    let low = "/office/stock?low=on";
    tile(
        Action::ViewStock,
        low,
        "alert",
        "desk-today-low",
        count(counted.low),
        None,
        counted.low > 0,
    );
    let papers = of_size(counted.papers);
    tile(
        Action::EditProducers,
        "/office/producers",
        "doc",
        "desk-today-papers",
        papers,
        None,
        false,
    );
    let requests = of_size(counted.requests);
    tile(
        Action::GrantRole,
        "/office/users",
        "key",
        "desk-today-requests",
        requests,
        None,
        counted.requests > 0,
    );
    tiles
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
