//! Lost parcels: who bears the loss, what the carrier owes for it, and that money coming in.
//!
//! The producers gave their goods into the house's hands and are owed their share in any case. Where the
//! carrier answers for the loss it owes the price of the goods, as if it had bought them; else the house pays
//! the producers and earns nothing. The buyer owes nothing, delivery least of all.

use crate::cash::CashPlace;
use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::hold;
use crate::order::Order;
use crate::parcel::Parcel;
use crate::rows::{self, FulfilmentRow};
use crate::sale::{self, Credits};
use crate::view::amounts_of;
use access::actor::Act;
use access::permission::Action;
use jiff::Timestamp;
use ledger::account::{AccountKind, AccountRef};
use ledger::journal;
use ledger::line::Line;
use shipping::carrier::Carrier;
use store::{Reader, Unit, args};
use values::code::OrderCode;
use values::id::Id;
use values::money::Money;

store::text_enum! {
    /// Who bears the loss of a parcel.
    pub enum LossBearer {
        /// The carrier lost it and pays for the goods.
        Carrier = "carrier",
        /// The house: nobody else answers for it.
        House = "house",
    }
}

store::row! {
    struct ClaimRow {
        id: Id<Parcel>,
        code: String,
        carrier_id: Option<Id<Carrier>>,
        claim_centimes: i64,
        ended_at: Option<Timestamp>,
        version: i64,
    }
}

store::row! {
    struct LostRow {
        id: Id<Parcel>,
        carrier_id: Option<Id<Carrier>>,
        loss_bearer: LossBearer,
        claim_centimes: i64,
    }
}

store::statements! {
    write SET_LOSS = "UPDATE parcel SET loss_bearer = ?2, claim_centimes = ?3 WHERE id = ?1";
    write CLAIM_RECEIVED = "UPDATE parcel SET claim_received_at = ?3, version = version + 1 \
        WHERE id = ?1 AND version = ?2 AND claim_centimes > 0 AND claim_received_at IS NULL";
    read CLAIM: (i64,) = "SELECT claim_centimes FROM parcel WHERE id = ?1";
    read CLAIMS: ClaimRow = "SELECT p.id, o.code, p.carrier_id, p.claim_centimes, p.ended_at, p.version \
        FROM parcel p JOIN sales_order o ON o.id = p.order_id \
        WHERE p.claim_centimes > 0 AND p.claim_received_at IS NULL ORDER BY p.ended_at, p.id LIMIT ?1";
    // For the check, which reads whole tables.
    scan LOST: LostRow = "SELECT id, carrier_id, loss_bearer, claim_centimes FROM parcel \
        WHERE loss_bearer IS NOT NULL ORDER BY id";
}

/// What a carrier owes for a parcel it lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The parcel.
    pub parcel: Id<Parcel>,
    /// The order's code.
    pub code: OrderCode,
    /// Who owes.
    pub carrier: Option<Id<Carrier>>,
    /// How much: the price of the goods.
    pub amount: Money,
    /// When the loss was noted.
    pub lost_at: Option<Timestamp>,
    /// The parcel's version.
    pub version: i64,
}

/// Posts the loss of a parcel and notes who bears it.
pub(crate) fn book(
    unit: &mut Unit<'_>,
    act: &Act,
    parcel: (Id<Parcel>, Id<Order>),
    carrier: Id<Carrier>,
    parts: &[FulfilmentRow],
    bearer: LossBearer,
) -> Result<(), OrderError> {
    let (id, order) = parcel;
    let ids: Vec<_> = parts.iter().map(|part| part.id).collect();
    let (lines, claim) = lines_of(unit, &ids, carrier, bearer)?;
    unit.run(SET_LOSS, args![id, bearer, claim.centimes()])?;
    sale::post(unit, act, format!("lost:{id}"), "ledger-lost", order, lines)
}

