//! Stock on both databases: setting aside, selling, counting, races, and the check that proves the books.

use crate::availability::{self, Figures, Level};
use crate::location;
use crate::movement::{self, Cause, MOST_PIECES, MovementError, MovementFilter};
use crate::reservation::{
    self, CommitError, Demand, HoldError, Holder, ReleaseCause, ReservationState, Shortage,
};
use crate::stock::{self, CountError, StockFilter, StockRow, StockSort};
use access::page::{ByTime, PageRequest};
use access::{Act, Action, Actor, Refused, Role, Staff};
use catalogue::variant::Variant;
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, Barrier, LazyLock};
use store::testing::{TestHouse, on_both};
use store::{Error, Unit, args};
use uuid::Uuid;
use values::clock::Clock;
use values::id::{Id, Ids};

static TABLES: LazyLock<&'static [store::Migration]> = LazyLock::new(|| {
    [store::migrate::MIGRATIONS, access::MIGRATIONS, crate::MIGRATIONS]
        .concat()
        .leak()
});

fn act(seed: u64) -> Act {
    let clock = Clock::fixed("2026-11-24T20:18:00Z".parse().unwrap());
    Act::house(&clock, &Ids::seeded(seed, clock.clone()))
}

/// A house with one place and a stock for each quantity; the ids are in ascending order.
fn stocked(house: &TestHouse, quantities: &'static [i64]) -> (Act, Vec<Id<Variant>>) {
    let act = act(7);
    let variants: Vec<Id<Variant>> = quantities.iter().map(|_| act.ids.next()).collect();
    let (by, made) = (act.clone(), variants.clone());
    write(house, move |unit| {
        let place = location::of_organisation(unit, &by, Uuid::from_u128(1))?;
        for (variant, quantity) in made.iter().zip(quantities) {
            assert!(stock::open(unit, *variant, place)?);
            if *quantity > 0 {
                movement::record(unit, &by, *variant, *quantity, Cause::Opening, None, None).unwrap();
            }
        }
        Ok(())
    });
    (act, variants)
}

fn write<T: Send + 'static>(
    house: &TestHouse,
    work: impl FnMut(&mut Unit<'_>) -> store::Result<T> + Send + 'static,
) -> T {
    house.store.write_blocking(work).unwrap()
}

fn holder(number: u128) -> Holder {
    Holder {
        order: Uuid::from_u128(1000 + number),
        fulfilment: Uuid::from_u128(number),
    }
}

fn hold(house: &TestHouse, act: &Act, number: u128, demands: &[(Id<Variant>, i64)]) -> Result<(), HoldError> {
    let demands = demands_of(demands);
    let act = act.clone();
    house
        .store
        .write_blocking(move |unit| reservation::hold(unit, &act, holder(number), &demands))
}

fn demands_of(demands: &[(Id<Variant>, i64)]) -> Vec<Demand> {
    demands
        .iter()
        .map(|(variant, quantity)| Demand {
            variant: *variant,
            quantity: *quantity,
        })
        .collect()
}

fn adjust(
    house: &TestHouse,
    act: &Act,
    number: u128,
    demands: &[(Id<Variant>, i64)],
) -> Result<(), HoldError> {
    let demands = demands_of(demands);
    let act = act.clone();
    house
        .store
        .write_blocking(move |unit| reservation::adjust(unit, &act, holder(number), &demands))
}

fn release(house: &TestHouse, act: &Act, number: u128, cause: ReleaseCause) -> usize {
    let act = act.clone();
    write(house, move |unit| {
        reservation::release(unit, &act, Uuid::from_u128(number), cause)
    })
}

fn commit(house: &TestHouse, act: &Act, number: u128) -> Result<Vec<Demand>, CommitError> {
    let act = act.clone();
    house
        .store
        .write_blocking(move |unit| reservation::commit(unit, &act, Uuid::from_u128(number)))
}

fn row(house: &TestHouse, variant: Id<Variant>) -> StockRow {
    house
        .store
        .read_blocking(move |reader| stock::by_variant(reader, variant))
        .unwrap()
        .unwrap()
}

fn figures(house: &TestHouse, variant: Id<Variant>) -> (i64, i64) {
    let row = row(house, variant);
    (row.on_hand, row.reserved)
}

