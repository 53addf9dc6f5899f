//! The faults that other tests are given do what they say.

use super::*;
use crate::testing::{Alteration, Altered, Fault, on_both, write_altered, write_with_fault};
use crate::{Error, Unavailable};

#[test]
fn a_fault_leaves_nothing_or_everything() {
    on_both(*MIGRATIONS, |house| {
        let broken = Err(Error::Unavailable(Unavailable::Unreachable));
        let pair = |unit: &mut crate::Unit<'_>| insert(unit, 1).and_then(|()| insert(unit, 2));
        let count = || {
            let all = house.store.read_blocking(|reader| {
                reader.all(Query::<(i64,)>::new("SELECT id FROM sample ORDER BY id"), args![])
            });
            all.unwrap().len()
        };
        for fault in [Fault::Statement(0), Fault::Statement(1), Fault::Commit] {
            assert_eq!(write_with_fault(&house.store, fault, pair), broken, "{fault:?}");
            assert_eq!(count(), 0, "{fault:?}");
        }
        assert_eq!(write_with_fault(&house.store, Fault::Answer, pair), broken);
        assert_eq!(count(), 2, "kept, and nobody heard");
    });
}

#[test]
fn a_unit_that_overlooks_a_failed_statement_is_not_kept() {
    on_both(*MIGRATIONS, |house| {
        let outcome = write_with_fault(&house.store, Fault::Statement(1), |unit| {
            insert(unit, 1)?;
            let _ = insert(unit, 2);
            Ok::<_, Error>(())
        });
        assert!(matches!(outcome, Err(Error::Faulty(_))), "{outcome:?}");
    });
}

#[test]
fn an_altered_statement_runs_as_altered_and_says_that_it_was_met() {
    on_both(*MIGRATIONS, |house| {
        let alteration = |statement, piece, instead| Alteration {
            statement,
            piece,
            instead,
        };
        let altered = Altered::new(&[
            alteration("INSERT INTO sample", "?1", "?1 + 40"),
            alteration("INSERT INTO absent", "?1", "?1"),
        ]);
        write_altered(&house.store, &altered, |unit| insert(unit, 2)).unwrap();
        house.store.write_blocking(|unit| insert(unit, 3)).unwrap();
        let kept = house.store.read_blocking(|reader| {
            reader.all(Query::<(i64,)>::new("SELECT id FROM sample ORDER BY id"), args![])
        });
        assert_eq!(
            kept.unwrap(),
            [(3,), (42,)],
            "only the unit that was to be altered"
        );
        let unmet: Vec<_> = altered.unmet().iter().map(|one| one.statement).collect();
        assert_eq!(unmet, ["INSERT INTO absent"]);
    });
}
