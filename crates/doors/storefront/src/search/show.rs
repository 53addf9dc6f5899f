//! The page of a search.

use crate::goods::{Aisle, Good, Goods, Maker, Places};
use askama::Template;
use catalogue::listing::Scope;
use language::Language;
use parties::organisation;
use values::slug::fold;
use web::{Answer, CachePolicy, Problem, ShopFrame, Visit};

/// Seconds a shared cache may keep the page.
const KEPT_SECONDS: u32 = 60;
/// Longest query that is looked for, in characters.
const LONGEST_QUERY: usize = 100;
/// Products shown at most.
const MOST_GOODS: u32 = 48;
/// Producers shown at most.
const MOST_MAKERS: u32 = 6;

#[derive(Template)]
#[template(path = "search/show.html")]
struct ShowPage {
    frame: ShopFrame,
    title: String,
    home: String,
    query: String,
    is_none: bool,
    none: String,
    found: String,
    goods: Vec<Good>,
    found_aisles: Vec<Aisle>,
    makers: Vec<Maker>,
    /// All aisles, to go on from a page that found nothing.
    all_aisles: Vec<Aisle>,
}

/// Looks for the words of `q`.
pub(crate) async fn show(visit: Visit) -> Answer {
    let query = visit.query.line("q", LONGEST_QUERY).unwrap_or_default();
    let (today, language, wanted) = (visit.today(), visit.language, query.clone());
    let (goods, makers, places) = visit
        .house
        .store
        .read(move |reader| {
            let ids = catalogue::search::find(reader, &wanted, MOST_GOODS)?;
            let goods = Goods::read(reader, &Scope::Ids(ids), today, language)?;
            let makers = organisation::find(reader, &wanted, MOST_MAKERS)?;
            let provinces = makers.iter().map(|card| card.province_code.as_str());
            let places = Places::read(reader, provinces, language)?;
            Ok::<_, Problem>((goods, makers, places))
        })
        .await?;
    let frame = ShopFrame::new(&visit).indexed(false).searching(&query);
    let items = goods.in_order(visit.language);
    let found_aisles = aisles_named(&visit, &query, &frame);
    let is_none = items.is_empty() && makers.is_empty() && found_aisles.is_empty();
    let page = ShowPage {
        title: title(&query, &frame),
        home: frame.href(""),
        is_none,
        none: frame.text_of("seek-none", "query", query.as_str()),
        found: frame.text_of("seek-found", "count", items.len()),
        goods: goods.cards(&items, &frame),
        makers: makers
            .iter()
            .map(|card| Maker::new(card, &places, &frame))
            .collect(),
        all_aisles: if is_none { Aisle::all(&frame) } else { Vec::new() },
        found_aisles,
        query,
        frame,
    };
    web::page(
        &page,
        CachePolicy::Public {
            seconds: KEPT_SECONDS,
        },
    )
}

fn title(query: &str, frame: &ShopFrame) -> String {
    if query.is_empty() {
        frame.text("seek-title")
    } else {
        frame.plain_of("seek-title-for", "query", query)
    }
}

/// Aisles with every word of the query, or one that begins like it, in the name of any language.
fn aisles_named(visit: &Visit, query: &str, frame: &ShopFrame) -> Vec<Aisle> {
    let folded = fold(query);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let named = |names: &language::Texts| {
        Language::ALL
            .into_iter()
            .filter_map(|language| names.exactly(language))
            .any(|name| has_words(name, &words))
    };
    let board = visit.house.signboard();
    let found = board.aisles.iter().filter(|aisle| named(&aisle.names));
    found
        .map(|aisle| Aisle::of(&aisle.slug, &aisle.names, &aisle.drawing, &aisle.ground, frame))
        .collect()
}

fn has_words(name: &str, wanted: &[&str]) -> bool {
    let name = fold(name);
    wanted
        .iter()
        .all(|word| name.split_whitespace().any(|own| own.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aisles_are_found_by_beginnings_in_any_script() {
        for (name, query) in [
            ("Épices et safran", "epi"),
            ("Huile d'olive et olives", "olive huile"),
            ("تمور", "تمو"),
        ] {
            let folded = fold(query);
            assert!(
                has_words(name, &folded.split_whitespace().collect::<Vec<_>>()),
                "{name} {query}"
            );
        }
        assert!(!has_words("Dattes", &["miel"]));
        assert!(!has_words("Dattes", &["dattes", "miel"]));
    }
}
