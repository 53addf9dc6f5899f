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

/// An order of two parts whose parcel the page packed: the order, its code, the address of the parcel.
async fn packed_by_page(scene: &mut Scene, key: &str) -> (Id<Order>, String, String) {
    let id = ready(scene, key).await;
    let order = scene.whole(id).await;
    let code = order.code.to_string();
    let parts: Vec<String> = order.fulfilments.iter().map(|part| part.id.to_string()).collect();
    let fields = [("order", code.as_str()), ("part", &parts[0]), ("part", &parts[1])];
    scene.done("/office/shipping/pack", &fields).await;
    let parcel = scene.whole(id).await.parcels[0].id;
    (id, code, format!("/office/shipping/{parcel}"))
}

#[tokio::test]
async fn a_parcel_leaves_with_a_carrier_and_a_number_from_the_list() {
    let mut scene = office(Role::Clerk).await;
    let (id, code, parcel) = packed_by_page(&mut scene, "1").await;
    let address = format!("{parcel}/hand-over");
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
    let reply = scene.desk.post(&format!("{parcel}/delivered"), &stale).await;
    assert_eq!(reply.status, 409);
    assert!(
        reply.body.contains(&code),
        "the list comes back with the parcel in it"
    );
    let nobody = [("version", "2"), ("lost_reason", "introuvable")];
    let reply = scene.desk.post(&format!("{parcel}/lost"), &nobody).await;
    assert_eq!(reply.status, 422, "somebody bears the loss");
    let lost = [
        ("version", "2"),
        ("lost_reason", "introuvable"),
        ("bearer", "carrier"),
    ];
    scene.done(&format!("{parcel}/lost"), &lost).await;
    assert_eq!(scene.whole(id).await.parcels[0].state, ParcelState::Lost);
    scene.holds().await;
}

#[tokio::test]
async fn one_tracking_number_is_not_given_twice_by_a_carrier() {
    let mut scene = office(Role::Clerk).await;
    let carrier = scene.carrier.to_string();
    let mut parcels = Vec::new();
    for key in ["1", "2"] {
        let (_, code, parcel) = packed_by_page(&mut scene, key).await;
        parcels.push((format!("{parcel}/hand-over"), code));
    }
    let numbered = |number| {
        [
            ("version", "1"),
            ("carrier", carrier.as_str()),
            ("tracking", number),
        ]
    };
    scene.done(&parcels[0].0, &numbered("QA123456785MA")).await;
    let same = scene.desk.post(&parcels[1].0, &numbered("qa123456785ma")).await;
    assert_eq!(same.status, 409);
    assert!(
        same.body.contains(&parcels[0].1) && same.body.contains("sous ce numéro"),
        "{}",
        same.body
    );
    scene.done(&parcels[1].0, &numbered("QA123456785MA-2")).await;
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

/// Packs all parts of a ready order; answers its code.
async fn packed(scene: &Scene, key: &str) -> String {
    let id = ready(scene, key).await;
    let (order, act) = (scene.whole(id).await, scene.act());
    let parts: Vec<_> = order.fulfilments.iter().map(|part| part.id).collect();
    let packing = scene
        .desk
        .house
        .store
        .write(move |unit| orders::parcel::pack(unit, &act, id, &parts));
    packing.await.unwrap();
    order.code.to_string()
}

#[tokio::test]
async fn a_parcel_is_found_as_its_order_is() {
    let mut scene = office(Role::Clerk).await;
    let code = packed(&scene, "1").await;
    let loose = code.replace('-', "").to_lowercase();
    for text in [
        &code,
        &loose,
        &loose[..4],
        "0600000001",
        "acheteur",
        "d%C3%A9mo+01",
    ] {
        let page = scene
            .desk
            .get(&format!("/office/shipping?tab=packed&q={text}"))
            .await
            .body;
        assert!(page.contains(&format!("data-order=\"{code}\"")), "{text}: {page}");
    }
    let none = scene
        .desk
        .get("/office/shipping?tab=packed&q=0699999999")
        .await
        .body;
    assert!(
        none.contains("Aucun colis ne répond") && !none.contains(&code),
        "{none}"
    );
    let empty = scene.desk.get("/office/shipping?tab=out").await.body;
    assert!(
        !empty.contains("Aucun colis ne répond"),
        "nothing was looked for: {empty}"
    );
}

#[tokio::test]
async fn a_long_list_takes_as_many_statements_as_a_short_one() {
    let mut scene = office(Role::Manager).await;
    let store = scene.desk.house.store.clone();
    let pages = [
        "/office/shipping",
        "/office/shipping?tab=packed",
        "/office/shipping.csv?tab=packed",
        "/office/orders",
    ];
    let mut counted: Vec<Vec<usize>> = Vec::new();
    for round in 0..2 {
        ready(&scene, &format!("ready {round}")).await;
        packed(&scene, &format!("packed {round}")).await;
        let mut figures = Vec::new();
        for page in pages {
            store::testing::overhear(&store);
            let reply = scene.desk.get(page).await;
            assert_eq!(reply.status, 200, "{page}");
            let heard = store::testing::overhear(&store).len();
            assert!(heard > 2, "{page}: {heard}");
            figures.push(heard);
        }
        counted.push(figures);
    }
    assert_eq!(counted[0], counted[1], "{pages:?}");
}
