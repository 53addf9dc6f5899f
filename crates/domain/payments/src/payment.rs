//! A payment: what a buyer owes for an order, and how far it is paid.

use crate::method::Method;
use access::User;
use access::page::{Page, PageRequest};
use jiff::Timestamp;
use std::collections::HashMap;
use store::{Reader, Select, args};
use uuid::Uuid;
use values::id::Id;
use values::money::Money;

pub use crate::collect::{
    CashPlace, cancel_share, record_share_collected, record_share_remitted, refund_share,
};
pub use crate::error::PaymentError;
pub use crate::open::{NewPayment, open, set_shares};
pub use crate::state::{PaymentEvent, PaymentState, Transition, transitions};
pub use crate::step::apply;

/// A payment as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Its id.
    pub id: Id<Payment>,
    /// The order.
    pub order: Uuid,
    /// How it is paid.
    pub method: Method,
    /// How far it is.
    pub state: PaymentState,
    /// What is owed: the sum of the shares that count.
    pub amount: Money,
    /// Grows with every change of the payment or of a share.
    pub version: i64,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When anything last happened to it.
    pub changed_at: Timestamp,
}

store::row! {
    struct PaymentRow {
        id: Id<Payment>,
        order_id: Uuid,
        method: Method,
        state: PaymentState,
        amount_centimes: i64,
        version: i64,
        created_at: Timestamp,
        changed_at: Timestamp,
    }
}

impl From<PaymentRow> for Payment {
    fn from(row: PaymentRow) -> Self {
        Self {
            id: row.id,
            order: row.order_id,
            method: row.method,
            state: row.state,
            amount: Money::mad(row.amount_centimes),
            version: row.version,
            created_at: row.created_at,
            changed_at: row.changed_at,
        }
    }
}

/// Tag for ids of a payment's journal lines.
pub struct EventLine;

store::row! {
    /// Something that happened to a payment or to one of its shares.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PaymentLine {
        /// Its id.
        pub id: Id<EventLine>,
        /// The word of the event: of a payment, or of a share (`share_collected`).
        pub event: String,
        /// The payment's state before.
        pub from_state: PaymentState,
        /// And after.
        pub to_state: PaymentState,
        /// The fulfilment, where the event was about one share.
        pub fulfilment_id: Option<Uuid>,
        /// How much, where the event was about money.
        pub amount_centimes: Option<i64>,
        /// Who did it: `house`, `guest` or `user`.
        pub actor_kind: String,
        /// The user, if somebody was signed in.
        pub actor_id: Option<Id<User>>,
        /// When.
        pub at: Timestamp,
    }
}

store::statements! {
    read BY_ID: PaymentRow = "SELECT id, order_id, method, state, amount_centimes, version, created_at, changed_at \
        FROM payment WHERE id = ?1";
    read BY_ORDER: PaymentRow = "SELECT id, order_id, method, state, amount_centimes, version, created_at, \
        changed_at FROM payment WHERE order_id = ?1";
    read EVENTS: PaymentLine = "SELECT id, event, from_state, to_state, fulfilment_id, amount_centimes, actor_kind, \
        actor_id, at FROM payment_event WHERE payment_id = ?1 ORDER BY at, id";
}

/// The payment with this id.
pub fn by_id(reader: &Reader<'_>, id: Id<Payment>) -> store::Result<Option<Payment>> {
    Ok(reader.maybe(BY_ID, args![id])?.map(Payment::from))
}

/// The payment of an order.
pub fn of_order(reader: &Reader<'_>, order: Uuid) -> store::Result<Option<Payment>> {
    Ok(reader.maybe(BY_ORDER, args![order])?.map(Payment::from))
}

/// The payments of these orders, by order; one without a payment is absent.
pub fn of_orders(reader: &Reader<'_>, orders: &[Uuid]) -> store::Result<HashMap<Uuid, Payment>> {
    let select = Select::new(HEAD).within("order_id", orders);
    let rows = reader.select::<PaymentRow>(&select)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.order_id, Payment::from(row)))
        .collect())
}

/// What happened to a payment, oldest first.
pub fn events_of(reader: &Reader<'_>, id: Id<Payment>) -> store::Result<Vec<PaymentLine>> {
    reader.all(EVENTS, args![id])
}

const HEAD: &str =
    "SELECT id, order_id, method, state, amount_centimes, version, created_at, changed_at FROM payment";

/// Which payments a list shows; the default is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentFilter {
    /// In this state only.
    pub state: Option<PaymentState>,
    /// By this method only.
    pub method: Option<Method>,
    /// Opened at this instant or later.
    pub since: Option<Timestamp>,
    /// Opened before this instant.
    pub until: Option<Timestamp>,
}

impl PaymentFilter {
    fn narrow<'f>(&'f self, select: Select<'f>) -> Select<'f> {
        select
            .filter_some("state = ?", &self.state)
            .filter_some("method = ?", &self.method)
            .filter_some("created_at >= ?", &self.since)
            .filter_some("created_at < ?", &self.until)
    }
}

/// One page of payments, newest first.
pub fn list(
    reader: &Reader<'_>,
    filter: &PaymentFilter,
    request: PageRequest,
) -> store::Result<Page<Payment>> {
    let (size, offset) = (request.size(), request.offset());
    let select = filter.narrow(Select::new(HEAD)).then(
        "ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?",
        &[&size, &offset],
    );
    let items = reader
        .select::<PaymentRow>(&select)?
        .into_iter()
        .map(Payment::from)
        .collect();
    let total = reader.count(&filter.narrow(Select::new("SELECT count(*) FROM payment")))?;
    Ok(Page {
        items,
        total,
        request,
    })
}
