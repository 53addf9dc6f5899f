//! Jobs go to one worker each, leases to one holder, and the feed has no gaps.

use super::*;
use crate::jobs::{self, NewJob};
use crate::outbox;
use crate::testing::on_both;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashSet;
use values::clock::Clock;
use values::id::Ids;

fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().unwrap()
}

fn ids() -> Ids {
    Ids::random(Clock::fixed(now()))
}

fn ask(unit: &mut Unit<'_>, ids: &Ids, key: Option<&str>) -> Result<(), Error> {
    let job = NewJob {
        id: ids.next(),
        kind: "greet",
        payload: "{}",
        unique_key: key,
        due_at: now(),
        created_at: now(),
    };
    jobs::enqueue(unit, &job)
}

#[test]
fn each_job_goes_to_one_worker() {
    on_both(&MIGRATIONS, |house| {
        let ids = ids();
        house
            .store
            .write_blocking(move |unit| (0..40).try_for_each(|_| ask(unit, &ids, None)))
            .unwrap();
        let claimed: Vec<_> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..8)
                .map(|_| {
                    let store = house.store.clone();
                    scope.spawn(move || store.write_blocking(|unit| jobs::claim(unit, now(), 5)).unwrap())
                })
                .collect();
            workers
                .into_iter()
                .flat_map(|worker| worker.join().unwrap())
                .collect()
        });
        let distinct: HashSet<_> = claimed.iter().map(|job| job.id).collect();
        assert_eq!(distinct.len(), claimed.len(), "a job was claimed twice");
        let left = house
            .store
            .write_blocking(|unit| jobs::claim(unit, now(), 100))
            .unwrap();
        assert_eq!(claimed.len() + left.len(), 40);
    });
}

#[test]
fn a_worker_that_lost_its_lease_cannot_finish() {
    on_both(&MIGRATIONS, |house| {
        let ids = ids();
        house
            .store
            .write_blocking(move |unit| ask(unit, &ids, Some("once")))
            .unwrap();
        let first = house
            .store
            .write_blocking(|unit| jobs::claim(unit, now(), 1))
            .unwrap()
            .remove(0);
        let later = now() + jobs::LEASE + SignedDuration::from_secs(1);
        let second = house
            .store
            .write_blocking(move |unit| jobs::claim(unit, later, 1))
            .unwrap()
            .remove(0);
        let finish = |job: jobs::ClaimedJob| {
            house
                .store
                .write_blocking(move |unit| jobs::finish(unit, &job, later))
                .unwrap()
        };
        assert_eq!((first.id, second.attempts), (second.id, 2));
        assert!(!finish(first), "the first lease is over");
        assert!(finish(second));
    });
}

#[test]
fn the_same_key_makes_one_job_and_many_failures_a_dead_one() {
    on_both(&MIGRATIONS, |house| {
        let ids = ids();
        house
            .store
            .write_blocking(move |unit| (0..3).try_for_each(|_| ask(unit, &ids, Some("k"))))
            .unwrap();
        let mut at = now();
        for _ in 0..jobs::MAX_ATTEMPTS {
            let jobs = house
                .store
                .write_blocking(move |unit| jobs::claim(unit, at, 10))
                .unwrap();
            assert_eq!(jobs.len(), 1);
            let job = jobs[0].clone();
            house
                .store
                .write_blocking(move |unit| jobs::fail(unit, &job, "no route", at))
                .unwrap();
            at += SignedDuration::from_hours(10);
        }
        let dead = house.store.read_blocking(jobs::dead).unwrap();
        assert_eq!(dead[0].last_problem.as_deref(), Some("no route"));
        assert!(
            house
                .store
                .write_blocking(move |unit| jobs::claim(unit, at, 10))
                .unwrap()
                .is_empty()
        );
    });
}

#[test]
fn a_lease_has_one_holder() {
    on_both(&MIGRATIONS, |house| {
        let take = |holder: &'static str, at: Timestamp| {
            let until = at + SignedDuration::from_secs(30);
            house
                .store
                .write_blocking(move |unit| jobs::take_lease(unit, "feed", holder, at, until))
                .unwrap()
        };
        assert!(take("a", now()));
        assert!(!take("b", now()), "a holds it");
        assert!(take("a", now()), "and renews it");
        assert!(
            take("b", now() + SignedDuration::from_secs(31)),
            "until it runs out"
        );
    });
}

#[test]
fn the_feed_is_numbered_without_gaps() {
    on_both(&MIGRATIONS, |house| {
        let ids = ids();
        let tell = move |unit: &mut Unit<'_>, count: usize| {
            (0..count).try_for_each(|_| outbox::record(unit, ids.next(), "order-placed", "x", "{}", now()))
        };
        let again = tell.clone();
        house.store.write_blocking(move |unit| tell(unit, 3)).unwrap();
        house.store.write_blocking(outbox::number).unwrap();
        house.store.write_blocking(move |unit| again(unit, 2)).unwrap();
        assert_eq!(house.store.write_blocking(outbox::number).unwrap(), 2);
        let feed = house
            .store
            .read_blocking(|reader| outbox::after(reader, 1, 10))
            .unwrap();
        let numbers: Vec<i64> = feed.iter().map(|fact| fact.feed_number).collect();
        assert_eq!(
            (numbers, house.store.read_blocking(outbox::last).unwrap()),
            (vec![2, 3, 4, 5], 5)
        );
    });
}
