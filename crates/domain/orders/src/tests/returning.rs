//! Goods that come back: refused at the door, lost on the way, given back within the days of withdrawal.

use super::delivering::{balance_of, delivered, handed_over};
use super::scene::*;
use crate::cash::CashPlace;
use crate::error::OrderError;
use crate::loss::LossBearer;
use crate::parcel;
use crate::returns::{self, Disposition};
use crate::state::{FulfilmentState, OrderState};
use access::Role;
use ledger::account::{AccountKind, AccountRef};
use parties::house::{self, HouseSettings};
use parties::testing::by_role;
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
        parcel::lose(
            unit,
            act,
            parcel,
            2,
            LossBearer::Carrier,
            "perdu par le transporteur",
        )
        .unwrap();
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
        assert_eq!(returns::unpaid(unit, 10).unwrap().len(), 2);
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

#[test]
fn above_the_ceiling_who_took_goods_back_does_not_pay_for_them() {
    in_a_house(|unit, act, scene| {
        let settings = HouseSettings {
            refund_ceiling: Money::mad(10_000),
            ..house::load(unit).unwrap()
        };
        house::save(unit, act, &settings).unwrap();
        let id = placed(unit, act).order;
        delivered(unit, act, scene, id);
        let (one, other) = (by_role(act, Role::Manager), by_role(act, Role::Treasurer));
        let part = whole(unit, id).fulfilments.remove(0);
        let decided = [part.version, part.version + 1].map(|version| {
            let back = [(part.lines[0].id, 1)];
            let why = "ne convient pas";
            returns::withdraw(unit, &one, part.id, version, &back, Disposition::Restock, why).unwrap()
        });
        // Each is 85.00, below the ceiling; together they are 170.00.
        let alone = returns::pay_refund(unit, &one, decided[0], CashPlace::Bank);
        let ceiling = Money::mad(10_000);
        assert_eq!(alone, Err(OrderError::SecondPerson { ceiling }));
        let bank = AccountRef::house(AccountKind::Bank);
        assert_eq!(balance_of(unit, bank), Money::ZERO_MAD, "nothing was paid");
        assert_eq!(returns::unpaid(unit, 10).unwrap().len(), 2);
        returns::pay_refund(unit, &other, decided[0], CashPlace::Bank).unwrap();
        // The house at the terminal is another person too.
        returns::pay_refund(unit, act, decided[1], CashPlace::Bank).unwrap();
        assert_eq!(balance_of(unit, bank), Money::mad(-17_000));
    });
}

#[test]
fn up_to_the_ceiling_one_person_decides_and_pays() {
    for (ceiling, allowed) in [(8_500, true), (8_499, false), (0, false)] {
        in_a_house(move |unit, act, scene| {
            let settings = HouseSettings {
                refund_ceiling: Money::mad(ceiling),
                ..house::load(unit).unwrap()
            };
            house::save(unit, act, &settings).unwrap();
            let id = placed(unit, act).order;
            delivered(unit, act, scene, id);
            let manager = by_role(act, Role::Manager);
            let part = whole(unit, id).fulfilments.remove(0);
            let given = returns::withdraw(
                unit,
                &manager,
                part.id,
                part.version,
                &[(part.lines[0].id, 1)],
                Disposition::Restock,
                "ne convient pas",
            )
            .unwrap();
            let paid = returns::pay_refund(unit, &manager, given, CashPlace::Bank);
            assert_eq!(paid.is_ok(), allowed, "{ceiling}: {paid:?}");
        });
    }
}
