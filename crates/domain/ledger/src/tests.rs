//! The books on both databases: posting, reversing, closing, balances, races, and the check.

use crate::account::{AccountKind, AccountRef, Side};
use crate::balance::{self, Span};
use crate::closing::{self, ClosingError, PeriodState};
use crate::journal;
use crate::line::{Line, LineProblem, validate};
use crate::posting::{self, Entry, EntryFilter, JournalEntry, PostError};
use access::Act;
use access::page::{ByTime, PageRequest};
use proptest::prelude::*;
use std::sync::{Arc, Barrier, LazyLock};
use store::testing::{TestHouse, on_both};
use store::{Command, Unit, args};
use uuid::Uuid;
use values::clock::Clock;
use values::id::{Id, Ids};
use values::money::Money;
use values::period::Month;

static TABLES: LazyLock<&'static [store::Migration]> = LazyLock::new(|| {
    [store::migrate::MIGRATIONS, access::MIGRATIONS, crate::MIGRATIONS]
        .concat()
        .leak()
});

const BANK: AccountRef = AccountRef::house(AccountKind::Bank);
const DESK: AccountRef = AccountRef::house(AccountKind::CashDesk);
const DEPOSITS: AccountRef = AccountRef::house(AccountKind::BuyerDeposits);

fn producer(number: u128) -> AccountRef {
    AccountRef::of(AccountKind::ProducerPayable, Uuid::from_u128(number))
}

fn act_at(at: &str, seed: u64) -> Act {
    let clock = Clock::fixed(at.parse().unwrap());
    Act::house(&clock, &Ids::seeded(seed, clock.clone()))
}

