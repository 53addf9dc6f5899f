//! Cash on delivery: what couriers owe the house, and what the depot took in.

use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::hold;
use crate::order::{Fulfilment, Order};
use crate::parcel::Parcel;
use crate::rows;
use crate::sale;
use access::actor::Act;
use access::page::{ByTime, Page, PageRequest};
use access::permission::Action;
use jiff::Timestamp;
use ledger::account::{AccountKind, AccountRef};
use ledger::line::Line;
use payments::payment;
use payments::share::{self, Holder};
use shipping::carrier::Carrier;
use std::collections::HashMap;
use store::{Reader, Select, Unit, args};
use values::code::OrderCode;
use values::id::Id;
use values::money::Money;

store::text_enum! {
    /// Where money of the house lies.
    pub enum CashPlace {
        /// On the bank account.
        Bank = "bank",
        /// In the cash desk of the depot.
        CashDesk = "cash_desk",
    }
}

impl CashPlace {
    pub(crate) fn account(self) -> AccountRef {
        AccountRef::house(match self {
            Self::Bank => AccountKind::Bank,
            Self::CashDesk => AccountKind::CashDesk,
        })
    }
}

store::row! {
    struct WaitingRow {
        id: Id<Parcel>,
        order_id: Id<Order>,
        code: String,
        carrier_id: Option<Id<Carrier>>,
        tracking_number: Option<String>,
        cash_due_centimes: i64,
        handed_over_at: Option<Timestamp>,
        ended_at: Option<Timestamp>,
        version: i64,
    }
}

store::row! {
    struct AtDepotRow {
        id: Id<Fulfilment>,
        order_id: Id<Order>,
        code: String,
        changed_at: Timestamp,
    }
}

store::row! {
    struct HeldRow {
        carrier_id: Option<Id<Carrier>>,
        parcels: u64,
        held_centimes: i64,
        late_centimes: i64,
    }
}

store::statements! {
    read HELD: HeldRow = "SELECT carrier_id, count(*) AS parcels, CAST(sum(cash_due_centimes) AS bigint) AS held_centimes, \
        CAST(sum(CASE WHEN ended_at < ?1 THEN cash_due_centimes ELSE 0 END) AS bigint) AS late_centimes FROM parcel \
        WHERE state = 'delivered' AND cash_received_centimes = 0 AND cash_due_centimes > 0 \
        GROUP BY carrier_id ORDER BY carrier_id";
    write RECEIVED = "UPDATE parcel SET cash_received_centimes = cash_due_centimes, version = version + 1 \
        WHERE id = ?1 AND version = ?2 AND state = 'delivered' AND cash_received_centimes = 0";
}

/// A delivered parcel whose cash the carrier has not handed on.
#[derive(Debug, Clone)]
pub struct CashWaiting {
    /// The parcel.
    pub parcel: Id<Parcel>,
    /// Its order.
    pub order: Id<Order>,
    /// The order's code.
    pub code: OrderCode,
    /// Who has the money.
    pub carrier: Option<Id<Carrier>>,
    /// The carrier's number of the parcel.
    pub tracking: Option<String>,
    /// How much.
    pub due: Money,
    /// When the parcel left.
    pub handed_over_at: Option<Timestamp>,
    /// When it was delivered.
    pub delivered_at: Option<Timestamp>,
    /// The parcel's version.
    pub version: i64,
}

/// Cash taken at the depot that was not brought to the bank.
#[derive(Debug, Clone)]
pub struct CashAtDepot {
    /// What was collected.
    pub fulfilment: Id<Fulfilment>,
    /// Its order.
    pub order: Id<Order>,
    /// The order's code.
    pub code: OrderCode,
    /// How much.
    pub amount: Money,
    /// When.
    pub collected_at: Timestamp,
}

/// What a carrier holds, all its delivered parcels together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashHeld {
    /// Who has it.
    pub carrier: Option<Id<Carrier>>,
    /// Parcels whose cash was not handed on.
    pub parcels: u64,
    /// Their sum.
    pub sum: Money,
    /// Of the sum, what was delivered before the instant asked for.
    pub late: Money,
}

