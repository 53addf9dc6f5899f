//! Checkout: what a buyer asks for, and what may stand in the way.

mod place;

use crate::cart::Visitor;
use crate::error::OrderError;
use crate::order::{Buyer, Channel, Destination, Order};
use crate::pricing::TooLarge;
use access::Refused;
use language::language::Language;
use payments::method::Method;
use values::code::{AccessKey, OrderCode};
use values::id::Id;
use values::money::Money;
use values::quantity::Quantity;

pub use place::place;

pub(crate) use place::STATEMENTS;
pub(crate) use place::address_columns;

/// An article and how many of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedLine {
    /// Number of the article.
    pub sku: String,
    /// How many.
    pub quantity: Quantity,
}

/// The command to place an order. Prices are not in it: they come from the store.
#[derive(Debug, Clone)]
pub struct PlaceOrder {
    /// The visitor, whose cart is ordered and emptied.
    pub visitor: Option<Visitor>,
    /// What is ordered; empty means the visitor's cart.
    pub lines: Vec<WantedLine>,
    /// Who buys.
    pub buyer: Buyer,
    /// Where it goes.
    pub destination: Destination,
    /// Note for the courier.
    pub note: String,
    /// How it is paid.
    pub method: Method,
    /// The buyer's language, for the call and for papers.
    pub language: Language,
    /// How the order reached the house.
    pub channel: Channel,
    /// The form's own key: the same form sent twice makes one order.
    pub idempotency_key: String,
    /// Price of the goods that the page showed, in centimes; without it the prices seen in the cart count.
    pub goods_seen: Option<i64>,
    /// What the page showed of the delivery; `None` for those who order without a page.
    pub delivery_seen: Option<DeliverySeen>,
    /// An invented order of a demo house.
    pub demo: bool,
}

/// What a buyer saw of the price of delivery before ordering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliverySeen {
    /// The page could not tell it yet.
    Nothing,
    /// The price that the page showed.
    Price(Money),
}

impl DeliverySeen {
    /// Whether a price is what the buyer reckons with. Fetching costs nothing, which needs no showing.
    #[must_use]
    pub fn covers(self, now: Money) -> bool {
        now == Money::ZERO_MAD || self == Self::Price(now)
    }
}

/// An order that was placed.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Its id.
    pub order: Id<Order>,
    /// The code people tell each other.
    pub code: OrderCode,
    /// The secret that opens its page.
    pub key: AccessKey,
    /// The same form had placed it before.
    pub already: bool,
}

/// A price that is no longer what the buyer saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceChange {
    /// Number of the article.
    pub sku: String,
    /// What the buyer saw.
    pub seen: Money,
    /// What it is.
    pub now: Money,
}

/// A line for which stock is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortLine {
    /// Number of the article.
    pub sku: String,
    /// How many are wanted.
    pub wanted: i64,
    /// How many can be had.
    pub available: i64,
}

/// Why no order was placed; nothing is lost, the cart and the form are kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceOrderError {
    /// The house takes no orders in its shop just now; its staff still writes them down.
    #[error("the shop is closed")]
    ShopClosed,
    /// The person may not take orders for others.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// There is nothing to order.
    #[error("the cart is empty")]
    EmptyCart,
    /// Articles that left the shop.
    #[error("not for sale")]
    NotForSale {
        /// Their numbers.
        skus: Vec<String>,
    },
    /// Prices changed since the page was shown.
    #[error("prices changed")]
    PriceChanged(Vec<PriceChange>),
    /// The delivery costs something else than the buyer saw, or was never shown.
    #[error("the price of delivery was not seen")]
    DeliveryPriceChanged {
        /// What the buyer saw.
        seen: DeliverySeen,
        /// What it costs.
        now: Money,
    },
    /// Stock is missing.
    #[error("out of stock")]
    OutOfStock(Vec<ShortLine>),
    /// The town is not in the list.
    #[error("unknown town")]
    UnknownCity,
    /// No delivery to this town.
    #[error("not served")]
    ZoneNotServed,
    /// The pickup point is not known or closed.
    #[error("unknown pickup point")]
    UnknownPickupPoint,
    /// This way to pay is not open.
    #[error("payment method closed")]
    MethodClosed,
    /// The form's key was used for another order.
    #[error("key used otherwise")]
    KeyUsedOtherwise,
    /// An amount or a weight beyond what can be counted.
    #[error("too large")]
    TooLarge,
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<TooLarge> for PlaceOrderError {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

impl From<OrderError> for PlaceOrderError {
    fn from(error: OrderError) -> Self {
        match error {
            OrderError::Store(error) => Self::Store(error),
            OrderError::NotServed => Self::ZoneNotServed,
            OrderError::UnknownPickupPoint => Self::UnknownPickupPoint,
            _ => Self::TooLarge,
        }
    }
}
