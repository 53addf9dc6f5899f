//! Many at once, before two nodes on one server too: nothing is sold, ended, paid or counted twice.

use crate::races::{at_once, leave};
use crate::stage::{Stage, order_of};
use mawrout::rooms;
use orders::cash::CashPlace;
use orders::checkout::{self, PlaceOrderError};
use orders::error::OrderError;
use orders::returns::{self, Disposition};
use orders::{fulfilment, parcel, step, view};
use store::testing::{TestHouse, embedded, server};
use store::{OpenMode, Store};

const SKU: &str = "DAT-BFG-500";

/// Plays on the embedded database, and on a server that two nodes share.
pub(crate) fn on_nodes(body: impl Fn(&Stage<'_>, &[Store])) {
    let alone = embedded(*rooms::MIGRATIONS);
    body(
        &Stage::filled(&alone),
        &[alone.store.clone(), alone.store.clone()],
    );
    let shared: Option<TestHouse> = server(*rooms::MIGRATIONS);
    if let Some(shared) = shared {
        let second = Store::open(&shared.url, OpenMode::Write).unwrap();
        body(&Stage::filled(&shared), &[shared.store.clone(), second]);
    }
}

#[test]
fn two_nodes_sell_the_last_pieces_once() {
    on_nodes(|stage, nodes| {
        leave(stage, SKU, 7);
        let outcomes = at_once(64, |number| {
            let (act, command) = (stage.act(), order_of(&[(SKU, 1)], &format!("node-{number}")));
            nodes[number % 2].write_blocking(move |unit| checkout::place(unit, &act, &command))
        });
        let short = |outcome: &&Result<_, _>| matches!(outcome, Err(PlaceOrderError::OutOfStock(_)));
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 7);
        assert_eq!(outcomes.iter().filter(short).count(), 57, "{outcomes:?}");
        assert_eq!(stage.available(SKU), 0);
        stage.must_be_right("two nodes that sell the last pieces");
    });
}

#[test]
fn one_key_on_two_nodes_makes_one_order() {
    on_nodes(|stage, nodes| {
        let before = stage.available(SKU);
        let placed = at_once(64, |number| {
            let (act, command) = (stage.act(), order_of(&[(SKU, 2)], "same"));
            let placed = nodes[number % 2].write_blocking(move |unit| checkout::place(unit, &act, &command));
            placed.unwrap()
        });
        assert_eq!(placed.iter().filter(|one| !one.already).count(), 1);
        assert!(placed.iter().all(|one| one.order == placed[0].order));
        assert_eq!(stage.available(SKU), before - 2);
    });
}

#[test]
fn an_order_expires_or_is_confirmed() {
    on_nodes(|stage, nodes| {
        let before = stage.available(SKU);
        let order = stage.place(&[(SKU, 2)], "late").order;
        let outcomes = at_once(16, |number| {
            let act = stage.act();
            nodes[number % 2].write_blocking(move |unit| match number / 2 % 2 {
                0 => step::confirm(unit, &act, order, 1, ""),
                _ => step::expire(unit, &act, order, 1),
            })
        });
        assert_eq!(
            outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
            1,
            "{outcomes:?}"
        );
        let kept = stage.available(SKU);
        assert!(kept == before || kept == before - 2, "{before} became {kept}");
        stage.must_be_right("expiring against confirming");
    });
}

#[test]
fn a_part_is_packed_once_and_a_refund_is_paid_once() {
    on_nodes(|stage, nodes| {
        let (order, carrier, act) = (
            stage.place(&[(SKU, 2)], "back").order,
            stage.carrier(),
            stage.act(),
        );
        let part = stage.store.write_blocking(move |unit| {
            step::confirm(unit, &act, order, 1, "")?;
            let part = view::by_id(unit, order)?.fulfilments.remove(0);
            fulfilment::mark_ready(unit, &act, part.id, part.version)?;
            Ok::<_, OrderError>(part.id)
        });
        let part = part.unwrap();
        let packed = at_once(16, |number| {
            let act = stage.act();
            nodes[number % 2].write_blocking(move |unit| parcel::pack(unit, &act, order, &[part]))
        });
        let mut packed = packed.into_iter().filter_map(Result::ok);
        let (parcel, second) = (packed.next().unwrap(), packed.next());
        assert_eq!(second, None, "packed twice");
        let act = stage.act();
        let owed = stage.store.write_blocking(move |unit| {
            let now = parcel::by_id(unit, parcel)?.version;
            parcel::hand_over(unit, &act, parcel, now, carrier, "TRK0000001")?;
            let now = parcel::by_id(unit, parcel)?.version;
            parcel::deliver(unit, &act, parcel, now)?;
            let kept = view::by_id(unit, order)?.fulfilments.remove(0);
            let back = [(kept.lines[0].id, 1)];
            returns::withdraw(unit, &act, part, kept.version, &back, Disposition::Restock, "no")
        });
        let owed = owed.unwrap();
        let paid = at_once(16, |number| {
            let act = stage.act();
            nodes[number % 2]
                .write_blocking(move |unit| returns::pay_refund(unit, &act, owed, CashPlace::Bank))
        });
        assert_eq!(
            paid.iter().filter(|outcome| outcome.is_ok()).count(),
            1,
            "{paid:?}"
        );
        stage.must_be_right("a refund paid sixteen times");
    });
}
