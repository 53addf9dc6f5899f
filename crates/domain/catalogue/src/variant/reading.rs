//! Finding formats.

use super::{Variant, VariantStatus, stored};
use crate::column_values::UnitWord;
use crate::product::{Product, ProductStatus};
use access::page::{Page, PageRequest};
use language::Texts;
use parties::organisation::Organisation;
use std::collections::HashMap;
use store::{Reader, Result, Select, args};
use values::id::Id;
use values::money::Money;

store::row! {
    struct VariantRow {
        id: Id<Variant>,
        product_id: Id<Product>,
        sku: String,
        label: String,
        content_thousandths: i64,
        content_unit: UnitWord,
        weight_grams: i64,
        price_centimes: i64,
        wholesale_price_centimes: Option<i64>,
        vat_basis_points: u32,
        vat_basis: String,
        position: u32,
        status: VariantStatus,
        version: i64,
    }
}

store::row! {
    struct CardRow {
        id: Id<Variant>,
        sku: String,
        label: String,
        status: VariantStatus,
        price_centimes: i64,
        product_id: Id<Product>,
        slug: String,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        producer_id: Id<Organisation>,
        product_status: ProductStatus,
        drawing: String,
        ground: String,
        tint: Option<String>,
    }
}

macro_rules! variants {
    ($tail:literal) => {
        concat!(
            "SELECT id, product_id, sku, label, content_thousandths, content_unit, weight_grams, price_centimes, \
             wholesale_price_centimes, vat_basis_points, vat_basis, position, status, version FROM variant",
            $tail
        )
    };
}

const CARDS: &str = "SELECT variant.id, variant.sku, variant.label, variant.status, variant.price_centimes, \
    product.id AS product_id, product.slug, product.name_fr, product.name_ar, product.name_en, product.name_zgh, \
    product.producer_id, product.status AS product_status, product.drawing, product.ground, product.tint \
    FROM variant JOIN product ON product.id = variant.product_id";

store::statements! {
    read BY_ID: VariantRow = variants!(" WHERE id = ?1");
    read BY_SKU: VariantRow = variants!(" WHERE sku = ?1");
    read OF: VariantRow = variants!(" WHERE product_id = ?1 ORDER BY position, sku");
}

impl VariantRow {
    fn into_variant(self) -> Result<Variant> {
        Ok(Variant {
            id: self.id,
            product: self.product_id,
            content: stored::content(self.content_thousandths, self.content_unit)?,
            weight: stored::weight(self.weight_grams)?,
            price: Money::mad(self.price_centimes),
            wholesale_price: self.wholesale_price_centimes.map(Money::mad),
            vat_rate: stored::vat_rate(self.vat_basis_points)?,
            sku: self.sku,
            label: self.label,
            vat_basis: self.vat_basis,
            position: self.position,
            status: self.status,
            version: self.version,
        })
    }
}

/// What lists of stock and prices show of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantCard {
    /// Its id.
    pub id: Id<Variant>,
    /// Its number in the trade.
    pub sku: String,
    /// Its size.
    pub label: String,
    /// Whether it is shown.
    pub status: VariantStatus,
    /// Price for consumers.
    pub price: Money,
    /// The product it is a format of.
    pub product: Id<Product>,
    /// The product's address in the shop.
    pub slug: String,
    /// The product's name.
    pub names: Texts,
    /// Who makes and sells it.
    pub producer: Id<Organisation>,
    /// Whether the product is shown.
    pub product_status: ProductStatus,
    /// Name of the drawing that stands for the product.
    pub drawing: String,
    /// Class of the ground behind it.
    pub ground: String,
    /// Class that recolours the drawing.
    pub tint: Option<String>,
}

impl From<CardRow> for VariantCard {
    fn from(row: CardRow) -> Self {
        Self {
            id: row.id,
            sku: row.sku,
            label: row.label,
            status: row.status,
            price: Money::mad(row.price_centimes),
            product: row.product_id,
            slug: row.slug,
            names: Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            },
            producer: row.producer_id,
            product_status: row.product_status,
            drawing: row.drawing,
            ground: row.ground,
            tint: row.tint,
        }
    }
}

