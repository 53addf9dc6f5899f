//! What is expected of `audit_chain`.

use super::*;
use crate::audit::{self, Entry};
use crate::testing::{Scene, on_both};
use jiff::{SignedDuration, Timestamp};
use store::jobs::take_lease;
use store::{Command, Dialect};

fn tell(scene: &Scene<'_>, times: u32) {
    let act = scene.house();
    scene.write(move |unit| {
        for number in 0..times {
            let id = number.to_string();
            audit::record(
                unit,
                &act,
                &Entry {
                    act: "tested",
                    object: "sample",
                    object_id: &id,
                    ..Entry::default()
                },
            )?;
        }
        Ok(())
    });
}

fn seal_all(scene: &Scene<'_>) -> u64 {
    scene.write(seal)
}

/// Takes the guard of a table away, as somebody with the keys of the database could.
fn unguard(scene: &Scene<'_>, table: &'static str, then: Command) {
    scene.write(move |unit| {
        let commands: &[Command] = match (unit.dialect(), table) {
            (Dialect::Sqlite, "audit_entry") => &[
                Command::new("DROP TRIGGER audit_entry_refuses_update"),
                Command::new("DROP TRIGGER audit_entry_refuses_delete"),
            ],
            (Dialect::Sqlite, _) => &[
                Command::new("DROP TRIGGER audit_seal_refuses_update"),
                Command::new("DROP TRIGGER audit_seal_refuses_delete"),
            ],
            (Dialect::Postgres, "audit_entry") => &[Command::new(
                "DROP TRIGGER audit_entry_refuses_change ON audit_entry",
            )],
            (Dialect::Postgres, _) => &[Command::new(
                "DROP TRIGGER audit_seal_refuses_change ON audit_seal",
            )],
        };
        for command in commands {
            unit.run(*command, args![])?;
        }
        unit.run(then, args![])
    });
}

fn offenders(scene: &Scene<'_>) -> Vec<String> {
    scene
        .read(check)
        .into_iter()
        .map(|finding| finding.offender)
        .collect()
}

#[test]
fn lines_are_sealed_once_in_the_order_of_time() {
    on_both(|scene| {
        assert_eq!(
            scene.read(state),
            ChainState {
                sealed: 0,
                unsealed: 0,
                head: vec![0; 32]
            }
        );
        tell(scene, 3);
        assert_eq!((scene.read(state).sealed, scene.read(state).unsealed), (0, 3));
        assert_eq!((seal_all(scene), seal_all(scene)), (3, 0));
        let first = scene.read(state);
        tell(scene, 2);
        assert_eq!(seal_all(scene), 2);
        let second = scene.read(state);
        assert_eq!((second.sealed, second.unsealed), (5, 0));
        assert_ne!(first.head, second.head);
        assert_eq!(offenders(scene), Vec::<String>::new());
    });
}

#[test]
fn a_long_tail_is_sealed_in_steps_and_proven_in_steps() {
    on_both(|scene| {
        tell(scene, 1_100);
        assert_eq!(
            [seal_all(scene), seal_all(scene), seal_all(scene)],
            [500, 500, 100]
        );
        assert_eq!(offenders(scene), Vec::<String>::new());
    });
}

#[test]
fn a_changed_line_breaks_the_chain_there() {
    on_both(|scene| {
        tell(scene, 3);
        seal_all(scene);
        unguard(
            scene,
            "audit_entry",
            Command::new("UPDATE audit_entry SET reason = '' WHERE object_id = '1'"),
        );
        let found = offenders(scene);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("audit_seal 2 does not fit audit_entry "),
            "{found:?}"
        );
    });
}

#[test]
fn a_changed_seal_breaks_the_chain_there() {
    on_both(|scene| {
        tell(scene, 3);
        seal_all(scene);
        let change = "UPDATE audit_seal SET previous_hash = hash WHERE number = 3";
        unguard(scene, "audit_seal", Command::new(change));
        assert!(offenders(scene)[0].starts_with("audit_seal 3 does not fit"));
    });
}

#[test]
fn a_missing_seal_is_found() {
    on_both(|scene| {
        tell(scene, 3);
        seal_all(scene);
        unguard(
            scene,
            "audit_seal",
            Command::new("DELETE FROM audit_seal WHERE number = 2"),
        );
        let found = offenders(scene);
        assert!(found[0].contains("audit_seal 2 is missing"), "{found:?}");
        assert!(found[1].contains("neither sealed nor waiting"), "{found:?}");
    });
}

#[test]
fn a_line_slipped_past_the_queue_is_found() {
    on_both(|scene| {
        const SLIP: Command = Command::new("DELETE FROM audit_unsealed");
        tell(scene, 1);
        scene.write(|unit| unit.run(SLIP, args![]));
        assert!(offenders(scene)[0].contains("neither sealed nor waiting"));
    });
}

#[test]
fn two_nodes_that_seal_at_once_make_one_chain() {
    on_both(|scene| {
        for _ in 0..5 {
            tell(scene, 20);
            let barrier = std::sync::Barrier::new(2);
            let now = scene.clock.now();
            let sealed: u64 = std::thread::scope(|scope| {
                let threads: Vec<_> = ["first node", "second node"]
                    .map(|node| {
                        let (store, barrier) = (scene.store(), &barrier);
                        scope.spawn(move || {
                            barrier.wait();
                            let sealed: Result<u64> = store.write_blocking(move |unit| {
                                let until = now + SignedDuration::from_secs(30);
                                if take_lease(unit, "audit-seal", node, now, until)? {
                                    seal(unit)
                                } else {
                                    Ok(0)
                                }
                            });
                            sealed.unwrap()
                        })
                    })
                    .into();
                threads.into_iter().map(|thread| thread.join().unwrap()).sum()
            });
            assert_eq!(sealed, 20);
        }
        assert_eq!((scene.read(state).sealed, offenders(scene)), (100, Vec::new()));
    });
}

#[test]
fn no_two_lines_read_alike() {
    let line = |object: &str, object_id: &str, reason: Option<&str>| AuditLine {
        id: Id::from_uuid(uuid::Uuid::nil()),
        at: Timestamp::UNIX_EPOCH,
        actor_kind: "house".to_owned(),
        actor_id: None,
        actor_name: String::new(),
        acting_role: "house".to_owned(),
        act: "tested".to_owned(),
        object: object.to_owned(),
        object_id: object_id.to_owned(),
        before: None,
        after: None,
        reason: reason.map(str::to_owned),
        address: None,
        request_id: None,
    };
    let hash = |line: &AuditLine| hash_of(1, &BEGINNING, line);
    assert_ne!(hash(&line("ab", "c", None)), hash(&line("a", "bc", None)));
    assert_ne!(hash(&line("a", "b", None)), hash(&line("a", "b", Some(""))));
    assert_ne!(
        hash_of(1, &BEGINNING, &line("a", "b", None)),
        hash_of(2, &BEGINNING, &line("a", "b", None))
    );
}
