//! The page of a product.

use super::facts::Facts;
use super::sizes::{Size, sizes};
use super::structured::{picture_of, structured};
use super::words::{self, StripMonth};
use crate::goods::{Good, Maker, ShownSign, Trail, Word, days, listed_frame, size_of_label, tile};
use askama::Template;
use catalogue::variant::VariantCard;
use values::money::Money;
use values::rate::BasisPoints;
use web::{Answer, Link, Markup, Parts, Problem, ShopFrame, Shown, Visit};

/// Seconds a shared cache may keep the page.
const KEPT_SECONDS: u32 = 60;

#[derive(Template)]
#[template(path = "product/show.html")]
struct ShowPage {
    frame: ShopFrame,
    above: Trail,
    structured: Markup,
    slug: String,
    /// The list to go back to from the cart.
    aisle: String,
    tile: String,
    drawing: Markup,
    signs: Vec<ShownSign>,
    name: Markup,
    maker: Option<Maker>,
    place: Markup,
    lead: Size,
    sizes: Vec<Size>,
    stock_icon: &'static str,
    stock: String,
    delivery: Option<String>,
    all_gone: bool,
    text: Option<Markup>,
    months: Option<Vec<StripMonth>>,
    season: String,
    inside: Vec<Inside>,
    ingredients: Option<Markup>,
    allergens: String,
    keeps: Option<String>,
    weight: Markup,
    zones: Vec<ZoneRow>,
    withdrawal: bool,
    share: Option<Share>,
    beside: Vec<Good>,
}

/// One thing in a gift box.
struct Inside {
    count: String,
    href: String,
    name: Markup,
    size: Markup,
}

/// A line of the table of deliveries.
struct ZoneRow {
    name: Markup,
    days: String,
    price: Markup,
}

/// Where the money goes.
struct Share {
    title: String,
    per_cent: u32,
    words: String,
}

/// Shows a product; one that is not there leads to its aisles and the search.
pub(crate) async fn show(visit: Visit, Parts(slug): Parts<String>) -> Answer {
    web::kept(&visit, KEPT_SECONDS, made(&visit, slug)).await
}

async fn made(visit: &Visit, slug: String) -> Result<Shown<ShowPage>, Problem> {
    let (today, language, wanted) = (visit.today(), visit.language, slug.clone());
    let read = visit
        .house
        .store
        .read(move |reader| Facts::read(reader, &wanted, today, language))
        .await?;
    let Some(facts) = read else {
        return Err(missing(visit, &slug));
    };
    let month = u8::try_from(today.month()).unwrap_or(1);
    let page = ShowPage::new(listed_frame(visit), &facts, month).ok_or_else(Problem::not_found)?;
    Ok(Shown {
        page,
        topics: facts.topics(),
    })
}

fn missing(visit: &Visit, slug: &str) -> Problem {
    let words: Vec<&str> = slug.split('-').take(3).collect();
    let search = visit.local(&format!("/search?q={}", words.join("+")));
    let mut links = vec![Link {
        href: search,
        text: visit.text("seek-title"),
    }];
    links.extend(visit.house.signboard().aisles.iter().take(4).map(|aisle| Link {
        href: visit.local(&format!("/c/{}", aisle.slug)),
        text: aisle.names.in_language(visit.language).text.to_owned(),
    }));
    Problem::not_found_with(links)
}

