//! Goods that come back: refused at the door, or given back within the days of withdrawal (law 31-08).

use crate::cash::CashPlace;
use crate::error::OrderError;
use crate::event::{self, Entry};
use crate::fulfilment;
use crate::hold;
use crate::order::{Fulfilment, Order, OrderLine};
use crate::rows::{self, FulfilmentRow, LineRow, PartRow};
use crate::sale::{self, Credits};
use crate::state::{FulfilmentEvent, FulfilmentState};
use crate::step;
use access::actor::{Act, User};
use access::permission::Action;
use inventory::movement::{self, MovementError};
use jiff::Timestamp;
use ledger::account::{AccountKind, AccountRef};
use ledger::line::Line;
use parties::house;
use payments::payment;
use store::{Reader, Unit, args};
use values::code::OrderCode;
use values::id::Id;
use values::money::Money;

/// Tag for ids of returns.
#[derive(Debug)]
pub struct GoodsReturn;

store::text_enum! {
    /// What becomes of goods that came back.
    pub enum Disposition {
        /// Fit to be sold again.
        Restock = "restock",
        /// Broken or spoilt.
        WriteOff = "write_off",
    }
}

store::row! {
    struct UnpaidRow {
        id: Id<GoodsReturn>,
        order_id: Id<Order>,
        code: String,
        refund_centimes: i64,
        reason: String,
        created_at: Timestamp,
    }
}

store::row! {
    struct ReturnRow {
        order_id: Id<Order>,
        fulfilment_id: Id<Fulfilment>,
        refund_centimes: i64,
        decided_by: Option<Id<User>>,
    }
}

store::statements! {
    write INSERT = "INSERT INTO goods_return (id, order_id, fulfilment_id, disposition, reason, refund_centimes, \
        created_at, decided_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    write INSERT_LINE = "INSERT INTO goods_return_line (return_id, line_id, quantity) VALUES (?1, ?2, ?3)";
    write RETURNED = "UPDATE order_line SET returned = returned + ?2 WHERE id = ?1 AND returned + ?2 <= quantity";
    read BY_ID: ReturnRow = "SELECT order_id, fulfilment_id, refund_centimes, decided_by FROM goods_return \
        WHERE id = ?1";
    read OF_ORDER: (i64,) = "SELECT refund_centimes FROM goods_return WHERE order_id = ?1";
    write REFUNDED = "UPDATE goods_return SET refunded_at = ?2 WHERE id = ?1 AND refunded_at IS NULL";
    read UNPAID: UnpaidRow = "SELECT r.id, r.order_id, o.code, r.refund_centimes, r.reason, r.created_at \
        FROM goods_return r JOIN sales_order o ON o.id = r.order_id \
        WHERE r.refunded_at IS NULL AND r.refund_centimes > 0 ORDER BY r.created_at, r.id LIMIT ?1";
    read UNPAID_SUM: (u64, i64) = "SELECT count(*), CAST(COALESCE(sum(refund_centimes), 0) AS bigint) FROM goods_return \
        WHERE refunded_at IS NULL AND refund_centimes > 0";
}

/// A refund that the buyer waits for.
#[derive(Debug, Clone)]
pub struct UnpaidRefund {
    /// The return.
    pub id: Id<GoodsReturn>,
    /// Its order.
    pub order: Id<Order>,
    /// The order's code.
    pub code: OrderCode,
    /// How much.
    pub amount: Money,
    /// Why the goods came back.
    pub reason: String,
    /// When; the law gives 15 days.
    pub created_at: Timestamp,
}

/// Refused goods are back in the house: on the shelf again, or written off.
pub fn take_back(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Fulfilment>,
    version: i64,
    disposition: Disposition,
    reason: &str,
) -> Result<(), OrderError> {
    let row = hold::fulfilment(unit, id)?;
    fulfilment::take(unit, act, &row, version, FulfilmentEvent::TakeBack, reason)?;
    let lines = rows::lines_of_fulfilment(unit, id)?;
    let parts = rows::parts_of(unit, id)?;
    let all: Vec<(&LineRow, u32)> = lines.iter().map(|line| (line, line.quantity)).collect();
    move_stock(unit, act, id, &all, &parts, disposition, reason)?;
    step::follow_parts(unit, act, row.order_id)
}

