//! What must be there: pieces, money and states, reckoned without the house's own rules.

use crate::stage::{DATA, Stage};
use catalogue::variant::Variant;
use ledger::account::{AccountKind, AccountRef};
use ledger::balance;
use orders::order::{Fulfilment, Order, OrderLine};
use orders::parcel::Parcel;
use orders::returns::GoodsReturn;
use orders::state::{FulfilmentState, OrderState, ParcelState};
use orders::view::{self, OrderView};
use std::collections::BTreeMap;
use store::Store;
use uuid::Uuid;
use values::id::Id;

/// What is ordered in a simulated life; the boxes last.
pub(super) const SKUS: [&str; 10] = [
    "DAT-BFG-500",
    "DAT-MEX-1K",
    "EPI-SAF-1G",
    "EPI-CUM-250",
    "MIE-THY-500",
    "MIE-MON-500",
    "ROS-EAU-500",
    "COS-SAV-100",
    "COF-TAF-1",
    "COF-RAM-1",
];

/// Pieces of a variant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Pieces {
    pub(super) on_hand: i64,
    pub(super) reserved: i64,
}

/// A line of an order.
pub(super) struct LineModel {
    pub(super) id: Id<OrderLine>,
    pub(super) sku: String,
    pub(super) quantity: u32,
    pub(super) returned: u32,
    pub(super) price: i64,
}

/// A producer's part of an order.
pub(super) struct PartModel {
    pub(super) id: Id<Fulfilment>,
    pub(super) state: FulfilmentState,
    pub(super) lines: Vec<LineModel>,
    pub(super) packed: bool,
    /// Cash of it in the desk, to be brought to the bank.
    pub(super) at_desk: i64,
}

/// A parcel of an order.
pub(super) struct ParcelModel {
    pub(super) id: Id<Parcel>,
    pub(super) state: ParcelState,
    pub(super) parts: Vec<usize>,
    pub(super) due: i64,
    pub(super) received: bool,
}

/// An order.
pub(super) struct OrderModel {
    pub(super) id: Id<Order>,
    pub(super) state: OrderState,
    pub(super) pickup: bool,
    pub(super) parts: Vec<PartModel>,
    pub(super) parcels: Vec<ParcelModel>,
    /// Refunds: which, how much, whether paid.
    pub(super) refunds: Vec<(Id<GoodsReturn>, i64, bool)>,
}

impl OrderModel {
    /// After a part ended: an order whose parts have all ended has ended.
    pub(super) fn follow(&mut self) {
        use FulfilmentState as S;
        let ended = |part: &PartModel| {
            matches!(
                part.state,
                S::Delivered | S::Collected | S::Returned | S::Cancelled
            )
        };
        if self.state == OrderState::Confirmed && self.parts.iter().all(ended) {
            let sent = self.parts.iter().any(|part| part.state != S::Cancelled);
            self.state = if sent {
                OrderState::Completed
            } else {
                OrderState::Cancelled
            };
        }
    }

    /// Nothing has left the house, and nothing is packed.
    pub(super) fn is_loose(&self) -> bool {
        use FulfilmentState as S;
        let inside = |part: &PartModel| match part.state {
            S::Cancelled => true,
            S::Waiting | S::ToPrepare | S::Ready | S::AtDepot => !part.packed,
            _ => false,
        };
        self.parts.iter().all(inside)
    }

    fn differs(&self, seen: &OrderView) -> Option<String> {
        if self.state != seen.state {
            return Some(format!("order is {:?}, not {:?}", seen.state, self.state));
        }
        let mut goods = 0;
        for part in &self.parts {
            let kept = seen.fulfilments.iter().find(|kept| kept.id == part.id)?;
            if kept.state != part.state {
                return Some(format!("part is {:?}, not {:?}", kept.state, part.state));
            }
            let lines: i64 = part
                .lines
                .iter()
                .map(|line| line.price * i64::from(line.quantity))
                .sum();
            let as_kept = |line: &LineModel| {
                let found = kept.lines.iter().find(|kept| kept.id == line.id);
                found.is_some_and(|kept| (kept.quantity, kept.returned) == (line.quantity, line.returned))
            };
            if kept.lines.len() != part.lines.len() || !part.lines.iter().all(as_kept) {
                return Some(format!("lines are {:?}", kept.lines));
            }
            if part.state != FulfilmentState::Cancelled {
                goods += lines;
            }
        }
        let counts = self.state != OrderState::Cancelled;
        if counts && seen.goods.centimes() != goods {
            return Some(format!("goods are {}, not {goods}", seen.goods.centimes()));
        }
        if seen.goods.centimes() + seen.delivery.centimes() != seen.total.centimes() {
            return Some("the total is not its sum".to_owned());
        }
        for parcel in &self.parcels {
            let state = seen
                .parcels
                .iter()
                .find(|kept| kept.id == parcel.id)
                .map(|kept| kept.state);
            if state != Some(parcel.state) {
                return Some(format!("parcel is {state:?}, not {:?}", parcel.state));
            }
        }
        None
    }
}

/// The whole model.
pub(super) struct World {
    variants: BTreeMap<String, Id<Variant>>,
    boxes: BTreeMap<String, Vec<(String, i64)>>,
    pub(super) pieces: BTreeMap<Id<Variant>, Pieces>,
    pub(super) prices: BTreeMap<String, i64>,
    pub(super) hidden: Vec<String>,
    pub(super) orders: Vec<OrderModel>,
    pub(super) touched: Vec<usize>,
    pub(super) bank: i64,
    pub(super) desk: i64,
    pub(super) owed_by_carrier: i64,
    pub(super) refunds_owed: i64,
    carrier: Uuid,
}

