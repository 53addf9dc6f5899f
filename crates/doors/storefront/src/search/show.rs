//! The page of a search.

use super::looking::{Answered, in_database, in_index};
use crate::goods::{Aisle, Goods, Maker, Places, Topics, shown_with_marks};
use crate::shelf::{Shelf, Stock, Wishes};
use askama::Template;
use catalogue::listing::{Page, Scope, Sort};
use jiff::civil::Date;
use language::Language;
use parties::organisation::{self, Card, Organisation};
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use web::{Answer, Fields, Problem, ShopFrame, Shown, Visit};

/// Seconds a shared cache may keep the page.
const KEPT_SECONDS: u32 = 60;
/// Longest query that is looked for, in characters.
pub(super) const LONGEST_QUERY: usize = 100;
/// Orders of what was found, the usual one first.
const SORTS: [Sort; 6] = [
    Sort::Found,
    Sort::PriceAscending,
    Sort::PriceDescending,
    Sort::UnitPrice,
    Sort::Newest,
    Sort::Name,
];

/// A query that may have been meant.
struct Meant {
    href: String,
    words: String,
}

#[derive(Template)]
#[template(path = "search/show.html")]
struct ShowPage {
    frame: ShopFrame,
    home: String,
    query: String,
    is_none: bool,
    none: String,
    meant: Option<Meant>,
    shelf: Option<Shelf>,
    found_aisles: Vec<Aisle>,
    makers: Vec<Maker>,
    /// All aisles, to go on from a page that found nothing.
    all_aisles: Vec<Aisle>,
}

/// What was found, read in one snapshot.
struct Facts {
    found: Answered,
    goods: Goods,
    makers: HashMap<Id<Organisation>, Card>,
    places: Places,
}

/// Looks for the words of `q`.
pub(crate) async fn show(visit: Visit) -> Answer {
    web::kept(&visit, KEPT_SECONDS, made(&visit)).await
}

async fn made(visit: &Visit) -> Result<Shown<ShowPage>, Problem> {
    let query = visit.query.line("q", LONGEST_QUERY).unwrap_or_default();
    let found = in_index(&visit.house, &query);
    let (today, language, wanted) = (visit.today(), visit.language, query.clone());
    let read = move |reader: &Reader<'_>| Facts::read(reader, found, &wanted, today, language);
    let facts = visit.house.store.read(read).await?;
    let wishes = Wishes::read(&visit.query).among_found(&query);
    let filter = wishes.filter(&facts.makers);
    let sort = wishes.sort_among(&SORTS);
    let page = facts.goods.page(&filter, sort, language, visit.query.page());
    let shown = page.items.iter().map(|item| &item.product);
    Ok(Shown {
        topics: Topics::of_list().and(["found"]).showing(shown).into_vec(),
        page: ShowPage::new(visit, query, &facts, &wishes, &page),
    })
}

impl Facts {
    fn read(
        reader: &Reader<'_>,
        found: Option<Answered>,
        query: &str,
        today: Date,
        language: Language,
    ) -> store::Result<Self> {
        let found = match found {
            Some(found) => found,
            None => in_database(reader, query)?,
        };
        let goods = Goods::read(reader, &Scope::Ids(found.products.clone()), today, language)?;
        let mut producers: Vec<_> = goods.candidates.iter().map(|product| product.producer).collect();
        producers.extend(&found.producers);
        producers.sort_unstable();
        producers.dedup();
        let makers = organisation::cards_of(reader, &producers)?;
        let shown = found.producers.iter().filter_map(|id| makers.get(id));
        let places = Places::read(reader, shown.map(|card| card.province_code.as_str()), language)?;
        Ok(Self {
            found,
            goods,
            makers,
            places,
        })
    }
}

impl ShowPage {
    fn new(visit: &Visit, query: String, facts: &Facts, wishes: &Wishes, page: &Page) -> Self {
        let frame = ShopFrame::new(visit).indexed(false).searching(&query);
        let has_goods = !facts.goods.candidates.is_empty();
        let makers: Vec<Maker> = facts
            .found
            .producers
            .iter()
            .filter_map(|id| facts.makers.get(id))
            .map(|card| Maker::new(card, &facts.places, &frame))
            .collect();
        let found_aisles = found_aisles(visit, &query, &facts.found, &frame);
        let is_none = !has_goods && makers.is_empty() && found_aisles.is_empty();
        let shelf = has_goods.then(|| {
            let mut shelf = Shelf::new(Stock {
                visit,
                frame: &frame,
                path: frame.href("/search"),
                sorts: &SORTS,
                wishes,
                goods: &facts.goods,
                makers: &facts.makers,
                page,
            });
            shown_with_marks(&mut shelf.goods, &page.items, &facts.found.terms, &frame);
            shelf
        });
        let (title, about) = (
            title(&query, &facts.found, &frame),
            frame.plain("seek-description"),
        );
        let frame = frame.about(title, about);
        Self {
            home: frame.href(""),
            none: frame.text_of("seek-none", "query", query.as_str()),
            meant: meant(facts, page, &frame),
            all_aisles: if is_none { Aisle::all(&frame) } else { Vec::new() },
            is_none,
            shelf,
            found_aisles,
            makers,
            query,
            frame,
        }
    }
}

fn title(query: &str, found: &Answered, frame: &ShopFrame) -> String {
    match (query.is_empty(), &found.meant) {
        (true, _) => frame.text("seek-title"),
        (false, Some(_)) => frame.plain_of("seek-near", "query", query),
        (false, None) => frame.plain_of("seek-title-for", "query", query),
    }
}

/// The query as it was meant, its words written as the names that were found write them.
fn meant(facts: &Facts, page: &Page, frame: &ShopFrame) -> Option<Meant> {
    let meant = facts.found.meant.as_deref()?;
    let names: Vec<String> = page
        .items
        .iter()
        .flat_map(|item| {
            let names = &item.product.names;
            Language::ALL
                .into_iter()
                .filter_map(|language| names.exactly(language).map(str::to_owned))
        })
        .collect();
    let written = |term: &str| {
        let words = names.iter().flat_map(|name| name.split_whitespace());
        let mut same = words.filter(|word| search::terms(word) == [term]);
        same.next()
            .unwrap_or(term)
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let words: Vec<String> = meant.split(' ').map(written).collect();
    let words = words.join(" ");
    let query = Fields::from_pairs([("q", words.as_str())]).to_query();
    Some(Meant {
        href: format!("{}?{query}", frame.href("/search")),
        words,
    })
}

fn found_aisles(visit: &Visit, query: &str, found: &Answered, frame: &ShopFrame) -> Vec<Aisle> {
    let board = visit.house.signboard();
    let terms = search::terms(query);
    let is_found = |aisle: &&catalogue::category::Category| {
        if found.is_indexed {
            return found.aisles.contains(&aisle.id.uuid());
        }
        !terms.is_empty()
            && Language::ALL
                .into_iter()
                .any(|language| has_terms(aisle, language, &terms))
    };
    let aisles = board.aisles.iter().filter(is_found);
    aisles
        .map(|aisle| Aisle::of(&aisle.slug, &aisle.names, &aisle.drawing, &aisle.ground, frame))
        .collect()
}

fn has_terms(aisle: &catalogue::category::Category, language: Language, wanted: &[String]) -> bool {
    let kept = aisle
        .names
        .exactly(language)
        .map(search::terms)
        .unwrap_or_default();
    wanted
        .iter()
        .all(|term| kept.iter().any(|own| own.starts_with(term.as_str())))
}
