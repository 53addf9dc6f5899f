//! Each guard of money and stock, taken out of its statement: what it guards must break without it.
//!
//! A scenario that holds without its guard would not notice either if somebody took the guard out for good.

use crate::races::{at_once, leave};
use crate::stage::{Stage, order_of};
use access::Act;
use inventory::movement::{self, Cause, MovementError};
use inventory::reservation::{self, Demand, HoldError, Holder};
use jiff::SignedDuration;
use ledger::account::{AccountKind, AccountRef};
use ledger::line::Line;
use ledger::posting::{self, Entry, PostError};
use mawrout::rooms;
use orders::cash::{self, CashPlace};
use orders::checkout;
use orders::error::OrderError;
use orders::{fulfilment, parcel, step, view};
use std::fmt::Debug;
use std::sync::Arc;
use store::jobs::{self, LEASE, NewJob};
use store::testing::{self, Alteration, Altered};
use store::{Dialect, Error, Unit};
use uuid::Uuid;
use values::money::Money;

const SKU: &str = "DAT-BFG-500";
/// Rounds of a scenario: with its guard all must hold, without it one of them must break.
const ROUNDS: usize = 3;
const ROUNDS_WITHOUT: usize = 30;

/// A guard: how to take it out, and what must break then.
struct Guard {
    name: &'static str,
    /// Guards before it that would hide it: out in both runs.
    before: &'static [Alteration],
    /// The guard itself.
    alteration: Alteration,
    /// Where it matters; the embedded database has one writer, so that nothing comes between a look and a write.
    only_on: Option<Dialect>,
    /// Plays once; tells what broke.
    scenario: fn(&Scene<'_>, usize) -> Result<(), String>,
}

const GUARDS: &[Guard] = &[
    Guard {
        name: "only what can be had is set aside",
        before: &[],
        alteration: Alteration {
            statement: "UPDATE stock SET reserved = reserved + ?2",
            piece: " AND on_hand - reserved >= ?2",
            instead: "",
        },
        only_on: None,
        scenario: more_than_there_is_is_not_set_aside,
    },
    Guard {
        name: "what is set aside is not taken away",
        before: &[],
        alteration: Alteration {
            statement: "UPDATE stock SET on_hand = on_hand + ?2",
            piece: " AND on_hand + ?2 >= reserved",
            instead: "",
        },
        only_on: None,
        scenario: a_correction_leaves_what_is_set_aside,
    },
    Guard {
        name: "an order moves from the version that was seen",
        before: &[Alteration {
            statement: "UPDATE sales_order SET version = version",
            piece: "WHERE id = ?1",
            instead: "WHERE id = ?1 AND 1 = 0",
        }],
        alteration: Alteration {
            statement: "UPDATE sales_order SET state = ?4",
            piece: "AND state = ?2 AND version = ?3",
            instead: "AND CAST(?2 AS text) IS NOT NULL AND CAST(?3 AS bigint) IS NOT NULL",
        },
        only_on: Some(Dialect::Postgres),
        scenario: an_order_is_confirmed_or_cancelled,
    },
    Guard {
        name: "a key is claimed once",
        before: &[],
        alteration: Alteration {
            statement: "INSERT INTO idempotency_key",
            piece: "?3, ?4, ''",
            instead: "CAST(?3 AS text) || CAST((SELECT count(*) FROM idempotency_key) AS text), ?4, ''",
        },
        only_on: None,
        scenario: one_key_makes_one_order,
    },
    Guard {
        name: "an event is posted once",
        before: &[],
        alteration: Alteration {
            statement: "INSERT INTO journal_entry",
            piece: "(?1, ?2, ?3",
            instead: "(?1, CAST(?2 AS text) || CAST((SELECT count(*) FROM journal_entry) AS text), ?3",
        },
        only_on: None,
        scenario: an_event_is_posted_once,
    },
    Guard {
        name: "a job is ended by who holds it",
        before: &[],
        alteration: Alteration {
            statement: "UPDATE job SET state = 'done'",
            piece: "AND fence = ?2",
            instead: "AND CAST(?2 AS bigint) IS NOT NULL",
        },
        only_on: None,
        scenario: a_late_worker_ends_nothing,
    },
    Guard {
        name: "a lease has one holder",
        before: &[],
        alteration: Alteration {
            statement: "UPDATE lease SET holder = ?2",
            piece: "(held_until < ?3 OR holder = ?2)",
            instead: "CAST(?3 AS bigint) IS NOT NULL",
        },
        only_on: None,
        scenario: a_lease_is_held_by_one,
    },
    Guard {
        name: "cash that is due is received once",
        before: &[],
        alteration: Alteration {
            statement: "UPDATE parcel SET cash_received_centimes",
            piece: " AND cash_received_centimes = 0",
            instead: "",
        },
        only_on: None,
        scenario: cash_is_received_once,
    },
];

/// A house whose statements may lack a guard.
struct Scene<'s> {
    stage: &'s Stage<'s>,
    altered: Arc<Altered>,
}

