//! Lies written into the tables behind the back of the program: the check names each of them.

use super::delivering::ready;
use super::scene::*;
use crate::cash::{self, CashPlace};
use crate::checkout::{PlaceOrder, place};
use crate::loss::{self, LossBearer};
use crate::order::{Destination, Order};
use crate::parcel::{self, Parcel};
use crate::returns::{self, Disposition};
use crate::{fulfilment, step};
use access::Act;
use store::{Command, Dialect, Unit, args};
use values::id::Id;
use values::money::Money;

const STATES: &str = "order state follows its fulfilments";
const WALKED: &str = "journal of an order leads to its states";
const CONTENTS: &str = "parcel state follows what is in it";
const DUES: &str = "payment = what its order owes";
const POSTED: &str = "received money = posted money";
const LOST: &str = "lost parcels = posted losses";
const PAYMENT: &str = "payment-journal-leads-to-its-state";

/// What is written, in words and in SQL, and the invariant that must name it.
type Lie = (&'static str, &'static [&'static str], &'static str);

const OF_STATES: &[Lie] = &[
    (
        "an order moved alone",
        &["UPDATE sales_order SET state = 'confirmed' WHERE state = 'completed'"],
        STATES,
    ),
    (
        "an order confirmed with its parts, and nobody called",
        &[
            "UPDATE fulfilment SET state = 'to_prepare' WHERE state = 'waiting'",
            "UPDATE sales_order SET state = 'confirmed' WHERE state = 'to_confirm'",
        ],
        WALKED,
    ),
    (
        "the placing forgotten",
        &["DELETE FROM order_event WHERE event = 'place'"],
        WALKED,
    ),
    (
        "a confirmation forgotten",
        &["DELETE FROM order_event WHERE event = 'confirm'"],
        WALKED,
    ),
    (
        "a call forgotten",
        &["DELETE FROM order_event WHERE event = 'no_answer'"],
        WALKED,
    ),
    (
        "a step of a part forgotten",
        &["DELETE FROM order_event WHERE event = 'mark_ready'"],
        WALKED,
    ),
    (
        "the packing forgotten",
        &["DELETE FROM order_event WHERE event = 'pack'"],
        WALKED,
    ),
    (
        "a step written otherwise",
        &[
            "UPDATE order_event SET to_state = 'collected' WHERE event = 'deliver' AND fulfilment_id IS NOT NULL",
        ],
        WALKED,
    ),
    (
        "a part that came, told as fetched",
        &["UPDATE fulfilment SET state = 'collected' WHERE state = 'delivered'"],
        WALKED,
    ),
    (
        "a parcel that came, told as packed",
        &["UPDATE parcel SET state = 'packed' WHERE state = 'delivered'"],
        CONTENTS,
    ),
    (
        "a parcel on its way, told as delivered",
        &["UPDATE parcel SET state = 'delivered' WHERE state = 'handed_over'"],
        CONTENTS,
    ),
    (
        "a parcel emptied on its way",
        &[
            "DELETE FROM parcel_fulfilment WHERE parcel_id IN (SELECT id FROM parcel WHERE state = 'handed_over')",
        ],
        CONTENTS,
    ),
];

const OF_PAYMENTS: &[Lie] = &[
    (
        "a collection forgotten",
        &["DELETE FROM payment_event WHERE event = 'collect_at_courier'"],
        PAYMENT,
    ),
    (
        "the opening forgotten",
        &["DELETE FROM payment_event WHERE event = 'open'"],
        PAYMENT,
    ),
    (
        "a payment moved alone",
        &["UPDATE payment SET state = 'failed' WHERE state = 'due'"],
        PAYMENT,
    ),
    (
        "payments and their shares forgotten",
        &[
            "DELETE FROM payment_event",
            "DELETE FROM payment_share",
            "DELETE FROM payment",
        ],
        DUES,
    ),
    (
        "a payment of no order",
        &["UPDATE payment SET order_id = id WHERE state = 'due'"],
        DUES,
    ),
    (
        "a higher price, in the payment and its share",
        &[
            "UPDATE payment SET amount_centimes = amount_centimes + 100",
            "UPDATE payment_share SET due_centimes = due_centimes + 100",
        ],
        DUES,
    ),
    (
        "another total of a cancelled order",
        &[
            "UPDATE sales_order SET goods_centimes = goods_centimes + 100, total_centimes = total_centimes + 100 \
             WHERE state = 'cancelled'",
        ],
        DUES,
    ),
    (
        "cash of a courier, told as taken at the depot",
        &["UPDATE payment_share SET holder = 'depot' WHERE holder = 'courier'"],
        DUES,
    ),
    (
        "cash handed on, and no parcel says so",
        &["UPDATE payment_share SET remitted_centimes = collected_centimes WHERE holder = 'courier'"],
        DUES,
    ),
];

const OF_BOOKS: &[Lie] = &[
    (
        "cash of a parcel, told as never received",
        &["UPDATE parcel SET cash_received_centimes = 0 WHERE cash_received_centimes > 0"],
        POSTED,
    ),
    (
        "a higher refund",
        &["UPDATE goods_return SET refund_centimes = refund_centimes + 100"],
        POSTED,
    ),
    (
        "a refund told as never paid",
        &["UPDATE goods_return SET refunded_at = NULL"],
        POSTED,
    ),
    (
        "an entry of a sale that never was",
        &[
            "INSERT INTO journal_entry SELECT reference_id, 'delivered:00000000-0000-7000-8000-000000000001', \
           description_key, reference_id, period, reverses_id, reason, actor_kind, actor_id, at FROM journal_entry \
           WHERE event_key LIKE 'remitted:%'",
        ],
        POSTED,
    ),
    (
        "an entry about no order",
        &[
            "INSERT INTO journal_entry SELECT reference_id, 'delivered:00000000-0000-7000-8000-000000000001', \
           description_key, id, period, reverses_id, reason, actor_kind, actor_id, at FROM journal_entry \
           WHERE event_key LIKE 'remitted:%'",
        ],
        POSTED,
    ),
    (
        "a fee for a parcel that was not refused",
        &[
            "INSERT INTO journal_entry SELECT reference_id, 'refused:00000000-0000-7000-8000-000000000001', \
           description_key, reference_id, period, reverses_id, reason, actor_kind, actor_id, at FROM journal_entry \
           WHERE event_key LIKE 'refused:%'",
        ],
        POSTED,
    ),
    (
        "another sum of a sale",
        &[
            "UPDATE posting_line SET amount_centimes = amount_centimes * 2 WHERE entry_id IN \
           (SELECT id FROM journal_entry WHERE event_key LIKE 'delivered:%')",
        ],
        POSTED,
    ),
];

/// An entry forgotten, with its lines.
macro_rules! forgotten {
    ($kind:literal, $invariant:expr) => {
        (
            concat!("an entry forgotten: ", $kind),
            &[
                concat!(
                    "DELETE FROM posting_line WHERE entry_id IN (SELECT id FROM journal_entry WHERE event_key LIKE '",
                    $kind,
                    ":%')"
                ),
                concat!("DELETE FROM journal_entry WHERE event_key LIKE '", $kind, ":%'"),
            ],
            $invariant,
        )
    };
}

const OF_FORGETTING: &[Lie] = &[
    forgotten!("delivered", POSTED),
    forgotten!("remitted", POSTED),
    forgotten!("deposited", POSTED),
    forgotten!("returned", POSTED),
    forgotten!("refunded", POSTED),
    forgotten!("refused", POSTED),
    forgotten!("claimed", POSTED),
    forgotten!("lost", LOST),
];

#[test]
fn every_lie_is_named() {
    on_both(|house, scene| {
        let built = house.store.write_blocking(move |unit| {
            lived_in(unit, &act(), scene);
            Ok::<_, store::Error>(())
        });
        built.unwrap();
        assert_eq!(told(house, &[]), [] as [&str; 0], "an honest house");
        for (words, texts, invariant) in [OF_STATES, OF_PAYMENTS, OF_BOOKS, OF_FORGETTING].concat() {
            let named = told(house, texts);
            assert!(named.contains(&invariant), "{words}: {named:?}");
        }
        assert_eq!(told(house, &[]), [] as [&str; 0], "no lie was kept");
    });
}

/// Ends a unit without keeping it.
#[derive(Debug)]
enum Ended {
    Told(Vec<&'static str>),
    Failed(store::Error),
}

impl From<store::Error> for Ended {
    fn from(error: store::Error) -> Self {
        Self::Failed(error)
    }
}

/// The invariants that are named after these lies, which are not kept.
fn told(house: &store::testing::TestHouse, lies: &'static [&'static str]) -> Vec<&'static str> {
    let ended = house.store.write_blocking(move |unit| {
        for text in unguarded(unit.dialect()) {
            unit.run(Command::new(text), args![])?;
        }
        for text in lies {
            let touched = unit.run(Command::new(text), args![])?;
            assert!(touched > 0, "nothing to lie about: {text}");
        }
        let mut findings = crate::check::check(unit)?;
        findings.extend(payments::check(unit)?);
        Err::<(), _>(Ended::Told(
            findings.into_iter().map(|found| found.invariant).collect(),
        ))
    });
    match ended.unwrap_err() {
        Ended::Told(named) => named,
        Ended::Failed(error) => panic!("{lies:?}: {error}"),
    }
}