fn act() -> Act {
    act_at("2026-11-24T20:18:00Z", 7)
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn entry(key: &str, lines: &[(AccountRef, i64)]) -> Entry {
    Entry {
        event_key: key.to_owned(),
        description_key: "ledger-delivered".to_owned(),
        reference: Uuid::from_u128(42),
        lines: lines
            .iter()
            .map(|(account, centimes)| Line {
                account: *account,
                amount: Money::mad(*centimes),
            })
            .collect(),
    }
}

fn post(house: &TestHouse, act: &Act, entry: &Entry) -> Result<Id<JournalEntry>, PostError> {
    let (act, entry) = (act.clone(), entry.clone());
    house
        .store
        .write_blocking(move |unit| posting::post(unit, &act, &entry))
}

fn reverse(house: &TestHouse, act: &Act, of: &'static str, key: &str) -> Result<Id<JournalEntry>, PostError> {
    let (act, key) = (act.clone(), key.to_owned());
    house
        .store
        .write_blocking(move |unit| posting::reverse(unit, &act, of, &key, "wrong producer"))
}

fn balance_of(house: &TestHouse, account: AccountRef) -> i64 {
    house
        .store
        .read_blocking(move |reader| balance::of(reader, &account))
        .unwrap()
        .centimes()
}

fn assert_clean(house: &TestHouse) {
    assert_eq!(house.store.read_blocking(crate::check).unwrap(), []);
}

fn write<E: From<store::Error> + Send + 'static>(
    house: &TestHouse,
    work: impl FnMut(&mut Unit<'_>) -> Result<(), E> + Send + 'static,
) -> Result<(), E> {
    house.store.write_blocking(work)
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
fn a_sale_is_posted_once_and_read_back() {
    on_both(&TABLES, |house| {
        let act = act();
        let sale = entry(
            "delivered:1",
            &[(DEPOSITS, 10_000), (producer(1), -9_000), (producer(2), -1_000)],
        );
        let id = post(house, &act, &sale).unwrap();
        assert_eq!(post(house, &act, &sale), Err(PostError::AlreadyPosted(id)));
        assert_eq!(
            (balance_of(house, DEPOSITS), balance_of(house, producer(1))),
            (10_000, -9_000)
        );
        assert_eq!(balance_of(house, BANK), 0);
        let amount = |key| {
            house
                .store
                .read_blocking(move |reader| posting::amount_of_event(reader, key))
                .unwrap()
        };
        assert_eq!(
            (amount("delivered:1"), amount("delivered:2")),
            (Some(Money::mad(10_000)), None)
        );
        let lines = house
            .store
            .read_blocking(move |reader| posting::lines_of(reader, &[id]))
            .unwrap();
        let told: Vec<_> = lines[&id]
            .iter()
            .map(|line| (line.account, line.amount.centimes()))
            .collect();
        assert_eq!(
            told,
            [(DEPOSITS, 10_000), (producer(1), -9_000), (producer(2), -1_000)]
        );
        let about = house
            .store
            .read_blocking(|reader| posting::of_reference(reader, Uuid::from_u128(42)))
            .unwrap();
        assert_eq!(
            (about.len(), about[0].id, about[0].period.as_str()),
            (1, id, "2026-11")
        );
        assert_eq!((about[0].actor_kind.as_str(), about[0].actor_id), ("house", None));
        assert_clean(house);
    });
}

#[test]
fn a_unit_may_go_on_after_an_event_that_was_posted_before() {
    on_both(&TABLES, |house| {
        let act = act();
        post(house, &act, &entry("a", &[(BANK, 5), (DEPOSITS, -5)])).unwrap();
        write::<store::Error>(house, move |unit| {
            let again = posting::post(unit, &act, &entry("a", &[(BANK, 7), (DEPOSITS, -7)]));
            assert!(matches!(again, Err(PostError::AlreadyPosted(_))));
            posting::post(unit, &act, &entry("b", &[(BANK, 1), (DEPOSITS, -1)])).unwrap();
            Ok(())
        })
        .unwrap();
        assert_eq!(balance_of(house, BANK), 6);
        assert_clean(house);
    });
}

#[test]
fn wrong_lines_are_refused_before_anything_is_written() {
    on_both(&TABLES, |house| {
        let act = act();
        let no_party = AccountRef::house(AccountKind::ProducerPayable);
        let cases = [
            (entry("x", &[]), PostError::TooFewLines),
            (entry("x", &[(BANK, 1)]), PostError::TooFewLines),
            (
                entry("x", &[(BANK, 2), (DEPOSITS, -1)]),
                PostError::Unbalanced(Money::mad(1)),
            ),
            (
                entry("x", &[(BANK, 1), (DESK, 0), (DEPOSITS, -1)]),
                PostError::ZeroLine,
            ),
            (
                entry("x", &[(BANK, 1), (no_party, -1)]),
                PostError::PartyMissing(AccountKind::ProducerPayable),
            ),
            (
                entry("x", &[(BANK, i64::MAX), (DESK, i64::MAX), (DEPOSITS, 2)]),
                PostError::TooLarge,
            ),
        ];
        for (wrong, error) in cases {
            assert_eq!(post(house, &act, &wrong), Err(error));
        }
        let filter = EntryFilter::default();
        let all = house
            .store
            .read_blocking(move |reader| {
                posting::list(reader, &filter, ByTime::Newest, PageRequest::new(1, 10))
            })
            .unwrap();
        assert_eq!(all.total, 0);
    });
}

#[test]
fn an_entry_is_reversed_once_and_mirrored_exactly() {
    on_both(&TABLES, |house| {
        let act = act();
        let original = post(
            house,
            &act,
            &entry("sale", &[(DEPOSITS, 300), (producer(1), -300)]),
        )
        .unwrap();
        let reversal = reverse(house, &act, "sale", "sale-back").unwrap();
        assert_eq!(
            reverse(house, &act, "sale", "sale-back"),
            Err(PostError::AlreadyPosted(reversal))
        );
        assert_eq!(
            reverse(house, &act, "sale", "again"),
            Err(PostError::AlreadyReversed)
        );
        assert_eq!(
            reverse(house, &act, "sale-back", "forth"),
            Err(PostError::NotReversible)
        );
        assert_eq!(
            reverse(house, &act, "nothing", "back"),
            Err(PostError::NotReversible)
        );
        assert_eq!(
            (balance_of(house, DEPOSITS), balance_of(house, producer(1))),
            (0, 0)
        );
        let about = house
            .store
            .read_blocking(|reader| posting::of_reference(reader, Uuid::from_u128(42)))
            .unwrap();
        let told: Vec<_> = about
            .iter()
            .map(|entry| (entry.id, entry.reverses_id, entry.reason.clone()))
            .collect();
        assert_eq!(
            told,
            [
                (original, None, None),
                (reversal, Some(original), Some("wrong producer".to_owned()))
            ]
        );
        assert_clean(house);
    });
}

#[test]
fn two_reversals_race_and_one_wins() {
    on_both(&TABLES, |house| {
        post(
            house,
            &act(),
            &entry("sale", &[(DEPOSITS, 300), (producer(1), -300)]),
        )
        .unwrap();
        let barrier = Arc::new(Barrier::new(8));
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8_u64)
                .map(|number| {
                    let barrier = Arc::clone(&barrier);
                    scope.spawn(move || {
                        let act = act_at("2026-11-24T20:19:00Z", 50 + number);
                        barrier.wait();
                        reverse(house, &act, "sale", &format!("back-{number}"))
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(
            outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
            1,
            "{outcomes:?}"
        );
        let lost = outcomes
            .iter()
            .filter(|outcome| **outcome == Err(PostError::AlreadyReversed))
            .count();
        assert_eq!(lost, 7, "{outcomes:?}");
        assert_eq!(balance_of(house, DEPOSITS), 0);
        assert_clean(house);
    });
}

#[test]
fn the_cash_desk_never_holds_less_than_nothing() {
    on_both(&TABLES, |house| {
        let act = act();
        let takes = |key: &str, centimes: i64| entry(key, &[(DESK, centimes), (BANK, -centimes)]);
        assert_eq!(
            post(house, &act, &takes("a", -1)),
            Err(PostError::WouldGoNegative(DESK))
        );
        post(house, &act, &takes("b", 500)).unwrap();
        assert_eq!(
            post(house, &act, &takes("c", -501)),
            Err(PostError::WouldGoNegative(DESK))
        );
        // Lines of one account count together.
        post(
            house,
            &act,
            &entry("d", &[(DESK, -700), (DESK, 400), (BANK, 300)]),
        )
        .unwrap();
        assert_eq!((balance_of(house, DESK), balance_of(house, BANK)), (200, -200));
        post(house, &act, &takes("e", -200)).unwrap();
        assert_clean(house);
    });
}

#[test]
fn eight_hands_in_the_cash_desk_take_only_what_is_there() {
    on_both(&TABLES, |house| {
        post(house, &act(), &entry("in", &[(DESK, 300), (BANK, -300)])).unwrap();
        let barrier = Arc::new(Barrier::new(8));
        let taken = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8_u64)
                .map(|number| {
                    let barrier = Arc::clone(&barrier);
                    scope.spawn(move || {
                        let act = act_at("2026-11-24T20:19:00Z", 70 + number);
                        let out = entry(&format!("out-{number}"), &[(DESK, -100), (BANK, 100)]);
                        barrier.wait();
                        post(house, &act, &out)
                    })
                })
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .count()
        });
        assert_eq!((taken, balance_of(house, DESK)), (3, 0));
        assert_clean(house);
    });
}

#[test]
fn accounts_are_made_once_however_many_post_first() {
    on_both(&TABLES, |house| {
        let barrier = Arc::new(Barrier::new(8));
        std::thread::scope(|scope| {
            for number in 0..8_u64 {
                let barrier = Arc::clone(&barrier);
                scope.spawn(move || {
                    let act = act_at("2026-11-24T20:19:00Z", 90 + number);
                    // In both orders: units that met in the middle would wait for each other.
                    let mut lines = [(producer(1), -10), (BANK, 10)];
                    if number % 2 == 0 {
                        lines.reverse();
                    }
                    let sale = entry(&format!("sale-{number}"), &lines);
                    barrier.wait();
                    post(house, &act, &sale).unwrap();
                });
            }
        });
        assert_eq!(
            (balance_of(house, BANK), balance_of(house, producer(1))),
            (80, -80)
        );
        assert_clean(house);
    });
}

#[test]
fn nothing_is_posted_into_a_closed_month() {
    on_both(&TABLES, |house| {
        let november = act();
        let december = act_at("2026-12-02T09:00:00Z", 8);
        let close = |act: &Act, text: &str| {
            let (act, month) = (act.clone(), month(text));
            write(house, move |unit| closing::close(unit, &act, month))
        };
        let nov = month("2026-11");
        post(house, &november, &entry("a", &[(BANK, 5), (DEPOSITS, -5)])).unwrap();
        assert_eq!(close(&november, "2026-11"), Err(ClosingError::NotOver(nov)));
        close(&december, "2026-11").unwrap();
        assert_eq!(
            close(&december, "2026-11"),
            Err(ClosingError::Already(nov, PeriodState::Closed))
        );
        assert_eq!(
            post(house, &november, &entry("b", &[(BANK, 5), (DEPOSITS, -5)])),
            Err(PostError::PeriodClosed(nov))
        );
        post(house, &december, &entry("c", &[(BANK, 5), (DEPOSITS, -5)])).unwrap();
        assert!(
            house
                .store
                .read_blocking(move |reader| closing::is_open(reader, nov))
                .map(|open| !open)
                .unwrap()
        );
        let by = december.clone();
        write(house, move |unit| closing::reopen(unit, &by, nov, "late bill")).unwrap();
        let by = december.clone();
        let again = write(house, move |unit| closing::reopen(unit, &by, nov, "late bill"));
        assert_eq!(again, Err(ClosingError::Already(nov, PeriodState::Open)));
        post(house, &november, &entry("b", &[(BANK, 5), (DEPOSITS, -5)])).unwrap();
        let periods = house.store.read_blocking(closing::list).unwrap();
        let told: Vec<_> = periods
            .iter()
            .map(|period| (period.month.as_str(), period.state))
            .collect();
        assert_eq!(
            told,
            [("2026-12", PeriodState::Open), ("2026-11", PeriodState::Open)]
        );
        assert_clean(house);
    });
}

#[test]
fn the_month_is_casablancas() {
    on_both(&TABLES, |house| {
        // 23:30 UTC on the last of June is July in Morocco, an hour ahead in summer.
        let id = post(
            house,
            &act_at("2026-06-30T23:30:00Z", 9),
            &entry("a", &[(BANK, 5), (DEPOSITS, -5)]),
        )
        .unwrap();
        let found = house
            .store
            .read_blocking(|reader| crate::journal::by_event(reader, "a"))
            .unwrap()
            .unwrap();
        assert_eq!((found.id, found.period.as_str()), (id, "2026-07"));
    });
}

/// Long enough for another unit to do its work if nothing holds it back.
const MEANWHILE: std::time::Duration = std::time::Duration::from_millis(250);

/// Runs `first` and keeps its unit open while `second` runs on another thread.
#[allow(clippy::disallowed_methods, reason = "two units must overlap in real time")]
fn overlapping<A: Send + 'static, B: Send>(
    house: &TestHouse,
    first: impl Fn(&mut Unit<'_>) -> A + Send + 'static,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(move || {
            told.recv().unwrap();
            second()
        });
        let outcome = house.store.write_blocking(move |unit| {
            let outcome = first(unit);
            tell.send(()).unwrap();
            std::thread::sleep(MEANWHILE);
            Ok::<_, store::Error>(outcome)
        });
        (outcome.unwrap(), waiting.join().unwrap())
    })
}

