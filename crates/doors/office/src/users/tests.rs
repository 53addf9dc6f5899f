//! What is expected of `users`.

use crate::testing::office;
use access::{Role, user};

#[tokio::test]
async fn an_invitation_shows_its_link_once_and_the_link_opens() {
    let mut scene = office(Role::Admin).await;
    let fields = [
        ("name", "Commis démo 02"),
        ("login", "commis2"),
        ("role", "clerk"),
        ("language", "ar"),
    ];
    let reply = scene.desk.post("/office/users/new", &fields).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(reply.header("cache-control"), "no-store");
    let (_, rest) = reply
        .body
        .split_once("http://127.0.0.1:8080/link/")
        .expect("the link is on the page");
    let token = rest.split('<').next().unwrap().trim();
    let mut invited = scene.desk.stranger();
    assert_eq!(invited.get(&format!("/link/{token}")).await.status, 200);
    let taken = scene.desk.post("/office/users/new", &fields).await;
    assert_eq!(taken.status, 409);
    assert!(taken.body.contains("value=\"Commis démo 02\""), "{}", taken.body);
    let wrong = [("name", ""), ("login", "x"), ("role", "roi")];
    assert_eq!(scene.desk.post("/office/users/new", &wrong).await.status, 422);
    let orphan = [
        ("name", "Producteur démo"),
        ("login", "producteur"),
        ("role", "producer"),
    ];
    assert_eq!(
        scene.desk.post("/office/users/new", &orphan).await.status,
        422,
        "a producer acts for somebody"
    );
}

#[tokio::test]
async fn with_two_administrators_a_role_needs_both() {
    let mut scene = office(Role::Admin).await;
    let clerk = scene.desk.add_user("commis", &[Role::Clerk], None).await;
    let address = format!("/office/users/{clerk}");
    let next = scene
        .done(&format!("{address}/roles"), &[("role", "treasurer")])
        .await;
    assert!(
        next.ends_with("done=granted"),
        "alone, the administrator decides: {next}"
    );
    let mut second = scene.colleague("admin2", Role::Admin, None).await;
    scene.desk.get("/account").await;
    let next = scene
        .done(&format!("{address}/roles"), &[("role", "manager")])
        .await;
    assert!(next.ends_with("done=proposed"), "{next}");
    let list = scene.desk.get("/office/users").await.body;
    assert!(
        list.contains("value=\"reject\"") && !list.contains("value=\"approve\""),
        "{list}"
    );
    let (_, rest) = list.split_once("/office/users/requests/").unwrap();
    let request = format!("/office/users/requests/{}", rest.split('"').next().unwrap());
    assert_eq!(
        scene.desk.post(&request, &[("decision", "approve")]).await.status,
        409,
        "not by who asked"
    );
    assert!(
        second
            .get("/office/users")
            .await
            .body
            .contains("value=\"approve\"")
    );
    assert_eq!(
        second.post(&request, &[("decision", "approve")]).await.status,
        303
    );
    let kept = scene
        .read(move |reader| user::by_id(reader, clerk).unwrap().unwrap())
        .await;
    assert_eq!(kept.roles, [Role::Manager, Role::Clerk, Role::Treasurer]);
    scene
        .done(&format!("{address}/revoke"), &[("role", "manager")])
        .await;
}

#[tokio::test]
async fn nobody_closes_their_own_access() {
    let mut scene = office(Role::Admin).await;
    scene.colleague("admin2", Role::Admin, None).await;
    let own = scene
        .read(|reader| {
            let login = "admin1".parse().unwrap();
            user::by_login(reader, &login).unwrap().unwrap().id
        })
        .await;
    let address = format!("/office/users/{own}");
    let page = scene.desk.get(&address).await.body;
    assert!(!page.contains("/disable"), "it is not offered: {page}");
    let reply = scene
        .desk
        .post(&format!("{address}/disable"), &[("disable_reason", "parti")])
        .await;
    assert_eq!(reply.status, 409);
    assert!(reply.body.contains("autre administrateur"), "{}", reply.body);
    assert_eq!(scene.desk.get(&address).await.status, 200, "still signed in");
}

#[tokio::test]
async fn a_person_is_renamed_shut_out_and_let_in_again() {
    let mut scene = office(Role::Admin).await;
    let clerk = scene.desk.add_user("commis", &[Role::Clerk], None).await;
    let address = format!("/office/users/{clerk}");
    scene
        .done(
            &format!("{address}/name"),
            &[("name", "Commis démo 09"), ("version", "1")],
        )
        .await;
    assert_eq!(
        scene
            .desk
            .post(&format!("{address}/name"), &[("name", "Autre"), ("version", "1")])
            .await
            .status,
        409
    );
    assert_eq!(
        scene.desk.post(&format!("{address}/disable"), &[]).await.status,
        422
    );
    scene
        .done(&format!("{address}/disable"), &[("disable_reason", "parti")])
        .await;
    assert!(
        scene
            .desk
            .get(&address)
            .await
            .body
            .contains("data-state=\"disabled\"")
    );
    assert_eq!(scene.desk.post(&format!("{address}/link"), &[]).await.status, 409);
    scene.done(&format!("{address}/enable"), &[]).await;
    let link = scene.desk.post(&format!("{address}/link"), &[]).await;
    assert!(
        link.status == 200 && link.body.contains("/link/"),
        "{}",
        link.body
    );
    assert_eq!(
        scene
            .desk
            .post(&format!("{address}/revoke"), &[("role", "clerk")])
            .await
            .status,
        409,
        "the last role"
    );
}
