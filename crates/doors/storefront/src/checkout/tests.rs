//! From the product to the order, and everything that stands in the way.

use crate::cart;
use crate::testing::{available, hidden, order_form, shop};
use http::StatusCode;
use web::testing::{Desk, Reply};

async fn at_checkout(desk: &mut Desk, language: &str) -> Reply {
    desk.post(
        &format!("/{language}/cart/lines"),
        &[("sku", "DAT-MEX-500"), ("quantity", "2")],
    )
    .await;
    desk.post(
        &format!("/{language}/cart/lines"),
        &[("sku", "MIE-THY-250"), ("quantity", "1")],
    )
    .await;
    let page = desk.get(&format!("/{language}/checkout")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page
}

async fn send(desk: &mut Desk, page: &Reply, changes: &[(&str, &str)]) -> Reply {
    let (key, seen) = (hidden(&page.body, "idempotency_key"), hidden(&page.body, "seen"));
    let mut fields = order_form(&key, changes);
    fields.push(("seen", &seen));
    desk.post("/fr/checkout", &fields).await
}

#[tokio::test]
async fn a_buyer_orders_in_french_and_in_arabic() {
    let (_house, mut desk) = shop();
    for (language, left) in [("fr", 138), ("ar", 136)] {
        let page = at_checkout(&mut desk, language).await;
        let (key, seen) = (hidden(&page.body, "idempotency_key"), hidden(&page.body, "seen"));
        let mut fields = order_form(&key, &[("phone", "٠٦٠٠٠٠٠٠٠٧")]);
        fields.push(("seen", &seen));
        let placed = desk.post(&format!("/{language}/checkout"), &fields).await;
        assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
        assert!(
            placed.location().starts_with(&format!("/{language}/orders/")),
            "{}",
            placed.location()
        );
        assert_eq!(desk.cookie("mawrout_cart_count"), Some("0"));
        let order = desk.get(placed.location()).await;
        assert!(order.body.contains("data-state=\"to_confirm\""), "{}", order.body);
        // Goods 2 × 85 + 96, delivery of 1 420 g to zone 2: 38.
        assert!(order.body.contains("304,00"), "{}", order.body);
        let product = desk.get(&format!("/{language}/p/dattes-majhoul-extra")).await;
        assert_eq!(available(&product.body, "DAT-MEX-500"), left);
        assert_eq!(
            desk.get(&format!("/{language}/checkout")).await.location(),
            format!("/{language}/cart")
        );
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_makes_one_order() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    let first = send(&mut desk, &page, &[]).await;
    let second = send(&mut desk, &page, &[]).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER);
    assert_eq!(first.location(), second.location());
    let product = desk.get("/fr/p/dattes-majhoul-extra").await;
    assert_eq!(available(&product.body, "DAT-MEX-500"), 138);
    let other = send(&mut desk, &page, &[("name", "Acheteuse démo 08")]).await;
    assert_eq!(
        other.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the key belongs to another form"
    );
}

/// Opens the shop, or closes it, as the settings page does.
async fn opened(house: &store::testing::TestHouse, desk: &Desk, opened: bool) {
    let clock = desk.house.clock.clone();
    let act = access::Act::house(&clock, &values::id::Ids::random(clock.clone()));
    crate::testing::write(&house.store, move |unit| {
        let settings = parties::house::HouseSettings {
            opened,
            ..parties::house::load(unit).unwrap()
        };
        parties::house::save(unit, &act, &settings).unwrap();
    });
    desk.house.refresh().await.unwrap();
}

#[tokio::test]
async fn a_closed_shop_says_so_keeps_the_cart_and_takes_no_order() {
    let (house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    opened(&house, &desk, false).await;
    for address in ["/fr", "/fr/p/dattes-majhoul-extra", "/fr/c/dattes", "/fr/cart"] {
        let body = desk.get(address).await.body;
        assert!(body.contains("data-closed"), "{address}: {body}");
    }
    let cart = desk.get("/ar/cart").await.body;
    assert!(cart.contains("لا يستقبل الطلبات"), "{cart}");
    assert!(
        cart.contains("data-sku=\"DAT-MEX-500\"") && !cart.contains("href=\"/ar/checkout\""),
        "the cart is there, the way on is not: {cart}"
    );
    assert_eq!(desk.get("/fr/checkout").await.location(), "/fr/cart");
    let refused = send(&mut desk, &page, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.body.contains("rien n’a été commandé") && refused.body.contains("Rue démo 7"),
        "{}",
        refused.body
    );
    opened(&house, &desk, true).await;
    assert!(!desk.get("/fr/cart").await.body.contains("data-closed"));
    let product = desk.get("/fr/p/dattes-majhoul-extra").await;
    assert_eq!(
        available(&product.body, "DAT-MEX-500"),
        140,
        "nothing was set aside"
    );
    let placed = send(&mut desk, &refused, &[]).await;
    assert_eq!(
        placed.status,
        StatusCode::SEE_OTHER,
        "the same form goes through: {}",
        placed.body
    );
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once_and_nothing_is_lost() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    let wrong = [
        ("name", ""),
        ("phone", "06 00 00 00 1"),
        ("city", "atlantis"),
        ("quarter", ""),
        ("terms", ""),
    ];
    let reply = send(&mut desk, &page, &wrong).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "phone", "city", "quarter", "terms"] {
        assert!(
            reply.body.contains(&format!("href=\"#{field}\"")),
            "{field}: {}",
            reply.body
        );
        assert!(reply.body.contains(&format!("id=\"{field}-e\"")), "{field}");
    }
    assert!(reply.body.contains("Il manque un chiffre"));
    assert!(
        reply.body.contains("value=\"06 00 00 00 1\"") && reply.body.contains("Rue démo 7"),
        "it comes back filled"
    );
    assert!(reply.body.contains("Erreur"), "the title says it");
    assert_eq!(
        send(&mut desk, &reply, &[]).await.status,
        StatusCode::SEE_OTHER,
        "mended, it goes through"
    );
}

#[tokio::test]
async fn each_mistake_in_a_phone_has_its_sentence() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    for (typed, sentence) in [
        ("", "Écrivez votre téléphone"),
        ("06 12 34", "chiffres : un numéro marocain"),
        ("06 12 34 56 78 9", "un chiffre de trop"),
        ("appelez-moi", "seulement les chiffres"),
        ("01 23 45 67 89", "commence par 05, 06, 07 ou 08"),
    ] {
        let reply = send(&mut desk, &page, &[("phone", typed)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(reply.body.contains(sentence), "{typed}: {}", reply.body);
    }
}

#[tokio::test]
async fn prices_and_states_in_the_form_are_not_looked_at() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    let forged = [
        ("price", "1"),
        ("total", "1"),
        ("delivery_price", "0"),
        ("state", "completed"),
        ("unit_price", "0.01"),
    ];
    let placed = send(&mut desk, &page, &forged).await;
    let order = desk.get(placed.location()).await;
    assert!(order.body.contains("304,00") && order.body.contains("data-state=\"to_confirm\""));
}

#[tokio::test]
async fn choices_that_are_not_offered_are_refused() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    for (changes, field) in [
        (&[("delivery", "drone")][..], "delivery"),
        (&[("delivery", "")], "delivery"),
        (&[("city", "imilchil")], "city"),
        (&[("city", "atlantis")], "city"),
        (&[("payment", "card")], "payment"),
        (&[("payment", "gold")], "payment"),
        (
            &[("delivery", "pickup"), ("pickup_point", "atlantis")],
            "pickup_point",
        ),
        (&[("delivery", "pickup")], "pickup_point"),
    ] {
        let reply = send(&mut desk, &page, changes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
        assert!(
            reply.body.contains(&format!("id=\"{field}-e\"")),
            "{changes:?}: {}",
            reply.body
        );
    }
}

#[tokio::test]
async fn goods_can_be_fetched_without_delivery_cost() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    let changes = [
        ("delivery", "pickup"),
        ("pickup_point", "depot-gie"),
        ("city", ""),
        ("quarter", ""),
    ];
    let placed = send(&mut desk, &page, &changes).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
    let order = desk.get(placed.location()).await;
    assert!(
        order.body.contains("Dépôt du GIE") && order.body.contains("266,00"),
        "{}",
        order.body
    );
}

