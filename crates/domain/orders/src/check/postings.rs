//! The entries of the books against the rows they stand for, in both directions.

use super::page::Whole;
use crate::order::Order;
use crate::parcel::Parcel;
use crate::state::{FulfilmentState, ParcelEvent, ParcelState};
use ledger::journal::{self, JournalEntry};
use payments::share::Holder;
use std::collections::{BTreeMap, HashSet};
use store::{Reader, Select};
use uuid::Uuid;
use values::id::Id;
use values::money::Money;

/// What begins the event keys of this room, before the colon.
const KINDS: &[&str] = &[
    "claimed",
    "delivered",
    "deposited",
    "lost",
    "refunded",
    "refused",
    "remitted",
    "returned",
];

/// What the rows of an order expect of one entry.
#[derive(Clone, Copy)]
enum Expected {
    /// It stands in the books with this sum, in centimes.
    Sum(i64),
    /// It may stand there: the rows do not keep the sum, or another check proves it.
    AnySum,
}

/// Entries that are missing, have another sum, or stand for nothing.
pub(super) fn differing(whole: &Whole) -> Vec<String> {
    let expected = expected_of(whole);
    let mut problems = Vec::new();
    for (key, wanted) in &expected {
        let found = whole.posted.iter().find(|entry| entry.event_key == *key);
        let found = found.map(|entry| entry.debit_centimes);
        if let Expected::Sum(sum) = wanted
            && found.unwrap_or(0) != *sum
        {
            let found = found.map_or_else(|| "nothing".to_owned(), |sum| format!("{sum} centimes"));
            problems.push(format!("{key}: {sum} centimes by its row, {found} posted"));
        }
    }
    for entry in &whole.posted {
        if is_ours(&entry.event_key) && !expected.contains_key(&entry.event_key) {
            let (key, sum) = (&entry.event_key, entry.debit_centimes);
            problems.push(format!("{key}: {sum} centimes posted, and no row for it"));
        }
    }
    problems
}

fn is_ours(event_key: &str) -> bool {
    event_key
        .split_once(':')
        .is_some_and(|(kind, _)| KINDS.contains(&kind))
}

fn expected_of(whole: &Whole) -> BTreeMap<String, Expected> {
    let mut expected = BTreeMap::new();
    for part in &whole.parts {
        let is_sold = match part.state {
            FulfilmentState::Delivered | FulfilmentState::Collected => true,
            // What was given back had been sold; what was refused or lost had not.
            FulfilmentState::Returned => whole.was_given_back(part.id),
            _ => false,
        };
        if is_sold {
            let sum = part.goods_centimes + part.delivery_centimes;
            expected.insert(format!("delivered:{}", part.id), Expected::Sum(sum));
        }
        let share = whole.share_of(part.id);
        let at_depot = share.filter(|share| share.holder == Some(Holder::Depot));
        let deposited = at_depot.map_or(0, |share| share.remitted.centimes());
        if deposited > 0 {
            expected.insert(format!("deposited:{}", part.id), Expected::Sum(deposited));
        }
    }
    for parcel in &whole.parcels {
        let id = parcel.id;
        if parcel.cash_received_centimes > 0 {
            expected.insert(
                format!("remitted:{id}"),
                Expected::Sum(parcel.cash_received_centimes),
            );
        }
        if parcel.state == ParcelState::Refused {
            expected.insert(format!("refused:{id}"), fee_of(whole, id));
        }
        if parcel.loss_bearer.is_some() {
            expected.insert(format!("lost:{id}"), Expected::AnySum);
        }
        if parcel.claim_received_at.is_some() {
            expected.insert(format!("claimed:{id}"), Expected::Sum(parcel.claim_centimes));
        }
    }
    for back in &whole.returns {
        let sum = Expected::Sum(back.refund_centimes);
        expected.insert(format!("returned:{}", back.id), sum);
        if back.refunded_at.is_some() {
            expected.insert(format!("refunded:{}", back.id), sum);
        }
    }
    expected
}

/// What the carrier kept for a refused parcel, by the journal; it did not tell it from the beginning.
fn fee_of(whole: &Whole, parcel: Id<Parcel>) -> Expected {
    let refusal = whole
        .events
        .iter()
        .find(|event| event.parcel_id == Some(parcel) && event.event == ParcelEvent::Refuse.as_str());
    let told = refusal.and_then(|event| event.details.as_deref());
    let fee = told.and_then(|fee| Money::parse_decimal(fee).ok());
    fee.map_or(Expected::AnySum, |fee| Expected::Sum(fee.centimes()))
}

/// Entries of this room's kinds that are about no order at all.
pub(super) fn about_nothing(reader: &Reader<'_>, at_once: u32) -> store::Result<Vec<String>> {
    let mut problems = Vec::new();
    let mut last: Id<JournalEntry> = Id::from_uuid(Uuid::nil());
    loop {
        let entries = journal::after(reader, last, at_once)?;
        let Some(end) = entries.last() else {
            return Ok(problems);
        };
        last = end.id;
        let ours: Vec<_> = entries.iter().filter(|entry| is_ours(&entry.event_key)).collect();
        let orders: Vec<Id<Order>> = ours
            .iter()
            .map(|entry| Id::from_uuid(entry.reference_id))
            .collect();
        let select = Select::new("SELECT id FROM sales_order").within("id", &orders);
        let known: HashSet<Uuid> = reader
            .select::<(Id<Order>,)>(&select)?
            .into_iter()
            .map(|(id,)| id.uuid())
            .collect();
        let strange = ours.iter().filter(|entry| !known.contains(&entry.reference_id));
        problems.extend(strange.map(|entry| format!("{}: posted about no order", entry.event_key)));
    }
}
