//! Moving the reserved figures of stock: all that is demanded, or nothing.

use crate::availability;
use catalogue::variant::Variant;
use std::collections::BTreeMap;
use store::{Unit, args};
use uuid::Uuid;
use values::id::Id;

/// Times a refused write is looked at again when another order gave its pieces back meanwhile.
const LOOKS: u32 = 3;

/// For whom stock is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// The order.
    pub order: Uuid,
    /// The producer's part of it.
    pub fulfilment: Uuid,
}

/// Pieces asked for. A bundle asks for its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// Of what.
    pub variant: Id<Variant>,
    /// How many, above zero; anything else is a bug of the caller. Several demands of one variant are summed.
    pub quantity: i64,
}

/// A variant of which there is not enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortage {
    /// Of what.
    pub variant: Id<Variant>,
    /// Pieces asked for, summed; of a changed order, those held already included.
    pub wanted: i64,
    /// Pieces that could be had; fewer than `wanted`.
    pub available: i64,
}

/// Why nothing was set aside.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoldError {
    /// There is not enough; every variant that is short is listed, in the order of ids.
    #[error("{} variants are short", .0.len())]
    Short(Vec<Shortage>),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::statements! {
    write RESERVE = "UPDATE stock SET reserved = reserved + ?2, version = version + 1 \
        WHERE variant_id = ?1 AND on_hand - reserved >= ?2";
    write GIVE_BACK = "UPDATE stock SET reserved = reserved - ?2, version = version + 1 \
        WHERE variant_id = ?1 AND reserved >= ?2";
}

/// The demands as one figure per variant, in the order of ids. A sum beyond 64 bits stays at the most that
/// fits, which no stock can serve.
pub(crate) fn sum_by_variant(demands: &[Demand]) -> store::Result<BTreeMap<Id<Variant>, i64>> {
    let mut sums: BTreeMap<Id<Variant>, i64> = BTreeMap::new();
    for Demand { variant, quantity } in demands {
        if *quantity <= 0 {
            return Err(store::Error::Faulty(format!(
                "{quantity} pieces of {variant} cannot be set aside"
            )));
        }
        let sum = sums.entry(*variant).or_default();
        *sum = sum.saturating_add(*quantity);
    }
    Ok(sums)
}

/// A variant whose reserved figure moves from `held` to `wanted` pieces.
#[derive(Clone, Copy)]
pub(crate) struct Change {
    pub(crate) variant: Id<Variant>,
    pub(crate) wanted: i64,
    pub(crate) held: i64,
}

/// Moves the figures in the order given, which is that of ids; when one is short, all that are short are
/// told and those moved are moved back, so that a caller that goes on has changed nothing.
pub(crate) fn reserve_all(unit: &mut Unit<'_>, changes: &[Change]) -> Result<(), HoldError> {
    let mut moved = Vec::with_capacity(changes.len());
    let mut short = Vec::new();
    for change in changes {
        match reserve(unit, *change)? {
            None => moved.push(*change),
            Some(shortage) => short.push(shortage),
        }
    }
    if short.is_empty() {
        return Ok(());
    }
    for change in moved {
        give_back(unit, change.variant, change.wanted - change.held)?;
    }
    Err(HoldError::Short(short))
}

fn reserve(unit: &mut Unit<'_>, change: Change) -> store::Result<Option<Shortage>> {
    let Change {
        variant,
        wanted,
        held,
    } = change;
    let mut could_be_had = 0;
    for _ in 0..LOOKS {
        if unit.run(RESERVE, args![variant, wanted - held])? == 1 {
            availability::told_changed(unit, variant);
            return Ok(None);
        }
        let figures = availability::of(unit, &[variant])?
            .remove(&variant)
            .unwrap_or_default();
        could_be_had = figures.available().saturating_add(held);
        if could_be_had < wanted {
            break;
        }
        // Another order gave its pieces back between the write and the look: the buyer need not be refused.
    }
    Ok(Some(Shortage {
        variant,
        wanted,
        available: could_be_had.min(wanted - 1),
    }))
}

/// Gives pieces back; answers the rows touched, which is one unless the books are broken.
pub(crate) fn give_back(unit: &mut Unit<'_>, variant: Id<Variant>, quantity: i64) -> store::Result<u64> {
    availability::told_changed(unit, variant);
    unit.run(GIVE_BACK, args![variant, quantity])
}
