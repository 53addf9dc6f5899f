//! What is expected of `products`.

use crate::testing::office;
use access::Role;
use catalogue::{price, product, variant};

const PAGE: &str = "/office/products/produit-demo-dat-1";
const FORMAT: &str = "/office/products/produit-demo-dat-1/variants/DAT-1";

const NEW_FORMAT: [(&str, &str); 7] = [
    ("sku", "dat-new-1"),
    ("format", "1 kg"),
    ("content", "1"),
    ("unit", "kg"),
    ("weight", "1080"),
    ("vat", "0"),
    ("price", "120"),
];

fn details<'f>(more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let common = [
        ("names_fr", "Dattes Majhoul"),
        ("category", "dattes"),
        ("drawing", "dates"),
        ("commune", "Erfoud"),
    ];
    [&common[..], more].concat()
}

#[tokio::test]
async fn texts_are_kept_side_by_side_and_missing_ones_are_marked() {
    let mut scene = office(Role::Manager).await;
    let list = scene.desk.get("/office/products").await.body;
    assert!(
        list.contains("data-available=\"10\" data-state=\"published\""),
        "{list}"
    );
    let page = scene.desk.get(PAGE).await.body;
    assert!(
        page.contains("name=\"names_ar\"") && page.contains("manque"),
        "{page}"
    );
    let fields = details(&[
        ("names_ar", "تمور المجهول"),
        ("month", "9"),
        ("month", "10"),
        ("allergen", "nuts"),
        ("version", "2"),
    ]);
    scene.done(PAGE, &fields).await;
    let kept = scene
        .read(|reader| product::by_slug(reader, "produit-demo-dat-1").unwrap().unwrap())
        .await;
    assert_eq!(
        (kept.names.fr.as_str(), kept.names.ar.as_deref()),
        ("Dattes Majhoul", Some("تمور المجهول"))
    );
    assert_eq!(kept.season.iter().collect::<Vec<u8>>(), [9, 10]);
    assert_eq!(kept.allergens.len(), 1);
    let stale = scene.desk.post(PAGE, &fields).await;
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("entre-temps") && stale.body.contains("تمور المجهول"));
    let wrong = scene
        .desk
        .post(PAGE, &[("names_fr", ""), ("category", "rien"), ("version", "3")])
        .await;
    assert_eq!(wrong.status, 422);
}

#[tokio::test]
async fn a_price_changes_with_a_reason_and_its_history_stays() {
    let mut scene = office(Role::Manager).await;
    let address = format!("{FORMAT}/price");
    let bare = scene
        .desk
        .post(&address, &[("price", "90"), ("version", "1")])
        .await;
    assert_eq!(bare.status, 422);
    assert!(bare.body.contains("value=\"90\""), "the form comes back filled");
    let fields = [
        ("price", "90,00"),
        ("wholesale", "87,50"),
        ("price_reason", "nouvelle récolte"),
        ("version", "1"),
    ];
    scene.done(&address, &fields).await;
    let dates = scene.dates;
    let (kept, history) = scene
        .read(move |reader| {
            (
                variant::by_id(reader, dates).unwrap().unwrap(),
                price::history(reader, dates).unwrap(),
            )
        })
        .await;
    assert_eq!(
        (
            kept.price.centimes(),
            kept.wholesale_price.map(values::money::Money::centimes)
        ),
        (9_000, Some(8_750))
    );
    assert!(history.iter().any(|change| change.reason == "nouvelle récolte"));
    let above = [
        ("price", "80"),
        ("wholesale", "81"),
        ("price_reason", "x"),
        ("version", "3"),
    ];
    assert_eq!(scene.desk.post(&address, &above).await.status, 422);
    let leap = [("price", "999999"), ("price_reason", "faute"), ("version", "3")];
    let reply = scene.desk.post(&address, &leap).await;
    assert!(
        reply.status == 422 && reply.body.contains("name=\"sure\""),
        "{}",
        reply.body
    );
    let lower = [
        ("price", "70"),
        ("wholesale", "65"),
        ("price_reason", "soldes"),
        ("version", "3"),
    ];
    scene.done(&address, &lower).await;
    assert_eq!(scene.desk.post(&address, &lower).await.status, 409);
    assert!(scene.desk.get(FORMAT).await.body.contains("nouvelle récolte"));
}

