//! Goods that come back: refused at the door, lost on the way, given back within the days of withdrawal.

use super::delivering::{balance_of, delivered, handed_over};
use super::scene::*;
use crate::cash::CashPlace;
use crate::error::OrderError;
use crate::parcel;
use crate::returns::{self, Disposition};
use crate::state::{FulfilmentState, OrderState};
use ledger::account::{AccountKind, AccountRef};
use payments::payment::{self, PaymentState};
use values::money::Money;

#[test]
fn a_refused_parcel_comes_home() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        let parcel = handed_over(unit, act, scene, id);
        let fee = Money::mad(1_500);
        assert_eq!(
            parcel::refuse(unit, act, parcel, 2, fee, ""),
            Err(OrderError::ReasonMissing)
        );
        parcel::refuse(unit, act, parcel, 2, fee, "absent").unwrap();
        assert_eq!(
            whole(unit, id).state,
            OrderState::Confirmed,
            "open until the goods are back"
        );
        assert_eq!(balance_of(unit, AccountRef::house(AccountKind::ReturnCosts)), fee);
        let parts = whole(unit, id).fulfilments;
        let dispositions = [Disposition::Restock, Disposition::WriteOff, Disposition::Restock];
        for (part, disposition) in parts.iter().zip(dispositions) {
            returns::take_back(unit, act, part.id, part.version, disposition, "retour").unwrap();
        }
        assert_eq!(figures(unit, scene.dates), (10, 0));
        assert_eq!(figures(unit, scene.saffron), (4, 0), "written off");
        assert_eq!(whole(unit, id).state, OrderState::Completed);
        let state = payment::of_order(unit, id.uuid()).unwrap().unwrap().state;
        assert_eq!(state, PaymentState::Cancelled);
    });
}

#[test]
fn a_lost_parcel_ends_the_order() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        let parcel = handed_over(unit, act, scene, id);
        parcel::lose(unit, act, parcel, 2, "perdu par le transporteur").unwrap();
        let order = whole(unit, id);
        assert_eq!(order.state, OrderState::Completed);
        assert!(
            order
                .fulfilments
                .iter()
                .all(|part| part.state == FulfilmentState::Returned)
        );
        assert_eq!(figures(unit, scene.dates), (8, 0));
    });
}

#[test]
fn goods_given_back_undo_their_sale_and_are_refunded_once() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        delivered(unit, act, scene, id);
        let part = whole(unit, id).fulfilments.remove(0);
        let line = part.lines[0].id;
        let back = |quantity| vec![(line, quantity)];
        let payable = AccountRef::of(AccountKind::ProducerPayable, part.producer.uuid());
        assert_eq!(balance_of(unit, payable), Money::mad(-15_300));
        let first = returns::withdraw(
            unit,
            act,
            part.id,
            part.version,
            &back(1),
            Disposition::Restock,
            "ne convient pas",
        )
        .unwrap();
        assert_eq!(balance_of(unit, payable), Money::mad(-7_650));
        assert_eq!(figures(unit, scene.dates), (9, 0));
        let twice = returns::withdraw(
            unit,
            act,
            part.id,
            part.version,
            &back(1),
            Disposition::Restock,
            "encore",
        );
        assert_eq!(twice, Err(OrderError::Stale), "the same form again");
        let second = returns::withdraw(
            unit,
            act,
            part.id,
            part.version + 1,
            &back(1),
            Disposition::WriteOff,
            "abîmé",
        )
        .unwrap();
        assert_eq!(balance_of(unit, payable), Money::ZERO_MAD);
        assert_eq!(whole(unit, id).fulfilments[0].state, FulfilmentState::Returned);
        assert_eq!(returns::unpaid(unit).unwrap().len(), 2);
        for refund in [first, second] {
            returns::pay_refund(unit, act, refund, CashPlace::Bank).unwrap();
            assert_eq!(
                returns::pay_refund(unit, act, refund, CashPlace::Bank),
                Err(OrderError::Stale)
            );
        }
        assert_eq!(
            balance_of(unit, AccountRef::house(AccountKind::Bank)),
            Money::mad(-17_000)
        );
        assert_eq!(
            balance_of(unit, AccountRef::house(AccountKind::RefundsPayable)),
            Money::ZERO_MAD
        );
    });
}

#[test]
fn more_than_was_sold_does_not_come_back() {
    on_both(|house, scene| {
        let outcome = house.store.write_blocking(move |unit| {
            let act = act();
            let id = placed(unit, &act).order;
            delivered(unit, &act, scene, id);
            let part = whole(unit, id).fulfilments.remove(0);
            let back = [(part.lines[0].id, 3)];
            returns::withdraw(
                unit,
                &act,
                part.id,
                part.version,
                &back,
                Disposition::Restock,
                "trois de deux",
            )
        });
        assert_eq!(outcome, Err(OrderError::WrongAmount));
    });
}