fn assert_clean(house: &TestHouse) {
    assert_eq!(house.store.read_blocking(crate::check).unwrap(), []);
}

fn states(house: &TestHouse, number: u128) -> Vec<(i64, ReservationState)> {
    let rows = house
        .store
        .read_blocking(move |reader| reservation::of_fulfilment(reader, &[Uuid::from_u128(number)]))
        .unwrap();
    assert!(
        rows.iter()
            .all(|row| (row.state == ReservationState::Open) == row.ended_at.is_none())
    );
    rows.into_iter().map(|row| (row.quantity, row.state)).collect()
}

#[test]
fn every_statement_is_prepared_and_planned() {
    on_both(&TABLES, |house| {
        assert_eq!(
            house.store.examine(crate::STATEMENTS.concat()).unwrap(),
            Vec::<String>::new()
        );
    });
}

#[test]
fn every_column_is_in_the_register_of_personal_data() {
    let differences = access::personal_data::differences(&[crate::REGISTER], crate::MIGRATIONS);
    assert_eq!(differences, Vec::<String>::new());
}

#[test]
fn what_is_held_is_not_available_and_is_sold_once() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[5, 9]);
        hold(house, &act, 1, &[(ids[1], 2), (ids[0], 3), (ids[1], 1)]).unwrap();
        assert_eq!((figures(house, ids[0]), figures(house, ids[1])), ((5, 3), (9, 3)));
        let sold = commit(house, &act, 1).unwrap();
        assert_eq!(sold, demands_of(&[(ids[0], 3), (ids[1], 3)]));
        assert_eq!((figures(house, ids[0]), figures(house, ids[1])), ((2, 0), (6, 0)));
        assert_eq!(commit(house, &act, 1), Err(CommitError::NothingHeld));
        assert_eq!(release(house, &act, 1, ReleaseCause::Cancelled), 0);
        assert_eq!(
            states(house, 1),
            [(3, ReservationState::Committed), (3, ReservationState::Committed)]
        );
        let lines = house
            .store
            .read_blocking(|reader| movement::of_reference(reader, Uuid::from_u128(1)))
            .unwrap();
        let told: Vec<_> = lines
            .iter()
            .map(|line| (line.cause, line.delta, line.on_hand_after))
            .collect();
        assert_eq!(told, [(Cause::Sale, -3, 2), (Cause::Sale, -3, 6)]);
        assert_clean(house);
    });
}

#[test]
fn what_is_given_back_can_be_held_again() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[2]);
        hold(house, &act, 1, &[(ids[0], 2)]).unwrap();
        assert_eq!(release(house, &act, 1, ReleaseCause::Expired), 1);
        assert_eq!(figures(house, ids[0]), (2, 0));
        assert_eq!(commit(house, &act, 1), Err(CommitError::NothingHeld));
        hold(house, &act, 1, &[(ids[0], 1)]).unwrap();
        assert_eq!(release(house, &act, 1, ReleaseCause::Cancelled), 1);
        assert_eq!(
            states(house, 1),
            [(2, ReservationState::Expired), (1, ReservationState::Released)]
        );
        assert_clean(house);
    });
}

#[test]
fn all_that_is_short_is_told_and_nothing_is_left_behind() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[1, 4, 0]);
        let unknown: Id<Variant> = act.ids.next();
        let demands = [
            (unknown, 1),
            (ids[1], 4),
            (ids[2], 2),
            (ids[0], 1),
            (ids[0], i64::MAX),
        ];
        let short = |variant, wanted, available| Shortage {
            variant,
            wanted,
            available,
        };
        assert_eq!(
            hold(house, &act, 1, &demands),
            Err(HoldError::Short(vec![
                short(ids[0], i64::MAX, 1),
                short(ids[2], 2, 0),
                short(unknown, 1, 0)
            ]))
        );
        assert_eq!(figures(house, ids[1]), (4, 0));
        // A caller that goes on after the refusal keeps nothing of it either.
        let (by, demands) = (act.clone(), demands_of(&demands));
        write(house, move |unit| {
            assert!(reservation::hold(unit, &by, holder(2), &demands).is_err());
            Ok(())
        });
        assert_eq!(figures(house, ids[1]), (4, 0));
        assert_clean(house);
    });
}

