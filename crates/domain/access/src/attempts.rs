//! Buckets of tries: so many at once, then one more each while; shared by all nodes (R-AUTH 3, R-LIM 3).
//!
//! A bucket is kept as one instant, the time when it will be full again: a try moves it on by the time one
//! try takes to come back, and is refused when it would lie further away than a whole bucket.

use jiff::{SignedDuration, Timestamp};
use std::net::IpAddr;
use store::{Reader, Result, Unit, args};

/// How many tries there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// Tries that can be made at once, at least 1.
    pub size: u32,
    /// Time after which one try comes back.
    pub one_back_after: SignedDuration,
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It may be made.
    Yes,
    /// Not now; the answer is 429 with Retry-After.
    WaitSeconds(u32),
}

store::statements! {
    write TAKE = "INSERT INTO attempt_bucket (name, full_at) VALUES (?1, CAST(?2 AS bigint) + ?3) \
        ON CONFLICT (name) DO UPDATE SET full_at = CASE WHEN attempt_bucket.full_at > ?2 \
        AND attempt_bucket.full_at <= ?5 THEN attempt_bucket.full_at ELSE CAST(?2 AS bigint) END + ?3 \
        WHERE attempt_bucket.full_at <= ?4 OR attempt_bucket.full_at > ?5";
    read FULL_AT: (Timestamp,) = "SELECT full_at FROM attempt_bucket WHERE name = ?1";
    write PUT_BACK = "UPDATE attempt_bucket SET full_at = full_at - ?2 WHERE name = ?1";
    write EMPTY_OUT = "DELETE FROM attempt_bucket WHERE name = ?1";
    write SWEEP = "DELETE FROM attempt_bucket WHERE full_at <= ?1";
}

impl Bucket {
    /// The last instant of `full_at` at which a try may still be made.
    fn limit(self, at: Timestamp) -> Timestamp {
        self.after(self.size.saturating_sub(1), at)
    }

    /// When an empty bucket is full again. A later instant was written by a clock that has been set back
    /// since, and must lock nobody out.
    fn horizon(self, at: Timestamp) -> Timestamp {
        self.after(self.size, at)
    }

    fn after(self, tries: u32, at: Timestamp) -> Timestamp {
        let tries = i64::from(tries).saturating_mul(microseconds(self.one_back_after));
        at.saturating_add(SignedDuration::from_micros(tries))
            .unwrap_or(Timestamp::MAX)
    }

    fn answer(self, full_at: Timestamp, at: Timestamp) -> Taken {
        let wait = full_at.duration_since(self.limit(at));
        if wait.is_positive() && full_at <= self.horizon(at) {
            let seconds = wait.as_micros().saturating_add(999_999) / 1_000_000;
            Taken::WaitSeconds(u32::try_from(seconds).unwrap_or(u32::MAX))
        } else {
            Taken::Yes
        }
    }
}

/// Takes a try out of the bucket called `name`. The row count of one guarded write decides, so that tries made
/// at once on several nodes are all counted.
pub fn take(unit: &mut Unit<'_>, name: &str, bucket: Bucket, at: Timestamp) -> Result<Taken> {
    let one = microseconds(bucket.one_back_after);
    if unit.run(TAKE, args![name, at, one, bucket.limit(at), bucket.horizon(at)])? == 1 {
        return Ok(Taken::Yes);
    }
    match unit.maybe(FULL_AT, args![name])? {
        // The guard has refused; should the bucket have come back in between, the next second will do.
        Some((full_at,)) if bucket.answer(full_at, at) != Taken::Yes => Ok(bucket.answer(full_at, at)),
        Some(_) | None => Ok(Taken::WaitSeconds(1)),
    }
}

/// Whether a try could be made, without making it: asked before costly work such as hashing.
pub fn look(reader: &Reader<'_>, name: &str, bucket: Bucket, at: Timestamp) -> Result<Taken> {
    let full_at = reader.maybe(FULL_AT, args![name])?;
    Ok(full_at.map_or(Taken::Yes, |(full_at,)| bucket.answer(full_at, at)))
}

/// Puts a try back that turned out to be a right one.
pub fn put_back(unit: &mut Unit<'_>, name: &str, bucket: Bucket) -> Result<()> {
    unit.run(PUT_BACK, args![name, microseconds(bucket.one_back_after)])?;
    Ok(())
}

/// Makes the bucket full again.
pub fn refill(unit: &mut Unit<'_>, name: &str) -> Result<()> {
    unit.run(EMPTY_OUT, args![name])?;
    Ok(())
}

/// Removes buckets that are full again; answers how many.
pub fn sweep(unit: &mut Unit<'_>, at: Timestamp) -> Result<u64> {
    unit.run(SWEEP, args![at])
}

/// The part of a network address that one client cannot change at will: all of IPv4, the first 64 bits of IPv6.
#[must_use]
pub fn network_of(address: Option<&str>) -> String {
    match address.map(|text| (text, text.parse::<IpAddr>())) {
        None => String::new(),
        Some((_, Ok(IpAddr::V6(six)))) => six.to_ipv4_mapped().map_or_else(
            || {
                let [a, b, c, d, ..] = six.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            },
            |four| four.to_string(),
        ),
        Some((_, Ok(four))) => four.to_string(),
        Some((text, Err(_))) => text.chars().take(64).collect(),
    }
}