impl ShowPage {
    /// `None` for a product without a format, which is never read.
    fn new(frame: ShopFrame, facts: &Facts, month: u8) -> Option<Self> {
        let product = &facts.product;
        let aisle = facts
            .category
            .as_ref()
            .map(|category| category.slug.clone())
            .unwrap_or_default();
        let frame = frame.current_aisle(&aisle).pictured(picture_of(product));
        let sizes = sizes(product, &facts.variants, month, &frame);
        let lead = sizes.iter().find(|size| size.chosen)?.clone();
        let weight = facts
            .variants
            .iter()
            .find(|(variant, _)| variant.sku == lead.sku)?
            .0
            .weight;
        let name = frame.name_plain(&product.names);
        let place = facts.places.word(&product.origin_commune, &frame);
        let drawing_word = frame.plain_with("offer-drawing", &[("name", name.as_str().into())]);
        let description = frame.name_plain(&product.descriptions);
        let title = title(&name, &place, &frame);
        let about = if description.is_empty() {
            name
        } else {
            first_line(&description)
        };
        let frame = frame.about(title, about).priced(lead.money);
        Some(Self {
            above: trail(facts, &frame),
            structured: frame.json_ld(&structured(facts, &sizes, &frame)),
            slug: product.slug.clone(),
            aisle: frame.href(&if aisle.is_empty() {
                String::new()
            } else {
                format!("/c/{aisle}")
            }),
            tile: tile(&product.ground, product.tint.as_deref()),
            drawing: frame.drawing_named(&product.drawing, &drawing_word),
            signs: ShownSign::among(&facts.labels, &facts.valid_labels, &product.labels, &frame),
            name: frame.name(&product.names),
            maker: facts
                .maker
                .as_ref()
                .map(|maker| Maker::new(maker, &facts.places, &frame)),
            place: frame.bdi(&place),
            stock_icon: lead.stock.icon(),
            stock: lead.stock.sentence(&frame, &lead.content_word, &place),
            delivery: delivery(facts, &frame),
            all_gone: sizes.iter().all(|size| size.gone),
            text: filled(&product.descriptions, &frame),
            months: words::strip(product, month, &frame),
            season: words::season(product, month, &frame),
            inside: facts.inside.iter().map(|part| inside(part, &frame)).collect(),
            ingredients: filled(&product.ingredients, &frame),
            allergens: words::allergens(&product.allergens, &frame),
            keeps: words::keeps(product.shelf_life_days, &frame),
            weight: frame.weight(weight),
            zones: zones(facts, &frame),
            withdrawal: product.withdrawal,
            share: share(facts, lead.money, &frame),
            beside: facts
                .beside
                .cards(&facts.beside.in_order(frame.language()), &frame),
            lead,
            sizes,
            frame,
        })
    }
}

fn trail(facts: &Facts, frame: &ShopFrame) -> Trail {
    let trail = Trail::below_home(frame, Word::name(&facts.product.names, frame));
    match &facts.category {
        Some(category) => trail.under(
            frame.href(&format!("/c/{}", category.slug)),
            Word::name(&category.names, frame),
        ),
        None => trail,
    }
}

fn title(name: &str, place: &str, frame: &ShopFrame) -> String {
    if place.is_empty() {
        name.to_owned()
    } else {
        format!("{name}{}{place}", frame.comma())
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

fn filled(texts: &language::Texts, frame: &ShopFrame) -> Option<Markup> {
    (!frame.name_plain(texts).is_empty()).then(|| frame.name(texts))
}

fn delivery(facts: &Facts, frame: &ShopFrame) -> Option<String> {
    let cheapest = facts
        .zones
        .iter()
        .map(|(_, price)| price)
        .min_by_key(|price| price.centimes())?;
    let least = facts.zones.iter().map(|(zone, _)| zone.days_min).min()?;
    let most = facts.zones.iter().map(|(zone, _)| zone.days_max).max()?;
    let price = frame.price_plain(cheapest);
    let days = days(&frame.telling("offer-delivery"), least, most);
    Some(frame.text_with(
        "offer-delivery",
        &[("price", price.into()), ("days", days.into())],
    ))
}

fn zones(facts: &Facts, frame: &ShopFrame) -> Vec<ZoneRow> {
    let row = |(zone, price): &(shipping::zone::Zone, Money)| ZoneRow {
        name: frame.name(&zone.names),
        days: days(frame, zone.days_min, zone.days_max),
        price: frame.price(price),
    };
    facts.zones.iter().map(row).collect()
}

fn inside((card, quantity): &(VariantCard, u32), frame: &ShopFrame) -> Inside {
    Inside {
        count: frame.number(*quantity),
        href: frame.href(&format!("/p/{}", card.slug)),
        name: frame.name(&card.names),
        size: size_of_label(&card.label, frame),
    }
}

/// Gift boxes hold goods of several producers with rates of their own: no bar is drawn for them.
fn share(facts: &Facts, price: Money, frame: &ShopFrame) -> Option<Share> {
    if !facts.inside.is_empty() || facts.commission == BasisPoints::ZERO {
        return None;
    }
    let house = facts.commission.of(price).ok()?;
    let producer = price.sub(house).ok()?;
    Some(Share {
        title: frame.text_of("offer-share", "price", frame.price_plain(price)),
        per_cent: (BasisPoints::WHOLE.value() - facts.commission.value()) / 100,
        words: frame.text_with(
            "offer-share-text",
            &[
                ("producer", frame.price_plain(producer).into()),
                ("house", frame.price_plain(house).into()),
            ],
        ),
    })
}
