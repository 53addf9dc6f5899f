//! Products with their variants: the rows of one family are a product, each row is a variant of it.

use super::drawings;
use super::kind::Kind;
use super::record::Record;
use super::report::Report;
use access::Act;
use catalogue::category;
use catalogue::label;
use catalogue::product::{self, Allergen, Details, NewProduct, Product, ProductError, ProductStatus};
use catalogue::variant::{self, NewVariant, Variant, VariantDetails, VariantError, VariantStatus};
use inventory::movement::{self, Cause, MovementError};
use inventory::{location, stock};
use parties::{Upserted, organisation};
use std::collections::{HashMap, HashSet};
use store::Unit;
use values::content::Content;
use values::id::Id;
use values::period::Months;
use values::quantity::Grams;
use values::vat::VatRate;

/// The reason written beside prices and stock that a file brings.
const REASON: &str = "import";
/// What keeps for fewer days than this spoils fast: no right of withdrawal, unless the file says so (law 31-08).
const SPOILS_WITHIN_DAYS: u32 = 60;

/// Rows after which the planner is told how tables have grown, and again each time they grew fourfold: what it
/// believed of empty tables makes each further row read all the earlier ones.
const FIRST_FIGURES: usize = 200;

/// What is known of the rows read so far.
#[derive(Default)]
struct Known {
    products: HashMap<String, Id<Product>>,
    skus: HashSet<String>,
    labels: HashSet<String>,
}

pub(super) fn products<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    let mut known = Known {
        labels: label::list(unit)?.into_iter().map(|label| label.slug).collect(),
        ..Known::default()
    };
    // A lead must be known before its variants, whatever the order of the rows.
    let (leads, variants): (Vec<Record<'t>>, Vec<Record<'t>>) =
        records.partition(|record| record.text("variant_of").is_empty());
    let mut positions: HashMap<Id<Product>, u32> = HashMap::new();
    let mut figures_due = FIRST_FIGURES;
    for (number, mut record) in leads.into_iter().chain(variants).enumerate() {
        if number == figures_due {
            unit.refresh_figures()?;
            figures_due *= 4;
        }
        let outcome = row(unit, act, &mut record, &mut known, &mut positions)?;
        report.row(Kind::Products, record, outcome);
    }
    Ok(())
}

fn row(
    unit: &mut Unit<'_>,
    act: &Act,
    record: &mut Record<'_>,
    known: &mut Known,
    positions: &mut HashMap<Id<Product>, u32>,
) -> Result<Option<Upserted>, store::Error> {
    let sku = record.needed("sku").to_owned();
    if !sku.is_empty() && !known.skus.insert(sku.clone()) {
        record.wrong("sku", &format!("{sku} stands twice in the file"));
    }
    let Some((product, of_product)) = product_of(unit, act, record, &sku, known)? else {
        return Ok(None);
    };
    let position = positions.entry(product).or_insert(0);
    *position += 1;
    let Some(variant) = read_variant(record, product, &sku, *position) else {
        return Ok(None);
    };
    let pieces = record.number_optional::<u32>("stock");
    if !record.is_clean() {
        return Ok(None);
    }
    let of_variant = match variant::upsert(unit, act, &variant, REASON) {
        Ok((id, Upserted::Created)) => {
            open_stock(
                unit,
                act,
                record,
                Shelf { product, variant: id },
                pieces.unwrap_or(0),
            )?;
            publish(unit, act, record, product, id)?;
            Upserted::Created
        }
        Ok((_, upserted)) => upserted,
        Err(VariantError::Store(error)) => return Err(error),
        Err(problem) => {
            record.wrong("sku", &problem.to_string());
            return Ok(None);
        }
    };
    Ok(Some(if of_variant == Upserted::Same {
        of_product
    } else {
        of_variant
    }))
}

/// The product of a row: written from a lead's row, looked up for a variant's.
fn product_of(
    unit: &mut Unit<'_>,
    act: &Act,
    record: &mut Record<'_>,
    sku: &str,
    known: &mut Known,
) -> Result<Option<(Id<Product>, Upserted)>, store::Error> {
    if let Some(lead) = record.optional("variant_of") {
        let known_lead = match known.products.get(lead) {
            Some(product) => Some(*product),
            None => variant::by_sku(unit, lead)?.map(|variant| variant.product),
        };
        if known_lead.is_none() {
            record.wrong(
                "variant_of",
                &format!("there is no article {lead} that leads this family"),
            );
        }
        return Ok(known_lead.map(|product| (product, Upserted::Same)));
    }
    let Some(new) = read_product(unit, record, sku, known)? else {
        return Ok(None);
    };
    if !record.is_clean() {
        return Ok(None);
    }
    match product::upsert(unit, act, sku, &new) {
        Ok((product, upserted)) => {
            known.products.insert(sku.to_owned(), product);
            Ok(Some((product, upserted)))
        }
        Err(ProductError::Store(error)) => Err(error),
        Err(problem) => {
            record.wrong("name_fr", &problem.to_string());
            Ok(None)
        }
    }
}

