//! A unit is kept whole or undone whole.

use super::*;
use crate::Store;
use crate::testing::{TestHouse, on_both};
use jiff::Timestamp;
use std::sync::{Arc, Barrier};
use std::time::Duration;
use uuid::Uuid;
use values::id::{Id, Ids};

fn count(house: &TestHouse) -> i64 {
    house
        .store
        .read_blocking(|reader| reader.one(COUNT, args![]))
        .unwrap()
        .0
}

#[test]
fn an_error_undoes_the_unit_and_no_other() {
    on_both(&MIGRATIONS, |house| {
        let good = house.store.write_blocking(|unit| insert(unit, 1));
        let bad = house.store.write_blocking(|unit| {
            insert(unit, 2)?;
            Err::<(), _>(Error::Missing)
        });
        assert_eq!((good, bad), (Ok(()), Err(Error::Missing)));
        assert_eq!(count(house), 1);
    });
}

#[test]
fn a_panic_undoes_the_unit_and_the_store_serves_on() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            insert(unit, 1)?;
            assert_ne!(count_in(unit), 1, "a panic in the middle of a unit");
            Ok::<_, Error>(())
        });
        assert!(matches!(outcome, Err(Error::Faulty(_))), "{outcome:?}");
        assert_eq!(count(house), 0);
        for id in 1..20 {
            house.store.write_blocking(move |unit| insert(unit, id)).unwrap();
        }
        assert_eq!(count(house), 19);
    });
}

fn count_in(unit: &Unit<'_>) -> i64 {
    unit.one(COUNT, args![]).unwrap().0
}

#[test]
fn a_unit_that_overlooks_a_failed_statement_is_undone() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            insert(unit, 1)?;
            let _overlooked = insert(unit, 1);
            Ok::<_, Error>(())
        });
        assert!(matches!(outcome, Err(Error::Faulty(_))), "{outcome:?}");
        assert_eq!(count(house), 0);
    });
}

#[test]
fn constraints_have_one_name_on_both() {
    on_both(&MIGRATIONS, |house| {
        house.store.write_blocking(|unit| insert(unit, 1)).unwrap();
        let refused = |command: &'static str| {
            let outcome = house
                .store
                .write_blocking(move |unit| unit.run(Command::new(command), args![]));
            match outcome {
                Err(Error::Constraint { name }) => name,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(
            refused("INSERT INTO sample (id, name, size) VALUES (1, 'other', 0)"),
            "sample_pkey"
        );
        assert_eq!(
            refused("INSERT INTO sample (id, name, size) VALUES (2, 'name 1', 0)"),
            "sample_name_key"
        );
        assert_eq!(
            refused("INSERT INTO sample (id, name, size) VALUES (2, 'b', -1)"),
            "sample_size_check"
        );
        assert_eq!(
            refused("INSERT INTO sample (id, name, size, maker) VALUES (2, 'b', 1, 9)"),
            "foreign_key"
        );
        assert_eq!(
            refused("INSERT INTO sample (id, size) VALUES (2, 1)"),
            "sample_name_not_null"
        );
    });
}

#[test]
fn an_append_only_table_is_never_changed() {
    on_both(&MIGRATIONS, |house| {
        let run = |command: &'static str| {
            house
                .store
                .write_blocking(move |unit| unit.run(Command::new(command), args![]))
        };
        run("INSERT INTO diary (id, line) VALUES (1, 'said')").unwrap();
        for command in [
            "UPDATE diary SET line = 'unsaid' WHERE id = 1",
            "DELETE FROM diary WHERE id = 1",
        ] {
            assert_eq!(
                run(command),
                Err(Error::Constraint {
                    name: "append_only".to_owned()
                })
            );
        }
    });
}

#[test]
fn a_dropped_request_is_undone() {
    on_both(&MIGRATIONS, |house| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .unwrap();
        let (begun, wait) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
        let (in_unit, release) = (Arc::clone(&begun), Arc::clone(&wait));
        let store = house.store.clone();
        let request = runtime.spawn(async move {
            store
                .write(move |unit| {
                    insert(unit, 1)?;
                    in_unit.wait();
                    release.wait();
                    Ok::<_, Error>(())
                })
                .await
        });
        begun.wait();
        request.abort();
        let _ = runtime.block_on(request);
        wait.wait();
        // A unit behind it is answered only after it has ended.
        for id in 10..20 {
            house.store.write_blocking(move |unit| insert(unit, id)).unwrap();
        }
        runtime.shutdown_timeout(Duration::from_secs(5));
        let first = house
            .store
            .read_blocking(|reader| reader.maybe(SIZE, args![1_i64]))
            .unwrap();
        assert_eq!(first, None);
    });
}

