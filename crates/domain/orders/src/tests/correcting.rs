//! Corrections in the call: sums again, stock again, delivery again; prices and commissions stay.

use super::delivering::{confirm, delivered};
use super::scene::*;
use crate::correction;
use crate::error::OrderError;
use crate::order::{Buyer, Destination};
use crate::state::{FulfilmentState, OrderState};
use crate::{fulfilment, parcel, step};
use payments::payment;
use values::money::Money;

#[test]
fn lines_change_and_everything_follows() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        let version = catalogue::variant::by_sku(unit, "DAT-1")
            .unwrap()
            .unwrap()
            .version;
        catalogue::variant::set_price(unit, act, "DAT-1", Money::mad(9_900), "récolte", version).unwrap();
        let wanted = [
            ("DAT-1".to_owned(), 1),
            ("COM-1".to_owned(), 0),
            ("BOX-1".to_owned(), 1),
        ];
        correction::change_lines(unit, act, id, 1, &wanted, "au téléphone").unwrap();
        let order = whole(unit, id);
        assert_eq!(
            order.goods,
            Money::mad(8_500 + 8_000 + 15_000),
            "the placed price stays"
        );
        assert_eq!(figures(unit, scene.dates), (10, 2), "one and one in the box");
        assert_eq!(figures(unit, scene.compost), (20, 0));
        let states: Vec<FulfilmentState> = order.fulfilments.iter().map(|part| part.state).collect();
        assert!(states.contains(&FulfilmentState::Cancelled) && states.len() == 4);
        assert_eq!(
            payment::of_order(unit, id.uuid()).unwrap().unwrap().amount,
            order.total
        );
        delivered_rest(unit, act, scene, id);
    });
}

fn delivered_rest(
    unit: &mut store::Unit<'_>,
    act: &access::Act,
    scene: Scene,
    id: values::id::Id<crate::order::Order>,
) {
    confirm(unit, act, id);
    let live: Vec<_> = whole(unit, id)
        .fulfilments
        .into_iter()
        .filter(|part| part.state == FulfilmentState::ToPrepare)
        .collect();
    for part in &live {
        fulfilment::mark_ready(unit, act, part.id, part.version).unwrap();
    }
    let ids: Vec<_> = live.iter().map(|part| part.id).collect();
    let parcel = parcel::pack(unit, act, id, &ids).unwrap();
    parcel::hand_over(unit, act, parcel, 1, scene.carrier, "X1").unwrap();
    parcel::deliver(unit, act, parcel, 2).unwrap();
    assert_eq!(whole(unit, id).state, OrderState::Completed);
}

#[test]
fn a_new_town_is_quoted_again() {
    in_a_house(|unit, act, _| {
        let id = placed(unit, act).order;
        correction::change_destination(unit, act, id, 1, &to_town("rissani"), "", "a déménagé").unwrap();
        assert_eq!(whole(unit, id).delivery, Money::mad(5_500));
        let pickup = Destination::Pickup {
            pickup_point: "depot".to_owned(),
        };
        correction::change_destination(unit, act, id, 2, &pickup, "", "viendra").unwrap();
        let order = whole(unit, id);
        assert_eq!((order.delivery, order.destination), (Money::ZERO_MAD, pickup));
        let buyer = Buyer {
            phone: "0600000009".parse().unwrap(),
            ..buyer()
        };
        correction::change_contact(unit, act, id, 3, &buyer, "faux numéro").unwrap();
        assert_eq!(whole(unit, id).buyer, buyer);
    });
}

#[test]
fn what_cannot_be_corrected_is_refused_and_undone() {
    on_both(|house, scene| {
        let store = &house.store;
        let id = store
            .write_blocking(|unit| Ok::<_, store::Error>(placed(unit, &act()).order))
            .unwrap();
        let change = move |wanted: &[(&str, u32)], version: i64| {
            let wanted: Vec<(String, u32)> = wanted.iter().map(|(sku, n)| ((*sku).to_owned(), *n)).collect();
            store.write_blocking(move |unit| {
                correction::change_lines(unit, &act(), id, version, &wanted, "essai")
            })
        };
        assert!(matches!(
            change(&[("SAF-1", 6)], 1),
            Err(OrderError::OutOfStock(_))
        ));
        assert_eq!(
            change(&[("DAT-1", 0), ("SAF-1", 0), ("COM-1", 0)], 1),
            Err(OrderError::Empty)
        );
        assert_eq!(
            change(&[("NOT-1", 1)], 1),
            Err(OrderError::NotForSale("NOT-1".to_owned()))
        );
        assert_eq!(change(&[("DAT-1", 1)], 7), Err(OrderError::Stale));
        let no_reason =
            store.write_blocking(move |unit| correction::change_lines(unit, &act(), id, 1, &[], ""));
        assert_eq!(no_reason, Err(OrderError::ReasonMissing));
        let untouched = store
            .read_blocking(move |reader| {
                Ok::<_, store::Error>((whole(reader, id).version, figures(reader, scene.saffron)))
            })
            .unwrap();
        assert_eq!(untouched, (1, (5, 1)));
    });
}

#[test]
fn nothing_is_corrected_once_it_is_packed() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        delivered(unit, act, scene, id);
        let version = whole(unit, id).version;
        let late = correction::change_contact(unit, act, id, version, &buyer(), "trop tard");
        assert_eq!(late, Err(OrderError::Packed));
    });
}

#[test]
fn a_part_that_cannot_be_made_is_cancelled_and_the_rest_goes_on() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        confirm(unit, act, id);
        let part = whole(unit, id).fulfilments.remove(2);
        fulfilment::cancel(unit, act, part.id, part.version, "rupture chez le producteur").unwrap();
        let order = whole(unit, id);
        assert_eq!(order.goods, Money::mad(2 * 8_500 + 8_000));
        assert_eq!(order.delivery, Money::mad(3_500), "as quoted");
        assert_eq!(figures(unit, scene.compost), (20, 0));
        step::cancel(unit, act, id, order.version, "tout annuler").unwrap();
        assert_eq!(whole(unit, id).state, OrderState::Cancelled);
        assert_eq!(figures(unit, scene.dates), (10, 0));
    });
}
