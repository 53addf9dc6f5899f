//! What may be shown in a list.

use crate::bundle::Part;
use crate::category::Category;
use crate::column_values::{Season, UnitWord, WordList};
use crate::product::Product;
use crate::variant::{Variant, stored};
use jiff::Timestamp;
use language::Texts;
use parties::organisation::Organisation;
use std::collections::{BTreeSet, HashMap};
use std::hash::BuildHasher;
use store::{Reader, Result, Select};
use values::content::Content;
use values::id::Id;
use values::money::Money;
use values::period::Months;

/// Which products a list is about; always published ones with a format that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    All,
    /// Those of an aisle.
    Category(Id<Category>),
    /// Those of a producer.
    Producer(Id<Organisation>),
    /// These, as a search found them; kept in their order.
    Ids(Vec<Id<Product>>),
}

/// A product that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub product: Id<Product>,
    /// Its address in the shop.
    pub slug: String,
    /// Its name.
    pub names: Texts,
    /// Who makes and sells it.
    pub producer: Id<Organisation>,
    /// Its aisle.
    pub category: Id<Category>,
    /// Commune it comes from.
    pub commune: String,
    /// Slugs of its signs of quality; see [`keep_valid_labels`].
    pub labels: Vec<String>,
    /// Months in season.
    pub season: Months,
    /// Whether it is made when ordered.
    pub on_order: bool,
    /// Name of the drawing that stands for it.
    pub drawing: String,
    /// Class of the ground behind it.
    pub ground: String,
    /// Class that recolours the drawing.
    pub tint: Option<String>,
    /// Whether it was invented for a demonstration.
    pub demo: bool,
    /// When it was first kept.
    pub created_at: Timestamp,
    /// Its formats that are shown, cheapest first; never empty.
    pub variants: Vec<CandidateVariant>,
}

/// A format of a product that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateVariant {
    /// Its id.
    pub id: Id<Variant>,
    /// Its number in the trade.
    pub sku: String,
    /// Its size.
    pub label: String,
    /// What it holds.
    pub content: Content,
    /// Price for consumers.
    pub price: Money,
    /// What a gift box holds; empty when the format is its own stock.
    pub parts: Vec<Part>,
}

impl CandidateVariant {
    /// How many can be had, given what is available of each stock item; what is not told is none.
    #[must_use]
    pub fn available<S: BuildHasher>(&self, stock: &HashMap<Id<Variant>, i64, S>) -> i64 {
        let of = |id: Id<Variant>| stock.get(&id).copied().unwrap_or(0).max(0);
        let boxes = self
            .parts
            .iter()
            .map(|part| of(part.variant) / i64::from(part.quantity.max(1)))
            .min();
        boxes.unwrap_or_else(|| of(self.id))
    }
}

impl Candidate {
    /// The format its card shows: the cheapest.
    #[must_use]
    pub fn lead(&self) -> Option<&CandidateVariant> {
        self.variants.first()
    }
}

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
        origin_commune: String,
        labels: WordList,
        season_months: Season,
        on_order: bool,
        drawing: String,
        ground: String,
        tint: Option<String>,
        demo: bool,
        created_at: Timestamp,
    }
}

store::row! {
    struct VariantRow {
        product_id: Id<Product>,
        id: Id<Variant>,
        sku: String,
        label: String,
        content_thousandths: i64,
        content_unit: UnitWord,
        price_centimes: i64,
    }
}

/// Published, in words that use no index.
pub(crate) const NOT_UNPUBLISHED: &str = "product.status NOT IN ('draft', 'hidden')";

pub(super) const PRODUCTS: &str = "SELECT id, slug, producer_id, category_id, name_fr, name_ar, name_en, name_zgh, \
    origin_commune, labels, season_months, on_order, drawing, ground, tint, demo, created_at FROM product";
pub(super) const VARIANTS: &str = "SELECT variant.product_id, variant.id, variant.sku, variant.label, \
    variant.content_thousandths, variant.content_unit, variant.price_centimes \
    FROM variant JOIN product ON product.id = variant.product_id";
pub(super) const PARTS: &str = "SELECT bundle_part.bundle_variant_id, bundle_part.part_variant_id, \
    bundle_part.quantity FROM bundle_part JOIN variant ON variant.id = bundle_part.bundle_variant_id \
    JOIN product ON product.id = variant.product_id";

