//! Parts of one order that go different ways, and hands that meet on one order.

use super::delivering::{confirm, ready};
use super::scene::*;
use crate::error::OrderError;
use crate::state::{FulfilmentState, OrderState};
use crate::{correction, fulfilment, parcel, step};
use payments::payment;
use values::money::Money;

/// The third part is cancelled after the first went further; what the first owes stays as it was.
fn cancelled_beside(
    go_further: impl Fn(&mut store::Unit<'_>, &access::Act, Scene, values::id::Id<parcel::Parcel>)
    + Clone
    + Send
    + 'static,
) {
    in_a_house(move |unit, act, scene| {
        let id = placed(unit, act).order;
        ready(unit, act, id);
        let first = whole(unit, id).fulfilments.remove(0);
        let packed = parcel::pack(unit, act, id, &[first.id]).unwrap();
        go_further(unit, act, scene, packed);
        let third = whole(unit, id).fulfilments.remove(2);
        fulfilment::cancel(unit, act, third.id, third.version, "rupture").unwrap();
        let order = whole(unit, id);
        assert_eq!(order.fulfilments[0].due, first.due, "fixed when it was packed");
        assert_eq!(
            order.delivery,
            Money::mad(3_500),
            "the loose part carries the rest"
        );
        let second = order.fulfilments[1].clone();
        step_on(unit, act, scene, &second);
    });
}

/// The second part is shipped and delivered, so that the books can be compared at the end.
fn step_on(unit: &mut store::Unit<'_>, act: &access::Act, scene: Scene, part: &crate::view::FulfilmentView) {
    let order = fulfilment::by_id(unit, part.id).unwrap().order;
    let packed = parcel::pack(unit, act, order, &[part.id]).unwrap();
    parcel::hand_over(unit, act, packed, 1, scene.carrier, "X2").unwrap();
    parcel::deliver(unit, act, packed, 2).unwrap();
}

#[test]
fn a_part_is_cancelled_beside_one_that_is_packed() {
    cancelled_beside(|_, _, _, _| {});
}

#[test]
fn a_part_is_cancelled_beside_one_that_is_delivered() {
    cancelled_beside(|unit, act, scene, packed| {
        parcel::hand_over(unit, act, packed, 1, scene.carrier, "X1").unwrap();
        parcel::deliver(unit, act, packed, 2).unwrap();
    });
}

#[test]
fn a_part_is_cancelled_beside_one_that_was_refused() {
    cancelled_beside(|unit, act, scene, packed| {
        parcel::hand_over(unit, act, packed, 1, scene.carrier, "X1").unwrap();
        parcel::refuse(unit, act, packed, 2, Money::ZERO_MAD, "absent").unwrap();
    });
}

#[test]
fn the_last_loose_part_takes_its_delivery_with_it() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        ready(unit, act, id);
        let parts = whole(unit, id).fulfilments;
        let packed = parcel::pack(unit, act, id, &[parts[0].id, parts[1].id]).unwrap();
        fulfilment::cancel(unit, act, parts[2].id, parts[2].version, "rupture").unwrap();
        let order = whole(unit, id);
        assert_eq!(order.total, parcel::by_id(unit, packed).unwrap().cash_due);
        assert_eq!(
            payment::of_order(unit, id.uuid()).unwrap().unwrap().amount,
            order.total
        );
        let _ = scene;
    });
}

#[test]
fn an_order_of_which_a_part_arrived_is_not_cancelled_as_a_whole() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        ready(unit, act, id);
        let first = whole(unit, id).fulfilments.remove(0);
        let packed = parcel::pack(unit, act, id, &[first.id]).unwrap();
        parcel::hand_over(unit, act, packed, 1, scene.carrier, "X1").unwrap();
        parcel::deliver(unit, act, packed, 2).unwrap();
        let version = whole(unit, id).version;
        let refused = step::cancel(unit, act, id, version, "trop tard");
        assert!(
            matches!(refused, Err(OrderError::NotAllowed { .. })),
            "{refused:?}"
        );
        assert_eq!(whole(unit, id).state, OrderState::Confirmed);
    });
}

#[test]
fn a_page_from_before_a_correction_is_told() {
    in_a_house(|unit, act, _| {
        let id = placed(unit, act).order;
        confirm(unit, act, id);
        let shown = whole(unit, id);
        let wanted = [("DAT-1".to_owned(), 3)];
        correction::change_lines(unit, act, id, shown.version, &wanted, "trois").unwrap();
        let part = &shown.fulfilments[0];
        assert_eq!(
            fulfilment::mark_ready(unit, act, part.id, part.version),
            Err(OrderError::Stale)
        );
    });
}

#[test]
fn packing_and_correcting_do_not_pass_each_other() {
    on_both(|house, _| {
        for round in 0..5 {
            let key = format!("race-{round}");
            let (id, parts) = house
                .store
                .write_blocking(move |unit| {
                    let act = act();
                    let wanted = order_of(&[("DAT-1", 1), ("COM-1", 1)], &key);
                    let id = crate::checkout::place(unit, &act, &wanted).unwrap().order;
                    ready(unit, &act, id);
                    let parts: Vec<_> = whole(unit, id).fulfilments.iter().map(|part| part.id).collect();
                    Ok::<_, store::Error>((id, parts))
                })
                .unwrap();
            let barrier = std::sync::Arc::new(std::sync::Barrier::new(2));
            std::thread::scope(|scope| {
                let (store, wait, parts) = (house.store.clone(), barrier.clone(), parts.clone());
                scope.spawn(move || {
                    wait.wait();
                    store.write_blocking(move |unit| parcel::pack(unit, &act(), id, &parts))
                });
                let (store, wait) = (house.store.clone(), barrier.clone());
                scope.spawn(move || {
                    wait.wait();
                    store.write_blocking(move |unit| {
                        let version = whole(unit, id).version;
                        correction::change_lines(
                            unit,
                            &act(),
                            id,
                            version,
                            &[("DAT-1".to_owned(), 2)],
                            "deux",
                        )
                    })
                });
            });
            assert_eq!(house.store.read_blocking(crate::check::check).unwrap(), []);
        }
        let states = house.store.read_blocking(fulfilment::counts).unwrap();
        assert!(states.contains_key(&FulfilmentState::Ready));
    });
}
