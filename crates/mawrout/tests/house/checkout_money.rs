//! Random orders, each led to some end: whatever happens, the books, the stock and the trail are right.

use crate::stage::{self, Stage, order_of, rounds};
use orders::cash::{self, CashPlace};
use orders::checkout::{self, PlaceOrderError};
use orders::error::OrderError;
use orders::loss::{self, LossBearer};
use orders::order::{Fulfilment, Order, OrderLine};
use orders::parcel::{self, ParcelView};
use orders::returns::{self, Disposition};
use orders::state::{FulfilmentState, ParcelState};
use orders::view::{self, OrderView};
use orders::{fulfilment, step};
use shipping::carrier::Carrier;
use values::id::{Id, Ids};
use values::money::Money;

const SKUS: [&str; 12] = [
    "DAT-BFG-500",
    "DAT-MEX-1K",
    "DAT-MEX-5K",
    "EPI-SAF-1G",
    "EPI-CUM-250",
    "TER-COM-20K",
    "MIE-THY-500",
    "ROS-EAU-500",
    "COS-SAV-100",
    "ART-PAN-M",
    "COF-TAF-1",
    "COF-RAM-1",
];

/// What chance decides, from a seed that a failure prints.
struct Chance<'s> {
    stage: &'s Stage<'s>,
    ids: Ids,
    seed: u64,
    carrier: Id<Carrier>,
}

