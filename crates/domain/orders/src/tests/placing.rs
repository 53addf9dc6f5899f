//! Placing: priced from the store, split by producer, held in stock; everything or nothing.

use super::scene::*;
use crate::cart;
use crate::checkout::{PlaceOrder, PlaceOrderError, ShortLine, place};
use crate::order::{self, Channel, Destination};
use crate::state::{FulfilmentState, OrderState};
use crate::{event, listing, step, today, view};
use access::{Act, Actor, Role, Staff};
use payments::payment;
use values::money::Money;
use values::quantity::Quantity;

#[test]
fn one_order_with_one_fulfilment_per_producer() {
    in_a_house(|unit, act, scene| {
        let placed = placed(unit, act);
        let order = whole(unit, placed.order);
        assert_eq!(order.state, OrderState::ToConfirm);
        assert_eq!(order.goods, Money::mad(2 * 8_500 + 8_000 + 3 * 2_800));
        assert_eq!(order.delivery, Money::mad(3_500), "3,36 kg to zone 1");
        assert_eq!(order.fulfilments.len(), 3);
        assert!(
            order
                .fulfilments
                .iter()
                .all(|part| part.state == FulfilmentState::Waiting)
        );
        let delivery = Money::sum(order.fulfilments.iter().map(|part| part.delivery)).unwrap();
        assert_eq!(delivery, order.delivery);
        let dates = &order.fulfilments[0];
        assert_eq!(
            (dates.producer_share, dates.commission),
            (Money::mad(15_300), Money::mad(1_700))
        );
        assert_eq!(figures(unit, scene.dates), (10, 2));
        let due = payment::of_order(unit, placed.order.uuid()).unwrap().unwrap();
        assert_eq!(due.amount, order.total);
        assert_eq!(event::events_of(unit, placed.order).unwrap().len(), 1);
    });
}

#[test]
fn a_gift_box_takes_its_parts_and_demand_is_summed_over_the_order() {
    in_a_house(|unit, act, scene| {
        let order = place(unit, act, &order_of(&[("BOX-1", 2), ("SAF-1", 1)], "box")).unwrap();
        assert_eq!(figures(unit, scene.dates), (10, 2));
        assert_eq!(figures(unit, scene.saffron), (5, 3));
        let order = whole(unit, order.order);
        assert_eq!(order.fulfilments.len(), 2, "the box is sent by the house");
        assert_eq!(order.goods, Money::mad(2 * 15_000 + 8_000));
        assert_eq!(
            order.fulfilments[0]
                .producer_share
                .add(order.fulfilments[0].commission)
                .unwrap(),
            Money::mad(30_000)
        );
    });
}

#[test]
fn missing_stock_is_told_by_line_and_nothing_is_left() {
    on_both(|house, scene| {
        let wanted = order_of(&[("BOX-1", 3), ("SAF-1", 4)], "short");
        let outcome = house
            .store
            .write_blocking(move |unit| place(unit, &act(), &wanted));
        let Err(PlaceOrderError::OutOfStock(short)) = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(
            short,
            [ShortLine {
                sku: "SAF-1".to_owned(),
                wanted: 4,
                available: 2
            },]
        );
        let left = house
            .store
            .read_blocking(move |reader| Ok::<_, store::Error>(figures(reader, scene.saffron)));
        assert_eq!(left.unwrap(), (5, 0));
        let none = listing::Filter::default();
        let counts = house
            .store
            .read_blocking(move |reader| listing::counts(reader, &none))
            .unwrap();
        assert!(counts.is_empty());
    });
}

#[test]
fn a_form_sent_twice_makes_one_order() {
    in_a_house(|unit, act, scene| {
        let first = placed(unit, act);
        let second = placed(unit, act);
        assert_eq!(
            (first.order, first.code, second.already),
            (second.order, second.code, true)
        );
        assert_eq!(figures(unit, scene.dates), (10, 2));
        let other = order_of(&[("DAT-1", 1)], "key-1");
        assert!(matches!(
            place(unit, act, &other),
            Err(PlaceOrderError::KeyUsedOtherwise)
        ));
    });
}

fn refused(change: impl Fn(&mut PlaceOrder) + Clone + Send + 'static) -> PlaceOrderError {
    let told = std::sync::Arc::new(std::sync::Mutex::new(None));
    let kept = std::sync::Arc::clone(&told);
    on_both(move |house, _| {
        let mut wanted = order_of(&[("DAT-1", 1)], "refused");
        change(&mut wanted);
        let outcome = house
            .store
            .write_blocking(move |unit| place(unit, &act(), &wanted));
        *kept.lock().unwrap() = Some(outcome.unwrap_err());
    });
    told.lock().unwrap().take().unwrap()
}

