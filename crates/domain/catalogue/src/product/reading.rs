//! Finding products.

use super::{Details, Product, ProductStatus};
use crate::category::Category;
use crate::column_values::{AllergenList, Season, WordList};
use crate::search::Ranges;
use access::page::{Page, PageRequest};
use jiff::Timestamp;
use language::Texts;
use parties::organisation::Organisation;
use std::collections::HashMap;
use store::{Reader, Result, Select, args};
use values::id::Id;

store::row! {
    struct ProductRow {
        id: Id<Product>,
        slug: String,
        producer_id: Id<Organisation>,
        category_id: Id<Category>,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        description_fr: String,
        description_ar: Option<String>,
        description_en: Option<String>,
        description_zgh: Option<String>,
        ingredients_fr: String,
        ingredients_ar: Option<String>,
        ingredients_en: Option<String>,
        ingredients_zgh: Option<String>,
        origin_commune: String,
        season_months: Season,
        allergens: AllergenList,
        labels: WordList,
        shelf_life_days: Option<u32>,
        withdrawal: bool,
        on_order: bool,
        status: ProductStatus,
        drawing: String,
        ground: String,
        tint: Option<String>,
        demo: bool,
        created_at: Timestamp,
        changed_at: Timestamp,
        version: i64,
    }
}

store::row! {
    struct HeadingRow {
        id: Id<Product>,
        slug: String,
        producer_id: Id<Organisation>,
        name_fr: String,
        name_ar: Option<String>,
        name_en: Option<String>,
        name_zgh: Option<String>,
        status: ProductStatus,
        drawing: String,
        ground: String,
        tint: Option<String>,
        demo: bool,
    }
}

macro_rules! products {
    ($tail:literal) => {
        concat!(
            "SELECT id, slug, producer_id, category_id, name_fr, name_ar, name_en, name_zgh, description_fr, \
             description_ar, description_en, description_zgh, ingredients_fr, ingredients_ar, ingredients_en, \
             ingredients_zgh, origin_commune, season_months, allergens, labels, shelf_life_days, withdrawal, \
             on_order, status, drawing, ground, tint, demo, created_at, changed_at, version FROM product",
            $tail
        )
    };
}

store::statements! {
    read BY_ID: ProductRow = products!(" WHERE id = ?1");
    read BY_SLUG: ProductRow = products!(" WHERE slug = ?1");
    read PUBLISHED_SLUGS: (String, Timestamp) = "SELECT slug, changed_at FROM product \
        WHERE status = 'published' AND slug > ?1 ORDER BY slug LIMIT ?2";
    read PUBLISHED_AFTER: ProductRow = products!(" WHERE status = 'published' AND slug > ?1 ORDER BY slug LIMIT ?2");
    read IDS_OF_PRODUCER: (Id<Product>,) = "SELECT id FROM product WHERE producer_id = ?1";
    read BESIDE_OF_PRODUCER: (Id<Product>,) = "SELECT id FROM product \
        WHERE producer_id = ?1 AND status = 'published' AND id <> ?2 ORDER BY name_fr, id LIMIT ?3";
    read BESIDE_IN_CATEGORY: (Id<Product>,) = "SELECT id FROM product \
        WHERE category_id = ?1 AND status = 'published' AND id <> ?2 AND producer_id <> ?3 \
        ORDER BY name_fr, id LIMIT ?4";
    read COUNTS_BY_CATEGORY: (Id<Category>, u64) = "SELECT category_id, count(*) FROM product \
        WHERE status = 'published' GROUP BY category_id";
    read COUNTS_BY_PRODUCER: (Id<Organisation>, u64) = "SELECT producer_id, count(*) FROM product \
        WHERE status = 'published' GROUP BY producer_id";
}

impl From<ProductRow> for Product {
    fn from(row: ProductRow) -> Self {
        let details = Details {
            category: row.category_id,
            names: Texts {
                fr: row.name_fr,
                ar: row.name_ar,
                en: row.name_en,
                zgh: row.name_zgh,
            },
            descriptions: Texts {
                fr: row.description_fr,
                ar: row.description_ar,
                en: row.description_en,
                zgh: row.description_zgh,
            },
            ingredients: Texts {
                fr: row.ingredients_fr,
                ar: row.ingredients_ar,
                en: row.ingredients_en,
                zgh: row.ingredients_zgh,
            },
            origin_commune: row.origin_commune,
            season: row.season_months.0,
            allergens: row.allergens.0,
            labels: row.labels.0,
            shelf_life_days: row.shelf_life_days,
            withdrawal: row.withdrawal,
            on_order: row.on_order,
            drawing: row.drawing,
            ground: row.ground,
            tint: row.tint,
        };
        Self {
            id: row.id,
            slug: row.slug,
            producer: row.producer_id,
            details,
            status: row.status,
            demo: row.demo,
            created_at: row.created_at,
            changed_at: row.changed_at,
            version: row.version,
        }
    }
}

/// What lists of other rooms show of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its id.
    pub id: Id<Product>,
    /// Its address in the shop.
    pub slug: String,
    /// Who makes and sells it.
    pub producer: Id<Organisation>,
    /// Its name.
    pub names: Texts,
    /// Whether it is shown.
    pub status: ProductStatus,
    /// Name of the drawing that stands for it.
    pub drawing: String,
    /// Class of the ground behind it.
    pub ground: String,
    /// Class that recolours the drawing.
    pub tint: Option<String>,
    /// Whether it was invented for a demonstration.
    pub demo: bool,
}

/// Which products the office wants; each `Some` narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of its names; the beginning of each is enough.
    pub text: Option<String>,
    /// Its aisle.
    pub category: Option<Id<Category>>,
    /// Who makes it; a producer's own list is always narrowed so.
    pub producer: Option<Id<Organisation>>,
    /// Whether it is shown.
    pub status: Option<ProductStatus>,
}

