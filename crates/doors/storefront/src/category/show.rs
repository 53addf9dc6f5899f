//! The page of an aisle.

use crate::goods::{Goods, OF_WHOLE_LISTS, Topics, Trail, Word, done_key};
use crate::shelf::{Shelf, Stock, Wishes};
use askama::Template;
use catalogue::category::{self, Category};
use catalogue::listing::{Page, Scope, Sort};
use jiff::civil::Date;
use language::Language;
use parties::organisation::{self, Card, Organisation};
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use web::{Answer, Fields, Link, Markup, Parts, Problem, ShopFrame, Shown, Visit};

/// Seconds a shared cache may keep the page.
const KEPT_SECONDS: u32 = 60;
/// Orders of an aisle, the usual one first.
const SORTS: [Sort; 6] = [
    Sort::Recommended,
    Sort::PriceAscending,
    Sort::PriceDescending,
    Sort::UnitPrice,
    Sort::Newest,
    Sort::Name,
];

/// What the page is made of.
struct Facts {
    category: Category,
    goods: Goods,
    makers: HashMap<Id<Organisation>, Card>,
}

#[derive(Template)]
#[template(path = "category/show.html")]
struct ShowPage {
    frame: ShopFrame,
    above: Trail,
    name: Markup,
    is_bare: bool,
    shelf: Shelf,
}

/// Shows an aisle.
pub(crate) async fn show(visit: Visit, Parts(slug): Parts<String>) -> Answer {
    if let Some(address) = tidy_address(&visit) {
        return web::see_other(&address);
    }
    web::kept(&visit, KEPT_SECONDS, made(&visit, slug)).await
}

async fn made(visit: &Visit, slug: String) -> Result<Shown<ShowPage>, Problem> {
    let (today, language) = (visit.today(), visit.language);
    let key = format!("aisle {slug} {language} {today}");
    let things = |facts: &Option<Facts>| facts.as_ref().map_or(0, |facts| facts.goods.candidates.len());
    let read = move |reader: &Reader<'_>| Facts::read(reader, &slug, today, language);
    let facts = visit.house.recalled(key, OF_WHOLE_LISTS, things, read).await?;
    let Some(facts) = facts.as_ref() else {
        return Err(missing(visit));
    };
    let wishes = Wishes::read(&visit.query);
    let filter = wishes.filter(&facts.makers);
    let sort = wishes.sort_among(&SORTS);
    let page = facts.goods.page(&filter, sort, language, visit.query.page());
    let shown = page.items.iter().map(|item| &item.product);
    Ok(Shown {
        topics: Topics::of_list().and(["house-changed"]).showing(shown).into_vec(),
        page: ShowPage::new(visit, facts, &wishes, &page),
    })
}

/// The address without what a form sends although nothing was wished: empty fields, and the usual order.
fn tidy_address(visit: &Visit) -> Option<String> {
    let usual = Sort::Recommended.as_str();
    let is_wish = |name: &str, value: &str| !(value.trim().is_empty() || name == "sort" && value == usual);
    let wishes: Vec<(&str, &str)> = visit
        .query
        .pairs()
        .filter(|(name, value)| is_wish(name, value))
        .collect();
    if wishes.len() == visit.query.pairs().count() {
        return None;
    }
    let query = Fields::from_pairs(wishes).to_query();
    Some(if query.is_empty() {
        visit.path.clone()
    } else {
        format!("{}?{query}", visit.path)
    })
}

fn missing(visit: &Visit) -> Problem {
    let board = visit.house.signboard();
    let links = board.aisles.iter().map(|aisle| Link {
        href: visit.local(&format!("/c/{}", aisle.slug)),
        text: aisle.names.in_language(visit.language).text.to_owned(),
    });
    Problem::not_found_with(links.collect())
}

impl Facts {
    fn read(reader: &Reader<'_>, slug: &str, today: Date, language: Language) -> store::Result<Option<Self>> {
        let Some(category) = category::by_slug(reader, slug)? else {
            return Ok(None);
        };
        let goods = Goods::read(reader, &Scope::Category(category.id), today, language)?;
        let mut producers: Vec<_> = goods.candidates.iter().map(|product| product.producer).collect();
        producers.sort_unstable();
        producers.dedup();
        Ok(Some(Self {
            makers: organisation::cards_of(reader, &producers)?,
            category,
            goods,
        }))
    }
}

impl ShowPage {
    fn new(visit: &Visit, facts: &Facts, wishes: &Wishes, page: &Page) -> Self {
        // Narrowed lists are many addresses of one page: only the bare ones are for search engines.
        let is_bare_address =
            wishes.pairs().is_empty() && wishes.sort.is_none() && done_key(visit).is_empty();
        let frame = ShopFrame::new(visit)
            .indexed(is_bare_address)
            .current_aisle(&facts.category.slug)
            .pictured(web::drawing_address(
                &facts.category.drawing,
                &facts.category.ground,
                None,
            ));
        let name = frame.name_plain(&facts.category.names);
        let about = frame.plain_with("aisle-description", &[("name", name.as_str().into())]);
        let frame = frame.about(name, about);
        let shelf = Shelf::new(Stock {
            visit,
            frame: &frame,
            path: frame.href(&format!("/c/{}", facts.category.slug)),
            sorts: &SORTS,
            wishes,
            goods: &facts.goods,
            makers: &facts.makers,
            page,
        });
        Self {
            above: Trail::below_home(&frame, Word::name(&facts.category.names, &frame)),
            name: frame.name(&facts.category.names),
            is_bare: facts.goods.candidates.is_empty(),
            shelf,
            frame,
        }
    }
}