impl World {
    /// The shop before anything happened.
    pub(super) fn of(stage: &Stage<'_>) -> Self {
        let text = std::fs::read_to_string(format!("{DATA}/bundles.csv")).unwrap();
        let mut boxes: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
        for line in text.lines().skip(1) {
            let [of, sku, count] = line.split(',').collect::<Vec<_>>().try_into().unwrap();
            let pieces = (sku.to_owned(), count.trim().parse().unwrap());
            boxes.entry(of.to_owned()).or_default().push(pieces);
        }
        boxes.retain(|sku, _| SKUS.contains(&sku.as_str()));
        let inside = boxes.values().flatten().map(|(sku, _)| sku.clone());
        let single = SKUS
            .iter()
            .map(|sku| (*sku).to_owned())
            .filter(|sku| !boxes.contains_key(sku));
        let variants: BTreeMap<_, _> = single
            .chain(inside)
            .map(|sku| (sku.clone(), stage.variant(&sku)))
            .collect();
        Self {
            variants,
            boxes,
            pieces: BTreeMap::new(),
            prices: BTreeMap::new(),
            hidden: Vec::new(),
            orders: Vec::new(),
            touched: Vec::new(),
            bank: 0,
            desk: 0,
            owed_by_carrier: 0,
            refunds_owed: 0,
            carrier: stage.carrier().uuid(),
        }
    }

    /// Variants with stock of their own.
    pub(super) fn shelf(&self) -> Vec<(String, Id<Variant>)> {
        self.variants.iter().map(|(sku, id)| (sku.clone(), *id)).collect()
    }

    /// What some lines take from stock.
    pub(super) fn need<'l>(&self, lines: impl Iterator<Item = (&'l str, u32)>) -> BTreeMap<Id<Variant>, i64> {
        let mut need = BTreeMap::new();
        for (sku, quantity) in lines {
            let one = vec![(sku.to_owned(), 1)];
            for (inside, each) in self.boxes.get(sku).unwrap_or(&one) {
                *need.entry(self.variants[inside]).or_default() += each * i64::from(quantity);
            }
        }
        need
    }

    /// What a part holds, or held.
    pub(super) fn need_of(&self, order: usize, part: usize) -> BTreeMap<Id<Variant>, i64> {
        let lines = &self.orders[order].parts[part].lines;
        self.need(lines.iter().map(|line| (line.sku.as_str(), line.quantity)))
    }

    /// Changes what is on hand and set aside by multiples of a need.
    pub(super) fn shift(&mut self, need: &BTreeMap<Id<Variant>, i64>, on_hand: i64, reserved: i64) {
        for (variant, count) in need {
            let pieces = self.pieces.entry(*variant).or_default();
            pieces.on_hand += on_hand * count;
            pieces.reserved += reserved * count;
        }
    }

    /// Whether so much can be set aside.
    pub(super) fn can_hold(&self, need: &BTreeMap<Id<Variant>, i64>) -> bool {
        need.iter()
            .all(|(variant, count)| self.pieces[variant].on_hand - self.pieces[variant].reserved >= *count)
    }

    /// Where the kept house differs from the model.
    pub(super) fn compare(&self, store: &Store) -> Result<(), String> {
        let variants: Vec<_> = self.variants.values().copied().collect();
        let ids: Vec<_> = self.touched.iter().map(|index| self.orders[*index].id).collect();
        let accounts = [
            (AccountRef::house(AccountKind::Bank), self.bank),
            (AccountRef::house(AccountKind::CashDesk), self.desk),
            (AccountRef::house(AccountKind::RefundsPayable), -self.refunds_owed),
            (
                AccountRef::of(AccountKind::CarrierReceivable, self.carrier),
                self.owed_by_carrier,
            ),
        ];
        let asked = accounts;
        let (figures, balances, views) = store
            .read_blocking(move |reader| {
                let figures = inventory::availability::of(reader, &variants)?;
                let balances: Vec<i64> = asked
                    .iter()
                    .map(|(account, _)| balance::of(reader, account).map(values::money::Money::centimes))
                    .collect::<Result<_, _>>()?;
                Ok::<_, orders::error::OrderError>((figures, balances, view::by_ids(reader, &ids)?))
            })
            .map_err(|error| error.to_string())?;
        for (variant, wanted) in &self.pieces {
            let kept = figures.get(variant).map(|kept| (kept.on_hand, kept.reserved));
            if kept != Some((wanted.on_hand, wanted.reserved)) {
                let sku = self
                    .variants
                    .iter()
                    .find(|(_, id)| *id == variant)
                    .map(|(sku, _)| sku);
                return Err(format!("{sku:?}: {kept:?} kept, {wanted:?} in the model"));
            }
        }
        for ((account, wanted), kept) in accounts.iter().zip(balances) {
            if *wanted != kept {
                return Err(format!("{:?}: {kept} kept, {wanted} in the model", account.kind));
            }
        }
        for index in &self.touched {
            let order = &self.orders[*index];
            let seen = views
                .iter()
                .find(|view| view.id == order.id)
                .ok_or("an order is gone")?;
            if let Some(difference) = order.differs(seen) {
                return Err(format!("{}: {difference}", seen.code));
            }
        }
        Ok(())
    }
}