fn read_product(
    unit: &Unit<'_>,
    record: &mut Record<'_>,
    sku: &str,
    known: &Known,
) -> Result<Option<NewProduct>, store::Error> {
    let producer_slug = record.needed("producer_slug");
    let producer = organisation::by_slug(unit, producer_slug)?;
    if producer.is_none() && !producer_slug.is_empty() {
        record.wrong("producer_slug", &format!("there is no producer {producer_slug}"));
    }
    let category_slug = record.needed("category");
    let category = category::by_slug(unit, category_slug)?;
    if category.is_none() && !category_slug.is_empty() {
        record.wrong("category", &format!("there is no category {category_slug}"));
    }
    let labels = labels(record, known);
    let allergens = allergens(record);
    let season = record
        .parsed_optional::<Months>("season_months")
        .unwrap_or(Months::ALL_YEAR);
    let shelf_life_days = record.number_optional::<u32>("shelf_life_days");
    let spoils = shelf_life_days.is_some_and(|days| days < SPOILS_WITHIN_DAYS);
    let picture = drawings::of_article(record, sku, category_slug);
    let (names, descriptions, ingredients) = (
        record.texts("name", true),
        record.texts("description", false),
        record.texts("ingredients", false),
    );
    let (withdrawal, on_order) = (
        record.truth("withdrawal", !spoils),
        record.truth("on_order", false),
    );
    let demo = record.truth("demo", false);
    let origin_commune = record.text("origin_commune").to_owned();
    Ok(producer.zip(category).map(|(producer, category)| NewProduct {
        producer: producer.id,
        details: Details {
            category: category.id,
            names,
            descriptions,
            ingredients,
            origin_commune,
            season,
            allergens,
            labels,
            shelf_life_days,
            withdrawal,
            on_order,
            drawing: picture.drawing,
            ground: picture.ground,
            tint: picture.tint,
        },
        demo,
    }))
}

fn labels(record: &mut Record<'_>, known: &Known) -> Vec<String> {
    let labels = record.list("labels");
    for label in labels.iter().filter(|label| !known.labels.contains(*label)) {
        record.wrong("labels", &format!("there is no label {label}"));
    }
    labels
}

fn allergens(record: &mut Record<'_>) -> Vec<Allergen> {
    let words = record.list("allergens");
    words
        .iter()
        .filter_map(|word| {
            let allergen = Allergen::from_word(word);
            if allergen.is_none() {
                record.wrong("allergens", &format!("{word:?} is no allergen of the list"));
            }
            allergen
        })
        .collect()
}

fn read_variant(
    record: &mut Record<'_>,
    product: Id<Product>,
    sku: &str,
    position: u32,
) -> Option<NewVariant> {
    let (amount, unit) = (record.needed("net_quantity"), record.needed("unit"));
    let content = match Content::parse(amount, unit) {
        Ok(content) => Some(content),
        Err(error) => {
            record.wrong("net_quantity", &format!("{amount} {unit}: {error}"));
            None
        }
    };
    let weight = record.number::<i64>("weight_g").and_then(|grams| {
        let weight = Grams::new(grams).ok().filter(|weight| weight.value() > 0);
        if weight.is_none() {
            record.wrong("weight_g", "must be more than 0");
        }
        weight
    });
    let price = record.money("price_mad");
    if price.is_some_and(values::money::Money::is_zero) {
        record.wrong("price_mad", "must be more than 0");
    }
    let wholesale_price = record.money_optional("wholesale_price_mad");
    let vat_rate = record.parsed::<VatRate>("vat_rate");
    let label = record.text("variant_label");
    Some(NewVariant {
        product,
        sku: sku.to_owned(),
        details: VariantDetails {
            label: if label.is_empty() {
                format!("{amount} {unit}")
            } else {
                label.to_owned()
            },
            content: content?,
            weight: weight?,
            vat_rate: vat_rate?,
            vat_basis: record.text("vat_basis").to_owned(),
            position,
        },
        price: price?,
        wholesale_price,
    })
}

/// A new article, and the product whose producer keeps it.
#[derive(Clone, Copy)]
struct Shelf {
    product: Id<Product>,
    variant: Id<Variant>,
}

/// The stock of a new article; later imports leave stock alone, for it has lived since.
fn open_stock(
    unit: &mut Unit<'_>,
    act: &Act,
    record: &mut Record<'_>,
    shelf: Shelf,
    pieces: u32,
) -> Result<(), store::Error> {
    let producer = product::by_id(unit, shelf.product)?
        .ok_or(store::Error::Missing)?
        .producer;
    let location = location::of_organisation(unit, act, producer.uuid())?;
    stock::open(unit, shelf.variant, location)?;
    if pieces == 0 {
        return Ok(());
    }
    match movement::record(
        unit,
        act,
        shelf.variant,
        i64::from(pieces),
        Cause::Opening,
        None,
        Some(REASON),
    ) {
        Ok(_) => Ok(()),
        Err(MovementError::Store(error)) => Err(error),
        Err(problem) => {
            record.wrong("stock", &problem.to_string());
            Ok(())
        }
    }
}

/// What a file brings is in the shop at once: hiding it is an act of the office.
fn publish(
    unit: &mut Unit<'_>,
    act: &Act,
    record: &mut Record<'_>,
    product: Id<Product>,
    id: Id<Variant>,
) -> Result<(), store::Error> {
    if let Some(variant) =
        variant::by_id(unit, id)?.filter(|variant| variant.status != VariantStatus::Published)
    {
        match variant::set_status(unit, act, id, variant.version, VariantStatus::Published) {
            Ok(_) => {}
            Err(VariantError::Store(error)) => return Err(error),
            Err(problem) => record.wrong("sku", &problem.to_string()),
        }
    }
    if let Some(kept) = product::by_id(unit, product)?.filter(|kept| kept.status == ProductStatus::Draft) {
        match product::set_status(
            unit,
            act,
            product,
            kept.version,
            ProductStatus::Published,
            Some(REASON),
        ) {
            Ok(_) => {}
            Err(ProductError::Store(error)) => return Err(error),
            Err(problem) => record.wrong("sku", &problem.to_string()),
        }
    }
    Ok(())
}
