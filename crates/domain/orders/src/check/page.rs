//! Some orders with all that hangs on them, read in a fixed number of statements.

use crate::order::{Fulfilment, Order};
use crate::parcel::Parcel;
use crate::returns::GoodsReturn;
use crate::rows::{self, FulfilmentRow};
use crate::state::{OrderState, ParcelState};
use jiff::Timestamp;
use ledger::journal::{self, Posted};
use payments::payment::{self, Payment};
use payments::share::{self, Share};
use std::collections::HashMap;
use store::{Reader, Select};
use uuid::Uuid;
use values::id::Id;

store::row! {
    /// An order, as far as the check needs it.
    pub(super) struct OrderRow {
        pub(super) id: Id<Order>,
        pub(super) state: OrderState,
        pub(super) calls: u64,
        pub(super) total_centimes: i64,
    }
}

store::row! {
    /// A parcel, as far as the check needs it.
    pub(super) struct ParcelRow {
        pub(super) id: Id<Parcel>,
        pub(super) order_id: Id<Order>,
        pub(super) state: ParcelState,
        pub(super) cash_received_centimes: i64,
        pub(super) loss_bearer: Option<String>,
        pub(super) claim_centimes: i64,
        pub(super) claim_received_at: Option<Timestamp>,
    }
}

store::row! {
    /// Goods that a buyer gave back.
    pub(super) struct ReturnRow {
        pub(super) id: Id<GoodsReturn>,
        pub(super) order_id: Id<Order>,
        pub(super) fulfilment_id: Id<Fulfilment>,
        pub(super) refund_centimes: i64,
        pub(super) refunded_at: Option<Timestamp>,
    }
}

store::row! {
    /// A line of the journal.
    pub(super) struct EventRow {
        pub(super) order_id: Id<Order>,
        pub(super) fulfilment_id: Option<Id<Fulfilment>>,
        pub(super) parcel_id: Option<Id<Parcel>>,
        pub(super) event: String,
        pub(super) from_state: Option<String>,
        pub(super) to_state: Option<String>,
        pub(super) details: Option<String>,
    }
}

/// An order with all that hangs on it.
pub(super) struct Whole {
    pub(super) order: OrderRow,
    pub(super) parts: Vec<FulfilmentRow>,
    pub(super) parcels: Vec<ParcelRow>,
    /// What lies in its parcels.
    pub(super) contents: Vec<(Id<Parcel>, Id<Fulfilment>)>,
    pub(super) events: Vec<EventRow>,
    pub(super) returns: Vec<ReturnRow>,
    pub(super) payment: Option<Payment>,
    pub(super) shares: HashMap<Uuid, Share>,
    pub(super) posted: Vec<Posted>,
}

impl Whole {
    /// The parcel a part lies in.
    pub(super) fn parcel_of(&self, part: Id<Fulfilment>) -> Option<&ParcelRow> {
        let (parcel, _) = self.contents.iter().find(|(_, inside)| *inside == part)?;
        self.parcels.iter().find(|known| known.id == *parcel)
    }

    /// The share of the payment that stands for a part.
    pub(super) fn share_of(&self, part: Id<Fulfilment>) -> Option<&Share> {
        self.shares.get(&part.uuid())
    }

    /// Whether the buyer had a part and gave some of it back.
    pub(super) fn was_given_back(&self, part: Id<Fulfilment>) -> bool {
        self.returns.iter().any(|back| back.fulfilment_id == part)
    }
}

/// These orders with all that hangs on them.
pub(super) fn read(reader: &Reader<'_>, orders: Vec<OrderRow>) -> store::Result<Vec<Whole>> {
    let ids: Vec<Id<Order>> = orders.iter().map(|order| order.id).collect();
    let uuids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let parts = rows::fulfilments_of_orders(reader, &ids)?;
    let part_ids: Vec<Uuid> = parts.iter().map(|part| part.id.uuid()).collect();
    let parcels = parcels_of(reader, &ids)?;
    let parcel_ids: Vec<Id<Parcel>> = parcels.iter().map(|parcel| parcel.id).collect();
    let mut contents = by(rows::contents_of(reader, &parcel_ids)?, |(parcel, _)| *parcel);
    let mut shares = share::of_fulfilments(reader, &part_ids)?;
    let mut payments = payment::of_orders(reader, &uuids)?;
    let mut parts = by(parts, |part| part.order_id);
    let mut parcels = by(parcels, |parcel| parcel.order_id);
    let mut events = by(events_of(reader, &ids)?, |event| event.order_id);
    let mut returns = by(returns_of(reader, &ids)?, |back| back.order_id);
    let mut posted = by(journal::posted_about(reader, &uuids)?, |entry| entry.reference_id);
    let wholes = orders.into_iter().map(|order| {
        let id = order.id;
        let parts = parts.remove(&id).unwrap_or_default();
        let parcels = parcels.remove(&id).unwrap_or_default();
        Whole {
            contents: parcels
                .iter()
                .flat_map(|parcel| contents.remove(&parcel.id).unwrap_or_default())
                .collect(),
            shares: parts
                .iter()
                .filter_map(|part| Some((part.id.uuid(), shares.remove(&part.id.uuid())?)))
                .collect(),
            events: events.remove(&id).unwrap_or_default(),
            returns: returns.remove(&id).unwrap_or_default(),
            payment: payments.remove(&id.uuid()),
            posted: posted.remove(&id.uuid()).unwrap_or_default(),
            order,
            parts,
            parcels,
        }
    });
    Ok(wholes.collect())
}

fn by<K: std::hash::Hash + Eq, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut grouped: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        grouped.entry(key(&row)).or_default().push(row);
    }
    grouped
}

fn parcels_of(reader: &Reader<'_>, orders: &[Id<Order>]) -> store::Result<Vec<ParcelRow>> {
    let head = "SELECT id, order_id, state, cash_received_centimes, loss_bearer, claim_centimes, claim_received_at \
        FROM parcel";
    let select = Select::new(head).within("order_id", orders);
    reader.select(&select.then("ORDER BY order_id, number", &[]))
}

fn events_of(reader: &Reader<'_>, orders: &[Id<Order>]) -> store::Result<Vec<EventRow>> {
    let head =
        "SELECT order_id, fulfilment_id, parcel_id, event, from_state, to_state, details FROM order_event";
    let select = Select::new(head).within("order_id", orders);
    reader.select(&select.then("ORDER BY order_id, at, id", &[]))
}

fn returns_of(reader: &Reader<'_>, orders: &[Id<Order>]) -> store::Result<Vec<ReturnRow>> {
    let head = "SELECT id, order_id, fulfilment_id, refund_centimes, refunded_at FROM goods_return";
    reader.select(&Select::new(head).within("order_id", orders))
}