impl Scene<'_> {
    fn write<T, E>(&self, act: impl FnMut(&mut Unit<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        testing::write_altered(self.stage.store, &self.altered, act)
    }
}

fn hold(what: bool, told: impl Debug) -> Result<(), String> {
    if what { Ok(()) } else { Err(format!("{told:?}")) }
}

/// Below the checkout, which looks at the shelf before.
fn more_than_there_is_is_not_set_aside(scene: &Scene<'_>, _: usize) -> Result<(), String> {
    leave(scene.stage, SKU, 3);
    let (act, variant) = (scene.stage.act(), scene.stage.variant(SKU));
    let holder = Holder {
        order: act.ids.next::<Act>().uuid(),
        fulfilment: act.ids.next::<Act>().uuid(),
    };
    let demand = Demand { variant, quantity: 4 };
    let outcome = scene.write(move |unit| reservation::hold(unit, &act, holder, &[demand]));
    hold(matches!(outcome, Err(HoldError::Short(_))), outcome)
}

fn a_correction_leaves_what_is_set_aside(scene: &Scene<'_>, round: usize) -> Result<(), String> {
    leave(scene.stage, SKU, 5);
    scene.stage.place(&[(SKU, 4)], &format!("aside-{round}"));
    let (act, variant) = (scene.stage.act(), scene.stage.variant(SKU));
    let outcome = scene
        .write(move |unit| movement::record(unit, &act, variant, -3, Cause::Correction, None, Some("test")));
    hold(
        matches!(outcome, Err(MovementError::WouldGoNegative { .. })),
        outcome,
    )
}

fn an_order_is_confirmed_or_cancelled(scene: &Scene<'_>, round: usize) -> Result<(), String> {
    leave(scene.stage, SKU, 20);
    let order = scene.stage.place(&[(SKU, 2)], &format!("step-{round}")).order;
    let outcomes = at_once(8, |number| {
        let act = scene.stage.act();
        scene.write(move |unit| match number % 2 {
            0 => step::confirm(unit, &act, order, 1, ""),
            _ => step::cancel(unit, &act, order, 1, "changed their mind"),
        })
    });
    let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let faulty = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Err(OrderError::Store(_))))
        .count();
    hold((done, faulty) == (1, 0), outcomes)
}

fn one_key_makes_one_order(scene: &Scene<'_>, round: usize) -> Result<(), String> {
    leave(scene.stage, SKU, 20);
    let once = || {
        let (act, command) = (scene.stage.act(), order_of(&[(SKU, 1)], &format!("same-{round}")));
        scene.write(move |unit| checkout::place(unit, &act, &command))
    };
    let (first, second) = (once(), once());
    let same =
        matches!((&first, &second), (Ok(first), Ok(second)) if second.already && first.order == second.order);
    hold(same, (first, second))
}

fn an_event_is_posted_once(scene: &Scene<'_>, round: usize) -> Result<(), String> {
    let line = |kind, centimes| Line {
        account: AccountRef::house(kind),
        amount: Money::mad(centimes),
    };
    let entry = Entry {
        event_key: format!("guard:{round}"),
        description_key: "ledger-remitted".to_owned(),
        reference: Uuid::nil(),
        lines: vec![
            line(AccountKind::Bank, 1_000),
            line(AccountKind::BuyerDeposits, -1_000),
        ],
    };
    let once = || {
        let (act, entry) = (scene.stage.act(), entry.clone());
        scene.write(move |unit| posting::post(unit, &act, &entry))
    };
    let (first, second) = (once(), once());
    let refused = matches!(second, Err(PostError::AlreadyPosted(_)));
    hold(first.is_ok() && refused, (first, second))
}

