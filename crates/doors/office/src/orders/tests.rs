//! What is expected of `orders`.

use crate::testing::office;
use access::Role;
use orders::state::OrderState;

#[tokio::test]
async fn the_list_is_filtered_and_told_when_nothing_fits() {
    let mut scene = office(Role::Clerk).await;
    let one = scene.placed("1", "Acheteur démo 01").await;
    let two = scene.placed("2", "Été démo").await;
    scene.confirm(two.order).await;
    let queue = scene.desk.get("/office/orders").await.body;
    assert!(queue.contains(&one.code.to_string()) && !queue.contains(&two.code.to_string()));
    let confirmed = scene.desk.get("/office/orders?state=confirmed&q=ete").await.body;
    assert!(confirmed.contains(&two.code.to_string()), "{confirmed}");
    let none = scene.desk.get("/office/orders?state=all&q=personne").await.body;
    assert!(none.contains("Aucune commande"), "{none}");
    let by_day = scene
        .desk
        .get("/office/orders?state=all&from=2026-11-25")
        .await
        .body;
    assert!(!by_day.contains("data-order="));
}

#[tokio::test]
async fn ticked_orders_are_confirmed_together_and_the_late_one_is_told() {
    let mut scene = office(Role::Clerk).await;
    let one = scene.placed("1", "Acheteur démo 01").await;
    let two = scene.placed("2", "Acheteur démo 02").await;
    scene.confirm(two.order).await;
    let (first, second) = (format!("{}.1", one.code), format!("{}.1", two.code));
    let reply = scene
        .desk
        .post(
            "/office/orders/confirm",
            &[("chosen", &first), ("chosen", &second)],
        )
        .await;
    assert_eq!(reply.status, 409);
    assert!(reply.body.contains(&two.code.to_string()), "{}", reply.body);
    assert_eq!(scene.whole(one.order).await.state, OrderState::Confirmed);
    assert_eq!(
        scene
            .desk
            .post("/office/orders/confirm", &[("chosen", "nothing")])
            .await
            .status,
        422
    );
}

#[tokio::test]
async fn a_file_never_calculates_what_a_buyer_typed() {
    let mut scene = office(Role::Manager).await;
    let placed = scene.placed("1", "=HYPERLINK(\"http://x\")").await;
    scene.placed("2", "Acheteur démo 02").await;
    let reply = scene.desk.get("/office/orders.csv?state=to_confirm").await;
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        reply.body.contains("\"'=HYPERLINK(\"\"http://x\"\")\""),
        "{}",
        reply.body
    );
    let line = reply
        .body
        .lines()
        .find(|line| line.contains(&placed.code.to_string()))
        .unwrap();
    assert!(line.contains(";285,00;"), "{line}");
    let narrowed = scene
        .desk
        .get("/office/orders.csv?state=all&q=Acheteur")
        .await
        .body;
    assert!(!narrowed.contains(&placed.code.to_string()));
}
