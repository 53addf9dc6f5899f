//! Typed identifiers and the one source of chance. Everything that needs an identifier, a secret or
//! a throw of dice takes [`Ids`], so that tests and the demo can repeat it.

use crate::clock::Clock;
use rand::rngs::StdRng;
use rand::{Rng, RngExt, SeedableRng};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// The identifier of a `T`: a `UUIDv7`, so that identifiers sort by the time they were made.
///
/// An `Id<Order>` and an `Id<Product>` are different types; `T` itself needs nothing.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// An identifier read from the store.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Id<T> {
        Id {
            uuid,
            of: PhantomData,
        }
    }

    /// The bare UUID, for the store.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Id<T> {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Id<T>) -> bool {
        self.uuid == other.uuid
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Id<T>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Id<T>) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Id({})", self.uuid)
    }
}

/// Writes the UUID in lower case with hyphens.
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(out)
    }
}

/// Why a text is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct ParseIdError;

impl<T> FromStr for Id<T> {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Id<T>, ParseIdError> {
        Uuid::parse_str(text).map(Id::from_uuid).map_err(|_| ParseIdError)
    }
}

/// The source of identifiers, secrets and chance. Clones share one stream; any thread may draw.
#[derive(Clone)]
pub struct Ids {
    clock: Clock,
    stream: Arc<Mutex<Stream>>,
}

struct Stream {
    random: StdRng,
    /// The tick (1/4096 of a millisecond) of the last identifier, so that the next is larger.
    last_tick: u64,
}

impl Ids {
    /// A source nobody can guess, seeded by the operating system.
    ///
    /// # Panics
    /// When the operating system has no randomness to give: no secret could be made then.
    #[must_use]
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place where the system is asked for chance"
    )]
    pub fn random(clock: Clock) -> Ids {
        Ids::from_stream(rand::make_rng(), clock)
    }

    /// A source that repeats itself, for tests and generated data. Never for a house people use.
    #[must_use]
    pub fn seeded(seed: u64, clock: Clock) -> Ids {
        Ids::from_stream(StdRng::seed_from_u64(seed), clock)
    }

    /// The next identifier: the clock's time, then chance. Those of one source always increase, even
    /// when the clock stands still or is set back.
    #[must_use]
    pub fn next<T>(&self) -> Id<T> {
        let microseconds = u64::try_from(self.clock.now().as_microsecond()).unwrap_or(0);
        let mut stream = self.lock();
        let tick = (microseconds / 1000 * 4096) + (microseconds % 1000 * 4096 / 1000);
        let tick = tick.max(stream.last_tick.saturating_add(1));
        stream.last_tick = tick;
        let mut tail = [0; 10];
        stream.random.fill_bytes(&mut tail);
        drop(stream);
        let [.., high, low] = (tick % 4096).to_be_bytes();
        (tail[0], tail[1]) = (high, low);
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(tick / 4096, &tail).into_uuid())
    }

    /// 256 random bits, for sessions and one-time links.
    #[must_use]
    pub fn token(&self) -> [u8; 32] {
        let mut token = [0; 32];
        self.lock().random.fill_bytes(&mut token);
        token
    }

    /// 64 random bits, for codes.
    #[must_use]
    pub fn code_number(&self) -> u64 {
        self.lock().random.next_u64()
    }

    /// A number from 0 to `limit` − 1, each as likely; 0 when `limit` is 0.
    #[must_use]
    pub fn below(&self, limit: u64) -> u64 {
        if limit == 0 {
            0
        } else {
            self.lock().random.random_range(0..limit)
        }
    }

    fn from_stream(random: StdRng, clock: Clock) -> Ids {
        Ids {
            clock,
            stream: Arc::new(Mutex::new(Stream { random, last_tick: 0 })),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Stream> {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The state of the stream would tell every secret to come.
        out.write_str("Ids(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use std::collections::BTreeSet;

    struct Order;
    struct Product;

    fn clock() -> Clock {
        Clock::fixed("2026-11-24T20:18:00.000500Z".parse().unwrap())
    }

    #[test]
    fn identifiers_carry_the_time_and_increase_even_when_it_stands_still() {
        let clock = clock();
        let ids = Ids::seeded(7, clock.clone());
        let mut made: Vec<Id<Order>> = (0..10_000).map(|_| ids.next()).collect();
        clock.advance(SignedDuration::from_hours(-1)).unwrap();
        made.push(ids.next());
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        let first = made[0].uuid();
        assert_eq!(first.get_version_num(), 7);
        let (seconds, nanoseconds) = first.get_timestamp().unwrap().to_unix();
        assert_eq!(
            (i64::try_from(seconds).unwrap(), nanoseconds),
            (ids.clock.now().as_second() + 3600, 0)
        );
        assert_eq!(
            u16::from_be_bytes([first.as_bytes()[6] & 0x0F, first.as_bytes()[7]]),
            2048,
            "half a millisecond"
        );
    }

    #[test]
    fn the_same_seed_repeats_and_another_does_not() {
        let draw = |ids: Ids| {
            (
                ids.next::<Product>(),
                ids.token(),
                ids.code_number(),
                ids.below(1000),
            )
        };
        assert_eq!(draw(Ids::seeded(1, clock())), draw(Ids::seeded(1, clock())));
        assert_ne!(draw(Ids::seeded(1, clock())), draw(Ids::seeded(2, clock())));
        assert_ne!(Ids::random(clock()).token(), Ids::random(clock()).token());
    }

    #[test]
    fn threads_never_draw_the_same_identifier() {
        let ids = Ids::random(Clock::system());
        let made: BTreeSet<Id<Order>> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| (0..500).map(|_| ids.next()).collect::<Vec<_>>()))
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(made.len(), 2000);
    }

    #[test]
    fn identifiers_are_read_back_and_secrets_stay_out_of_logs() {
        let ids = Ids::seeded(3, clock());
        let id: Id<Order> = ids.next();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(format!("{id:?}"), format!("Id({id})"));
        assert_eq!("no".parse::<Id<Order>>(), Err(ParseIdError));
        assert_eq!(format!("{ids:?}"), "Ids(…)");
    }

    #[test]
    fn below_stays_below() {
        let ids = Ids::seeded(5, clock());
        assert_eq!((ids.below(0), ids.below(1)), (0, 0));
        let drawn: BTreeSet<u64> = (0..300).map(|_| ids.below(6)).collect();
        assert_eq!(drawn, (0..6).collect());
    }
}
