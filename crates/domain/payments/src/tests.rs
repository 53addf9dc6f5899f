//! Payments on both databases: the machine cell by cell, shares, races, and the check.

use crate::cash_on_delivery::{agrees, following};
use crate::method::Method;
use crate::payment::{
    self, CashPlace, NewPayment, Payment, PaymentError, PaymentEvent, PaymentFilter, PaymentState,
};
use crate::share::{self, Holder, Share, ShareState};
use crate::state::{next, transitions};
use access::Act;
use access::page::PageRequest;
use proptest::prelude::*;
use std::sync::{Arc, Barrier, LazyLock};
use store::testing::{TestHouse, on_both};
use store::{Command, Unit, args};
use uuid::Uuid;
use values::clock::Clock;
use values::id::{Id, Ids};
use values::money::Money;

static TABLES: LazyLock<&'static [store::Migration]> = LazyLock::new(|| {
    [store::migrate::MIGRATIONS, access::MIGRATIONS, crate::MIGRATIONS]
        .concat()
        .leak()
});

const COD: Method = Method::CashOnDelivery;

static CLOCK: LazyLock<Clock> = LazyLock::new(|| Clock::fixed("2026-11-24T20:18:00Z".parse().unwrap()));
static IDS: LazyLock<Ids> = LazyLock::new(|| Ids::seeded(7, CLOCK.clone()));

fn act() -> Act {
    Act::house(&CLOCK, &IDS)
}

fn fulfilment(number: usize) -> Uuid {
    Uuid::from_u128(100 + u128::try_from(number).unwrap())
}

fn shares(centimes: &[i64]) -> Vec<(Uuid, Money)> {
    centimes
        .iter()
        .enumerate()
        .map(|(number, due)| (fulfilment(number), Money::mad(*due)))
        .collect()
}

fn write<T: Send + 'static>(
    house: &TestHouse,
    work: impl FnMut(&mut Unit<'_>) -> Result<T, PaymentError> + Send + 'static,
) -> Result<T, PaymentError> {
    house.store.write_blocking(work)
}

/// Opens the payment of order 1 with a share for each amount.
fn open(house: &TestHouse, method: Method, centimes: &[i64]) -> Payment {
    let new = NewPayment {
        order: Uuid::from_u128(1),
        method,
        shares: shares(centimes),
    };
    let act = act();
    let id = write(house, move |unit| payment::open(unit, &act, &new)).unwrap();
    house
        .store
        .read_blocking(move |reader| payment::by_id(reader, id))
        .unwrap()
        .unwrap()
}

fn apply(house: &TestHouse, payment: &Payment, event: PaymentEvent) -> Result<Payment, PaymentError> {
    let (act, id, version) = (act(), payment.id, payment.version);
    write(house, move |unit| payment::apply(unit, &act, id, version, event))
}

fn collect(house: &TestHouse, number: usize, centimes: i64, at: CashPlace) -> Result<Payment, PaymentError> {
    let act = act();
    write(house, move |unit| {
        payment::record_share_collected(unit, &act, fulfilment(number), Money::mad(centimes), at)
    })
}

fn remit(house: &TestHouse, number: usize) -> Result<Payment, PaymentError> {
    let act = act();
    write(house, move |unit| {
        payment::record_share_remitted(unit, &act, fulfilment(number))
    })
}

fn refund(house: &TestHouse, number: usize, centimes: i64) -> Result<Payment, PaymentError> {
    let act = act();
    write(house, move |unit| {
        payment::refund_share(unit, &act, fulfilment(number), Money::mad(centimes))
    })
}

fn cancel_share(house: &TestHouse, number: usize) -> Result<Payment, PaymentError> {
    let act = act();
    write(house, move |unit| {
        payment::cancel_share(unit, &act, fulfilment(number))
    })
}

fn set_shares(house: &TestHouse, payment: &Payment, centimes: &[i64]) -> Result<Payment, PaymentError> {
    let (act, id, version, shares) = (act(), payment.id, payment.version, shares(centimes));
    write(house, move |unit| {
        payment::set_shares(unit, &act, id, version, &shares)
    })
}

