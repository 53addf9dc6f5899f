//! What every answer carries, and what becomes of those that go wrong.

use super::*;
use crate::Site;
use axum::body::Body;
use http::{Method, header};

const ADDRESSES: [&str; 12] = [
    "/",
    "/fr",
    "/fr/p/dattes",
    "/fr/mine",
    "/fr/p/absent",
    "/nowhere/at/all",
    "/fr/break/panic",
    "/fr/break/fault",
    "/fr/break/full",
    "/office/orders",
    "/healthz",
    "/sign-in",
];

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let (_house, mut desk) = open_with(|parts| parts.site = Site::public("https://mawrout.example").unwrap());
    for address in ADDRESSES.into_iter().chain([crate::asset("shop.css")]) {
        let reply = desk.get(address).await;
        let policy = reply.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{address}: {part}");
        }
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(reply.header("referrer-policy"), "same-origin", "{address}");
        assert_eq!(
            reply.header("cross-origin-opener-policy"),
            "same-origin",
            "{address}"
        );
        assert!(
            reply.header("permissions-policy").contains("camera=()"),
            "{address}"
        );
        assert!(
            reply
                .header("strict-transport-security")
                .starts_with("max-age=63072000"),
            "{address}"
        );
        assert!(!reply.header("cache-control").is_empty(), "{address}");
        assert_eq!(reply.header("x-request-id").len(), 16, "{address}");
    }
    let (_house, mut plain) = open();
    assert_eq!(
        plain.get("/fr").await.header("strict-transport-security"),
        "",
        "plain http promises nothing"
    );
}

#[tokio::test]
async fn problems_are_pages_with_a_way_on() {
    let (_house, mut desk) = open();
    for (address, status) in [
        ("/fr/p/absent", 404),
        ("/fr/nowhere", 404),
        ("/de", 404),
        ("/de/p/dattes", 404),
        ("/nowhere/at/all", 404),
        ("/fr/p/%00", 404),
        ("/fr/p/%ff", 404),
        ("/fr/break/panic", 500),
        ("/fr/break/fault", 500),
        ("/fr/break/full", 503),
        ("/fr/break/changed", 409),
        ("/fr/p/dattes?q=%ff", 400),
        ("/fr/p/dattes?q=%00", 400),
    ] {
        let reply = desk.get(address).await;
        assert_eq!(reply.status.as_u16(), status, "{address}");
        assert!(
            reply.body.contains(&format!("data-problem=\"{status}\"")),
            "{address}: {}",
            reply.body
        );
        assert!(reply.body.contains("href=\"/"), "{address}");
        assert_eq!(reply.header("cache-control"), "no-store", "{address}");
        assert_eq!(
            reply.header("content-type"),
            "text/html; charset=utf-8",
            "{address}"
        );
    }
    assert!(
        desk.get("/fr/break/changed")
            .await
            .body
            .contains("Le prix a changé.")
    );
}

#[tokio::test]
async fn a_fault_tells_its_number_and_no_detail() {
    let (_house, mut desk) = open();
    let reply = desk.get("/fr/break/fault").await;
    assert!(!reply.body.contains("secret detail"));
    assert!(reply.body.contains(reply.header("x-request-id")));
    assert_eq!(desk.get("/fr/break/full").await.header("retry-after"), "5");
}

#[tokio::test]
async fn another_way_of_asking_is_refused() {
    let (_house, mut desk) = open();
    let request = desk
        .request(Method::DELETE, "/fr/p/dattes")
        .body(Body::empty())
        .unwrap();
    let reply = desk.send(request).await;
    assert_eq!((reply.status.as_u16(), reply.header("allow")), (405, "GET,HEAD"));
    assert!(reply.body.contains("data-problem=\"405\""));
}

#[tokio::test]
async fn only_the_house_is_answered_for() {
    let (_house, mut desk) = open();
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:8081", "localhost"] {
        host.clone_into(&mut desk.host);
        let reply = desk.get("/fr").await;
        assert_eq!(reply.status.as_u16(), 421, "{host}");
        assert_eq!(
            desk.get("/healthz").await.status.as_u16(),
            200,
            "machines of the operator know other names"
        );
    }
    for host in ["127.0.0.1:8080", "[::1]:8080", "localhost:8080"] {
        host.clone_into(&mut desk.host);
        assert_eq!(desk.get("/fr").await.status.as_u16(), 200, "{host}");
    }
    let two = desk
        .request(Method::GET, "/fr")
        .header(header::HOST, "evil.example")
        .body(Body::empty())
        .unwrap();
    assert_eq!(desk.send(two).await.status.as_u16(), 421, "two hosts");
}

