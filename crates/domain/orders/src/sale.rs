//! What a delivered fulfilment means in stock and money: the only place where orders post to the ledger.

use crate::error::OrderError;
use crate::order::{self, Fulfilment, Order};
use crate::parcel::Parcel;
use crate::rows::{self, FulfilmentRow};
use crate::view::{amounts_of, division_of};
use access::actor::Act;
use inventory::reservation::{self, CommitError};
use ledger::account::{AccountKind, AccountRef};
use ledger::line::Line;
use ledger::posting::{self, Entry, PostError};
use parties::organisation::Organisation;
use payments::error::PaymentError;
use payments::payment::{self, CashPlace as Holder};
use payments::state::PaymentEvent;
use shipping::carrier::Carrier;
use std::collections::BTreeMap;
use store::Unit;
use values::id::Id;
use values::money::Money;
use values::vat::VatRate;

/// Who took the buyer's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Receiver {
    Courier(Id<Carrier>),
    Depot,
}

/// Shares of a sale, signed as credits of the house's books.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Credits {
    producers: BTreeMap<Id<Organisation>, i64>,
    commission: i64,
    vat: i64,
    delivery: i64,
}

impl Credits {
    /// Adds a share of goods, divided at its frozen commission.
    pub(crate) fn add_goods(&mut self, part: &rows::PartRow, amount: Money) -> Result<(), OrderError> {
        let division = division_of(part, amount)?;
        *self.producers.entry(part.producer_id).or_insert(0) += division.producer.centimes();
        self.commission += division.commission_net.centimes();
        self.vat += division.commission_vat.centimes();
        Ok(())
    }

    /// Adds what lies between two amounts of the same share, each divided as a whole.
    pub(crate) fn add_goods_between(
        &mut self,
        part: &rows::PartRow,
        before: Money,
        after: Money,
    ) -> Result<(), OrderError> {
        let (more, less) = (division_of(part, before)?, division_of(part, after)?);
        *self.producers.entry(part.producer_id).or_insert(0) +=
            more.producer.centimes() - less.producer.centimes();
        self.commission += more.commission_net.centimes() - less.commission_net.centimes();
        self.vat += more.commission_vat.centimes() - less.commission_vat.centimes();
        Ok(())
    }

    /// Adds a share of delivery, whose price contains tax.
    pub(crate) fn add_delivery(&mut self, amount: Money, rate: VatRate) -> Result<(), OrderError> {
        let tax = rate.included_in(amount)?;
        self.delivery += amount.sub(tax)?.centimes();
        self.vat += tax.centimes();
        Ok(())
    }

    /// The lines of the entry: what is owed and earned on one side, who has the money on the other.
    pub(crate) fn against(&self, debtor: AccountRef) -> Vec<Line> {
        let mut credits: Vec<(AccountRef, i64)> = self
            .producers
            .iter()
            .map(|(producer, amount)| {
                (
                    AccountRef::of(AccountKind::ProducerPayable, producer.uuid()),
                    *amount,
                )
            })
            .collect();
        credits.push((AccountRef::house(AccountKind::CommissionRevenue), self.commission));
        credits.push((AccountRef::house(AccountKind::DeliveryRevenue), self.delivery));
        credits.push((AccountRef::house(AccountKind::VatPayable), self.vat));
        let total: i64 = credits.iter().map(|(_, amount)| amount).sum();
        let mut lines = vec![Line {
            account: debtor,
            amount: Money::mad(total),
        }];
        lines.extend(
            credits
                .into_iter()
                .filter(|(_, amount)| *amount != 0)
                .map(|(account, amount)| Line {
                    account,
                    amount: Money::mad(-amount),
                }),
        );
        lines
    }

    /// What is owed to the producers, without what the house would have earned.
    pub(crate) fn of_producers(&self) -> Self {
        Self {
            producers: self.producers.clone(),
            ..Self::default()
        }
    }

    /// The same sale undone.
    pub(crate) fn reversed(&self) -> Self {
        Self {
            producers: self
                .producers
                .iter()
                .map(|(producer, amount)| (*producer, -amount))
                .collect(),
            commission: -self.commission,
            vat: -self.vat,
            delivery: -self.delivery,
        }
    }
}

/// What was set aside is sold: it leaves the house.
pub(crate) fn goods_leave(unit: &mut Unit<'_>, act: &Act, id: Id<Fulfilment>) -> Result<(), OrderError> {
    match reservation::commit(unit, act, id.uuid()) {
        Ok(_) => Ok(()),
        Err(CommitError::Store(error)) => Err(error.into()),
        // Goods made to order were never on the shelf; all others must have been set aside.
        Err(CommitError::NothingHeld) => {
            let made = rows::lines_of_fulfilment(unit, id)?
                .iter()
                .all(|line| line.made_to_order);
            let unheld = || store::Error::Faulty(format!("fulfilment {id} holds nothing"));
            if made { Ok(()) } else { Err(unheld().into()) }
        }
    }
}

