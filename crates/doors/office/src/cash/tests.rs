//! What is expected of `cash`.

use crate::testing::{Scene, office};
use access::Role;
use orders::parcel::Parcel;
use orders::{fulfilment, parcel};
use values::id::Id;
use values::money::Money;

/// A delivered parcel whose cash the carrier holds.
async fn delivered(scene: &Scene, key: &str) -> (Id<Parcel>, Money) {
    let placed = scene.placed(key, "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let (order, act, carrier) = (scene.whole(placed.order).await, scene.act(), scene.carrier);
    let (id, parts) = (order.id, order.fulfilments);
    let parcel = scene.desk.house.store.write(move |unit| {
        for part in &parts {
            fulfilment::mark_ready(unit, &act, part.id, part.version)?;
        }
        let ids: Vec<_> = parts.iter().map(|part| part.id).collect();
        let parcel = parcel::pack(unit, &act, id, &ids)?;
        parcel::hand_over(unit, &act, parcel, 1, carrier, "Q1")?;
        parcel::deliver(unit, &act, parcel, 2)?;
        Ok::<_, orders::error::OrderError>(parcel)
    });
    (parcel.await.unwrap(), order.total)
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
