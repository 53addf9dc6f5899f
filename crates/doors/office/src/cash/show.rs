//! The page of cash: parcel by parcel, with the sum each carrier holds.

use crate::desk::age::age;
use crate::desk::choices::choice;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use crate::desk::{typed, word};
use askama::Template;
use jiff::{SignedDuration, Timestamp};
use orders::cash::{self, CashAtDepot, CashPlace, CashWaiting};
use orders::returns::{self, UnpaidRefund};
use shipping::carrier::{self, Carrier};
use std::collections::BTreeMap;
use values::id::Id;
use values::money::Money;
use web::parts::Choice;
use web::{Answer, OfficeFrame, Problem, Visit};

/// A carrier that holds cash longer than this is asked.
const LATE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What a carrier holds.
pub(super) struct Held {
    carrier: String,
    parcels: usize,
    sum: Money,
    late: Option<String>,
}

/// A parcel whose cash is waited for.
pub(super) struct Row {
    waiting: CashWaiting,
    carrier: String,
    age: Option<String>,
    is_late: bool,
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

#[derive(Template)]
#[template(path = "cash/show.html")]
struct CashPage {
    frame: OfficeFrame,
    showing: Showing,
    held: Vec<Held>,
    rows: Vec<Row>,
    depot: Vec<CashAtDepot>,
    refunds: Vec<Refund>,
    places: Vec<Choice>,
    total: Money,
}

/// Shows the page.
pub(super) async fn show(visit: Visit) -> Answer {
    let showing = Showing::first(&visit);
    page(&visit, showing).await
}

/// Shows the page, with what happened to the last act.
pub(super) async fn page(visit: &Visit, showing: Showing) -> Answer {
    let (waiting, depot, refunds, carriers) = visit
        .house
        .store
        .read(|reader| {
            let waiting = cash::waiting(reader).map_err(reading)?;
            let (depot, refunds) = (
                cash::at_depot(reader).map_err(reading)?,
                returns::unpaid(reader).map_err(reading)?,
            );
            Ok::<_, Problem>((waiting, depot, refunds, carrier::list(reader)?))
        })
        .await?;
    let status = showing.status();
    let view = CashPage {
        frame: OfficeFrame::new(visit, "cash")?,
        total: Money::sum(waiting.iter().map(|one| one.due)).map_err(Problem::faulty)?,
        held: held(visit, &waiting, &carriers)?,
        rows: waiting
            .into_iter()
            .map(|one| row(visit, one, &carriers, showing.form.text("parcel")))
            .collect(),
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

fn is_late(now: Timestamp, waiting: &CashWaiting) -> bool {
    waiting
        .delivered_at
        .is_some_and(|at| now.duration_since(at) > LATE)
}

fn held(visit: &Visit, waiting: &[CashWaiting], carriers: &[Carrier]) -> Result<Vec<Held>, Problem> {
    let mut by_carrier: BTreeMap<Option<Id<Carrier>>, Vec<&CashWaiting>> = BTreeMap::new();
    for one in waiting {
        by_carrier.entry(one.carrier).or_default().push(one);
    }
    by_carrier
        .into_iter()
        .map(|(carrier, own)| {
            let sum = |parcels: &[&CashWaiting]| {
                Money::sum(parcels.iter().map(|one| one.due)).map_err(Problem::faulty)
            };
            let late: Vec<&CashWaiting> = own
                .iter()
                .copied()
                .filter(|one| is_late(visit.now(), one))
                .collect();
            let late_sum = sum(&late)?;
            Ok(Held {
                carrier: name_of(carriers, carrier),
                parcels: own.len(),
                sum: sum(&own)?,
                late: (!late.is_empty()).then(|| {
                    let amount = language::number::money(late_sum, visit.language);
                    visit.text_with("desk-cash-late", &[("amount", amount.into())])
                }),
            })
        })
        .collect()
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
        due: typed::written(visit, waiting.due),
        is_wrong: waiting.parcel.to_string() == wrong,
        waiting,
    }
}
