//! Search: products by the words of their names, in any of the four languages. Producers and
//! categories are found by their own rooms.

use crate::listing::NOT_UNPUBLISHED;
use crate::product::Product;
use parties::words;
use store::{Reader, Result, Select};
use values::id::Id;
use values::slug::fold;

/// Most products that are ranked; beyond, the query says too little to rank by.
const MOST_RANKED: u32 = 2_000;

/// The words of a query, each with the end of its range.
pub(crate) struct Ranges(Vec<(String, String)>);

impl Ranges {
    pub(crate) fn of(query: &str) -> Self {
        let ranged = |word: String| (word.clone(), words::end_of(&word));
        Self(words::of_query(query).into_iter().map(ranged).collect())
    }

    /// Narrows a query over `product` to those that have every word.
    pub(crate) fn narrow<'r>(&'r self, select: Select<'r>) -> Select<'r> {
        self.0.iter().fold(select, |select, (word, end)| {
            select.filter(
                "id IN (SELECT product_id FROM product_word WHERE word >= ? AND word < ?)",
                &[word, end],
            )
        })
    }
}

/// Published products that have every word of the query, or one that begins like it, best first, at
/// most `limit`. An empty query finds nothing.
pub fn find(reader: &Reader<'_>, query: &str, limit: u32) -> Result<Vec<Id<Product>>> {
    let ranges = Ranges::of(query);
    if ranges.0.is_empty() {
        return Ok(Vec::new());
    }
    let select = ranges
        .narrow(Select::new("SELECT id, search_text FROM product"))
        .filter(NOT_UNPUBLISHED, &[])
        .then("ORDER BY slug LIMIT ?", &[&MOST_RANKED]);
    let rows: Vec<(Id<Product>, String)> = reader.select(&select)?;
    let query = fold(query);
    let wanted: Vec<&str> = ranges.0.iter().map(|(word, _)| word.as_str()).collect();
    let mut ranked: Vec<(Rank, Id<Product>)> = rows
        .into_iter()
        .map(|(id, text)| (rank(&text, &query, &wanted), id))
        .collect();
    // A stable sort: equal ranks stay in the order of addresses.
    ranked.sort_by_key(|(rank, _)| *rank);
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    Ok(ranked.into_iter().take(most).map(|(_, id)| id).collect())
}

/// How far a product is from a query; less is nearer.
type Rank = (bool, usize, usize);

/// Names that hold the query as it was typed come first, then those with more whole words of it,
/// then those whose names say little else. The names are folded and parted by line breaks.
fn rank(search_text: &str, query: &str, wanted: &[&str]) -> Rank {
    let phrase = search_text.lines().any(|name| name.starts_with(query));
    let whole = |word: &&&str| search_text.split_whitespace().any(|kept| kept == **word);
    let partial = wanted.len() - wanted.iter().filter(whole).count();
    let nearest = search_text
        .lines()
        .filter(|name| wanted.iter().any(|word| name.contains(word)));
    let length = nearest
        .map(|name| name.chars().count())
        .min()
        .unwrap_or(usize::MAX);
    (!phrase, partial, length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MIGRATIONS, Shop, act};

    #[test]
    fn the_nearest_name_comes_first() {
        let ranks = |text: &str| rank(text, "miel", &["miel"]);
        assert!(ranks("miel de thym\nعسل") < ranks("coffret miel et dattes"));
        assert!(ranks("miel de thym") < ranks("mielleux"));
        assert!(ranks("miel") < ranks("miel de thym"));
        assert!(
            rank("huile d olive", "olive huile", &["huile", "olive"])
                < rank("huiles d olive", "olive huile", &["huile", "olive"])
        );
    }

    #[test]
    fn products_are_found_by_any_language_and_by_beginnings() {
        store::testing::on_both(&MIGRATIONS, |house| {
            let found = house.store.write_blocking(|unit| {
                let act = act();
                let shop = Shop::open(unit, &act);
                let honey = shop.product(unit, &act, "Miel de thym", "عسل الزعتر");
                let dates = shop.product(unit, &act, "Dattes Boufeggous", "تمور بوفقوس");
                let box_of_both = shop.product(unit, &act, "Coffret dattes et miel", "علبة التمور والعسل");
                shop.draft(unit, &act, "Miel caché");
                let find = |query: &str| find(unit, query, 10);
                assert_eq!(find("miel")?, [honey, box_of_both]);
                assert_eq!(find("MIEL dat")?, [box_of_both]);
                assert_eq!(find("العسل")?, [honey], "the article is dropped on both sides");
                assert_eq!(find("تمور")?, [dates, box_of_both]);
                assert_eq!(find("boufegous")?, []);
                assert_eq!(find("  ")?, []);
                assert_eq!(super::find(unit, "miel", 1)?, [honey]);
                Ok::<_, store::Error>(())
            });
            found.unwrap();
        });
    }
}