/// The published products of a scope with their published formats: three statements for any number.
pub fn candidates(reader: &Reader<'_>, scope: &Scope) -> Result<Vec<Candidate>> {
    if matches!(scope, Scope::Ids(ids) if ids.is_empty()) {
        return Ok(Vec::new());
    }
    let products: Vec<ProductRow> = reader.select(&narrowed(Select::new(PRODUCTS), scope))?;
    let mut variants = variants_of(reader, scope)?;
    let mut found: Vec<Candidate> = Vec::with_capacity(products.len());
    for row in products {
        // A published product whose formats are all hidden has nothing to sell.
        if let Some(variants) = variants.remove(&row.id) {
            found.push(row.into_candidate(variants));
        }
    }
    if let Scope::Ids(ids) = scope {
        let place: HashMap<Id<Product>, usize> = ids
            .iter()
            .enumerate()
            .rev()
            .map(|(place, id)| (*id, place))
            .collect();
        found.sort_by_key(|candidate| place.get(&candidate.product).copied());
    } else {
        found.sort_by_key(|candidate| candidate.product);
    }
    Ok(found)
}

/// Takes away the labels whose certificates do not hold, as
/// [`valid_labels`](parties::papers::valid_labels) tells.
pub fn keep_valid_labels<S: BuildHasher>(
    candidates: &mut [Candidate],
    valid: &HashMap<Id<Organisation>, Vec<String>, S>,
) {
    for candidate in candidates {
        match valid.get(&candidate.producer) {
            Some(valid) => candidate.labels.retain(|label| valid.contains(label)),
            None => candidate.labels.clear(),
        }
    }
}

/// The stock items behind these candidates, each once: what to ask the stock for.
#[must_use]
pub fn stock_ids(candidates: &[Candidate]) -> Vec<Id<Variant>> {
    let variants = candidates.iter().flat_map(|candidate| &candidate.variants);
    let mut ids = BTreeSet::new();
    for variant in variants {
        if variant.parts.is_empty() {
            ids.insert(variant.id);
        }
        ids.extend(variant.parts.iter().map(|part| part.variant));
    }
    ids.into_iter().collect()
}

pub(super) fn narrowed<'s>(select: Select<'s>, scope: &'s Scope) -> Select<'s> {
    let published = "product.status = 'published'";
    match scope {
        Scope::All => select.filter(published, &[]),
        Scope::Category(id) => select
            .filter(published, &[])
            .filter("product.category_id = ?", &[id]),
        Scope::Producer(id) => select
            .filter(published, &[])
            .filter("product.producer_id = ?", &[id]),
        // Asked the other way round, or SQLite reads all published products rather than these few.
        Scope::Ids(ids) => select.within("product.id", ids).filter(NOT_UNPUBLISHED, &[]),
    }
}

fn variants_of(reader: &Reader<'_>, scope: &Scope) -> Result<HashMap<Id<Product>, Vec<CandidateVariant>>> {
    let rows: Vec<(Id<Variant>, Id<Variant>, u32)> = reader.select(&narrowed(Select::new(PARTS), scope))?;
    let mut parts: HashMap<Id<Variant>, Vec<Part>> = HashMap::new();
    for (bundle, variant, quantity) in rows {
        parts.entry(bundle).or_default().push(Part { variant, quantity });
    }
    let select = narrowed(Select::new(VARIANTS), scope).filter("variant.status = 'published'", &[]);
    let rows: Vec<VariantRow> = reader.select(&select)?;
    let mut variants: HashMap<Id<Product>, Vec<CandidateVariant>> = HashMap::new();
    for row in rows {
        let mut parts = parts.remove(&row.id).unwrap_or_default();
        parts.sort_by_key(|part| part.variant);
        let variant = CandidateVariant {
            id: row.id,
            content: stored::content(row.content_thousandths, row.content_unit)?,
            sku: row.sku,
            label: row.label,
            price: Money::mad(row.price_centimes),
            parts,
        };
        variants.entry(row.product_id).or_default().push(variant);
    }
    for formats in variants.values_mut() {
        formats.sort_by(|one, other| {
            one.price
                .centimes()
                .cmp(&other.price.centimes())
                .then_with(|| one.sku.cmp(&other.sku))
        });
    }
    Ok(variants)
}

impl ProductRow {
    fn into_candidate(self, variants: Vec<CandidateVariant>) -> Candidate {
        Candidate {
            product: self.id,
            slug: self.slug,
            names: Texts {
                fr: self.name_fr,
                ar: self.name_ar,
                en: self.name_en,
                zgh: self.name_zgh,
            },
            producer: self.producer_id,
            category: self.category_id,
            commune: self.origin_commune,
            labels: self.labels.0,
            season: self.season_months.0,
            on_order: self.on_order,
            drawing: self.drawing,
            ground: self.ground,
            tint: self.tint,
            demo: self.demo,
            created_at: self.created_at,
            variants,
        }
    }
}
