//! What programs that show a shared page read of it: the Open Graph protocol, and the picture it names.

use super::{local, told_as};
use crate::testing::shop;
use http::StatusCode;
use web::testing::{Desk, Reply};

/// What a page tells under a property of the protocol, in its order.
fn told<'r>(reply: &'r Reply, property: &str) -> Vec<&'r str> {
    let head = format!("<meta property=\"{property}\" content=\"");
    let after = reply.body.split(&head).skip(1);
    after.filter_map(|rest| rest.split('"').next()).collect()
}

/// What stands between two words of a page.
fn between<'r>(reply: &'r Reply, before: &str, after: &str) -> &'r str {
    let (_, rest) = reply.body.split_once(before).unwrap();
    rest.split_once(after).unwrap().0
}

async fn told_whole(desk: &mut Desk, path: &str, kind: &str) -> Reply {
    let reply = desk.get(path).await;
    assert_eq!(reply.status, StatusCode::OK, "{path}");
    let title = between(&reply, "<title>", " — Mawrout</title>");
    assert!(!title.is_empty(), "{path}");
    assert_eq!(told(&reply, "og:title"), [title], "{path}");
    let description = between(&reply, "<meta name=\"description\" content=\"", "\"");
    assert!(!description.is_empty(), "{path}");
    assert_eq!(told(&reply, "og:description"), [description], "{path}");
    assert_eq!(told(&reply, "og:type"), [kind], "{path}");
    assert_eq!(told(&reply, "og:url"), [format!("http://127.0.0.1:8080{path}")]);
    assert_eq!(told(&reply, "og:site_name"), ["Mawrout"]);
    let [picture] = told(&reply, "og:image")[..] else {
        panic!("{path} has one picture")
    };
    let picture = picture.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    let drawn = desk.get(&picture).await;
    assert_eq!(
        (drawn.status, drawn.header("content-type")),
        (StatusCode::OK, "image/png"),
        "{path}: {picture}"
    );
    assert_eq!(drawn.header("content-encoding"), "", "points are packed already");
    reply
}

#[tokio::test]
async fn every_family_of_pages_tells_what_it_is() {
    let (_house, mut desk) = shop();
    for path in [
        "",
        "/c/dattes",
        "/producers",
        "/producers/coop-demo",
        "/legal/terms",
    ] {
        let french = told_whole(&mut desk, &format!("/fr{path}"), "website").await;
        assert!(told(&french, "product:price:amount").is_empty(), "{path}");
        let arabic = told_whole(&mut desk, &format!("/ar{path}"), "website").await;
        assert_eq!(told(&arabic, "og:locale"), ["ar_MA"]);
        assert_eq!(told(&arabic, "og:locale:alternate"), ["fr_MA", "en_MA", "zgh_MA"]);
    }
    let product = told_whole(&mut desk, "/ar/p/dattes-majhoul-extra", "product").await;
    assert_eq!(told(&product, "product:price:amount").len(), 1);
    assert_eq!(told(&product, "product:price:currency"), ["MAD"]);
}

#[tokio::test]
async fn what_belongs_to_one_person_is_not_passed_on() {
    let (_house, mut desk) = shop();
    for path in ["/fr/cart", "/fr/search?q=dattes", "/fr/c/dattes?sort=price"] {
        let reply = desk.get(path).await;
        assert!(told(&reply, "og:title").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_product_tells_its_picture_and_its_deliveries() {
    let (_house, mut desk) = shop();
    let reply = desk.get("/ar/p/dattes-majhoul-extra").await;
    let told = told_as(&reply, "Product");
    let picture = local(&told["image"][0]).to_owned();
    assert!(reply.body.contains(&format!(
        "<meta property=\"og:image\" content=\"http://127.0.0.1:8080{picture}\">"
    )));
    let drawn = desk.get(&picture).await;
    assert_eq!(
        (drawn.status, drawn.header("content-type")),
        (StatusCode::OK, "image/png")
    );
    assert!(drawn.header("cache-control").starts_with("public"));
    let lines = desk.get(&picture.replace(".png", ".svg")).await;
    assert_eq!(lines.header("content-type"), "image/svg+xml");
    assert_eq!(desk.get(&picture.replace(".png", ".gif")).await.status, 404);
    let deliveries = told["offers"][0]["shippingDetails"].as_array().unwrap();
    let rates: Vec<&str> = deliveries
        .iter()
        .map(|delivery| delivery["shippingRate"]["value"].as_str().unwrap())
        .collect();
    assert_eq!(rates, ["20.00", "30.00"], "560 g to each zone");
    assert_eq!(deliveries[1]["deliveryTime"]["transitTime"]["maxValue"], 3);
    assert!(
        told["offers"][1].get("shippingDetails").is_none(),
        "the page prices no delivery of other formats"
    );
}
