//! What happens to the parts of a confirmed order: prepared, packed, sent, paid, and sometimes given back.

use super::super::expected::ParcelModel;
use super::super::{Again, Life};
use orders::cash::{self, CashPlace};
use orders::loss::LossBearer;
use orders::returns::{self, Disposition};
use orders::state::{FulfilmentState as S, OrderState, ParcelState};
use orders::{fulfilment, parcel};
use values::money::Money;

impl Life<'_> {
    pub(super) fn prepare(&mut self, index: usize) -> &'static str {
        let order = &self.world.orders[index];
        let which = self.index(order.parts.len());
        let (part, what) = (&order.parts[which], self.below(10));
        let (id, state) = (part.id, part.state);
        let seen = self.see(order.id);
        let kept = seen.fulfilments.iter().find(|kept| kept.id == id).unwrap();
        let (version, fresh) = self.version(kept.version);
        let due = kept.due.centimes();
        let others = order.parts.iter().enumerate();
        let others = others
            .filter(|(place, other)| *place != which && other.state != S::Cancelled)
            .count();
        let in_house = matches!(state, S::Waiting | S::ToPrepare | S::Ready | S::AtDepot);
        let prepared = matches!(state, S::Ready | S::AtDepot) && !part.packed;
        let fits = match what {
            0..4 => state == S::ToPrepare,
            4 => state == S::Ready && !part.packed,
            5 | 6 => matches!(state, S::ToPrepare | S::Ready),
            7 | 8 => order.pickup && order.state == OrderState::Confirmed && prepared,
            _ => in_house && !part.packed && others > 0,
        };
        let done = self.act("prepare", fresh && fits, Again::Refused, move |unit, act| {
            match what {
                0..4 => fulfilment::mark_ready(unit, act, id, version)?,
                4 => fulfilment::undo_ready(unit, act, id, version)?,
                5 | 6 => fulfilment::receive_at_depot(unit, act, id, version)?,
                7 | 8 => fulfilment::collect(unit, act, id, version)?,
                _ => fulfilment::cancel(unit, act, id, version, "spoilt")?,
            }
            Ok(())
        });
        if done.is_none() {
            return "prepare nothing";
        }
        match what {
            0..4 => self.world.orders[index].parts[which].state = S::Ready,
            4 => self.world.orders[index].parts[which].state = S::ToPrepare,
            5 | 6 => self.world.orders[index].parts[which].state = S::AtDepot,
            7 | 8 => {
                let need = self.world.need_of(index, which);
                self.world.shift(&need, -1, -1);
                self.world.desk += due;
                let part = &mut self.world.orders[index].parts[which];
                (part.state, part.at_desk) = (S::Collected, due);
            }
            _ => self.let_go(index, which),
        }
        self.world.orders[index].follow();
        "prepare"
    }

    /// Some parts into one parcel, mostly those that are ready.
    pub(super) fn pack(&mut self, index: usize) -> &'static str {
        let order = &self.world.orders[index];
        let ready = |place: &usize| {
            matches!(order.parts[*place].state, S::Ready | S::AtDepot) && !order.parts[*place].packed
        };
        let mut chosen: Vec<usize> = (0..order.parts.len()).filter(ready).collect();
        if self.one_in(6) {
            chosen = vec![self.index(order.parts.len())];
        }
        let fits = order.state == OrderState::Confirmed && !order.pickup && !chosen.is_empty();
        let allowed = fits && chosen.iter().all(ready);
        let (id, ids) = (
            order.id,
            chosen
                .iter()
                .map(|place| order.parts[*place].id)
                .collect::<Vec<_>>(),
        );
        let packed = self.act("pack", allowed, Again::Refused, move |unit, act| {
            Ok(parcel::pack(unit, act, id, &ids)?)
        });
        if let Some(packed) = packed {
            let seen = self.see(id);
            let dues = seen.fulfilments.iter().filter(|part| {
                chosen
                    .iter()
                    .any(|place| self.world.orders[index].parts[*place].id == part.id)
            });
            let due = dues.map(|part| part.due.centimes()).sum();
            let order = &mut self.world.orders[index];
            for place in &chosen {
                order.parts[*place].packed = true;
            }
            order.parcels.push(ParcelModel {
                id: packed,
                state: ParcelState::Packed,
                parts: chosen,
                due,
                received: false,
            });
        }
        "pack"
    }

    pub(super) fn move_parcel(&mut self, index: usize) -> &'static str {
        if self.world.orders[index].parcels.is_empty() {
            return "no parcel";
        }
        let which = self.index(self.world.orders[index].parcels.len());
        let parcel = &self.world.orders[index].parcels[which];
        let (id, state, due) = (parcel.id, parcel.state, parcel.due);
        let seen = self.see(self.world.orders[index].id);
        let kept = seen.parcels.iter().find(|kept| kept.id == id).unwrap();
        let (version, fresh) = self.version(kept.version);
        let goods: i64 = self.parcel_goods(index, which);
        let (what, carrier) = (self.below(12), self.carrier);
        let fee = i64::from(self.small(20)) * 100;
        let bearer = if self.one_in(2) {
            LossBearer::Carrier
        } else {
            LossBearer::House
        };
        let wanted = if what < 6 {
            ParcelState::Packed
        } else {
            ParcelState::HandedOver
        };
        let done = self.act(
            "parcel",
            fresh && state == wanted,
            Again::Refused,
            move |unit, act| {
                match what {
                    0 => parcel::unpack(unit, act, id, version)?,
                    1..6 => parcel::hand_over(unit, act, id, version, carrier, "TRK0000001")?,
                    6..9 => parcel::deliver(unit, act, id, version)?,
                    9 | 10 => parcel::refuse(unit, act, id, version, Money::mad(fee), "absent")?,
                    _ => parcel::lose(unit, act, id, version, bearer, "never seen again")?,
                }
                Ok(())
            },
        );
        if done.is_none() {
            return "parcel stays";
        }
        let (to, part) = match what {
            0 => (ParcelState::Open, None),
            1..6 => (ParcelState::HandedOver, Some(S::Shipped)),
            6..9 => (ParcelState::Delivered, Some(S::Delivered)),
            9 | 10 => (ParcelState::Refused, Some(S::Refused)),
            _ => (ParcelState::Lost, Some(S::Returned)),
        };
        self.world.orders[index].parcels[which].state = to;
        for place in self.world.orders[index].parcels[which].parts.clone() {
            if (1..6).contains(&what) {
                let need = self.world.need_of(index, place);
                self.world.shift(&need, -1, -1);
            }
            let kept = &mut self.world.orders[index].parts[place];
            kept.packed = part.is_some();
            kept.state = part.unwrap_or(kept.state);
        }
        self.world.owed_by_carrier += match what {
            6..9 => due,
            9 | 10 => -fee,
            11 if bearer == LossBearer::Carrier => goods,
            _ => 0,
        };
        self.world.orders[index].follow();
        "parcel"
    }

    fn parcel_goods(&self, index: usize, which: usize) -> i64 {
        let order = &self.world.orders[index];
        let parts = order.parcels[which]
            .parts
            .iter()
            .map(|place| &order.parts[*place]);
        parts
            .flat_map(|part| &part.lines)
            .map(|line| line.price * i64::from(line.quantity))
            .sum()
    }

    /// Cash from the carrier, or from the desk to the bank.
    pub(super) fn cash(&mut self, index: usize) -> &'static str {
        if self.world.orders[index].pickup || self.world.orders[index].parcels.is_empty() {
            return self.deposit(index);
        }
        let which = self.index(self.world.orders[index].parcels.len());
        let parcel = &self.world.orders[index].parcels[which];
        let (id, due) = (parcel.id, parcel.due);
        let fits = parcel.state == ParcelState::Delivered && !parcel.received;
        let seen = self.see(self.world.orders[index].id);
        let kept = seen.parcels.iter().find(|kept| kept.id == id).unwrap();
        let (version, fresh) = self.version(kept.version);
        // Sometimes a dirham is missing.
        let (fee, short) = (
            due.min(i64::from(self.small(900))),
            if self.one_in(6) { 100 } else { 0 },
        );
        let bank = self.one_in(2);
        let received = due - fee - short;
        let allowed = fresh && fits && short == 0;
        let done = self.act("cash", allowed, Again::Refused, move |unit, act| {
            let into = if bank {
                CashPlace::Bank
            } else {
                CashPlace::CashDesk
            };
            Ok(cash::receive(
                unit,
                act,
                id,
                version,
                Money::mad(received),
                Money::mad(fee),
                into,
            )?)
        });
        if done.is_some() {
            self.world.orders[index].parcels[which].received = true;
            self.world.owed_by_carrier -= due;
            *(if bank {
                &mut self.world.bank
            } else {
                &mut self.world.desk
            }) += received;
        }
        "cash"
    }

    fn deposit(&mut self, index: usize) -> &'static str {
        let which = self.index(self.world.orders[index].parts.len());
        let part = &self.world.orders[index].parts[which];
        let (id, amount) = (part.id, part.at_desk);
        let allowed = amount > 0 && self.world.desk >= amount;
        let done = self.act("deposit", allowed, Again::Refused, move |unit, act| {
            Ok(cash::deposit(unit, act, id)?)
        });
        if done.is_some() {
            self.world.desk -= amount;
            self.world.bank += amount;
            self.world.orders[index].parts[which].at_desk = 0;
        }
        "deposit"
    }

    pub(super) fn give_back(&mut self, index: usize) -> &'static str {
        if self.one_in(3) && !self.world.orders[index].refunds.is_empty() {
            return self.refund(index);
        }
        let which = self.index(self.world.orders[index].parts.len());
        let seen = self.see(self.world.orders[index].id);
        let (id, state) = {
            let part = &self.world.orders[index].parts[which];
            (part.id, part.state)
        };
        let now = seen
            .fulfilments
            .iter()
            .find(|kept| kept.id == id)
            .unwrap()
            .version;
        let (version, fresh) = self.version(now);
        let restock = self.one_in(2);
        let shelf = if restock {
            Disposition::Restock
        } else {
            Disposition::WriteOff
        };
        if state == S::Refused {
            let done = self.act("take back", fresh, Again::Refused, move |unit, act| {
                Ok(returns::take_back(unit, act, id, version, shelf, "came back")?)
            });
            if done.is_some() {
                let need = self.world.need_of(index, which);
                self.world.shift(&need, i64::from(restock), 0);
                self.world.orders[index].parts[which].state = S::Returned;
                self.world.orders[index].follow();
            }
            return "take back";
        }
        let line = self.index(self.world.orders[index].parts[which].lines.len());
        let kept = &self.world.orders[index].parts[which].lines[line];
        let (line_id, sku, price) = (kept.id, kept.sku.clone(), kept.price);
        let count = 1 + self.small(u64::from(kept.quantity));
        let fits = matches!(state, S::Delivered | S::Collected) && kept.returned + count <= kept.quantity;
        let owed = self.act("withdraw", fresh && fits, Again::Refused, move |unit, act| {
            let chosen = [(line_id, count)];
            Ok(returns::withdraw(
                unit,
                act,
                id,
                version,
                &chosen,
                shelf,
                "did not please",
            )?)
        });
        if let Some(owed) = owed {
            let need = self.world.need([(sku.as_str(), count)].into_iter());
            self.world.shift(&need, i64::from(restock), 0);
            let amount = price * i64::from(count);
            self.world.refunds_owed += amount;
            let order = &mut self.world.orders[index];
            order.refunds.push((owed, amount, false));
            let part = &mut order.parts[which];
            part.lines[line].returned += count;
            if part.lines.iter().all(|line| line.returned == line.quantity) {
                part.state = S::Returned;
            }
            order.follow();
        }
        "withdraw"
    }

    fn refund(&mut self, index: usize) -> &'static str {
        let which = self.index(self.world.orders[index].refunds.len());
        let (id, amount, paid) = self.world.orders[index].refunds[which];
        let bank = self.one_in(2);
        let allowed = !paid && (bank || self.world.desk >= amount);
        let done = self.act("refund", allowed, Again::Refused, move |unit, act| {
            let from = if bank {
                CashPlace::Bank
            } else {
                CashPlace::CashDesk
            };
            Ok(returns::pay_refund(unit, act, id, from)?)
        });
        if done.is_some() {
            self.world.refunds_owed -= amount;
            *(if bank {
                &mut self.world.bank
            } else {
                &mut self.world.desk
            }) -= amount;
            self.world.orders[index].refunds[which].2 = true;
        }
        "refund"
    }
}
