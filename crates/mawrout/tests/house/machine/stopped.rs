//! A house that is asked to stop: it says so, ends what it began, and ends well. And what machines read of it.

use super::{
    PATIENCE, Serving, binary, fetch, free_port, limited, now, own_house, rest, serve_demonstration,
};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;
use web::{limits, server};

fn terminate(serving: &Serving) {
    let told = Command::new("/bin/sh")
        .args(["-c", &format!("kill -TERM {}", serving.process.id())])
        .status();
    assert!(told.unwrap().success());
}

/// A change whose body has only begun.
fn slow_request(port: u16, body: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(limits::DRAIN_TIME)).unwrap();
    let head = format!(
        "POST /fr/cart/lines HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&body.as_bytes()[..4]).unwrap();
    stream
}

#[test]
fn a_house_that_is_asked_to_stop_ends_what_it_began() {
    let folder = own_house();
    let mut serving = serve_demonstration(binary(folder.path()));
    let body = "sku=DAT-BFG-500&quantity=1";
    let mut slow = slow_request(serving.port, body);
    rest(Duration::from_millis(300));
    let asked = now();
    terminate(&serving);
    rest(Duration::from_millis(300));
    let ready = fetch(serving.port, "/readyz").unwrap();
    assert!(ready.starts_with("HTTP/1.1 503"), "{ready}");
    let alive = fetch(serving.port, "/healthz").unwrap();
    assert!(alive.starts_with("HTTP/1.1 200"), "{alive}");
    while TcpStream::connect(("127.0.0.1", serving.port)).is_ok() {
        assert!(
            asked.elapsed() < server::NOTICE * 3,
            "new connections are still taken"
        );
        rest(Duration::from_millis(50));
    }
    assert!(
        serving.process.try_wait().unwrap().is_none(),
        "a request was cut off"
    );
    slow.write_all(&body.as_bytes()[4..]).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let ended = serving.process.wait().unwrap();
    assert_eq!(ended.code(), Some(0));
    assert!(asked.elapsed() < limits::DRAIN_TIME, "{:?}", asked.elapsed());
}

#[test]
fn what_is_counted_is_told_apart_from_the_shop() {
    let folder = own_house();
    let port = free_port();
    let mut command = binary(folder.path());
    command.env("MAWROUT_METRICS_LISTEN", format!("127.0.0.1:{port}"));
    let serving = serve_demonstration(command);
    for _ in 0..3 {
        assert!(
            fetch(serving.port, "/fr?from=a-letter")
                .unwrap()
                .starts_with("HTTP/1.1 200")
        );
    }
    let body = "sku=DAT-BFG-500&quantity=1";
    let mut change = slow_request(serving.port, body);
    change.write_all(&body.as_bytes()[4..]).unwrap();
    let mut begun = [0; 12];
    change.read_exact(&mut begun).unwrap();
    assert_eq!(&begun, b"HTTP/1.1 303");
    // The feed is followed once the index of search is made.
    let began = now();
    let told = loop {
        let told = fetch(port, "/metrics").unwrap();
        if told.contains("mawrout_feed_followed") || began.elapsed() > PATIENCE {
            break told;
        }
        rest(Duration::from_millis(100));
    };
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
    for line in [
        "mawrout_requests_total{route=\"/{lang}\",status=\"2xx\"} 3",
        "mawrout_requests_total{route=\"/{lang}/cart/lines\",status=\"3xx\"} 1",
        "mawrout_request_seconds_count{route=\"/{lang}\"} 3",
        "mawrout_database_up 1",
    ] {
        assert!(
            told.lines().any(|found| found == line),
            "{line} is not in\n{told}"
        );
    }
    for name in [
        "mawrout_connections_open ",
        "mawrout_commits_total",
        "mawrout_commit_units_bucket",
        "mawrout_write_wait_seconds_bucket",
        "mawrout_background_rounds_total{task=\"feed\"}",
        "mawrout_kept_pages_total{found=\"kept\"}",
        "mawrout_feed_last",
        "mawrout_feed_followed",
        "mawrout_audit_unsealed",
        "process_resident_memory_bytes",
    ] {
        assert!(told.contains(name), "{name} is not in\n{told}");
    }
    assert!(!told.contains("a-letter"), "a query was told");
    let public = fetch(serving.port, "/metrics").unwrap();
    assert!(public.starts_with("HTTP/1.1 404"), "{public}");
    drop(change);
}

/// A request is one line of what may be told, and nothing that a buyer typed is in the log.
#[test]
fn a_request_is_one_line_without_what_was_asked() {
    let folder = own_house();
    let mut command = limited(folder.path(), "exec 2>log");
    command.env("MAWROUT_DEMO", "true").env("MAWROUT_LOG", "info");
    let serving = Serving::start(command);
    let answer = fetch(serving.port, "/fr/search?q=0612345678").unwrap();
    let id = answer
        .lines()
        .find_map(|line| line.strip_prefix("x-request-id: "))
        .unwrap();
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["fields"]["request"] == id)
        .collect();
    assert_eq!(lines.len(), 1, "{log}");
    let keys =
        |value: &serde_json::Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    let (mut outer, mut fields) = (keys(&lines[0]), keys(&lines[0]["fields"]));
    outer.sort();
    fields.sort();
    assert_eq!(outer, ["fields", "level", "target", "timestamp"]);
    assert_eq!(fields, ["message", "method", "ms", "path", "request", "status"]);
    assert_eq!(lines[0]["fields"]["path"], "/{lang}/search");
    assert!(!log.contains("0612345678"), "{log}");
}
