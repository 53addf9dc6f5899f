//! A sample shop for tests: invented, and the same everywhere.
#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot make its sample rows must stop"
)]

use crate::category::{self, Category, NewCategory};
use crate::label::{self, Label, Sign};
use crate::product::{self, Details, NewProduct, Product, ProductStatus};
use crate::variant::{self, NewVariant, Variant, VariantDetails};
use access::Act;
use language::Texts;
use parties::organisation::Organisation;
pub use parties::testing::act;
use std::sync::LazyLock;
use store::{Migration, Unit};
use values::content::Content;
use values::id::Id;
use values::money::Money;
use values::period::Months;
use values::quantity::Grams;
use values::vat::VatRate;

/// The tables of the store, access, parties and this room, for tests of rooms above.
pub static MIGRATIONS: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let all = [*parties::testing::MIGRATIONS, crate::MIGRATIONS].concat();
    Vec::leak(all)
});

/// Slug of the shop's category.
pub const CATEGORY: &str = "dattes";
/// Slug of the shop's label.
pub const LABEL: &str = "igp-dattes-majhoul-tafilalet";

/// A shop with one producer, one category and one label.
#[derive(Debug, Clone, Copy)]
pub struct Shop {
    /// The producer `coop-demo`.
    pub producer: Id<Organisation>,
    /// The category [`CATEGORY`].
    pub category: Id<Category>,
}

impl Shop {
    /// Opens the shop, or finds it opened.
    pub fn open(unit: &mut Unit<'_>, act: &Act) -> Self {
        let producer = parties::testing::organisation(unit, act, "coop-demo");
        let label = Label {
            slug: LABEL.to_owned(),
            sign: Sign::Igp,
            names: Texts::french("Dattes Majhoul de Tafilalet"),
            area: vec!["MA-ERR".to_owned(), "MA-TIN".to_owned()],
            note: String::new(),
        };
        label::upsert(unit, act, &label).unwrap();
        let category = category_of(unit, act, CATEGORY, 1);
        Self { producer, category }
    }

    /// A product of this shop as an import brings it.
    #[must_use]
    pub fn new_product(&self, french: &str, arabic: &str) -> NewProduct {
        let details = Details {
            category: self.category,
            names: Texts::new(french, arabic, "", ""),
            descriptions: Texts::default(),
            ingredients: Texts::default(),
            origin_commune: "Erfoud".to_owned(),
            season: Months::ALL_YEAR,
            allergens: Vec::new(),
            labels: Vec::new(),
            shelf_life_days: Some(365),
            withdrawal: true,
            on_order: false,
            drawing: "dates".to_owned(),
            ground: "g-fruit".to_owned(),
            tint: None,
        };
        NewProduct {
            producer: self.producer,
            details,
            demo: true,
        }
    }

    /// A draft without formats.
    pub fn draft(&self, unit: &mut Unit<'_>, act: &Act, french: &str) -> Id<Product> {
        product::create(unit, act, &self.new_product(french, "")).unwrap()
    }

    /// A published product with one format of 500 g at 85 dirhams; its SKU is the name in capitals.
    pub fn product(&self, unit: &mut Unit<'_>, act: &Act, french: &str, arabic: &str) -> Id<Product> {
        let id = product::create(unit, act, &self.new_product(french, arabic)).unwrap();
        let sku = values::slug::slugify(french).to_uppercase();
        variant_of(unit, act, id, &sku, 8_500);
        product::set_status(unit, act, id, 1, ProductStatus::Published, None).unwrap();
        id
    }

    /// A published product with one format of this SKU and price in centimes; answers the format.
    pub fn sku(&self, unit: &mut Unit<'_>, act: &Act, sku: &str, price_centimes: i64) -> Id<Variant> {
        let name = format!("Produit démo {sku}");
        let id = product::create(unit, act, &self.new_product(&name, "")).unwrap();
        let variant = variant_of(unit, act, id, sku, price_centimes);
        product::set_status(unit, act, id, 1, ProductStatus::Published, None).unwrap();
        variant
    }
}

/// A category, kept.
pub fn category_of(unit: &mut Unit<'_>, act: &Act, slug: &str, position: u32) -> Id<Category> {
    let new = NewCategory {
        slug: slug.to_owned(),
        names: Texts::french(slug),
        position,
        drawing: "dates".to_owned(),
        ground: "g-fruit".to_owned(),
    };
    category::upsert(unit, act, &new).unwrap();
    category::by_slug(unit, slug).unwrap().unwrap().id
}

/// A format of 500 g, 560 g in the parcel, exempt of tax, as an import brings it.
#[must_use]
pub fn new_variant(product: Id<Product>, sku: &str, price_centimes: i64) -> NewVariant {
    NewVariant {
        product,
        sku: sku.to_owned(),
        details: VariantDetails {
            label: "500 g".to_owned(),
            content: Content::parse("500", "g").unwrap(),
            weight: Grams::new(560).unwrap(),
            vat_rate: VatRate::ZERO,
            vat_basis: "art91-I-A-4 dates".to_owned(),
            position: 1,
        },
        price: Money::mad(price_centimes),
        wholesale_price: None,
    }
}

/// A format of 500 g, kept.
pub fn variant_of(
    unit: &mut Unit<'_>,
    act: &Act,
    product: Id<Product>,
    sku: &str,
    price_centimes: i64,
) -> Id<Variant> {
    variant::create(unit, act, &new_variant(product, sku, price_centimes), "sample").unwrap()
}