fn figures(house: &TestHouse, number: usize) -> (i64, i64, i64, i64, Option<Holder>) {
    let share = house
        .store
        .read_blocking(move |reader| share::by_fulfilment(reader, fulfilment(number)))
        .unwrap()
        .unwrap();
    let Share {
        due,
        collected,
        remitted,
        refunded,
        holder,
        ..
    } = share;
    (
        due.centimes(),
        collected.centimes(),
        remitted.centimes(),
        refunded.centimes(),
        holder,
    )
}

fn assert_clean(house: &TestHouse) {
    assert_eq!(house.store.read_blocking(crate::check).unwrap(), []);
}

fn events(house: &TestHouse, id: Id<Payment>) -> Vec<String> {
    let lines = house
        .store
        .read_blocking(move |reader| payment::events_of(reader, id))
        .unwrap();
    lines
        .into_iter()
        .map(|line| format!("{} {} {}", line.event, line.from_state, line.to_state))
        .collect()
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

/// The whole machine again, written as people read it: per method, state by state.
fn expected(method: Method, state: PaymentState) -> &'static [(PaymentEvent, PaymentState)] {
    use PaymentEvent as On;
    use PaymentState as Is;
    match (method, state) {
        (Method::CashOnDelivery, Is::Due) => &[
            (On::CollectAtCourier, Is::CashAtCourier),
            (On::CollectAtDepot, Is::CashAtDepot),
            (On::Expire, Is::Expired),
            (On::Cancel, Is::Cancelled),
        ],
        (Method::CashOnDelivery, Is::CashAtCourier | Is::CashAtDepot) => &[
            (On::Remit, Is::Remitted),
            (On::RefundPart, Is::PartlyRefunded),
            (On::RefundWhole, Is::Refunded),
        ],
        (Method::CashOnDelivery, Is::Remitted) | (Method::Card | Method::Transfer, Is::Captured) => &[
            (On::RefundPart, Is::PartlyRefunded),
            (On::RefundWhole, Is::Refunded),
        ],
        (_, Is::PartlyRefunded) => &[(On::RefundWhole, Is::Refunded)],
        (Method::Card, Is::Due) => &[
            (On::Authorise, Is::Authorised),
            (On::Capture, Is::Captured),
            (On::Fail, Is::Failed),
            (On::Expire, Is::Expired),
            (On::Cancel, Is::Cancelled),
        ],
        (Method::Card, Is::Authorised) => &[
            (On::Capture, Is::Captured),
            (On::Fail, Is::Failed),
            (On::Expire, Is::Expired),
            (On::Cancel, Is::Cancelled),
        ],
        (Method::Card, Is::Failed) => &[
            (On::Authorise, Is::Authorised),
            (On::Capture, Is::Captured),
            (On::Expire, Is::Expired),
            (On::Cancel, Is::Cancelled),
        ],
        (Method::Transfer, Is::Due) => &[
            (On::Capture, Is::Captured),
            (On::Expire, Is::Expired),
            (On::Cancel, Is::Cancelled),
        ],
        _ => &[],
    }
}

#[test]
fn the_machine_is_the_table_in_every_cell() {
    for method in Method::ALL {
        for state in PaymentState::ALL {
            for event in PaymentEvent::ALL {
                let row = expected(*method, *state).iter().find(|row| row.0 == *event);
                assert_eq!(
                    next(*state, *event, *method),
                    row.map(|row| row.1),
                    "{method} {state} {event}"
                );
            }
        }
    }
}

#[test]
fn the_table_names_each_step_once_and_every_state_can_be_reached() {
    for line in transitions() {
        let same = transitions()
            .iter()
            .filter(|other| (other.from, other.event) == (line.from, line.event));
        assert_eq!(same.count(), 1, "{line:?}");
        assert!(!line.methods.is_empty() && line.from != line.to, "{line:?}");
    }
    for state in PaymentState::ALL {
        let reached = *state == PaymentState::Due || transitions().iter().any(|line| line.to == *state);
        assert!(reached, "{state}");
    }
    let ends: Vec<_> = PaymentState::ALL
        .iter()
        .filter(|state| state.is_final())
        .collect();
    assert_eq!(
        ends,
        [
            &PaymentState::Refunded,
            &PaymentState::Expired,
            &PaymentState::Cancelled
        ]
    );
    let before: Vec<bool> = Method::ALL
        .iter()
        .map(|method| method.is_paid_before_delivery())
        .collect();
    assert_eq!(before, [false, true, true]);
}

