//! The states of a payment and what moves it from one to another: one table.

use crate::method::Method::{self, Card, CashOnDelivery, Transfer};
use PaymentEvent as On;
use PaymentState as Is;

store::text_enum! {
    /// How far a payment is.
    pub enum PaymentState {
        /// Nothing, or not everything, is paid.
        Due = "due",
        /// The card's bank has set the money aside.
        Authorised = "authorised",
        /// The money is ours: taken from the card, or arrived at the bank.
        Captured = "captured",
        /// Some of it was given back.
        PartlyRefunded = "partly_refunded",
        /// All of it was given back.
        Refunded = "refunded",
        /// The card was declined; the buyer may try again.
        Failed = "failed",
        /// Not paid in time.
        Expired = "expired",
        /// Every share is collected, and a courier holds some of the cash.
        CashAtCourier = "cash_at_courier",
        /// Every share is collected, and the depot holds the cash.
        CashAtDepot = "cash_at_depot",
        /// All cash was handed over to the house.
        Remitted = "remitted",
        /// Nothing is owed any more, and nothing was paid.
        Cancelled = "cancelled",
    }
}

store::text_enum! {
    /// What can happen to a payment.
    pub enum PaymentEvent {
        /// The card's bank sets the money aside.
        Authorise = "authorise",
        /// The money is taken, or arrives.
        Capture = "capture",
        /// The card's bank declines.
        Fail = "fail",
        /// The time to pay is over.
        Expire = "expire",
        /// The order, or what was left of it, is cancelled.
        Cancel = "cancel",
        /// The last share is collected and couriers hold cash of it.
        CollectAtCourier = "collect_at_courier",
        /// The last share is collected and the depot holds the cash.
        CollectAtDepot = "collect_at_depot",
        /// The last cash reaches the house.
        Remit = "remit",
        /// Some of the money is given back.
        RefundPart = "refund_part",
        /// All of the money is given back.
        RefundWhole = "refund_whole",
    }
}

/// One line of the table: in this state, this event, for these methods, leads there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// The state before.
    pub from: PaymentState,
    /// What happens.
    pub event: PaymentEvent,
    /// The state after.
    pub to: PaymentState,
    /// The methods for which it can happen.
    pub methods: &'static [Method],
}

const fn line(
    from: PaymentState,
    event: PaymentEvent,
    to: PaymentState,
    methods: &'static [Method],
) -> Transition {
    Transition {
        from,
        event,
        to,
        methods,
    }
}

const CARD: &[Method] = &[Card];
const CASH: &[Method] = &[CashOnDelivery];
const BANK: &[Method] = &[Card, Transfer];

/// The whole machine. What is not here is not allowed. Expired, cancelled and refunded are final: money
/// that arrives afterwards is unapplied (R-PAY 6) and never moves the payment.
const TABLE: &[Transition] = &[
    line(Is::Due, On::Authorise, Is::Authorised, CARD),
    line(Is::Due, On::Capture, Is::Captured, BANK),
    line(Is::Due, On::Fail, Is::Failed, CARD),
    line(Is::Due, On::Expire, Is::Expired, Method::ALL),
    line(Is::Due, On::Cancel, Is::Cancelled, Method::ALL),
    line(Is::Due, On::CollectAtCourier, Is::CashAtCourier, CASH),
    line(Is::Due, On::CollectAtDepot, Is::CashAtDepot, CASH),
    line(Is::Authorised, On::Capture, Is::Captured, CARD),
    line(Is::Authorised, On::Fail, Is::Failed, CARD),
    line(Is::Authorised, On::Expire, Is::Expired, CARD),
    line(Is::Authorised, On::Cancel, Is::Cancelled, CARD),
    // A decline may be followed by an approval of the same order.
    line(Is::Failed, On::Authorise, Is::Authorised, CARD),
    line(Is::Failed, On::Capture, Is::Captured, CARD),
    line(Is::Failed, On::Expire, Is::Expired, CARD),
    line(Is::Failed, On::Cancel, Is::Cancelled, CARD),
    line(Is::Captured, On::RefundPart, Is::PartlyRefunded, BANK),
    line(Is::Captured, On::RefundWhole, Is::Refunded, BANK),
    line(Is::CashAtCourier, On::Remit, Is::Remitted, CASH),
    line(Is::CashAtCourier, On::RefundPart, Is::PartlyRefunded, CASH),
    line(Is::CashAtCourier, On::RefundWhole, Is::Refunded, CASH),
    line(Is::CashAtDepot, On::Remit, Is::Remitted, CASH),
    line(Is::CashAtDepot, On::RefundPart, Is::PartlyRefunded, CASH),
    line(Is::CashAtDepot, On::RefundWhole, Is::Refunded, CASH),
    line(Is::Remitted, On::RefundPart, Is::PartlyRefunded, CASH),
    line(Is::Remitted, On::RefundWhole, Is::Refunded, CASH),
    line(Is::PartlyRefunded, On::RefundWhole, Is::Refunded, Method::ALL),
];

/// The whole table, for the handbook.
#[must_use]
pub const fn transitions() -> &'static [Transition] {
    TABLE
}

/// Where the event leads from that state, for that method; `None` when it is not allowed.
#[must_use]
pub fn next(state: PaymentState, event: PaymentEvent, method: Method) -> Option<PaymentState> {
    TABLE
        .iter()
        .find(|line| line.from == state && line.event == event && line.methods.contains(&method))
        .map(|line| line.to)
}

impl PaymentState {
    /// Whether nothing moves it any more.
    #[must_use]
    pub fn is_final(self) -> bool {
        !TABLE.iter().any(|line| line.from == self)
    }

    /// Whether the buyer may still pay, so that what is owed may still be corrected.
    #[must_use]
    pub const fn is_unpaid(self) -> bool {
        matches!(self, Self::Due | Self::Authorised | Self::Failed)
    }
}