/// What takes the guards off the tables that are only added to.
fn unguarded(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Sqlite => &[
            "DROP TRIGGER order_event_refuses_update",
            "DROP TRIGGER order_event_refuses_delete",
            "DROP TRIGGER payment_event_refuses_delete",
            "DROP TRIGGER journal_entry_refuses_delete",
            "DROP TRIGGER posting_line_refuses_update",
            "DROP TRIGGER posting_line_refuses_delete",
        ],
        Dialect::Postgres => &[
            "ALTER TABLE order_event DISABLE TRIGGER USER",
            "ALTER TABLE payment_event DISABLE TRIGGER USER",
            "ALTER TABLE journal_entry DISABLE TRIGGER USER",
            "ALTER TABLE posting_line DISABLE TRIGGER USER",
        ],
    }
}

/// Orders in each state, with every kind of entry in the books.
fn lived_in(unit: &mut Unit<'_>, act: &Act, scene: Scene) {
    let waiting = sold(unit, act, &[("SAF-1", 1)], "waiting");
    step::note_no_answer(unit, act, waiting, 1, "sonne").unwrap();
    let half = sold(unit, act, &[("DAT-1", 1), ("COM-1", 1)], "half");
    ready(unit, act, half);
    let part = whole(unit, half).fulfilments.remove(0);
    fulfilment::undo_ready(unit, act, part.id, part.version).unwrap();
    let gone = sold(unit, act, &[("COM-1", 1)], "cancelled");
    step::cancel(unit, act, gone, 1, "ne veut plus").unwrap();
    let opened = packed(unit, act, "opened");
    parcel::unpack(unit, act, opened, 1).unwrap();
    packed(unit, act, "packed");
    sent(unit, act, scene, "sent");
    let unpaid = sent(unit, act, scene, "unpaid");
    parcel::deliver(unit, act, unpaid, 2).unwrap();
    let refused = sent(unit, act, scene, "refused");
    parcel::refuse(unit, act, refused, 2, Money::mad(1_500), "absent").unwrap();
    let lost = sent(unit, act, scene, "lost");
    parcel::lose(unit, act, lost, 2, LossBearer::Carrier, "introuvable").unwrap();
    let version = parcel::by_id(unit, lost).unwrap().version;
    loss::receive_claim(unit, act, lost, version, CashPlace::Bank).unwrap();
    given_back(unit, act, scene);
    fetched(unit, act);
}

