//! Lost parcels: the producers are paid in any case, by the carrier or by the house.

use super::delivering::{balance_of, handed_over};
use super::scene::*;
use crate::cash::CashPlace;
use crate::error::OrderError;
use crate::loss::{self, LossBearer};
use crate::{event, parcel};
use access::Role;
use ledger::account::{AccountKind, AccountRef};
use parties::testing::by_role;
use store::Unit;
use values::id::Id;
use values::money::Money;

/// What the producers of the order are owed.
fn producers(unit: &Unit<'_>, order: Id<crate::order::Order>) -> i64 {
    let parts = whole(unit, order).fulfilments;
    let owed = parts.iter().map(|part| {
        let payable = AccountRef::of(AccountKind::ProducerPayable, part.producer.uuid());
        balance_of(unit, payable).centimes()
    });
    owed.sum()
}

#[test]
fn what_the_carrier_lost_it_owes_and_pays_once() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        let parcel = handed_over(unit, act, scene, id);
        let silent = parcel::lose(unit, act, parcel, 2, LossBearer::Carrier, " ");
        assert_eq!(silent, Err(OrderError::ReasonMissing));
        parcel::lose(unit, act, parcel, 2, LossBearer::Carrier, "introuvable").unwrap();
        let carrier = AccountRef::of(AccountKind::CarrierReceivable, scene.carrier.uuid());
        let goods = whole(unit, id).goods;
        assert_eq!(goods, Money::mad(33_400));
        assert_eq!(balance_of(unit, carrier), goods, "the goods, and no delivery");
        assert_eq!(producers(unit, id), -30_060, "as if the goods were sold");
        let earned = [
            AccountKind::CommissionRevenue,
            AccountKind::VatPayable,
            AccountKind::DeliveryRevenue,
        ]
        .map(|kind| balance_of(unit, AccountRef::house(kind)).centimes());
        assert_eq!((earned[0] + earned[1], earned[2]), (-3_340, 0));
        assert_eq!(
            balance_of(unit, AccountRef::house(AccountKind::StockLoss)),
            Money::ZERO_MAD
        );
        let claims = loss::claims(unit, 10).unwrap();
        assert_eq!((claims.len(), claims[0].amount), (1, goods));
        assert_eq!(
            (claims[0].parcel, claims[0].carrier),
            (parcel, Some(scene.carrier))
        );
        let version = claims[0].version;
        let clerk = loss::receive_claim(unit, &by_role(act, Role::Clerk), parcel, version, CashPlace::Bank);
        assert_eq!(
            clerk,
            Err(OrderError::NotPermitted),
            "who ships does not count the money"
        );
        assert_eq!(balance_of(unit, carrier), goods);
        let treasurer = by_role(act, Role::Treasurer);
        loss::receive_claim(unit, &treasurer, parcel, version, CashPlace::Bank).unwrap();
        for again in [version, version + 1] {
            let again = loss::receive_claim(unit, &treasurer, parcel, again, CashPlace::Bank);
            assert_eq!(again, Err(OrderError::Stale), "paid once");
        }
        assert_eq!(balance_of(unit, carrier), Money::ZERO_MAD);
        assert_eq!(balance_of(unit, AccountRef::house(AccountKind::Bank)), goods);
        assert_eq!(loss::claims(unit, 10).unwrap(), []);
    });
}

#[test]
fn what_nobody_answers_for_the_house_bears() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        let parcel = handed_over(unit, act, scene, id);
        parcel::lose(unit, act, parcel, 2, LossBearer::House, "crue de l’oued").unwrap();
        let loss_account = AccountRef::house(AccountKind::StockLoss);
        assert_eq!(balance_of(unit, loss_account), Money::mad(30_060));
        assert_eq!(producers(unit, id), -30_060, "their share as for a sale");
        for kind in [AccountKind::CommissionRevenue, AccountKind::VatPayable] {
            let earned = balance_of(unit, AccountRef::house(kind));
            assert_eq!(earned, Money::ZERO_MAD, "the house earns nothing of itself");
        }
        let carrier = AccountRef::of(AccountKind::CarrierReceivable, scene.carrier.uuid());
        assert_eq!(balance_of(unit, carrier), Money::ZERO_MAD);
        assert_eq!(loss::claims(unit, 10).unwrap(), []);
        let version = parcel::by_id(unit, parcel).unwrap().version;
        let claimed = loss::receive_claim(unit, act, parcel, version, CashPlace::Bank);
        assert_eq!(claimed, Err(OrderError::Stale), "nobody owes");
        let told = event::events_of(unit, id).unwrap();
        let told = told
            .iter()
            .find(|line| line.event == "lose" && line.parcel_id == Some(parcel));
        assert_eq!(told.unwrap().details.as_deref(), Some("house"));
    });
}

#[test]
fn the_check_sees_a_loss_that_is_not_in_the_books() {
    const FORGET: store::Command =
        store::Command::new("UPDATE parcel SET loss_bearer = 'house' WHERE state = 'handed_over'");
    const OTHER_SUM: store::Command =
        store::Command::new("UPDATE parcel SET claim_centimes = claim_centimes - 1 WHERE claim_centimes > 0");
    for (lost, command) in [(false, FORGET), (true, OTHER_SUM)] {
        on_both(|house, scene| {
            let written = house.store.write_blocking(move |unit| {
                let act = act();
                let id = placed(unit, &act).order;
                let parcel = handed_over(unit, &act, scene, id);
                if lost {
                    parcel::lose(unit, &act, parcel, 2, LossBearer::Carrier, "introuvable").unwrap();
                }
                unit.run(command, store::args![])
            });
            assert_eq!(written, Ok(1));
            let findings = house.store.read_blocking(crate::check::check).unwrap();
            let broken: Vec<&str> = findings.iter().map(|found| found.invariant).collect();
            assert_eq!(broken, ["lost parcels = posted losses"]);
        });
    }
}
