//! What is expected of `producer`.

use crate::testing::office;
use access::Role;
use orders::state::FulfilmentState;

#[tokio::test]
async fn a_producer_sees_and_readies_its_own_part_alone() {
    let mut scene = office(Role::Producer).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let before = scene.desk.get("/producer").await.body;
    assert!(
        before.contains("Rien à préparer"),
        "nothing is asked before the call"
    );
    scene.confirm(placed.order).await;
    let page = scene.desk.get("/producer").await.body;
    assert!(
        page.contains("data-sku=\"DAT-1\"") && !page.contains("SAF-1"),
        "{page}"
    );
    for personal in ["Acheteur", "0600000001", "Hay démo"] {
        assert!(!page.contains(personal), "{personal} is the buyer’s");
    }
    let parts = scene.whole(placed.order).await.fulfilments;
    let own = parts
        .iter()
        .find(|part| part.producer == scene.producer)
        .unwrap()
        .id;
    let foreign = parts.iter().find(|part| part.producer == scene.other).unwrap().id;
    let of = |id| format!("/producer/orders/{id}/ready");
    assert_eq!(
        scene.desk.post(&of(foreign), &[("version", "2")]).await.status,
        404
    );
    assert_eq!(
        scene.done(&of(own), &[("version", "2")]).await,
        "/producer?done=ready"
    );
    let stale = scene.desk.post(&of(own), &[("version", "2")]).await;
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("Ça a changé"), "{}", stale.body);
    let undo = format!("/producer/orders/{own}/undo");
    scene.done(&undo, &[("version", "3")]).await;
    let parts = scene.whole(placed.order).await.fulfilments;
    assert!(parts.iter().all(|part| part.state == FulfilmentState::ToPrepare));
}

#[tokio::test]
async fn the_office_is_closed_to_producers_and_their_page_to_the_office() {
    let mut scene = office(Role::Producer).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    for address in [
        "/office".to_owned(),
        "/office/orders".to_owned(),
        format!("/office/orders/{}", placed.code),
    ] {
        assert_eq!(scene.desk.get(&address).await.status, 403, "{address}");
    }
    let mut manager = scene.colleague("gestion", Role::Manager, None).await;
    assert_eq!(manager.get("/producer").await.status, 403);
}
