//! The page of the checkout.

use crate::cart::{CartFacts, Group, Sums, cities_by_name, groups, sums};
use crate::goods::days;
use askama::Template;
use language::Texts;
use orders::cart::Visitor;
use shipping::city::City;
use shipping::pickup_point::{self, PickupPoint};
use store::Reader;
use values::money::Money;
use web::parts::Choice;
use web::{FieldErrors, Fields, Markup, Problem, ShopFrame, Visit};

/// The way of receiving that costs nothing.
const PICKUP: &str = "pickup";

/// Tag for the keys of forms.
struct CheckoutForm;

/// What the page is made of.
pub(super) struct CheckoutFacts {
    pub(super) cart: CartFacts,
    points: Vec<PickupPoint>,
}

impl CheckoutFacts {
    /// Reads the visitor's cart and where it may be fetched.
    pub(super) async fn read(visit: &Visit) -> Result<Self, Problem> {
        let visitor = Visitor(visit.visitor_key()?);
        let language = visit.language;
        let cities = cities_by_name(&visit.house, language).await?;
        let read = move |reader: &Reader<'_>| {
            let mut points = pickup_point::list(reader)?;
            points.retain(|point| point.active);
            Ok::<_, Problem>(Self {
                cart: CartFacts::read(reader, &visitor, cities, language)?,
                points,
            })
        };
        visit.house.store.read(read).await
    }

    /// Whether a slug is a town of the list.
    pub(super) fn has_city(&self, slug: &str) -> bool {
        self.cart.cities.iter().any(|city| city.slug == slug)
    }

    /// Whether a slug is an open pickup point.
    pub(super) fn has_point(&self, slug: &str) -> bool {
        self.points.iter().any(|point| point.slug == slug)
    }
}

/// Something to know, above the form.
pub(super) struct Said {
    pub(super) kind: &'static str,
    pub(super) icon: &'static str,
    pub(super) text: String,
    /// Whether it is mended in the cart.
    pub(super) leads_to_cart: bool,
}

#[derive(Template)]
#[template(path = "checkout/show.html")]
pub(super) struct CheckoutPage {
    frame: ShopFrame,
    form: Fields,
    errors: FieldErrors,
    said: Option<Said>,
    key: String,
    seen: i64,
    delivery_seen: String,
    ways: Vec<Choice>,
    points: Vec<Choice>,
    towns: Vec<Choice>,
    payments: Vec<Choice>,
    sellers: Markup,
    privacy: Markup,
    cndp: Option<String>,
    groups: Vec<Group>,
    goods: Markup,
    delivery: Option<Markup>,
    delivery_word: String,
    parcel: String,
    total: Markup,
    total_word: String,
    oversize: bool,
}

impl CheckoutPage {
    /// The form, filled as it was sent; a form without a key of its own gets a new one.
    pub(super) fn new(visit: &Visit, facts: &CheckoutFacts, form: Fields, errors: FieldErrors) -> Self {
        let frame = ShopFrame::new(visit).indexed(false);
        let title = frame.plain(if errors.is_empty() {
            "checkout-title"
        } else {
            "checkout-title-wrong"
        });
        let about = frame.plain("checkout-description");
        let frame = frame.about(title, about);
        let form = with_defaults(form, facts);
        let Sums {
            goods,
            delivery,
            delivery_word,
            parcel,
            total,
            total_word,
        } = sums_of(facts, form.text("delivery") == PICKUP, &frame);
        let sent_key = form.text("idempotency_key");
        let key = if sent_key.is_empty() {
            fresh_key(visit)
        } else {
            sent_key.to_owned()
        };
        let house = house_name(&frame);
        let cndp = frame.settings().cndp_number.clone();
        Self {
            said: price_note(facts, &frame),
            key,
            seen: facts.cart.view.goods_seen(),
            delivery_seen: delivery_shown(facts, form.text("delivery") == PICKUP),
            ways: ways(facts, &frame),
            points: points(facts, &frame),
            towns: towns(&facts.cart, &frame),
            payments: payments(to_pay(facts, &form), &frame),
            sellers: frame.marked_of("checkout-sellers", "house", house.as_str()),
            privacy: frame.marked_of("checkout-privacy", "house", house.as_str()),
            cndp,
            groups: groups(&facts.cart, &frame),
            goods,
            delivery,
            delivery_word,
            parcel,
            total,
            total_word,
            oversize: form.text("delivery") != PICKUP
                && facts
                    .cart
                    .view
                    .delivery
                    .as_ref()
                    .is_some_and(|quote| quote.oversize),
            form,
            errors,
            frame,
        }
    }

    /// The same with a sentence on top.
    pub(super) fn saying(mut self, kind: &'static str, icon: &'static str, text: String) -> Self {
        self.said = Some(Said {
            kind,
            icon,
            text,
            leads_to_cart: false,
        });
        self
    }

