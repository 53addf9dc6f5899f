//! What an order takes from stock: its lines, or the contents of its gift boxes, summed over the whole order.

use crate::checkout::ShortLine;
use crate::draft::{Draft, DraftFulfilment, DraftLine};
use crate::freeze::Place;
use access::actor::Act;
use catalogue::variant::Variant;
use inventory::availability;
use inventory::reservation::{self, Demand, HoldError, Holder};
use std::collections::HashMap;
use store::{Reader, Unit};
use values::id::Id;

impl DraftLine {
    /// What it takes; goods made to order take nothing.
    pub(crate) fn demands(&self) -> impl Iterator<Item = Demand> {
        let quantity = i64::from(self.quantity.value());
        let parts = if self.sellable.on_order {
            &[]
        } else {
            self.parts.as_slice()
        };
        parts.iter().map(move |part| Demand {
            variant: part.variant,
            quantity: i64::from(part.units_per_line) * quantity,
        })
    }
}

/// Sets aside what one fulfilment needs.
pub(crate) fn hold(
    unit: &mut Unit<'_>,
    act: &Act,
    place: Place,
    part: &DraftFulfilment,
) -> Result<(), HoldError> {
    let demands: Vec<Demand> = part.lines.iter().flat_map(DraftLine::demands).collect();
    if demands.is_empty() {
        return Ok(());
    }
    let holder = Holder {
        order: place.order.uuid(),
        fulfilment: place.fulfilment.uuid(),
    };
    reservation::hold(unit, act, holder, &demands)
}

/// The lines that cannot be served from what is available now, told in pieces of each line.
pub(crate) fn short_lines(reader: &Reader<'_>, draft: &Draft) -> store::Result<Vec<ShortLine>> {
    let lines: Vec<&DraftLine> = draft
        .fulfilments
        .iter()
        .flat_map(|part| part.lines.iter())
        .collect();
    let mut demand: HashMap<Id<Variant>, i64> = HashMap::new();
    for wanted in lines.iter().flat_map(|line| line.demands()) {
        *demand.entry(wanted.variant).or_insert(0) += wanted.quantity;
    }
    let variants: Vec<Id<Variant>> = demand.keys().copied().collect();
    let figures = availability::of(reader, &variants)?;
    let available = |variant: &Id<Variant>| figures.get(variant).map_or(0, |figure| figure.available());
    Ok(lines
        .into_iter()
        .filter_map(|line| short_line(line, &demand, &available))
        .collect())
}

fn short_line(
    line: &DraftLine,
    demand: &HashMap<Id<Variant>, i64>,
    available: &impl Fn(&Id<Variant>) -> i64,
) -> Option<ShortLine> {
    let wanted = i64::from(line.quantity.value());
    let reachable = line
        .demands()
        .map(|taken| {
            let per_piece = (taken.quantity / wanted).max(1);
            let others = demand.get(&taken.variant).copied().unwrap_or(0) - taken.quantity;
            (available(&taken.variant) - others).max(0) / per_piece
        })
        .min()?;
    (reachable < wanted).then(|| ShortLine {
        sku: line.sellable.sku.clone(),
        wanted,
        available: reachable,
    })
}
