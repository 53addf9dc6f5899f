//! Why something was not done to an order, in a form that a page turns into a sentence.

use crate::pricing::TooLarge;
use inventory::reservation::{HoldError, Shortage};
use jiff::Timestamp;
use shipping::rate::QuoteError;
use values::money::Money;

/// A refused change of an order, a fulfilment or a parcel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// There is no such thing, or not for this person.
    #[error("not found")]
    NotFound,
    /// The state does not allow it.
    #[error("{event} is not possible in state {state}")]
    NotAllowed {
        /// Word of the state it is in.
        state: String,
        /// Word of what was wanted.
        event: String,
    },
    /// Somebody else changed it since the page was shown.
    #[error("changed meanwhile")]
    Stale,
    /// The person may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// Stock is missing for a correction.
    #[error("stock is missing")]
    OutOfStock(Vec<Shortage>),
    /// A reason is needed and none was given.
    #[error("a reason is needed")]
    ReasonMissing,
    /// An article is not in the shop.
    #[error("not for sale: {0}")]
    NotForSale(String),
    /// The order would be empty: cancel it instead.
    #[error("no line would be left")]
    Empty,
    /// Parcels already hold what is to be changed.
    #[error("already packed")]
    Packed,
    /// The town is not served, or the list does not know it.
    #[error("no delivery there")]
    NotServed,
    /// The pickup point is not known or closed.
    #[error("no such pickup point")]
    UnknownPickupPoint,
    /// An amount does not fit: more than is due, below zero.
    #[error("the amount does not fit")]
    WrongAmount,
    /// There is not so much money where it was to be taken from.
    #[error("not so much money there")]
    CashMissing,
    /// The refunds of the order are above the ceiling, and who decided this one would pay it.
    #[error("refunds above {} centimes are paid by another person than who decided them", ceiling.centimes())]
    SecondPerson {
        /// The ceiling of the house.
        ceiling: Money,
    },
    /// The month's books are closed.
    #[error("the month is closed")]
    MonthClosed,
    /// The order ends before the hour that was agreed.
    #[error("the order waits for confirmation until {until} only")]
    CallTooLate {
        /// When it ends unless it is confirmed.
        until: Timestamp,
    },
    /// A tracking number of this shape cannot be kept.
    #[error("the tracking number does not fit")]
    WrongTracking,
    /// An amount or a weight beyond what can be counted.
    #[error("too large")]
    TooLarge,
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl OrderError {
    /// Key of the sentence that tells what to do.
    #[must_use]
    pub const fn message_key(&self) -> &'static str {
        match self {
            Self::NotFound => "order-error-not-found",
            Self::NotAllowed { .. } => "order-error-not-allowed",
            Self::Stale => "order-error-stale",
            Self::NotPermitted => "order-error-not-permitted",
            Self::OutOfStock(_) => "order-error-out-of-stock",
            Self::ReasonMissing => "order-error-reason-missing",
            Self::NotForSale(_) => "order-error-not-for-sale",
            Self::Empty => "order-error-empty",
            Self::Packed => "order-error-packed",
            Self::NotServed => "order-error-not-served",
            Self::UnknownPickupPoint => "order-error-unknown-pickup-point",
            Self::WrongAmount => "order-error-wrong-amount",
            Self::CashMissing => "order-error-cash-missing",
            Self::SecondPerson { .. } => "order-error-second-person",
            Self::MonthClosed => "order-error-month-closed",
            Self::CallTooLate { .. } => "order-error-call-too-late",
            Self::WrongTracking => "order-error-wrong-tracking",
            Self::TooLarge => "order-error-too-large",
            Self::Store(_) => "order-error-store",
        }
    }
}

impl From<TooLarge> for OrderError {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

impl From<values::money::MoneyError> for OrderError {
    fn from(_: values::money::MoneyError) -> Self {
        Self::TooLarge
    }
}

impl From<values::quantity::WeightError> for OrderError {
    fn from(_: values::quantity::WeightError) -> Self {
        Self::TooLarge
    }
}

impl From<HoldError> for OrderError {
    fn from(error: HoldError) -> Self {
        match error {
            HoldError::Short(shortages) => Self::OutOfStock(shortages),
            HoldError::Store(error) => Self::Store(error),
        }
    }
}

impl From<QuoteError> for OrderError {
    fn from(error: QuoteError) -> Self {
        match error {
            QuoteError::Store(error) => Self::Store(error),
            _ => Self::NotServed,
        }
    }
}
