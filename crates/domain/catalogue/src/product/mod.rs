//! Products: one page of the shop, sold in one or several formats.

mod change;
mod checking;
mod reading;
mod status;
#[cfg(test)]
mod tests;

pub(crate) use change::told_changed;
pub use change::{NewProduct, ProductError, change, create, upsert};
pub(crate) use change::{each, search_text};
pub use reading::{
    Filter, Heading, Sort, by_id, by_slug, counts_by_category, headings_of, ids_of_producer, list,
    neighbours, published_after, published_by_producer, published_of, published_slugs,
};
pub use status::set_status;

pub use crate::column_values::Allergen;

use crate::category::Category;
use jiff::Timestamp;
use language::Texts;
use parties::organisation::Organisation;
use values::id::Id;
use values::period::Months;

pub(crate) const STATEMENTS: [&[store::Registered]; 3] =
    [change::STATEMENTS, reading::STATEMENTS, status::STATEMENTS];

store::text_enum! {
    /// Whether a product is shown.
    pub enum ProductStatus {
        /// Being written; never shown yet.
        Draft = "draft",
        /// Shown in the shop.
        Published = "published",
        /// Taken out of the shop.
        Hidden = "hidden",
    }
}

/// What is told of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Its aisle.
    pub category: Id<Category>,
    /// Its name.
    pub names: Texts,
    /// What it is, in several lines; may be empty.
    pub descriptions: Texts,
    /// Ingredients in falling order; may be empty.
    pub ingredients: Texts,
    /// Commune it comes from.
    pub origin_commune: String,
    /// Months in season.
    pub season: Months,
    /// Allergens it holds.
    pub allergens: Vec<Allergen>,
    /// Slugs of the signs of quality it may carry, while its producer's certificates hold.
    pub labels: Vec<String>,
    /// Days it keeps; none when it does not expire.
    pub shelf_life_days: Option<u32>,
    /// Whether a buyer may give it back within seven days: not what spoils fast (law 31-08).
    pub withdrawal: bool,
    /// Whether it is made when ordered.
    pub on_order: bool,
    /// Name of the drawing that stands for it.
    pub drawing: String,
    /// Class of the ground behind it.
    pub ground: String,
    /// Class that recolours the drawing.
    pub tint: Option<String>,
}

/// A product as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub id: Id<Product>,
    /// Its address in the shop; stays when the name changes.
    pub slug: String,
    /// Who makes and sells it.
    pub producer: Id<Organisation>,
    /// What is told of it.
    pub details: Details,
    /// Whether it is shown.
    pub status: ProductStatus,
    /// Whether it was invented for a demonstration.
    pub demo: bool,
    /// When it was first kept.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Rises with each change.
    pub version: i64,
}

impl std::ops::Deref for Product {
    type Target = Details;

    /// Reads through to the details: `product.names`.
    fn deref(&self) -> &Details {
        &self.details
    }
}