#[test]
fn what_stands_in_the_way_is_told() {
    let unknown = |order: &mut PlaceOrder| order.lines[0].sku = "NOT-1".to_owned();
    assert_eq!(
        refused(unknown),
        PlaceOrderError::NotForSale {
            skus: vec!["NOT-1".to_owned()]
        }
    );
    assert_eq!(
        refused(|order| order.destination = to_town("atlantis")),
        PlaceOrderError::UnknownCity
    );
    assert_eq!(
        refused(|order| order.destination = to_town("nowhere")),
        PlaceOrderError::ZoneNotServed
    );
    let elsewhere = Destination::Pickup {
        pickup_point: "elsewhere".to_owned(),
    };
    assert_eq!(
        refused(move |order| order.destination = elsewhere.clone()),
        PlaceOrderError::UnknownPickupPoint
    );
    assert_eq!(refused(|order| order.lines.clear()), PlaceOrderError::EmptyCart);
    assert_eq!(
        refused(|order| order.method = payments::method::Method::Card),
        PlaceOrderError::MethodClosed
    );
    assert_eq!(
        refused(|order| order.goods_seen = Some(1)),
        PlaceOrderError::PriceChanged(Vec::new())
    );
}

#[test]
fn delivery_is_ordered_at_the_price_that_was_seen() {
    use crate::checkout::DeliverySeen;
    in_a_house(|unit, act, _| {
        let dates = [("DAT-1", 1)];
        let costs = {
            let placed = place(unit, act, &order_of(&dates, "asked-nothing")).unwrap();
            whole(unit, placed.order).delivery
        };
        assert!(costs.centimes() > 0);
        let dearer = costs.add(Money::mad(1)).unwrap();
        for (key, seen) in [
            ("never-seen", DeliverySeen::Nothing),
            ("seen-dearer", DeliverySeen::Price(dearer)),
            ("seen-free", DeliverySeen::Price(Money::ZERO_MAD)),
        ] {
            let wanted = PlaceOrder {
                delivery_seen: Some(seen),
                ..order_of(&dates, key)
            };
            assert_eq!(
                place(unit, act, &wanted).err(),
                Some(PlaceOrderError::DeliveryPriceChanged { seen, now: costs })
            );
        }
        let wanted = PlaceOrder {
            delivery_seen: Some(DeliverySeen::Price(costs)),
            ..order_of(&dates, "seen-right")
        };
        let placed = place(unit, act, &wanted).unwrap();
        assert_eq!(whole(unit, placed.order).delivery, costs);
        let fetched = PlaceOrder {
            delivery_seen: Some(DeliverySeen::Nothing),
            destination: Destination::Pickup {
                pickup_point: "depot".to_owned(),
            },
            ..order_of(&dates, "fetched")
        };
        let placed = place(unit, act, &fetched).unwrap();
        assert_eq!(whole(unit, placed.order).delivery, Money::ZERO_MAD);
    });
}

#[test]
fn a_closed_shop_takes_no_orders_but_by_telephone() {
    in_a_house(|unit, act, scene| {
        let before = placed(unit, act);
        opened(unit, false);
        let by_shop = order_of(&[("DAT-1", 1)], "closed");
        assert_eq!(
            place(unit, act, &by_shop).err(),
            Some(PlaceOrderError::ShopClosed)
        );
        assert_eq!(figures(unit, scene.dates), (10, 2), "nothing was set aside");
        let again = placed(unit, act);
        assert_eq!(
            (again.order, again.already),
            (before.order, true),
            "what was ordered before is found, not refused"
        );
        let by_phone = PlaceOrder {
            channel: Channel::Phone,
            ..order_of(&[("DAT-1", 1)], "called")
        };
        assert!(place(unit, act, &by_phone).is_ok(), "the house decides itself");
        opened(unit, true);
    });
}

#[test]
fn only_who_may_take_calls_writes_an_order_for_somebody_else() {
    in_a_house(|unit, act, _| {
        let by_phone = PlaceOrder {
            channel: Channel::Phone,
            ..order_of(&[("DAT-1", 1)], "called")
        };
        let of = |actor: Actor| Act { actor, ..act.clone() };
        let staff = |role: Role| {
            Actor::Staff(Staff {
                user: act.ids.next(),
                role,
                roles: vec![role],
                organisation: None,
                name: "Personne démo".to_owned(),
                language: language::Language::French,
            })
        };
        for actor in [Actor::Guest, staff(Role::Treasurer), staff(Role::Producer)] {
            let refused = place(unit, &of(actor.clone()), &by_phone);
            assert!(
                matches!(refused, Err(PlaceOrderError::NotPermitted(_))),
                "{actor:?}: {refused:?}"
            );
        }
        place(unit, &of(staff(Role::Clerk)), &by_phone).unwrap();
        place(unit, &of(Actor::Guest), &order_of(&[("DAT-1", 1)], "bought")).unwrap();
    });
}

