//! What can happen in a shop on a day: each deed says whether the model allows it, does it, and moves the model.

use super::expected::{LineModel, OrderModel, PartModel, Pieces, SKUS};
use super::{Again, Life};
use crate::stage::order_of;
use catalogue::variant::{self, VariantStatus};
use inventory::movement::{self, Cause};
use language::Texts;
use orders::checkout;
use orders::order::{Channel, Destination, Order};
use orders::state::{FulfilmentState, OrderState};
use orders::view::{self, OrderView};
use orders::{correction, step};
use shipping::pickup_point::{self, NewPickupPoint};
use std::collections::BTreeMap;
use std::sync::Arc;
use values::id::Id;
use values::money::Money;

mod sending;

/// The one point where orders are fetched.
const PICKUP: &str = "depot-demo";

/// A few pieces of everything, so that stock runs out; a point to fetch orders at.
pub(super) fn open_shop(life: &mut Life<'_>) {
    for (sku, id) in life.world.shelf() {
        let (act, pieces) = (life.stage.act(), 8 + i64::from(life.small(30)));
        let delta = pieces - life.stage.available(&sku);
        if delta != 0 {
            let moved = life.stage.store.write_blocking(move |unit| {
                movement::record(unit, &act, id, delta, Cause::Correction, None, Some("count"))
            });
            moved.unwrap();
        }
        life.world.pieces.insert(
            id,
            Pieces {
                on_hand: pieces,
                reserved: 0,
            },
        );
    }
    for sku in SKUS {
        let price = life.variant(sku).price.centimes();
        life.world.prices.insert(sku.to_owned(), price);
    }
    let act = life.stage.act();
    let named = |text: &str| Texts {
        fr: text.to_owned(),
        ..Texts::default()
    };
    let new = NewPickupPoint {
        slug: PICKUP.to_owned(),
        names: named("Dépôt de démonstration"),
        address: named("Porte 1"),
        opening: named("9 h – 12 h"),
        active: true,
    };
    life.stage
        .store
        .write_blocking(move |unit| pickup_point::upsert(unit, &act, &new))
        .unwrap();
}

