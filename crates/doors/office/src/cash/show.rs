//! The page of cash: parcel by parcel, with the sum each carrier holds.

use crate::desk::age::age;
use crate::desk::choices::choice;
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use crate::desk::{address, typed, word};
use crate::shipping::rows::{Carriers, carrier_choices};
use access::page::{ByTime, Page, PageRequest};
use askama::Template;
use jiff::{SignedDuration, Timestamp};
use orders::cash::{self, CashAtDepot, CashHeld, CashPlace, CashWaiting};
use orders::loss::{self, Claim};
use orders::returns::{self, UnpaidRefund};
use shipping::carrier::{self, Carrier};
use values::id::Id;
use values::money::Money;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// A carrier that holds cash longer than this is asked.
const LATE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["carrier", "from", "until", "sort", "page", "done"];
/// Fields that narrow the list.
const NARROWING: &[&str] = &["carrier", "from", "until"];
/// Parcels of a page.
const PER_PAGE: u32 = 50;
/// Payments of the depot and refunds shown at once; the next ones follow as these are done.
const AT_ONCE: u32 = 25;

/// What a carrier holds.
pub(super) struct Held {
    carrier: String,
    parcels: i64,
    sum: Money,
    late: Option<String>,
}

/// A parcel whose cash is waited for.
pub(super) struct Row {
    waiting: CashWaiting,
    carrier: String,
    age: Option<String>,
    is_late: bool,
    /// Where its form goes; the list comes back as it was narrowed.
    action: String,
    /// What is due, as the person's keyboard writes it.
    due: String,
    /// The form of this row was not taken.
    is_wrong: bool,
}

/// A refund with its age.
pub(super) struct Refund {
    refund: UnpaidRefund,
    age: String,
}

/// What a carrier owes for a lost parcel.
pub(super) struct Owed {
    claim: Claim,
    carrier: String,
    age: Option<String>,
}

#[derive(Template)]
#[template(path = "cash/show.html")]
struct CashPage {
    frame: OfficeFrame,
    showing: Showing,
    held: Vec<Held>,
    rows: Vec<Row>,
    depot: Vec<CashAtDepot>,
    /// How many there are in all, and how much.
    depot_sum: String,
    refunds: Vec<Refund>,
    refunds_sum: String,
    claims: Vec<Owed>,
    places: Vec<Choice>,
    total: Money,
    page: u32,
    carriers: Vec<Choice>,
    sorts: Vec<Choice>,
    is_narrowed: bool,
    pagination: Pagination,
    export: String,
}

/// What the page is made of.
struct Read {
    waiting: Page<CashWaiting>,
    held: Vec<CashHeld>,
    depot: Vec<CashAtDepot>,
    depot_sum: (u64, Money),
    refunds: Vec<UnpaidRefund>,
    refunds_sum: (u64, Money),
    claims: Vec<Claim>,
    carriers: Vec<Carrier>,
}

/// The filter of an address: a carrier, days of delivery.
pub(super) fn filter(fields: &Fields, carriers: &[Carrier]) -> cash::Filter {
    cash::Filter {
        carrier: carriers
            .iter()
            .find(|one| one.slug == fields.text("carrier"))
            .map(|one| one.id),
        from: typed::from_day(fields),
        until: typed::until_day(fields),
    }
}

/// The order the reader asked for: what waits longest first, unless told otherwise.
pub(super) fn sort(fields: &Fields) -> ByTime {
    lists::sort(fields, ByTime::Oldest)
}

async fn read(visit: &Visit, page: u32) -> Result<Read, Problem> {
    let late_before = visit.now() - LATE;
    let fields = visit.query.clone();
    visit
        .house
        .store
        .read(move |reader| {
            let carriers = carrier::list(reader)?;
            let (filter, request) = (filter(&fields, &carriers), PageRequest::new(page, PER_PAGE));
            Ok::<_, Problem>(Read {
                waiting: cash::waiting(reader, &filter, sort(&fields), request).map_err(reading)?,
                held: cash::held(reader, late_before)?,
                depot: cash::at_depot(reader, AT_ONCE).map_err(reading)?,
                depot_sum: cash::at_depot_sum(reader)?,
                refunds: returns::unpaid(reader, AT_ONCE).map_err(reading)?,
                refunds_sum: returns::unpaid_sum(reader)?,
                claims: loss::claims(reader, AT_ONCE).map_err(reading)?,
                carriers,
            })
        })
        .await
}

