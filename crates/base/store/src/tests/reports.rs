//! Long reads beside pages, and what a store tells of migrations and statements.

use super::{COUNT, MIGRATIONS, SAMPLE, SIZE, insert};
use crate::migrate::{self, Migration};
use crate::testing::{objections_to, on_both, overhear, plan_of};
use crate::{Error, Query, Select, args};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, LazyLock, Mutex};
use std::time::Duration;

/// Reports wait at a closed gate until it is opened.
#[derive(Default)]
struct Gate {
    is_open: Mutex<bool>,
    opened: Condvar,
    inside: AtomicUsize,
    most_inside: AtomicUsize,
}

impl Gate {
    fn pass(&self) {
        let inside = self.inside.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_inside.fetch_max(inside, Ordering::SeqCst);
        let mut is_open = self.is_open.lock().unwrap();
        while !*is_open {
            is_open = self.opened.wait(is_open).unwrap();
        }
        self.inside.fetch_sub(1, Ordering::SeqCst);
    }

    fn open(&self) {
        *self.is_open.lock().unwrap() = true;
        self.opened.notify_all();
    }
}

#[test]
fn twenty_exports_leave_the_pages_alone() {
    on_both(&MIGRATIONS, |house| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let (gate, store) = (Arc::new(Gate::default()), house.store.clone());
        runtime.block_on(async {
            let reports: Vec<_> = (0..20)
                .map(|_| {
                    let (store, gate) = (store.clone(), Arc::clone(&gate));
                    tokio::spawn(async move {
                        store
                            .report(move |reader| {
                                gate.pass();
                                reader.one(COUNT, args![])
                            })
                            .await
                    })
                })
                .collect();
            while gate.inside.load(Ordering::SeqCst) == 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            for id in 0..20 {
                let page = store.read(|reader| reader.one(COUNT, args![]));
                let page = tokio::time::timeout(Duration::from_secs(10), page).await;
                assert_eq!(page.expect("a page waited for an export"), Ok((id,)));
                let kept = store.write(move |unit| insert(unit, id));
                let kept = tokio::time::timeout(Duration::from_secs(10), kept).await;
                assert_eq!(kept.expect("a unit waited for an export"), Ok(()));
            }
            gate.open();
            for report in reports {
                assert!(report.await.unwrap().is_ok());
            }
        });
        assert_eq!(gate.most_inside.load(Ordering::SeqCst), 2, "two at once");
    });
}

#[test]
fn missing_migrations_are_told_and_not_run() {
    const LATER: Migration = Migration {
        room: "sample",
        number: 2,
        name: "later",
        text: "CREATE TABLE later (id bigint PRIMARY KEY);",
    };
    static WITH_LATER: LazyLock<&'static [Migration]> =
        LazyLock::new(|| Vec::leak([migrate::MIGRATIONS, &[SAMPLE, LATER]].concat()));
    on_both(&[], |house| {
        let missing = house.store.missing(*MIGRATIONS).unwrap();
        assert_eq!(missing, ["store 1 background", "sample 1 sample"]);
    });
    on_both(&MIGRATIONS, |house| {
        assert_eq!(house.store.missing(*MIGRATIONS).unwrap(), Vec::<String>::new());
        for _ in 0..2 {
            assert_eq!(house.store.missing(*WITH_LATER).unwrap(), ["sample 2 later"]);
        }
        assert_eq!(house.store.migrate(*WITH_LATER).unwrap(), 1);
        assert!(house.store.missing(*WITH_LATER).unwrap().is_empty());
    });
}

#[test]
fn a_unit_that_fills_a_table_may_have_fresh_figures() {
    on_both(&MIGRATIONS, |house| {
        house
            .store
            .write_blocking(|unit| {
                for id in 0..300 {
                    insert(unit, id)?;
                }
                unit.refresh_figures()?;
                insert(unit, 300)
            })
            .unwrap();
        let kept = house.store.read_blocking(|reader| reader.one(COUNT, args![]));
        assert_eq!(kept, Ok::<_, Error>((301,)));
    });
}

#[test]
fn statements_are_heard_and_their_plans_read() {
    const ALL: Query<(i64,)> = Query::new("SELECT id FROM sample WHERE size = 1");
    on_both(&MIGRATIONS, |house| {
        overhear(&house.store);
        let look = house.store.read_blocking(|reader| {
            reader.maybe(SIZE, args![1_i64])?;
            reader.all(ALL, args![])
        });
        look.unwrap();
        let heard = overhear(&house.store);
        assert_eq!(heard.len(), 2, "{heard:?}");
        let objections = objections_to(&house.store, &heard);
        assert_eq!(objections.len(), 1, "{objections:?}");
        assert!(objections[0].contains("size = 1"), "{objections:?}");
        let plan = plan_of(&house.store, &heard[0]).concat().to_lowercase();
        assert!(
            plan.contains("primary key") || plan.contains("sample_pkey"),
            "{plan}"
        );
        assert!(overhear(&house.store).is_empty());
    });
}

#[test]
fn what_is_in_no_list_is_not_asked_for() {
    on_both(&MIGRATIONS, |house| {
        house.store.write_blocking(|unit| insert(unit, 1)).unwrap();
        overhear(&house.store);
        let none: [i64; 0] = [];
        let found = house.store.read_blocking(move |reader| {
            let rows: Vec<(i64,)> =
                reader.select(&Select::new("SELECT id FROM sample").within("id", &none))?;
            let count = reader.count(&Select::new("SELECT count(*) FROM sample").within("id", &none))?;
            let all = reader.count(&Select::new("SELECT count(*) FROM sample").without("id", &none))?;
            Ok::<_, Error>((rows, count, all))
        });
        assert_eq!(found, Ok((vec![], 0, 1)));
        assert_eq!(overhear(&house.store), ["SELECT count(*) FROM sample"]);
    });
}
