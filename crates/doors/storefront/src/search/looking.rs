//! Looking for what was typed: in the index, or by the words of the database while there is none.

use super::entries::{AISLES, PRODUCERS, PRODUCTS};
use catalogue::product::Product;
use parties::organisation::Organisation;
use search::{Found, Section, Vocabulary, Wish};
use std::sync::LazyLock;
use store::Reader;
use uuid::Uuid;
use values::id::Id;
use web::House;

/// Products that are shown and counted at most, ten pages: beyond, another word helps more than another page.
const MOST_PRODUCTS: u16 = 240;
/// Producers shown at most.
const MOST_PRODUCERS: u8 = 6;
/// Aisles shown at most.
const MOST_AISLES: u8 = 4;

/// Words of one meaning in the languages of the shop. A house test reads it: it has no fault.
static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::read(include_str!("vocabulary.txt")).unwrap_or_default());

/// What a query found, best first.
#[derive(Debug, Default)]
pub(super) struct Answered {
    pub(super) products: Vec<Id<Product>>,
    pub(super) producers: Vec<Id<Organisation>>,
    pub(super) aisles: Vec<Uuid>,
    /// The query as it was most likely meant, when it is written nowhere.
    pub(super) meant: Option<String>,
    /// Terms to mark in what was found.
    pub(super) terms: Vec<String>,
    /// Whether the index answered.
    pub(super) is_indexed: bool,
}

/// Asks the index; an index that fails is taken down and made anew by whoever follows the feed.
pub(super) fn in_index(house: &House, query: &str) -> Option<Answered> {
    let index = house.finder()?;
    let find = |section: Section, most: usize| {
        let wish = Wish {
            text: query,
            section,
            most,
        };
        index.find(wish, &VOCABULARY)
    };
    let found = find(PRODUCTS, MOST_PRODUCTS.into())
        .and_then(|products| Ok((products, find(PRODUCERS, MOST_PRODUCERS.into())?)))
        .and_then(|(products, producers)| Ok((products, producers, find(AISLES, MOST_AISLES.into())?)));
    match found {
        Ok((products, producers, aisles)) => Some(Answered {
            producers: ids(&producers).map(Id::from_uuid).collect(),
            aisles: ids(&aisles).collect(),
            products: ids(&products).map(Id::from_uuid).collect(),
            meant: products.meant,
            terms: products.terms,
            is_indexed: true,
        }),
        Err(error) => {
            tracing::warn!(problem = %error, "the search index could not be read");
            house.hang_finder(None);
            None
        }
    }
}

/// Asks the database for whole words and beginnings.
pub(super) fn in_database(reader: &Reader<'_>, query: &str) -> store::Result<Answered> {
    let makers = parties::organisation::find(reader, query, MOST_PRODUCERS.into())?;
    Ok(Answered {
        products: catalogue::search::find(reader, query, MOST_PRODUCTS.into())?,
        producers: makers.into_iter().map(|card| card.id).collect(),
        terms: search::terms(query),
        ..Answered::default()
    })
}

fn ids(found: &Found) -> impl Iterator<Item = Uuid> {
    found.hits.iter().map(|hit| Uuid::from_u128(hit.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_has_no_fault() {
        Vocabulary::read(include_str!("vocabulary.txt")).unwrap();
    }
}
