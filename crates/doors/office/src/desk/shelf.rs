//! What can be had of articles: a box made of others is as many as its scarcest part makes.

use catalogue::bundle;
use catalogue::variant::Variant;
use inventory::availability::{self, Figures};
use std::collections::HashMap;
use store::Reader;
use values::id::Id;

/// What the shelf says of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shelf {
    /// Its own figures; a box has none of its own.
    pub(crate) figures: Figures,
    /// Pieces that can still be sold.
    pub(crate) available: i64,
    /// Whether it is a box made of other articles.
    pub(crate) is_box: bool,
}

/// The shelves of these articles, in three statements; one that never had stock is absent.
pub(crate) fn of(
    reader: &Reader<'_>,
    variants: &[Id<Variant>],
) -> store::Result<HashMap<Id<Variant>, Shelf>> {
    let boxes = bundle::parts_of(reader, variants)?;
    let own = availability::of(reader, variants)?;
    let inside: Vec<Id<Variant>> = boxes.values().flatten().map(|part| part.variant).collect();
    let parts = availability::of(reader, &inside)?;
    let simple = own
        .iter()
        .filter(|(id, _)| !boxes.contains_key(id))
        .map(|(id, figures)| {
            (
                *id,
                Shelf {
                    figures: *figures,
                    available: figures.available(),
                    is_box: false,
                },
            )
        });
    let made = boxes.iter().map(|(id, inside)| {
        let inside: Vec<(Id<Variant>, u32)> =
            inside.iter().map(|part| (part.variant, part.quantity)).collect();
        let available = availability::of_bundle(&inside, &parts);
        (
            *id,
            Shelf {
                figures: Figures::default(),
                available,
                is_box: true,
            },
        )
    });
    Ok(simple.chain(made).collect())
}

/// The boxes of which more than `enough` can be made, in the order of ids.
pub(crate) fn boxes_with_more_than(reader: &Reader<'_>, enough: i64) -> store::Result<Vec<Id<Variant>>> {
    let boxes = bundle::all(reader)?;
    let inside: Vec<Id<Variant>> = boxes.values().flatten().map(|part| part.variant).collect();
    let figures = availability::of(reader, &inside)?;
    let mut found: Vec<Id<Variant>> = boxes
        .into_iter()
        .filter(|(_, inside)| {
            let inside: Vec<(Id<Variant>, u32)> =
                inside.iter().map(|part| (part.variant, part.quantity)).collect();
            availability::of_bundle(&inside, &figures) > enough
        })
        .map(|(id, _)| id)
        .collect();
    found.sort_unstable();
    Ok(found)
}
