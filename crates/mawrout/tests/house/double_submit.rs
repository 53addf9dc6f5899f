//! The same form sent twice, at once or later, makes one order.

use crate::stage::{self, order_of};
use orders::checkout::{self, PlaceOrderError};
use std::collections::BTreeSet;
use std::sync::Barrier;
use std::thread;
use web::testing::{Desk, Reply};

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
                    stage
                        .store
                        .write_blocking(move |unit| checkout::place(unit, &act, &command))
                        .unwrap()
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
        let refused = stage
            .store
            .write_blocking(move |unit| checkout::place(unit, &act, &other));
        assert_eq!(refused.err(), Some(PlaceOrderError::KeyUsedOtherwise));
        stage.must_be_right("a key used twice");
    });
}

/// The value of a hidden field.
fn hidden<'b>(body: &'b str, name: &str) -> &'b str {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, after) = body
        .split_once(&mark)
        .unwrap_or_else(|| panic!("no field {name} in {body}"));
    after.split('"').next().unwrap()
}

/// Fills the cart, opens the checkout and sends its form twice; answers both answers.
async fn order_twice(desk: &mut Desk) -> [Reply; 2] {
    desk.post("/fr/cart/lines", &[("sku", "DAT-BFG-500"), ("quantity", "2")])
        .await;
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
    [
        desk.post("/fr/checkout", &form).await,
        desk.post("/fr/checkout", &form).await,
    ]
}

#[test]
fn the_checkout_form_leads_to_the_same_order_twice() {
    stage::on_both_doors(|stage, mut desk| {
        let before = stage.available("DAT-BFG-500");
        let [first, second] = stage::browse(order_twice(&mut desk));
        assert_eq!(first.status, 303, "{}", first.body);
        assert_eq!(
            (second.status.as_u16(), second.location()),
            (303, first.location())
        );
        assert!(first.location().starts_with("/fr/orders/"));
        assert_eq!(stage.available("DAT-BFG-500"), before - 2);
        stage.must_be_right("a checkout sent twice");
    });
}