/// Which formats the office wants; each `Some` narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Who makes them; a producer's own list is always narrowed so.
    pub producer: Option<Id<Organisation>>,
    /// Beginning of the SKU, in capitals.
    pub sku: Option<String>,
    /// Whether the product is shown.
    pub product_status: Option<ProductStatus>,
}

/// The format with this id.
pub fn by_id(reader: &Reader<'_>, id: Id<Variant>) -> Result<Option<Variant>> {
    reader
        .maybe(BY_ID, args![id])?
        .map(VariantRow::into_variant)
        .transpose()
}

/// The format with this SKU.
pub fn by_sku(reader: &Reader<'_>, sku: &str) -> Result<Option<Variant>> {
    reader
        .maybe(BY_SKU, args![sku])?
        .map(VariantRow::into_variant)
        .transpose()
}

/// The formats of a product in their order, hidden ones too.
pub fn of(reader: &Reader<'_>, product: Id<Product>) -> Result<Vec<Variant>> {
    reader
        .all(OF, args![product])?
        .into_iter()
        .map(VariantRow::into_variant)
        .collect()
}

/// The formats of these products, each product's in their order, hidden ones too.
pub fn of_products(
    reader: &Reader<'_>,
    products: &[Id<Product>],
) -> Result<HashMap<Id<Product>, Vec<Variant>>> {
    if products.is_empty() {
        return Ok(HashMap::new());
    }
    let select = Select::new(variants!(""))
        .within("product_id", products)
        .then("ORDER BY position, sku", &[]);
    let rows: Vec<VariantRow> = reader.select(&select)?;
    let mut formats: HashMap<Id<Product>, Vec<Variant>> = HashMap::new();
    for row in rows {
        let format = row.into_variant()?;
        formats.entry(format.product).or_default().push(format);
    }
    Ok(formats)
}

/// The ids of these SKUs; unknown ones are absent.
pub fn ids_of_skus(reader: &Reader<'_>, skus: &[String]) -> Result<HashMap<String, Id<Variant>>> {
    if skus.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(String, Id<Variant>)> =
        reader.select(&Select::new("SELECT sku, id FROM variant").within("sku", skus))?;
    Ok(rows.into_iter().collect())
}

/// What lists show of these formats; unknown ids are absent.
pub fn cards_of(reader: &Reader<'_>, ids: &[Id<Variant>]) -> Result<HashMap<Id<Variant>, VariantCard>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<CardRow> = reader.select(&Select::new(CARDS).within("variant.id", ids))?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, VariantCard::from(row)))
        .collect())
}

/// The formats of these products, by SKU.
pub fn cards_of_products(reader: &Reader<'_>, products: &[Id<Product>]) -> Result<Vec<VariantCard>> {
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let select = Select::new(CARDS)
        .within("variant.product_id", products)
        .then("ORDER BY variant.sku", &[]);
    let rows: Vec<CardRow> = reader.select(&select)?;
    Ok(rows.into_iter().map(VariantCard::from).collect())
}

/// A page of formats, by SKU.
pub fn list(reader: &Reader<'_>, filter: &Filter, request: PageRequest) -> Result<Page<VariantCard>> {
    let range = filter
        .sku
        .as_ref()
        .map(|sku| (sku.clone(), parties::words::end_of(sku)));
    let narrowed = |select| {
        let select = Select::filter_some(select, "product.producer_id = ?", &filter.producer)
            .filter_some("product.status = ?", &filter.product_status);
        match &range {
            Some((from, until)) => select.filter("variant.sku >= ? AND variant.sku < ?", &[from, until]),
            None => select,
        }
    };
    let (size, offset) = (request.size(), request.offset());
    let select =
        narrowed(Select::new(CARDS)).then("ORDER BY variant.sku LIMIT ? OFFSET ?", &[&size, &offset]);
    let rows: Vec<CardRow> = reader.select(&select)?;
    let head = "SELECT count(*) FROM variant JOIN product ON product.id = variant.product_id";
    let total = reader.count(&narrowed(Select::new(head)))?;
    Ok(Page {
        items: rows.into_iter().map(VariantCard::from).collect(),
        total,
        request,
    })
}
