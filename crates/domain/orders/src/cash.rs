//! Cash on delivery: what couriers owe the house, and what the depot took in.

use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::hold;
use crate::order::{Fulfilment, Order};
use crate::parcel::Parcel;
use crate::rows;
use crate::sale;
use access::actor::Act;
use access::permission::Action;
use jiff::Timestamp;
use ledger::account::{AccountKind, AccountRef};
use ledger::line::Line;
use payments::payment;
use payments::share::{self, Holder};
use shipping::carrier::Carrier;
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

store::statements! {
    read WAITING: WaitingRow = "SELECT p.id, p.order_id, o.code, p.carrier_id, p.tracking_number, p.cash_due_centimes, \
        p.handed_over_at, p.ended_at, p.version FROM parcel p JOIN sales_order o ON o.id = p.order_id \
        WHERE p.state = 'delivered' AND p.cash_received_centimes = 0 AND p.cash_due_centimes > 0 \
        ORDER BY p.packed_at LIMIT 1000";
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

/// Cash of delivered parcels that carriers still hold, oldest first, at most 1 000.
pub fn waiting(reader: &Reader<'_>) -> Result<Vec<CashWaiting>, OrderError> {
    reader
        .all(WAITING, args![])?
        .into_iter()
        .map(|row| {
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
        })
        .collect()
}

/// Cash of collected fulfilments that still lies in the cash desk, oldest order first, at most 1 000.
pub fn at_depot(reader: &Reader<'_>) -> Result<Vec<CashAtDepot>, OrderError> {
    let mut held = share::held_by(reader, Holder::Depot)?;
    held.truncate(1_000);
    let ids: Vec<Id<Fulfilment>> = held
        .iter()
        .map(|share| Id::from_uuid(share.fulfilment_id))
        .collect();
    let select = Select::new(
        "SELECT f.id, f.order_id, o.code, f.changed_at FROM fulfilment f JOIN sales_order o ON o.id = f.order_id",
    )
    .within("f.id", &ids)
    .then("ORDER BY f.placed_at", &[]);
    let rows: Vec<AtDepotRow> = reader.select(&select)?;
    rows.into_iter()
        .map(|row| {
            Ok(CashAtDepot {
                fulfilment: row.id,
                order: row.order_id,
                code: row.code.parse().map_err(|_| crate::order::unreadable("code"))?,
                amount: Money::mad(
                    held.iter()
                        .find(|share| share.fulfilment_id == row.id.uuid())
                        .map_or(0, |share| share.held_centimes),
                ),
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
