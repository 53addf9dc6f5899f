//! The house: what it keeps in memory, whom it believes, how long it works.

use super::*;
use crate::Site;
use crate::server::Peer;
use axum::body::Body;
use http::Method;
use std::net::IpAddr;
use std::time::Duration;
use store::{OpenMode, Store};

#[tokio::test]
async fn a_kept_page_is_made_once_until_what_it_shows_changes() {
    let (_house, mut desk) = open();
    let first = desk.get("/fr/kept?topic=dates").await;
    let other = desk.get("/fr/kept?topic=honey").await;
    assert_eq!(desk.get("/fr/kept?topic=dates").await.body, first.body);
    desk.house.store.changes().tell(["dates".to_owned()]);
    assert_ne!(desk.get("/fr/kept?topic=dates").await.body, first.body);
    assert_eq!(desk.get("/fr/kept?topic=honey").await.body, other.body);
    let arabic = desk.get("/ar/kept?topic=honey").await;
    assert!(arabic.body.contains("lang=\"ar\""), "each language has its own");
}

#[tokio::test]
async fn a_kept_page_goes_with_the_name_over_the_door() {
    let (_house, mut desk) = open();
    let kept = desk.get("/fr/kept?topic=dates").await;
    let act = ::access::Act::house(&desk.house.clock, &desk.house.ids);
    let saved = desk.house.store.write(move |unit| {
        let names = language::Texts::french("GIE Démo");
        parties::house::save(
            unit,
            &act,
            &parties::house::HouseSettings {
                names,
                ..Default::default()
            },
        )
    });
    saved.await.unwrap();
    desk.house.refresh().await.unwrap();
    assert_ne!(
        desk.get("/fr/kept?topic=dates").await.body,
        kept.body,
        "the name over the door has changed"
    );
}

#[tokio::test]
async fn settings_are_read_again_after_a_minute() {
    let (_house, mut desk) = open();
    desk.get("/fr").await;
    let act = ::access::Act::house(&desk.house.clock, &desk.house.ids);
    let saved = desk.house.store.write(move |unit| {
        let names = language::Texts::french("GIE Démo");
        parties::house::save(
            unit,
            &act,
            &parties::house::HouseSettings {
                names,
                ..Default::default()
            },
        )
    });
    saved.await.unwrap();
    assert!(!desk.get("/fr").await.body.contains("GIE Démo"));
    desk.house
        .clock
        .advance(jiff::SignedDuration::from_secs(61))
        .unwrap();
    assert!(desk.get("/fr").await.body.contains("GIE Démo"));
}

#[tokio::test]
async fn only_a_trusted_proxy_tells_the_clients_address() {
    let proxy = IpAddr::from([10, 0, 0, 1]);
    let (_house, mut desk) = open_with(|parts| parts.site = Site::loopback(8080).behind(vec![proxy]));
    for (from, told) in [
        (proxy, "192.0.2.7"),
        (IpAddr::from([203, 0, 113, 9]), "203.0.113.9"),
    ] {
        let request = desk
            .request(Method::GET, "/fr/address")
            .header("x-forwarded-for", "198.51.100.1, 192.0.2.7");
        let request = request.extension(Peer(from)).body(Body::empty()).unwrap();
        assert_eq!(desk.send(request).await.body, told);
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_has_an_end() {
    let (_house, mut desk) = open();
    let began = tokio::time::Instant::now();
    let reply = desk.get("/fr/break/sleep").await;
    assert_eq!((reply.status.as_u16(), reply.header("retry-after")), (503, "5"));
    assert_eq!(began.elapsed().as_secs(), crate::limits::HANDLER_TIME.as_secs());
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let (_house, mut desk) = open();
    let never = Body::new(Never);
    let request = desk
        .request(Method::POST, "/fr/add")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(never)
        .unwrap();
    assert_eq!(desk.send(request).await.status.as_u16(), 408);
}

/// A body that never comes.
struct Never;

impl axum::body::HttpBody for Never {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<hyper::body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Pending
    }
}

#[tokio::test]
async fn a_house_whose_database_takes_no_writes_still_shows_pages() {
    let (house, _) = open();
    let store = Store::open(&house.url, OpenMode::ReadOnly).unwrap();
    let (_other, mut desk) = open_with(|parts| parts.store = store);
    assert_eq!(desk.get("/fr").await.status.as_u16(), 200);
    assert_eq!(desk.get("/readyz").await.status.as_u16(), 200);
    desk.get("/sign-in").await;
    let reply = desk
        .post("/sign-in", &[("login", "commis"), ("password", "x")])
        .await;
    assert_eq!((reply.status.as_u16(), reply.header("retry-after")), (503, "5"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn heavy_work_waits_for_its_turn_and_turns_away_when_too_many_wait() {
    let (_house, desk) = open();
    assert_eq!(desk.house.heavy(|| 2 + 2).await, Ok(4));
    let (open, gate) = std::sync::mpsc::channel::<()>();
    let gate = std::sync::Arc::new(std::sync::Mutex::new(gate));
    let tasks: Vec<_> = (0..200)
        .map(|_| {
            let (house, gate) = (desk.house.clone(), std::sync::Arc::clone(&gate));
            tokio::spawn(async move { house.heavy(move || gate.lock().unwrap().recv().is_ok()).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let turned_away = tasks.iter().filter(|task| task.is_finished()).count();
    let cores = std::thread::available_parallelism().unwrap().get();
    assert_eq!(turned_away, 200 - cores - 64);
    for _ in 0..200 {
        let _ = open.send(());
    }
    for task in tasks {
        assert!(matches!(
            task.await.unwrap(),
            Ok(true) | Err(Problem::Unavailable { .. })
        ));
    }
    let broken: Result<(), Problem> = desk.house.heavy(|| panic!("on purpose")).await;
    assert!(matches!(broken, Err(Problem::Faulty(_))));
}
