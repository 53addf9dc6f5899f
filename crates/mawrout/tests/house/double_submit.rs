//! The same form sent twice, at once or later, makes one order.

use crate::stage::{self, order_of};
use mawrout::rooms;
use orders::checkout::{self, PlaceOrderError};
use std::collections::BTreeSet;
use std::sync::Barrier;
use std::thread;
use store::testing::embedded;

#[test]
fn one_key_makes_one_order_however_often_it_comes() {
    stage::on_both(|stage| {
        let before = stage.available("DAT-BFG-500");
        let barrier = Barrier::new(16);
        let placed: Vec<_> = thread::scope(|scope| {
            let one = || {
                scope.spawn(|| {
                    let (act, command) = (stage.act(), order_of(&[("DAT-BFG-500", 2)], "same"));
                    barrier.wait();
                    stage.store.write_blocking(move |unit| checkout::place(unit, &act, &command)).unwrap()
                })
            };
            let started: Vec<_> = (0..16).map(|_| one()).collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let codes: BTreeSet<String> = placed.iter().map(|one| one.code.to_string()).collect();
        assert_eq!(codes.len(), 1, "{codes:?}");
        assert_eq!(placed.iter().filter(|one| !one.already).count(), 1);
        assert_eq!(stage.available("DAT-BFG-500"), before - 2);
        stage.must_be_right("one form sent sixteen times");
    });
}

#[test]
fn a_key_is_not_taken_for_another_order() {
    stage::on_both(|stage| {
        stage.place(&[("DAT-BFG-500", 2)], "same");
        let (act, other) = (stage.act(), order_of(&[("DAT-BFG-500", 3)], "same"));
        let refused = stage.store.write_blocking(move |unit| checkout::place(unit, &act, &other));
        assert_eq!(refused.err(), Some(PlaceOrderError::KeyUsedOtherwise));
        stage.must_be_right("a key used twice");
    });
}

/// The value of a hidden field.
fn hidden<'b>(body: &'b str, name: &str) -> &'b str {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, after) = body.split_once(&mark).unwrap_or_else(|| panic!("no field {name} in {body}"));
    after.split('"').next().unwrap()
}

#[tokio::test]
async fn the_checkout_form_leads_to_the_same_order_twice() {
    let house = embedded(*rooms::MIGRATIONS);
    let stage = stage::Stage::filled(&house);
    let mut desk = stage::desk(&house);
    desk.post("/fr/cart/lines", &[("sku", "DAT-BFG-500"), ("quantity", "2")]).await;
    let page = desk.get("/fr/checkout").await.body;
    let form = [
        ("name", "Acheteur démo 07"),
        ("phone", "0612345607"),
        ("delivery", "address"),
        ("city", "casablanca"),
        ("quarter", "Quartier de démonstration"),
        ("payment", "cash_on_delivery"),
        ("terms", "on"),
        ("idempotency_key", hidden(&page, "idempotency_key")),
        ("seen", hidden(&page, "seen")),
    ];
    let first = desk.post("/fr/checkout", &form).await;
    assert_eq!(first.status, 303, "{}", first.body);
    let second = desk.post("/fr/checkout", &form).await;
    assert_eq!((second.status.as_u16(), second.location()), (303, first.location()));
    assert!(first.location().starts_with("/fr/orders/"));
    stage.must_be_right("a checkout sent twice");
}
