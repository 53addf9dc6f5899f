//! What a product's page is made of, read in one snapshot.

use crate::goods::{Goods, Places, Topics, prices_by_zone};
use catalogue::bundle::{self, Part};
use catalogue::category::{self, Category};
use catalogue::label::{self, Label};
use catalogue::listing::Scope;
use catalogue::product::{self, Product, ProductStatus};
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
const BESIDE: u32 = 4;

/// Facts of the house that every product page tells something of.
const OF_THE_HOUSE: [&str; 6] = [
    "category-changed",
    "label-changed",
    "place-changed",
    "shipping-changed",
    "commission-changed",
    "house-changed",
];

/// A product with all that its page tells.
pub(super) struct Facts {
    pub(super) product: Product,
    pub(super) category: Option<Category>,
    /// Formats that are shown, with how many can be had.
    pub(super) variants: Vec<(Variant, i64)>,
    /// The stock items behind them: themselves, and what boxes hold.
    stocked: Vec<Id<Variant>>,
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
        let stocked: Vec<Id<Variant>> = parts
            .values()
            .flatten()
            .map(|part| part.variant)
            .chain(ids)
            .collect();
        let variants = with_stock(reader, shown, &stocked, &parts)?;
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
            stocked,
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

    /// What the page depends on.
    pub(super) fn topics(&self) -> Vec<String> {
        let own = [
            format!("product:{}", self.product.id),
            format!("organisation:{}", self.product.producer),
        ];
        Topics::default()
            .and(own)
            .and(OF_THE_HOUSE)
            .with_stock(self.stocked.iter().copied())
            .showing(&self.beside.candidates)
            .into_vec()
    }
}

fn with_stock(
    reader: &Reader<'_>,
    shown: Vec<Variant>,
    stocked: &[Id<Variant>],
    parts: &HashMap<Id<Variant>, Vec<Part>>,
) -> store::Result<Vec<(Variant, i64)>> {
    let figures = availability::of(reader, stocked)?;
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
    let ids = product::neighbours(reader, product, BESIDE)?;
    Goods::read(reader, &Scope::Ids(ids), today, language)
}