#[test]
fn faulty_demands_and_a_second_hold_are_refused() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[5]);
        for quantity in [0, -1, i64::MIN] {
            let refused = hold(house, &act, 1, &[(ids[0], quantity)]);
            assert!(
                matches!(refused, Err(HoldError::Store(Error::Faulty(_)))),
                "{refused:?}"
            );
        }
        hold(house, &act, 1, &[(ids[0], 1)]).unwrap();
        let twice = hold(house, &act, 1, &[(ids[0], 1)]);
        assert!(
            matches!(&twice, Err(HoldError::Store(error))
                if error.is_constraint("reservation_fulfilment_id_variant_id_key")),
            "{twice:?}"
        );
        hold(house, &act, 2, &[]).unwrap();
        assert_eq!(figures(house, ids[0]), (5, 1));
        assert_clean(house);
    });
}

#[test]
fn a_changed_order_holds_exactly_its_new_demands() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[5, 5, 5, 5]);
        hold(house, &act, 1, &[(ids[0], 2), (ids[1], 2), (ids[2], 2)]).unwrap();
        adjust(house, &act, 1, &[(ids[0], 5), (ids[2], 2), (ids[3], 1)]).unwrap();
        let reserved: Vec<i64> = ids.iter().map(|id| figures(house, *id).1).collect();
        assert_eq!(reserved, [5, 0, 2, 1]);
        let short = adjust(house, &act, 1, &[(ids[0], 6), (ids[2], 1)]);
        let shortage = Shortage {
            variant: ids[0],
            wanted: 6,
            available: 5,
        };
        assert_eq!(short, Err(HoldError::Short(vec![shortage])));
        let reserved: Vec<i64> = ids.iter().map(|id| figures(house, *id).1).collect();
        assert_eq!(reserved, [5, 0, 2, 1], "a refused change changes nothing");
        adjust(house, &act, 1, &[]).unwrap();
        assert!(ids.iter().all(|id| figures(house, *id) == (5, 0)));
        assert_eq!(commit(house, &act, 1), Err(CommitError::NothingHeld));
        assert_clean(house);
    });
}

#[test]
fn movements_never_take_what_is_set_aside() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[5]);
        hold(house, &act, 1, &[(ids[0], 3)]).unwrap();
        let id = ids[0];
        let unknown: Id<Variant> = act.ids.next();
        let tell = move |delta, cause, variant| {
            let act = act.clone();
            house.store.write_blocking(move |unit| {
                movement::record(unit, &act, variant, delta, cause, None, Some("check"))
            })
        };
        assert_eq!(
            tell(-3, Cause::WriteOff, id),
            Err(MovementError::WouldGoNegative {
                on_hand: 5,
                reserved: 3,
                delta: -3
            })
        );
        assert_eq!(tell(-2, Cause::WriteOff, id), Ok(3));
        assert_eq!(tell(4, Cause::Receipt, id), Ok(7));
        assert_eq!(tell(1, Cause::Import, unknown), Err(MovementError::NoStock));
        let wrong = [
            (0, Cause::Correction),
            (1, Cause::WriteOff),
            (1, Cause::Sale),
            (-1, Cause::Receipt),
            (-1, Cause::Return),
            (-1, Cause::Opening),
            (MOST_PIECES + 1, Cause::Import),
            (i64::MIN, Cause::Correction),
        ];
        for (delta, cause) in wrong {
            assert_eq!(
                tell(delta, cause, id),
                Err(MovementError::BadQuantity(delta)),
                "{cause}"
            );
        }
        assert_eq!(figures(house, id), (7, 3));
        assert_clean(house);
    });
}

