//! A shop's random life, replayed from a seed: real domain code on real databases, with faults, and beside it a
//! small model that says after every step what must be there.
//!
//! `MAWROUT_SIMULATOR_SEED` replays one life on both databases, `MAWROUT_SIMULATOR_SEEDS` says how many are lived.

mod deeds;
mod expected;
mod refusal;

use crate::stage::Stage;
use expected::World;
use mawrout::rooms;
use refusal::Refusal;
use shipping::carrier::Carrier;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use store::Unit;
use store::testing::{Fault, TestHouse, embedded, server, write_with_fault};
use values::id::{Id, Ids};

/// What the same act does when it comes a second time, because nobody heard of the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    /// The answer of the first: it has an idempotency key.
    Same,
    /// It is refused.
    Refused,
    /// It would be done twice, as by a person who counts again.
    Twice,
}

/// One life of one shop.
struct Life<'s> {
    stage: &'s Stage<'s>,
    chance: Ids,
    seed: u64,
    step: u64,
    carrier: Id<Carrier>,
    world: World,
    faults: u64,
}

impl<'s> Life<'s> {
    fn begin(stage: &'s Stage<'s>, seed: u64) -> Self {
        Self {
            chance: Ids::seeded(seed, stage.clock.clone()),
            carrier: stage.carrier(),
            world: World::of(stage),
            stage,
            seed,
            step: 0,
            faults: 0,
        }
    }

    fn below(&self, limit: u64) -> u64 {
        self.chance.below(limit)
    }

    fn small(&self, limit: u64) -> u32 {
        u32::try_from(self.below(limit)).unwrap()
    }

    fn index(&self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap())).unwrap()
    }

    fn one_in(&self, of: u64) -> bool {
        self.below(of) == 0
    }

    /// One unit of work, sometimes with a fault before it; the answer when it was kept.
    fn act<T: Clone + Send + 'static>(
        &mut self,
        what: &str,
        allowed: bool,
        again: Again,
        act: impl Fn(&mut Unit<'_>, &access::Act) -> Result<T, Refusal> + Clone + Send + 'static,
    ) -> Option<T> {
        let (heard, house) = (Arc::new(Mutex::new(None)), Arc::new(self.stage.act()));
        let slot = Arc::clone(&heard);
        let run = move |unit: &mut Unit<'_>| {
            let done = act(unit, &house)?;
            *slot.lock().unwrap() = Some(done.clone());
            Ok(done)
        };
        if self.one_in(4) {
            let fault = match self.below(5) {
                0 => Fault::Commit,
                1 | 2 => Fault::Answer,
                _ => Fault::Statement(self.small(40)),
            };
            match write_with_fault(self.stage.store, fault, run.clone()) {
                Err(Refusal::Broken) if fault == Fault::Answer => {
                    self.faults += 1;
                    let kept = heard.lock().unwrap().take();
                    if again != Again::Twice {
                        let second = self.stage.store.write_blocking(run);
                        self.judge(&format!("{what}, once more"), again == Again::Same, second);
                    }
                    assert!(allowed, "{}: {what} went through", self.place());
                    return kept;
                }
                Err(Refusal::Broken) => {
                    self.faults += 1;
                    self.compare(&format!("{what}, which left nothing after {fault:?}"));
                }
                other => return self.judge(what, allowed, other),
            }
        }
        let outcome = self.stage.store.write_blocking(run);
        self.judge(what, allowed, outcome)
    }

    fn judge<T>(&self, what: &str, allowed: bool, outcome: Result<T, Refusal>) -> Option<T> {
        match outcome {
            Ok(done) => {
                assert!(allowed, "{}: {what} went through", self.place());
                Some(done)
            }
            Err(Refusal::Rule(_)) if !allowed => None,
            Err(refusal) => panic!("{}: {what}: {refusal}", self.place()),
        }
    }

    fn place(&self) -> String {
        let dialect = self.stage.store.dialect();
        format!(
            "MAWROUT_SIMULATOR_SEED={} {dialect:?} step {}",
            self.seed, self.step
        )
    }

    /// What is kept is what the model says.
    fn compare(&self, after: &str) {
        if let Err(difference) = self.world.compare(self.stage.store) {
            panic!("{}: after {after}: {difference}", self.place());
        }
    }
}

/// Lives one life; answers how many faults it met.
fn live(house: &TestHouse, seed: u64, steps: u64) -> u64 {
    let stage = Stage::filled(house);
    let mut life = Life::begin(&stage, seed);
    deeds::open_shop(&mut life);
    for step in 0..steps {
        life.step = step;
        let what = life.one_deed();
        life.compare(what);
    }
    life.world.touched = (0..life.world.orders.len()).collect();
    life.compare("the whole life");
    stage.must_be_right(&life.place());
    life.faults
}

fn of_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

#[test]
fn whatever_a_shop_lives_through_the_model_and_the_books_agree() {
    let full = std::env::var_os("MAWROUT_TEST_FULL").is_some();
    // A short run stays within two minutes on two busy cores.
    let (seeds, steps) = if full { (200, 500) } else { (16, 300) };
    let one = of_environment("MAWROUT_SIMULATOR_SEED");
    let seeds = of_environment("MAWROUT_SIMULATOR_SEEDS").unwrap_or(seeds);
    let lives: Vec<u64> = one.map_or(1..=seeds, |seed| seed..=seed).collect();
    let (next, faults) = (AtomicUsize::new(0), AtomicU64::new(0));
    let live_on = || {
        while let Some(seed) = lives.get(next.fetch_add(1, Ordering::Relaxed)) {
            // Every other life on the other database; one that is replayed, on both.
            if one.is_some() || seed % 2 == 0 {
                let met = live(&embedded(*rooms::MIGRATIONS), *seed, steps);
                faults.fetch_add(met, Ordering::Relaxed);
            }
            if (one.is_some() || seed % 2 == 1)
                && let Some(house) = server(*rooms::MIGRATIONS)
            {
                faults.fetch_add(live(&house, *seed, steps), Ordering::Relaxed);
            }
        }
    };
    // A life waits for its disk most of the time: several are lived at once, each in a house of its own.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(live_on);
        }
    });
    let faults = faults.into_inner();
    assert!(faults > 0, "no fault was met: the lives prove less than they say");
}

#[test]
fn a_house_that_lies_is_found_out() {
    let house = embedded(*rooms::MIGRATIONS);
    let stage = Stage::filled(&house);
    let mut life = Life::begin(&stage, 1);
    deeds::open_shop(&mut life);
    while life.world.orders.is_empty() {
        life.step += 1;
        life.one_deed();
    }
    life.world.touched = vec![0];
    let differs = |life: &Life<'_>| life.world.compare(stage.store).is_err();
    assert!(!differs(&life));
    life.world.bank += 1;
    assert!(differs(&life), "a centime too much on the bank");
    life.world.bank -= 1;
    let first = *life.world.pieces.keys().next().unwrap();
    life.world.pieces.entry(first).or_default().reserved += 1;
    assert!(differs(&life), "a piece set aside for nobody");
    life.world.pieces.entry(first).or_default().reserved -= 1;
    life.world.orders[0].parts[0].lines[0].quantity += 1;
    assert!(differs(&life), "a piece in no line");
    life.world.orders[0].parts[0].lines[0].quantity -= 1;
    life.world.orders[0].state = orders::state::OrderState::Completed;
    assert!(differs(&life), "an order in another state");
}
