//! The time of the house. Everything that needs the time takes a [`Clock`], so that tests can hold
//! it still; people read it on Casablanca's calendar, whose rules change by decree and are bundled.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Instant;

/// Why a clock could not be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    /// The system's clock is not the house's to change.
    #[error("the system clock cannot be advanced")]
    NotSettable,
    /// The time would lie outside the calendar.
    #[error("the time lies outside the calendar")]
    OutOfRange,
}

/// A source of the present time. Clones of a fixed clock share its hands.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Fixed(Arc<Mutex<Timestamp>>),
    Running { start: Timestamp, since: Instant },
}

impl Clock {
    /// The time of the machine.
    #[must_use]
    pub fn system() -> Clock {
        Clock(Source::System)
    }

    /// A clock that stands still until it is advanced.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Clock {
        Clock(Source::Fixed(Arc::new(Mutex::new(at))))
    }

    /// A clock set to `start` now, which moves on with real time.
    #[must_use]
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place where monotonic time is read"
    )]
    pub fn starting_at(start: Timestamp) -> Clock {
        Clock(Source::Running {
            start,
            since: Instant::now(),
        })
    }

    /// The present time, to the microsecond (what both databases keep).
    #[must_use]
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place where the system's time is read"
    )]
    pub fn now(&self) -> Timestamp {
        let now = match &self.0 {
            Source::System => Timestamp::now(),
            Source::Fixed(hands) => *hands.lock().unwrap_or_else(PoisonError::into_inner),
            Source::Running { start, since } => {
                let elapsed = SignedDuration::try_from(since.elapsed()).unwrap_or(SignedDuration::MAX);
                start.saturating_add(elapsed).unwrap_or(*start)
            }
        };
        // Cutting to microseconds moves a timestamp towards 1970 and cannot leave the calendar.
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// Moves a fixed clock on (or back, by a negative duration); answers the new time.
    pub fn advance(&self, by: SignedDuration) -> Result<Timestamp, ClockError> {
        let Source::Fixed(hands) = &self.0 else {
            return Err(ClockError::NotSettable);
        };
        let mut hands = hands.lock().unwrap_or_else(PoisonError::into_inner);
        *hands = hands.checked_add(by).map_err(|_| ClockError::OutOfRange)?;
        Ok(*hands)
    }

    /// Today's date in Casablanca.
    #[must_use]
    pub fn today(&self) -> Date {
        local_date(self.now())
    }
}

static CASABLANCA: LazyLock<TimeZone> = LazyLock::new(|| match TimeZone::get("Africa/Casablanca") {
    Ok(zone) => zone,
    // The time zone database is compiled in and a test below reads this zone from it.
    Err(_) => unreachable!("the bundled time zone database holds Africa/Casablanca"),
});

/// The time zone of Morocco.
#[must_use]
pub fn casablanca() -> TimeZone {
    CASABLANCA.clone()
}

/// The date in Casablanca at that time.
#[must_use]
pub fn local_date(at: Timestamp) -> Date {
    local_datetime(at).date()
}

/// Date and time of day in Casablanca at that time.
#[must_use]
pub fn local_datetime(at: Timestamp) -> DateTime {
    CASABLANCA.to_datetime(at)
}

/// The moment a day begins in Casablanca; with the next day's, the bounds of a day's figures.
pub fn start_of_day(day: Date) -> Result<Timestamp, ClockError> {
    day.to_zoned_datetime(casablanca())
        .map(|start| start.timestamp())
        .map_err(|_| ClockError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told_and_clones_share_it() {
        let clock = Clock::fixed(at("2026-11-24T19:18:00.1234567Z"));
        let other = clock.clone();
        assert_eq!(clock.now(), at("2026-11-24T19:18:00.123456Z"));
        clock.advance(SignedDuration::from_hours(72)).unwrap();
        assert_eq!(other.now(), at("2026-11-27T19:18:00.123456Z"));
        assert_eq!(clock.advance(SignedDuration::MAX), Err(ClockError::OutOfRange));
    }

    #[test]
    #[allow(
        clippy::disallowed_methods,
        reason = "the clock under test runs with real time"
    )]
    fn a_set_clock_runs() {
        let start = at("2026-03-01T00:00:00Z");
        let clock = Clock::starting_at(start);
        let first = clock.now();
        std::thread::sleep(std::time::Duration::from_millis(3));
        let second = clock.now();
        assert!(first >= start && second > first);
        assert!(second.duration_since(start) < SignedDuration::from_secs(60));
        assert_eq!(
            clock.advance(SignedDuration::from_secs(1)),
            Err(ClockError::NotSettable)
        );
    }

    #[test]
    fn the_system_clock_is_cut_to_microseconds() {
        let now = Clock::system().now();
        assert!(now > at("2026-01-01T00:00:00Z"));
        assert_eq!(now.subsec_nanosecond() % 1000, 0);
        assert_eq!(
            Clock::system().advance(SignedDuration::from_secs(1)),
            Err(ClockError::NotSettable)
        );
    }

    #[test]
    fn casablanca_keeps_its_own_hours() {
        assert_eq!(
            local_date(at("2026-06-30T23:30:00Z")),
            date(2026, 7, 1),
            "one hour ahead in summer"
        );
        assert_eq!(
            local_datetime(at("2026-03-01T12:00:00Z")),
            date(2026, 3, 1).at(12, 0, 0, 0),
            "Ramadan: no hour ahead"
        );
        assert_eq!(
            local_datetime(at("2026-11-24T20:18:00Z")),
            date(2026, 11, 24).at(20, 18, 0, 0),
            "since 20 September 2026 without the hour ahead"
        );
        assert_eq!(Clock::fixed(at("2026-06-30T23:30:00Z")).today(), date(2026, 7, 1));
    }

    #[test]
    fn days_begin_at_local_midnight() {
        assert_eq!(start_of_day(date(2026, 7, 1)), Ok(at("2026-06-30T23:00:00Z")));
        assert_eq!(start_of_day(date(2026, 12, 1)), Ok(at("2026-12-01T00:00:00Z")));
    }
}
