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
async fn the_trail_speaks_in_words() {
    let mut scene = office(Role::Admin).await;
    let clerk = scene.desk.add_user("commis", &[Role::Clerk], None).await;
    let link = scene.desk.post(&format!("/office/users/{clerk}/link"), &[]).await;
    assert_eq!(link.status, 200);
    let page = scene.desk.get("/office/audit?act=link-made").await.body;
    assert!(
        page.contains("raison du lien") && !page.contains("purpose"),
        "{page}"
    );
    assert!(
        page.contains(">commis<"),
        "a person is called by the login: {page}"
    );
    let mut coach = scene
        .colleague("producteur9", Role::Producer, Some(scene.producer))
        .await;
    assert_eq!(coach.get("/office/cash").await.status, 403);
    let page = scene.desk.get("/office/audit?act=refused").await.body;
    assert!(
        page.contains("« ") && !page.contains("receive_cash"),
        "what was refused is told: {page}"
    );
    let page = scene.desk.get("/office/audit?object=house").await.body;
    assert!(
        page.contains("Maison") && !page.contains(">house<"),
        "there is one house: {page}"
    );
}

#[test]
fn every_action_and_every_purpose_has_its_words() {
    for resource in &crate::RESOURCES {
        if resource.language == language::Language::Tamazight {
            continue;
        }
        let has = |key: String| resource.text.contains(&format!("\n{key} ="));
        for action in access::Action::ALL {
            let key = crate::desk::word::key("desk-may-", action.as_str());
            assert!(has(key.clone()), "{:?} lacks {key}", resource.language);
        }
        for purpose in access::one_time_link::Purpose::ALL {
            let key = crate::desk::word::key("desk-purpose-", purpose.as_str());
            assert!(has(key.clone()), "{:?} lacks {key}", resource.language);
        }
    }
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