#[test]
fn closing_waits_for_an_entry_being_written() {
    on_both(&TABLES, |house| {
        // The month is there already: what is waited for is the entry, not the month's own row.
        post(house, &act(), &entry("first", &[(BANK, 1), (DEPOSITS, -1)])).unwrap();
        let (by, late) = (
            act_at("2026-11-24T20:19:00Z", 9),
            entry("late", &[(BANK, 1), (DEPOSITS, -1)]),
        );
        let closer = act_at("2026-12-02T09:00:00Z", 300);
        let close_and_count = || {
            house.store.write_blocking(move |unit| {
                closing::close(unit, &closer, month("2026-11"))?;
                Ok::<_, ClosingError>(unit.count(&store::Select::new("SELECT count(*) FROM journal_entry"))?)
            })
        };
        let (posted, seen) = overlapping(
            house,
            move |unit| posting::post(unit, &by, &late),
            close_and_count,
        );
        assert!(posted.is_ok());
        assert_eq!(
            seen,
            Ok(2),
            "what is in the month when it is closed is all there will be"
        );
    });
}

#[test]
fn an_entry_waits_for_the_month_being_closed() {
    on_both(&TABLES, |house| {
        post(house, &act(), &entry("first", &[(BANK, 1), (DEPOSITS, -1)])).unwrap();
        let nov = month("2026-11");
        let closer = act_at("2026-12-02T09:00:00Z", 300);
        let late = || {
            post(
                house,
                &act_at("2026-11-24T20:19:00Z", 9),
                &entry("late", &[(BANK, 1), (DEPOSITS, -1)]),
            )
        };
        let (closing, posted) = overlapping(house, move |unit| closing::close(unit, &closer, nov), late);
        assert_eq!((closing, posted), (Ok(()), Err(PostError::PeriodClosed(nov))));
    });
}