/// Shows the page.
pub(super) async fn show(visit: Visit) -> Answer {
    let showing = Showing::first(&visit);
    page(&visit, showing).await
}

/// Shows the page, with what happened to the last act.
pub(super) async fn page(visit: &Visit, showing: Showing) -> Answer {
    // A form that was not taken comes back on the page it stood on.
    let asked = showing.form.page().max(visit.query.page());
    let Read {
        waiting,
        held,
        depot,
        depot_sum,
        refunds,
        refunds_sum,
        claims,
        carriers,
    } = read(visit, asked).await?;
    let status = showing.status();
    let view = CashPage {
        frame: OfficeFrame::new(visit, "cash")?,
        total: Money::sum(held.iter().map(|one| one.sum)).map_err(Problem::faulty)?,
        held: held.iter().map(|one| told(visit, one, &carriers)).collect(),
        carriers: carrier_choices(visit, &carriers, Carriers::All),
        sorts: lists::sorts(visit, ByTime::Oldest),
        is_narrowed: !address::with("", &visit.query, NARROWING, &[]).is_empty(),
        export: address::with(
            "/office/cash.csv",
            &visit.query,
            FIELDS,
            &[("page", ""), ("done", "")],
        ),
        pagination: Pagination::new(visit, asked, PER_PAGE, waiting.total),
        page: asked,
        rows: waiting
            .items
            .into_iter()
            .map(|one| row(visit, one, &carriers, showing.form.text("parcel")))
            .collect(),
        claims: claims
            .into_iter()
            .map(|one| owed(visit, one, &carriers))
            .collect(),
        depot_sum: summed(visit, depot_sum),
        refunds_sum: summed(visit, refunds_sum),
        depot,
        refunds: refunds
            .into_iter()
            .map(|refund| Refund {
                age: age(visit, refund.created_at),
                refund,
            })
            .collect(),
        places: CashPlace::ALL
            .iter()
            .map(|place| {
                choice(
                    place.as_str(),
                    word::said(visit, "desk-cash-place-", place.as_str()),
                )
            })
            .collect(),
        showing,
    };
    Showing::answer(status, &view)
}

fn owed(visit: &Visit, claim: Claim, carriers: &[Carrier]) -> Owed {
    Owed {
        carrier: name_of(carriers, claim.carrier),
        age: claim.lost_at.map(|at| age(visit, at)),
        claim,
    }
}

fn is_late(now: Timestamp, waiting: &CashWaiting) -> bool {
    waiting
        .delivered_at
        .is_some_and(|at| now.duration_since(at) > LATE)
}

fn told(visit: &Visit, held: &CashHeld, carriers: &[Carrier]) -> Held {
    Held {
        carrier: name_of(carriers, held.carrier),
        parcels: signed(held.parcels),
        sum: held.sum,
        late: held.late.is_positive().then(|| {
            let amount = language::number::money(held.late, visit.language);
            visit.text_with("desk-cash-late", &[("amount", amount.into())])
        }),
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many and how much; nothing where there are none.
fn summed(visit: &Visit, (count, sum): (u64, Money)) -> String {
    if count == 0 {
        return String::new();
    }
    let amount = language::number::money(sum, visit.language);
    let values = [("count", signed(count).into()), ("amount", amount.into())];
    visit.text_with("desk-cash-sum", &values)
}

/// The name of a carrier; empty when the parcel has none.
pub(super) fn name_of(carriers: &[Carrier], id: Option<Id<Carrier>>) -> String {
    carriers
        .iter()
        .find(|one| Some(one.id) == id)
        .map(|one| one.name.clone())
        .unwrap_or_default()
}

fn row(visit: &Visit, waiting: CashWaiting, carriers: &[Carrier], wrong: &str) -> Row {
    Row {
        carrier: name_of(carriers, waiting.carrier),
        age: waiting.delivered_at.map(|at| age(visit, at)),
        is_late: is_late(visit.now(), &waiting),
        action: address::with(
            &format!("/office/cash/{}", waiting.parcel),
            &visit.query,
            FIELDS,
            &[("page", ""), ("done", "")],
        ),
        due: typed::written(visit, waiting.due),
        is_wrong: waiting.parcel.to_string() == wrong,
        waiting,
    }
}
