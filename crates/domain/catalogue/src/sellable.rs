//! What cart and checkout need of a SKU: price, weight, tax, seller and parts, in two statements.

use crate::column_values::{Season, UnitWord};
use crate::product::{Product, ProductStatus};
use crate::variant::{Variant, VariantStatus, stored};
use language::Texts;
use parties::organisation::Organisation;
use std::collections::{HashMap, HashSet};
use store::{Reader, Result, Select};
use values::content::Content;
use values::id::Id;
use values::money::Money;
use values::period::Months;
use values::quantity::Grams;
use values::vat::VatRate;

/// A SKU as it can be put into a cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sellable {
    /// The format.
    pub variant: Id<Variant>,
    /// Its number in the trade.
    pub sku: String,
    /// The product it is a format of.
    pub product: Id<Product>,
    /// The product's address in the shop.
    pub slug: String,
    /// The product's name.
    pub names: Texts,
    /// Its size.
    pub variant_label: String,
    /// What it holds.
    pub content: Content,
    /// What it weighs in a parcel.
    pub weight: Grams,
    /// Price for consumers, tax included.
    pub price: Money,
    /// Tax a liable seller charges.
    pub vat_rate: VatRate,
    /// Why the rate is what it is.
    pub vat_basis: String,
    /// Who makes and sells it.
    pub producer: Id<Organisation>,
    /// Whether product and format are both shown.
    pub published: bool,
    /// Whether it is made when ordered.
    pub on_order: bool,
    /// Whether a buyer may give it back within seven days.
    pub withdrawal: bool,
    /// Months in season.
    pub season: Months,
    /// Name of the drawing that stands for it.
    pub drawing: String,
    /// Class of the ground behind it.
    pub ground: String,
    /// Class that recolours the drawing.
    pub tint: Option<String>,
    /// What a gift box holds; empty when the SKU is its own stock.
    pub parts: Vec<SellablePart>,
}

/// One thing in a gift box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SellablePart {
    /// The format.
    pub variant: Id<Variant>,
    /// Its number in the trade.
    pub sku: String,
    /// Who makes it.
    pub producer: Id<Organisation>,
    /// How many of it are in one box.
    pub quantity: u32,
    /// Its price alone: the box's price is shared in proportion.
    pub price: Money,
    /// Tax a liable seller charges on it.
    pub vat_rate: VatRate,
}

store::row! {
    struct SellableRow {
        variant_id: Id<Variant>,
        sku: String,
        product_id: Id<Product>,
        slug: String,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        label: String,
        content_thousandths: i64,
        content_unit: UnitWord,
        weight_grams: i64,
        price_centimes: i64,
        vat_basis_points: u32,
        vat_basis: String,
        producer_id: Id<Organisation>,
        variant_status: VariantStatus,
        product_status: ProductStatus,
        on_order: bool,
        withdrawal: bool,
        season_months: Season,
        drawing: String,
        ground: String,
        tint: Option<String>,
    }
}

store::row! {
    struct PartRow {
        bundle_variant_id: Id<Variant>,
        variant_id: Id<Variant>,
        sku: String,
        producer_id: Id<Organisation>,
        quantity: u32,
        price_centimes: i64,
        vat_basis_points: u32,
    }
}

const SELLABLE: &str = "SELECT variant.id AS variant_id, variant.sku, product.id AS product_id, product.slug, \
    product.name_fr, product.name_ar, product.name_en, product.name_zgh, variant.label, \
    variant.content_thousandths, variant.content_unit, variant.weight_grams, variant.price_centimes, \
    variant.vat_basis_points, variant.vat_basis, product.producer_id, variant.status AS variant_status, \
    product.status AS product_status, product.on_order, product.withdrawal, product.season_months, \
    product.drawing, product.ground, product.tint FROM variant JOIN product ON product.id = variant.product_id";

const PARTS: &str = "SELECT bundle_part.bundle_variant_id, variant.id AS variant_id, variant.sku, \
    product.producer_id, bundle_part.quantity, variant.price_centimes, variant.vat_basis_points \
    FROM bundle_part JOIN variant ON variant.id = bundle_part.part_variant_id \
    JOIN product ON product.id = variant.product_id";

impl SellableRow {
    fn into_sellable(self, parts: Vec<SellablePart>) -> Result<Sellable> {
        let published = self.variant_status == VariantStatus::Published
            && self.product_status == ProductStatus::Published;
        Ok(Sellable {
            variant: self.variant_id,
            content: stored::content(self.content_thousandths, self.content_unit)?,
            weight: stored::weight(self.weight_grams)?,
            price: Money::mad(self.price_centimes),
            vat_rate: stored::vat_rate(self.vat_basis_points)?,
            sku: self.sku,
            product: self.product_id,
            slug: self.slug,
            names: Texts {
                fr: self.name_fr,
                ar: self.name_ar,
                en: self.name_en,
                zgh: self.name_zgh,
            },
            variant_label: self.label,
            vat_basis: self.vat_basis,
            producer: self.producer_id,
            published,
            on_order: self.on_order,
            withdrawal: self.withdrawal,
            season: self.season_months.0,
            drawing: self.drawing,
            ground: self.ground,
            tint: self.tint,
            parts,
        })
    }
}

/// These SKUs as they can be put into a cart, each once, in the order asked for; unknown ones are
/// absent. Two statements, however many there are.
pub fn of(reader: &Reader<'_>, skus: &[String]) -> Result<Vec<Sellable>> {
    if skus.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<SellableRow> = reader.select(&Select::new(SELLABLE).within("variant.sku", skus))?;
    let ids: Vec<Id<Variant>> = rows.iter().map(|row| row.variant_id).collect();
    let mut parts = parts_of(reader, &ids)?;
    let mut found: HashMap<String, Sellable> = HashMap::new();
    for row in rows {
        let parts = parts.remove(&row.variant_id).unwrap_or_default();
        found.insert(row.sku.clone(), row.into_sellable(parts)?);
    }
    let mut told = HashSet::new();
    let in_order = skus.iter().filter(|sku| told.insert(sku.as_str()));
    Ok(in_order.filter_map(|sku| found.remove(sku)).collect())
}

fn parts_of(reader: &Reader<'_>, ids: &[Id<Variant>]) -> Result<HashMap<Id<Variant>, Vec<SellablePart>>> {
    let mut parts: HashMap<Id<Variant>, Vec<SellablePart>> = HashMap::new();
    if ids.is_empty() {
        return Ok(parts);
    }
    let select = Select::new(PARTS)
        .within("bundle_part.bundle_variant_id", ids)
        .then(
            "ORDER BY bundle_part.bundle_variant_id, bundle_part.part_variant_id",
            &[],
        );
    let rows: Vec<PartRow> = reader.select(&select)?;
    for row in rows {
        let part = SellablePart {
            variant: row.variant_id,
            sku: row.sku,
            producer: row.producer_id,
            quantity: row.quantity,
            price: Money::mad(row.price_centimes),
            vat_rate: stored::vat_rate(row.vat_basis_points)?,
        };
        parts.entry(row.bundle_variant_id).or_default().push(part);
    }
    Ok(parts)
}
