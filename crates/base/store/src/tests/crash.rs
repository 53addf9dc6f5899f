//! A process that is killed at any instant leaves whole units, and every unit it had acknowledged.

use super::*;
use crate::{DatabaseUrl, OpenMode, Store};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command as Process, Stdio};
use std::time::Duration;

const PLACE: &str = "MAWROUT_CRASH_DATABASE";
const ROUNDS: i64 = 8;

/// The child: writes pairs without end and says each that is kept. As a test of its own it does nothing.
#[test]
fn a_writer_that_will_be_killed() {
    let Ok(place) = std::env::var(PLACE) else { return };
    let store = Store::open(&place.parse().unwrap(), OpenMode::Write).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4_i64 {
            let store = store.clone();
            scope.spawn(move || {
                let first = std::env::var("MAWROUT_CRASH_FIRST")
                    .unwrap()
                    .parse::<i64>()
                    .unwrap();
                for number in 0.. {
                    let id = first + writer * 100_000 + number * 2;
                    store
                        .write_blocking(move |unit| insert(unit, id).and_then(|()| insert(unit, id + 1)))
                        .unwrap();
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "kept {id}").unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}

#[test]
fn what_was_acknowledged_is_there_and_no_unit_is_half() {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(folder.path().join("crash.sqlite"));
    let place = format!("sqlite:{}", folder.path().join("crash.sqlite").display());
    Store::open(&url, OpenMode::Write)
        .unwrap()
        .migrate(*MIGRATIONS)
        .unwrap();
    for round in 0..ROUNDS {
        let acknowledged = killed_after(
            &place,
            round * 1_000_000,
            Duration::from_millis(15 + 35 * round.unsigned_abs()),
        );
        let store = Store::open(&url, OpenMode::Write).unwrap();
        let (pairs, missing) = store
            .read_blocking(move |reader| {
                let all = reader.all(Query::<(i64,)>::new("SELECT id FROM sample ORDER BY id"), args![])?;
                let ids: std::collections::BTreeSet<i64> = all.into_iter().map(|(id,)| id).collect();
                let missing: Vec<i64> = acknowledged.into_iter().filter(|id| !ids.contains(id)).collect();
                let whole = ids.iter().all(|id| {
                    if id % 2 == 0 {
                        ids.contains(&(id + 1))
                    } else {
                        ids.contains(&(id - 1))
                    }
                });
                Ok::<_, Error>((whole, missing))
            })
            .unwrap();
        assert!(pairs, "a unit was kept by half");
        assert_eq!(missing, Vec::<i64>::new(), "acknowledged, and lost");
    }
}

/// Starts the child, kills it after a while, answers what it had said to be kept.
#[allow(clippy::disallowed_methods, reason = "a child process lives by real time")]
fn killed_after(place: &str, first: i64, wait: Duration) -> Vec<i64> {
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args([
            "tests::crash::a_writer_that_will_be_killed",
            "--exact",
            "--nocapture",
        ])
        .env(PLACE, place)
        .env("MAWROUT_CRASH_FIRST", first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut kept: Vec<i64> = Vec::new();
    let said = |line: &str| line.rsplit_once("kept ").and_then(|(_, id)| id.parse().ok());
    // From the first acknowledgement on, so that a slow start is no shorter life.
    for line in lines.by_ref().map_while(Result::ok) {
        if let Some(id) = said(&line) {
            kept.push(id);
            break;
        }
    }
    std::thread::sleep(wait);
    child.kill().unwrap();
    kept.extend(lines.map_while(Result::ok).filter_map(|line| said(&line)));
    child.wait().unwrap();
    assert!(!kept.is_empty(), "the child wrote nothing");
    kept
}