/// The buyer gives goods back after receiving them; the sale of these pieces is undone and a refund is owed.
pub fn withdraw(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Fulfilment>,
    version: i64,
    chosen: &[(Id<OrderLine>, u32)],
    disposition: Disposition,
    reason: &str,
) -> Result<Id<GoodsReturn>, OrderError> {
    let row = hold::fulfilment(unit, id)?;
    check_withdrawal(act, &row, version, reason)?;
    let lines = rows::lines_of_fulfilment(unit, id)?;
    let parts = rows::parts_of(unit, id)?;
    let back = chosen_lines(&lines, chosen)?;
    let (credits, refund) = undone(&back, &parts)?;
    let goods_return = act.ids.next::<GoodsReturn>();
    unit.run(
        INSERT,
        args![
            goods_return,
            row.order_id,
            id,
            disposition,
            reason,
            refund.centimes(),
            act.at,
            act.actor.user()
        ],
    )?;
    for (line, quantity) in &back {
        unit.run(INSERT_LINE, args![goods_return, line.id, *quantity])?;
        if unit.run(RETURNED, args![line.id, *quantity])? != 1 {
            return Err(OrderError::WrongAmount);
        }
    }
    move_stock(unit, act, id, &back, &parts, disposition, reason)?;
    let owed = AccountRef::house(AccountKind::RefundsPayable);
    let entry_lines = credits.reversed().against(owed);
    sale::post(
        unit,
        act,
        format!("returned:{goods_return}"),
        "ledger-returned",
        row.order_id,
        entry_lines,
    )?;
    finish_withdrawal(unit, act, &row, &lines, &back, reason)?;
    Ok(goods_return)
}

fn check_withdrawal(act: &Act, row: &FulfilmentRow, version: i64, reason: &str) -> Result<(), OrderError> {
    if !act.actor.allows(Action::ReturnGoods) {
        return Err(OrderError::NotPermitted);
    }
    if reason.trim().is_empty() {
        return Err(OrderError::ReasonMissing);
    }
    if !matches!(row.state, FulfilmentState::Delivered | FulfilmentState::Collected) {
        return Err(OrderError::NotAllowed {
            state: row.state.to_string(),
            event: "withdraw".to_owned(),
        });
    }
    if row.version == version {
        Ok(())
    } else {
        Err(OrderError::Stale)
    }
}

fn chosen_lines<'l>(
    lines: &'l [LineRow],
    chosen: &[(Id<OrderLine>, u32)],
) -> Result<Vec<(&'l LineRow, u32)>, OrderError> {
    let back: Vec<(&LineRow, u32)> = chosen
        .iter()
        .filter(|(_, quantity)| *quantity > 0)
        .map(|(id, quantity)| {
            let line = lines
                .iter()
                .find(|line| line.id == *id)
                .ok_or(OrderError::NotFound)?;
            Ok((line, *quantity))
        })
        .collect::<Result<_, OrderError>>()?;
    if back.is_empty() {
        Err(OrderError::Empty)
    } else {
        Ok(back)
    }
}

/// The shares of the pieces that came back, as they were sold, and what the buyer paid for them.
///
/// A share is taken as the difference between the sale with and without these pieces, so that giving back
/// one by one sums to giving back all.
fn undone(back: &[(&LineRow, u32)], parts: &[PartRow]) -> Result<(Credits, Money), OrderError> {
    let mut credits = Credits::default();
    let mut refund = Money::ZERO_MAD;
    for (line, quantity) in back {
        refund = refund.add(Money::mad(line.unit_price_centimes).times(i64::from(*quantity))?)?;
        for part in parts.iter().filter(|part| part.line_id == line.id) {
            let share = Money::mad(part.unit_share_centimes);
            let kept = line.quantity.saturating_sub(line.returned);
            let before = share.times(i64::from(kept))?;
            let after = share.times(i64::from(kept.saturating_sub(*quantity)))?;
            credits.add_goods_between(part, before, after)?;
        }
    }
    Ok((credits, refund))
}

fn move_stock(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Fulfilment>,
    back: &[(&LineRow, u32)],
    parts: &[PartRow],
    disposition: Disposition,
    reason: &str,
) -> Result<(), OrderError> {
    for (line, quantity) in back.iter().filter(|(line, _)| !line.made_to_order) {
        for part in parts.iter().filter(|part| part.line_id == line.id) {
            let pieces = i64::from(part.units_per_line) * i64::from(*quantity);
            // It enters the journal in any case: what is written off was there.
            movement::return_to_stock(unit, act, part.variant_id, pieces, id.uuid())
                .map_err(movement_failed)?;
            if disposition == Disposition::WriteOff {
                movement::write_off(unit, act, part.variant_id, pieces, id.uuid(), reason)
                    .map_err(movement_failed)?;
            }
        }
    }
    Ok(())
}