store::text_enum! {
    /// The order of a list of products.
    pub enum Sort {
        /// By French name.
        Name = "name",
        /// Last added first.
        Newest = "newest",
        /// Last changed first.
        Changed = "changed",
    }
}

/// The product with this id, shown or not.
pub fn by_id(reader: &Reader<'_>, id: Id<Product>) -> Result<Option<Product>> {
    Ok(reader.maybe(BY_ID, args![id])?.map(Product::from))
}

/// The product with this address in the shop, shown or not: the caller asks its status.
pub fn by_slug(reader: &Reader<'_>, slug: &str) -> Result<Option<Product>> {
    Ok(reader.maybe(BY_SLUG, args![slug])?.map(Product::from))
}

/// A page of products for the office.
pub fn list(reader: &Reader<'_>, filter: &Filter, sort: Sort, request: PageRequest) -> Result<Page<Product>> {
    let ranges = Ranges::of(filter.text.as_deref().unwrap_or_default());
    let (size, offset) = (request.size(), request.offset());
    let tail = match sort {
        Sort::Name => "ORDER BY name_fr, id LIMIT ? OFFSET ?",
        Sort::Newest => "ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?",
        Sort::Changed => "ORDER BY changed_at DESC, id DESC LIMIT ? OFFSET ?",
    };
    let select = narrowed(Select::new(products!("")), filter, &ranges).then(tail, &[&size, &offset]);
    let rows: Vec<ProductRow> = reader.select(&select)?;
    let total = reader.count(&narrowed(
        Select::new("SELECT count(*) FROM product"),
        filter,
        &ranges,
    ))?;
    Ok(Page {
        items: rows.into_iter().map(Product::from).collect(),
        total,
        request,
    })
}

/// Published products to show beside this one, at most `limit`: of the same producer, then of the same aisle, each in
/// the order of French names. Nothing is counted.
pub fn neighbours(reader: &Reader<'_>, product: &Product, limit: u32) -> Result<Vec<Id<Product>>> {
    let (id, producer) = (product.id, product.producer);
    let mut found = reader.all(BESIDE_OF_PRODUCER, args![producer, id, limit])?;
    let missing = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit));
    if missing > 0 {
        let category = product.details.category;
        found.extend(reader.all(BESIDE_IN_CATEGORY, args![category, id, producer, missing])?);
    }
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// What lists show of these products; unknown ids are absent.
pub fn headings_of(reader: &Reader<'_>, ids: &[Id<Product>]) -> Result<HashMap<Id<Product>, Heading>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let select = Select::new(
        "SELECT id, slug, producer_id, name_fr, name_ar, name_en, name_zgh, status, drawing, ground, tint, demo \
         FROM product",
    )
    .within("id", ids);
    let rows: Vec<HeadingRow> = reader.select(&select)?;
    let heading = |row: HeadingRow| Heading {
        id: row.id,
        slug: row.slug,
        producer: row.producer_id,
        names: Texts {
            fr: row.name_fr,
            ar: row.name_ar,
            en: row.name_en,
            zgh: row.name_zgh,
        },
        status: row.status,
        drawing: row.drawing,
        ground: row.ground,
        tint: row.tint,
        demo: row.demo,
    };
    Ok(rows.into_iter().map(|row| (row.id, heading(row))).collect())
}

/// Published products in the order of their addresses, after `after` (empty to begin), at most `limit`: for an index
/// of all, part by part.
pub fn published_after(reader: &Reader<'_>, after: &str, limit: u32) -> Result<Vec<Product>> {
    let rows = reader.all(PUBLISHED_AFTER, args![after, limit])?;
    Ok(rows.into_iter().map(Product::from).collect())
}

/// Those of these products that are published.
pub fn published_of(reader: &Reader<'_>, ids: &[Id<Product>]) -> Result<Vec<Product>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<ProductRow> = reader.select(&Select::new(products!("")).within("id", ids))?;
    let products = rows.into_iter().map(Product::from);
    Ok(products
        .filter(|product| product.status == ProductStatus::Published)
        .collect())
}

/// The products of a producer, shown or not.
pub fn ids_of_producer(reader: &Reader<'_>, producer: Id<Organisation>) -> Result<Vec<Id<Product>>> {
    let rows = reader.all(IDS_OF_PRODUCER, args![producer])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Addresses of published products and when each last changed, in the order of addresses, after
/// `after` (empty to begin), at most `limit`: for the site map, part by part.
pub fn published_slugs(reader: &Reader<'_>, after: &str, limit: u32) -> Result<Vec<(String, Timestamp)>> {
    reader.all(PUBLISHED_SLUGS, args![after, limit])
}

/// How many products each aisle shows; empty aisles are absent.
pub fn counts_by_category(reader: &Reader<'_>) -> Result<HashMap<Id<Category>, u64>> {
    Ok(reader.all(COUNTS_BY_CATEGORY, args![])?.into_iter().collect())
}

/// How many products each producer shows; producers with none are absent.
pub fn published_by_producer(reader: &Reader<'_>) -> Result<HashMap<Id<Organisation>, u64>> {
    Ok(reader.all(COUNTS_BY_PRODUCER, args![])?.into_iter().collect())
}

fn narrowed<'f>(select: Select<'f>, filter: &'f Filter, ranges: &'f Ranges) -> Select<'f> {
    let select = select
        .filter_some("category_id = ?", &filter.category)
        .filter_some("producer_id = ?", &filter.producer)
        .filter_some("status = ?", &filter.status);
    ranges.narrow(select)
}
