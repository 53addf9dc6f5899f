//! The cart through its forms.

use crate::testing::{available, later, shop, write};
use http::StatusCode;
use web::testing::Desk;

async fn put(desk: &mut Desk, sku: &str, quantity: &str) -> StatusCode {
    desk.post("/fr/cart/lines", &[("sku", sku), ("quantity", quantity)])
        .await
        .status
}

#[tokio::test]
async fn goods_are_added_changed_and_taken_out() {
    let (_house, mut desk) = shop();
    let added = desk
        .post("/fr/cart/lines", &[("sku", "DAT-MEX-500"), ("quantity", "2")])
        .await;
    assert_eq!(
        (added.status, added.location()),
        (StatusCode::SEE_OTHER, "/fr/cart?done=added")
    );
    assert_eq!(desk.cookie("mawrout_cart_count"), Some("2"));
    assert_eq!(put(&mut desk, "DAT-MEX-500", "3").await, StatusCode::SEE_OTHER);
    let page = desk.get("/fr/cart").await;
    assert!(
        page.body.contains("data-sku=\"DAT-MEX-500\" data-quantity=\"5\""),
        "{}",
        page.body
    );
    assert!(page.body.contains("425,00"), "5 × 85 dirhams");
    let set = desk
        .post("/fr/cart/lines/DAT-MEX-500", &[("quantity", "4")])
        .await;
    assert_eq!(set.location(), "/fr/cart?done=changed");
    let page = desk.get("/fr/cart").await;
    assert!(page.body.contains("data-quantity=\"4\""));
    let stepped = desk
        .post("/fr/cart/lines/DAT-MEX-500", &[("quantity", "4"), ("to", "5")])
        .await;
    assert_eq!(stepped.status, StatusCode::SEE_OTHER);
    assert_eq!(
        desk.cookie("mawrout_cart_count"),
        Some("5"),
        "the button wins over the field"
    );
    let gone = desk
        .post("/fr/cart/lines/DAT-MEX-500", &[("quantity", "0")])
        .await;
    assert_eq!(gone.location(), "/fr/cart?done=removed");
    let page = desk.get("/fr/cart").await;
    assert!(page.body.contains("Votre panier est vide"));
}

#[tokio::test]
async fn one_piece_is_meant_when_none_is_told() {
    let (_house, mut desk) = shop();
    desk.post("/ar/cart/lines", &[("sku", "MIE-THY-250")]).await;
    assert_eq!(desk.cookie("mawrout_cart_count"), Some("1"));
}

#[tokio::test]
async fn only_whole_numbers_of_pieces_are_taken() {
    let (_house, mut desk) = shop();
    for wrong in [
        "-1",
        "0",
        "10000",
        "99999999999999999999",
        "1.5",
        "1,5",
        "abc",
        "",
        "1e3",
        "٣٫٥",
    ] {
        assert_eq!(
            put(&mut desk, "DAT-MEX-500", wrong).await,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{wrong:?}"
        );
    }
    for right in ["1", " 2 ", "٣", "۴"] {
        assert_eq!(
            put(&mut desk, "DAT-MEX-500", right).await,
            StatusCode::SEE_OTHER,
            "{right:?}"
        );
    }
    assert_eq!(desk.cookie("mawrout_cart_count"), Some("10"));
    desk.get("/fr/cart").await;
    for wrong in ["-1", "1.5", "x", "", "-0"] {
        let reply = desk
            .post("/fr/cart/lines/DAT-MEX-500", &[("quantity", wrong)])
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        let field = format!("name=\"quantity\" value=\"{wrong}\" aria-invalid=\"true\"");
        assert!(
            reply.body.contains(&field),
            "{wrong:?} comes back as it was typed"
        );
        assert!(
            reply.body.contains("id=\"q-DAT-MEX-500\""),
            "{wrong:?} is told at its field"
        );
    }
    let elsewhere = desk
        .post("/fr/cart/lines/MIE-THY-250", &[("quantity", "x")])
        .await;
    assert!(
        elsewhere.body.contains("role=\"status\""),
        "not in the cart: told above it"
    );
    let zero = desk
        .post("/fr/cart/lines/DAT-MEX-500", &[("quantity", "٠")])
        .await;
    assert_eq!(zero.location(), "/fr/cart?done=removed");
}