/// Three entries of a producer in November, one of another in December.
fn three_and_one(house: &TestHouse) {
    for (second, key, centimes) in [(0, "a", 100), (1, "b", -30), (2, "c", 7)] {
        post(
            house,
            &act_at(&format!("2026-11-24T20:18:0{second}Z"), 9 + second),
            &entry(key, &[(producer(1), centimes), (BANK, -centimes)]),
        )
        .unwrap();
    }
    let december = act_at("2026-12-02T09:00:00Z", 8);
    post(house, &december, &entry("d", &[(producer(2), -50), (BANK, 50)])).unwrap();
}

#[test]
fn statements_run_whatever_the_page() {
    on_both(&TABLES, |house| {
        three_and_one(house);
        let page = |number, size| {
            house
                .store
                .read_blocking(move |reader| {
                    balance::statement(
                        reader,
                        &producer(1),
                        Span::default(),
                        ByTime::Newest,
                        PageRequest::new(number, size),
                    )
                })
                .unwrap()
        };
        let told = |number, size| {
            let items = page(number, size).items;
            items
                .iter()
                .map(|line| (line.amount.centimes(), line.running.centimes()))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(1, 10), [(7, 77), (-30, 70), (100, 100)]);
        assert_eq!(
            told(2, 2),
            [(100, 100)],
            "the running balance does not depend on the page"
        );
        assert_eq!(
            (page(1, 2).total, page(1, 1).items[0].event_key.as_str()),
            (3, "c")
        );
    });
}