#[test]
fn units_of_many_threads_are_all_kept() {
    on_both(&MIGRATIONS, |house| {
        house.store.write_blocking(|unit| insert(unit, 1)).unwrap();
        let barrier = Arc::new(Barrier::new(32));
        std::thread::scope(|scope| {
            for _ in 0..32 {
                let (store, barrier) = (house.store.clone(), Arc::clone(&barrier));
                scope.spawn(move || {
                    barrier.wait();
                    for _ in 0..10 {
                        store
                            .write_blocking(|unit| unit.run(GROW, args![1_i64, 1_i64]))
                            .unwrap();
                    }
                });
            }
        });
        let size = house
            .store
            .read_blocking(|reader| reader.one(SIZE, args![1_i64]))
            .unwrap()
            .0;
        assert_eq!(size, 320);
    });
}

#[test]
#[allow(clippy::disallowed_methods, reason = "two units must overlap in real time")]
fn units_that_lock_each_other_out_run_again() {
    on_both(&MIGRATIONS, |house| {
        house
            .store
            .write_blocking(|unit| insert(unit, 1).and_then(|()| insert(unit, 2)))
            .unwrap();
        std::thread::scope(|scope| {
            for (first, second) in [(1_i64, 2_i64), (2, 1)] {
                let store = house.store.clone();
                scope.spawn(move || {
                    for _ in 0..20 {
                        let both = move |unit: &mut Unit<'_>| {
                            unit.run(GROW, args![first, 1_i64])?;
                            std::thread::sleep(Duration::from_millis(1));
                            unit.run(GROW, args![second, 1_i64])
                        };
                        store.write_blocking(both).unwrap();
                    }
                });
            }
        });
        for id in [1_i64, 2] {
            let size = house
                .store
                .read_blocking(move |reader| reader.one(SIZE, args![id]))
                .unwrap()
                .0;
            assert_eq!(size, 40);
        }
    });
}

#[test]
fn a_reader_sees_one_moment() {
    on_both(&MIGRATIONS, |house| {
        house.store.write_blocking(|unit| insert(unit, 1)).unwrap();
        let writer = house.store.clone();
        let (before, after) = house
            .store
            .read_blocking(move |reader| {
                let before = reader.one(COUNT, args![])?.0;
                writer.write_blocking(|unit| insert(unit, 2))?;
                Ok::<_, Error>((before, reader.one(COUNT, args![])?.0))
            })
            .unwrap();
        assert_eq!((before, after, count(house)), (1, 1, 2));
    });
}

crate::row! {
    #[derive(Debug, PartialEq)]
    struct Everything {
        number: i64,
        truth: bool,
        word: String,
        bytes: Vec<u8>,
        id: Id<Store>,
        instant: Timestamp,
        day: jiff::civil::Date,
        absent: Option<String>,
    }
}

#[test]
fn every_type_comes_back_as_it_went() {
    const TABLE: Migration = Migration {
        room: "types",
        number: 1,
        name: "types",
        text: "CREATE TABLE everything (number bigint, truth boolean, word text, bytes bytea, id uuid, instant bigint, \
            day text, absent text);",
    };
    static WITH_TYPES: LazyLock<&'static [Migration]> = LazyLock::new(|| Vec::leak(vec![TABLE]));
    const PUT: Command = Command::new("INSERT INTO everything VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    const GET: Query<Everything> =
        Query::new("SELECT number, truth, word, bytes, id, instant, day, absent FROM everything");
    on_both(&WITH_TYPES, |house| {
        let ids = Ids::seeded(1, values::clock::Clock::fixed(Timestamp::UNIX_EPOCH));
        let id: Id<Store> = ids.next();
        let put = move || Everything {
            number: i64::MIN,
            truth: true,
            word: "تمر ⵜⵉⵢⵏⵉ 'é".to_owned(),
            bytes: vec![0, 255, 7],
            id,
            instant: "2026-11-24T09:00:00.000001Z".parse().unwrap(),
            day: "2026-02-28".parse().unwrap(),
            absent: None,
        };
        let row = put();
        house
            .store
            .write_blocking(move |unit| {
                let Everything {
                    number,
                    truth,
                    word,
                    bytes,
                    id,
                    instant,
                    day,
                    absent,
                } = &row;
                unit.run(PUT, args![number, truth, word, bytes, id, instant, day, absent])
            })
            .unwrap();
        assert_eq!(
            house
                .store
                .read_blocking(|reader| reader.one(GET, args![]))
                .unwrap(),
            put()
        );
        assert_ne!(Uuid::nil(), id.uuid());
    });
}
