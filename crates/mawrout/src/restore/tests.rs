//! A house is kept, brought back and moved without losing a row; what is bad is refused before anything is touched.

use super::*;
use crate::demo::fill;
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::outbox;
use store::testing::{TestHouse, embedded, on_both, server};
use values::clock::Clock;
use values::id::Ids;

const AT: &str = "2026-03-02T11:00:00Z";

fn settings(url: &DatabaseUrl) -> Settings {
    Settings {
        listen: "127.0.0.1:8080".parse().unwrap(),
        public_url: None,
        database: match url {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(address) => address.clone(),
        },
        trusted_proxies: Vec::new(),
        demo: true,
        log: "warn".to_owned(),
        clock: Some(AT.parse().unwrap()),
        search_folder: None,
        metrics_listen: None,
        limits: None,
    }
}

fn furnish(house: &TestHouse) {
    fill::fill(&house.store, &settings(&house.url), house.folder(), 0).unwrap();
}

/// Rows of every table, by copying into a new file: the copy counts on both sides.
fn counted(url: &DatabaseUrl, into: &Path) -> BTreeMap<String, u64> {
    let target = DatabaseUrl::Sqlite(into.to_owned());
    let copied = copy::house(url, &target, *rooms::MIGRATIONS).unwrap();
    copied.into_iter().map(|table| (table.name, table.rows)).collect()
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the writer beside runs in real time")]
fn a_backup_under_load_is_one_moment_and_comes_back() {
    on_both(*rooms::MIGRATIONS, |house| {
        furnish(house);
        let stop = Arc::new(AtomicBool::new(false));
        let (asked, store) = (Arc::clone(&stop), house.store.clone());
        let writer = std::thread::spawn(move || {
            let ids = Ids::random(Clock::system());
            let mut written = 0_u32;
            while !asked.load(Ordering::Relaxed) {
                let (first, second) = (ids.next(), ids.next());
                // Two facts of one unit: a backup holds both or none.
                store
                    .write_blocking(move |unit| {
                        let at = AT.parse().unwrap();
                        outbox::record(unit, first, "load", "pair", "{}", at)?;
                        outbox::record(unit, second, "load", "pair", "{}", at)
                    })
                    .unwrap();
                written += 1;
            }
            written
        });
        std::thread::sleep(Duration::from_millis(50));
        let file = house.folder().join("kept.sqlite");
        let kept = backup::keep(&settings(&house.url), &file).unwrap();
        stop.store(true, Ordering::Relaxed);
        assert!(writer.join().unwrap() > 0);
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(!beside(&file, "partial").exists());

        let back = DatabaseUrl::Sqlite(house.folder().join("back.sqlite"));
        assert_eq!(restore(&settings(&back), &file, false).unwrap(), None);
        let rows = counted(&back, &house.folder().join("counted.sqlite"));
        assert_eq!(rows.values().sum::<u64>(), kept.rows);
        assert!(rows["sales_order"] > 10, "{rows:?}");
        let before = rows["outbox_fact"];
        assert_eq!(
            rows,
            counted(&DatabaseUrl::Sqlite(file), &house.folder().join("again.sqlite"))
        );
        let pairs = Store::open(&back, OpenMode::ReadOnly)
            .unwrap()
            .read_blocking(|reader| {
                reader.count(
                    &store::Select::new("SELECT count(*) FROM outbox_fact").filter("kind = ?", &[&"load"]),
                )
            });
        let pairs: u64 = pairs.unwrap_or_else(|error: store::Error| panic!("{error}"));
        assert!(pairs.is_multiple_of(2) && pairs <= before, "{pairs}");
    });
}

#[test]
fn a_changed_byte_and_a_text_are_refused_and_nothing_is_made() {
    let house = embedded(*rooms::MIGRATIONS);
    furnish(&house);
    let file = house.folder().join("kept.sqlite");
    backup::keep(&settings(&house.url), &file).unwrap();
    let whole = fs::read(&file).unwrap();
    let target = house.folder().join("target.sqlite");
    let wanted = settings(&DatabaseUrl::Sqlite(target.clone()));
    for place in [whole.len() / 3, whole.len() / 2, whole.len() - 7] {
        let mut flipped = whole.clone();
        flipped[place] ^= 1;
        fs::write(&file, &flipped).unwrap();
        let refused = restore(&wanted, &file, false).unwrap_err();
        assert!(refused.to_string().contains("checksum"), "{refused}");
        assert!(!target.exists());
    }
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    fs::remove_file(beside(&file, "sha256")).unwrap();
    assert!(
        restore(&wanted, &file, false).is_err(),
        "half a file without a checksum"
    );
    fs::write(&file, "a text").unwrap();
    let refused = restore(&wanted, &file, false).unwrap_err();
    assert!(refused.to_string().contains("no backup"), "{refused}");
    assert!(!target.exists());
    assert!(!beside(&target, "partial").exists());
}

#[test]
fn a_house_that_is_open_or_there_is_not_written_over() {
    on_both(*rooms::MIGRATIONS, |house| {
        let file = house.folder().join("kept.sqlite");
        backup::keep(&settings(&house.url), &file).unwrap();
        let again = backup::keep(&settings(&house.url), &file).unwrap_err();
        assert_eq!(again.code(), 2, "no backup is overwritten");
        let refused = restore(&settings(&house.url), &file, true).unwrap_err();
        assert!(
            refused.to_string().contains("another mawrout process"),
            "{refused}"
        );
    });
    let house = embedded(*rooms::MIGRATIONS);
    furnish(&house);
    let file = house.folder().join("kept.sqlite");
    backup::keep(&settings(&house.url), &file).unwrap();
    let target = DatabaseUrl::Sqlite(house.folder().join("target.sqlite"));
    restore(&settings(&target), &file, false).unwrap();
    let refused = restore(&settings(&target), &file, false).unwrap_err();
    assert_eq!(refused.code(), 2);
    let old = restore(&settings(&target), &file, true).unwrap().unwrap();
    assert!(store::file::is_database(&old).unwrap());
    must_hold(&target).unwrap();
}

/// Once the sessions of a test's store have ended.
#[allow(
    clippy::disallowed_methods,
    reason = "a server ends its sessions in real time"
)]
fn once_free(url: &DatabaseUrl) {
    for _ in 0..100 {
        if !copy::is_in_use(url).unwrap() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the sessions of the test did not end");
}

#[test]
fn moving_there_and_back_gives_the_same_rows() {
    let house = embedded(*rooms::MIGRATIONS);
    furnish(&house);
    let Some(mut other) = server(*rooms::MIGRATIONS) else {
        eprintln!("MAWROUT_TEST_POSTGRES is not set: moving was not tested");
        return;
    };
    let start = DatabaseUrl::Sqlite(house.folder().join("start.sqlite"));
    counted(&house.url, &house.folder().join("start.sqlite"));
    let between = other.url.clone();
    let refused = move_to(&settings(&start), &settings(&between).database).unwrap_err();
    assert!(refused.to_string().contains("open"), "{refused}");
    other.store = embedded(store::migrate::MIGRATIONS).store.clone();
    once_free(&between);
    move_to(&settings(&start), &settings(&between).database).unwrap();
    once_free(&between);
    let refused = move_to(&settings(&start), &settings(&between).database).unwrap_err();
    assert!(refused.to_string().contains("not empty"), "{refused}");
    let end = house.folder().join("end.sqlite");
    once_free(&between);
    move_to(&settings(&between), &format!("sqlite:{}", end.display())).unwrap();
    let same = copy::difference(&start, &DatabaseUrl::Sqlite(end)).unwrap();
    assert_eq!(same, None);
}
