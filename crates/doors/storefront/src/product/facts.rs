//! What a product's page is made of, read in one snapshot.

use crate::goods::{Goods, Places, fingerprint, prices_by_zone};
use access::page::PageRequest;
use catalogue::bundle::{self, Part};
use catalogue::category::{self, Category};
use catalogue::label::{self, Label};
use catalogue::listing::Scope;
use catalogue::product::{self, Filter, Product, ProductStatus};
use catalogue::variant::{self, Variant, VariantCard, VariantStatus};
use inventory::availability::{self, Figures};
use jiff::civil::Date;
use language::Language;
use orders::commission;
use parties::house;
use parties::organisation::{self, Card};
use parties::papers;
use shipping::zone::Zone;
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use values::money::Money;
use values::rate::BasisPoints;

/// Neighbours on the shelf that a page shows.
const BESIDE: usize = 4;

/// A product with all that its page tells.
pub(super) struct Facts {
    pub(super) product: Product,
    pub(super) category: Option<Category>,
    /// Formats that are shown, with how many can be had.
    pub(super) variants: Vec<(Variant, i64)>,
    /// What the gift box holds, for the first format that is one.
    pub(super) inside: Vec<(VariantCard, u32)>,
    pub(super) maker: Option<Card>,
    pub(super) places: Places,
    pub(super) labels: Vec<Label>,
    pub(super) valid_labels: Vec<String>,
    pub(super) commission: BasisPoints,
    /// Price of a delivery of the lead format to each zone.
    pub(super) zones: Vec<(Zone, Money)>,
    pub(super) beside: Goods,
}

impl Facts {
    /// Reads a published product; `None` when there is none at this address.
    pub(super) fn read(
        reader: &Reader<'_>,
        slug: &str,
        today: Date,
        language: Language,
    ) -> store::Result<Option<Self>> {
        let Some(product) = product::by_slug(reader, slug)? else {
            return Ok(None);
        };
        if product.status != ProductStatus::Published {
            return Ok(None);
        }
        let shown: Vec<Variant> = variant::of(reader, product.id)?
            .into_iter()
            .filter(|variant| variant.status == VariantStatus::Published)
            .collect();
        let Some(lead) = shown.first() else {
            return Ok(None);
        };
        let ids: Vec<Id<Variant>> = shown.iter().map(|variant| variant.id).collect();
        let parts = bundle::parts_of(reader, &ids)?;
        let zones = prices_by_zone(reader, lead.weight)?;
        let inside = inside(reader, shown.iter().find_map(|variant| parts.get(&variant.id)))?;
        let variants = with_stock(reader, shown, &parts)?;
        let maker = organisation::cards_of(reader, &[product.producer])?.remove(&product.producer);
        let valid_labels =
            papers::valid_labels(reader, &[product.producer], today)?.remove(&product.producer);
        Ok(Some(Self {
            category: category::by_id(reader, product.category)?,
            places: Places::read(
                reader,
                maker.iter().map(|card| card.province_code.as_str()),
                language,
            )?,
            variants,
            inside,
            maker,
            labels: label::list(reader)?,
            valid_labels: valid_labels.unwrap_or_default(),
            commission: commission_of(reader, &product, today)?,
            zones,
            beside: beside(reader, &product, today, language)?,
            product,
        }))
    }

    /// Changes with everything the page shows.
    pub(super) fn version(&self, today: Date) -> u64 {
        fingerprint(&[
            &self.product,
            &self.category,
            &self.variants,
            &self.inside,
            &self.maker,
            &self.labels,
            &self.valid_labels,
            &self.commission,
            &self.zones,
            &self.beside.candidates,
            &self.beside.levels(),
            &today,
        ])
    }
}

fn with_stock(
    reader: &Reader<'_>,
    shown: Vec<Variant>,
    parts: &HashMap<Id<Variant>, Vec<Part>>,
) -> store::Result<Vec<(Variant, i64)>> {
    let mut asked: Vec<Id<Variant>> = shown.iter().map(|variant| variant.id).collect();
    asked.extend(parts.values().flatten().map(|part| part.variant));
    let figures = availability::of(reader, &asked)?;
    let available = |variant: &Variant| match parts.get(&variant.id) {
        Some(parts) => {
            let parts: Vec<(Id<Variant>, u32)> =
                parts.iter().map(|part| (part.variant, part.quantity)).collect();
            availability::of_bundle(&parts, &figures)
        }
        None => figures.get(&variant.id).copied().map_or(0, Figures::available),
    };
    Ok(shown
        .into_iter()
        .map(|variant| (available(&variant), variant))
        .map(|(left, variant)| (variant, left))
        .collect())
}

fn inside(reader: &Reader<'_>, parts: Option<&Vec<Part>>) -> store::Result<Vec<(VariantCard, u32)>> {
    let Some(parts) = parts else { return Ok(Vec::new()) };
    let ids: Vec<Id<Variant>> = parts.iter().map(|part| part.variant).collect();
    let mut cards = variant::cards_of(reader, &ids)?;
    Ok(parts
        .iter()
        .filter_map(|part| Some((cards.remove(&part.variant)?, part.quantity)))
        .collect())
}

fn commission_of(reader: &Reader<'_>, product: &Product, today: Date) -> store::Result<BasisPoints> {
    match commission::rate_of(reader, product.producer, today)? {
        Some(rate) => Ok(rate),
        None => Ok(house::load(reader)?.default_commission),
    }
}

/// Goods of the same producer, then of the same aisle.
fn beside(reader: &Reader<'_>, product: &Product, today: Date, language: Language) -> store::Result<Goods> {
    let status = Some(ProductStatus::Published);
    let by_producer = Filter {
        producer: Some(product.producer),
        status,
        ..Filter::default()
    };
    let by_category = Filter {
        category: Some(product.category),
        status,
        ..Filter::default()
    };
    let mut ids = Vec::new();
    for filter in [by_producer, by_category] {
        let found = product::list(reader, &filter, PageRequest::new(1, 5))?;
        ids.extend(
            found
                .items
                .into_iter()
                .map(|found| found.id)
                .filter(|id| *id != product.id),
        );
    }
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    ids.truncate(BESIDE);
    Goods::read(reader, &Scope::Ids(ids), today, language)
}
