//! Clients that are slow on purpose lose their connection in time, and nobody else notices them.

use crate::machine::rest;
use crate::open_doors::{Doors, now};
use crate::stage::Stage;
use mawrout::rooms;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use store::testing::embedded;
use web::limits;

const IDLE: usize = 300;
/// What a loaded machine may add to a wait.
const SLACK: Duration = Duration::from_secs(8);

/// Reads until the house closes; answers how long that took and what was said.
fn until_closed(mut stream: TcpStream) -> (Duration, String) {
    stream
        .set_read_timeout(Some(limits::HANDLER_TIME + SLACK))
        .unwrap();
    let (began, mut bytes) = (now(), Vec::new());
    let result = stream.read_to_end(&mut bytes);
    let timed_out = result.as_ref().is_err_and(|error| {
        matches!(
            error.kind(),
            std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
        )
    });
    assert!(
        !timed_out,
        "the house kept a connection that it should have closed"
    );
    (began.elapsed(), String::from_utf8_lossy(&bytes).into_owned())
}

fn ends_within(name: &str, took: Duration, wait: Duration) {
    let least = wait.saturating_sub(Duration::from_millis(500));
    assert!(
        took >= least && took <= wait + SLACK,
        "{name}: {took:?} instead of {wait:?}"
    );
}

/// Headers that never end: a piece every second.
fn slow_header(doors: &Doors) {
    let mut stream = doors.enter();
    let began = now();
    stream.write_all(b"GET /fr HTTP/1.1\r\n").unwrap();
    while began.elapsed() < limits::HEADER_WAIT + SLACK {
        rest(Duration::from_secs(1));
        if stream.write_all(b"X-Slow: 1\r\n").is_err() {
            break;
        }
    }
    ends_within("headers that never end", began.elapsed(), limits::HEADER_WAIT);
}

fn body_begun(doors: &Doors) -> TcpStream {
    let mut stream = doors.enter();
    let head = format!(
        "POST /fr/cart/lines HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nsku=",
        doors.port
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

/// A body of which nothing more comes.
fn stopped_body(doors: &Doors) {
    let (took, said) = until_closed(body_begun(doors));
    assert!(said.starts_with("HTTP/1.1 408"), "{said}");
    ends_within("a body that stops", took, limits::BODY_WAIT);
}

/// A body that comes byte by byte, each in time: the handler's time ends it.
fn dripping_body(doors: &Doors) {
    let stream = body_begun(doors);
    let mut writer = stream.try_clone().unwrap();
    let drops = thread::spawn(move || {
        while writer.write_all(b"x").is_ok() {
            rest(Duration::from_secs(2));
        }
    });
    let (took, said) = until_closed(stream);
    assert!(said.starts_with("HTTP/1.1 503"), "{said}");
    ends_within("a body in drops", took, limits::HANDLER_TIME);
    drops.join().unwrap();
}

/// A connection that was used once and is kept for nothing.
fn kept_for_nothing(doors: &Doors) {
    let mut stream = doors.enter();
    write!(
        stream,
        "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
        doors.port
    )
    .unwrap();
    let (took, said) = until_closed(stream);
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
    ends_within("a kept connection", took, limits::HEADER_WAIT);
}

/// Asks for far more than the system buffers and reads nothing of it.
fn deaf(doors: &Doors) {
    let mut stream = doors.enter();
    let asks = 1_500;
    let sheet = web::asset("shop.css");
    let request = format!("GET {sheet} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", doors.port);
    // The house stops reading too, once it cannot write.
    stream.set_write_timeout(Some(Duration::from_secs(2))).unwrap();
    let _ = stream.write_all(request.repeat(asks).as_bytes());
    rest(limits::WRITE_WAIT + SLACK);
    let mut bytes = Vec::new();
    stream.set_read_timeout(Some(SLACK)).unwrap();
    let closed = !stream
        .read_to_end(&mut bytes)
        .is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock);
    let answers = String::from_utf8_lossy(&bytes).matches("HTTP/1.1 200").count();
    assert!(
        closed && answers > 0 && answers < asks,
        "closed: {closed}, {answers} answers of {asks}"
    );
}

/// Twenty requests at once, answered in their order.
fn pipelined(doors: &Doors) {
    let mut stream = doors.enter();
    let ask = |path: &str, close: &str| {
        format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{close}\r\n",
            doors.port
        )
    };
    let paths = ["/healthz", "/fr/p/nothing-of-this-name", "/fr"];
    let mut all: String = (0..19).map(|number| ask(paths[number % 3], "")).collect();
    all += &ask("/healthz", "Connection: close\r\n");
    stream.write_all(all.as_bytes()).unwrap();
    let (_, said) = until_closed(stream);
    let statuses: Vec<&str> = said
        .split("HTTP/1.1 ")
        .skip(1)
        .map(|answer| &answer[..3])
        .collect();
    let expected: Vec<&str> = (0..20)
        .map(|number| {
            if number % 3 == 1 && number < 19 {
                "404"
            } else {
                "200"
            }
        })
        .collect();
    assert_eq!(statuses, expected);
}

/// Ordinary pages, one after another, until the slow ones are gone; answers how long each took.
fn ordinary(doors: &Doors, over: &AtomicBool) -> Vec<Duration> {
    let mut times = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let began = now();
        assert_eq!(
            doors.say(&doors.page("/fr/p/safran-en-filaments")).status(),
            Some(200)
        );
        times.push(began.elapsed());
        rest(Duration::from_millis(200));
    }
    times
}

#[test]
fn slow_clients_are_let_go_and_hold_up_nobody() {
    // A minute of waiting: one of the long rounds.
    if std::env::var_os("MAWROUT_TEST_FULL").is_none() {
        return;
    }
    let house = embedded(*rooms::MIGRATIONS);
    let _stage = Stage::filled(&house);
    let doors = Doors::open(&house);
    let over = AtomicBool::new(false);
    let idle: Vec<TcpStream> = (0..IDLE).map(|_| doors.enter()).collect();
    let mut times = thread::scope(|scope| {
        let ordinary = scope.spawn(|| ordinary(&doors, &over));
        let slow: [fn(&Doors); 6] = [
            slow_header,
            stopped_body,
            dripping_body,
            kept_for_nothing,
            deaf,
            pipelined,
        ];
        let slow = slow.map(|client| {
            scope.spawn({
                let doors = &doors;
                move || client(doors)
            })
        });
        let ended = slow.map(thread::ScopedJoinHandle::join);
        over.store(true, Ordering::Relaxed);
        for end in ended {
            end.unwrap();
        }
        ordinary.join().unwrap()
    });
    times.sort_unstable();
    assert!(times.len() > 50, "{} ordinary pages", times.len());
    let p95 = times[times.len() * 95 / 100];
    assert!(p95 < Duration::from_secs(1), "ordinary pages took {p95:?}");
    for stream in idle {
        let (_, said) = until_closed(stream);
        assert_eq!(
            said, "",
            "a connection that asked for nothing is closed without a word"
        );
    }
}