/// Events that bring a new payment of the method into the state.
fn way_to(method: Method, state: PaymentState) -> Option<Vec<PaymentEvent>> {
    let mut ways = vec![(PaymentState::Due, Vec::new())];
    for turn in 0.. {
        let (at, way) = ways.get(turn)?.clone();
        if at == state {
            return Some(way);
        }
        for line in transitions()
            .iter()
            .filter(|line| line.from == at && line.methods.contains(&method))
        {
            // A part of a refund names its share, so the whole machine cannot be asked for it.
            if line.event != PaymentEvent::RefundPart && ways.iter().all(|known| known.0 != line.to) {
                ways.push((line.to, way.iter().copied().chain([line.event]).collect()));
            }
        }
    }
    None
}

#[test]
fn each_event_in_each_state_does_what_the_table_says_in_the_store() {
    on_both(&TABLES, |house| {
        let mut number = 500;
        for method in Method::ALL {
            for state in PaymentState::ALL {
                let Some(way) = way_to(*method, *state) else {
                    continue;
                };
                for event in PaymentEvent::ALL {
                    number += 1;
                    let (act, method, way) = (act(), *method, way.clone());
                    let share = (Uuid::from_u128(10_000 + number), Money::mad(700));
                    let new = NewPayment {
                        order: Uuid::from_u128(number),
                        method,
                        shares: vec![share],
                    };
                    let event = *event;
                    let brought = write(house, move |unit| {
                        let id = payment::open(unit, &act, &new)?;
                        let mut at = payment::by_id(unit, id)?.unwrap();
                        for step in &way {
                            at = payment::apply(unit, &act, id, at.version, *step)?;
                        }
                        Ok(at)
                    })
                    .unwrap();
                    assert_eq!(brought.state, *state);
                    let moved = apply(house, &brought, event);
                    let wanted = match next(*state, event, method) {
                        Some(_) if event == PaymentEvent::RefundPart => Err(PaymentError::DoesNotFit),
                        Some(to) => Ok(to),
                        None => Err(PaymentError::NotAllowed { state: *state, event }),
                    };
                    assert_eq!(
                        moved.map(|payment| payment.state),
                        wanted,
                        "{method} {state} {event}"
                    );
                }
            }
        }
        assert_clean(house);
    });
}

#[test]
fn a_payment_is_opened_once_with_sound_shares() {
    on_both(&TABLES, |house| {
        let opened = open(house, COD, &[700, 0, 300]);
        assert_eq!(
            (opened.state, opened.amount, opened.version),
            (PaymentState::Due, Money::mad(1000), 1)
        );
        let try_open = |order: u128, shares: Vec<(Uuid, Money)>| {
            let new = NewPayment {
                order: Uuid::from_u128(order),
                method: COD,
                shares,
            };
            let act = act();
            write(house, move |unit| payment::open(unit, &act, &new)).unwrap_err()
        };
        let other = |centimes| (Uuid::from_u128(9), Money::mad(centimes));
        assert_eq!(try_open(1, vec![other(5)]), PaymentError::AlreadyOpen);
        assert_eq!(try_open(2, Vec::new()), PaymentError::DoesNotFit);
        assert_eq!(try_open(2, vec![other(-5)]), PaymentError::DoesNotFit);
        assert_eq!(try_open(2, vec![other(5), other(6)]), PaymentError::DoesNotFit);
        let large = vec![other(i64::MAX), (Uuid::from_u128(10), Money::mad(1))];
        assert_eq!(try_open(2, large), PaymentError::TooLarge);
        let taken = try_open(2, shares(&[5]));
        assert!(
            matches!(&taken, PaymentError::Store(error) if error.is_constraint("payment_share_fulfilment_id_key")),
            "{taken:?}"
        );
        let found = house
            .store
            .read_blocking(|reader| payment::of_order(reader, Uuid::from_u128(1)))
            .unwrap();
        assert_eq!(found, Some(opened));
        assert_eq!(events(house, opened.id), ["open due due"]);
        assert_clean(house);
    });
}

