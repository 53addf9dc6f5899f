//! What is expected of `shipping`.

use crate::testing::{Scene, office, order};
use access::Role;
use orders::order::{Destination, Order};
use orders::state::{FulfilmentState, OrderState, ParcelState};
use values::id::Id;

/// A confirmed order whose parts are all ready.
async fn ready(scene: &Scene, key: &str) -> Id<Order> {
    let placed = scene.placed(key, "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let (parts, act) = (scene.whole(placed.order).await.fulfilments, scene.act());
    let done = scene.desk.house.store.write(move |unit| {
        parts
            .iter()
            .try_for_each(|part| orders::fulfilment::mark_ready(unit, &act, part.id, part.version))
    });
    done.await.unwrap();
    placed.order
}

#[tokio::test]
async fn parts_travel_together_or_apart() {
    let mut scene = office(Role::Clerk).await;
    let id = ready(&scene, "1").await;
    let order = scene.whole(id).await;
    let code = order.code.to_string();
    let list = scene.desk.get("/office/shipping").await.body;
    assert!(list.contains(&format!("data-order=\"{code}\"")), "{list}");
    assert_eq!(
        scene
            .desk
            .post("/office/shipping/pack", &[("order", &code)])
            .await
            .status,
        409,
        "nothing was ticked"
    );
    let one = order.fulfilments[0].id.to_string();
    scene
        .done("/office/shipping/pack", &[("order", &code), ("part", &one)])
        .await;
    let twice = scene
        .desk
        .post("/office/shipping/pack", &[("order", &code), ("part", &one)])
        .await;
    assert_eq!(twice.status, 409);
    let order = scene.whole(id).await;
    assert_eq!((order.parcels.len(), order.parcels[0].fulfilments.len()), (1, 1));
    scene
        .done(
            &format!("/office/shipping/{}/unpack", order.parcels[0].id),
            &[("version", "1")],
        )
        .await;
    assert_eq!(scene.whole(id).await.parcels[0].state, ParcelState::Open);
}

#[tokio::test]
async fn a_parcel_leaves_with_a_carrier_and_a_number_from_the_list() {
    let mut scene = office(Role::Clerk).await;
    let id = ready(&scene, "1").await;
    let order = scene.whole(id).await;
    let code = order.code.to_string();
    let parts: Vec<String> = order.fulfilments.iter().map(|part| part.id.to_string()).collect();
    let fields = [("order", code.as_str()), ("part", &parts[0]), ("part", &parts[1])];
    scene.done("/office/shipping/pack", &fields).await;
    let parcel = scene.whole(id).await.parcels[0].id;
    let address = format!("/office/shipping/{parcel}/hand-over");
    assert_eq!(
        scene
            .desk
            .post(&address, &[("version", "1"), ("carrier", "")])
            .await
            .status,
        422
    );
    let carrier = scene.carrier.to_string();
    let fields = [
        ("version", "1"),
        ("carrier", carrier.as_str()),
        ("tracking", "QA123456785MA"),
        ("back", "/office/shipping"),
        ("tab", "packed"),
    ];
    assert_eq!(
        scene.done(&address, &fields).await,
        "/office/shipping?tab=packed&done=handed-over"
    );
    let out = scene.desk.get("/office/shipping?tab=out").await.body;
    assert!(out.contains("https://exemple.ma/suivi/QA123456785MA"), "{out}");
    let stale = [("version", "1"), ("back", "/office/shipping"), ("tab", "out")];
    let reply = scene
        .desk
        .post(&format!("/office/shipping/{parcel}/delivered"), &stale)
        .await;
    assert_eq!(reply.status, 409);
    assert!(
        reply.body.contains(&code),
        "the list comes back with the parcel in it"
    );
    let lost = [("version", "2"), ("lost_reason", "introuvable")];
    scene
        .done(&format!("/office/shipping/{parcel}/lost"), &lost)
        .await;
    assert_eq!(scene.whole(id).await.parcels[0].state, ParcelState::Lost);
    scene.holds().await;
}

#[tokio::test]
async fn a_pickup_is_paid_at_the_depot_and_brought_to_the_bank() {
    let mut scene = office(Role::Admin).await;
    let mut command = order("1", "Acheteur démo 01");
    command.destination = Destination::Pickup {
        pickup_point: "depot".to_owned(),
    };
    let placed = scene.place(command).await;
    scene.confirm(placed.order).await;
    for part in scene.whole(placed.order).await.fulfilments {
        scene
            .done(
                &format!("/office/preparation/{}/receive", part.id),
                &[("version", "2")],
            )
            .await;
        scene
            .done(
                &format!("/office/shipping/pickups/{}", part.id),
                &[("version", "3")],
            )
            .await;
    }
    let order = scene.whole(placed.order).await;
    assert_eq!(order.state, OrderState::Completed);
    assert!(
        order
            .fulfilments
            .iter()
            .all(|part| part.state == FulfilmentState::Collected)
    );
    for part in order.fulfilments {
        scene
            .done(&format!("/office/cash/deposits/{}", part.id), &[])
            .await;
        assert_eq!(
            scene
                .desk
                .post(&format!("/office/cash/deposits/{}", part.id), &[])
                .await
                .status,
            409
        );
    }
    scene.holds().await;
}

#[tokio::test]
async fn the_carriers_file_holds_address_and_cash() {
    let mut scene = office(Role::Manager).await;
    let id = ready(&scene, "1").await;
    let (order, act) = (scene.whole(id).await, scene.act());
    let parts: Vec<_> = order.fulfilments.iter().map(|part| part.id).collect();
    scene
        .desk
        .house
        .store
        .write(move |unit| orders::parcel::pack(unit, &act, id, &parts))
        .await
        .unwrap();
    let file = scene.desk.get("/office/shipping.csv?tab=packed").await.body;
    let line = file
        .lines()
        .find(|line| line.contains(&order.code.to_string()))
        .unwrap();
    for cell in [
        "Hay démo",
        "Erfoud",
        "près de l’école",
        &order.total.to_decimal_string().replace('.', ","),
    ] {
        assert!(line.contains(cell), "{cell} in {line}");
    }
    assert!(
        line.contains("06\u{a0}00\u{a0}00\u{a0}00\u{a0}01") || line.contains("06"),
        "{line}"
    );
}