impl Life<'_> {
    fn variant(&self, sku: &str) -> variant::Variant {
        let sku = sku.to_owned();
        let found = self
            .stage
            .store
            .read_blocking(move |reader| variant::by_sku(reader, &sku));
        found.unwrap().unwrap()
    }

    pub(super) fn see(&self, id: Id<Order>) -> OrderView {
        self.stage
            .store
            .read_blocking(move |reader| view::by_id(reader, id))
            .unwrap()
    }

    /// A version as a page showed it, sometimes an old one; and whether it is the one of now.
    fn version(&self, now: i64) -> (i64, bool) {
        if self.one_in(12) {
            (now - 1, false)
        } else {
            (now, true)
        }
    }

    /// One thing that happens; answers what it was.
    pub(super) fn one_deed(&mut self) -> &'static str {
        self.world.touched.clear();
        let kind = self.below(100);
        match kind {
            0..14 => return self.place_order(),
            14..19 => return self.count_by_hand(),
            19..21 => return self.change_price(),
            21..23 => return self.hide_or_show(),
            _ => {}
        }
        if self.world.orders.is_empty() {
            return "nothing";
        }
        // Mostly the young ones: those of long ago have ended.
        let (count, back) = (self.world.orders.len(), self.world.orders.len().min(8));
        let index = if self.one_in(4) {
            self.index(count)
        } else {
            count - 1 - self.index(back)
        };
        self.world.touched.push(index);
        match kind {
            23..36 => self.confirm(index),
            36..40 => self.call(index),
            40..46 => self.end_order(index),
            46..54 => self.correct(index),
            54..72 => self.prepare(index),
            72..80 => self.pack(index),
            80..92 => self.move_parcel(index),
            92..95 => self.cash(index),
            _ => self.give_back(index),
        }
    }

    fn place_order(&mut self) -> &'static str {
        let mut lines: BTreeMap<&str, u32> = BTreeMap::new();
        for _ in 0..=self.below(4) {
            *lines.entry(SKUS[self.index(SKUS.len())]).or_default() += 1 + self.small(3);
        }
        let wish: Vec<(&str, u32)> = lines.iter().map(|(sku, count)| (*sku, *count)).collect();
        let mut command = order_of(&wish, &format!("{}-{}", self.seed, self.step));
        let pickup = self.one_in(4);
        if pickup {
            command.destination = Destination::Pickup {
                pickup_point: PICKUP.to_owned(),
            };
        }
        if self.one_in(5) {
            command.channel = Channel::Phone;
        }
        let need = self.world.need(wish.iter().copied());
        let shown = !wish
            .iter()
            .any(|(sku, _)| self.world.hidden.iter().any(|hidden| hidden == sku));
        let allowed = shown && self.world.can_hold(&need);
        let command = Arc::new(command);
        let placed = self.act("place", allowed, Again::Same, move |unit, act| {
            Ok(checkout::place(unit, act, &command)?)
        });
        if let Some(placed) = placed {
            self.world.shift(&need, 0, 1);
            self.take_in(placed.order, pickup, &lines);
        }
        "place"
    }

    /// A new order enters the model, as the buyer wished it.
    fn take_in(&mut self, id: Id<Order>, pickup: bool, wish: &BTreeMap<&str, u32>) {
        let seen = self.see(id);
        let mut left = wish.clone();
        let mut parts = Vec::new();
        for part in &seen.fulfilments {
            let mut lines = Vec::new();
            for line in &part.lines {
                assert_eq!(
                    left.remove(line.sku.as_str()),
                    Some(line.quantity),
                    "{}",
                    self.place()
                );
                let price = self.world.prices[&line.sku];
                lines.push(LineModel {
                    id: line.id,
                    sku: line.sku.clone(),
                    quantity: line.quantity,
                    returned: 0,
                    price,
                });
            }
            parts.push(PartModel {
                id: part.id,
                state: FulfilmentState::Waiting,
                lines,
                packed: false,
                at_desk: 0,
            });
        }
        assert!(left.is_empty(), "{}: {left:?} is in no part", self.place());
        self.world.touched.push(self.world.orders.len());
        self.world.orders.push(OrderModel {
            id,
            state: OrderState::ToConfirm,
            pickup,
            parts,
            parcels: Vec::new(),
            refunds: Vec::new(),
        });
    }

    fn count_by_hand(&mut self) -> &'static str {
        let shelf = self.world.shelf();
        let (_, id) = shelf[self.index(shelf.len())].clone();
        let delta = [-6, -2, -1, 1, 4, 9][self.index(6)];
        let Pieces { on_hand, reserved } = self.world.pieces[&id];
        let allowed = on_hand + delta >= reserved;
        let moved = self.act("count", allowed, Again::Twice, move |unit, act| {
            Ok(movement::record(
                unit,
                act,
                id,
                delta,
                Cause::Correction,
                None,
                Some("count"),
            )?)
        });
        if moved.is_some() {
            self.world.pieces.entry(id).or_default().on_hand += delta;
        }
        "count"
    }

    fn change_price(&mut self) -> &'static str {
        let sku = SKUS[self.index(SKUS.len())];
        let kept = self.variant(sku);
        let (version, fresh) = self.version(kept.version);
        let price = kept.price.centimes() + 100 * (1 + i64::from(self.small(5)));
        let changed = self.act("price", fresh, Again::Refused, move |unit, act| {
            Ok(variant::set_price(
                unit,
                act,
                sku,
                Money::mad(price),
                "season",
                version,
            )?)
        });
        if changed.is_some() {
            self.world.prices.insert(sku.to_owned(), price);
        }
        "price"
    }

    /// Of goods with another format beside, in none of the boxes.
    fn hide_or_show(&mut self) -> &'static str {
        let sku = ["EPI-SAF-1G", "DAT-MEX-1K"][self.index(2)];
        let kept = self.variant(sku);
        let (version, fresh) = self.version(kept.version);
        let hides = !self.world.hidden.iter().any(|hidden| hidden == sku);
        let status = if hides {
            VariantStatus::Hidden
        } else {
            VariantStatus::Published
        };
        let changed = self.act("hide", fresh, Again::Refused, move |unit, act| {
            Ok(variant::set_status(unit, act, kept.id, version, status)?)
        });
        if changed.is_some() && hides {
            self.world.hidden.push(sku.to_owned());
        } else if changed.is_some() {
            self.world.hidden.retain(|hidden| hidden != sku);
        }
        "hide"
    }

    fn confirm(&mut self, index: usize) -> &'static str {
        let (id, state) = (self.world.orders[index].id, self.world.orders[index].state);
        let (version, fresh) = self.version(self.see(id).version);
        let allowed = fresh && state == OrderState::ToConfirm;
        let done = self.act("confirm", allowed, Again::Refused, move |unit, act| {
            Ok(step::confirm(unit, act, id, version, "")?)
        });
        if done.is_some() {
            let order = &mut self.world.orders[index];
            order.state = OrderState::Confirmed;
            for part in &mut order.parts {
                if part.state == FulfilmentState::Waiting {
                    part.state = FulfilmentState::ToPrepare;
                }
            }
        }
        "confirm"
    }

    fn call(&mut self, index: usize) -> &'static str {
        let (id, state) = (self.world.orders[index].id, self.world.orders[index].state);
        let (version, fresh) = self.version(self.see(id).version);
        let allowed = fresh && state == OrderState::ToConfirm;
        let (later, until) = (self.one_in(2), self.see(id).confirm_until);
        self.act("call", allowed, Again::Refused, move |unit, act| {
            if later {
                let at = (act.at + jiff::SignedDuration::from_hours(3)).min(until);
                step::call_again(unit, act, id, version, at, "later")?;
            } else {
                step::note_no_answer(unit, act, id, version, "")?;
            }
            Ok(())
        });
        "call"
    }

    /// The office or the buyer cancels, or nobody confirmed in time.
    fn end_order(&mut self, index: usize) -> &'static str {
        let (id, state) = (self.world.orders[index].id, self.world.orders[index].state);
        let seen = self.see(id);
        let who = self.below(3);
        let (version, fresh) = self.version(seen.version);
        let loose = self.world.orders[index].is_loose();
        let open = match who {
            0 => fresh && matches!(state, OrderState::ToConfirm | OrderState::Confirmed),
            1 => state == OrderState::ToConfirm,
            _ => fresh && state == OrderState::ToConfirm,
        };
        let done = self.act("end", open && loose, Again::Refused, move |unit, act| {
            match who {
                0 => step::cancel(unit, act, id, version, "no longer wanted")?,
                1 => step::cancel_by_buyer(unit, act, &seen.code, &seen.key)?,
                _ => step::expire(unit, act, id, version)?,
            }
            Ok(())
        });
        if done.is_some() {
            for part in 0..self.world.orders[index].parts.len() {
                self.let_go(index, part);
            }
            self.world.orders[index].state = OrderState::Cancelled;
        }
        "end"
    }

    /// A part that will not be sent sets nothing aside any more.
    fn let_go(&mut self, index: usize, part: usize) {
        if self.world.orders[index].parts[part].state != FulfilmentState::Cancelled {
            let need = self.world.need_of(index, part);
            self.world.shift(&need, 0, -1);
            self.world.orders[index].parts[part].state = FulfilmentState::Cancelled;
        }
    }

    /// Another quantity of one line, or another door to bring it to.
    fn correct(&mut self, index: usize) -> &'static str {
        let order = &self.world.orders[index];
        let id = order.id;
        let (version, fresh) = self.version(self.see(id).version);
        let open = matches!(order.state, OrderState::ToConfirm | OrderState::Confirmed);
        let live: Vec<usize> = (0..order.parts.len())
            .filter(|part| order.parts[*part].state != FulfilmentState::Cancelled)
            .collect();
        if live.is_empty() || order.pickup {
            return "correct nothing";
        }
        let allowed = fresh && open && order.is_loose();
        if self.one_in(3) {
            let destination = order_of(&[], "").destination;
            self.act("destination", allowed, Again::Refused, move |unit, act| {
                Ok(correction::change_destination(
                    unit,
                    act,
                    id,
                    version,
                    &destination,
                    "note",
                    "moved",
                )?)
            });
            return "destination";
        }
        let part = live[self.index(live.len())];
        let line = self.index(self.world.orders[index].parts[part].lines.len());
        let (sku, before) = {
            let line = &self.world.orders[index].parts[part].lines[line];
            (line.sku.clone(), line.quantity)
        };
        let quantity = 1 + self.small(6);
        let more = self
            .world
            .need([(sku.as_str(), quantity.saturating_sub(before))].into_iter());
        let allowed = allowed && self.world.can_hold(&more);
        let wanted = vec![(sku.clone(), quantity)];
        let done = self.act("lines", allowed, Again::Refused, move |unit, act| {
            Ok(correction::change_lines(
                unit,
                act,
                id,
                version,
                &wanted,
                "asked on the phone",
            )?)
        });
        if done.is_some() {
            let less = self.world.need([(sku.as_str(), before)].into_iter());
            let now = self.world.need([(sku.as_str(), quantity)].into_iter());
            self.world.shift(&less, 0, -1);
            self.world.shift(&now, 0, 1);
            self.world.orders[index].parts[part].lines[line].quantity = quantity;
        }
        "lines"
    }
}
