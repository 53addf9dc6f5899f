//! Bundles: gift boxes that hold other variants. A box has no stock; its parts have.

use crate::product;
use crate::variant::{self, Variant};
use access::audit::{self, Entry};
use access::{Act, Action, Refused, require};
use parties::{Differences, Upserted};
use std::collections::{BTreeMap, HashMap};
use store::{Reader, Select, Unit, args};
use values::id::Id;

/// Most different things in a box.
const MOST_PARTS: usize = 50;
/// Most of one thing in a box.
const MOST_OF_ONE: u32 = 9_999;

/// One thing in a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What is in it.
    pub variant: Id<Variant>,
    /// How many of it, 1 to 9 999.
    pub quantity: u32,
}

/// Why a box was not filled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// No such box, or no such part.
    #[error("no such variant: {0}")]
    UnknownVariant(Id<Variant>),
    /// A box in a box, or in itself.
    #[error("a box holds no boxes")]
    Nested,
    /// Not 1 to 9 999 of a part, or too many different parts.
    #[error("a box holds 1 to 9999 of each of at most 50 things")]
    OutOfRange,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::statements! {
    read PARTS: (Id<Variant>, u32) = "SELECT part_variant_id, quantity FROM bundle_part \
        WHERE bundle_variant_id = ?1 ORDER BY part_variant_id";
    // Boxes are few beside articles, and hold a handful of things each.
    scan ALL: (Id<Variant>, Id<Variant>, u32) = "SELECT bundle_variant_id, part_variant_id, quantity FROM bundle_part \
        ORDER BY bundle_variant_id, part_variant_id";
    read IN_A_BOX: (Id<Variant>,) = "SELECT bundle_variant_id FROM bundle_part WHERE part_variant_id = ?1 LIMIT 1";
    write EMPTY = "DELETE FROM bundle_part WHERE bundle_variant_id = ?1";
    write ADD = "INSERT INTO bundle_part (bundle_variant_id, part_variant_id, quantity) VALUES (?1, ?2, ?3)";
}

/// What these variants hold, in the order of ids; variants that are no boxes are absent.
pub fn parts_of(
    reader: &Reader<'_>,
    variants: &[Id<Variant>],
) -> store::Result<HashMap<Id<Variant>, Vec<Part>>> {
    if variants.is_empty() {
        return Ok(HashMap::new());
    }
    let select = Select::new("SELECT bundle_variant_id, part_variant_id, quantity FROM bundle_part")
        .within("bundle_variant_id", variants)
        .then("ORDER BY bundle_variant_id, part_variant_id", &[]);
    Ok(by_box(reader.select(&select)?))
}

/// Every box with what it holds.
pub fn all(reader: &Reader<'_>) -> store::Result<HashMap<Id<Variant>, Vec<Part>>> {
    Ok(by_box(reader.all(ALL, args![])?))
}

fn by_box(rows: Vec<(Id<Variant>, Id<Variant>, u32)>) -> HashMap<Id<Variant>, Vec<Part>> {
    let mut parts: HashMap<Id<Variant>, Vec<Part>> = HashMap::new();
    for (bundle, variant, quantity) in rows {
        parts.entry(bundle).or_default().push(Part { variant, quantity });
    }
    parts
}

/// Fills a box anew; no parts make it an ordinary variant. A part named twice is summed.
pub fn replace(
    unit: &mut Unit<'_>,
    act: &Act,
    bundle: Id<Variant>,
    parts: &[Part],
) -> Result<Upserted, BundleError> {
    require(act, Action::EditProducts)?;
    let wanted = summed(parts)?;
    let of = variant::by_id(unit, bundle)?.ok_or(BundleError::UnknownVariant(bundle))?;
    if !wanted.is_empty() && unit.maybe(IN_A_BOX, args![bundle])?.is_some() {
        return Err(BundleError::Nested);
    }
    for part in wanted.keys() {
        if variant::by_id(unit, *part)?.is_none() {
            return Err(BundleError::UnknownVariant(*part));
        }
        if *part == bundle || !unit.all(PARTS, args![part])?.is_empty() {
            return Err(BundleError::Nested);
        }
    }
    let kept: BTreeMap<Id<Variant>, u32> = unit.all(PARTS, args![bundle])?.into_iter().collect();
    if kept == wanted {
        return Ok(Upserted::Same);
    }
    unit.run(EMPTY, args![bundle])?;
    for (part, quantity) in &wanted {
        unit.run(ADD, args![bundle, part, quantity])?;
    }
    tell(unit, act, bundle, &kept, &wanted)?;
    product::told_changed(unit, act, of.product)?;
    Ok(if kept.is_empty() {
        Upserted::Created
    } else {
        Upserted::Changed
    })
}

fn summed(parts: &[Part]) -> Result<BTreeMap<Id<Variant>, u32>, BundleError> {
    let mut wanted: BTreeMap<Id<Variant>, u32> = BTreeMap::new();
    for part in parts {
        let quantity = wanted.entry(part.variant).or_default();
        *quantity = quantity.saturating_add(part.quantity);
    }
    let within = wanted
        .values()
        .all(|quantity| (1..=MOST_OF_ONE).contains(quantity));
    if within && wanted.len() <= MOST_PARTS {
        Ok(wanted)
    } else {
        Err(BundleError::OutOfRange)
    }
}

fn tell(
    unit: &mut Unit<'_>,
    act: &Act,
    bundle: Id<Variant>,
    kept: &BTreeMap<Id<Variant>, u32>,
    wanted: &BTreeMap<Id<Variant>, u32>,
) -> store::Result<()> {
    let shown = |parts: &BTreeMap<Id<Variant>, u32>| {
        parts
            .iter()
            .map(|(part, quantity)| format!("{quantity} × {part}"))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let mut told = Differences::default();
    told.note("parts", shown(kept), shown(wanted));
    let (object_id, before, after) = (bundle.to_string(), told.before(), told.after());
    let entry = Entry {
        act: "bundle-filled",
        object: "variant",
        object_id: &object_id,
        before: Some(&before),
        after: Some(&after),
        reason: None,
    };
    audit::record(unit, act, &entry)
}
