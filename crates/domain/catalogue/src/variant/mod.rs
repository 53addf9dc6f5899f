//! Variants: the formats a product is sold in. Each has a SKU, a price and stock of its own.

mod change;
mod checking;
mod reading;
pub(crate) mod stored;
#[cfg(test)]
mod tests;

pub use crate::price::{PriceError, set_price, set_wholesale_price};
pub use change::{NewVariant, VariantDetails, VariantError, change, create, set_status, upsert};
pub use reading::{
    Filter, VariantCard, by_id, by_sku, cards_of, cards_of_products, ids_of_skus, list, of, of_products,
};

use crate::product::Product;
use values::content::Content;
use values::id::Id;
use values::money::Money;
use values::quantity::Grams;
use values::vat::VatRate;

pub(crate) const STATEMENTS: [&[store::Registered]; 2] = [change::STATEMENTS, reading::STATEMENTS];

store::text_enum! {
    /// Whether a format is shown on its product's page.
    pub enum VariantStatus {
        /// Shown while its product is.
        Published = "published",
        /// Taken out.
        Hidden = "hidden",
    }
}

/// A format as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its id.
    pub id: Id<Variant>,
    /// The product it is a format of.
    pub product: Id<Product>,
    /// Its number in the trade, unique in the house.
    pub sku: String,
    /// Its size as the French file writes it: `500 g`.
    pub label: String,
    /// What it holds.
    pub content: Content,
    /// What it weighs in a parcel.
    pub weight: Grams,
    /// Price for consumers, tax included.
    pub price: Money,
    /// Price for professionals, tax included; never above the other.
    pub wholesale_price: Option<Money>,
    /// Tax a liable seller charges; the seller's regime overrides it.
    pub vat_rate: VatRate,
    /// Why the rate is what it is.
    pub vat_basis: String,
    /// Its place among the formats of the product, from 1.
    pub position: u32,
    /// Whether it is shown.
    pub status: VariantStatus,
    /// Rises with each change.
    pub version: i64,
}