#[tokio::test]
async fn a_price_that_changed_is_agreed_to_first() {
    let (house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    cart::tests::reprice(&house.store, "DAT-MEX-500", 9_000);
    let reply = send(&mut desk, &page, &[]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
    assert!(reply.body.contains("Un prix a changé") && reply.body.contains("Rue démo 7"));
    let placed = send(&mut desk, &reply, &[]).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
    assert!(desk.get(placed.location()).await.body.contains("314,00"));
}

/// The form as a browser sends it: with all its hidden fields.
async fn send_whole(desk: &mut Desk, page: &Reply, changes: &[(&str, &str)]) -> Reply {
    let delivery = hidden(&page.body, "delivery_seen");
    let shown = [("delivery_seen", delivery.as_str())];
    send(desk, page, &[&shown[..], changes].concat()).await
}

#[tokio::test]
async fn a_delivery_price_that_was_never_shown_is_agreed_to_first() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    assert_eq!(hidden(&page.body, "delivery_seen"), "none");
    let reply = send_whole(&mut desk, &page, &[]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
    for part in [
        "304,00",
        "Rue démo 7",
        "value=\"06 00 00 00 07\"",
        "est maintenant connu",
    ] {
        assert!(reply.body.contains(part), "{part}: {}", reply.body);
    }
    assert_eq!(hidden(&reply.body, "delivery_seen"), "casablanca:3800");
    assert_eq!(
        hidden(&reply.body, "idempotency_key"),
        hidden(&page.body, "idempotency_key"),
        "nothing was ordered under the key"
    );
    let placed = send_whole(&mut desk, &reply, &[]).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
}

#[tokio::test]
async fn another_town_at_another_price_is_agreed_to_first() {
    let (_house, mut desk) = shop();
    at_checkout(&mut desk, "fr").await;
    desk.post("/fr/cart/delivery", &[("city", "errachidia")]).await;
    let page = desk.get("/fr/checkout").await;
    assert_eq!(hidden(&page.body, "delivery_seen"), "errachidia:2800");
    let reply = send_whole(&mut desk, &page, &[("city", "casablanca")]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(
        reply.body.contains("le total a changé") && !reply.body.contains("maintenant connu"),
        "a price was shown, and it is another one: {}",
        reply.body
    );
    let placed = send_whole(&mut desk, &reply, &[("city", "casablanca")]).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
}

#[tokio::test]
async fn what_a_page_says_of_the_delivery_counts_but_silence_orders() {
    for (seen, status) in [
        (Some(""), StatusCode::CONFLICT),
        (Some("none"), StatusCode::CONFLICT),
        (Some("casablanca:3799"), StatusCode::CONFLICT),
        (Some("casablanca:x"), StatusCode::CONFLICT),
        (Some("casablanca:99999999999999999999"), StatusCode::CONFLICT),
        (Some("casablanca:3800"), StatusCode::SEE_OTHER),
        (None, StatusCode::SEE_OTHER),
    ] {
        let (_house, mut desk) = shop();
        let page = at_checkout(&mut desk, "fr").await;
        let shown: Vec<_> = seen.map(|seen| ("delivery_seen", seen)).into_iter().collect();
        let reply = send(&mut desk, &page, &shown).await;
        assert_eq!(reply.status, status, "{seen:?}");
    }
}

#[tokio::test]
async fn fetching_costs_nothing_that_had_to_be_shown() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    let pickup = [
        ("delivery", "pickup"),
        ("pickup_point", "depot-gie"),
        ("quarter", ""),
    ];
    let wrong = send_whole(&mut desk, &page, &[&pickup[..], &[("terms", "")]].concat()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        hidden(&wrong.body, "delivery_seen"),
        "none",
        "the page tells of fetching, not of a price to an address"
    );
    let placed = send_whole(&mut desk, &wrong, &pickup).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
}

#[tokio::test]
async fn a_mended_form_has_seen_the_total() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    let wrong = send_whole(&mut desk, &page, &[("phone", "06")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains("304,00"),
        "the town of the form counts at once"
    );
    let placed = send_whole(&mut desk, &wrong, &[]).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
}

#[tokio::test]
async fn missing_stock_is_told_and_the_cart_kept() {
    let (_house, mut desk) = shop();
    let mut rival = desk.stranger();
    for buyer in [&mut desk, &mut rival] {
        buyer
            .post("/fr/cart/lines", &[("sku", "DAT-MEX-5K"), ("quantity", "2")])
            .await;
    }
    let (page, rivals) = (desk.get("/fr/checkout").await, rival.get("/fr/checkout").await);
    assert_eq!(send(&mut rival, &rivals, &[]).await.status, StatusCode::SEE_OTHER);
    let reply = send(&mut desk, &page, &[]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
    assert!(
        reply.body.contains("Il en manque") && reply.body.contains("Rue démo 7"),
        "{}",
        reply.body
    );
    assert!(
        desk.get("/fr/cart")
            .await
            .body
            .contains("data-sku=\"DAT-MEX-5K\" data-quantity=\"2\" data-available=\"1\"")
    );
}

#[tokio::test]
async fn an_empty_cart_orders_nothing() {
    let (_house, mut desk) = shop();
    assert_eq!(desk.get("/fr/checkout").await.location(), "/fr/cart");
    desk.get("/fr/cart").await;
    desk.get("/fr/orders").await;
    let reply = desk.post("/fr/checkout", &order_form("k-1", &[])).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.body.contains("Votre panier est vide"));
}

#[tokio::test]
async fn a_form_without_its_token_is_refused() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    let key = hidden(&page.body, "idempotency_key");
    let form = web::Fields::from_pairs(order_form(&key, &[])).to_query();
    for body in [form.clone(), format!("{form}&csrf=bm9uc2Vuc2U")] {
        let reply = desk
            .send_form("/fr/checkout", &body, &[("sec-fetch-site", "same-origin")])
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
    }
    let product = desk.get("/fr/p/dattes-majhoul-extra").await;
    assert_eq!(available(&product.body, "DAT-MEX-500"), 140);
}

#[tokio::test]
async fn the_total_can_be_worked_out_without_ordering() {
    let (_house, mut desk) = shop();
    let page = at_checkout(&mut desk, "fr").await;
    let reply = send(
        &mut desk,
        &page,
        &[("city", "errachidia"), ("again", "1"), ("terms", "")],
    )
    .await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(
        reply.body.contains("294,00") && reply.body.contains("Rue démo 7"),
        "{}",
        reply.body
    );
    let product = desk.get("/fr/p/dattes-majhoul-extra").await;
    assert_eq!(available(&product.body, "DAT-MEX-500"), 140);
}
