//! How long something has waited, in one word and one figure.

use jiff::Timestamp;
use web::Visit;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The largest unit that fits and how many of it: minutes up to an hour, hours up to two days, then days.
fn rounded(seconds: i64) -> (&'static str, i64) {
    match seconds {
        i64::MIN..HOUR => ("desk-age-minutes", (seconds / MINUTE).max(0)),
        HOUR..172_800 => ("desk-age-hours", seconds / HOUR),
        _ => ("desk-age-days", seconds / DAY),
    }
}

/// The time from `since` until now: `18 min`, `5 h`, `3 jours`.
pub(crate) fn age(visit: &Visit, since: Timestamp) -> String {
    let (key, count) = rounded(visit.now().as_second().saturating_sub(since.as_second()));
    visit.text_with(key, &[("count", count.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_follows_the_length() {
        assert_eq!(rounded(-5), ("desk-age-minutes", 0));
        assert_eq!(rounded(59 * MINUTE + 59), ("desk-age-minutes", 59));
        assert_eq!(rounded(HOUR), ("desk-age-hours", 1));
        assert_eq!(rounded(47 * HOUR), ("desk-age-hours", 47));
        assert_eq!(rounded(2 * DAY), ("desk-age-days", 2));
    }
}
