//! Every address of the shop and the rule of each.

use crate::{cart, category, checkout, front, home, legal, order, orders_find, producers, product, search};
use web::{Bucket, Routes, Rule};

/// What a buyer writes to order; `again` only works out the total.
const CHECKOUT_FIELDS: &[&str] = &[
    "name",
    "phone",
    "phone_second",
    "delivery",
    "city",
    "quarter",
    "street",
    "landmark",
    "note",
    "pickup_point",
    "payment",
    "terms",
    "idempotency_key",
    "seen",
    "delivery_seen",
    "again",
];

/// What is looked for, and what narrows and orders what was found.
const SEARCH_FIELDS: &[&str] = &[
    "q",
    "producer",
    "commune",
    "label",
    "price",
    "price_min",
    "price_max",
    "available",
    "sort",
    "page",
    "done",
];

/// What narrows and orders an aisle: the same without words.
const CATEGORY_FIELDS: &[&str] = match SEARCH_FIELDS {
    [_, narrowing @ ..] => narrowing,
    [] => &[],
};

/// The routes of the shop.
#[must_use]
pub fn routes() -> Routes {
    shelves().and(buying()).and(after_buying())
}

/// Pages that are the same for everybody.
fn shelves() -> Routes {
    Routes::new()
        .get("/sitemap.xml", Rule::Public, &[], front::sitemap)
        .get("/robots.txt", Rule::Public, &[], front::robots)
        .get("/{lang}", Rule::Public, &["done"], home::show)
        .get("/{lang}/c/{slug}", Rule::Public, CATEGORY_FIELDS, category::show)
        .get("/{lang}/p/{slug}", Rule::Public, &["done"], product::show)
        .get("/{lang}/producers", Rule::Public, &[], producers::list)
        .get(
            "/{lang}/producers/{slug}",
            Rule::Public,
            &["done"],
            producers::show,
        )
        .get("/{lang}/search", Rule::Public, SEARCH_FIELDS, search::show)
        .limited(Bucket::Search)
        .get("/{lang}/search/suggest", Rule::Public, &["q"], search::suggest)
        .limited(Bucket::Search)
        .get("/{lang}/legal/{slug}", Rule::Public, &[], legal::show)
}

/// Cart and checkout.
fn buying() -> Routes {
    Routes::new()
        .get("/{lang}/cart", Rule::Visitor, &["done", "from"], cart::show)
        .post(
            "/{lang}/cart/lines",
            Rule::Visitor,
            &["sku", "quantity", "back", "from"],
            cart::add,
        )
        .origin_only()
        .limited(Bucket::Cart)
        .post(
            "/{lang}/cart/lines/{sku}",
            Rule::Visitor,
            &["quantity", "to", "from"],
            cart::set,
        )
        .limited(Bucket::Cart)
        .post(
            "/{lang}/cart/delivery",
            Rule::Visitor,
            &["city", "from"],
            cart::set_town,
        )
        .limited(Bucket::Cart)
        .post(
            "/{lang}/cart/prices",
            Rule::Visitor,
            &["from"],
            cart::accept_prices,
        )
        .limited(Bucket::Cart)
        .get("/{lang}/checkout", Rule::Visitor, &[], checkout::show)
        .post(
            "/{lang}/checkout",
            Rule::Visitor,
            CHECKOUT_FIELDS,
            checkout::submit,
        )
        .limited(Bucket::Checkout)
}

/// The order page and the way back to it.
fn after_buying() -> Routes {
    Routes::new()
        .get("/{lang}/orders", Rule::Visitor, &[], orders_find::show)
        .post(
            "/{lang}/orders",
            Rule::Visitor,
            &["code", "phone"],
            orders_find::submit,
        )
        .limited(Bucket::OrderLookup)
        .get(
            "/{lang}/orders/{code}",
            Rule::PublicByKey,
            &["key", "done"],
            order::show,
        )
        .limited(Bucket::OrderLookup)
        .post(
            "/{lang}/orders/{code}/cancel",
            Rule::PublicByKey,
            &["key"],
            order::cancel,
        )
        // The page of an order needs its key, which no address of a form carries.
        .of_page("/{lang}/orders")
        .limited(Bucket::OrderLookup)
}
