//! People of the office who do the opposite of each other at the same instant, on two nodes: one of them is told.

use crate::races::{at_once, leave};
use crate::races_of_nodes::on_nodes;
use access::Act;
use inventory::movement::{self, Cause, MovementError};
use inventory::stock::{self, CountError};
use jiff::SignedDuration;
use orders::error::OrderError;
use orders::state::OrderState;
use orders::{correction, fulfilment, parcel, step, view};
use store::{Store, jobs};

const SKU: &str = "DAT-BFG-500";

#[test]
fn two_nodes_confirm_and_cancel_one_order() {
    on_nodes(|stage, nodes| {
        let before = stage.available(SKU);
        let order = stage.place(&[(SKU, 2)], "yes-and-no").order;
        let outcomes = at_once(16, |number| {
            let act = stage.act();
            nodes[number % 2].write_blocking(move |unit| match number / 2 % 2 {
                0 => step::confirm(unit, &act, order, 1, ""),
                _ => step::cancel(unit, &act, order, 1, "changed their mind"),
            })
        });
        let refused = |outcome: &&Result<(), OrderError>| {
            matches!(outcome, Err(OrderError::Stale | OrderError::NotAllowed { .. }))
        };
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let refused = outcomes.iter().filter(refused).count();
        assert_eq!((done, refused), (1, 15), "{outcomes:?}");
        let state = stage
            .store
            .read_blocking(move |reader| view::by_id(reader, order))
            .unwrap()
            .state;
        let held = if state == OrderState::Confirmed { 2 } else { 0 };
        assert_eq!(stage.available(SKU), before - held, "{state:?}");
        stage.must_be_right("confirming against cancelling on two nodes");
    });
}

#[test]
fn two_nodes_take_pieces_away_and_no_more_than_there_are() {
    on_nodes(|stage, nodes| {
        leave(stage, SKU, 9);
        stage.place(&[(SKU, 2)], "set aside");
        let variant = stage.variant(SKU);
        let outcomes = at_once(16, |number| {
            let act = stage.act();
            nodes[number % 2].write_blocking(move |unit| {
                movement::record(unit, &act, variant, -2, Cause::Correction, None, Some("broken"))
            })
        });
        let short = |outcome: &&Result<i64, MovementError>| {
            matches!(outcome, Err(MovementError::WouldGoNegative { .. }))
        };
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let short = outcomes.iter().filter(short).count();
        assert_eq!((done, short), (3, 13), "{outcomes:?}");
        assert_eq!(stage.available(SKU), 1);
        stage.must_be_right("corrections of one article");
    });
}

#[test]
fn of_two_counts_of_one_shelf_one_is_kept() {
    on_nodes(|stage, nodes| {
        let variant = stage.variant(SKU);
        let seen = stage
            .store
            .read_blocking(move |reader| stock::by_variant(reader, variant))
            .unwrap()
            .unwrap();
        let outcomes = at_once(8, |number| {
            let (act, counted) = (stage.act(), 30 + i64::try_from(number).unwrap());
            nodes[number % 2].write_blocking(move |unit| {
                stock::set_count(unit, &act, variant, counted, seen.version, "count")
            })
        });
        let kept: Vec<i64> = outcomes
            .iter()
            .filter_map(|outcome| outcome.as_ref().ok().map(|row| row.on_hand))
            .collect();
        let stale = |outcome: &&Result<_, CountError>| matches!(outcome, Err(CountError::Stale { .. }));
        assert_eq!(kept.len(), 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(stale).count(), 7, "{outcomes:?}");
        assert_eq!(
            stage.available(SKU),
            kept[0],
            "what was told is what stands there"
        );
        stage.must_be_right("two counts of one shelf");
    });
}

#[test]
fn an_order_is_packed_as_it_was_or_as_it_is_corrected() {
    on_nodes(|stage, nodes| {
        for round in 0..4 {
            let (order, act) = (
                stage.place(&[(SKU, 2)], &format!("packed-{round}")).order,
                stage.act(),
            );
            let (part, version) = stage
                .store
                .write_blocking(move |unit| {
                    step::confirm(unit, &act, order, 1, "")?;
                    let part = view::by_id(unit, order)?.fulfilments.remove(0);
                    fulfilment::mark_ready(unit, &act, part.id, part.version)?;
                    Ok::<_, OrderError>((part.id, view::by_id(unit, order)?.version))
                })
                .unwrap();
            let outcomes = at_once(8, |number| {
                let act: Act = stage.act();
                nodes[number % 2].write_blocking(move |unit| match number / 2 % 2 {
                    0 => parcel::pack(unit, &act, order, &[part]).map(|_| "packed"),
                    _ => {
                        let wanted = [(SKU.to_owned(), 1)];
                        correction::change_lines(unit, &act, order, version, &wanted, "one fewer")
                            .map(|()| "corrected")
                    }
                })
            });
            let done = |what| outcomes.iter().filter(|outcome| **outcome == Ok(what)).count();
            assert!(done("packed") <= 1 && done("corrected") <= 1, "{outcomes:?}");
            assert!(done("packed") + done("corrected") >= 1, "{outcomes:?}");
            let faulty = |outcome: &&Result<_, _>| matches!(outcome, Err(OrderError::Store(_)));
            assert_eq!(outcomes.iter().filter(faulty).count(), 0, "{outcomes:?}");
            stage.must_be_right("packing against correcting");
        }
    });
}

#[test]
fn one_of_many_nodes_takes_the_lease_and_another_when_it_ends() {
    on_nodes(|stage, nodes| {
        let now = stage.act().at;
        let minute = SignedDuration::from_mins(1);
        let take = |number: usize, at| {
            let node: &Store = &nodes[number % 2];
            node.write_blocking(move |unit| {
                jobs::take_lease(unit, "race", &format!("node {number}"), at, at + minute)
            })
            .unwrap()
        };
        let holders = |at| {
            let taken = at_once(16, |number| take(number, at));
            let holders = taken.iter().enumerate().filter(|(_, taken)| **taken);
            holders.map(|(number, _)| number).collect::<Vec<_>>()
        };
        let first = holders(now);
        assert_eq!(first.len(), 1, "{first:?}");
        assert!(take(first[0], now), "the holder renews it");
        assert!(
            !take(first[0] + 1, now + minute),
            "until its last instant it is held"
        );
        let later = holders(now + minute + SignedDuration::from_secs(1));
        assert_eq!(later.len(), 1, "{later:?}");
    });
}
