//! Addresses that are opened again: of forms, with a stroke too many, of nothing at all.

use super::*;
use crate::Routes;
use axum::body::Body;
use http::{Method, StatusCode};

async fn told_again(visit: Visit, form: Form) -> Answer {
    let mut page = SamplePage::new(&visit, "à moi");
    page.form = form.into_fields();
    crate::again(&page)
}

fn routes() -> Routes {
    sample_routes()
        .post("/{lang}/mine/lines/{sku}", Rule::Visitor, &["phone"], told_again)
        .post("/{lang}/p/{slug}/note", Rule::Visitor, &["phone"], told_again)
        .of_page("/{lang}/mine")
}

fn open_at_ways() -> (TestHouse, Desk) {
    let house = embedded(&MIGRATIONS);
    let desk = Desk::new(parts(house.store.clone(), &[], ROOMS), routes());
    (house, desk)
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_its_page() {
    let (_house, mut desk) = open_at_ways();
    for (address, page) in [
        ("/fr/mine/lines/A-1", "/fr/mine"),
        ("/ar/mine/lines/A%2F1?x=1", "/ar/mine"),
        ("/fr/add", "/fr"),
        ("/fr/p/dattes/note", "/fr/mine"),
        ("/sign-out", "/"),
        ("/account/password", "/account"),
    ] {
        let reply = desk.get(address).await;
        assert_eq!(
            (reply.status, reply.location()),
            (StatusCode::SEE_OTHER, page),
            "{address}"
        );
    }
}

#[tokio::test]
async fn other_ways_of_asking_stay_refused() {
    let (_house, mut desk) = open_at_ways();
    for address in ["/fr/mine/lines/A-1", "/fr/add", "/sign-out"] {
        for method in [Method::HEAD, Method::PUT, Method::DELETE, Method::PATCH] {
            let request = desk.request(method.clone(), address).body(Body::empty()).unwrap();
            let reply = desk.send(request).await;
            assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
        }
    }
    assert_eq!(
        desk.get("/hook").await.status,
        StatusCode::METHOD_NOT_ALLOWED,
        "machines have no pages"
    );
}

#[tokio::test]
async fn a_refused_form_links_to_its_page_in_other_languages() {
    let (_house, mut desk) = open_at_ways();
    desk.get("/fr/mine").await;
    let reply = desk.post("/fr/mine/lines/A-1", &[("phone", "06")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.body.contains("href=\"/ar/mine\"") && !reply.body.contains("/ar/mine/lines"));
    // What the gate itself refuses links there too.
    let foreign = desk
        .send_form(
            "/fr/mine/lines/A-1",
            "phone=06",
            &[("sec-fetch-site", "cross-site")],
        )
        .await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert!(foreign.body.contains("href=\"/ar/mine\"") && !foreign.body.contains("/ar/mine/lines"));
}

#[tokio::test]
async fn a_stroke_too_many_is_taken_off() {
    let (_house, mut desk) = open();
    for (address, moved) in [
        ("/fr/", "/fr"),
        ("/fr/p/dattes/", "/fr/p/dattes"),
        ("/fr/p/dattes//", "/fr/p/dattes"),
        ("/fr/find/?q=a%20b&x=1", "/fr/find?q=a%20b&x=1"),
        ("/de/", "/de"),
    ] {
        let reply = desk.get(address).await;
        assert_eq!(
            (reply.status, reply.location()),
            (StatusCode::PERMANENT_REDIRECT, moved),
            "{address}"
        );
    }
    let request = desk.request(Method::HEAD, "/fr/").body(Body::empty()).unwrap();
    assert_eq!(desk.send(request).await.status, StatusCode::PERMANENT_REDIRECT);
    let request = desk
        .request(Method::POST, "/fr/mine/")
        .body(Body::empty())
        .unwrap();
    assert_eq!(desk.send(request).await.status, StatusCode::NOT_FOUND);
    for elsewhere in ["//evil.example/", "//", "/\\evil.example/"] {
        let reply = desk.get(elsewhere).await;
        assert!(
            !reply.location().starts_with("//"),
            "{elsewhere}: {}",
            reply.location()
        );
    }
}

#[tokio::test]
async fn what_is_not_there_has_a_search_and_ways_on() {
    let (_house, mut desk) = open();
    let shop = desk.get("/ar/p-dattes/miel-de-thym").await;
    assert_eq!(shop.status, StatusCode::NOT_FOUND);
    let (_, told) = shop.body.split_once("data-problem=\"404\"").unwrap();
    assert!(told.contains("action=\"/ar/search\"") && told.contains("value=\"miel de thym\""));
    assert!(told.contains("href=\"/ar\""));
    let unknown = desk.get("/de/p/dattes").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let (_, told) = unknown.body.split_once("data-problem=\"404\"").unwrap();
    for language in ["fr", "ar", "en", "zgh"] {
        assert!(
            told.contains(&format!("href=\"/{language}\" lang=\"{language}\"")),
            "{language}"
        );
    }
    assert!(told.contains("action=\"/fr/search\""));
    let odd = desk.get("/fr/nowhere/%D8%AA%22%3E%3Cscript%3E").await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
    assert!(odd.body.contains("name=\"q\"") && !odd.body.contains("<script>"));
    let fault = desk.get("/fr/break/fault").await;
    assert!(
        !fault.body.contains("q-again"),
        "only what is not there is looked for"
    );
}
