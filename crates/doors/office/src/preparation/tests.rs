//! What is expected of `preparation`.

use crate::testing::office;
use access::Role;
use language::Language;
use orders::state::FulfilmentState;

#[tokio::test]
async fn equal_articles_of_two_orders_are_summed() {
    let mut scene = office(Role::Clerk).await;
    for key in ["1", "2"] {
        let placed = scene.placed(key, "Acheteur démo 01").await;
        scene.confirm(placed.order).await;
    }
    let page = scene
        .desk
        .get("/office/preparation?producer=coop-demo")
        .await
        .body;
    let (_, sum) = page
        .split_once("data-sku=\"DAT-1\"")
        .expect("the dates are asked for");
    assert!(sum.contains("<b class=\"num\">4</b>"), "{sum}");
    assert!(!page.contains("data-sku=\"SAF-1\""), "another producer’s goods");
    assert!(page.contains("https://wa.me/?text="), "{page}");
}

#[tokio::test]
async fn ready_undone_and_received() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let part = scene.whole(placed.order).await.fulfilments[0].clone();
    let base = format!("/office/preparation/{}", part.id);
    let back = format!("/office/orders/{}", placed.code);
    let next = scene
        .done(&format!("{base}/ready"), &[("version", "2"), ("back", &back)])
        .await;
    assert_eq!(next, format!("{back}?done=ready"));
    let late = scene
        .desk
        .post(&format!("{base}/ready"), &[("version", "2")])
        .await;
    assert_eq!(late.status, 409);
    scene.done(&format!("{base}/undo"), &[("version", "3")]).await;
    scene
        .done(
            &format!("{base}/receive"),
            &[("version", "4"), ("back", "https://example.org")],
        )
        .await;
    assert_eq!(
        scene.whole(placed.order).await.fulfilments[0].state,
        FulfilmentState::AtDepot
    );
}

#[tokio::test]
async fn the_slip_speaks_the_producers_language() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let parts = scene.whole(placed.order).await.fulfilments;
    let saffron = parts.iter().find(|part| part.producer == scene.other).unwrap().id;
    let slip = scene
        .desk
        .get(&format!("/office/preparation/{saffron}"))
        .await
        .body;
    assert!(
        slip.contains("<section class=\"slip\" lang=\"fr\"") && slip.contains("Produit démo SAF-1"),
        "{slip}"
    );
    let person = scene
        .desk
        .add_user("safran", &[Role::Producer], Some(scene.other.uuid()))
        .await;
    let act = scene.act();
    let arabic = scene
        .desk
        .house
        .store
        .write(move |unit| access::user::set_language(unit, &act, person, Language::Arabic));
    arabic.await.unwrap();
    let slip = scene
        .desk
        .get(&format!("/office/preparation/{saffron}"))
        .await
        .body;
    assert!(
        slip.contains("<section class=\"slip\" lang=\"ar\" dir=\"rtl\"") && slip.contains("منتوج تجريبي"),
        "{slip}"
    );
    assert!(
        !slip.contains("0600000001") && !slip.contains("Acheteur"),
        "a slip tells nothing of the buyer"
    );
    let all = scene.desk.get("/office/preparation/slips").await.body;
    assert_eq!(all.matches("class=\"slip\"").count(), 2);
}