#[test]
fn a_span_of_a_statement_counts_what_came_before() {
    on_both(&TABLES, |house| {
        three_and_one(house);
        let other = |span: Span, sort, number| {
            house
                .store
                .read_blocking(move |reader| {
                    balance::statement(reader, &producer(1), span, sort, PageRequest::new(number, 2))
                })
                .unwrap()
        };
        let oldest = |number| {
            let page = other(Span::default(), ByTime::Oldest, number);
            let told = page.items.iter().map(|line| line.running.centimes());
            told.collect::<Vec<_>>()
        };
        assert_eq!((oldest(1), oldest(2)), (vec![100, 70], vec![77]));
        let all = other(Span::default(), ByTime::Newest, 1).items;
        let (last, first) = (all[0].at, all[1].at);
        let from_last = Span {
            since: Some(last),
            until: None,
        };
        let before_last = Span {
            since: None,
            until: Some(last),
        };
        let (late, early) = (
            other(from_last, ByTime::Oldest, 1),
            other(before_last, ByTime::Newest, 1),
        );
        assert!(first < last, "the entries lie apart");
        assert_eq!(
            (
                late.total + early.total,
                late.items.last().unwrap().running.centimes()
            ),
            (3, 77),
            "what came before counts in the balance"
        );
        assert!(late.total > 0 && early.items.iter().all(|line| line.at < last));
    });
}

