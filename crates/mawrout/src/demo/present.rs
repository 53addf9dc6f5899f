//! What waits when a demonstration house opens: something to do in every room, whatever the hour.

use super::script::{self, Course, Script};
use jiff::SignedDuration;
use values::id::Ids;

const HOUR: i64 = 60;

/// How many minutes ago each order was placed, and how it went until now. The steps are those of `script::after`.
const WAITING: [(i64, Course); 27] = [
    // To confirm: new ones, a call that was not answered, two to call again now, one that expires in a few hours.
    (3, Course::Waits),
    (11, Course::Waits),
    (26, Course::Waits),
    (52, Course::Waits),
    (2 * HOUR + 10, Course::Waits),
    (4 * HOUR + 35, Course::Waits),
    (9 * HOUR, Course::Expires),
    (20 * HOUR, Course::CallAgain),
    (27 * HOUR, Course::CallAgain),
    (68 * HOUR, Course::Expires),
    // With the producers.
    (5 * HOUR, Course::Delivered),
    (8 * HOUR, Course::Delivered),
    (11 * HOUR, Course::Delivered),
    (14 * HOUR, Course::Collected),
    (19 * HOUR, Course::Delivered),
    // Ready, at the depot, packed.
    (24 * HOUR, Course::Delivered),
    (25 * HOUR, Course::Collected),
    (29 * HOUR, Course::AtDepot),
    (40 * HOUR, Course::AtDepot),
    (31 * HOUR, Course::Delivered),
    (32 * HOUR, Course::Delivered),
    // On the way, one of them for too long; cash at the depot; refused and not back; a refund to pay.
    (36 * HOUR, Course::Delivered),
    (60 * HOUR, Course::Delivered),
    (13 * 24 * HOUR, Course::Late),
    (52 * HOUR, Course::Collected),
    (90 * HOUR, Course::RefusedNotBack),
    (140 * HOUR, Course::Returned),
];

/// Draws these orders, each with its age.
pub(super) fn draw(ids: &Ids, articles: u64, towns: u64) -> Vec<(SignedDuration, Script)> {
    let drawn = WAITING.iter().map(|(minutes, course)| {
        let script = script::with_course(ids, articles, towns, *course);
        (SignedDuration::from_mins(*minutes), script)
    });
    drawn.collect()
}
