//! What the house does by itself: numbers facts, seals the trail, lets orders expire, forgets old carts.
//!
//! Every task acts on what is due, so a missed wake-up heals; a lease keeps two nodes from doing one thing twice.

use access::{Act, attempts, audit_chain, idempotency, one_time_link, session};
use jiff::{SignedDuration, Timestamp};
use orders::error::OrderError;
use orders::{cart, step};
use std::time::Duration;
use store::{Store, Unit, jobs, outbox};
use values::clock::Clock;
use values::id::Ids;

/// How often the house looks for what is due when nothing wakes it.
const ROUND: Duration = Duration::from_secs(1);
/// How long a lease is held without being renewed.
const LEASE: SignedDuration = SignedDuration::from_secs(30);
/// Orders that expire in one round.
const EXPIRED_AT_ONCE: u32 = 50;
/// A cart that nobody touched for this long is forgotten.
const CART_KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The tasks, a closed list.
const TASKS: &[Task] = &[
    Task {
        name: "feed",
        every: SignedDuration::ZERO,
        work: number_facts,
    },
    Task {
        name: "audit-seal",
        every: SignedDuration::ZERO,
        work: seal,
    },
    Task {
        name: "expire-orders",
        every: SignedDuration::from_secs(20),
        work: expire,
    },
    Task {
        name: "sweep",
        every: SignedDuration::from_hours(1),
        work: sweep,
    },
];

struct Task {
    name: &'static str,
    every: SignedDuration,
    work: fn(&mut Unit<'_>, &Act) -> Result<u64, OrderError>,
}

fn number_facts(unit: &mut Unit<'_>, _act: &Act) -> Result<u64, OrderError> {
    Ok(outbox::number(unit)?)
}

fn seal(unit: &mut Unit<'_>, act: &Act) -> Result<u64, OrderError> {
    Ok(audit_chain::seal(unit, act.at).map(u64::from)?)
}

fn expire(unit: &mut Unit<'_>, act: &Act) -> Result<u64, OrderError> {
    step::expire_due(unit, act, EXPIRED_AT_ONCE).map(u64::from)
}

fn sweep(unit: &mut Unit<'_>, act: &Act) -> Result<u64, OrderError> {
    let swept = idempotency::sweep(unit, act)?
        + session::sweep(unit, act.at)?
        + one_time_link::sweep(unit, act.at)?
        + attempts::sweep(unit, act.at)?;
    Ok(swept + cart::sweep(unit, act.at - CART_KEPT)?)
}

/// Works until the process ends.
pub async fn run(store: Store, clock: Clock, ids: Ids) {
    let holder = ids
        .token()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    let mut last: Vec<Option<Timestamp>> = vec![None; TASKS.len()];
    loop {
        for (task, last) in TASKS.iter().zip(&mut last) {
            let now = clock.now();
            if last.is_some_and(|last| now.duration_since(last) < task.every) {
                continue;
            }
            *last = Some(now);
            if let Err(error) = once(&store, &clock, &ids, task, &holder).await {
                tracing::warn!(task = task.name, problem = %error, "a background task failed and is tried again");
            }
        }
        // A wake-up only shortens the wait: what is due is found in any case.
        let _ = tokio::time::timeout(ROUND, store.woken()).await;
    }
}

async fn once(
    store: &Store,
    clock: &Clock,
    ids: &Ids,
    task: &'static Task,
    holder: &str,
) -> Result<(), OrderError> {
    let (clock, ids, holder) = (clock.clone(), ids.clone(), holder.to_owned());
    store
        .write(move |unit| {
            let act = Act::house(&clock, &ids);
            if jobs::take_lease(unit, task.name, &holder, act.at, act.at + LEASE)? {
                (task.work)(unit, &act)?;
            }
            Ok::<_, OrderError>(())
        })
        .await
}

/// One round of every task, for tests and for a demo house that is being made.
pub fn round(store: &Store, clock: &Clock, ids: &Ids) -> Result<(), OrderError> {
    for task in TASKS {
        let (clock, ids) = (clock.clone(), ids.clone());
        let mut more = true;
        while more {
            let (clock, ids) = (clock.clone(), ids.clone());
            let done = store.write_blocking(move |unit| (task.work)(unit, &Act::house(&clock, &ids)))?;
            more = done > 0;
        }
    }
    Ok(())
}