/// The lines of the entry, and what the carrier owes.
fn lines_of(
    reader: &Reader<'_>,
    parts: &[Id<crate::order::Fulfilment>],
    carrier: Id<Carrier>,
    bearer: LossBearer,
) -> Result<(Vec<Line>, Money), OrderError> {
    let (mut credits, mut goods) = (Credits::default(), Money::ZERO_MAD);
    for part in parts {
        let lines = rows::lines_of_fulfilment(reader, *part)?;
        let shares = rows::parts_of(reader, *part)?;
        for (share, amount) in amounts_of(&lines.iter().collect::<Vec<_>>(), &shares)? {
            credits.add_goods(share, amount)?;
            goods = goods.add(amount)?;
        }
    }
    Ok(match bearer {
        LossBearer::Carrier => {
            let debtor = AccountRef::of(AccountKind::CarrierReceivable, carrier.uuid());
            (credits.against(debtor), goods)
        }
        LossBearer::House => {
            let loss = AccountRef::house(AccountKind::StockLoss);
            (credits.of_producers().against(loss), Money::ZERO_MAD)
        }
    })
}

/// What carriers owe for lost parcels, oldest first, at most `limit`.
pub fn claims(reader: &Reader<'_>, limit: u32) -> Result<Vec<Claim>, OrderError> {
    reader
        .all(CLAIMS, args![limit])?
        .into_iter()
        .map(|row| {
            Ok(Claim {
                parcel: row.id,
                code: row.code.parse().map_err(|_| crate::order::unreadable("code"))?,
                carrier: row.carrier_id,
                amount: Money::mad(row.claim_centimes),
                lost_at: row.ended_at,
                version: row.version,
            })
        })
        .collect()
}

/// The carrier paid for what it lost.
pub fn receive_claim(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Parcel>,
    version: i64,
    into: CashPlace,
) -> Result<(), OrderError> {
    if !act.actor.allows(Action::ReceiveCash) {
        return Err(OrderError::NotPermitted);
    }
    let row = hold::parcel(unit, id)?;
    let carrier = row.carrier_id.ok_or(OrderError::NotFound)?;
    let amount = Money::mad(unit.one(CLAIM, args![id])?.0);
    if unit.run(CLAIM_RECEIVED, args![id, version, act.at])? != 1 {
        return Err(OrderError::Stale);
    }
    let lines = vec![
        Line {
            account: into.account(),
            amount,
        },
        Line {
            account: AccountRef::of(AccountKind::CarrierReceivable, carrier.uuid()),
            amount: amount.negated()?,
        },
    ];
    sale::post(
        unit,
        act,
        format!("claimed:{id}"),
        "ledger-claimed",
        row.order_id,
        lines,
    )?;
    let details = amount.to_decimal_string();
    let entry = Entry {
        event: "claim_received",
        parcel: Some(id),
        details: Some(&details),
        ..Entry::default()
    };
    event::record(unit, act, row.order_id, &entry)?;
    Ok(())
}

/// Lost parcels whose loss is not in the books as it must be.
pub(crate) fn unposted(reader: &Reader<'_>) -> store::Result<Vec<String>> {
    let mut offenders = Vec::new();
    for row in reader.all(LOST, args![])? {
        let parts = rows::fulfilments_in(reader, row.id)?;
        let due = row
            .carrier_id
            .ok_or(OrderError::NotFound)
            .and_then(|carrier| lines_of(reader, &parts, carrier, row.loss_bearer));
        let posted = journal::amount_of_event(reader, &format!("lost:{}", row.id))?;
        let is_right = due.as_ref().is_ok_and(|(lines, claim)| {
            let debit = lines.first().map_or(Money::ZERO_MAD, |line| line.amount);
            posted.unwrap_or(Money::ZERO_MAD) == debit && claim.centimes() == row.claim_centimes
        });
        if !is_right {
            offenders.push(format!(
                "parcel {}: claim {}, due {due:?}, posted {posted:?}",
                row.id, row.claim_centimes
            ));
        }
    }
    Ok(offenders)
}
