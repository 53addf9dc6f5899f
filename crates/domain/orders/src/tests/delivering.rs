//! Confirmed, prepared, packed, shipped, paid: stock and books follow to the unit and to the centime.

use super::scene::*;
use crate::cash::{self, CashPlace};
use crate::checkout::{PlaceOrder, place};
use crate::error::OrderError;
use crate::listing::Sort;
use crate::order::{Destination, Order};
use crate::parcel::{self, Parcel};
use crate::state::{FulfilmentState, OrderState, ParcelState};
use crate::{event, fulfilment, step, today};
use access::Act;
use access::page::PageRequest;
use ledger::account::{AccountKind, AccountRef};
use ledger::balance;
use payments::payment::{self, PaymentState};
use store::Unit;
use values::id::Id;
use values::money::Money;

pub(super) fn confirm(unit: &mut Unit<'_>, act: &Act, id: Id<Order>) {
    let version = whole(unit, id).version;
    step::confirm(unit, act, id, version, "").unwrap();
}

pub(super) fn ready(unit: &mut Unit<'_>, act: &Act, id: Id<Order>) {
    confirm(unit, act, id);
    for part in whole(unit, id).fulfilments {
        fulfilment::mark_ready(unit, act, part.id, part.version).unwrap();
    }
}

pub(super) fn handed_over(unit: &mut Unit<'_>, act: &Act, scene: Scene, id: Id<Order>) -> Id<Parcel> {
    ready(unit, act, id);
    let parts: Vec<_> = whole(unit, id).fulfilments.iter().map(|part| part.id).collect();
    let parcel = parcel::pack(unit, act, id, &parts).unwrap();
    parcel::hand_over(unit, act, parcel, 1, scene.carrier, "qa 123 456 785 ma").unwrap();
    parcel
}

pub(super) fn delivered(unit: &mut Unit<'_>, act: &Act, scene: Scene, id: Id<Order>) -> Id<Parcel> {
    let parcel = handed_over(unit, act, scene, id);
    let version = parcel::by_id(unit, parcel).unwrap().version;
    parcel::deliver(unit, act, parcel, version).unwrap();
    parcel
}

pub(super) fn balance_of(unit: &Unit<'_>, account: AccountRef) -> Money {
    balance::of(unit, &account).unwrap()
}

#[test]
fn the_whole_way_to_the_bank() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        let parcel = handed_over(unit, act, scene, id);
        assert_eq!(figures(unit, scene.dates), (8, 0), "sold when handed over");
        let shipped = whole(unit, id);
        assert!(
            shipped
                .fulfilments
                .iter()
                .all(|part| part.state == FulfilmentState::Shipped)
        );
        assert_eq!(shipped.parcels[0].tracking.as_deref(), Some("QA123456785MA"));
        assert_eq!(shipped.parcels[0].cash_due, shipped.total);
        parcel::deliver(unit, act, parcel, shipped.parcels[0].version).unwrap();
        assert_eq!(whole(unit, id).state, OrderState::Completed);
        let owed = balance_of(
            unit,
            AccountRef::of(AccountKind::CarrierReceivable, scene.carrier.uuid()),
        );
        assert_eq!(owed, shipped.total, "the carrier has the cash");
        assert_eq!(today::figures(unit, act.at).unwrap().cash_waiting, shipped.total);
        let version = parcel::by_id(unit, parcel).unwrap().version;
        let (fee, wrong) = (Money::mad(700), Money::mad(1));
        let outcome = cash::receive(unit, act, parcel, version, wrong, fee, CashPlace::Bank);
        assert_eq!(outcome, Err(OrderError::WrongAmount));
        let received = shipped.total.sub(fee).unwrap();
        cash::receive(unit, act, parcel, version, received, fee, CashPlace::Bank).unwrap();
        assert!(cash::held(unit, act.at).unwrap().is_empty());
        assert_eq!(balance_of(unit, AccountRef::house(AccountKind::Bank)), received);
        let paid = payment::of_order(unit, id.uuid()).unwrap().unwrap();
        assert_eq!(paid.state, PaymentState::Remitted);
    });
}