impl Chance<'_> {
    fn below(&self, limit: u64) -> u64 {
        self.ids.below(limit)
    }

    fn one_in(&self, of: u64) -> bool {
        self.below(of) == 0
    }

    fn small(&self, limit: u64) -> u32 {
        u32::try_from(self.below(limit)).unwrap()
    }

    /// One unit of work that must go through.
    fn act<T: Send + 'static>(
        &self,
        what: &str,
        act: impl FnMut(&mut store::Unit<'_>, &access::Act) -> Result<T, OrderError> + Send + 'static,
    ) -> T {
        let (house, mut act) = (self.stage.act(), act);
        let done = self.stage.store.write_blocking(move |unit| act(unit, &house));
        done.unwrap_or_else(|error| panic!("seed {}: {what}: {error}", self.seed))
    }

    fn see(&self, order: Id<Order>) -> OrderView {
        self.stage
            .store
            .read_blocking(move |reader| view::by_id(reader, order))
            .unwrap()
    }

    fn order(&self, number: u64) -> Option<Id<Order>> {
        let count = 1 + self.below(5);
        let lines: Vec<(&str, u32)> = (0..count)
            .map(|_| (SKUS[usize::try_from(self.below(12)).unwrap()], 1 + self.small(4)))
            .collect();
        let command = order_of(&lines, &format!("{}-{number}", self.seed));
        let act = self.stage.act();
        match self
            .stage
            .store
            .write_blocking(move |unit| checkout::place(unit, &act, &command))
        {
            Ok(placed) => Some(placed.order),
            Err(PlaceOrderError::OutOfStock(_)) => None,
            Err(error) => panic!("seed {}: {lines:?}: {error}", self.seed),
        }
    }

    /// Leads an order as far as chance says.
    fn lead(&self, order: Id<Order>) {
        if self.one_in(6) {
            return; // Nobody has called yet.
        }
        let version = self.see(order).version;
        if self.one_in(6) {
            return self.act("cancel", move |unit, act| {
                step::cancel(unit, act, order, version, "no longer wanted")
            });
        }
        self.act("confirm", move |unit, act| {
            step::confirm(unit, act, order, version, "")
        });
        self.prepare(order);
        self.send(order);
        for parcel in self.see(order).parcels {
            self.end(&parcel);
        }
        for part in self.see(order).fulfilments {
            self.give_back(&part);
        }
    }

    fn prepare(&self, order: Id<Order>) {
        let parts: Vec<Id<Fulfilment>> = self.see(order).fulfilments.iter().map(|part| part.id).collect();
        // The last part is not cancelled alone: that is cancelling the order.
        let mut left = parts.len();
        for id in parts {
            // A part that goes leaves its share of the delivery to the others, which change with it.
            let seen = self.see(order).fulfilments;
            let version = seen.iter().find(|part| part.id == id).unwrap().version;
            match self.below(8) {
                0 if left > 1 => {
                    left -= 1;
                    self.act("cancel part", move |unit, act| {
                        fulfilment::cancel(unit, act, id, version, "spoilt")
                    });
                }
                1..4 => self.act("receive", move |unit, act| {
                    fulfilment::receive_at_depot(unit, act, id, version)
                }),
                _ => self.act("ready", move |unit, act| {
                    fulfilment::mark_ready(unit, act, id, version)
                }),
            }
        }
    }

    /// Packs what is ready into one parcel or one each, and hands them over.
    fn send(&self, order: Id<Order>) {
        let ready: Vec<Id<Fulfilment>> = self
            .see(order)
            .fulfilments
            .iter()
            .filter(|part| matches!(part.state, FulfilmentState::Ready | FulfilmentState::AtDepot))
            .map(|part| part.id)
            .collect();
        let each = if self.one_in(2) { 1 } else { ready.len().max(1) };
        for chosen in ready.chunks(each) {
            let (chosen, carrier) = (chosen.to_vec(), self.carrier);
            let packed = self.act("pack", move |unit, act| parcel::pack(unit, act, order, &chosen));
            let version = self.parcel(packed).version;
            let tracking = format!("TRK{:07}", self.below(10_000_000));
            self.act("hand over", move |unit, act| {
                parcel::hand_over(unit, act, packed, version, carrier, &tracking)
            });
        }
    }

    fn parcel(&self, id: Id<parcel::Parcel>) -> ParcelView {
        self.stage
            .store
            .read_blocking(move |reader| parcel::by_id(reader, id))
            .unwrap()
    }

    fn end(&self, parcel: &ParcelView) {
        let (id, version) = (parcel.id, parcel.version);
        match self.below(8) {
            0 => {}
            1 => self.lose(id, version),
            2 | 3 => {
                let fee = Money::mad(i64::from(self.small(3_000)));
                self.act("refuse", move |unit, act| {
                    parcel::refuse(unit, act, id, version, fee, "absent three times")
                });
            }
            _ => {
                self.act("deliver", move |unit, act| {
                    parcel::deliver(unit, act, id, version)
                });
                self.receive(id);
            }
        }
    }

    /// Lost: the carrier pays for it at once, or later, or the house bears it.
    fn lose(&self, id: Id<parcel::Parcel>, version: i64) {
        let bearer = if self.one_in(2) {
            LossBearer::Carrier
        } else {
            LossBearer::House
        };
        self.act("lose", move |unit, act| {
            parcel::lose(unit, act, id, version, bearer, "never seen again")
        });
        if bearer == LossBearer::Carrier && self.one_in(2) {
            self.act("receive claim", move |unit, act| {
                loss::receive_claim(unit, act, id, version + 1, CashPlace::Bank)
            });
        }
    }

    /// The cash of a delivered parcel comes in, less the carrier's fee.
    fn receive(&self, id: Id<parcel::Parcel>) {
        let parcel = self.parcel(id);
        assert_eq!(parcel.state, ParcelState::Delivered);
        if self.one_in(4) {
            return;
        }
        let fee = Money::mad(i64::from(self.small(1_000)));
        let (version, due) = (parcel.version, parcel.cash_due);
        let into = if self.one_in(2) {
            CashPlace::Bank
        } else {
            CashPlace::CashDesk
        };
        let received = due.sub(fee).unwrap();
        self.act("receive cash", move |unit, act| {
            cash::receive(unit, act, id, version, received, fee, into)
        });
    }

    fn give_back(&self, part: &view::FulfilmentView) {
        let (id, version) = (part.id, part.version);
        let disposition = if self.one_in(3) {
            Disposition::WriteOff
        } else {
            Disposition::Restock
        };
        match part.state {
            FulfilmentState::Refused => self.act("take back", move |unit, act| {
                returns::take_back(unit, act, id, version, disposition, "came back")
            }),
            FulfilmentState::Delivered if self.one_in(2) => {
                let back: Vec<(Id<OrderLine>, u32)> = part
                    .lines
                    .iter()
                    .map(|line| (line.id, 1 + self.small(u64::from(line.quantity))))
                    .collect();
                let owed = self.act("withdraw", move |unit, act| {
                    returns::withdraw(unit, act, id, version, &back, disposition, "did not please")
                });
                if self.one_in(2) {
                    self.act("refund", move |unit, act| {
                        returns::pay_refund(unit, act, owed, CashPlace::Bank)
                    });
                }
            }
            _ => {}
        }
    }
}

#[test]
fn whatever_happens_to_orders_the_books_are_right() {
    stage::on_both(|stage| {
        let carrier = stage.carrier();
        let mut placed = 0;
        for seed in 1..=rounds(6) {
            let chance = Chance {
                stage,
                ids: Ids::seeded(seed, stage.clock.clone()),
                seed,
                carrier,
            };
            for number in 0..8 {
                if let Some(order) = chance.order(number) {
                    placed += 1;
                    chance.lead(order);
                }
            }
            stage.must_be_right(&format!("seed {seed}"));
        }
        assert!(placed > 10, "only {placed} orders were placed");
    });
}