#[test]
fn goods_that_come_back_are_sold_again_or_written_off() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[3]);
        hold(house, &act, 1, &[(ids[0], 3)]).unwrap();
        commit(house, &act, 1).unwrap();
        let (id, fulfilment) = (ids[0], Uuid::from_u128(1));
        write(house, move |unit| {
            assert_eq!(movement::return_to_stock(unit, &act, id, 2, fulfilment), Ok(2));
            assert_eq!(
                movement::write_off(unit, &act, id, 1, fulfilment, "jar broken"),
                Ok(1)
            );
            assert_eq!(
                movement::write_off(unit, &act, id, i64::MIN, fulfilment, "all"),
                Err(MovementError::BadQuantity(i64::MIN))
            );
            assert_eq!(
                movement::write_off(unit, &act, id, -1, fulfilment, "none"),
                Err(MovementError::BadQuantity(1))
            );
            Ok(())
        });
        let lines = house
            .store
            .read_blocking(move |reader| movement::of_reference(reader, fulfilment))
            .unwrap();
        let causes: Vec<Cause> = lines.iter().map(|line| line.cause).collect();
        assert_eq!(causes, [Cause::Sale, Cause::Return, Cause::WriteOff]);
        assert_eq!(lines[2].reason.as_deref(), Some("jar broken"));
        assert_eq!((lines[2].actor_kind.as_str(), lines[2].actor_id), ("house", None));
        assert_clean(house);
    });
}

#[test]
fn a_count_writes_the_difference_unless_the_stock_moved() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[10]);
        let id = ids[0];
        let first = row(house, id);
        hold(house, &act, 1, &[(id, 4)]).unwrap();
        let unknown: Id<Variant> = act.ids.next();
        let count = move |variant, counted, version| {
            let act = act.clone();
            house
                .store
                .write_blocking(move |unit| stock::set_count(unit, &act, variant, counted, version, "shelf"))
        };
        let now = row(house, id);
        assert_eq!(
            count(id, 8, first.version),
            Err(CountError::Stale { now: now.clone() })
        );
        assert_eq!(
            count(id, 3, now.version),
            Err(CountError::BelowReserved {
                counted: 3,
                reserved: 4
            })
        );
        assert_eq!(count(id, -1, now.version), Err(CountError::BadQuantity(-1)));
        assert_eq!(
            count(id, i64::MAX, now.version),
            Err(CountError::BadQuantity(i64::MAX))
        );
        assert_eq!(count(unknown, 1, 1), Err(CountError::NoStock));
        assert_eq!(
            count(id, 10, now.version).unwrap(),
            now,
            "as expected: nothing is written"
        );
        let after = count(id, 4, now.version).unwrap();
        assert_eq!((after.on_hand, after.reserved), (4, 4));
        let filter = MovementFilter {
            cause: Some(Cause::Count),
            ..MovementFilter::default()
        };
        let page = house
            .store
            .read_blocking(move |reader| {
                movement::list(reader, &filter, ByTime::Newest, PageRequest::new(1, 10))
            })
            .unwrap();
        let told: Vec<_> = page
            .items
            .iter()
            .map(|line| (line.delta, line.on_hand_after))
            .collect();
        assert_eq!((page.total, told), (1, vec![(-6, 4)]));
        assert_clean(house);
    });
}

#[test]
fn lists_filter_sort_and_page() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[5, 1, 3, 9]);
        hold(house, &act, 1, &[(ids[0], 5), (ids[2], 1)]).unwrap();
        let show = |filter: StockFilter, sort, number, size| {
            let page = house
                .store
                .read_blocking(move |reader| {
                    stock::list(reader, &filter, sort, PageRequest::new(number, size))
                })
                .unwrap();
            (
                page.items
                    .into_iter()
                    .map(|row| row.variant_id)
                    .collect::<Vec<_>>(),
                page.total,
            )
        };
        let all = StockFilter::default;
        assert_eq!(
            show(all(), StockSort::LeastAvailable, 1, 10),
            (vec![ids[0], ids[1], ids[2], ids[3]], 4)
        );
        assert_eq!(show(all(), StockSort::LeastAvailable, 2, 3), (vec![ids[3]], 4));
        assert_eq!(
            show(all(), StockSort::MostOnHand, 1, 2),
            (vec![ids[3], ids[0]], 4)
        );
        assert_eq!(
            show(all(), StockSort::MostReserved, 1, 2),
            (vec![ids[0], ids[2]], 4)
        );
        assert_eq!(show(all(), StockSort::Newest, 1, 1), (vec![ids[3]], 4));
        let low = StockFilter {
            available_at_most: Some(1),
            ..all()
        };
        assert_eq!(
            show(low, StockSort::LeastAvailable, 1, 10),
            (vec![ids[0], ids[1]], 2)
        );
        let own = StockFilter {
            variants: Some(vec![ids[1], ids[3]]),
            ..all()
        };
        assert_eq!(show(own, StockSort::MostOnHand, 1, 10), (vec![ids[3], ids[1]], 2));
        let none = StockFilter {
            variants: Some(Vec::new()),
            ..all()
        };
        assert_eq!(show(none, StockSort::LeastAvailable, 1, 10), (vec![], 0));
        let lasting = StockFilter {
            available_at_most: Some(1),
            without: vec![ids[0], ids[3]],
            ..all()
        };
        assert_eq!(show(lasting, StockSort::LeastAvailable, 1, 10), (vec![ids[1]], 1));
        let elsewhere = StockFilter {
            location: Some(Id::from_uuid(Uuid::from_u128(5))),
            ..all()
        };
        assert_eq!(show(elsewhere, StockSort::LeastAvailable, 1, 10), (vec![], 0));
    });
}

