//! Forms: proof, site, size, text.

use super::*;
use crate::Site;
use axum::body::Body;
use http::{Method, header};

const SAME: &[(&str, &str)] = &[
    ("sec-fetch-site", "same-origin"),
    ("origin", "http://127.0.0.1:8080"),
];
const FOREIGN_SITE: &[(&str, &str)] = &[("sec-fetch-site", "cross-site")];
const FOREIGN_ORIGIN: &[(&str, &str)] = &[("origin", "https://evil.example")];
const UNSAID: &[(&str, &str)] = &[];

#[tokio::test]
async fn a_change_needs_its_proof_and_must_not_come_from_elsewhere() {
    let (_house, mut desk) = open();
    for (site, from, with_proof) in [
        ("same", SAME, 303),
        ("foreign by fetch", FOREIGN_SITE, 403),
        ("foreign by origin", FOREIGN_ORIGIN, 403),
        ("unsaid", UNSAID, 303),
    ] {
        desk.get("/fr/mine").await;
        let right = desk.proof().to_owned();
        let mut stranger = desk.stranger();
        stranger.get("/fr/mine").await;
        let wrong = stranger.proof().to_owned();
        let body = |proof: &str| format!("phone=0600000001&csrf={proof}");
        assert_eq!(
            desk.send_form("/fr/mine", &body(&right), from)
                .await
                .status
                .as_u16(),
            with_proof,
            "{site}"
        );
        for refused in [wrong.as_str(), "", "nonsense"] {
            let reply = desk.send_form("/fr/mine", &body(refused), from).await;
            assert_eq!(reply.status.as_u16(), 403, "{site}: {refused}");
        }
        let missing = desk.send_form("/fr/mine", "phone=0600000001", from).await;
        assert_eq!(missing.status.as_u16(), 403, "{site}, without");
        let cookieless = desk.stranger().send_form("/fr/mine", &body(&right), from).await;
        assert_eq!(cookieless.status.as_u16(), 403, "{site}, without a cookie");
    }
}

#[tokio::test]
async fn add_to_cart_needs_no_proof_but_the_right_site() {
    let (_house, mut desk) = open();
    for (site, from, status) in [
        ("same", SAME, 303),
        ("fetch", FOREIGN_SITE, 403),
        ("origin", FOREIGN_ORIGIN, 403),
        ("unsaid", UNSAID, 303),
    ] {
        let reply = desk.send_form("/fr/add", "phone=0600000001", from).await;
        assert_eq!(reply.status.as_u16(), status, "{site}");
    }
}

#[test]
fn what_is_exempt_is_a_short_list() {
    let routes = sample_routes().and(crate::routes());
    let exempt: Vec<(&str, &str, &str)> = routes
        .declarations()
        .iter()
        .filter(|route| route.method == "POST" && route.csrf != crate::CsrfRule::Required)
        .map(|route| (route.method, route.path, route.csrf.word()))
        .collect();
    println!("without a form token: {exempt:?}");
    assert_eq!(
        exempt,
        [
            ("POST", "/{lang}/add", "origin-only"),
            ("POST", "/hook", "exempt")
        ]
    );
}

#[tokio::test]
async fn a_wrong_form_comes_back_filled_with_all_that_is_wrong() {
    let (_house, mut desk) = open();
    desk.get("/fr/mine").await;
    let reply = desk.post("/fr/mine", &[("phone", "06<\"1")]).await;
    assert_eq!(reply.status.as_u16(), 422);
    assert!(reply.body.contains("value=\"06&#60;&#34;1\""), "{}", reply.body);
    assert!(reply.body.contains("href=\"#phone\"") && reply.body.contains("aria-invalid=\"true\""));
    assert!(reply.body.contains("Une chose à corriger") && !reply.body.contains("<b>."));
}

#[tokio::test]
async fn bodies_are_bounded_and_text() {
    let (_house, mut desk) = open();
    desk.get("/fr/mine").await;
    let proof = format!("csrf={}&phone=", desk.proof());
    let just = format!("{proof}{}", "0".repeat(crate::limits::BODY_BYTES - proof.len()));
    assert_eq!(desk.send_form("/fr/mine", &just, SAME).await.status.as_u16(), 303);
    let large = desk.send_form("/fr/mine", &format!("{just}0"), SAME).await;
    assert_eq!(large.status.as_u16(), 413);
    assert!(large.body.contains("data-problem=\"413\""));
    for wrong in ["%ff", "%00", "%C3"] {
        let reply = desk.send_form("/fr/mine", &format!("{proof}{wrong}"), SAME).await;
        assert_eq!(reply.status.as_u16(), 400, "{wrong}");
    }
    let many = "a=1&".repeat(crate::limits::FIELDS + 1);
    assert_eq!(desk.send_form("/fr/mine", &many, SAME).await.status.as_u16(), 400);
}

