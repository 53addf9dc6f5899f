//! The home page.

use super::structured::structured;
use crate::goods::{Aisle, Good, Goods, Maker, Topics, days, listed_frame, month_in};
use askama::Template;
use catalogue::listing::{ListItem, Scope};
use jiff::civil::Date;
use language::Language;
use parties::organisation::{self, Card};
use shipping::rate;
use shipping::zone::Zone;
use store::Reader;
use values::money::Money;
use web::{Answer, Markup, Problem, ShopFrame, Shown, Visit};

/// Seconds a shared cache may keep the page.
const KEPT_SECONDS: u32 = 60;
/// Goods of a shelf.
const ON_A_SHELF: usize = 4;
/// Producers shown.
const MAKERS: usize = 3;
/// Slug of the aisle of gift boxes.
const GIFTS: &str = "coffrets";
/// Slug of the aisle the first button leads to.
const DATES: &str = "dattes";

/// What the page is made of.
struct Facts {
    goods: Goods,
    season: Vec<ListItem>,
    lasting: Vec<ListItem>,
    gift: Option<Money>,
    makers: Vec<Card>,
    makers_count: usize,
    zones: Vec<(Zone, Money)>,
}

#[derive(Template)]
#[template(path = "home/show.html")]
struct ShowPage {
    frame: ShopFrame,
    structured: Markup,
    makers_count: usize,
    first_href: String,
    first_word: String,
    delivery_word: String,
    delivery_from: String,
    season_title: String,
    season: Vec<Good>,
    all_aisles: Vec<Aisle>,
    gift: Option<Gift>,
    lasting: Vec<Good>,
    makers: Vec<Maker>,
}

/// The band of gift boxes.
struct Gift {
    href: String,
    word: String,
}

/// Shows the home page. It looks over the whole shop, so a kept one is worth much.
pub(crate) async fn show(visit: Visit) -> Answer {
    web::kept(&visit, KEPT_SECONDS, made(&visit)).await
}

async fn made(visit: &Visit) -> Result<Shown<ShowPage>, Problem> {
    let (today, language) = (visit.today(), visit.language);
    let board = visit.house.signboard();
    let gifts = board
        .aisles
        .iter()
        .find(|aisle| aisle.slug == GIFTS)
        .map(|aisle| aisle.id);
    let read = move |reader: &Reader<'_>| Facts::read(reader, gifts, today, language);
    let facts = visit.house.store.read(read).await?;
    let shown = facts.season.iter().chain(&facts.lasting);
    let topics = Topics::of_list()
        .and(["shipping-changed", "house-changed"])
        .showing(shown.map(|item| &item.product));
    Ok(Shown {
        page: ShowPage::new(listed_frame(visit), &facts, today),
        topics: topics.into_vec(),
    })
}

impl Facts {
    fn read(
        reader: &Reader<'_>,
        gifts: Option<values::id::Id<catalogue::category::Category>>,
        today: Date,
        language: Language,
    ) -> store::Result<Self> {
        let goods = Goods::read(reader, &Scope::All, today, language)?;
        let month = u8::try_from(today.month()).unwrap_or(1);
        let is_gift = |category| Some(category) == gifts;
        let season = goods.varied(language, ON_A_SHELF, |product| {
            !product.season.is_all_year() && product.season.contains(month) && !is_gift(product.category)
        });
        let lasting = goods.varied(language, ON_A_SHELF, |product| {
            product.season.is_all_year() && !is_gift(product.category)
        });
        let boxes = goods
            .candidates
            .iter()
            .filter(|product| is_gift(product.category));
        let gift = boxes
            .filter_map(|product| Some(product.lead()?.price))
            .min_by_key(|price| price.centimes());
        let makers = organisation::card_list(reader)?;
        let selling = |card: &Card| goods.candidates.iter().any(|product| product.producer == card.id);
        let makers: Vec<Card> = makers.into_iter().filter(selling).collect();
        Ok(Self {
            makers_count: makers.len(),
            makers: makers.into_iter().take(MAKERS).collect(),
            zones: rate::from_prices(reader)?,
            season,
            lasting,
            gift,
            goods,
        })
    }
}

impl ShowPage {
    fn new(frame: ShopFrame, facts: &Facts, today: Date) -> Self {
        let (title, about) = (frame.plain("home-title"), frame.plain("home-description"));
        let frame = frame.about(title, about);
        let (delivery_word, delivery_from) = delivery(&facts.zones, &frame);
        let (first_href, first_word) = first(&frame);
        let month = u8::try_from(today.month()).unwrap_or(1);
        let month = month_in("home-season", month, &frame);
        Self {
            structured: frame.json_ld(&structured(&frame)),
            makers_count: facts.makers_count,
            first_href,
            first_word,
            delivery_word,
            delivery_from,
            season_title: frame.text_of("home-season", "month", month),
            season: facts.goods.cards(&facts.season, &frame),
            all_aisles: Aisle::all(&frame),
            gift: facts.gift.map(|price| Gift {
                href: frame.href(&format!("/c/{GIFTS}")),
                word: frame.text_of("home-gift-go", "price", frame.price_plain(price)),
            }),
            lasting: facts.goods.cards(&facts.lasting, &frame),
            makers: facts
                .makers
                .iter()
                .map(|card| Maker::new(card, &facts.goods.places, &frame))
                .collect(),
            frame,
        }
    }
}

/// The first button: the dates, or whatever aisle comes first, or the producers of a shop without aisles.
fn first(frame: &ShopFrame) -> (String, String) {
    let aisles = frame.aisles();
    let dates = frame.href(&format!("/c/{DATES}"));
    if aisles.iter().any(|aisle| aisle.href == dates) {
        return (dates, frame.text("home-see-dates"));
    }
    let other = aisles
        .first()
        .map_or_else(|| frame.href("/producers"), |aisle| aisle.href.clone());
    (other, frame.text("home-see-goods"))
}

fn delivery(zones: &[(Zone, Money)], frame: &ShopFrame) -> (String, String) {
    let least = zones.iter().map(|(zone, _)| zone.days_min).min();
    let most = zones.iter().map(|(zone, _)| zone.days_max).max();
    let from = zones
        .iter()
        .map(|(_, price)| *price)
        .min_by_key(|price| price.centimes());
    match (least, most, from) {
        (Some(least), Some(most), Some(from)) => (
            frame.text_of(
                "home-delivery",
                "days",
                days(&frame.telling("home-delivery"), least, most),
            ),
            frame.text_of("home-delivery-from", "price", frame.price_plain(from)),
        ),
        _ => (
            frame.text("home-delivery-soon"),
            frame.text("home-delivery-shown"),
        ),
    }
}