#[test]
fn the_journal_filters_by_variant_and_time_and_is_never_edited() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[5, 1]);
        let seen = |filter: MovementFilter| {
            house
                .store
                .read_blocking(move |reader| {
                    movement::list(reader, &filter, ByTime::Newest, PageRequest::new(1, 10))
                })
                .unwrap()
                .items
                .into_iter()
                .map(|line| line.variant_id)
                .collect::<Vec<_>>()
        };
        assert_eq!(seen(MovementFilter::default()), [ids[1], ids[0]]);
        let own = MovementFilter {
            variants: Some(vec![ids[0]]),
            ..MovementFilter::default()
        };
        assert_eq!(seen(own), [ids[0]]);
        let later = MovementFilter {
            since: Some(act.at),
            ..MovementFilter::default()
        };
        assert_eq!(seen(later).len(), 2);
        let earlier = MovementFilter {
            until: Some(act.at),
            ..MovementFilter::default()
        };
        assert_eq!(seen(earlier), []);
        for text in [
            "UPDATE stock_movement SET delta = 9",
            "DELETE FROM stock_movement",
        ] {
            let edited = house
                .store
                .write_blocking(move |unit| unit.run(store::Command::new(text), args![]));
            assert!(edited.unwrap_err().is_constraint("append_only"), "{text}");
        }
    });
}

#[test]
fn a_place_is_made_once_and_stock_opened_once() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[5]);
        let id = ids[0];
        write(house, move |unit| {
            let place = location::of_organisation(unit, &act, Uuid::from_u128(1))?;
            let other = location::of_organisation(unit, &act, Uuid::from_u128(2))?;
            assert_ne!(place, other);
            assert!(!stock::open(unit, id, other)?);
            let found = location::list(unit, &[place, act.ids.next()])?;
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].organisation_id, Uuid::from_u128(1));
            Ok(())
        });
        assert_eq!(figures(house, id), (5, 0));
    });
}

#[test]
fn the_check_names_each_broken_stock() {
    on_both(&TABLES, |house| {
        let (_, ids) = stocked(house, &[5, 6]);
        let broken = ids[1];
        for (text, invariant) in [
            (
                "UPDATE stock SET on_hand = 7 WHERE variant_id = ?1",
                "stock-is-sum-of-movements",
            ),
            (
                "UPDATE stock SET on_hand = 6, reserved = 2 WHERE variant_id = ?1",
                "reserved-is-sum-of-open-reservations",
            ),
        ] {
            write(house, move |unit| {
                unit.run(store::Command::new(text), args![broken])
            });
            let findings = house.store.read_blocking(crate::check).unwrap();
            assert_eq!(findings.len(), 1, "{findings:?}");
            assert_eq!(findings[0].invariant, invariant);
            assert!(crate::INVARIANTS.contains(&invariant));
            assert!(findings[0].offender.contains(&broken.to_string()));
        }
        let below = house.store.write_blocking(move |unit| {
            let command = store::Command::new("UPDATE stock SET reserved = 8 WHERE variant_id = ?1");
            unit.run(command, args![broken])
        });
        assert!(below.unwrap_err().is_constraint("stock_available_check"));
    });
}

