//! What is expected of the background work: a house that was left alone for two months is put in order.

use super::*;
use crate::demo::fill;
use crate::demo::tests::settings;
use crate::rooms;
use store::testing::{TestHouse, on_both};
use store::{Command, Dialect, Query, args};
use values::quantity::Quantity;

const FILLED_AT: &str = "2026-11-24T09:00:00Z";
const SKU: &str = "DAT-MEX-500";

fn filled(house: &TestHouse) -> Clock {
    let at: Timestamp = FILLED_AT.parse().unwrap();
    let settings = settings(FILLED_AT);
    fill::fill(&house.store, &settings, house.folder(), 0).unwrap();
    Clock::fixed(at + SignedDuration::from_hours(24 * 60))
}

/// What waits: facts without a number, lines without a seal, carts nobody touches, orders nobody confirmed.
fn waiting(house: &TestHouse, clock: &Clock) -> [u64; 4] {
    const FACTS: Query<(u64,)> = Query::new("SELECT count(*) FROM outbox_fact WHERE feed_number IS NULL");
    const CARTS: Query<(u64,)> = Query::new("SELECT count(*) FROM cart");
    let now = clock.now();
    house
        .store
        .read_blocking(move |reader| {
            Ok::<_, store::Error>([
                reader.one(FACTS, args![])?.0,
                audit_chain::unsealed(reader)?,
                reader.one(CARTS, args![])?.0,
                u64::try_from(step::due_to_expire(reader, now, 1_000)?.len()).unwrap(),
            ])
        })
        .unwrap()
}

fn leave_a_cart(house: &TestHouse) {
    let clock = Clock::fixed(FILLED_AT.parse().unwrap());
    let act = Act::house(&clock, &Ids::seeded(7, clock.clone()));
    house
        .store
        .write_blocking(move |unit| {
            cart::add(
                unit,
                &act,
                &cart::Visitor([7; 32]),
                SKU,
                Quantity::new(1).unwrap(),
            )
        })
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_put_a_house_in_order_that_was_left_alone() {
    tokio::task::spawn_blocking(|| {
        on_both(*rooms::MIGRATIONS, |house| {
            let clock = filled(house);
            leave_a_cart(house);
            let before = waiting(house, &clock);
            assert!(before.iter().all(|count| *count > 0), "{before:?}");
            assert!(before[1] > u64::from(audit_chain::SEALED_AT_ONCE), "{before:?}");
            let nodes = [1, 2].map(|seed| {
                Node::new(
                    house.store.clone(),
                    clock.clone(),
                    Ids::seeded(seed, clock.clone()),
                )
            });
            tokio::runtime::Handle::current().block_on(async {
                let [mut first, mut second] = nodes;
                tokio::join!(first.round(), second.round());
            });
            assert_eq!(waiting(house, &clock), [0; 4]);
            must_be_sealed(house);
        });
    })
    .await
    .unwrap();
}

// A forger with the database in hand: the triggers that guard the trail are gone, a line says something else.
const FORGE: Command = Command::new(
    "UPDATE audit_entry SET reason = 'forged' WHERE id = (SELECT entry_id FROM audit_seal WHERE number = 1)",
);
const UNGUARD: [(Dialect, Command); 2] = [
    (
        Dialect::Sqlite,
        Command::new("DROP TRIGGER audit_entry_refuses_update"),
    ),
    (
        Dialect::Postgres,
        Command::new("DROP TRIGGER audit_entry_refuses_change ON audit_entry"),
    ),
];

/// The proof has something to prove: a line that is changed now is found.
fn must_be_sealed(house: &TestHouse) {
    assert_eq!(broken(house), Vec::<String>::new());
    let state = house.store.read_blocking(audit_chain::state).unwrap();
    assert!(state.sealed > 1_000, "{state:?}");
    house
        .store
        .write_blocking(|unit| {
            let dialect = unit.dialect();
            for (_, command) in UNGUARD.iter().filter(|(of, _)| *of == dialect) {
                unit.run(*command, args![])?;
            }
            unit.run(FORGE, args![])
        })
        .unwrap();
    assert_eq!(broken(house), ["audit-chain"]);
}

fn broken(house: &TestHouse) -> Vec<String> {
    let verdicts = crate::check::verdicts(&house.store).unwrap();
    let broken = verdicts
        .into_iter()
        .filter(|verdict| !verdict.offenders.is_empty());
    broken.map(|verdict| verdict.invariant.to_owned()).collect()
}