#[test]
fn cash_is_collected_share_by_share_and_remitted() {
    on_both(&TABLES, |house| {
        let opened = open(house, COD, &[700, 300]);
        assert_eq!(
            collect(house, 0, 700, CashPlace::Courier).unwrap().state,
            PaymentState::Due
        );
        assert_eq!(remit(house, 0).unwrap().state, PaymentState::Due);
        assert_clean(house);
        assert_eq!(
            collect(house, 1, 300, CashPlace::Depot).unwrap().state,
            PaymentState::CashAtDepot
        );
        assert_clean(house);
        assert_eq!(figures(house, 1), (300, 300, 0, 0, Some(Holder::Depot)));
        let held = house
            .store
            .read_blocking(|reader| share::held_by(reader, Holder::Depot, 10))
            .unwrap();
        let told: Vec<_> = held
            .iter()
            .map(|share| (share.order_id, share.fulfilment_id, share.held_centimes))
            .collect();
        assert_eq!(told, [(opened.order, fulfilment(1), 300)]);
        assert_eq!(remit(house, 1).unwrap().state, PaymentState::Remitted);
        assert!(
            house
                .store
                .read_blocking(|reader| share::held_by(reader, Holder::Depot, 10))
                .unwrap()
                .is_empty()
        );
        assert_eq!(remit(house, 1), Err(PaymentError::DoesNotFit));
        assert_eq!(
            events(house, opened.id),
            [
                "open due due",
                "share_collected due due",
                "share_remitted due due",
                "share_collected due due",
                "collect_at_depot due cash_at_depot",
                "share_remitted cash_at_depot cash_at_depot",
                "remit cash_at_depot remitted",
            ]
        );
        assert_clean(house);
    });
}

#[test]
fn more_than_is_due_is_never_collected() {
    on_both(&TABLES, |house| {
        open(house, COD, &[700, 0]);
        for wrong in [701, -1, 0, i64::MAX, i64::MIN] {
            assert_eq!(
                collect(house, 0, wrong, CashPlace::Courier),
                Err(PaymentError::DoesNotFit),
                "{wrong}"
            );
        }
        assert_eq!(
            remit(house, 0).unwrap_err(),
            PaymentError::NotAllowed {
                state: PaymentState::Due,
                event: PaymentEvent::Remit
            }
        );
        collect(house, 0, 500, CashPlace::Courier).unwrap();
        assert_eq!(
            collect(house, 0, 201, CashPlace::Courier),
            Err(PaymentError::DoesNotFit)
        );
        assert_eq!(
            collect(house, 0, 200, CashPlace::Depot),
            Err(PaymentError::DoesNotFit),
            "another holder"
        );
        assert_eq!(
            collect(house, 0, 200, CashPlace::Courier).unwrap().state,
            PaymentState::Due
        );
        assert_eq!(
            collect(house, 0, 0, CashPlace::Courier),
            Err(PaymentError::DoesNotFit),
            "once is enough"
        );
        // A share of nothing is handed over like any other.
        assert_eq!(
            collect(house, 1, 0, CashPlace::Courier).unwrap().state,
            PaymentState::CashAtCourier
        );
        assert_eq!(remit(house, 1).unwrap().state, PaymentState::CashAtCourier);
        assert_eq!(remit(house, 0).unwrap().state, PaymentState::Remitted);
        let unknown = collect(house, 7, 1, CashPlace::Courier);
        assert_eq!(unknown, Err(PaymentError::NotFound));
        assert_clean(house);
    });
}