#[test]
fn trial_balances_sum_to_nothing() {
    on_both(&TABLES, |house| {
        three_and_one(house);
        let parties = house
            .store
            .read_blocking(|reader| balance::by_party(reader, AccountKind::ProducerPayable))
            .unwrap();
        let expected = [
            (Uuid::from_u128(1), Money::mad(77)),
            (Uuid::from_u128(2), Money::mad(-50)),
        ];
        assert_eq!(parties, expected);
        let trial = |month: Option<Month>| {
            let lines = house
                .store
                .read_blocking(move |reader| balance::trial(reader, month))
                .unwrap();
            assert!(
                Money::sum(lines.iter().map(|line| line.balance))
                    .unwrap()
                    .is_zero()
            );
            lines
                .iter()
                .map(|line| (line.kind, line.debit.centimes(), line.credit.centimes()))
                .collect::<Vec<_>>()
        };
        let all = [
            (AccountKind::Bank, 80, 107),
            (AccountKind::ProducerPayable, 107, 80),
        ];
        assert_eq!(trial(None), all);
        let december = [(AccountKind::Bank, 50, 0), (AccountKind::ProducerPayable, 0, 50)];
        assert_eq!(trial(Some(month("2026-12"))), december);
        assert_eq!(trial(Some(month("2026-01"))), []);
        assert!(
            house
                .store
                .read_blocking(|reader| balance::statement(
                    reader,
                    &DESK,
                    Span::default(),
                    ByTime::Newest,
                    PageRequest::new(1, 5)
                ))
                .unwrap()
                .items
                .is_empty()
        );
    });
}

#[test]
fn the_journal_is_listed_by_month_and_text_and_never_edited() {
    on_both(&TABLES, |house| {
        post(house, &act(), &entry("a", &[(BANK, 5), (DEPOSITS, -5)])).unwrap();
        post(
            house,
            &act_at("2026-12-02T09:00:00Z", 8),
            &entry("b", &[(BANK, 5), (DEPOSITS, -5)]),
        )
        .unwrap();
        let keys = |filter: EntryFilter| {
            let page = house
                .store
                .read_blocking(move |reader| {
                    posting::list(reader, &filter, ByTime::Newest, PageRequest::new(1, 10))
                })
                .unwrap();
            page.items
                .into_iter()
                .map(|entry| entry.event_key)
                .collect::<Vec<_>>()
        };
        assert_eq!(keys(EntryFilter::default()), ["b", "a"]);
        assert_eq!(
            keys(EntryFilter {
                month: Some(month("2026-11")),
                ..EntryFilter::default()
            }),
            ["a"]
        );
        let about = EntryFilter {
            reference: Some(Uuid::from_u128(42)),
            ..EntryFilter::default()
        };
        assert_eq!(keys(about).len(), 2);
        let span = EntryFilter {
            since: Some(act().at),
            until: Some(act().at),
            ..EntryFilter::default()
        };
        assert!(keys(span).is_empty());
        for text in [
            "UPDATE journal_entry SET event_key = 'c'",
            "DELETE FROM journal_entry",
            "UPDATE posting_line SET amount_centimes = 9",
            "DELETE FROM posting_line",
        ] {
            let edited = house
                .store
                .write_blocking(move |unit| unit.run(Command::new(text), args![]));
            assert!(edited.unwrap_err().is_constraint("append_only"), "{text}");
        }
    });
}

/// Writes rows that the posting functions never would.
fn break_books(house: &TestHouse, texts: &'static [&'static str]) {
    write::<store::Error>(house, move |unit| {
        for text in texts {
            unit.run(Command::new(text), args![])?;
        }
        Ok(())
    })
    .unwrap();
}