#[tokio::test]
async fn a_new_product_is_a_draft_until_it_has_a_format() {
    let mut scene = office(Role::Manager).await;
    let fields = details(&[("producer", "coop-demo")]);
    assert_eq!(
        scene
            .desk
            .post("/office/products/new", &details(&[]))
            .await
            .status,
        422
    );
    let next = scene.done("/office/products/new", &fields).await;
    assert_eq!(next, "/office/products/dattes-majhoul?done=saved");
    let status = "/office/products/dattes-majhoul/status";
    let early = scene
        .desk
        .post(status, &[("status", "published"), ("version", "1")])
        .await;
    assert_eq!(early.status, 409);
    assert!(
        early.body.contains("Ajoutez d’abord un format") && early.body.contains("Dattes Majhoul"),
        "{}",
        early.body
    );
    let format = [&NEW_FORMAT[..], &[("wholesale", "")]].concat();
    let next = scene
        .done("/office/products/dattes-majhoul/variants", &format)
        .await;
    assert_eq!(
        next,
        "/office/products/dattes-majhoul/variants/DAT-NEW-1?done=saved"
    );
    assert_eq!(
        scene.desk.get("/office/stock/DAT-NEW-1").await.status,
        200,
        "its stock is kept from now on"
    );
    let taken = scene
        .desk
        .post("/office/products/dattes-majhoul/variants", &format)
        .await;
    assert_eq!(taken.status, 422);
    assert!(taken.body.contains("value=\"dat-new-1\""));
}

#[tokio::test]
async fn a_published_product_keeps_a_format_and_leaves_with_a_reason() {
    let mut scene = office(Role::Manager).await;
    scene
        .done("/office/products/new", &details(&[("producer", "coop-demo")]))
        .await;
    scene
        .done("/office/products/dattes-majhoul/variants", &NEW_FORMAT)
        .await;
    let status = "/office/products/dattes-majhoul/status";
    scene
        .done(status, &[("status", "published"), ("version", "1")])
        .await;
    let last = [("status", "hidden"), ("version", "1")];
    let reply = scene
        .desk
        .post("/office/products/dattes-majhoul/variants/DAT-NEW-1/status", &last)
        .await;
    assert_eq!(reply.status, 409, "the last format of a published product");
    let bare = scene
        .desk
        .post(status, &[("status", "hidden"), ("version", "2")])
        .await;
    assert_eq!(bare.status, 422, "what leaves the shop leaves with a reason");
    scene
        .done(
            status,
            &[
                ("status", "hidden"),
                ("status_reason", "fin de saison"),
                ("version", "2"),
            ],
        )
        .await;
}

#[tokio::test]
async fn a_clerk_sees_products_and_changes_none() {
    let mut scene = office(Role::Clerk).await;
    let page = scene.desk.get(PAGE).await.body;
    assert!(
        !page.contains("name=\"names_fr\"") && !page.contains("status_reason"),
        "{page}"
    );
    assert_eq!(
        scene.desk.post(PAGE, &details(&[("version", "2")])).await.status,
        403
    );
    assert_eq!(
        scene
            .desk
            .post(&format!("{FORMAT}/price"), &[("price", "1"), ("version", "1")])
            .await
            .status,
        403
    );
    let found = scene
        .desk
        .get("/office/products?q=saf&status=published")
        .await
        .body;
    assert!(
        found.contains("produit-demo-saf-1") && !found.contains("produit-demo-dat-1"),
        "{found}"
    );
}
