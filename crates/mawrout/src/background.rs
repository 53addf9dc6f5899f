//! What the house does by itself: numbers facts, seals the trail, lets orders expire, forgets old carts.
//!
//! Every task acts on what is due, so a missed wake-up heals; a lease keeps two nodes from doing one thing twice.

use crate::watch;
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
/// How often orders are looked at whose time to be confirmed is over. No lease: an order expires once.
const EXPIRY_EVERY: SignedDuration = SignedDuration::from_secs(20);
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

fn sweep(unit: &mut Unit<'_>, act: &Act) -> Result<u64, OrderError> {
    let swept = idempotency::sweep(unit, act)?
        + session::sweep(unit, act.at)?
        + one_time_link::sweep(unit, act.at)?
        + attempts::sweep(unit, act.at)?;
    Ok(swept + cart::sweep(unit, act.at - CART_KEPT)?)
}

/// Lets orders expire whose time is over, each in a unit of its own: one that cannot stops no other.
async fn expire_orders(store: &Store, clock: &Clock, ids: &Ids) -> Result<u32, OrderError> {
    let now = clock.now();
    let due = store
        .read(move |reader| Ok::<_, OrderError>(step::due_to_expire(reader, now, EXPIRED_AT_ONCE)?))
        .await?;
    let mut expired = 0;
    for (id, version) in due {
        let act = Act::house(clock, ids);
        match store
            .write(move |unit| step::expire(unit, &act, id, version))
            .await
        {
            Ok(()) => expired += 1,
            // Somebody confirmed it in this instant: it is theirs.
            Err(OrderError::Stale | OrderError::NotAllowed { .. }) => {}
            Err(error) => tracing::warn!(order = %id, problem = %error, "an order could not expire"),
        }
    }
    Ok(expired)
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
    let mut looked: Option<Timestamp> = None;
    loop {
        let now = clock.now();
        if looked.is_none_or(|looked| now.duration_since(looked) >= EXPIRY_EVERY) {
            looked = Some(now);
            if let Err(error) = expire_orders(&store, &clock, &ids).await {
                tracing::warn!(problem = %error, "orders that are due to expire could not be read");
            }
        }
        for (task, last) in TASKS.iter().zip(&mut last) {
            let now = clock.now();
            if last.is_some_and(|last| now.duration_since(last) < task.every) {
                continue;
            }
            *last = Some(now);
            let outcome = once(&store, &clock, &ids, task, &holder).await;
            watch::round(task.name, outcome.is_err());
            if let Err(error) = outcome {
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