#[test]
fn producers_are_owed_ninety_percent_and_delivery_is_taxed() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        let order = whole(unit, id);
        delivered(unit, act, scene, id);
        let mut owed = Money::ZERO_MAD;
        for part in &order.fulfilments {
            let payable = balance_of(
                unit,
                AccountRef::of(AccountKind::ProducerPayable, part.producer.uuid()),
            );
            assert_eq!(payable, part.producer_share.negated().unwrap());
            owed = owed.add(part.producer_share).unwrap();
        }
        assert_eq!(owed, Money::mad(30_060), "nine tenths of 334 dirhams");
        let house = |kind| balance_of(unit, AccountRef::house(kind)).centimes();
        let kept = house(AccountKind::CommissionRevenue)
            + house(AccountKind::DeliveryRevenue)
            + house(AccountKind::VatPayable);
        assert_eq!(-kept, order.total.centimes() - owed.centimes());
        // The tax of each of the three shares is rounded for itself.
        let delivery_tax = 584;
        assert_eq!(house(AccountKind::DeliveryRevenue), -(3_500 - delivery_tax));
    });
}

#[test]
fn a_collected_order_is_cash_at_the_desk_until_it_is_deposited() {
    in_a_house(|unit, act, scene| {
        let pickup = Destination::Pickup {
            pickup_point: "depot".to_owned(),
        };
        let wanted = PlaceOrder {
            destination: pickup,
            ..order_of(&[("DAT-1", 1), ("COM-1", 1)], "pickup")
        };
        let id = place(unit, act, &wanted).unwrap().order;
        ready(unit, act, id);
        let order = whole(unit, id);
        assert_eq!(order.delivery, Money::ZERO_MAD);
        assert!(
            parcel::pack(unit, act, id, &[order.fulfilments[0].id]).is_err(),
            "nothing to ship"
        );
        for part in &order.fulfilments {
            fulfilment::collect(unit, act, part.id, part.version).unwrap();
        }
        assert_eq!(whole(unit, id).state, OrderState::Completed);
        assert_eq!(figures(unit, scene.dates), (9, 0));
        assert_eq!(
            balance_of(unit, AccountRef::house(AccountKind::CashDesk)),
            order.total
        );
        assert_eq!(cash::at_depot(unit, 10).unwrap().len(), 2);
        for part in &order.fulfilments {
            cash::deposit(unit, act, part.id).unwrap();
            assert_eq!(cash::deposit(unit, act, part.id), Err(OrderError::Stale));
        }
        assert_eq!(
            balance_of(unit, AccountRef::house(AccountKind::Bank)),
            order.total
        );
    });
}

#[test]
fn a_step_on_an_old_page_or_in_a_wrong_state_is_refused() {
    in_a_house(|unit, act, scene| {
        let placed = placed(unit, act);
        let id = placed.order;
        assert_eq!(step::confirm(unit, act, id, 99, ""), Err(OrderError::Stale));
        confirm(unit, act, id);
        let late = step::cancel_by_buyer(unit, act, &placed.code, &placed.key);
        assert!(matches!(late, Err(OrderError::NotAllowed { .. })), "{late:?}");
        let part = whole(unit, id).fulfilments.remove(0);
        let early = parcel::pack(unit, act, id, &[part.id]);
        assert!(matches!(early, Err(OrderError::NotAllowed { .. })), "not ready");
        fulfilment::mark_ready(unit, act, part.id, part.version).unwrap();
        let packed = parcel::pack(unit, act, id, &[part.id]).unwrap();
        assert_eq!(parcel::pack(unit, act, id, &[part.id]), Err(OrderError::Packed));
        assert_eq!(
            fulfilment::undo_ready(unit, act, part.id, part.version + 2),
            Err(OrderError::Packed)
        );
        parcel::unpack(unit, act, packed, 1).unwrap();
        assert_eq!(parcel::by_id(unit, packed).unwrap().state, ParcelState::Open);
        fulfilment::undo_ready(unit, act, part.id, part.version + 2).unwrap();
        let nobody = parcel::hand_over(unit, act, packed, 2, scene.carrier, "X1");
        assert!(
            matches!(nobody, Err(OrderError::NotAllowed { .. })),
            "an open parcel does not leave"
        );
    });
}