#[test]
fn the_check_names_what_is_broken() {
    on_both(&TABLES, |house| {
        let act = act();
        post(house, &act, &entry("a", &[(DESK, 5), (BANK, -5)])).unwrap();
        reverse(house, &act, "a", "a-back").unwrap();
        let broken: [(&'static [&'static str], &[&str]); 3] = [
            (
                &["UPDATE ledger_account SET guarded_centimes = 3 WHERE kind = 'cash_desk'"],
                &["guarded-accounts-are-not-negative"],
            ),
            (
                &[
                    "INSERT INTO posting_line SELECT id, 3, (SELECT id FROM ledger_account WHERE kind = 'bank'), 4, 'MAD', at \
                   FROM journal_entry WHERE event_key = 'a-back'",
                ],
                &[
                    "entries-are-balanced",
                    "reversals-mirror-their-original",
                    "guarded-accounts-are-not-negative",
                ],
            ),
            (
                &[
                    "INSERT INTO posting_line SELECT id, 4, (SELECT id FROM ledger_account WHERE kind = 'bank'), -4, 'MAD', at \
                   FROM journal_entry WHERE event_key = 'a-back'",
                    "UPDATE ledger_account SET guarded_centimes = 0 WHERE kind = 'cash_desk'",
                ],
                &[
                    "reversals-mirror-their-original",
                    "reversals-mirror-their-original",
                ],
            ),
        ];
        for (texts, invariants) in broken {
            break_books(house, texts);
            let findings = house.store.read_blocking(crate::check).unwrap();
            let named: Vec<_> = findings.iter().map(|finding| finding.invariant).collect();
            assert_eq!(named, invariants, "{findings:?}");
            assert!(named.iter().all(|name| crate::INVARIANTS.contains(name)));
        }
    });
}

#[test]
fn an_entry_without_lines_is_named() {
    on_both(&TABLES, |house| {
        post(house, &act(), &entry("a", &[(BANK, 5), (DEPOSITS, -5)])).unwrap();
        let id = Uuid::from_u128(77);
        write::<store::Error>(house, move |unit| {
            let text = "INSERT INTO journal_entry SELECT ?1, 'lost', description_key, reference_id, period, \
                reverses_id, reason, actor_kind, actor_id, at FROM journal_entry WHERE event_key = 'a'";
            unit.run(Command::new(text), args![id]).map(|_| ())
        })
        .unwrap();
        let findings = house.store.read_blocking(crate::check).unwrap();
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].invariant, "entries-have-two-lines");
        assert!(findings[0].offender.contains(&id.to_string()));
    });
}

#[test]
fn the_chart_is_told_by_the_moroccan_plan() {
    for kind in AccountKind::ALL {
        let number = kind.plan_number();
        assert!(
            (3..=5).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()),
            "{kind}"
        );
        // Classes 3 (current assets) and 6 (charges) grow on the debit side, 4 and 7 on the credit side.
        let side = match &number[..1] {
            "3" | "5" | "6" => Side::Debit,
            _ => Side::Credit,
        };
        assert_eq!(kind.side(), side, "{kind}");
        // The check sums guarded accounts on the debit side.
        assert!(
            !kind.must_not_go_negative() || kind.side() == Side::Debit,
            "{kind}"
        );
        assert_eq!(
            AccountRef::house(*kind).is_complete(),
            !kind.needs_party(),
            "{kind}"
        );
        assert!(AccountRef::of(*kind, Uuid::from_u128(1)).is_complete(), "{kind}");
    }
}

#[test]
fn debits_and_credits_have_their_signs() {
    let amount = Money::mad(250);
    let lines = [Line::debit(BANK, amount), Line::credit(DEPOSITS, amount).unwrap()];
    assert_eq!(lines.map(|line| line.amount.centimes()), [250, -250]);
    assert_eq!(validate(&lines), Ok(()));
    assert!(Line::credit(BANK, Money::mad(i64::MIN)).is_err());
    let mirrorless = [
        Line {
            account: BANK,
            amount: Money::mad(i64::MIN),
        },
        Line {
            account: DEPOSITS,
            amount: Money::mad(i64::MAX),
        },
        Line {
            account: DEPOSITS,
            amount: Money::mad(1),
        },
    ];
    assert_eq!(validate(&mirrorless), Err(LineProblem::TooLarge));
}

fn lines_of_amounts(amounts: &[i64]) -> Vec<Line> {
    amounts
        .iter()
        .map(|centimes| Line {
            account: BANK,
            amount: Money::mad(*centimes),
        })
        .collect()
}

