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

/// Work of one unit, done under the lease of its name.
struct Task {
    name: &'static str,
    every: SignedDuration,
    work: fn(&mut Unit<'_>, &Act) -> Result<Progress, OrderError>,
}

/// What a unit of a task left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Nothing is due, or another node does it.
    Done,
    /// More than one unit takes at once.
    More,
}

impl Progress {
    fn of(taken: u64, at_once: u32) -> Self {
        if taken < u64::from(at_once) {
            Self::Done
        } else {
            Self::More
        }
    }
}

fn number_facts(unit: &mut Unit<'_>, _act: &Act) -> Result<Progress, OrderError> {
    Ok(Progress::of(outbox::number(unit)?, outbox::NUMBERED_AT_ONCE))
}

fn seal(unit: &mut Unit<'_>, _act: &Act) -> Result<Progress, OrderError> {
    Ok(Progress::of(
        audit_chain::seal(unit)?,
        audit_chain::SEALED_AT_ONCE,
    ))
}

fn sweep(unit: &mut Unit<'_>, act: &Act) -> Result<Progress, OrderError> {
    idempotency::sweep(unit, act)?;
    session::sweep(unit, act.at)?;
    one_time_link::sweep(unit, act.at)?;
    attempts::sweep(unit, act.at)?;
    cart::sweep(unit, act.at - CART_KEPT)?;
    Ok(Progress::Done)
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
    let mut node = Node::new(store, clock, ids);
    loop {
        node.round().await;
        // A wake-up only shortens the wait: what is due is found in any case.
        let _ = tokio::time::timeout(ROUND, node.store.woken()).await;
    }
}

/// One process of the house and what it did when.
struct Node {
    store: Store,
    clock: Clock,
    ids: Ids,
    /// The name under which it holds leases.
    holder: String,
    /// When each of [`TASKS`] was last done.
    last: Vec<Option<Timestamp>>,
    looked_for_expired: Option<Timestamp>,
}

impl Node {
    fn new(store: Store, clock: Clock, ids: Ids) -> Self {
        let token = ids.token();
        let holder = token.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self {
            holder,
            store,
            clock,
            ids,
            last: vec![None; TASKS.len()],
            looked_for_expired: None,
        }
    }

    /// Does what is due now.
    async fn round(&mut self) {
        let now = self.clock.now();
        let looked = self.looked_for_expired;
        if looked.is_none_or(|looked| now.duration_since(looked) >= EXPIRY_EVERY) {
            self.looked_for_expired = Some(now);
            if let Err(error) = expire_orders(&self.store, &self.clock, &self.ids).await {
                tracing::warn!(problem = %error, "orders that are due to expire could not be read");
            }
        }
        for (place, task) in TASKS.iter().enumerate() {
            let now = self.clock.now();
            if self.last[place].is_some_and(|last| now.duration_since(last) < task.every) {
                continue;
            }
            self.last[place] = Some(now);
            let outcome = self.work(task).await;
            watch::round(task.name, outcome.is_err());
            if let Err(error) = outcome {
                tracing::warn!(task = task.name, problem = %error, "a background task failed and is tried again");
            }
        }
    }

    /// Unit after unit until nothing of this task is due.
    async fn work(&self, task: &'static Task) -> Result<(), OrderError> {
        while self.unit(task).await? == Progress::More {}
        Ok(())
    }

    async fn unit(&self, task: &'static Task) -> Result<Progress, OrderError> {
        let (clock, ids, holder) = (self.clock.clone(), self.ids.clone(), self.holder.clone());
        self.store
            .write(move |unit| {
                let act = Act::house(&clock, &ids);
                if jobs::take_lease(unit, task.name, &holder, act.at, act.at + LEASE)? {
                    return (task.work)(unit, &act);
                }
                Ok(Progress::Done)
            })
            .await
    }
}

#[cfg(test)]
mod tests;