#[test]
fn cash_is_not_collected_for_a_card() {
    on_both(&TABLES, |house| {
        let opened = open(house, Method::Card, &[700, 300]);
        let refused = PaymentError::NotAllowed {
            state: PaymentState::Due,
            event: PaymentEvent::CollectAtCourier,
        };
        assert_eq!(collect(house, 0, 700, CashPlace::Courier), Err(refused));
        let captured = apply(house, &opened, PaymentEvent::Capture).unwrap();
        assert_eq!(figures(house, 1), (300, 300, 0, 0, Some(Holder::Gateway)));
        assert_eq!(
            remit(house, 0).unwrap_err(),
            PaymentError::NotAllowed {
                state: captured.state,
                event: PaymentEvent::Remit
            }
        );
        assert_eq!(
            cancel_share(house, 0).unwrap_err(),
            PaymentError::NotAllowed {
                state: captured.state,
                event: PaymentEvent::Cancel
            }
        );
        assert_clean(house);
    });
}

#[test]
fn refunds_never_exceed_what_was_taken() {
    on_both(&TABLES, |house| {
        let opened = open(house, Method::Transfer, &[600, 400]);
        assert_eq!(
            refund(house, 0, 1),
            Err(PaymentError::DoesNotFit),
            "nothing was taken"
        );
        apply(house, &opened, PaymentEvent::Capture).unwrap();
        assert_eq!(figures(house, 0).4, Some(Holder::Bank));
        for wrong in [0, -5, 601] {
            assert_eq!(refund(house, 0, wrong), Err(PaymentError::DoesNotFit), "{wrong}");
        }
        assert_eq!(refund(house, 0, 200).unwrap().state, PaymentState::PartlyRefunded);
        assert_eq!(refund(house, 0, 401), Err(PaymentError::DoesNotFit));
        assert_eq!(refund(house, 1, 400).unwrap().state, PaymentState::PartlyRefunded);
        assert_clean(house);
        assert_eq!(refund(house, 0, 400).unwrap().state, PaymentState::Refunded);
        assert_eq!(refund(house, 0, 1), Err(PaymentError::DoesNotFit));
        assert_clean(house);
    });
}

#[test]
fn cash_refunded_before_the_rest_is_collected_is_told_at_the_end() {
    on_both(&TABLES, |house| {
        open(house, COD, &[700, 300]);
        collect(house, 0, 700, CashPlace::Courier).unwrap();
        assert_eq!(refund(house, 0, 700).unwrap().state, PaymentState::Due);
        assert_clean(house);
        assert_eq!(
            collect(house, 1, 300, CashPlace::Courier).unwrap().state,
            PaymentState::PartlyRefunded
        );
        assert_eq!(remit(house, 1).unwrap().state, PaymentState::PartlyRefunded);
        assert_eq!(refund(house, 1, 300).unwrap().state, PaymentState::Refunded);
        assert_clean(house);
    });
}

#[test]
fn a_cancelled_share_lowers_what_is_owed_and_the_last_one_cancels() {
    on_both(&TABLES, |house| {
        open(house, COD, &[700, 300, 50]);
        let less = cancel_share(house, 0).unwrap();
        assert_eq!((less.state, less.amount), (PaymentState::Due, Money::mad(350)));
        assert_eq!(cancel_share(house, 0), Err(PaymentError::DoesNotFit));
        assert_eq!(
            collect(house, 0, 700, CashPlace::Courier),
            Err(PaymentError::DoesNotFit)
        );
        collect(house, 1, 300, CashPlace::Courier).unwrap();
        assert_eq!(
            cancel_share(house, 1),
            Err(PaymentError::DoesNotFit),
            "it was paid"
        );
        // What is left is all collected.
        assert_eq!(cancel_share(house, 2).unwrap().state, PaymentState::CashAtCourier);
        assert_clean(house);
        let stored = house
            .store
            .read_blocking(|reader| payment::of_order(reader, Uuid::from_u128(1)))
            .unwrap();
        assert_eq!(stored.unwrap().amount, Money::mad(300));
    });
    on_both(&TABLES, |house| {
        open(house, Method::Card, &[700, 300]);
        cancel_share(house, 0).unwrap();
        let last = cancel_share(house, 1).unwrap();
        assert_eq!(
            (last.state, last.amount),
            (PaymentState::Cancelled, Money::ZERO_MAD)
        );
        assert_clean(house);
    });
}