proptest! {
    /// Any amounts with the line that balances them are accepted; with any other last line they are not.
    #[test]
    fn exactly_the_balancing_line_is_accepted(
        amounts in proptest::collection::vec((-1_000_000_i64..1_000_000).prop_filter("zero", |c| *c != 0), 1..12),
        off in -1000_i64..1000,
    ) {
        let rest = -amounts.iter().sum::<i64>();
        prop_assume!(rest != 0 && rest + off != 0);
        let mut balanced = amounts.clone();
        balanced.push(rest);
        prop_assert_eq!(validate(&lines_of_amounts(&balanced)), Ok(()));
        let mut other = amounts.clone();
        other.push(rest + off);
        let expected = if off == 0 { Ok(()) } else { Err(LineProblem::Unbalanced(Money::mad(off))) };
        prop_assert_eq!(validate(&lines_of_amounts(&other)), expected);
    }

    /// No list of amounts, however large, crashes the rule or passes it with a sum that is not zero.
    #[test]
    fn any_lines_are_judged_without_overflow(amounts in proptest::collection::vec(any::<i64>(), 0..6)) {
        let judged = validate(&lines_of_amounts(&amounts));
        let sum: i128 = amounts.iter().copied().map(i128::from).sum();
        let fine = sum == 0 && amounts.len() >= 2 && amounts.iter().all(|c| *c != 0 && *c != i64::MIN);
        prop_assert!(fine || judged.is_err());
    }

    /// The mirror image of accepted lines is accepted.
    #[test]
    fn what_is_accepted_can_be_reversed(amounts in proptest::collection::vec(1_i64..i64::MAX / 20, 1..8)) {
        let mut lines = lines_of_amounts(&amounts);
        lines.push(Line { account: DEPOSITS, amount: Money::mad(-amounts.iter().sum::<i64>()) });
        prop_assert_eq!(validate(&lines), Ok(()));
        let mirrored: Vec<Line> = lines.iter()
            .map(|line| Line { amount: line.amount.negated().unwrap(), ..*line }).collect();
        prop_assert_eq!(validate(&mirrored), Ok(()));
    }
}

#[test]
fn entries_are_found_by_what_they_are_about_and_one_after_the_other() {
    on_both(&TABLES, |house| {
        let other = Uuid::from_u128(43);
        let act = act();
        let first = post(
            house,
            &act,
            &entry("delivered:1", &[(BANK, 900), (DEPOSITS, -900)]),
        )
        .unwrap();
        let three = [(BANK, 500), (DESK, 250), (DEPOSITS, -750)];
        let second = post(house, &act, &entry("delivered:2", &three)).unwrap();
        let away = Entry {
            reference: other,
            ..entry("delivered:3", &[(BANK, 100), (DEPOSITS, -100)])
        };
        let third = post(house, &act, &away).unwrap();
        let (about, none) = house
            .store
            .read_blocking(|reader| {
                let about = journal::posted_about(reader, &[Uuid::from_u128(42)])?;
                let none = journal::posted_about(reader, &[Uuid::from_u128(44)])?;
                Ok::<_, store::Error>((about, none))
            })
            .unwrap();
        let sums: Vec<(&str, i64)> = about
            .iter()
            .map(|posted| (posted.event_key.as_str(), posted.debit_centimes))
            .collect();
        assert_eq!(sums, [("delivered:1", 900), ("delivered:2", 750)], "debits alone");
        assert_eq!(none, []);
        let mut found = Vec::new();
        let mut last = Id::from_uuid(Uuid::nil());
        loop {
            let page = house
                .store
                .read_blocking(move |reader| journal::after(reader, last, 2))
                .unwrap();
            let Some(end) = page.last() else { break };
            last = end.id;
            found.extend(page.into_iter().map(|named| (named.id, named.reference_id)));
        }
        let mut wanted = [
            (first, Uuid::from_u128(42)),
            (second, Uuid::from_u128(42)),
            (third, other),
        ];
        wanted.sort_unstable_by_key(|(id, _)| *id);
        assert_eq!(found, wanted, "each once, over two pages");
    });
}
