//! The shares of a payment: one per fulfilment, each with what is due, collected, remitted and refunded.

use crate::payment::Payment;
use jiff::Timestamp;
use std::collections::HashMap;
use store::{Reader, Select, args};
use uuid::Uuid;
use values::id::Id;
use values::money::{Money, MoneyError};

store::text_enum! {
    /// Whether a share counts.
    pub enum ShareState {
        /// It is a part of what the payment is about.
        Active = "active",
        /// Its fulfilment was cancelled or refused before anything was paid.
        Cancelled = "cancelled",
    }
}

store::text_enum! {
    /// Who took the money of a share.
    pub enum Holder {
        /// A courier, at the door.
        Courier = "courier",
        /// The depot, when the buyer fetched the parcel.
        Depot = "depot",
        /// The card gateway.
        Gateway = "gateway",
        /// The bank, by transfer.
        Bank = "bank",
    }
}

/// A share of a payment. Remitted and refunded are never more than collected, collected never more than due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The payment.
    pub payment: Id<Payment>,
    /// The fulfilment it stands for.
    pub fulfilment: Uuid,
    /// Whether it counts.
    pub state: ShareState,
    /// What the buyer owes for it.
    pub due: Money,
    /// What was taken.
    pub collected: Money,
    /// Of that, what the holder has handed over to the house.
    pub remitted: Money,
    /// Of that, what was given back to the buyer.
    pub refunded: Money,
    /// Who took it; `None` until it is taken.
    pub holder: Option<Holder>,
}

impl Share {
    /// Whether it counts.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.state == ShareState::Active
    }

    /// Whether all of it was taken. Even a share of nothing is taken by somebody.
    #[must_use]
    pub fn is_collected(&self) -> bool {
        self.holder.is_some() && self.collected == self.due
    }

    /// Whether the house has all that was taken.
    #[must_use]
    pub fn is_remitted(&self) -> bool {
        self.is_collected() && self.remitted == self.collected
    }
}

/// The four figures of several shares together, without the cancelled ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// What is owed.
    pub due: Money,
    /// What was taken.
    pub collected: Money,
    /// What the house has of it.
    pub remitted: Money,
    /// What was given back.
    pub refunded: Money,
}

/// Sums the shares that count.
pub fn sums(shares: &[Share]) -> Result<Sums, MoneyError> {
    let of =
        |figure: fn(&Share) -> Money| Money::sum(shares.iter().filter(|share| share.is_active()).map(figure));
    Ok(Sums {
        due: of(|share| share.due)?,
        collected: of(|share| share.collected)?,
        remitted: of(|share| share.remitted)?,
        refunded: of(|share| share.refunded)?,
    })
}

store::row! {
    struct ShareRow {
        payment_id: Id<Payment>,
        fulfilment_id: Uuid,
        state: ShareState,
        due_centimes: i64,
        collected_centimes: i64,
        remitted_centimes: i64,
        refunded_centimes: i64,
        holder: Option<Holder>,
    }
}

impl From<ShareRow> for Share {
    fn from(row: ShareRow) -> Self {
        Self {
            payment: row.payment_id,
            fulfilment: row.fulfilment_id,
            state: row.state,
            due: Money::mad(row.due_centimes),
            collected: Money::mad(row.collected_centimes),
            remitted: Money::mad(row.remitted_centimes),
            refunded: Money::mad(row.refunded_centimes),
            holder: row.holder,
        }
    }
}

store::row! {
    /// Cash of a share that has not reached the house yet.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct HeldShare {
        /// The order.
        pub order_id: Uuid,
        /// The fulfilment.
        pub fulfilment_id: Uuid,
        /// Centimes still to be handed over, above zero.
        pub held_centimes: i64,
        /// When anything last happened to the payment.
        pub changed_at: Timestamp,
    }
}

store::statements! {
    read OF_PAYMENT: ShareRow = "SELECT payment_id, fulfilment_id, state, due_centimes, collected_centimes, \
        remitted_centimes, refunded_centimes, holder FROM payment_share WHERE payment_id = ?1 ORDER BY fulfilment_id";
    read BY_FULFILMENT: ShareRow = "SELECT payment_id, fulfilment_id, state, due_centimes, collected_centimes, \
        remitted_centimes, refunded_centimes, holder FROM payment_share WHERE fulfilment_id = ?1";
    read HELD: HeldShare = "SELECT p.order_id, s.fulfilment_id, \
        s.collected_centimes - s.remitted_centimes AS held_centimes, p.changed_at FROM payment_share s \
        JOIN payment p ON p.id = s.payment_id \
        WHERE s.holder = ?1 AND s.collected_centimes > s.remitted_centimes ORDER BY s.fulfilment_id LIMIT ?2";
    read HELD_SUM: (u64, i64) = "SELECT count(*), \
        CAST(COALESCE(sum(collected_centimes - remitted_centimes), 0) AS bigint) FROM payment_share \
        WHERE holder = ?1 AND collected_centimes > remitted_centimes";
}

/// The shares of a payment, in the order of fulfilments.
pub fn of_payment(reader: &Reader<'_>, payment: Id<Payment>) -> store::Result<Vec<Share>> {
    Ok(reader
        .all(OF_PAYMENT, args![payment])?
        .into_iter()
        .map(Share::from)
        .collect())
}

/// The share of a fulfilment, if there is a payment for it.
pub fn by_fulfilment(reader: &Reader<'_>, fulfilment: Uuid) -> store::Result<Option<Share>> {
    Ok(reader.maybe(BY_FULFILMENT, args![fulfilment])?.map(Share::from))
}

/// The shares of these fulfilments; one without a payment is absent.
pub fn of_fulfilments(reader: &Reader<'_>, fulfilments: &[Uuid]) -> store::Result<HashMap<Uuid, Share>> {
    let select = Select::new(
        "SELECT payment_id, fulfilment_id, state, due_centimes, collected_centimes, remitted_centimes, \
         refunded_centimes, holder FROM payment_share",
    )
    .within("fulfilment_id", fulfilments);
    let rows = reader.select::<ShareRow>(&select)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.fulfilment_id, Share::from(row)))
        .collect())
}

/// The shares of these payments, by payment.
pub(crate) fn of_payments(
    reader: &Reader<'_>,
    payments: &[Id<Payment>],
) -> store::Result<HashMap<Id<Payment>, Vec<Share>>> {
    let select = Select::new(
        "SELECT payment_id, fulfilment_id, state, due_centimes, collected_centimes, remitted_centimes, \
         refunded_centimes, holder FROM payment_share",
    )
    .within("payment_id", payments);
    let mut shares: HashMap<Id<Payment>, Vec<Share>> = HashMap::new();
    for row in reader.select::<ShareRow>(&select)? {
        shares.entry(row.payment_id).or_default().push(Share::from(row));
    }
    Ok(shares)
}

/// Money that the holder has taken and not handed over yet, in the order of fulfilments, which is that of time;
/// at most `limit`.
pub fn held_by(reader: &Reader<'_>, holder: Holder, limit: u32) -> store::Result<Vec<HeldShare>> {
    reader.all(HELD, args![holder, limit])
}

/// Of how many shares the holder has not handed over the money, and how much it is.
pub fn held_sum(reader: &Reader<'_>, holder: Holder) -> store::Result<(u64, Money)> {
    let (shares, centimes) = reader.one(HELD_SUM, args![holder])?;
    Ok((shares, Money::mad(centimes)))
}
