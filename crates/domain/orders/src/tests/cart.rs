//! The cart: quantities, shortages over the whole of it, delivery as soon as the town is known.

use super::scene::*;
use crate::cart::{self, CartCount, CartError, Visitor};
use values::money::Money;
use values::quantity::Quantity;

fn quantity(count: u32) -> Quantity {
    Quantity::new(count).unwrap()
}

#[test]
fn adding_sums_and_setting_sets() {
    in_a_house(|unit, act, _| {
        assert_eq!(
            cart::add(unit, act, &VISITOR, "DAT-1", quantity(2)),
            Ok(CartCount(2))
        );
        assert_eq!(
            cart::add(unit, act, &VISITOR, "DAT-1", quantity(1)),
            Ok(CartCount(3))
        );
        assert_eq!(
            cart::add(unit, act, &VISITOR, "SAF-1", quantity(1)),
            Ok(CartCount(4))
        );
        assert_eq!(cart::set(unit, act, &VISITOR, "DAT-1", 1), Ok(CartCount(2)));
        assert_eq!(cart::set(unit, act, &VISITOR, "DAT-1", 0), Ok(CartCount(1)));
        assert_eq!(cart::count(unit, &VISITOR), Ok(CartCount(1)));
        assert!(
            cart::view(unit, &Visitor([8; 32])).unwrap().is_empty(),
            "another visitor sees nothing of it"
        );
    });
}

#[test]
fn what_cannot_be_added_is_told() {
    in_a_house(|unit, act, _| {
        assert_eq!(
            cart::add(unit, act, &VISITOR, "NOT-1", quantity(1)),
            Err(CartError::UnknownSku)
        );
        assert_eq!(
            cart::set(unit, act, &VISITOR, "DAT-1", 10_000),
            Err(CartError::QuantityTooLarge)
        );
        cart::add(unit, act, &VISITOR, "DAT-1", quantity(9_999)).unwrap();
        assert_eq!(
            cart::add(unit, act, &VISITOR, "DAT-1", quantity(1)),
            Err(CartError::QuantityTooLarge)
        );
        assert_eq!(
            cart::set_city(unit, act, &VISITOR, "atlantis"),
            Err(CartError::UnknownCity)
        );
    });
}

#[test]
fn delivery_is_told_as_soon_as_the_town_is_known() {
    in_a_house(|unit, act, _| {
        cart::add(unit, act, &VISITOR, "DAT-1", quantity(1)).unwrap();
        assert_eq!(cart::view(unit, &VISITOR).unwrap().total, None);
        cart::set_city(unit, act, &VISITOR, "erfoud").unwrap();
        let view = cart::view(unit, &VISITOR).unwrap();
        assert_eq!(view.total, Some(Money::mad(8_500 + 2_000)));
        cart::set_city(unit, act, &VISITOR, "nowhere").unwrap();
        let view = cart::view(unit, &VISITOR).unwrap();
        assert!(view.delivery.is_none() && view.delivery_problem.is_some());
    });
}

#[test]
fn a_shortage_counts_the_whole_cart() {
    in_a_house(|unit, act, _| {
        cart::add(unit, act, &VISITOR, "BOX-1", quantity(4)).unwrap();
        cart::add(unit, act, &VISITOR, "SAF-1", quantity(2)).unwrap();
        let view = cart::view(unit, &VISITOR).unwrap();
        assert!(view.has_problem());
        let told: Vec<(i64, bool)> = view.lines().map(|line| (line.available, line.short)).collect();
        assert_eq!(
            told,
            [(5, false), (1, true)],
            "five saffrons are there: the four boxes stay, one loose one is left"
        );
        assert_eq!(view.groups.len(), 2);
    });
}

#[test]
fn old_carts_are_forgotten() {
    in_a_house(|unit, act, _| {
        cart::add(unit, act, &VISITOR, "DAT-1", quantity(1)).unwrap();
        assert_eq!(cart::sweep(unit, act.at).unwrap(), 0);
        assert_eq!(
            cart::sweep(unit, act.at + jiff::SignedDuration::from_hours(1)).unwrap(),
            1
        );
        assert!(cart::view(unit, &VISITOR).unwrap().is_empty());
    });
}
