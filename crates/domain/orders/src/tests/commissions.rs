//! Rates of commission: who sets them, and which one holds on a day.

use super::scene::{act, on_both};
use crate::commission::{CommissionError, history, rate_of, rates_of, set_rate};
use access::{Action, Refused, Role};
use jiff::civil::date;
use parties::testing::{by_role, trail_length};
use std::collections::HashMap;
use values::rate::BasisPoints;

fn rate(basis_points: u32) -> BasisPoints {
    BasisPoints::new(basis_points).unwrap()
}

#[test]
fn who_may_not_change_producers_sets_no_rate() {
    on_both(|house, _| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            let producer = parties::testing::organisation(unit, &act, "coop-safran");
            let (day, lines) = (date(2026, 11, 1), trail_length(unit));
            for role in [Role::Clerk, Role::Treasurer, Role::Producer] {
                let refused = Refused {
                    action: Action::EditProducers,
                    role: role.as_str(),
                };
                let set = set_rate(unit, &by_role(&act, role), producer, rate(0), day);
                assert_eq!(set, Err(CommissionError::NotPermitted(refused)));
            }
            assert_eq!(rate_of(unit, producer, day)?, None);
            assert_eq!(trail_length(unit), lines);
            let manager = by_role(&act, Role::Manager);
            assert_eq!(set_rate(unit, &manager, producer, rate(900), day), Ok(()));
            assert_eq!(rate_of(unit, producer, day)?, Some(rate(900)));
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}

#[test]
fn the_rate_of_a_day_is_the_last_that_began_by_then() {
    on_both(|house, _| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            let producer = parties::testing::organisation(unit, &act, "coop-safran");
            let other = parties::testing::organisation(unit, &act, "ae-compost");
            for (points, day) in [
                (1_000, date(2026, 3, 1)),
                (800, date(2026, 6, 1)),
                (700, date(2026, 6, 1)),
            ] {
                set_rate(unit, &act, producer, rate(points), day).unwrap();
            }
            assert_eq!(rate_of(unit, producer, date(2026, 2, 28))?, None);
            assert_eq!(rate_of(unit, producer, date(2026, 3, 1))?, Some(rate(1_000)));
            assert_eq!(rate_of(unit, producer, date(2026, 5, 31))?, Some(rate(1_000)));
            assert_eq!(
                rate_of(unit, producer, date(2026, 6, 1))?,
                Some(rate(700)),
                "the day's later one"
            );
            let rates = rates_of(unit, &[producer, other], date(2027, 1, 1))?;
            assert_eq!(rates, HashMap::from([(producer, rate(700))]));
            assert_eq!(history(unit, producer)?.len(), 2);
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}