#[tokio::test]
async fn a_line_never_grows_beyond_what_is_counted() {
    let (_house, mut desk) = shop();
    assert_eq!(put(&mut desk, "DAT-MEX-500", "9999").await, StatusCode::SEE_OTHER);
    assert_eq!(
        put(&mut desk, "DAT-MEX-500", "1").await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let page = desk.get("/fr/cart").await;
    assert!(page.body.contains("data-quantity=\"9999\""));
}

#[tokio::test]
async fn unknown_goods_towns_and_languages_are_refused() {
    let (_house, mut desk) = shop();
    assert_eq!(put(&mut desk, "NIX-1", "1").await, StatusCode::NOT_FOUND);
    assert_eq!(put(&mut desk, "", "1").await, StatusCode::NOT_FOUND);
    put(&mut desk, "DAT-MEX-500", "1").await;
    desk.get("/fr/cart").await;
    let town = desk.post("/fr/cart/delivery", &[("city", "atlantis")]).await;
    assert_eq!(town.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(town.body.contains("id=\"city-e\""));
    let unserved = desk.post("/fr/cart/delivery", &[("city", "imilchil")]).await;
    assert_eq!(unserved.status, StatusCode::SEE_OTHER);
    assert!(
        desk.get("/fr/cart")
            .await
            .body
            .contains("Nous ne livrons pas encore")
    );
    let german = desk
        .post("/de/cart/lines", &[("sku", "DAT-MEX-500"), ("quantity", "1")])
        .await;
    assert_eq!(german.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_town_gives_price_and_days() {
    let (_house, mut desk) = shop();
    put(&mut desk, "DAT-MEX-500", "2").await;
    let page = desk.get("/fr/cart").await;
    assert!(page.body.contains("selon la ville"));
    desk.post("/fr/cart/delivery", &[("city", "casablanca")]).await;
    let page = desk.get("/fr/cart").await;
    // 2 × 560 g is above a kilogram: 38 dirhams in zone 2.
    for told in ["Livraison à", "38,00", "208,00", "1,12"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let arabic = desk.get("/ar/cart").await;
    assert!(arabic.body.contains("الدار البيضاء") && arabic.body.contains("208,00"));
}

#[tokio::test]
async fn a_heavy_line_that_makes_delivery_dearer_is_named() {
    let (_house, mut desk) = shop();
    put(&mut desk, "MIE-THY-250", "1").await;
    put(&mut desk, "DAT-MEX-5K", "1").await;
    desk.get("/fr/cart").await;
    desk.post("/fr/cart/delivery", &[("city", "casablanca")]).await;
    let page = desk.get("/fr/cart").await;
    assert!(page.body.contains("la livraison passe de"), "{}", page.body);
}

#[tokio::test]
async fn a_shortage_is_told_with_what_can_be_had() {
    let (_house, mut desk) = shop();
    put(&mut desk, "DAT-MEX-5K", "5").await;
    let page = desk.get("/fr/cart").await;
    assert_eq!(available_in_cart(&page.body, "DAT-MEX-5K"), 3);
    assert!(page.body.contains("Prendre les"), "{}", page.body);
    assert!(
        !page.body.contains("href=\"/fr/checkout\""),
        "nothing to order yet"
    );
    assert_eq!(desk.get("/fr/checkout").await.location(), "/fr/cart");
    desk.post("/fr/cart/lines/DAT-MEX-5K", &[("quantity", "5"), ("to", "3")])
        .await;
    assert!(desk.get("/fr/cart").await.body.contains("href=\"/fr/checkout\""));
}

fn available_in_cart(body: &str, sku: &str) -> i64 {
    let (_, after) = body.split_once(&format!("data-sku=\"{sku}\"")).unwrap();
    let (_, after) = after.split_once("data-available=\"").unwrap();
    after.split('"').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_gift_box_takes_from_the_stock_of_what_it_holds() {
    let (_house, mut desk) = shop();
    let page = desk.get("/fr/p/coffret-decouverte").await;
    assert_eq!(available(&page.body, "COF-DEC-1"), 20, "twenty jars of honey");
    put(&mut desk, "MIE-THY-250", "15").await;
    put(&mut desk, "COF-DEC-1", "6").await;
    let page = desk.get("/fr/cart").await;
    // The line that wants too much is told, not the box beside it: six jars are for the boxes.
    assert_eq!(available_in_cart(&page.body, "MIE-THY-250"), 14);
    assert_eq!(page.body.matches("Il n’en reste").count(), 1, "{}", page.body);
}

#[tokio::test]
async fn a_changed_price_is_told_until_it_is_accepted() {
    let (house, mut desk) = shop();
    put(&mut desk, "DAT-MEX-500", "1").await;
    reprice(&house.store, "DAT-MEX-500", 9_000);
    let page = desk.get("/fr/cart").await;
    assert!(
        page.body.contains("Le prix a changé") && page.body.contains("90"),
        "{}",
        page.body
    );
    let accepted = desk.post("/fr/cart/prices", &[]).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER);
    assert!(!desk.get("/fr/cart").await.body.contains("Le prix a changé"));
}

/// Changes a price as the office would.
pub(crate) fn reprice(store: &store::Store, sku: &'static str, centimes: i64) {
    write(store, move |unit| {
        let act = later();
        let variant = catalogue::variant::by_sku(unit, sku).unwrap().unwrap();
        let price = values::money::Money::mad(centimes);
        catalogue::variant::set_price(unit, &act, sku, price, "récolte", variant.version).unwrap();
    });
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused() {
    let (_house, mut desk) = shop();
    let foreign = desk
        .send_form(
            "/fr/cart/lines",
            "sku=DAT-MEX-500&quantity=1",
            &[("sec-fetch-site", "cross-site")],
        )
        .await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    put(&mut desk, "DAT-MEX-500", "1").await;
    desk.get("/fr/cart").await;
    for body in ["quantity=3", "quantity=3&csrf=AAAA"] {
        let reply = desk
            .send_form(
                "/fr/cart/lines/DAT-MEX-500",
                body,
                &[("sec-fetch-site", "same-origin")],
            )
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{body}");
    }
    assert!(desk.get("/fr/cart").await.body.contains("data-quantity=\"1\""));
}

#[tokio::test]
async fn carts_are_of_one_browser() {
    let (_house, mut desk) = shop();
    put(&mut desk, "DAT-MEX-500", "1").await;
    let mut stranger = desk.stranger();
    assert!(
        stranger
            .get("/fr/cart")
            .await
            .body
            .contains("Votre panier est vide")
    );
}

/// Adds honey from a card of this list and answers where one is led.
async fn add_from(desk: &mut Desk, back: &str) -> String {
    let fields = [("sku", "MIE-THY-250"), ("back", back)];
    let reply = desk.post("/fr/cart/lines", &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{back}");
    reply.location().to_owned()
}

#[tokio::test]
async fn whoever_adds_from_a_list_stays_at_it_and_is_told() {
    let (_house, mut desk) = shop();
    for list in [
        "/fr",
        "/fr/c/dattes?sort=price",
        "/fr/search?q=miel",
        "/fr/producers/coop-miel",
        "/fr/p/dattes-majhoul-extra",
    ] {
        let page = desk.get(list).await;
        let back = crate::testing::hidden(&page.body, "back");
        assert_eq!(back, list, "a card names its page");
        assert!(!page.body.contains("C’est dans votre panier"), "{list}");
        let next = add_from(&mut desk, &back).await;
        let (address, card) = next.split_once('#').unwrap();
        assert_eq!(card, "MIE-THY-250");
        assert!(
            address.starts_with(list) && address.ends_with("done=added"),
            "{address}"
        );
        let told = desk.get(address).await;
        assert_eq!(told.status, StatusCode::OK, "{address}");
        assert!(told.body.contains("C’est dans votre panier"), "{address}");
        assert!(told.body.contains("noindex"), "{address}");
        assert_eq!(
            crate::testing::hidden(&told.body, "back"),
            list,
            "what was done is not kept in the address"
        );
        assert!(
            !desk.get(list).await.body.contains("C’est dans votre panier"),
            "{list} is kept without the word"
        );
    }
    let refused = desk
        .post(
            "/fr/cart/lines",
            &[
                ("sku", "MIE-THY-250"),
                ("quantity", "x"),
                ("back", "/fr/c/dattes"),
            ],
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn one_is_led_back_to_lists_of_this_shop_alone() {
    let (_house, mut desk) = shop();
    let long = format!("/fr/search?q={}", "a".repeat(3_000));
    for back in [
        "",
        "https://evil.example/fr/c/dattes",
        "//evil.example/fr/c/dattes",
        "/\\evil.example",
        "/office",
        "/sign-out",
        "/fr/cart",
        "/fr/checkout",
        "/fr/orders/7KQ4",
        "/frx/c/dattes",
        "/ar/c/dattes",
        "/fr/c/dattes\r\nset-cookie: a=b",
        long.as_str(),
    ] {
        assert_eq!(add_from(&mut desk, back).await, "/fr/cart?done=added", "{back:?}");
    }
}

#[tokio::test]
async fn the_cart_leads_back_to_the_list_one_came_from() {
    let (_house, mut desk) = shop();
    let continues = |body: &str, list: &str| {
        body.contains(&format!("<p><a href=\"{list}\">Continuer mes achats</a></p>"))
    };
    let product = desk.get("/fr/p/dattes-majhoul-extra").await;
    let from = crate::testing::hidden(&product.body, "from");
    assert_eq!(from, "/fr/c/dattes");
    let fields = [("sku", "DAT-MEX-500"), ("quantity", "1"), ("from", &from)];
    let added = desk.post("/fr/cart/lines", &fields).await;
    assert_eq!(added.location(), "/fr/cart?done=added&from=%2Ffr%2Fc%2Fdattes");
    let cart = desk.get(added.location()).await;
    assert!(continues(&cart.body, "/fr/c/dattes"), "{}", cart.body);
    // It is kept in mind while the cart is changed.
    let set = desk
        .post(
            "/fr/cart/lines/DAT-MEX-500?from=%2Ffr%2Fc%2Fdattes",
            &[("quantity", "2")],
        )
        .await;
    assert_eq!(set.location(), "/fr/cart?done=changed&from=%2Ffr%2Fc%2Fdattes");
    let town = desk
        .post(
            "/fr/cart/delivery?from=%2Ffr%2Fc%2Fdattes",
            &[("city", "casablanca")],
        )
        .await;
    assert_eq!(
        town.location(),
        "/fr/cart?done=town&from=%2Ffr%2Fc%2Fdattes#summary"
    );
    for forged in ["https://evil.example", "//evil.example", "/office"] {
        let query = web::Fields::from_pairs([("from", forged)]).to_query();
        assert!(
            continues(&desk.get(&format!("/fr/cart?{query}")).await.body, "/fr"),
            "{forged}"
        );
    }
    for (referer, list) in [
        ("http://127.0.0.1:8080/fr/search?q=miel", "/fr/search?q=miel"),
        ("http://127.0.0.1:8080/fr/checkout", "/fr"),
        ("http://evil.example/fr/c/dattes", "/fr"),
        ("nonsense", "/fr"),
    ] {
        let request = desk
            .request(http::Method::GET, "/fr/cart")
            .header("referer", referer);
        let reply = desk.send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert!(continues(&reply.body, list), "{referer}");
    }
}
