//! The invented orders: what each buyer wants and how it goes, drawn from a seed.

use jiff::SignedDuration;
use values::id::Ids;

/// How an order goes, if time allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// Delivered, and its cash handed on.
    Delivered,
    /// Refused at the door, and taken back.
    Refused,
    /// Collected at the depot.
    Collected,
    /// Cancelled by the buyer within the hour.
    CancelledByBuyer,
    /// The buyer says no in the call.
    CancelledInCall,
    /// Nobody answers, and it expires.
    Expires,
    /// Delivered, and one line given back.
    Returned,
    /// Nobody has called yet.
    Waits,
    /// The buyer asked to be called again.
    CallAgain,
    /// Prepared, and brought to the depot.
    AtDepot,
    /// Handed to a carrier who tells nothing.
    Late,
    /// Refused at the door, and not back yet.
    RefusedNotBack,
}

impl Course {
    /// How old an order is before it no longer waits to be confirmed.
    pub(super) fn settled_after(self) -> SignedDuration {
        if self == Self::Expires {
            after::EXPIRE
        } else {
            after::CONFIRM
        }
    }
}

/// One invented order.
#[derive(Debug, Clone)]
pub(super) struct Script {
    pub(super) buyer: u64,
    pub(super) course: Course,
    /// Index among the towns.
    pub(super) town: u64,
    /// Index among the languages.
    pub(super) language: u64,
    /// Articles by index among the SKUs, and how many of each.
    pub(super) wants: Vec<(u64, u32)>,
    /// Hour and minute of the day, in minutes.
    pub(super) minute: u64,
}

/// Out of a hundred orders.
const COURSES: [(u64, Course); 7] = [
    (66, Course::Delivered),
    (9, Course::Refused),
    (8, Course::Collected),
    (5, Course::CancelledByBuyer),
    (5, Course::CancelledInCall),
    (4, Course::Expires),
    (3, Course::Returned),
];

/// Draws the orders of a day; more towards the end of the sixty days, for a shop that grows.
pub(super) fn day(ids: &Ids, day: u64, articles: u64, towns: u64) -> Vec<Script> {
    let count = 3 + day / 15 + ids.below(4);
    (0..count).map(|_| draw(ids, articles, towns)).collect()
}

fn draw(ids: &Ids, articles: u64, towns: u64) -> Script {
    let drawn = course(ids.below(100));
    with_course(ids, articles, towns, drawn)
}

/// An order that goes this way; the rest is drawn.
pub(super) fn with_course(ids: &Ids, articles: u64, towns: u64, course: Course) -> Script {
    let lines = 1 + ids.below(3);
    let wants = (0..lines)
        .map(|_| (ids.below(articles.max(1)), if ids.below(4) == 0 { 2 } else { 1 }))
        .collect();
    Script {
        buyer: 1 + ids.below(99),
        course,
        town: ids.below(towns.max(1)),
        language: ids.below(10),
        wants,
        minute: 8 * 60 + ids.below(14 * 60),
    }
}

fn course(mut drawn: u64) -> Course {
    for (share, course) in COURSES {
        if drawn < share {
            return course;
        }
        drawn -= share;
    }
    Course::Delivered
}

/// When each step comes, counted from the order.
pub(super) mod after {
    use super::SignedDuration;

    pub(in super::super) const CANCEL: SignedDuration = SignedDuration::from_mins(35);
    pub(in super::super) const FIRST_CALL: SignedDuration = SignedDuration::from_mins(70);
    pub(in super::super) const CONFIRM: SignedDuration = SignedDuration::from_hours(3);
    pub(in super::super) const READY: SignedDuration = SignedDuration::from_hours(22);
    pub(in super::super) const PACK: SignedDuration = SignedDuration::from_hours(30);
    pub(in super::super) const HAND_OVER: SignedDuration = SignedDuration::from_hours(33);
    pub(in super::super) const AT_DEPOT: SignedDuration = SignedDuration::from_hours(26);
    pub(in super::super) const COLLECT: SignedDuration = SignedDuration::from_hours(48);
    pub(in super::super) const EXPIRE: SignedDuration = SignedDuration::from_hours(73);
    pub(in super::super) const DELIVER: SignedDuration = SignedDuration::from_hours(80);
    pub(in super::super) const RETURN: SignedDuration = SignedDuration::from_hours(130);
    pub(in super::super) const TAKE_BACK: SignedDuration = SignedDuration::from_hours(150);
    pub(in super::super) const REFUND: SignedDuration = SignedDuration::from_hours(190);
    /// How long before now the hour came at which a buyer wished to be called again.
    pub(in super::super) const DUE_SINCE: SignedDuration = SignedDuration::from_mins(12);
    pub(in super::super) const REMIT: SignedDuration = SignedDuration::from_hours(24 * 9);
}

#[cfg(test)]
mod tests {
    use super::*;
    use values::clock::Clock;

    #[test]
    fn the_shares_make_a_hundred_and_the_seed_decides() {
        assert_eq!(COURSES.iter().map(|(share, _)| share).sum::<u64>(), 100);
        let clock = Clock::fixed(jiff::Timestamp::UNIX_EPOCH);
        let draw = || format!("{:?}", day(&Ids::seeded(7, clock.clone()), 30, 114, 97));
        assert_eq!(draw(), draw());
    }
}
