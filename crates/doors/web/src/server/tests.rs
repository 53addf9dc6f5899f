//! The server before real sockets.

use super::*;
use axum::routing::get;
use std::time::Instant;
use tokio::io::AsyncReadExt as _;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

struct Running {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

async fn run(connections: ConnectionLimits) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let slow = || async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        "slow"
    };
    let router = Router::new()
        .route("/", get(|| async { "hello" }))
        .route("/slow", get(slow));
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async {
        let _ = stopped.await;
    };
    let task = tokio::spawn(serve(listener, router, shutdown, connections));
    Running {
        address,
        stop: Some(stop),
        task,
    }
}

const WIDE: ConnectionLimits = ConnectionLimits {
    total: 100,
    per_address: 100,
};

async fn say(stream: &mut TcpStream, text: &str) -> String {
    stream.write_all(text.as_bytes()).await.unwrap();
    hear(stream).await
}

/// Reads to the end.
async fn hear(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

fn request(path: &str, headers: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n")
}

#[tokio::test]
async fn a_request_is_answered() {
    let running = run(WIDE).await;
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    let answer = say(&mut stream, &request("/", "")).await;
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.ends_with("hello"),
        "{answer}"
    );
}

#[tokio::test]
async fn headers_are_bounded_in_bytes_and_number() {
    let running = run(WIDE).await;
    for headers in [
        format!("a: {}\r\n", "x".repeat(limits::HEADER_BYTES)),
        "a: b\r\n".repeat(limits::HEADERS),
    ] {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        let answer = say(&mut stream, &request("/", &headers)).await;
        assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    }
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    let answer = say(
        &mut stream,
        &request("/", &"a: b\r\n".repeat(limits::HEADERS - 5)),
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn who_is_one_too_many_is_told_to_come_back() {
    let running = run(ConnectionLimits {
        total: 100,
        per_address: 2,
    })
    .await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        held.push(stream);
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut third = TcpStream::connect(running.address).await.unwrap();
    let answer = hear(&mut third).await;
    assert!(
        answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after: 5"),
        "{answer}"
    );
    held.clear();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut next = TcpStream::connect(running.address).await.unwrap();
    assert!(
        say(&mut next, &request("/", ""))
            .await
            .starts_with("HTTP/1.1 200")
    );
}

#[tokio::test]
async fn who_finds_no_place_waits_for_one() {
    let running = run(ConnectionLimits {
        total: 1,
        per_address: 100,
    })
    .await;
    let mut slow = TcpStream::connect(running.address).await.unwrap();
    slow.write_all(request("/slow", "").as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut next = TcpStream::connect(running.address).await.unwrap();
    let answer = say(&mut next, &request("/", "")).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(hear(&mut slow).await.ends_with("slow"));
}

#[tokio::test]
async fn closing_lets_running_requests_end_and_takes_no_new_ones() {
    let mut running = run(WIDE).await;
    let mut slow = TcpStream::connect(running.address).await.unwrap();
    slow.write_all(b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    running.stop.take().unwrap().send(()).unwrap();
    let answer = hear(&mut slow).await;
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.ends_with("slow"),
        "{answer}"
    );
    running.task.await.unwrap();
    assert!(TcpStream::connect(running.address).await.is_err());
}

#[tokio::test]
#[allow(
    clippy::disallowed_methods,
    reason = "what is measured is how long a real connection is held"
)]
async fn half_a_request_does_not_hold_a_place_for_ever() {
    let running = run(WIDE).await;
    let began = Instant::now();
    let mut half = TcpStream::connect(running.address).await.unwrap();
    let mut silent = TcpStream::connect(running.address).await.unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").await.unwrap();
    tokio::join!(hear(&mut half), hear(&mut silent));
    let took = began.elapsed();
    assert!(
        took >= limits::HEADER_WAIT && took < limits::HEADER_WAIT * 2,
        "{took:?}"
    );
}