fn sold(unit: &mut Unit<'_>, act: &Act, lines: &[(&str, u32)], key: &str) -> Id<Order> {
    place(unit, act, &order_of(lines, key)).unwrap().order
}

fn packed(unit: &mut Unit<'_>, act: &Act, key: &str) -> Id<Parcel> {
    let id = sold(unit, act, &[("COM-1", 2)], key);
    ready(unit, act, id);
    let part = whole(unit, id).fulfilments.remove(0);
    parcel::pack(unit, act, id, &[part.id]).unwrap()
}

fn sent(unit: &mut Unit<'_>, act: &Act, scene: Scene, key: &str) -> Id<Parcel> {
    let parcel = packed(unit, act, key);
    parcel::hand_over(unit, act, parcel, 1, scene.carrier, key).unwrap();
    parcel
}

/// Delivered, its cash handed on, one of two pieces given back and paid back.
fn given_back(unit: &mut Unit<'_>, act: &Act, scene: Scene) {
    let parcel = sent(unit, act, scene, "given-back");
    parcel::deliver(unit, act, parcel, 2).unwrap();
    let view = parcel::by_id(unit, parcel).unwrap();
    let (fee, bank) = (Money::mad(700), CashPlace::Bank);
    let received = view.cash_due.sub(fee).unwrap();
    cash::receive(unit, act, parcel, view.version, received, fee, bank).unwrap();
    let part = whole(unit, view.order).fulfilments.remove(0);
    let (line, version) = ([(part.lines[0].id, 1)], part.version);
    let (fit, reason) = (Disposition::Restock, "ne convient pas");
    let given = returns::withdraw(unit, act, part.id, version, &line, fit, reason).unwrap();
    returns::pay_refund(unit, act, given, bank).unwrap();
}

/// Fetched at the depot, its cash brought to the bank.
fn fetched(unit: &mut Unit<'_>, act: &Act) {
    let wanted = PlaceOrder {
        destination: Destination::Pickup {
            pickup_point: "depot".to_owned(),
        },
        ..order_of(&[("COM-1", 1)], "fetched")
    };
    let id = place(unit, act, &wanted).unwrap().order;
    ready(unit, act, id);
    let part = whole(unit, id).fulfilments.remove(0);
    fulfilment::collect(unit, act, part.id, part.version).unwrap();
    cash::deposit(unit, act, part.id).unwrap();
}