#[test]
fn sixteen_buyers_of_the_last_five_pieces() {
    on_both(&TABLES, |house| {
        let (_, ids) = stocked(house, &[5, 100]);
        let barrier = Arc::new(Barrier::new(16));
        let outcomes: Vec<Result<(), HoldError>> = std::thread::scope(|scope| {
            let buyers: Vec<_> = (0..16_u32)
                .map(|number| {
                    let (barrier, ids) = (Arc::clone(&barrier), ids.clone());
                    scope.spawn(move || {
                        let act = act(100 + u64::from(number));
                        barrier.wait();
                        // Asked for in both orders: units that met in the middle would wait for each other.
                        let mut demands = [(ids[0], 1), (ids[1], 1)];
                        if number % 2 == 0 {
                            demands.reverse();
                        }
                        hold(house, &act, u128::from(number), &demands)
                    })
                })
                .collect();
            buyers.into_iter().map(|buyer| buyer.join().unwrap()).collect()
        });
        assert_eq!(
            outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
            5,
            "{outcomes:?}"
        );
        let short = HoldError::Short(vec![Shortage {
            variant: ids[0],
            wanted: 1,
            available: 0,
        }]);
        assert!(
            outcomes
                .iter()
                .all(|outcome| matches!(outcome, Ok(())) || *outcome == Err(short.clone()))
        );
        assert_eq!(
            (figures(house, ids[0]), figures(house, ids[1])),
            ((5, 5), (100, 5))
        );
        assert_clean(house);
    });
}