#[test]
fn what_is_due_is_corrected_before_it_is_paid() {
    on_both(&TABLES, |house| {
        let opened = open(house, COD, &[700, 300]);
        let set = set_shares(house, &opened, &[650, 300, 40]).unwrap();
        assert_eq!((set.amount, set.state), (Money::mad(990), PaymentState::Due));
        assert_eq!(set_shares(house, &opened, &[1]), Err(PaymentError::Stale));
        let fewer = set_shares(house, &set, &[650]).unwrap();
        assert_eq!(fewer.amount, Money::mad(650));
        let back = set_shares(house, &fewer, &[650, 20]).unwrap();
        assert_eq!(figures(house, 1), (20, 0, 0, 0, None));
        assert_eq!(set_shares(house, &back, &[]), Err(PaymentError::DoesNotFit));
        let paid = collect(house, 0, 650, CashPlace::Courier).unwrap();
        assert_eq!(
            set_shares(house, &paid, &[640, 20]),
            Err(PaymentError::DoesNotFit),
            "it was paid"
        );
        let set = set_shares(house, &paid, &[650]).unwrap();
        assert_eq!(
            (set.amount, set.state),
            (Money::mad(650), PaymentState::CashAtCourier)
        );
        let late = set_shares(house, &set, &[650, 1]);
        assert!(matches!(late, Err(PaymentError::NotAllowed { .. })), "{late:?}");
        assert_clean(house);
    });
}

#[test]
fn an_event_on_an_old_version_is_stale() {
    on_both(&TABLES, |house| {
        let opened = open(house, Method::Card, &[700]);
        let authorised = apply(house, &opened, PaymentEvent::Authorise).unwrap();
        assert_eq!(
            apply(house, &opened, PaymentEvent::Capture),
            Err(PaymentError::Stale)
        );
        assert_eq!(
            apply(house, &authorised, PaymentEvent::Capture).unwrap().state,
            PaymentState::Captured
        );
        let missing = Payment {
            id: act().ids.next(),
            ..opened
        };
        assert_eq!(
            apply(house, &missing, PaymentEvent::Capture),
            Err(PaymentError::NotFound)
        );
        assert_clean(house);
    });
}

/// Runs the work on as many threads, all beginning at once.
fn at_once<T: Send>(threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let barrier = Arc::new(Barrier::new(threads));
    let work = &work;
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|number| {
                let barrier = Arc::clone(&barrier);
                scope.spawn(move || {
                    barrier.wait();
                    work(number)
                })
            })
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn one_capture_wins_however_many_callbacks_there_are() {
    on_both(&TABLES, |house| {
        let opened = open(house, Method::Card, &[700]);
        let outcomes = at_once(8, |_| apply(house, &opened, PaymentEvent::Capture));
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(
            outcomes
                .iter()
                .filter(|outcome| **outcome == Err(PaymentError::Stale))
                .count(),
            7
        );
        assert_eq!(events(house, opened.id).len(), 2);
        assert_clean(house);
    });
}

#[test]
fn two_refunds_of_60_on_100_are_not_both_paid() {
    on_both(&TABLES, |house| {
        let opened = open(house, Method::Card, &[100]);
        apply(house, &opened, PaymentEvent::Capture).unwrap();
        let outcomes = at_once(8, |_| refund(house, 0, 60));
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(figures(house, 0).3, 60);
        assert_clean(house);
    });
}

#[test]
fn shares_collected_at_the_same_time_do_not_miss_each_other() {
    on_both(&TABLES, |house| {
        let opened = open(house, COD, &[10; 8]);
        let outcomes = at_once(8, |number| collect(house, number, 10, CashPlace::Courier));
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        let id = opened.id;
        let now = house
            .store
            .read_blocking(move |reader| payment::by_id(reader, id))
            .unwrap()
            .unwrap();
        assert_eq!(now.state, PaymentState::CashAtCourier);
        assert_clean(house);
    });
}