/// Two windows, each with its own form, order the same cart at the same moment.
#[test]
fn one_cart_ordered_from_two_windows_is_one_order() {
    for _ in 0..3 {
        on_both(|house, scene| {
            let filled = house
                .store
                .write_blocking(|unit| cart::add(unit, &act(), &VISITOR, "DAT-1", Quantity::ONE));
            filled.unwrap();
            let start = std::sync::Barrier::new(2);
            let from_window = |key: &'static str| {
                let wanted = PlaceOrder {
                    visitor: Some(VISITOR),
                    ..order_of(&[], key)
                };
                start.wait();
                house
                    .store
                    .write_blocking(move |unit| place(unit, &act(), &wanted))
            };
            let outcomes = std::thread::scope(|scope| {
                let from_window = &from_window;
                let windows = ["window-1", "window-2"].map(|key| scope.spawn(move || from_window(key)));
                windows.map(|window| window.join().unwrap())
            });
            let placed = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
            let empty = outcomes
                .iter()
                .filter(|outcome| matches!(outcome, Err(PlaceOrderError::EmptyCart)))
                .count();
            assert_eq!((placed, empty), (1, 1), "{outcomes:?}");
            let left = house
                .store
                .read_blocking(move |reader| Ok::<_, store::Error>(figures(reader, scene.dates)));
            assert_eq!(left.unwrap(), (10, 1));
        });
    }
}

#[test]
fn a_changed_price_is_told_once_and_then_accepted() {
    in_a_house(|unit, act, _| {
        cart::add(unit, act, &VISITOR, "DAT-1", Quantity::ONE).unwrap();
        let version = catalogue::variant::by_sku(unit, "DAT-1")
            .unwrap()
            .unwrap()
            .version;
        catalogue::variant::set_price(unit, act, "DAT-1", Money::mad(9_000), "essai", version).unwrap();
        let wanted = PlaceOrder {
            visitor: Some(VISITOR),
            lines: Vec::new(),
            ..order_of(&[], "seen")
        };
        let Err(PlaceOrderError::PriceChanged(changes)) = place(unit, act, &wanted) else {
            panic!("not told")
        };
        assert_eq!(
            (changes[0].seen, changes[0].now),
            (Money::mad(8_500), Money::mad(9_000))
        );
        cart::accept_prices(unit, act, &VISITOR).unwrap();
        let again = PlaceOrder {
            idempotency_key: "seen-2".to_owned(),
            ..wanted
        };
        let placed = place(unit, act, &again).unwrap();
        assert_eq!(whole(unit, placed.order).goods, Money::mad(9_000));
        assert!(
            cart::view(unit, &VISITOR).unwrap().is_empty(),
            "an ordered cart is empty"
        );
    });
}

#[test]
fn the_key_or_the_phone_opens_the_order_and_nothing_else() {
    in_a_house(|unit, act, _| {
        let placed = placed(unit, act);
        assert!(
            view::by_code_and_key(unit, &placed.code, &placed.key)
                .unwrap()
                .is_some()
        );
        let wrong = values::code::AccessKey::generate(&act.ids);
        assert!(
            view::by_code_and_key(unit, &placed.code, &wrong)
                .unwrap()
                .is_none()
        );
        let found = order::by_code_and_phone(unit, &placed.code, &buyer().phone).unwrap();
        assert_eq!(found.map(|(code, _)| code), Some(placed.code));
        let stranger = "0600000002".parse().unwrap();
        assert!(
            order::by_code_and_phone(unit, &placed.code, &stranger)
                .unwrap()
                .is_none()
        );
    });
}

#[test]
fn an_order_that_nobody_confirms_expires_and_the_stock_goes_back() {
    in_a_house(|unit, act, scene| {
        let placed = placed(unit, act);
        assert_eq!(step::due_to_expire(unit, act.at, 10).unwrap(), []);
        let later = access::Act {
            at: act.at + jiff::SignedDuration::from_hours(73),
            ..act.clone()
        };
        for (id, version) in step::due_to_expire(unit, later.at, 10).unwrap() {
            step::expire(unit, &later, id, version).unwrap();
        }
        let order = whole(unit, placed.order);
        assert_eq!(order.state, OrderState::Cancelled);
        assert_eq!(figures(unit, scene.dates), (10, 0));
        assert!(step::confirm(unit, &later, placed.order, order.version, "").is_err());
    });
}

#[test]
fn lists_find_the_order_by_what_people_know_of_it() {
    in_a_house(|unit, act, _| {
        let placed = placed(unit, act);
        let request = access::page::PageRequest::new(1, 20);
        let find = |text: &str| {
            let filter = listing::Filter {
                text: Some(text.to_owned()),
                ..listing::Filter::default()
            };
            listing::page(unit, &filter, listing::Sort::Newest, request)
                .unwrap()
                .total
        };
        assert_eq!(find(&placed.code.to_string().to_lowercase()), 1);
        assert_eq!(find("06 00 00 00 01"), 1);
        assert_eq!(find("ACHETEUR"), 1);
        assert_eq!(find("somebody"), 0);
        for sort in listing::Sort::ALL {
            let due = listing::Filter {
                call_due_at: Some(act.at),
                ..listing::Filter::default()
            };
            assert_eq!(listing::page(unit, &due, *sort, request).unwrap().total, 1);
        }
        assert_eq!(listing::of_phone(unit, &buyer().phone).unwrap().len(), 1);
        assert_eq!(today::figures(unit, act.at).unwrap().to_confirm, 1);
    });
}
