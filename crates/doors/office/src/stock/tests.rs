//! What is expected of `stock`.

use crate::testing::office;
use access::Role;

const STOCK: &str = "/office/stock/DAT-1";

#[tokio::test]
async fn counting_sets_what_is_on_hand_but_not_below_what_is_set_aside() {
    let mut scene = office(Role::Manager).await;
    scene.placed("1", "Acheteur démo 01").await;
    let page = scene.desk.get(STOCK).await.body;
    assert!(page.contains("data-sku=\"DAT-1\" data-available=\"8\""), "{page}");
    let version = version(&page);
    let address = format!("{STOCK}/count");
    let bare = scene
        .desk
        .post(&address, &[("counted", "7"), ("version", &version)])
        .await;
    assert_eq!(bare.status, 422);
    let below = [
        ("counted", "1"),
        ("count_reason", "inventaire"),
        ("version", version.as_str()),
    ];
    let reply = scene.desk.post(&address, &below).await;
    assert_eq!(reply.status, 409);
    assert!(reply.body.contains("réservées"), "{}", reply.body);
    let right = [
        ("counted", "٧"),
        ("count_reason", "inventaire"),
        ("version", version.as_str()),
    ];
    scene.done(&address, &right).await;
    assert_eq!(scene.dates().await, (7, 2));
    assert_eq!(
        scene.desk.post(&address, &right).await.status,
        409,
        "somebody counted before"
    );
    let journal = scene
        .desk
        .get("/office/stock/movements?sku=dat-1&cause=count")
        .await
        .body;
    assert!(
        journal.contains("inventaire") && journal.contains("-3") && journal.contains("Démo manager1"),
        "{journal}"
    );
    scene.holds().await;
}

fn version(page: &str) -> String {
    let (_, rest) = page
        .split_once("name=\"version\" value=\"")
        .expect("the form names a version");
    rest.split('"').next().unwrap().to_owned()
}

fn key(page: &str) -> String {
    let (_, rest) = page
        .split_once("name=\"key\" value=\"")
        .expect("the form has a key");
    rest.split('"').next().unwrap().to_owned()
}

fn moved<'f>(cause: &'f str, delta: &'f str, key: &'f str) -> [(&'f str, &'f str); 4] {
    [
        ("cause", cause),
        ("delta", delta),
        ("move_reason", "abîmé"),
        ("key", key),
    ]
}

#[tokio::test]
async fn pieces_come_and_go_with_a_cause() {
    let mut scene = office(Role::Manager).await;
    let address = format!("{STOCK}/move");
    for (cause, delta, on_hand) in [
        ("write_off", "2", 8),
        ("receipt", "5", 13),
        ("correction", "-1", 12),
    ] {
        let key = key(&scene.desk.get(STOCK).await.body);
        scene.done(&address, &moved(cause, delta, &key)).await;
        assert_eq!(scene.dates().await.0, on_hand, "{cause}");
    }
    let key = key(&scene.desk.get(STOCK).await.body);
    let wrong = [
        ("receipt", "-5", 422),
        ("write_off", "99", 409),
        ("sale", "-1", 400),
        ("receipt", "x", 422),
    ];
    for (cause, delta, status) in wrong {
        assert_eq!(
            scene.desk.post(&address, &moved(cause, delta, &key)).await.status,
            status,
            "{cause} {delta}"
        );
    }
    assert_eq!(
        scene.desk.post(&address, &moved("receipt", "1", "")).await.status,
        400,
        "a form without a key"
    );
    assert_eq!(scene.dates().await.0, 12);
    scene.holds().await;
}

#[tokio::test]
async fn a_second_click_brings_nothing_more() {
    let mut scene = office(Role::Manager).await;
    let address = format!("{STOCK}/move");
    let key = key(&scene.desk.get(STOCK).await.body);
    for _ in 0..3 {
        scene.done(&address, &moved("receipt", "50", &key)).await;
    }
    assert_eq!(scene.dates().await.0, 60);
    let other = scene.desk.post(&address, &moved("receipt", "40", &key)).await;
    assert_eq!(other.status, 409, "the same form with other figures");
    scene.placed("1", "Acheteur démo 01").await;
    let fresh = self::key(&scene.desk.get(STOCK).await.body);
    scene.done(&address, &moved("receipt", "1", &fresh)).await;
    assert_eq!(
        scene.dates().await,
        (61, 2),
        "an order placed meanwhile is no obstacle"
    );
}

#[tokio::test]
async fn the_list_finds_by_number_by_name_and_by_what_runs_out() {
    let mut scene = office(Role::Clerk).await;
    let skus = |body: &str| body.matches("<tr data-sku=\"").count();
    for (query, count) in [
        ("", 2),
        ("?q=dat", 1),
        ("?q=Produit", 2),
        ("?producer=coop-safran", 1),
        ("?low=on", 1),
        ("?q=rien", 0),
    ] {
        let page = scene.desk.get(&format!("/office/stock{query}")).await.body;
        assert_eq!(skus(&page), count, "{query}");
    }
    assert!(
        !scene.desk.get(STOCK).await.body.contains("name=\"counted\""),
        "a clerk does not count"
    );
    assert_eq!(scene.desk.get("/office/stock.csv").await.status, 403);
}

#[tokio::test]
async fn lists_are_handed_out() {
    let mut scene = office(Role::Manager).await;
    let stock = scene.desk.get("/office/stock.csv?q=dat").await.body;
    assert!(
        stock.contains("DAT-1;") && stock.contains(";10;0;10") && !stock.contains("SAF-1"),
        "{stock}"
    );
    let movements = scene.desk.get("/office/stock/movements.csv").await.body;
    assert_eq!(movements.lines().count(), 3, "{movements}");
}

#[tokio::test]
async fn a_box_runs_out_when_its_parts_do() {
    let mut scene = office(Role::Manager).await;
    let (act, dates) = (scene.act(), scene.dates);
    let filled = scene.desk.house.store.write(move |unit| {
        let product = catalogue::variant::by_id(unit, dates)?.unwrap().product;
        let boxed = catalogue::testing::variant_of(unit, &act, product, "BOX-1", 9_000);
        let room = inventory::stock::by_variant(unit, dates)?.unwrap().location_id;
        inventory::stock::open(unit, boxed, room)?;
        Ok::<_, store::Error>(boxed)
    });
    let boxed = filled.await.unwrap();
    // Of ten dates, in boxes of one, two and three: ten, five and three boxes; five are few.
    for (quantity, low) in [(1, 1), (2, 2), (3, 2), (1, 1)] {
        let act = scene.act();
        let part = catalogue::bundle::Part {
            variant: dates,
            quantity,
        };
        let filling = scene.desk.house.store.write(move |unit| {
            let filled = catalogue::bundle::replace(unit, &act, boxed, &[part]);
            assert!(filled.is_ok(), "{filled:?}");
            Ok::<_, store::Error>(())
        });
        filling.await.unwrap();
        let page = scene.desk.get("/office/stock?low=on").await.body;
        assert_eq!(page.matches("<tr data-sku=\"").count(), low, "{quantity}: {page}");
        assert_eq!(page.contains("data-sku=\"BOX-1\""), low == 2, "{page}");
        let file = scene.desk.get("/office/stock.csv?low=on").await.body;
        assert_eq!(file.lines().count(), low + 1, "the file holds the same: {file}");
    }
}