#[test]
fn a_guest_may_not_do_what_staff_does() {
    in_a_house(|unit, act, _| {
        let id = placed(unit, act).order;
        let version = whole(unit, id).version;
        let guest = act.by(access::Actor::Guest);
        assert_eq!(
            step::confirm(unit, &guest, id, version, ""),
            Err(OrderError::NotPermitted)
        );
        assert_eq!(whole(unit, id).state, OrderState::ToConfirm);
    });
}

#[test]
fn calls_are_counted_and_the_journal_tells_all() {
    in_a_house(|unit, act, _| {
        let id = placed(unit, act).order;
        step::note_no_answer(unit, act, id, 1, "sonne").unwrap();
        let later = act.at + jiff::SignedDuration::from_hours(2);
        let until = whole(unit, id).confirm_until;
        let too_late = until + jiff::SignedDuration::from_secs(1);
        assert_eq!(
            step::call_again(unit, act, id, 2, too_late, "la semaine prochaine"),
            Err(OrderError::CallTooLate { until }),
            "the order would be gone by then"
        );
        step::call_again(unit, act, id, 2, later, "au marché").unwrap();
        let order = whole(unit, id);
        assert_eq!((order.calls, order.call_again_at), (2, Some(later)));
        assert_eq!(
            step::cancel(unit, act, id, 3, " "),
            Err(OrderError::ReasonMissing)
        );
        step::cancel(unit, act, id, 3, "ne veut plus").unwrap();
        let order = whole(unit, id);
        assert_eq!(order.cancel_reason.as_deref(), Some("ne veut plus"));
        let words: Vec<String> = event::events_of(unit, id)
            .unwrap()
            .into_iter()
            .map(|line| line.event)
            .collect();
        assert_eq!(&words[..4], ["place", "no_answer", "call_again", "cancel"]);
        let cancelled = payment::of_order(unit, id.uuid()).unwrap().unwrap();
        assert_eq!(cancelled.state, PaymentState::Cancelled);
    });
}

#[test]
fn lists_of_the_depot() {
    in_a_house(|unit, act, scene| {
        let id = placed(unit, act).order;
        ready(unit, act, id);
        let request = PageRequest::new(1, 20);
        let filter = fulfilment::Filter {
            states: vec![FulfilmentState::Ready],
            pickup: Some(false),
            ..fulfilment::Filter::default()
        };
        let list = fulfilment::list(unit, &filter, Sort::Oldest, request).unwrap();
        assert_eq!((list.total, list.items[0].lines.len()), (3, 1));
        let own = fulfilment::Filter {
            producer: Some(list.items[0].producer),
            ..fulfilment::Filter::default()
        };
        assert_eq!(
            fulfilment::list(unit, &own, Sort::Oldest, request).unwrap().total,
            1
        );
        assert_eq!(fulfilment::by_id(unit, list.items[1].id).unwrap().order, id);
        assert_eq!(fulfilment::counts(unit).unwrap()[&FulfilmentState::Ready], 3);
        assert_eq!(parcel::packable(unit, Sort::Oldest, request).unwrap().items, [id]);
        let parts: Vec<_> = list.items.iter().map(|card| card.id).collect();
        let packed = parcel::pack(unit, act, id, &parts).unwrap();
        assert_eq!(parcel::packable(unit, Sort::Oldest, request).unwrap().total, 0);
        let find = |text: &str| {
            let filter = parcel::Filter {
                states: vec![ParcelState::Packed],
                text: Some(text.to_owned()),
                ..parcel::Filter::default()
            };
            parcel::list(unit, &filter, Sort::Oldest, request).unwrap().total
        };
        assert_eq!((find("acheteur"), find("nobody")), (1, 0));
        let _ = (packed, scene);
    });
}