fn movement_failed(error: MovementError) -> OrderError {
    match error {
        MovementError::Store(error) => OrderError::Store(error),
        MovementError::NotPermitted(_) => OrderError::NotPermitted,
        _ => OrderError::WrongAmount,
    }
}

fn finish_withdrawal(
    unit: &mut Unit<'_>,
    act: &Act,
    row: &FulfilmentRow,
    lines: &[LineRow],
    back: &[(&LineRow, u32)],
    reason: &str,
) -> Result<(), OrderError> {
    let now_back = |line: &LineRow| {
        back.iter()
            .filter(|(returned, _)| returned.id == line.id)
            .map(|(_, quantity)| quantity)
            .sum::<u32>()
    };
    if lines
        .iter()
        .all(|line| line.returned + now_back(line) == line.quantity)
    {
        fulfilment::take(unit, act, row, row.version, FulfilmentEvent::Withdraw, reason)?;
    } else {
        fulfilment::touch(unit, row)?;
        let entry = Entry {
            event: "withdraw_part",
            fulfilment: Some(row.id),
            reason: Some(reason),
            ..Entry::default()
        };
        event::record(unit, act, row.order_id, &entry)?;
    }
    Ok(())
}

/// Above the ceiling of the house, who decided a refund does not pay it (R-ACC 5). The refunds of an order
/// count together, so that giving back piece by piece does not pass below it. The house itself, which acts
/// from the terminal, is another person than anybody who signs in.
fn second_person(unit: &Unit<'_>, act: &Act, row: &ReturnRow) -> Result<(), OrderError> {
    let same = row.decided_by.is_some() && row.decided_by == act.actor.user();
    if !same {
        return Ok(());
    }
    let ceiling = house::load(unit)?.refund_ceiling;
    let mut whole = Money::ZERO_MAD;
    for (centimes,) in unit.all(OF_ORDER, args![row.order_id])? {
        whole = whole.add(Money::mad(centimes))?;
    }
    if whole.centimes() > ceiling.centimes() {
        return Err(OrderError::SecondPerson { ceiling });
    }
    Ok(())
}

/// The buyer has the money back. Above the ceiling of the house, another person than who took the goods
/// back pays.
pub fn pay_refund(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<GoodsReturn>,
    from: CashPlace,
) -> Result<(), OrderError> {
    if !act.actor.allows(Action::ReceiveCash) {
        return Err(OrderError::NotPermitted);
    }
    let row = unit.maybe(BY_ID, args![id])?.ok_or(OrderError::NotFound)?;
    second_person(unit, act, &row)?;
    if unit.run(REFUNDED, args![id, act.at])? != 1 {
        return Err(OrderError::Stale);
    }
    let amount = Money::mad(row.refund_centimes);
    let lines = vec![
        Line {
            account: AccountRef::house(AccountKind::RefundsPayable),
            amount,
        },
        Line {
            account: from.account(),
            amount: amount.negated()?,
        },
    ];
    sale::post(
        unit,
        act,
        format!("refunded:{id}"),
        "ledger-refunded",
        row.order_id,
        lines,
    )?;
    payment::refund_share(unit, act, row.fulfilment_id.uuid(), amount).map_err(sale::payment_failed)?;
    let details = amount.to_decimal_string();
    let entry = Entry {
        event: "refund",
        fulfilment: Some(row.fulfilment_id),
        details: Some(&details),
        ..Entry::default()
    };
    event::record(unit, act, row.order_id, &entry)?;
    Ok(())
}

/// How many refunds buyers wait for, and how much they are.
pub fn unpaid_sum(reader: &Reader<'_>) -> store::Result<(u64, Money)> {
    let (refunds, centimes) = reader.one(UNPAID_SUM, args![])?;
    Ok((refunds, Money::mad(centimes)))
}

/// Refunds that buyers wait for, oldest first, at most `limit`.
pub fn unpaid(reader: &Reader<'_>, limit: u32) -> Result<Vec<UnpaidRefund>, OrderError> {
    reader
        .all(UNPAID, args![limit])?
        .into_iter()
        .map(|row| {
            Ok(UnpaidRefund {
                id: row.id,
                order: row.order_id,
                code: row.code.parse().map_err(|_| crate::order::unreadable("code"))?,
                amount: Money::mad(row.refund_centimes),
                reason: row.reason,
                created_at: row.created_at,
            })
        })
        .collect()
}