#[test]
#[allow(clippy::disallowed_methods, reason = "two units must overlap in real time")]
fn the_last_two_shares_wait_for_each_other() {
    on_both(&TABLES, |house| {
        open(house, COD, &[10, 20]);
        let (tell, told) = std::sync::mpsc::channel();
        let states = std::thread::scope(|scope| {
            let second = scope.spawn(move || {
                told.recv().unwrap();
                collect(house, 1, 20, CashPlace::Courier).unwrap().state
            });
            let act = act();
            let first = write(house, move |unit| {
                let due = Money::mad(10);
                let after =
                    payment::record_share_collected(unit, &act, fulfilment(0), due, CashPlace::Courier)?;
                // The unit stays open long enough for the other one, if nothing holds that back.
                tell.send(()).unwrap();
                std::thread::sleep(std::time::Duration::from_millis(250));
                Ok(after.state)
            });
            (first.unwrap(), second.join().unwrap())
        });
        assert_eq!(states, (PaymentState::Due, PaymentState::CashAtCourier));
        assert_clean(house);
    });
}

#[test]
fn payments_are_listed_and_found_by_order() {
    on_both(&TABLES, |house| {
        let first = open(house, COD, &[700]);
        let new = NewPayment {
            order: Uuid::from_u128(2),
            method: Method::Card,
            shares: vec![(Uuid::from_u128(9), Money::mad(5))],
        };
        let by = act();
        let second = write(house, move |unit| payment::open(unit, &by, &new)).unwrap();
        let seen = |filter: PaymentFilter| {
            let page = house
                .store
                .read_blocking(move |reader| payment::list(reader, &filter, PageRequest::new(1, 10)))
                .unwrap();
            assert_eq!(u64::try_from(page.items.len()).unwrap(), page.total);
            page.items
                .into_iter()
                .map(|payment| payment.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(seen(PaymentFilter::default()).len(), 2);
        assert_eq!(
            seen(PaymentFilter {
                method: Some(COD),
                ..PaymentFilter::default()
            }),
            [first.id]
        );
        let captured = PaymentFilter {
            state: Some(PaymentState::Captured),
            ..PaymentFilter::default()
        };
        assert!(seen(captured).is_empty());
        let later = PaymentFilter {
            since: Some(act().at),
            until: Some(act().at),
            ..PaymentFilter::default()
        };
        assert!(seen(later).is_empty());
        let orders = [1, 2, 3].map(Uuid::from_u128);
        let found = house
            .store
            .read_blocking(move |reader| payment::of_orders(reader, &orders))
            .unwrap();
        assert_eq!(
            (found.len(), found[&orders[0]], found[&orders[1]].id),
            (2, first, second)
        );
        let by_fulfilment = house
            .store
            .read_blocking(|reader| share::of_fulfilments(reader, &[fulfilment(0), fulfilment(5)]))
            .unwrap();
        assert_eq!(by_fulfilment.len(), 1);
        assert_eq!(by_fulfilment[&fulfilment(0)].payment, first.id);
        let id = first.id;
        let own = house
            .store
            .read_blocking(move |reader| share::of_payment(reader, id))
            .unwrap();
        assert_eq!(own.len(), 1);
    });
}

#[test]
fn the_constraints_and_the_check_hold_what_the_code_promises() {
    on_both(&TABLES, |house| {
        let opened = open(house, COD, &[700]);
        for (text, constraint) in [
            (
                "UPDATE payment_share SET collected_centimes = 701, holder = 'depot'",
                "payment_share_collected_check",
            ),
            (
                "UPDATE payment_share SET collected_centimes = 5",
                "payment_share_held_check",
            ),
            (
                "UPDATE payment_share SET remitted_centimes = 1",
                "payment_share_remitted_check",
            ),
            (
                "UPDATE payment_share SET refunded_centimes = 1",
                "payment_share_refunded_check",
            ),
            (
                "UPDATE payment_share SET collected_centimes = 5, holder = 'depot', state = 'cancelled'",
                "payment_share_cancelled_check",
            ),
            ("UPDATE payment SET amount_centimes = -1", "payment_amount_check"),
            ("UPDATE payment_event SET event = 'x'", "append_only"),
            ("DELETE FROM payment_event", "append_only"),
        ] {
            let refused = house
                .store
                .write_blocking(move |unit| unit.run(Command::new(text), args![]));
            assert!(refused.unwrap_err().is_constraint(constraint), "{text}");
        }
        for (text, invariants) in [
            (
                "UPDATE payment SET amount_centimes = 5",
                &["payment-is-sum-of-shares"] as &[&str],
            ),
            (
                "UPDATE payment SET amount_centimes = 700, state = 'remitted'",
                &[
                    "payment-state-agrees-with-shares",
                    "payment-journal-leads-to-its-state",
                ],
            ),
        ] {
            house
                .store
                .write_blocking(move |unit| unit.run(Command::new(text), args![]))
                .unwrap();
            let findings = house.store.read_blocking(crate::check).unwrap();
            let named: Vec<&str> = findings.iter().map(|found| found.invariant).collect();
            assert_eq!(named, invariants, "{findings:?}");
            for found in &findings {
                assert!(crate::INVARIANTS.contains(&found.invariant));
                assert!(found.offender.contains(&opened.id.to_string()));
            }
        }
    });
}

fn a_share(due: i64, collected: i64, remitted: i64, refunded: i64, holder: Option<Holder>) -> Share {
    Share {
        payment: Id::from_uuid(Uuid::from_u128(1)),
        fulfilment: Uuid::from_u128(2),
        state: ShareState::Active,
        due: Money::mad(due),
        collected: Money::mad(collected),
        remitted: Money::mad(remitted),
        refunded: Money::mad(refunded),
        holder,
    }
}

/// Shares as the constraints let them be.
fn any_share() -> impl Strategy<Value = Share> {
    (0_i64..4, 0_i64..4, 0_i64..4, 0_i64..4, 0_u8..4).prop_map(
        |(due, collected, remitted, refunded, kind)| {
            let collected = collected.min(due);
            let holder = match kind {
                0 if collected == 0 => None,
                1 => Some(Holder::Depot),
                _ => Some(Holder::Courier),
            };
            let share = a_share(
                due,
                collected,
                remitted.min(collected),
                refunded.min(collected),
                holder,
            );
            let state = if kind == 3 && collected == 0 {
                ShareState::Cancelled
            } else {
                ShareState::Active
            };
            Share { state, ..share }
        },
    )
}

proptest! {
    /// From a due payment in cash, following the shares uses only steps of the table, comes to rest, and
    /// rests where state and shares agree.
    #[test]
    fn following_the_shares_comes_to_rest_in_agreement(shares in proptest::collection::vec(any_share(), 0..5)) {
        let sums = share::sums(&shares).unwrap();
        let mut state = PaymentState::Due;
        let mut steps = 0;
        while let Some(event) = following(COD, state, &shares, &sums) {
            let to = next(state, event, COD);
            prop_assert!(to.is_some(), "{} {}", state, event);
            state = to.unwrap();
            steps += 1;
            prop_assert!(steps < PaymentState::ALL.len());
        }
        prop_assert!(agrees(COD, state, &shares, &sums), "{} {:?}", state, shares);
    }

    /// Two states that cannot both be true of the same shares never both agree with them.
    #[test]
    fn shares_never_tell_both_paid_and_unpaid(shares in proptest::collection::vec(any_share(), 1..5)) {
        let sums = share::sums(&shares).unwrap();
        let tells = |state| agrees(COD, state, &shares, &sums);
        prop_assert!(!(tells(PaymentState::Due) && tells(PaymentState::Remitted)));
        prop_assert!(!(tells(PaymentState::PartlyRefunded) && tells(PaymentState::Refunded)));
        prop_assert!(!(tells(PaymentState::Remitted) && tells(PaymentState::Refunded)));
    }
}
