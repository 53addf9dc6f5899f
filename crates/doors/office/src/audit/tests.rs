//! What is expected of `audit`.

use crate::testing::office;
use access::Role;

#[tokio::test]
async fn the_trail_of_one_order_tells_who_did_what() {
    let mut scene = office(Role::Manager).await;
    let one = scene.placed("1", "Acheteur démo 01").await;
    let two = scene.placed("2", "Acheteur démo 02").await;
    let fields = [("outcome", "no_answer"), ("note", "sonne"), ("version", "1")];
    scene
        .done(&format!("/office/orders/{}/call", one.code), &fields)
        .await;
    let trail = scene
        .desk
        .get(&format!("/office/audit?object=order&id={}", one.order))
        .await
        .body;
    assert!(
        trail.contains("data-act=\"no_answer\"")
            && trail.contains("Démo manager1")
            && trail.contains("sonne")
            && trail.contains("Appel sans réponse"),
        "{trail}"
    );
    assert!(!trail.contains(&two.order.to_string()));
    let by_act = scene.desk.get("/office/audit?act=no_answer").await.body;
    assert_eq!(by_act.matches("data-act=").count(), 1);
    let none = scene.desk.get("/office/audit?from=2027-01-01").await.body;
    assert!(none.contains("Rien ne répond"), "{none}");
    let file = scene.desk.get("/office/audit.csv?act=no_answer").await.body;
    assert!(file.lines().count() == 2 && file.contains("sonne"), "{file}");
}

#[tokio::test]
async fn an_order_is_found_by_its_code_and_an_article_by_its_number() {
    let mut scene = office(Role::Manager).await;
    let one = scene.placed("1", "Acheteur démo 01").await;
    let two = scene.placed("2", "Acheteur démo 02").await;
    let loose = one.code.to_string().replace('-', "").to_lowercase();
    for address in [
        format!("/office/audit?id={loose}"),
        format!("/office/audit?object=order&id={}", one.code),
        format!("/office/audit?id={}", one.order),
    ] {
        let page = scene.desk.get(&address).await.body;
        assert!(
            page.contains("data-act=") && page.contains(&one.code.to_string()),
            "{page}"
        );
        assert!(!page.contains(&two.code.to_string()), "{page}");
    }
    let page = scene.desk.get("/office/audit?id=dat-1").await.body;
    assert!(page.contains("data-act=\"product-created\""), "{page}");
    assert!(
        page.contains(">DAT-1<"),
        "the article is called by its number: {page}"
    );
    let file = scene
        .desk
        .get(&format!("/office/audit.csv?id={loose}"))
        .await
        .body;
    assert!(file.lines().count() > 1, "{file}");
    let none = scene.desk.get("/office/audit?id=2222-2222").await.body;
    assert!(none.contains("Rien ne répond"), "{none}");
}