#[test]
fn a_reservation_ends_once_however_many_end_it() {
    on_both(&TABLES, |house| {
        let (by, ids) = stocked(house, &[8]);
        hold(house, &by, 1, &[(ids[0], 8)]).unwrap();
        let barrier = Arc::new(Barrier::new(8));
        let ended: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8_u64)
                .map(|number| {
                    let barrier = Arc::clone(&barrier);
                    scope.spawn(move || {
                        let act = act(200 + number);
                        barrier.wait();
                        if number % 2 == 0 {
                            commit(house, &act, 1).map_or(0, |sold| sold.len())
                        } else {
                            release(house, &act, 1, ReleaseCause::Cancelled)
                        }
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(ended, 1);
        assert!([(0, 0), (8, 0)].contains(&figures(house, ids[0])));
        assert_clean(house);
    });
}

#[test]
fn availability_is_read_by_id_or_for_the_whole_shop() {
    on_both(&TABLES, |house| {
        let (act, ids) = stocked(house, &[5, 0]);
        hold(house, &act, 1, &[(ids[0], 2)]).unwrap();
        let unknown: Id<Variant> = act.ids.next();
        let mut asked: Vec<Id<Variant>> = (0..2000).map(|_| act.ids.next()).collect();
        asked.extend([ids[0], unknown]);
        let some = house
            .store
            .read_blocking(move |reader| availability::of(reader, &asked))
            .unwrap();
        assert_eq!(
            some,
            HashMap::from([(
                ids[0],
                Figures {
                    on_hand: 5,
                    reserved: 2
                }
            )])
        );
        assert_eq!(some[&ids[0]].available(), 3);
        let every = house.store.read_blocking(availability::every).unwrap();
        assert_eq!(every.len(), 2);
        assert_eq!(every[&ids[1]], Figures::default());
    });
}

#[test]
fn pages_change_only_at_the_last_pieces() {
    let levels: Vec<Level> = [-1, 0, 1, 3, 4, 500].into_iter().map(Level::of).collect();
    let expected = [
        Level::SoldOut,
        Level::SoldOut,
        Level::Last(1),
        Level::Last(3),
        Level::InStock,
        Level::InStock,
    ];
    assert_eq!(levels, expected);
}

#[test]
fn a_bundle_of_nothing_or_of_unknown_parts_cannot_be_sold() {
    let ids = act(1).ids;
    let part: Id<Variant> = ids.next();
    let figures = HashMap::from([(
        part,
        Figures {
            on_hand: 7,
            reserved: 1,
        },
    )]);
    assert_eq!(availability::of_bundle(&[], &figures), 0);
    assert_eq!(availability::of_bundle(&[(part, 0)], &figures), 0);
    assert_eq!(availability::of_bundle(&[(part, 2)], &figures), 3);
    assert_eq!(
        availability::of_bundle(&[(part, 2), (part, 2)], &figures),
        1,
        "named twice"
    );
    assert_eq!(
        availability::of_bundle(&[(part, 1), (ids.next(), 1)], &figures),
        0
    );
}

proptest! {
    /// As many bundles as are told can be made of the parts, and not one more.
    #[test]
    fn the_scarcest_part_decides(parts in proptest::collection::vec((0_u8..4, 1_u32..5), 1..6), stocks in [0_i64..50, 0..50, 0..50, 0..50]) {
        let variant = |number: u8| Id::<Variant>::from_uuid(Uuid::from_u128(u128::from(number) + 1));
        let figures: HashMap<_, _> = (0..4_u8).zip(stocks)
            .map(|(number, on_hand)| (variant(number), Figures { on_hand, reserved: 0 })).collect();
        let named: Vec<_> = parts.iter().map(|(number, quantity)| (variant(*number), *quantity)).collect();
        let bundles = availability::of_bundle(&named, &figures);
        let enough = |count: i64| (0..4_u8).all(|number| {
            let needed: i64 = parts.iter().filter(|part| part.0 == number).map(|part| i64::from(part.1)).sum();
            needed * count <= stocks[usize::from(number)]
        });
        prop_assert!(enough(bundles));
        prop_assert!(!enough(bundles + 1));
    }
}

fn by_role(act: &Act, role: Role) -> Act {
    act.by(Actor::Staff(Staff {
        user: act.ids.next(),
        role,
        roles: vec![role],
        organisation: None,
        name: format!("{role} démo"),
        language: language::Language::French,
    }))
}

#[test]
fn who_may_not_change_stock_changes_none() {
    on_both(&TABLES, |house| {
        let (act, variants) = stocked(house, &[5]);
        let (id, fulfilment) = (variants[0], Uuid::from_u128(77));
        write(house, move |unit| {
            let kept = stock::by_variant(unit, id)?.unwrap();
            let refused = |action, role: Role| Refused {
                action,
                role: role.as_str(),
            };
            for role in [Role::Clerk, Role::Treasurer, Role::Producer] {
                let by = by_role(&act, role);
                let counted = stock::set_count(unit, &by, id, 50, kept.version, "essai");
                assert_eq!(
                    counted,
                    Err(CountError::NotPermitted(refused(Action::AdjustStock, role)))
                );
                for cause in [Cause::Receipt, Cause::Correction] {
                    let moved = movement::record(unit, &by, id, 3, cause, None, Some("essai"));
                    assert_eq!(
                        moved,
                        Err(MovementError::NotPermitted(refused(Action::AdjustStock, role)))
                    );
                }
            }
            let treasurer = by_role(&act, Role::Treasurer);
            let no = MovementError::NotPermitted(refused(Action::ReturnGoods, Role::Treasurer));
            assert_eq!(
                movement::return_to_stock(unit, &treasurer, id, 1, fulfilment),
                Err(no.clone())
            );
            assert_eq!(
                movement::write_off(unit, &treasurer, id, 1, fulfilment, "essai"),
                Err(no)
            );
            assert_eq!(stock::by_variant(unit, id)?.unwrap(), kept);
            assert_eq!(
                movement::list(
                    unit,
                    &MovementFilter::default(),
                    ByTime::Newest,
                    PageRequest::new(1, 50)
                )?
                .total,
                1
            );
            // Taking goods back is the clerk's work, counting is not.
            let clerk = by_role(&act, Role::Clerk);
            assert_eq!(movement::return_to_stock(unit, &clerk, id, 2, fulfilment), Ok(7));
            assert_eq!(
                movement::write_off(unit, &clerk, id, 1, fulfilment, "écrasé"),
                Ok(6)
            );
            let manager = by_role(&act, Role::Manager);
            assert_eq!(
                movement::record(unit, &manager, id, 3, Cause::Receipt, None, None),
                Ok(9)
            );
            Ok(())
        });
    });
}
