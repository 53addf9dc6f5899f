//! Narrowing and ordering an aisle by its address.

use crate::testing::{MIGRATIONS, browse, desk, fill, shop};
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

/// The facets of a page: field, value, count.
fn counts(body: &str) -> Vec<(String, String, usize)> {
    let boxes = body.split("<input type=\"checkbox\" name=\"").skip(1);
    boxes
        .map(|one| {
            let (name, after) = one.split_once("\" value=\"").unwrap();
            let (value, after) = after.split_once('"').unwrap();
            let count = after.split_once("<span>").unwrap().1.split('<').next().unwrap();
            (name.to_owned(), value.to_owned(), count.parse().unwrap())
        })
        .collect()
}

#[test]
fn every_count_is_the_length_of_the_list_it_leads_to() {
    store::testing::on_both(&MIGRATIONS, |house| {
        fill(&house.store);
        browse(async {
            let mut desk = desk(&house.store);
            let whole = desk.get("/fr/c/dattes").await;
            let all = counts(&whole.body);
            let facets: std::collections::BTreeSet<&str> =
                all.iter().map(|(name, _, _)| name.as_str()).collect();
            assert_eq!(
                facets.into_iter().collect::<Vec<_>>(),
                ["available", "commune", "label", "price", "producer"]
            );
            let query = |pairs: &[(&str, &str)]| web::Fields::from_pairs(pairs.iter().copied()).to_query();
            for (name, value, count) in &all {
                let narrowed = desk
                    .get(&format!("/fr/c/dattes?{}", query(&[(name, value)])))
                    .await;
                assert_eq!(total(&narrowed.body), *count, "{name}={value}");
                // Beside a wish the other facets count what is left of it.
                for (other, word, left) in counts(&narrowed.body) {
                    if &other == name {
                        continue;
                    }
                    let both = query(&[(name, value), (&other, &word)]);
                    let list = desk.get(&format!("/fr/c/dattes?{both}")).await;
                    assert_eq!(total(&list.body), left, "{both}");
                }
            }
        });
    });
}

#[tokio::test]
async fn what_a_form_sends_without_a_wish_leaves_the_address() {
    let (_house, mut desk) = shop();
    for (asked, clean) in [
        ("price_min=&price_max=&sort=recommended", "/fr/c/dattes"),
        (
            "price_min=&price_max=90&sort=price",
            "/fr/c/dattes?price_max=90&sort=price",
        ),
        (
            "producer=coop-miel&price_min=+&page=",
            "/fr/c/dattes?producer=coop-miel",
        ),
    ] {
        let reply = desk.get(&format!("/fr/c/dattes?{asked}")).await;
        assert_eq!(
            (reply.status, reply.location()),
            (StatusCode::SEE_OTHER, clean),
            "{asked}"
        );
        assert_eq!(desk.get(clean).await.status, StatusCode::OK, "{clean}");
    }
}

/// The prices of the cards, in centimes.
fn prices(body: &str) -> Vec<i64> {
    let cards = body.split("<li class=\"good").skip(1);
    cards
        .map(|card| {
            let (_, after) = card.split_once("<data class=\"num\" value=\"").unwrap();
            let value = after.split('"').next().unwrap();
            values::money::Money::parse_decimal(value).unwrap().centimes()
        })
        .collect()
}

#[tokio::test]
async fn each_order_of_the_list_is_what_it_says() {
    let (_house, mut desk) = shop();
    let all = skus(&desk.get("/fr/c/dattes").await.body).len();
    for sort in [
        "price",
        "price-desc",
        "unit-price",
        "newest",
        "name",
        "recommended",
    ] {
        let mut reply = desk.get(&format!("/fr/c/dattes?sort={sort}")).await;
        if reply.status == StatusCode::SEE_OTHER {
            reply = desk.get(reply.location()).await;
        }
        assert!(
            reply
                .body
                .contains(&format!("<option value=\"{sort}\" selected>")),
            "{sort}"
        );
        let shown = skus(&reply.body);
        assert_eq!(shown.len(), all, "{sort} loses nothing");
        let (given, mut sorted) = (prices(&reply.body), prices(&reply.body));
        sorted.sort_unstable();
        match sort {
            "price" => assert_eq!(given, sorted),
            "price-desc" => {
                sorted.reverse();
                assert_eq!(given, sorted);
            }
            "unit-price" => assert_eq!(
                shown,
                ["DAT-JHL-1K", "DAT-MEX-500", "MIE-THY-250", "TAP-NOU-1"],
                "39, 170 and 384 dirhams a kilogram; a carpet has no such price"
            ),
            "name" => assert_eq!(shown, ["DAT-JHL-1K", "DAT-MEX-500", "MIE-THY-250", "TAP-NOU-1"]),
            _ => assert!(shown.contains(&"TAP-NOU-1")),
        }
    }
}
