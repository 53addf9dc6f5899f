//! Why something was not done to a payment.

use crate::state::{PaymentEvent, PaymentState};
use values::money::MoneyError;

/// A refused change of a payment or of one of its shares.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaymentError {
    /// The state, or the method, does not allow it; a page answers 409.
    #[error("{event} is not possible in state {state}")]
    NotAllowed {
        /// The state the payment is in.
        state: PaymentState,
        /// What was asked for.
        event: PaymentEvent,
    },
    /// Somebody else changed the payment since it was read.
    #[error("the payment changed meanwhile")]
    Stale,
    /// There is no such payment, or none for this fulfilment.
    #[error("there is no such payment")]
    NotFound,
    /// The order has a payment already.
    #[error("the order has a payment already")]
    AlreadyOpen,
    /// More than is due or was collected, below zero, or a share named twice or not at all.
    #[error("the amount does not fit the share")]
    DoesNotFit,
    /// The amounts do not fit 64 bits of centimes.
    #[error("the amounts are too large")]
    TooLarge,
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<MoneyError> for PaymentError {
    fn from(_: MoneyError) -> Self {
        Self::TooLarge
    }
}