/// The buyer has the goods and paid: the sale is posted and the money noted where it is.
pub(crate) fn received(
    unit: &mut Unit<'_>,
    act: &Act,
    row: &FulfilmentRow,
    receiver: Receiver,
) -> Result<(), OrderError> {
    let lines = rows::lines_of_fulfilment(unit, row.id)?;
    let parts = rows::parts_of(unit, row.id)?;
    let mut credits = Credits::default();
    for (part, amount) in amounts_of(&lines.iter().collect::<Vec<_>>(), &parts)? {
        credits.add_goods(part, amount)?;
    }
    let frozen = rows::order(unit, row.order_id)?.delivery_vat_basis_points;
    let delivery_vat =
        VatRate::from_basis_points(frozen).map_err(|_| order::unreadable("delivery_vat_basis_points"))?;
    credits.add_delivery(Money::mad(row.delivery_centimes), delivery_vat)?;
    let (debtor, place) = match receiver {
        Receiver::Courier(carrier) => (
            AccountRef::of(AccountKind::CarrierReceivable, carrier.uuid()),
            Holder::Courier,
        ),
        Receiver::Depot => (AccountRef::house(AccountKind::CashDesk), Holder::Depot),
    };
    post(
        unit,
        act,
        format!("delivered:{}", row.id),
        "ledger-delivered",
        row.order_id,
        credits.against(debtor),
    )?;
    let due = Money::mad(row.goods_centimes).add(Money::mad(row.delivery_centimes))?;
    payment::record_share_collected(unit, act, row.id.uuid(), due, place)
        .map(|_| ())
        .map_err(payment_failed)
}

/// The carrier keeps a fee for a parcel that was not taken.
pub(crate) fn return_fee(
    unit: &mut Unit<'_>,
    act: &Act,
    parcel: Id<Parcel>,
    carrier: Id<Carrier>,
    fee: Money,
) -> Result<(), OrderError> {
    if fee.is_zero() {
        return Ok(());
    }
    let order = rows::parcel(unit, parcel)?.order_id;
    let lines = vec![
        Line {
            account: AccountRef::house(AccountKind::ReturnCosts),
            amount: fee,
        },
        Line {
            account: AccountRef::of(AccountKind::CarrierReceivable, carrier.uuid()),
            amount: fee.negated()?,
        },
    ];
    post(
        unit,
        act,
        format!("refused:{parcel}"),
        "ledger-refused",
        order,
        lines,
    )
}

/// Posts an entry about an order; nothing to post is no entry.
pub(crate) fn post(
    unit: &mut Unit<'_>,
    act: &Act,
    event_key: String,
    description_key: &str,
    order: Id<Order>,
    lines: Vec<Line>,
) -> Result<(), OrderError> {
    if lines.iter().all(|line| line.amount.is_zero()) {
        return Ok(());
    }
    let entry = Entry {
        event_key,
        description_key: description_key.to_owned(),
        reference: order.uuid(),
        lines: lines.into_iter().filter(|line| !line.amount.is_zero()).collect(),
    };
    posting::post(unit, act, &entry)
        .map(|_| ())
        .map_err(posting_failed)
}

fn posting_failed(error: PostError) -> OrderError {
    match error {
        PostError::Store(error) => OrderError::Store(error),
        PostError::TooLarge => OrderError::TooLarge,
        PostError::WouldGoNegative(_) => OrderError::CashMissing,
        PostError::PeriodClosed(_) => OrderError::MonthClosed,
        // An event posted before, above all: a conflict that the office must see.
        other => OrderError::NotAllowed {
            state: other.to_string(),
            event: "post".to_owned(),
        },
    }
}

pub(crate) fn payment_failed(error: PaymentError) -> OrderError {
    match error {
        PaymentError::Store(error) => OrderError::Store(error),
        PaymentError::Stale => OrderError::Stale,
        PaymentError::NotFound => OrderError::NotFound,
        PaymentError::NotAllowed { state, event } => OrderError::NotAllowed {
            state: state.to_string(),
            event: event.to_string(),
        },
        _ => OrderError::WrongAmount,
    }
}

/// An event of the whole payment of an order: cancelled, expired.
pub(crate) fn payment_event(
    unit: &mut Unit<'_>,
    act: &Act,
    order: Id<Order>,
    happening: PaymentEvent,
) -> Result<(), OrderError> {
    let Some(found) = payment::of_order(unit, order.uuid())? else {
        return Ok(());
    };
    payment::apply(unit, act, found.id, found.version, happening)
        .map(|_| ())
        .map_err(payment_failed)
}

/// A part that will not be paid any more leaves the sum that is due.
pub(crate) fn drop_share(unit: &mut Unit<'_>, act: &Act, id: Id<Fulfilment>) -> Result<(), OrderError> {
    payment::cancel_share(unit, act, id.uuid())
        .map(|_| ())
        .map_err(payment_failed)
}
