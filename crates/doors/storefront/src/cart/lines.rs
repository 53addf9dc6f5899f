//! The lines and sums of a cart in words, for the cart and the checkout.

use super::facts::CartFacts;
use crate::goods::{days, line_look, size, size_plain};
use orders::cart::{CartGroup, CartLine};
use web::{Markup, ShopFrame};

/// The lines of one producer.
pub(crate) struct Group {
    pub(crate) name: Markup,
    pub(crate) place: String,
    pub(crate) lines: Vec<Line>,
}

/// A line.
pub(crate) struct Line {
    pub(crate) sku: String,
    pub(crate) quantity: u32,
    pub(crate) available: i64,
    pub(crate) tile: String,
    pub(crate) drawing: Markup,
    pub(crate) href: String,
    pub(crate) name: Markup,
    pub(crate) total: Markup,
    pub(crate) size: Markup,
    pub(crate) each: String,
    pub(crate) unit: Option<Markup>,
    pub(crate) count_and_size: String,
    pub(crate) troubles: Vec<Trouble>,
    pub(crate) wrong: Option<WrongQuantity>,
    pub(crate) action: String,
    pub(crate) fewer: u32,
    pub(crate) more: u32,
    pub(crate) take: Option<String>,
    pub(crate) fewer_word: String,
    pub(crate) more_word: String,
    pub(crate) remove_word: String,
    pub(crate) quantity_word: String,
}

/// A quantity that was not taken.
pub(crate) struct WrongQuantity {
    /// What was typed; it stands in the field again.
    pub(crate) typed: String,
    /// Why it was not taken.
    pub(crate) text: String,
}

/// Something to know about a line, or about the page.
pub(crate) struct Trouble {
    pub(crate) kind: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) text: String,
}

/// The cart's producers with their lines.
pub(crate) fn groups(facts: &CartFacts, frame: &ShopFrame) -> Vec<Group> {
    facts
        .view
        .groups
        .iter()
        .map(|group| shown_group(group, facts, frame))
        .collect()
}

fn shown_group(group: &CartGroup, facts: &CartFacts, frame: &ShopFrame) -> Group {
    let maker = facts.makers.get(&group.producer);
    Group {
        name: maker.map(|maker| frame.name(&maker.names)).unwrap_or_default(),
        place: maker
            .map(|maker| facts.places.word(&maker.commune, frame))
            .unwrap_or_default(),
        lines: group.lines.iter().map(|line| shown_line(line, frame)).collect(),
    }
}

fn shown_line(line: &CartLine, frame: &ShopFrame) -> Line {
    let sold = &line.sellable;
    let (tile, drawing) = line_look(frame, &sold.drawing, &sold.ground, sold.tint.as_deref());
    let name = frame.name_plain(&sold.names);
    let named = |key: &str| frame.plain_with(key, &[("name", name.as_str().into())]);
    let size_word = size_plain(frame, sold.content, &sold.variant_label);
    let unit = frame.unit_price(sold.content, line.unit_price);
    Line {
        sku: sold.sku.clone(),
        quantity: line.quantity,
        available: line.available,
        tile,
        drawing,
        href: frame.href(&format!("/p/{}", sold.slug)),
        name: frame.name(&sold.names),
        total: frame.money(line.total),
        size: size(frame, sold.content, &sold.variant_label),
        each: frame.text_of("cart-each", "price", frame.price_plain(line.unit_price)),
        unit: Some(unit).filter(|unit| !unit.as_str().is_empty()),
        count_and_size: count_and_size(line.quantity, size_word, frame),
        troubles: troubles(line, frame),
        wrong: None,
        action: frame.href(&format!("/cart/lines/{}", sold.sku)),
        fewer: line.quantity.saturating_sub(1),
        more: line.quantity.saturating_add(1).min(orders::cart::MAX_QUANTITY),
        take: (line.short && line.available > 0).then(|| frame.text_of("cart-take", "count", line.available)),
        fewer_word: named("cart-fewer"),
        more_word: named("cart-more"),
        remove_word: named("cart-remove-what"),
        quantity_word: named("cart-quantity"),
    }
}

/// `2 × 1 kg`.
pub(crate) fn count_and_size(quantity: u32, size: String, frame: &ShopFrame) -> String {
    frame.text_with(
        "checkout-line",
        &[("count", quantity.into()), ("size", size.into())],
    )
}

fn troubles(line: &CartLine, frame: &ShopFrame) -> Vec<Trouble> {
    let mut told = Vec::new();
    if !line.sellable.published {
        told.push(Trouble {
            kind: "bad",
            icon: "x",
            text: frame.text("cart-not-for-sale"),
        });
    } else if line.short {
        let text = frame.text_with(
            "cart-short",
            &[("count", line.available.into()), ("wanted", line.quantity.into())],
        );
        told.push(Trouble {
            kind: "bad",
            icon: "alert",
            text,
        });
    } else if line.sellable.on_order && line.available < i64::from(line.quantity) {
        told.push(Trouble {
            kind: "info",
            icon: "hand",
            text: frame.text("cart-on-order"),
        });
    }
    if line.price_changed() {
        let [now, before] = [line.unit_price, line.price_seen].map(|price| frame.price_plain(price));
        let text = frame.text_with(
            "cart-price-changed",
            &[("now", now.into()), ("before", before.into())],
        );
        told.push(Trouble {
            kind: "warn",
            icon: "info",
            text,
        });
    }
    told
}

/// The sums beside the lines.
pub(crate) struct Sums {
    pub(crate) goods: Markup,
    pub(crate) delivery: Option<Markup>,
    pub(crate) delivery_word: String,
    /// Weight of the parcel, and days once the town is known.
    pub(crate) parcel: String,
    pub(crate) total: Markup,
    pub(crate) total_word: String,
}

/// The sums, delivery included as soon as it is known.
pub(crate) fn sums(facts: &CartFacts, frame: &ShopFrame) -> Sums {
    let view = &facts.view;
    let weight = weight_word(view.weight, frame);
    let city = facts.city().map(|city| frame.name_plain(&city.names));
    let known = view.delivery.as_ref().zip(view.total);
    Sums {
        goods: frame.money(view.goods),
        delivery: known.map(|(quote, _)| frame.money(quote.price)),
        delivery_word: match city {
            Some(town) => frame.text_of("cart-delivery-to", "town", town),
            None => frame.text("cart-delivery"),
        },
        parcel: match &view.delivery {
            Some(quote) => {
                let said = frame.telling("cart-weight");
                let days = days(&said, quote.zone.days_min, quote.zone.days_max);
                frame.text_with("cart-weight", &[("weight", weight.into()), ("days", days.into())])
            }
            None => frame.text_of("cart-weight-only", "weight", weight),
        },
        total: frame.money(known.map_or(view.goods, |(_, total)| total)),
        total_word: frame.text(if known.is_some() {
            "cart-total"
        } else {
            "cart-total-goods"
        }),
    }
}

/// `7,3 kg`.
pub(crate) fn weight_word(weight: values::quantity::Grams, frame: &ShopFrame) -> String {
    language::number::weight(weight, frame.language())
}