fn a_late_worker_ends_nothing(scene: &Scene<'_>, round: usize) -> Result<(), String> {
    let act = scene.stage.act();
    // Jobs of earlier rounds are ended, so each claim finds the one of this round.
    let claim_at = move |unit: &mut Unit<'_>, at| Ok::<_, Error>(jobs::claim(unit, at, 1)?.pop());
    let outcome = scene.write(move |unit| {
        let key = format!("guard-{round}");
        let job = NewJob {
            id: act.ids.next(),
            kind: "guard",
            payload: "{}",
            unique_key: Some(&key),
            due_at: act.at,
            created_at: act.at,
        };
        jobs::enqueue(unit, &job)?;
        let first = claim_at(unit, act.at)?.ok_or(Error::Missing)?;
        let later = act.at + LEASE + SignedDuration::from_secs(1);
        let second = claim_at(unit, later)?.ok_or(Error::Missing)?;
        let late = jobs::finish(unit, &first, later)?;
        Ok::<_, Error>((late, jobs::finish(unit, &second, later)?))
    });
    hold(outcome == Ok((false, true)), outcome)
}

fn a_lease_is_held_by_one(scene: &Scene<'_>, round: usize) -> Result<(), String> {
    let now = scene.stage.act().at;
    let name = format!("guard-{round}");
    let taken = at_once(4, |number| {
        let name = name.clone();
        scene.write(move |unit| {
            jobs::take_lease(
                unit,
                &name,
                &format!("node {number}"),
                now,
                now + SignedDuration::from_secs(60),
            )
        })
    });
    let held = taken.iter().filter(|taken| **taken == Ok(true)).count();
    hold(held == 1, taken)
}

/// A parcel that was delivered for cash; answers it with its version.
fn delivered(stage: &Stage<'_>, key: &str) -> parcel::ParcelView {
    leave(stage, SKU, 20);
    let (order, carrier, act) = (stage.place(&[(SKU, 1)], key).order, stage.carrier(), stage.act());
    let tracking = format!("TRK-{key}");
    let delivered = stage.store.write_blocking(move |unit| {
        step::confirm(unit, &act, order, 1, "")?;
        let part = view::by_id(unit, order)?.fulfilments.remove(0);
        fulfilment::mark_ready(unit, &act, part.id, part.version)?;
        let packed = parcel::pack(unit, &act, order, &[part.id])?;
        let version = parcel::by_id(unit, packed)?.version;
        parcel::hand_over(unit, &act, packed, version, carrier, &tracking)?;
        let version = parcel::by_id(unit, packed)?.version;
        parcel::deliver(unit, &act, packed, version)?;
        parcel::by_id(unit, packed)
    });
    delivered.unwrap()
}

fn cash_is_received_once(scene: &Scene<'_>, round: usize) -> Result<(), String> {
    let parcel = delivered(scene.stage, &format!("cash-{round}"));
    let once = |version| {
        let (act, id, due): (Act, _, _) = (scene.stage.act(), parcel.id, parcel.cash_due);
        scene.write(move |unit| cash::receive(unit, &act, id, version, due, Money::mad(0), CashPlace::Bank))
    };
    let (first, second) = (once(parcel.version), once(parcel.version + 1));
    hold(first.is_ok() && second == Err(OrderError::Stale), (first, second))
}

/// Plays rounds until something breaks; tells what.
fn play(
    guard: &Guard,
    stage: &Stage<'_>,
    altered: &Arc<Altered>,
    rounds: std::ops::Range<usize>,
) -> Option<String> {
    let scene = Scene {
        stage,
        altered: Arc::clone(altered),
    };
    rounds
        .into_iter()
        .find_map(|round| (guard.scenario)(&scene, round).err())
}

fn examine(guard: &Guard, stage: &Stage<'_>) -> Vec<String> {
    let name = guard.name;
    let mut findings = Vec::new();
    if let Some(broken) = play(guard, stage, &Altered::new(guard.before), 0..ROUNDS) {
        findings.push(format!("{name}: broken with its guard: {broken}"));
    }
    let without = Altered::new(&[guard.before, &[guard.alteration]].concat());
    if play(guard, stage, &without, ROUNDS..ROUNDS_WITHOUT).is_none() {
        findings.push(format!("{name}: nothing breaks without the guard"));
    }
    let unmet = without.unmet();
    if !unmet.is_empty() {
        findings.push(format!(
            "{name}: no statement has these words any more: {unmet:?}"
        ));
    }
    findings
}

#[test]
fn no_guard_of_money_or_stock_can_go_unnoticed() {
    testing::on_both(*rooms::MIGRATIONS, |house| {
        let (stage, dialect) = (Stage::filled(house), house.store.dialect());
        let findings: Vec<String> = GUARDS
            .iter()
            .filter(|guard| guard.only_on.is_none_or(|only| only == dialect))
            .flat_map(|guard| examine(guard, &stage))
            .collect();
        assert!(findings.is_empty(), "{dialect:?}:\n{}", findings.join("\n"));
    });
}