/// What each carrier holds; `late_before` parts what it has held too long.
pub fn held(reader: &Reader<'_>, late_before: Timestamp) -> store::Result<Vec<CashHeld>> {
    let rows = reader.all(HELD, args![late_before])?;
    Ok(rows
        .into_iter()
        .map(|row| CashHeld {
            carrier: row.carrier_id,
            parcels: row.parcels,
            sum: Money::mad(row.held_centimes),
            late: Money::mad(row.late_centimes),
        })
        .collect())
}

/// Which parcels a list of cash shows; each `Some` narrows it.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Held by this carrier.
    pub carrier: Option<Id<Carrier>>,
    /// Delivered at or after.
    pub from: Option<Timestamp>,
    /// Delivered before.
    pub until: Option<Timestamp>,
}

impl Filter {
    /// The parcels whose cash is waited for, by the words of their indexes.
    fn narrow<'s>(&'s self, select: Select<'s>) -> Select<'s> {
        select
            .filter(
                "p.state = 'delivered' AND p.cash_received_centimes = 0 AND p.cash_due_centimes > 0",
                &[],
            )
            .filter_some("p.carrier_id = ?", &self.carrier)
            .filter_some("p.ended_at >= ?", &self.from)
            .filter_some("p.ended_at < ?", &self.until)
    }
}

/// Cash of delivered parcels that carriers still hold, by the time they were packed.
pub fn waiting(
    reader: &Reader<'_>,
    filter: &Filter,
    sort: ByTime,
    request: PageRequest,
) -> Result<Page<CashWaiting>, OrderError> {
    let (size, offset) = (request.size(), request.offset());
    let select = Select::new(
        "SELECT p.id, p.order_id, o.code, p.carrier_id, p.tracking_number, p.cash_due_centimes, \
         p.handed_over_at, p.ended_at, p.version FROM parcel p JOIN sales_order o ON o.id = p.order_id",
    );
    let tail = match sort {
        ByTime::Oldest => "ORDER BY p.packed_at, p.id LIMIT ? OFFSET ?",
        ByTime::Newest => "ORDER BY p.packed_at DESC, p.id DESC LIMIT ? OFFSET ?",
    };
    let rows: Vec<WaitingRow> = reader.select(&filter.narrow(select).then(tail, &[&size, &offset]))?;
    Ok(Page {
        items: rows.into_iter().map(waiting_of).collect::<Result<_, _>>()?,
        total: reader.count(&filter.narrow(Select::new("SELECT count(*) FROM parcel p")))?,
        request,
    })
}

fn waiting_of(row: WaitingRow) -> Result<CashWaiting, OrderError> {
    Ok(CashWaiting {
        parcel: row.id,
        order: row.order_id,
        code: row.code.parse().map_err(|_| crate::order::unreadable("code"))?,
        carrier: row.carrier_id,
        tracking: row.tracking_number,
        due: Money::mad(row.cash_due_centimes),
        handed_over_at: row.handed_over_at,
        delivered_at: row.ended_at,
        version: row.version,
    })
}

/// What lies in the cash desk of the depot: of how many fulfilments, and how much.
pub fn at_depot_sum(reader: &Reader<'_>) -> store::Result<(u64, Money)> {
    share::held_sum(reader, Holder::Depot)
}