#[tokio::test]
async fn an_address_has_a_length() {
    let (_house, mut desk) = open();
    let reply = desk.get(&format!("/fr/p/dattes?q={}", "a".repeat(8192))).await;
    assert_eq!(reply.status.as_u16(), 414);
}

#[tokio::test]
async fn public_pages_may_be_kept_and_personal_ones_not() {
    let (_house, mut desk) = open();
    let public = desk.get("/fr/p/dattes").await;
    assert_eq!(public.header("cache-control"), "public, max-age=60");
    assert_eq!(public.header("vary"), "Accept-Encoding");
    assert_eq!(
        (public.header("set-cookie"), desk.proof()),
        ("", ""),
        "the same for all"
    );
    let etag = public.header("etag").to_owned();
    let seen = desk
        .request(Method::GET, "/fr/p/dattes")
        .header(header::IF_NONE_MATCH, &etag)
        .body(Body::empty());
    let seen = desk.send(seen.unwrap()).await;
    assert_eq!((seen.status.as_u16(), seen.body.as_str()), (304, ""));
    let personal = desk.get("/fr/mine").await;
    assert_eq!(
        (personal.header("cache-control"), personal.header("etag")),
        ("no-store", "")
    );
    assert!(personal.header("set-cookie").contains("mawrout_visit="));
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let (_house, mut desk) = open();
    let page = desk.get("/fr/p/dattes").await;
    let head = desk
        .request(Method::HEAD, "/fr/p/dattes")
        .body(Body::empty())
        .unwrap();
    let head = desk.send(head).await;
    assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), page.body.len().to_string());
}

#[tokio::test]
async fn pages_are_packed_as_the_browser_takes_them() {
    let (_house, mut desk) = open();
    let plain = desk.get("/fr/p/dattes").await;
    for (taken, word) in [("br", "br"), ("gzip", "gzip"), ("br, gzip", "gzip")] {
        let asked = desk
            .request(Method::GET, "/fr/p/dattes")
            .header(header::ACCEPT_ENCODING, taken);
        let packed = desk.send(asked.body(Body::empty()).unwrap()).await;
        assert_eq!(packed.header("content-encoding"), word);
        let length: usize = packed.header("content-length").parse().unwrap();
        assert!(length < plain.body.len() / 2, "{word}: {length}");
        assert_eq!(packed.header("etag"), plain.header("etag"));
    }
}

#[tokio::test]
async fn the_look_is_served_for_ever_under_its_name() {
    let (_house, mut desk) = open();
    let reply = desk.get(crate::asset("shop.css")).await;
    assert_eq!(reply.status.as_u16(), 200);
    assert_eq!(
        reply.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(reply.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(
        desk.get("/assets/shop.css").await.status.as_u16(),
        404,
        "without its hash it is nothing"
    );
    assert_eq!(desk.get("/assets/..%2fCargo.toml").await.status.as_u16(), 404);
}

#[tokio::test]
async fn the_house_tells_that_it_lives() {
    let (_house, mut desk) = open();
    for (address, word) in [("/healthz", "alive\n"), ("/readyz", "ready\n")] {
        let reply = desk.get(address).await;
        assert_eq!((reply.status.as_u16(), reply.body.as_str()), (200, word));
    }
}

#[tokio::test]
async fn what_is_asked_too_often_waits() {
    let (_house, mut desk) = open_with(|parts| parts.limits.search = 2);
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(desk.get("/fr/find").await);
    }
    assert_eq!(
        statuses
            .iter()
            .map(|reply| reply.status.as_u16())
            .collect::<Vec<_>>(),
        [200, 200, 429]
    );
    let wait: u64 = statuses[2].header("retry-after").parse().unwrap();
    assert!((1..=31).contains(&wait), "{wait}");
    assert_eq!(
        desk.get("/fr/p/dattes").await.status.as_u16(),
        200,
        "other pages are open"
    );
}