    /// The same, with the way to the cart after the sentence.
    pub(super) fn leading_to_cart(mut self) -> Self {
        if let Some(said) = &mut self.said {
            said.leads_to_cart = true;
        }
        self
    }
}

/// A key nobody used.
pub(super) fn fresh_key(visit: &Visit) -> String {
    visit.house.ids.next::<CheckoutForm>().to_string()
}

fn with_defaults(form: Fields, facts: &CheckoutFacts) -> Fields {
    let city = facts.cart.view.city.clone().unwrap_or_default();
    [
        ("delivery", "address".to_owned()),
        ("payment", "cash_on_delivery".to_owned()),
        ("city", city),
    ]
    .into_iter()
    .fold(form, |form, (name, value)| {
        if form.get(name).is_none() {
            form.with(name, value)
        } else {
            form
        }
    })
}

/// The name of the house in sentences; a house that has none yet is called by its brand.
fn house_name(frame: &ShopFrame) -> String {
    let name = frame.name_plain(&frame.settings().names);
    if name.is_empty() {
        "Mawrout".to_owned()
    } else {
        name
    }
}

/// Prices that changed since the buyer put the goods in are told, and the page shows the new total.
fn price_note(facts: &CheckoutFacts, frame: &ShopFrame) -> Option<Said> {
    let changed = facts.cart.view.lines().any(orders::cart::CartLine::price_changed);
    changed.then(|| Said {
        kind: "warn",
        icon: "info",
        text: frame.text("checkout-problem-price"),
        leads_to_cart: false,
    })
}

/// The sums of the cart; whoever comes for the goods pays no delivery.
fn sums_of(facts: &CheckoutFacts, is_pickup: bool, frame: &ShopFrame) -> Sums {
    let sums = sums(&facts.cart, frame);
    if !is_pickup {
        return sums;
    }
    Sums {
        delivery: Some(frame.money(Money::ZERO_MAD)),
        delivery_word: frame.text("checkout-point"),
        total: frame.money(facts.cart.view.goods),
        total_word: frame.text("cart-total"),
        parcel: frame.text("checkout-pickup-hint"),
        ..sums
    }
}

/// What the page shows of the price of delivery to an address, for its hidden field: town and centimes.
fn delivery_shown(facts: &CheckoutFacts, is_pickup: bool) -> String {
    let view = &facts.cart.view;
    match (&view.city, &view.delivery) {
        (Some(city), Some(quote)) if !is_pickup => format!("{city}:{}", quote.price.centimes()),
        _ => "none".to_owned(),
    }
}

/// What will be paid, as far as it is known.
fn to_pay(facts: &CheckoutFacts, form: &Fields) -> Option<Money> {
    let view = &facts.cart.view;
    if form.text("delivery") == PICKUP {
        Some(view.goods)
    } else {
        view.total
    }
}

fn ways(facts: &CheckoutFacts, frame: &ShopFrame) -> Vec<Choice> {
    let price = facts
        .cart
        .view
        .delivery
        .as_ref()
        .map(|quote| frame.price_plain(quote.price));
    vec![
        Choice::new("address", frame.text("checkout-address"))
            .noting(frame.text("checkout-address-hint"))
            .ending(price.unwrap_or_default()),
        Choice::new(PICKUP, frame.text("checkout-pickup"))
            .noting(frame.text("checkout-pickup-hint"))
            .ending(frame.text("checkout-pickup-free")),
    ]
}

fn points(facts: &CheckoutFacts, frame: &ShopFrame) -> Vec<Choice> {
    let one_line = |texts: &Texts| frame.name_plain(texts).replace('\n', frame.comma());
    let point = |point: &PickupPoint| {
        Choice::new(point.slug.as_str(), frame.name_plain(&point.names)).noting(one_line(&point.address))
    };
    facts.points.iter().map(point).collect()
}

/// Every town with price and days of this cart's delivery.
fn towns(cart: &CartFacts, frame: &ShopFrame) -> Vec<Choice> {
    let town = |city: &City| {
        let note = match cart.zone_of(city) {
            Some((zone, price)) => {
                let said = frame.telling("checkout-city-note");
                let days = days(&said, zone.days_min, zone.days_max);
                let price = frame.price_plain(price);
                frame.plain_with(
                    "checkout-city-note",
                    &[("price", price.into()), ("days", days.into())],
                )
            }
            None => frame.plain("checkout-city-closed"),
        };
        Choice::new(city.slug.as_str(), frame.name_plain(&city.names)).noting(note)
    };
    cart.cities.iter().map(town).collect()
}

fn payments(total: Option<Money>, frame: &ShopFrame) -> Vec<Choice> {
    let hint = match total {
        Some(total) => frame.text_of("checkout-cash-sum", "sum", frame.money_plain(total)),
        None => frame.text("checkout-cash-hint"),
    };
    vec![Choice::new("cash_on_delivery", frame.text("checkout-cash")).noting(hint)]
}