fn microseconds(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Scene, on_both};

    const THREE_A_MINUTE: Bucket = Bucket {
        size: 3,
        one_back_after: SignedDuration::from_secs(20),
    };

    fn try_it(scene: &Scene<'_>, name: &'static str) -> Taken {
        let at = scene.clock.now();
        scene.write(move |unit| take(unit, name, THREE_A_MINUTE, at))
    }

    #[test]
    fn a_bucket_empties_and_comes_back() {
        on_both(|scene| {
            for _ in 0..3 {
                assert_eq!(try_it(scene, "a"), Taken::Yes);
            }
            assert_eq!(try_it(scene, "a"), Taken::WaitSeconds(20));
            assert_eq!(try_it(scene, "b"), Taken::Yes, "another bucket");
            scene.pass(SignedDuration::from_millis(19_500));
            assert_eq!(try_it(scene, "a"), Taken::WaitSeconds(1));
            scene.pass(SignedDuration::from_millis(500));
            assert_eq!(
                (try_it(scene, "a"), try_it(scene, "a")),
                (Taken::Yes, Taken::WaitSeconds(20))
            );
            scene.pass(SignedDuration::from_hours(1));
            let tries: Vec<Taken> = (0..4).map(|_| try_it(scene, "a")).collect();
            assert_eq!(
                tries,
                [Taken::Yes, Taken::Yes, Taken::Yes, Taken::WaitSeconds(20)],
                "never more than its size"
            );
        });
    }

    #[test]
    fn looking_takes_nothing_and_right_tries_are_put_back() {
        on_both(|scene| {
            let seen = || {
                let at = scene.clock.now();
                scene.read(move |reader| look(reader, "a", THREE_A_MINUTE, at))
            };
            assert_eq!(seen(), Taken::Yes);
            for _ in 0..3 {
                assert_eq!((seen(), try_it(scene, "a")), (Taken::Yes, Taken::Yes));
            }
            assert_eq!(seen(), Taken::WaitSeconds(20));
            scene.write(|unit| put_back(unit, "a", THREE_A_MINUTE));
            assert_eq!((try_it(scene, "a"), seen()), (Taken::Yes, Taken::WaitSeconds(20)));
            scene.write(|unit| refill(unit, "a"));
            assert_eq!(seen(), Taken::Yes);
            scene.pass(SignedDuration::from_hours(1));
            try_it(scene, "b");
            let at = scene.clock.now();
            assert_eq!(scene.write(move |unit| sweep(unit, at)), 0);
            let later = at + SignedDuration::from_secs(20);
            assert_eq!(scene.write(move |unit| sweep(unit, later)), 1);
        });
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        on_both(|scene| {
            for _ in 0..3 {
                try_it(scene, "a");
            }
            scene.pass(SignedDuration::from_hours(-24));
            assert_eq!(try_it(scene, "a"), Taken::Yes);
            assert_eq!([try_it(scene, "a"), try_it(scene, "a")], [Taken::Yes; 2]);
            assert_eq!(try_it(scene, "a"), Taken::WaitSeconds(20));
        });
    }

    #[test]
    fn tries_made_at_once_are_all_counted() {
        on_both(|scene| {
            let barrier = std::sync::Barrier::new(8);
            let at = scene.clock.now();
            let given = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..8)
                    .map(|_| {
                        let (store, barrier) = (scene.store(), &barrier);
                        scope.spawn(move || {
                            barrier.wait();
                            let taken: Result<Taken> =
                                store.write_blocking(move |unit| take(unit, "race", THREE_A_MINUTE, at));
                            taken.unwrap() == Taken::Yes
                        })
                    })
                    .collect();
                threads
                    .into_iter()
                    .map(|thread| thread.join().unwrap())
                    .filter(|given| *given)
                    .count()
            });
            assert_eq!(given, 3);
        });
    }

    #[test]
    fn a_bucket_refilled_while_another_takes_is_no_failure() {
        on_both(|scene| {
            let at = scene.clock.now();
            for _ in 0..20 {
                try_it(scene, "busy");
                let barrier = std::sync::Barrier::new(2);
                std::thread::scope(|scope| {
                    scope.spawn(|| {
                        barrier.wait();
                        scene.write(|unit| refill(unit, "busy"));
                    });
                    scope.spawn(|| {
                        barrier.wait();
                        scene.write(move |unit| take(unit, "busy", THREE_A_MINUTE, at));
                    });
                });
            }
        });
    }

    #[test]
    fn a_client_cannot_walk_through_its_own_network() {
        assert_eq!(network_of(Some("192.0.2.7")), "192.0.2.7");
        assert_eq!(network_of(Some("::ffff:192.0.2.7")), "192.0.2.7");
        assert_eq!(
            network_of(Some("2001:db8:1:2:aaaa::1")),
            network_of(Some("2001:db8:1:2:bbbb::9"))
        );
        assert_ne!(
            network_of(Some("2001:db8:1:2::1")),
            network_of(Some("2001:db8:1:3::1"))
        );
        assert_eq!(network_of(None), "");
        assert_eq!(network_of(Some(&"x".repeat(1000))).len(), 64);
    }
}
