//! Narrowing and ordering an aisle by its address.

use crate::testing::shop;
use http::StatusCode;

fn total(body: &str) -> usize {
    let (_, after) = body.split_once("data-total=\"").unwrap();
    after.split('"').next().unwrap().parse().unwrap()
}

fn skus(body: &str) -> Vec<&str> {
    let cards = body.split("<li class=\"good").skip(1);
    cards
        .map(|card| {
            card.split_once("data-sku=\"")
                .unwrap()
                .1
                .split('"')
                .next()
                .unwrap()
        })
        .collect()
}

#[tokio::test]
async fn facets_narrow_and_count() {
    let (_house, mut desk) = shop();
    let whole = desk.get("/fr/c/dattes").await;
    assert_eq!(total(&whole.body), 4);
    for (query, expected) in [
        ("producer=coop-miel", 1),
        ("producer=coop-miel&producer=coop-demo", 4),
        ("available=1", 2),
        ("label=igp-dattes-majhoul-tafilalet", 1),
        ("commune=Erfoud", 4),
        ("commune=Nulle+part", 0),
        ("price=50-100", 2),
        ("price_min=90&price_max=100", 1),
        ("price_min=abc&sort=nonsense&page=-3", 4),
        ("producer=inconnu", 4),
    ] {
        let reply = desk.get(&format!("/fr/c/dattes?{query}")).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(total(&reply.body), expected, "{query}");
    }
}

#[tokio::test]
async fn lists_are_put_in_order() {
    let (_house, mut desk) = shop();
    let cheapest = desk.get("/fr/c/dattes?sort=price").await;
    assert_eq!(
        skus(&cheapest.body),
        ["DAT-JHL-1K", "DAT-MEX-500", "MIE-THY-250", "TAP-NOU-1"]
    );
    let dearest = desk.get("/fr/c/dattes?sort=price-desc").await;
    assert_eq!(skus(&dearest.body)[0], "TAP-NOU-1");
    let usual = desk.get("/fr/c/dattes").await;
    assert_eq!(
        skus(&usual.body)[0],
        "DAT-MEX-500",
        "in season, with its label, and there"
    );
}

#[tokio::test]
async fn what_cannot_be_had_says_so_and_has_no_button() {
    let (_house, mut desk) = shop();
    let page = desk.get("/fr/c/dattes").await;
    let card = page
        .body
        .split("<li class=\"good")
        .find(|card| card.contains("DAT-JHL-1K"))
        .unwrap();
    assert!(
        card.contains("De retour en") && card.contains("septembre") && !card.contains("class=\"add\""),
        "{card}"
    );
    let ordered = page
        .body
        .split("<li class=\"good")
        .find(|card| card.contains("TAP-NOU-1"))
        .unwrap();
    assert!(
        ordered.contains("Sur commande") && ordered.contains("class=\"add\""),
        "{ordered}"
    );
}

#[tokio::test]
async fn narrowed_lists_are_not_for_search_engines() {
    let (_house, mut desk) = shop();
    assert!(!desk.get("/fr/c/dattes").await.body.contains("noindex"));
    assert!(desk.get("/fr/c/dattes?sort=price").await.body.contains("noindex"));
}
