//! Contents of gift boxes.

use super::kind::Kind;
use super::record::Record;
use super::report::Report;
use access::Act;
use catalogue::bundle::{self, BundleError, Part};
use catalogue::variant::{self, Variant};
use inventory::movement::{self, Cause, MovementError};
use inventory::stock;
use store::Unit;
use values::id::Id;

/// A box with the rows that tell what is in it.
struct GiftBox<'t> {
    id: Id<Variant>,
    parts: Vec<Part>,
    records: Vec<Record<'t>>,
}

pub(super) fn bundles<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    let mut boxes: Vec<GiftBox<'t>> = Vec::new();
    for mut record in records {
        let gift_box = article(unit, &mut record, "bundle_sku")?;
        let part = article(unit, &mut record, "component_sku")?;
        let quantity = record.number::<u32>("quantity").filter(|quantity| *quantity > 0);
        if quantity.is_none() && record.is_clean() {
            record.wrong("quantity", "must be 1 or more");
        }
        let (Some(id), Some(variant), Some(quantity)) = (gift_box, part, quantity) else {
            report.row(Kind::Bundles, record, None);
            continue;
        };
        let part = Part { variant, quantity };
        match boxes.iter_mut().find(|known| known.id == id) {
            Some(known) => {
                known.parts.push(part);
                known.records.push(record);
            }
            None => boxes.push(GiftBox {
                id,
                parts: vec![part],
                records: vec![record],
            }),
        }
    }
    for gift_box in boxes {
        keep(unit, act, gift_box, report)?;
    }
    Ok(())
}

fn article(
    unit: &Unit<'_>,
    record: &mut Record<'_>,
    column: &str,
) -> Result<Option<Id<Variant>>, store::Error> {
    let sku = record.needed(column);
    if sku.is_empty() {
        return Ok(None);
    }
    let found = variant::by_sku(unit, sku)?;
    if found.is_none() {
        record.wrong(column, &format!("there is no article {sku}"));
    }
    Ok(found.map(|variant| variant.id))
}

fn keep(
    unit: &mut Unit<'_>,
    act: &Act,
    gift_box: GiftBox<'_>,
    report: &mut Report,
) -> Result<(), store::Error> {
    let outcome = match bundle::replace(unit, act, gift_box.id, &gift_box.parts) {
        Ok(upserted) => {
            empty_shelf(unit, act, gift_box.id)?;
            Ok(upserted)
        }
        Err(BundleError::Store(error)) => return Err(error),
        Err(problem) => Err(problem.to_string()),
    };
    for mut record in gift_box.records {
        if let Err(problem) = &outcome {
            record.wrong("component_sku", problem);
        }
        report.row(Kind::Bundles, record, outcome.as_ref().ok().copied());
    }
    Ok(())
}

/// A box has no stock of its own: what a file of products said of it gives way to what is in it.
fn empty_shelf(unit: &mut Unit<'_>, act: &Act, id: Id<Variant>) -> Result<(), store::Error> {
    let Some(kept) = stock::by_variant(unit, id)?.filter(|kept| kept.on_hand > 0) else {
        return Ok(());
    };
    match movement::record(
        unit,
        act,
        id,
        -kept.on_hand,
        Cause::Correction,
        None,
        Some("gift box"),
    ) {
        Err(MovementError::Store(error)) => Err(error),
        // Pieces that are set aside stay: the office sees them.
        Ok(_) | Err(_) => Ok(()),
    }
}
