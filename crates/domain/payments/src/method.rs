//! The ways to pay.

store::text_enum! {
    /// How a buyer pays.
    pub enum Method {
        /// In cash, to the courier or at the depot.
        CashOnDelivery = "cash_on_delivery",
        /// By card, through the bank's page.
        Card = "card",
        /// By a transfer to the bank account of the house.
        Transfer = "transfer",
    }
}

impl Method {
    /// Whether the money is there before anything is sent.
    #[must_use]
    pub const fn is_paid_before_delivery(self) -> bool {
        match self {
            Self::Card | Self::Transfer => true,
            Self::CashOnDelivery => false,
        }
    }
}
