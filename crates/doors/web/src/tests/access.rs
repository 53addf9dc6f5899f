//! Rules of routes.

use super::*;
use ::access::{Role, audit};
use jiff::SignedDuration;

#[tokio::test]
async fn who_is_not_signed_in_is_asked_to_and_comes_back() {
    let (_house, mut desk) = open();
    let reply = desk.get("/office/orders?state=ready&page=2").await;
    assert_eq!(reply.status.as_u16(), 303);
    assert_eq!(
        reply.location(),
        "/sign-in?next=%2Foffice%2Forders%3Fstate%3Dready%26page%3D2"
    );
    let reply = desk.post("/office/orders", &[]).await;
    assert_eq!(
        (reply.status.as_u16(), reply.location()),
        (303, "/sign-in"),
        "a form cannot be sent again"
    );
}

#[tokio::test]
async fn each_role_enters_where_it_may() {
    for (role, orders, producer) in [
        (Role::Clerk, 200, 403),
        (Role::Manager, 200, 403),
        (Role::Treasurer, 200, 403),
        (Role::Producer, 403, 200),
        (Role::Buyer, 403, 403),
        (Role::Coach, 403, 403),
    ] {
        let (_house, mut desk) = open();
        desk.as_staff(role).await;
        assert_eq!(desk.get("/office/orders").await.status.as_u16(), orders, "{role}");
        assert_eq!(desk.get("/producer").await.status.as_u16(), producer, "{role}");
    }
}

#[tokio::test]
async fn a_producer_without_an_organisation_sees_nothing() {
    let (_house, mut desk) = open();
    desk.sign_in_as("producteur", &[Role::Producer], None).await;
    assert_eq!(desk.get("/producer").await.status.as_u16(), 403);
}

#[tokio::test]
async fn a_refusal_is_told_to_the_audit_trail() {
    let (_house, mut desk) = open();
    let user = desk.as_staff(Role::Treasurer).await;
    let reply = desk.post("/office/orders", &[]).await;
    assert_eq!(reply.status.as_u16(), 403);
    let lines = desk
        .house
        .store
        .read(|reader| audit::of(reader, "route", "/office/orders"))
        .await
        .unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(
        (lines[0].actor_id, lines[0].reason.as_deref()),
        (Some(user), Some("confirm_order"))
    );
    assert_eq!(lines[0].request_id.as_deref(), Some(reply.header("x-request-id")));
}

#[tokio::test]
async fn forms_of_the_office_hang_on_the_session() {
    let (_house, mut desk) = open();
    desk.as_staff(Role::Clerk).await;
    assert_eq!(desk.post("/office/orders", &[]).await.status.as_u16(), 200);
    let of_a_visit = {
        let mut stranger = desk.stranger();
        stranger.get("/fr/mine").await;
        stranger.proof().to_owned()
    };
    let body = format!("csrf={of_a_visit}");
    let reply = desk
        .send_form("/office/orders", &body, &[("sec-fetch-site", "same-origin")])
        .await;
    assert_eq!(reply.status.as_u16(), 403);
    let foreign = format!("csrf={}", desk.proof());
    let reply = desk
        .send_form("/office/orders", &foreign, &[("origin", "https://evil.example")])
        .await;
    assert_eq!(reply.status.as_u16(), 403);
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_and_at_its_absolute_end() {
    let (_house, mut desk) = open();
    desk.as_staff(Role::Clerk).await;
    for _ in 0..2 {
        desk.house.clock.advance(SignedDuration::from_hours(11)).unwrap();
        assert_eq!(
            desk.get("/office/orders").await.status.as_u16(),
            200,
            "each use puts the end off"
        );
    }
    desk.house.clock.advance(SignedDuration::from_hours(3)).unwrap();
    assert_eq!(
        desk.get("/office/orders").await.status.as_u16(),
        303,
        "24 h at most"
    );
    let (_house, mut desk) = open();
    desk.as_staff(Role::Clerk).await;
    desk.house.clock.advance(SignedDuration::from_hours(12)).unwrap();
    assert_eq!(
        desk.get("/office/orders").await.status.as_u16(),
        303,
        "12 h without a request"
    );
}

#[tokio::test]
async fn every_route_of_this_crate_declares_its_rule() {
    let routes = crate::routes();
    for route in routes.declarations() {
        let signed_in = route.path.starts_with("/account") || route.path == "/sign-out";
        assert_eq!(
            route.rule == Rule::SignedIn,
            signed_in,
            "{} {}",
            route.method,
            route.path
        );
    }
    assert_eq!(routes.declarations().len(), 20);
}
