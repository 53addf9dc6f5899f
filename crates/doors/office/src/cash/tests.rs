//! What is expected of `cash`.

use crate::testing::{Scene, office};
use access::Role;
use orders::parcel::Parcel;
use orders::view::OrderView;
use orders::{fulfilment, parcel};
use parties::house::{self, HouseSettings};
use values::id::Id;
use values::money::Money;

/// A parcel that is on its way, and its order.
async fn on_its_way(scene: &Scene, key: &str) -> (Id<Parcel>, OrderView) {
    let placed = scene.placed(key, "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let (order, act, carrier) = (scene.whole(placed.order).await, scene.act(), scene.carrier);
    let (id, parts) = (order.id, order.fulfilments.clone());
    let parcel = scene.desk.house.store.write(move |unit| {
        for part in &parts {
            fulfilment::mark_ready(unit, &act, part.id, part.version)?;
        }
        let ids: Vec<_> = parts.iter().map(|part| part.id).collect();
        let parcel = parcel::pack(unit, &act, id, &ids)?;
        parcel::hand_over(unit, &act, parcel, 1, carrier, "Q1")?;
        Ok::<_, orders::error::OrderError>(parcel)
    });
    (parcel.await.unwrap(), order)
}

/// A delivered parcel whose cash the carrier holds.
async fn delivered(scene: &Scene, key: &str) -> (Id<Parcel>, Money) {
    let (parcel, order) = on_its_way(scene, key).await;
    let act = scene.act();
    let delivering = scene
        .desk
        .house
        .store
        .write(move |unit| parcel::deliver(unit, &act, parcel, 2));
    delivering.await.unwrap();
    (parcel, order.total)
}

#[tokio::test]
async fn received_and_fee_make_what_is_due() {
    let mut scene = office(Role::Treasurer).await;
    let (parcel, due) = delivered(&scene, "1").await;
    let address = format!("/office/cash/{parcel}");
    let short = [
        ("version", "3"),
        ("received", "10"),
        ("fee", "0"),
        ("into", "bank"),
    ];
    let reply = scene.desk.post(&address, &short).await;
    assert_eq!(reply.status, 422);
    assert!(reply.body.contains("somme due"), "{}", reply.body);
    assert_eq!(
        scene
            .desk
            .post(
                &address,
                &[
                    ("version", "3"),
                    ("received", "x"),
                    ("fee", "0"),
                    ("into", "bank")
                ]
            )
            .await
            .status,
        422
    );
    assert_eq!(
        scene
            .desk
            .post(
                &address,
                &[("version", "3"), ("received", "1"), ("into", "poche")]
            )
            .await
            .status,
        400
    );
    let whole = due.to_decimal_string();
    let stale = [
        ("version", "2"),
        ("received", whole.as_str()),
        ("fee", "0"),
        ("into", "cash_desk"),
    ];
    assert_eq!(scene.desk.post(&address, &stale).await.status, 409);
    scene
        .done(
            &address,
            &[
                ("version", "3"),
                ("received", &whole),
                ("fee", "0"),
                ("into", "cash_desk"),
            ],
        )
        .await;
    scene.holds().await;
}

#[tokio::test]
async fn what_carriers_hold_is_summed_and_handed_out() {
    let mut scene = office(Role::Treasurer).await;
    let (_, one) = delivered(&scene, "1").await;
    let (_, two) = delivered(&scene, "2").await;
    let page = scene.desk.get("/office/cash").await.body;
    let sum = one.add(two).unwrap().to_decimal_string();
    assert!(
        page.contains(&format!("<data class=\"num\" value=\"{sum}\">")),
        "{page}"
    );
    let second = scene.desk.get("/office/cash?page=2").await.body;
    assert!(
        second.contains(&format!("<data class=\"num\" value=\"{sum}\">"))
            && !second.contains("data-state=\"delivered\""),
        "the sum is of all parcels, whatever the page: {second}"
    );
    let file = scene.desk.get("/office/cash.csv").await.body;
    assert_eq!(file.lines().count(), 3, "{file}");
    assert!(file.contains("Amana") && file.contains("2026-11-24"));
}

#[tokio::test]
async fn who_ships_does_not_count_the_cash() {
    let mut scene = office(Role::Clerk).await;
    let (parcel, _) = delivered(&scene, "1").await;
    assert_eq!(scene.desk.get("/office/cash").await.status, 403);
    let fields = [
        ("version", "3"),
        ("received", "1"),
        ("fee", "0"),
        ("into", "bank"),
    ];
    assert_eq!(
        scene
            .desk
            .post(&format!("/office/cash/{parcel}"), &fields)
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn what_a_carrier_lost_waits_on_the_page_of_cash_until_it_is_paid() {
    let mut scene = office(Role::Admin).await;
    let (parcel, order) = on_its_way(&scene, "1").await;
    let code = order.code;
    let lost = [
        ("version", "2"),
        ("lost_reason", "introuvable"),
        ("bearer", "carrier"),
    ];
    scene
        .done(&format!("/office/shipping/{parcel}/lost"), &lost)
        .await;
    let order = scene.desk.get(&format!("/office/orders/{code}")).await.body;
    assert!(
        order.contains("<bdi>le transporteur</bdi>"),
        "who pays, in words: {order}"
    );
    let address = format!("/office/cash/claims/{parcel}");
    let page = scene.desk.get("/office/cash").await.body;
    assert!(page.contains(&address) && page.contains("Colis perdus"), "{page}");
    let paid = [("version", "3"), ("into", "bank")];
    assert_eq!(scene.done(&address, &paid).await, "/office/cash?done=claimed");
    assert_eq!(scene.desk.post(&address, &paid).await.status, 409, "paid once");
    assert!(!scene.desk.get("/office/cash").await.body.contains(&address));
    scene.holds().await;
}

#[tokio::test]
async fn a_large_refund_is_paid_by_another_person_and_the_trial_is_told() {
    let mut scene = office(Role::Admin).await;
    let act = scene.act();
    let saved = scene.desk.house.store.write(move |unit| {
        let settings = HouseSettings {
            refund_ceiling: Money::mad(5_000),
            ..house::load(unit)?
        };
        Ok::<_, store::Error>(house::save(unit, &act, &settings).is_ok())
    });
    assert!(saved.await.unwrap());
    let (parcel, order) = on_its_way(&scene, "1").await;
    let code = order.code;
    scene
        .done(
            &format!("/office/shipping/{parcel}/delivered"),
            &[("version", "2")],
        )
        .await;
    let order = scene
        .read(move |reader| crate::order::found(reader, &code).unwrap())
        .await;
    let part = &order.fulfilments[0];
    let (id, version) = (part.id.to_string(), part.version.to_string());
    let back = format!("back-{}", part.lines[0].id);
    let fields = [
        ("part", id.as_str()),
        ("version", &version),
        ("disposition", "restock"),
        ("return_reason", "ne convient pas"),
        (&back, "1"),
    ];
    scene
        .done(&format!("/office/orders/{code}/returns"), &fields)
        .await;
    let page = scene.desk.get("/office/cash").await.body;
    let (_, rest) = page.split_once("/office/cash/refunds/").expect("a refund waits");
    let refund = rest.split('"').next().unwrap().to_owned();
    let address = format!("/office/cash/refunds/{refund}");
    let alone = scene.desk.post(&address, &[("from", "bank")]).await;
    assert_eq!(alone.status, 409);
    assert!(
        alone.body.contains("demandez à une autre personne"),
        "{}",
        alone.body
    );
    let trail = scene
        .read(move |reader| access::audit::of(reader, "goods_return", &refund).unwrap())
        .await;
    assert_eq!((trail.len(), trail[0].act.as_str()), (1, "refused"));
    scene.desk = scene.desk.stranger();
    scene.desk.sign_in_as("tresor", &[Role::Treasurer], None).await;
    assert_eq!(
        scene.done(&address, &[("from", "bank")]).await,
        "/office/cash?done=refunded"
    );
    scene.holds().await;
}
