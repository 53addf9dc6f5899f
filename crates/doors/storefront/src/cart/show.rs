//! The page of the cart.

use super::cities::cities_by_name;
use super::facts::CartFacts;
use super::lines::{Group, Sums, Trouble, WrongQuantity, groups, sums, weight_word};
use super::way;
use askama::Template;
use http::StatusCode;
use orders::cart::Visitor;
use shipping::rate::QuoteError;
use web::{Answer, CachePolicy, Markup, Problem, ShopFrame, Visit};

#[derive(Template)]
#[template(path = "cart/show.html")]
pub(super) struct ShowPage {
    frame: ShopFrame,
    /// The list one came from, else the home page.
    home: String,
    town_to: String,
    prices_to: String,
    said: Option<Trouble>,
    groups: Vec<Group>,
    makers: String,
    count: u32,
    heavy: Option<String>,
    town: Option<String>,
    town_wrong: Option<String>,
    towns: Vec<Town>,
    delivery_problem: Option<String>,
    delivery_word: String,
    delivery: Option<Markup>,
    parcel: String,
    goods: Markup,
    total: Markup,
    total_word: String,
    paybar_word: String,
    oversize: bool,
    prices_changed: bool,
    blocked: bool,
}

/// A town to choose.
struct Town {
    slug: String,
    word: String,
    chosen: bool,
}

/// What is said above the cart.
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// What was done, by the word in the address.
    Done(String),
    /// Why something was not done.
    Refused(String),
    /// Why a quantity was not taken: the article, and what was typed.
    QuantityRefused { sku: String, wrong: WrongQuantity },
    /// Why the town was not taken.
    TownRefused(String),
}

/// Shows the visitor's cart.
pub(crate) async fn show(visit: Visit) -> Answer {
    let said = Said::Done(visit.query.text("done").to_owned());
    answer(&visit, StatusCode::OK, said).await
}

/// The cart when it is in the way of an order: it is empty, perhaps ordered from another window.
pub(crate) async fn conflict(visit: &Visit) -> Answer {
    answer(visit, StatusCode::CONFLICT, Said::Nothing).await
}

/// Shows the cart with a status and a sentence.
pub(super) async fn answer(visit: &Visit, status: StatusCode, said: Said) -> Answer {
    let visitor = Visitor(visit.visitor_key()?);
    let language = visit.language;
    let cities = cities_by_name(&visit.house, language).await?;
    let read = move |reader: &store::Reader<'_>| {
        Ok::<_, Problem>(CartFacts::read(reader, &visitor, cities, language)?)
    };
    let facts = visit.house.store.read(read).await?;
    let from = way::came_from(visit);
    let page = ShowPage::new(
        ShopFrame::new(visit).indexed(false),
        &facts,
        said,
        from.as_deref(),
    );
    web::page_as(status, &page, CachePolicy::Personal)
}

impl ShowPage {
    fn new(frame: ShopFrame, facts: &CartFacts, said: Said, from: Option<&str>) -> Self {
        let view = &facts.view;
        let Sums {
            goods,
            delivery,
            delivery_word,
            parcel,
            total,
            total_word,
        } = sums(facts, &frame);
        let mut groups = groups(facts, &frame);
        for line in groups.iter_mut().flat_map(|group| &mut group.lines) {
            line.action = way::keeping(&line.action, from);
        }
        let said = at_its_line(said, &mut groups);
        let (said, town_wrong) = told(said, &frame);
        // One word at a time: a line that must be mended is told alone.
        let said = said.filter(|said| said.kind != "ok" || !view.has_problem());
        let paybar = if delivery.is_some() {
            "cart-total-with"
        } else {
            "cart-total-without"
        };
        Self {
            home: from.map_or_else(|| frame.href(""), str::to_owned),
            town_to: way::keeping(&frame.href("/cart/delivery"), from),
            prices_to: way::keeping(&frame.href("/cart/prices"), from),
            said,
            groups,
            makers: frame.text_of("cart-one-delivery", "count", view.groups.len()),
            count: view.count,
            heavy: heavy(facts, &frame),
            town: view.city.clone(),
            town_wrong,
            towns: towns(facts, &frame),
            delivery_problem: view
                .delivery_problem
                .as_ref()
                .map(|problem| problem_word(problem, &frame)),
            delivery_word,
            delivery,
            parcel,
            goods,
            total,
            total_word,
            paybar_word: frame.text(paybar),
            oversize: view.delivery.as_ref().is_some_and(|quote| quote.oversize),
            prices_changed: view.lines().any(orders::cart::CartLine::price_changed),
            blocked: view.has_problem(),
            frame,
        }
    }
}

/// Hands a refused quantity to the line it was typed in; without such a line it is told above the cart.
fn at_its_line(said: Said, groups: &mut [Group]) -> Said {
    let Said::QuantityRefused { sku, wrong } = said else {
        return said;
    };
    let mut lines = groups.iter_mut().flat_map(|group| &mut group.lines);
    match lines.find(|line| line.sku == sku) {
        Some(line) => {
            line.wrong = Some(wrong);
            Said::Nothing
        }
        None => Said::Refused(wrong.text),
    }
}

fn told(said: Said, frame: &ShopFrame) -> (Option<Trouble>, Option<String>) {
    let good = |key: &str| Trouble {
        kind: "ok",
        icon: "check",
        text: frame.text(key),
    };
    match said {
        Said::Nothing => (None, None),
        Said::Done(word) => match word.as_str() {
            "added" => (Some(good("cart-added")), None),
            "changed" => (Some(good("cart-changed")), None),
            "removed" => (Some(good("cart-removed")), None),
            "town" => (Some(good("cart-town-set")), None),
            _ => (None, None),
        },
        Said::Refused(text)
        | Said::QuantityRefused {
            wrong: WrongQuantity { text, .. },
            ..
        } => (
            Some(Trouble {
                kind: "bad",
                icon: "alert",
                text,
            }),
            None,
        ),
        Said::TownRefused(text) => (None, Some(text)),
    }
}

fn towns(facts: &CartFacts, frame: &ShopFrame) -> Vec<Town> {
    let chosen = facts.view.city.as_deref();
    let town = |city: &shipping::city::City| Town {
        word: frame.name_plain(&city.names),
        chosen: chosen == Some(city.slug.as_str()),
        slug: city.slug.clone(),
    };
    facts.cities.iter().map(town).collect()
}

fn problem_word(problem: &QuoteError, frame: &ShopFrame) -> String {
    match problem {
        QuoteError::UnknownCity => frame.text("cart-error-town"),
        _ => frame.text("cart-not-served"),
    }
}

fn heavy(facts: &CartFacts, frame: &ShopFrame) -> Option<String> {
    let heavy = facts.heavy.as_ref()?;
    let line = facts.view.lines().find(|line| line.sellable.sku == heavy.sku)?;
    let now = facts.view.delivery.as_ref()?;
    Some(frame.text_with(
        "cart-heavy",
        &[
            ("name", frame.name_plain(&line.sellable.names).into()),
            ("weight", weight_word(heavy.weight, frame).into()),
            ("before", frame.price_plain(heavy.without).into()),
            ("after", frame.price_plain(now.price).into()),
        ],
    ))
}
