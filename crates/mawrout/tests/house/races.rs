//! Many at once: the last pieces are sold once, and a step is taken once.

use crate::stage::{self, Stage, order_of};
use inventory::movement::{self, Cause};
use orders::checkout::{self, PlaceOrderError, Placed};
use orders::error::OrderError;
use orders::{step, view};
use std::sync::Barrier;
use std::thread;

const BUYERS: usize = 64;
const LAST_PIECES: i64 = 5;
const SKU: &str = "EPI-SAF-5G";

/// Runs `act` on as many threads, all started by one barrier; answers what each said.
pub(crate) fn at_once<T: Send>(threads: usize, act: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let barrier = Barrier::new(threads);
    thread::scope(|scope| {
        let run = |number| {
            let (barrier, act) = (&barrier, &act);
            scope.spawn(move || {
                barrier.wait();
                act(number)
            })
        };
        let started: Vec<_> = (0..threads).map(run).collect();
        started.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// Leaves so many pieces of an article.
pub(crate) fn leave(stage: &Stage<'_>, sku: &str, pieces: i64) {
    let (act, variant, delta) = (stage.act(), stage.variant(sku), pieces - stage.available(sku));
    if delta == 0 {
        return;
    }
    let cause = Cause::Correction;
    let moved = stage
        .store
        .write_blocking(move |unit| movement::record(unit, &act, variant, delta, cause, None, Some("test")));
    moved.unwrap();
    assert_eq!(stage.available(sku), pieces);
}

fn place_each(
    stage: &Stage<'_>,
    wish: impl Fn(usize) -> Vec<(&'static str, u32)> + Sync,
) -> Vec<Result<Placed, PlaceOrderError>> {
    at_once(BUYERS, |number| {
        let (act, command) = (stage.act(), order_of(&wish(number), &format!("race-{number}")));
        stage
            .store
            .write_blocking(move |unit| checkout::place(unit, &act, &command))
    })
}

#[test]
fn the_last_five_pieces_are_sold_to_five_of_sixty_four() {
    stage::on_both(|stage| {
        leave(stage, SKU, LAST_PIECES);
        let outcomes = place_each(stage, |_| vec![(SKU, 1)]);
        let placed = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let others: Vec<_> = outcomes
            .iter()
            .filter(|outcome| !matches!(outcome, Ok(_) | Err(PlaceOrderError::OutOfStock(_))))
            .collect();
        assert_eq!(
            (placed, others.len()),
            (5, 0),
            "{:?}: {others:?}",
            stage.store.dialect()
        );
        assert_eq!(stage.available(SKU), 0);
        stage.must_be_right("the race for the last pieces");
    });
}

#[test]
fn a_gift_box_and_its_contents_do_not_sell_a_piece_twice() {
    // The box COF-TAF-1 holds one MIE-MON-500; half of the buyers want the box, half the honey itself.
    stage::on_both(|stage| {
        leave(stage, "MIE-MON-500", LAST_PIECES);
        let outcomes = place_each(stage, |number| {
            vec![(
                if number % 2 == 0 {
                    "COF-TAF-1"
                } else {
                    "MIE-MON-500"
                },
                1,
            )]
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 5);
        assert_eq!(stage.available("MIE-MON-500"), 0);
        stage.must_be_right("the race of boxes and contents");
    });
}

#[test]
fn carts_that_cross_each_other_do_not_lock_each_other_out() {
    stage::on_both(|stage| {
        let lines = |number| match number % 2 {
            0 => vec![("DAT-BFG-500", 1), ("MIE-THY-250", 1)],
            _ => vec![("MIE-THY-250", 1), ("DAT-BFG-500", 1)],
        };
        leave(stage, "DAT-BFG-500", 200);
        leave(stage, "MIE-THY-250", 200);
        let refused: Vec<_> = place_each(stage, lines)
            .into_iter()
            .filter_map(Result::err)
            .collect();
        assert!(refused.is_empty(), "{refused:?}");
        stage.must_be_right("crossing carts");
    });
}

#[test]
fn an_order_is_confirmed_or_cancelled_once() {
    stage::on_both(|stage| {
        let before = stage.available(SKU);
        let order = stage.place(&[(SKU, 2)], "once").order;
        let outcomes = at_once(16, |number| {
            let act = stage.act();
            stage.store.write_blocking(move |unit| match number % 2 {
                0 => step::confirm(unit, &act, order, 1, ""),
                _ => step::cancel(unit, &act, order, 1, "changed their mind"),
            })
        });
        let refused = |outcome: &Result<(), OrderError>| {
            matches!(outcome, Err(OrderError::Stale | OrderError::NotAllowed { .. }))
        };
        assert_eq!(
            outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
            1,
            "{outcomes:?}"
        );
        assert_eq!(
            outcomes.iter().filter(|outcome| refused(outcome)).count(),
            15,
            "{outcomes:?}"
        );
        let view = stage
            .store
            .read_blocking(move |reader| view::by_id(reader, order))
            .unwrap();
        let held = if view.state == orders::state::OrderState::Confirmed {
            2
        } else {
            0
        };
        assert_eq!(stage.available(SKU), before - held);
        stage.must_be_right("confirming against cancelling");
    });
}