/// Cash of collected fulfilments that still lies in the cash desk, oldest first, at most `limit`.
pub fn at_depot(reader: &Reader<'_>, limit: u32) -> Result<Vec<CashAtDepot>, OrderError> {
    let held: HashMap<Id<Fulfilment>, Money> = share::held_by(reader, Holder::Depot, limit)?
        .into_iter()
        .map(|share| {
            (
                Id::from_uuid(share.fulfilment_id),
                Money::mad(share.held_centimes),
            )
        })
        .collect();
    let ids: Vec<Id<Fulfilment>> = held.keys().copied().collect();
    let select = Select::new(
        "SELECT f.id, f.order_id, o.code, f.changed_at FROM fulfilment f JOIN sales_order o ON o.id = f.order_id",
    )
    .within("f.id", &ids)
    .then("ORDER BY f.placed_at, f.id", &[]);
    let rows: Vec<AtDepotRow> = reader.select(&select)?;
    rows.into_iter()
        .map(|row| {
            Ok(CashAtDepot {
                fulfilment: row.id,
                order: row.order_id,
                code: row.code.parse().map_err(|_| crate::order::unreadable("code"))?,
                amount: held.get(&row.id).copied().unwrap_or(Money::ZERO_MAD),
                collected_at: row.changed_at,
            })
        })
        .collect()
}

/// The carrier handed on the cash of a parcel: `received` and the `fee` it kept make up what was due.
pub fn receive(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Parcel>,
    version: i64,
    received: Money,
    fee: Money,
    into: CashPlace,
) -> Result<(), OrderError> {
    if !act.actor.allows(Action::ReceiveCash) {
        return Err(OrderError::NotPermitted);
    }
    let row = hold::parcel(unit, id)?;
    let due = Money::mad(row.cash_due_centimes);
    if received.is_negative() || fee.is_negative() || received.add(fee)? != due {
        return Err(OrderError::WrongAmount);
    }
    let carrier = row.carrier_id.ok_or(OrderError::NotFound)?;
    if unit.run(RECEIVED, args![id, version])? != 1 {
        return Err(OrderError::Stale);
    }
    let lines = vec![
        Line {
            account: into.account(),
            amount: received,
        },
        Line {
            account: AccountRef::house(AccountKind::CarrierFees),
            amount: fee,
        },
        Line {
            account: AccountRef::of(AccountKind::CarrierReceivable, carrier.uuid()),
            amount: due.negated()?,
        },
    ];
    sale::post(
        unit,
        act,
        format!("remitted:{id}"),
        "ledger-remitted",
        row.order_id,
        lines,
    )?;
    for part in rows::fulfilments_in(unit, id)? {
        payment::record_share_remitted(unit, act, part.uuid()).map_err(sale::payment_failed)?;
    }
    let details = format!("{} + {}", received.to_decimal_string(), fee.to_decimal_string());
    let entry = Entry {
        event: "cash_received",
        parcel: Some(id),
        details: Some(&details),
        ..Entry::default()
    };
    event::record(unit, act, row.order_id, &entry)?;
    Ok(())
}

/// Cash of a collected fulfilment was brought from the desk to the bank.
pub fn deposit(unit: &mut Unit<'_>, act: &Act, id: Id<Fulfilment>) -> Result<(), OrderError> {
    if !act.actor.allows(Action::ReceiveCash) {
        return Err(OrderError::NotPermitted);
    }
    let row = hold::fulfilment(unit, id)?;
    let share = share::by_fulfilment(unit, id.uuid())?.ok_or(OrderError::NotFound)?;
    if share.holder != Some(Holder::Depot) {
        return Err(OrderError::NotAllowed {
            state: row.state.to_string(),
            event: "deposit".to_owned(),
        });
    }
    let amount = share.collected.sub(share.remitted)?;
    if !amount.is_positive() {
        return Err(OrderError::Stale);
    }
    payment::record_share_remitted(unit, act, id.uuid()).map_err(sale::payment_failed)?;
    let lines = vec![
        Line {
            account: CashPlace::Bank.account(),
            amount,
        },
        Line {
            account: CashPlace::CashDesk.account(),
            amount: amount.negated()?,
        },
    ];
    sale::post(
        unit,
        act,
        format!("deposited:{id}"),
        "ledger-deposited",
        row.order_id,
        lines,
    )?;
    let entry = Entry {
        event: "cash_deposited",
        fulfilment: Some(id),
        ..Entry::default()
    };
    event::record(unit, act, row.order_id, &entry)?;
    Ok(())
}
