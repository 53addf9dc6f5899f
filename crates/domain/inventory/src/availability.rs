//! What can still be sold of a variant: on hand less what is set aside.

use catalogue::variant::Variant;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use store::{Reader, Select, Unit, args};
use values::id::Id;

/// Variants asked for at once; more are asked for in turns.
const ASKED_AT_ONCE: usize = 1024;
/// From this many pieces down, a page tells how many are left.
const LAST_PIECES: i64 = 3;

/// The two stored figures of a variant, in pieces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Pieces in the store room, those set aside included; 0 or more.
    pub on_hand: i64,
    /// Pieces set aside for orders; 0 to `on_hand`.
    pub reserved: i64,
}

impl Figures {
    /// Pieces that can still be sold; 0 or more.
    #[must_use]
    pub fn available(self) -> i64 {
        self.on_hand.saturating_sub(self.reserved).max(0)
    }
}

/// What a shop page tells of a stock in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Nothing left.
    SoldOut,
    /// The last 1 to 3 pieces.
    Last(i64),
    /// More than that.
    InStock,
}

impl Level {
    /// The level of so many available pieces; below zero counts as none.
    #[must_use]
    pub fn of(available: i64) -> Level {
        match available {
            i64::MIN..=0 => Level::SoldOut,
            1..=LAST_PIECES => Level::Last(available),
            _ => Level::InStock,
        }
    }
}

/// The topic of all stocks: what tells how many can be had of many articles depends on.
pub const ANY_STOCK: &str = "stock-changed";

/// The topic of a variant's stock: what a page that tells how many can be had depends on.
#[must_use]
pub fn topic(variant: Id<Variant>) -> String {
    format!("stock:{variant}")
}

/// Tells this process, once the unit is kept, that another number can be had. No fact of the feed: a sale would
/// be one for each line, and pages of other nodes are never older than a minute.
pub(crate) fn told_changed(unit: &Unit<'_>, variant: Id<Variant>) {
    unit.tell_when_kept(topic(variant));
    unit.tell_when_kept(ANY_STOCK);
}

store::row! {
    struct FiguresRow {
        variant_id: Id<Variant>,
        on_hand: i64,
        reserved: i64,
    }
}

store::statements! {
    // The whole table: a listing of the shop counts what is available in every category at once.
    scan EVERY: FiguresRow = "SELECT variant_id, on_hand, reserved FROM stock";
}

/// The figures of these variants. A variant that never had stock is absent.
pub fn of(reader: &Reader<'_>, variants: &[Id<Variant>]) -> store::Result<HashMap<Id<Variant>, Figures>> {
    let mut found = HashMap::with_capacity(variants.len());
    for asked in variants.chunks(ASKED_AT_ONCE) {
        let select =
            Select::new("SELECT variant_id, on_hand, reserved FROM stock").within("variant_id", asked);
        found.extend(reader.select::<FiguresRow>(&select)?.iter().map(by_variant));
    }
    Ok(found)
}

/// The figures of every variant that ever had stock.
pub fn every(reader: &Reader<'_>) -> store::Result<HashMap<Id<Variant>, Figures>> {
    Ok(reader.all(EVERY, args![])?.iter().map(by_variant).collect())
}

fn by_variant(row: &FiguresRow) -> (Id<Variant>, Figures) {
    (
        row.variant_id,
        Figures {
            on_hand: row.on_hand,
            reserved: row.reserved,
        },
    )
}

/// How many whole bundles the parts make: the scarcest part decides. Each part names its variant and how
/// many pieces of it one bundle takes; a variant named twice is summed, one without figures counts as
/// sold out, and a bundle of nothing cannot be sold.
#[must_use]
pub fn of_bundle<S: BuildHasher>(
    parts: &[(Id<Variant>, u32)],
    figures: &HashMap<Id<Variant>, Figures, S>,
) -> i64 {
    let mut needed: BTreeMap<Id<Variant>, i64> = BTreeMap::new();
    for (variant, quantity) in parts.iter().filter(|part| part.1 > 0) {
        let sum = needed.entry(*variant).or_default();
        *sum = sum.saturating_add(i64::from(*quantity));
    }
    needed
        .iter()
        .map(|(variant, quantity)| figures.get(variant).copied().unwrap_or_default().available() / quantity)
        .min()
        .unwrap_or(0)
}