#[tokio::test]
async fn a_large_body_is_refused_by_its_length_unless_it_hides_it() {
    let (_house, mut desk) = open();
    let body = vec![b'a'; crate::limits::BODY_BYTES + 1];
    for told in [true, false] {
        let mut request = desk
            .request(Method::POST, "/fr/add")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if told {
            request = request.header(header::CONTENT_LENGTH, body.len());
        }
        assert_eq!(
            desk.send(request.body(Body::from(body.clone())).unwrap())
                .await
                .status
                .as_u16(),
            413
        );
    }
}

#[tokio::test]
async fn only_forms_are_read_as_forms() {
    let (_house, mut desk) = open();
    for kind in [
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=B",
    ] {
        let request = desk
            .request(Method::POST, "/fr/add")
            .header(header::CONTENT_TYPE, kind);
        assert_eq!(
            desk.send(request.body(Body::from("{}")).unwrap())
                .await
                .status
                .as_u16(),
            400,
            "{kind}"
        );
    }
}

#[tokio::test]
async fn files_come_where_they_are_taken() {
    let (_house, mut desk) = open();
    desk.get("/fr/mine").await;
    let file = "x".repeat(2 * 1024 * 1024);
    let body = format!(
        "--B\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n\
         --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{file}\r\n--B--\r\n",
        desk.proof()
    );
    let request = desk
        .request(Method::POST, "/fr/upload")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=B")
        .body(Body::from(body))
        .unwrap();
    let reply = desk.send(request).await;
    assert_eq!((reply.status.as_u16(), reply.body), (200, file.len().to_string()));
}

#[tokio::test]
async fn machines_bring_their_own_bodies() {
    let (_house, mut desk) = open();
    let post = |desk: &Desk, bytes: usize| {
        desk.request(Method::POST, "/hook")
            .header("sec-fetch-site", "cross-site")
            .body(Body::from(vec![b'a'; bytes]))
    };
    let request = post(&desk, 10).unwrap();
    assert_eq!(desk.send(request).await.body, "10");
    let request = post(&desk, crate::limits::BODY_BYTES + 1).unwrap();
    assert_eq!(desk.send(request).await.status.as_u16(), 413);
}

#[tokio::test]
async fn cookies_are_guarded_where_the_site_is() {
    let (_house, mut plain) = open();
    let reply = plain.get("/fr/mine").await;
    let cookie = reply.header("set-cookie");
    assert!(
        cookie.starts_with("mawrout_visit=") && !cookie.contains("Secure"),
        "{cookie}"
    );
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
        "{cookie}"
    );
    assert_eq!(
        plain.get("/fr/mine").await.header("set-cookie"),
        "",
        "it is given once"
    );
    let (_house, mut secure) =
        open_with(|parts| parts.site = Site::public("https://mawrout.example").unwrap());
    let reply = secure.get("/fr/mine").await;
    let cookie = reply.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-mawrout_visit=") && cookie.contains("; Secure"),
        "{cookie}"
    );
    assert!(!cookie.contains("Domain"), "{cookie}");
    let added = secure
        .send_form(
            "/fr/add",
            "phone=0600000001",
            &[("origin", "https://mawrout.example")],
        )
        .await;
    assert_eq!(
        (added.status.as_u16(), secure.cookie("mawrout_cart_count")),
        (303, Some("3"))
    );
}

#[tokio::test]
async fn a_forged_visit_is_replaced() {
    let (_house, mut desk) = open();
    let request = desk
        .request(Method::GET, "/fr/mine")
        .header(header::COOKIE, "mawrout_visit=short");
    let reply = desk.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(reply.status.as_u16(), 200);
    assert_eq!(desk.cookie("mawrout_visit").unwrap().len(), 43);
}

#[tokio::test]
async fn who_comes_too_often_is_turned_back_before_the_body_is_read() {
    let (_house, mut desk) = open_with(|parts| parts.limits.search = 2);
    desk.get("/fr/mine").await;
    for time in 0..2 {
        let body = format!("phone=0600000001&csrf={}", desk.proof());
        let reply = desk.send_form("/fr/limited", &body, SAME).await;
        assert_eq!(reply.status.as_u16(), 303, "{time}");
    }
    let large = format!("phone={}", "0".repeat(2 * 1024 * 1024));
    let reply = desk.send_form("/fr/limited", &large, SAME).await;
    assert_eq!(reply.status.as_u16(), 429, "not 413: the body is not looked at");
    let unproven = desk.send_form("/fr/limited", "phone=0600000001", SAME).await;
    assert_eq!(unproven.status.as_u16(), 429);
    let elsewhere = desk.send_form("/fr/mine", &large, SAME).await;
    assert_eq!(elsewhere.status.as_u16(), 413, "other forms are open");
}

#[tokio::test]
async fn a_form_without_proof_counts_too() {
    let (_house, mut desk) = open_with(|parts| parts.limits.search = 2);
    desk.get("/fr/mine").await;
    for _ in 0..2 {
        assert_eq!(
            desk.send_form("/fr/limited", "phone=1", SAME)
                .await
                .status
                .as_u16(),
            403
        );
    }
    assert_eq!(
        desk.send_form("/fr/limited", "phone=1", SAME)
            .await
            .status
            .as_u16(),
        429
    );
}
