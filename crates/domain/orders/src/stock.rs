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
    /// What it needs; goods made to order need nothing.
    fn need(&self) -> Need {
        let parts = if self.sellable.on_order {
            &[]
        } else {
            self.parts.as_slice()
        };
        Need {
            per_piece: parts
                .iter()
                .map(|part| (part.variant, i64::from(part.units_per_line)))
                .collect(),
            wanted: i64::from(self.quantity.value()),
        }
    }
}

/// Takes hold of all the stock that an order needs, before any of it is looked at or set aside.
pub(crate) fn take_shelf(unit: &mut Unit<'_>, draft: &Draft) -> store::Result<()> {
    let lines = draft.fulfilments.iter().flat_map(|part| part.lines.iter());
    let variants: Vec<Id<Variant>> = lines
        .flat_map(|line| line.parts.iter().map(|part| part.variant))
        .collect();
    inventory::stock::take_in_order(unit, &variants)
}

/// Sets aside what one fulfilment needs.
pub(crate) fn hold(
    unit: &mut Unit<'_>,
    act: &Act,
    place: Place,
    part: &DraftFulfilment,
) -> Result<(), HoldError> {
    let demands: Vec<Demand> = part.lines.iter().flat_map(|line| line.need().demands()).collect();
    if demands.is_empty() {
        return Ok(());
    }
    let holder = Holder {
        order: place.order.uuid(),
        fulfilment: place.fulfilment.uuid(),
    };
    reservation::hold(unit, act, holder, &demands)
}

/// One line's need of stock: what a piece of it takes, and how many pieces are wanted.
pub(crate) struct Need {
    pub(crate) per_piece: Vec<(Id<Variant>, i64)>,
    pub(crate) wanted: i64,
}

impl Need {
    /// What all the pieces take.
    fn demands(self) -> impl Iterator<Item = Demand> {
        let Self { per_piece, wanted } = self;
        per_piece.into_iter().map(move |(variant, pieces)| Demand {
            variant,
            quantity: pieces * wanted,
        })
    }
}

/// What can be had now of everything that is needed.
pub(crate) fn on_shelf(reader: &Reader<'_>, needs: &[Need]) -> store::Result<HashMap<Id<Variant>, i64>> {
    let mut variants: Vec<Id<Variant>> = needs
        .iter()
        .flat_map(|need| need.per_piece.iter().map(|(variant, _)| *variant))
        .collect();
    variants.sort_unstable();
    variants.dedup();
    let figures = availability::of(reader, &variants)?;
    Ok(figures
        .into_iter()
        .map(|(variant, figure)| (variant, figure.available()))
        .collect())
}

/// How many pieces of each line can be had. Lines that fit by themselves are served first, in their order;
/// so the line that wants too much is the one that is told, and not a gift box beside it.
pub(crate) fn serve(needs: &[Need], stock: &HashMap<Id<Variant>, i64>) -> Vec<i64> {
    let mut left = stock.clone();
    let fits = |need: &Need| reachable(need, stock) >= need.wanted;
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|index| needs.get(*index).is_some_and(|need| !fits(need)));
    let mut served = vec![0; needs.len()];
    for index in order {
        let (Some(need), Some(place)) = (needs.get(index), served.get_mut(index)) else {
            continue;
        };
        *place = reachable(need, &left);
        let taken = need.wanted.min(*place);
        for (variant, pieces) in &need.per_piece {
            *left.entry(*variant).or_insert(0) -= pieces * taken;
        }
    }
    served
}

fn reachable(need: &Need, stock: &HashMap<Id<Variant>, i64>) -> i64 {
    let of = |variant| stock.get(variant).copied().unwrap_or(0).max(0);
    need.per_piece
        .iter()
        .map(|(variant, pieces)| of(variant) / (*pieces).max(1))
        .min()
        .unwrap_or(i64::MAX)
}

/// The lines that cannot be served from what is available now, told in pieces of each line.
pub(crate) fn short_lines(reader: &Reader<'_>, draft: &Draft) -> store::Result<Vec<ShortLine>> {
    let lines: Vec<&DraftLine> = draft
        .fulfilments
        .iter()
        .flat_map(|part| part.lines.iter())
        .collect();
    let needs: Vec<Need> = lines.iter().map(|line| line.need()).collect();
    let stock = on_shelf(reader, &needs)?;
    Ok(lines
        .into_iter()
        .zip(serve(&needs, &stock))
        .map(|(line, available)| ShortLine {
            sku: line.sellable.sku.clone(),
            wanted: i64::from(line.quantity.value()),
            available,
        })
        .filter(|line| line.available < line.wanted)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use values::clock::Clock;
    use values::id::Ids;

    fn variants(count: usize) -> Vec<Id<Variant>> {
        let ids = Ids::seeded(1, Clock::fixed(jiff::Timestamp::UNIX_EPOCH));
        (0..count).map(|_| ids.next()).collect()
    }

    #[test]
    fn the_line_that_wants_too_much_is_told_and_not_the_box_beside_it() {
        let syrup = variants(1)[0];
        let stock = HashMap::from([(syrup, 90)]);
        let need = |wanted| Need {
            per_piece: vec![(syrup, 1)],
            wanted,
        };
        assert_eq!(serve(&[need(30), need(200)], &stock), [90, 60]);
        assert_eq!(serve(&[need(200), need(30)], &stock), [60, 90]);
        assert_eq!(
            serve(&[need(50), need(50)], &stock),
            [90, 40],
            "the later one is short"
        );
    }

    proptest! {
        #[test]
        fn what_is_served_is_there(
            lines in prop::collection::vec((0_usize..4, 1_i64..4, 0_usize..4, 1_i64..20), 1..8),
            shelf in prop::collection::vec(0_i64..40, 4),
        ) {
            let known = variants(4);
            let stock: HashMap<_, _> = known.iter().copied().zip(shelf).collect();
            let needs: Vec<Need> = lines
                .iter()
                .map(|(first, pieces, second, wanted)| {
                    let mut per_piece = vec![(known[*first], *pieces)];
                    if first != second {
                        per_piece.push((known[*second], 1));
                    }
                    Need { per_piece, wanted: *wanted }
                })
                .collect();
            let served = serve(&needs, &stock);
            for variant in &known {
                let taken: i64 = needs
                    .iter()
                    .zip(&served)
                    .flat_map(|(need, served)| {
                        let pieces = need.wanted.min(*served);
                        need.per_piece.iter().filter(|(id, _)| id == variant).map(move |(_, each)| each * pieces)
                    })
                    .sum();
                prop_assert!(taken <= stock[variant]);
            }
        }
    }
}
