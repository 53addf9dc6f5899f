//! The page of a producer.

use super::map::Map;
use crate::goods::{Good, Goods, Maker, Places, ShownSign, Topics, Trail, Word, listed_frame, place_drawing};
use askama::Template;
use catalogue::listing::{Filter, Page, Scope, Sort};
use jiff::civil::Date;
use language::Language;
use parties::address;
use parties::organisation::{self, Card, Organisation, OrganisationKind, Record};
use parties::{Coordinates, papers};
use serde_json::json;
use store::Reader;
use values::id::Id;
use web::{Answer, Link, Markup, Parts, Problem, ShopFrame, Shown, Visit};

/// Seconds a shared cache may keep the page.
const KEPT_SECONDS: u32 = 60;

/// What the page is made of.
struct Facts {
    record: Record,
    card: Card,
    goods: Goods,
    page: Page,
    labels: Vec<String>,
    province: Option<language::Texts>,
    others: Vec<Coordinates>,
    places: Places,
}

#[derive(Template)]
#[template(path = "producers/show.html")]
struct ShowPage {
    frame: ShopFrame,
    above: Trail,
    structured: Markup,
    slug: String,
    place_drawing: &'static str,
    maker: Maker,
    kind: Markup,
    goods_count: String,
    goods: Vec<Good>,
    signs: Vec<ShownSign>,
    map: Option<Map>,
}

/// Shows a producer.
pub(crate) async fn show(visit: Visit, Parts(slug): Parts<String>) -> Answer {
    web::kept(&visit, KEPT_SECONDS, made(&visit, slug)).await
}

async fn made(visit: &Visit, slug: String) -> Result<Shown<ShowPage>, Problem> {
    let (today, language) = (visit.today(), visit.language);
    let read = move |reader: &Reader<'_>| Facts::read(reader, &slug, today, language);
    let Some(facts) = visit.house.store.read(read).await? else {
        let links = vec![Link {
            href: visit.local("/producers"),
            text: visit.text("makers-title"),
        }];
        return Err(Problem::not_found_with(links));
    };
    let shown = facts.page.items.iter().map(|item| &item.product);
    Ok(Shown {
        topics: Topics::of_list().showing(shown).into_vec(),
        page: ShowPage::new(listed_frame(visit), &facts),
    })
}

impl Facts {
    fn read(reader: &Reader<'_>, slug: &str, today: Date, language: Language) -> store::Result<Option<Self>> {
        let Some(record) = organisation::by_slug(reader, slug)?.filter(|record| record.active) else {
            return Ok(None);
        };
        let Some(card) = organisation::cards_of(reader, &[record.id])?.remove(&record.id) else {
            return Ok(None);
        };
        let goods = Goods::read(reader, &Scope::Producer(record.id), today, language)?;
        let labels = papers::valid_labels(reader, &[record.id], today)?.remove(&record.id);
        Ok(Some(Self {
            page: goods.page(&Filter::default(), Sort::Recommended, language, 1),
            labels: labels.unwrap_or_default(),
            province: address::province_name(reader, &record.details.province_code)?,
            others: others(reader, record.id)?,
            places: Places::read(reader, [card.province_code.as_str()], language)?,
            card,
            goods,
            record,
        }))
    }
}

/// Where the other producers are.
fn others(reader: &Reader<'_>, own: Id<Organisation>) -> store::Result<Vec<Coordinates>> {
    let filter = organisation::Filter {
        active: Some(true),
        ..organisation::Filter::default()
    };
    let request = access::page::PageRequest::new(1, access::page::MAX_SIZE);
    let page = organisation::list(reader, &filter, organisation::Sort::Name, request)?;
    Ok(page
        .items
        .into_iter()
        .filter(|record| record.id != own)
        .filter_map(|record| record.details.place)
        .collect())
}

impl ShowPage {
    fn new(frame: ShopFrame, facts: &Facts) -> Self {
        let card = &facts.card;
        let name = frame.name_plain(&card.names);
        let place = facts.places.word(&card.commune, &frame);
        let arguments = [("name", name.as_str().into()), ("place", place.as_str().into())];
        let about = frame.plain_with("maker-description", &arguments);
        let frame = frame.about(name.clone(), about);
        let home = Trail::below_home(&frame, Word::name(&card.names, &frame));
        let all: Vec<String> = facts
            .goods
            .labels
            .iter()
            .map(|label| label.slug.clone())
            .collect();
        Self {
            above: home.under(frame.href("/producers"), Word::text("makers-title", &frame)),
            structured: frame.json_ld(&structured(card, &name, &frame)),
            slug: card.slug.clone(),
            place_drawing: place_drawing(&card.province_code),
            maker: Maker::new(card, &facts.places, &frame),
            kind: kind(card.kind, &frame),
            goods_count: frame.text_of("maker-goods-count", "count", facts.page.total),
            goods: facts.goods.cards(&facts.page.items, &frame),
            signs: ShownSign::among(&facts.goods.labels, &facts.labels, &all, &frame),
            map: map(facts, &frame),
            frame,
        }
    }
}

fn kind(kind: OrganisationKind, frame: &ShopFrame) -> Markup {
    match kind {
        OrganisationKind::Cooperative => frame.marked("kind-cooperative"),
        OrganisationKind::AutoEntrepreneur => frame.marked("kind-auto-entrepreneur"),
        OrganisationKind::Gie => frame.marked("kind-gie"),
        OrganisationKind::Company => frame.marked("kind-company"),
    }
}

fn map(facts: &Facts, frame: &ShopFrame) -> Option<Map> {
    let here = facts.record.details.place?;
    let place = facts.places.word(&facts.card.commune, frame);
    let place = place.as_str();
    let words = frame.plain_of("maker-map", "place", place);
    let note = match &facts.province {
        Some(province) => {
            let province = frame.name_plain(province);
            frame.text_with(
                "maker-map-note",
                &[("place", place.into()), ("province", province.into())],
            )
        }
        None => frame.text_of("maker-map-plain", "place", place),
    };
    Map::new(here, &facts.others, words, note, frame)
}

fn structured(card: &Card, name: &str, frame: &ShopFrame) -> serde_json::Value {
    json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": name,
        "url": frame.absolute(&frame.href(&format!("/producers/{}", card.slug))),
        "address": { "@type": "PostalAddress", "addressLocality": card.commune, "addressCountry": "MA" },
    })
}
