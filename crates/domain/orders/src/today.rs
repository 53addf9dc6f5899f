//! What waits for the house now, in figures.

use crate::cash;
use crate::error::OrderError;
use crate::returns;
use crate::state::{FulfilmentState, ParcelState};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use store::{Reader, args};
use values::money::Money;

/// Orders that expire within this time are told.
const SOON: SignedDuration = SignedDuration::from_hours(12);

store::row! {
    struct ToConfirmRow {
        waiting: u64,
        call_now: Option<u64>,
        oldest: Option<Timestamp>,
        expiring: Option<u64>,
    }
}

store::statements! {
    read TO_CONFIRM: ToConfirmRow = "SELECT count(*) AS waiting, \
        CAST(sum(CASE WHEN call_again_at IS NULL OR call_again_at <= ?1 THEN 1 ELSE 0 END) AS bigint) AS call_now, \
        min(placed_at) AS oldest, \
        CAST(sum(CASE WHEN confirm_until < ?2 THEN 1 ELSE 0 END) AS bigint) AS expiring \
        FROM sales_order WHERE state = 'to_confirm'";
    read PARCELS: (ParcelState, u64) = "SELECT state, count(*) FROM parcel \
        WHERE state IN ('packed', 'handed_over') GROUP BY state";
}

/// The figures of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    /// Orders that wait to be confirmed.
    pub to_confirm: u64,
    /// Of these, whose call is due.
    pub call_now: u64,
    /// When the oldest of them was placed.
    pub oldest_to_confirm: Option<Timestamp>,
    /// Of these, that expire within twelve hours.
    pub expiring_soon: u64,
    /// Fulfilments that producers prepare.
    pub to_prepare: u64,
    /// Fulfilments ready or at the depot.
    pub ready: u64,
    /// Fulfilments that were refused and are not back.
    pub refused: u64,
    /// Parcels that wait for a carrier.
    pub packed: u64,
    /// Parcels on their way.
    pub handed_over: u64,
    /// Cash that carriers hold.
    pub cash_waiting: Money,
    /// In how many parcels.
    pub cash_parcels: u64,
    /// Refunds to pay.
    pub refunds_unpaid: u64,
}

/// The figures at an instant.
pub fn figures(reader: &Reader<'_>, now: Timestamp) -> Result<Today, OrderError> {
    let orders = reader.one(TO_CONFIRM, args![now, now + SOON])?;
    let parts = crate::fulfilment::counts(reader)?;
    let parcels: HashMap<ParcelState, u64> = reader.all(PARCELS, args![])?.into_iter().collect();
    let cash = cash::held(reader, now)?;
    let part = |state| parts.get(&state).copied().unwrap_or(0);
    let parcel = |state| parcels.get(&state).copied().unwrap_or(0);
    Ok(Today {
        to_confirm: orders.waiting,
        call_now: orders.call_now.unwrap_or(0),
        oldest_to_confirm: orders.oldest,
        expiring_soon: orders.expiring.unwrap_or(0),
        to_prepare: part(FulfilmentState::ToPrepare),
        ready: part(FulfilmentState::Ready) + part(FulfilmentState::AtDepot),
        refused: part(FulfilmentState::Refused),
        packed: parcel(ParcelState::Packed),
        handed_over: parcel(ParcelState::HandedOver),
        cash_waiting: Money::sum(cash.iter().map(|one| one.sum))?,
        cash_parcels: cash.iter().map(|one| one.parcels).sum(),
        refunds_unpaid: returns::unpaid_sum(reader)?.0,
    })
}
