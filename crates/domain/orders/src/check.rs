//! What must hold of every order; `mawrout check` names the row where it does not.

use crate::loss;
use crate::order::{Fulfilment, Order};
use crate::state::{self, FulfilmentState, OrderState};
use access::check::Finding;
use ledger::posting;
use std::collections::HashMap;
use store::{Reader, args};
use values::id::Id;

const LINES: &str = "order goods = sum of its lines";
const PARTS: &str = "order = sum of its fulfilments";
const SHARES: &str = "line price = sum of its shares";
const STATES: &str = "order state follows its fulfilments";
const PARCELS: &str = "parcel cash = sum of what is in it";
const POSTED: &str = "received money = posted money";
const LOST: &str = "lost parcels = posted losses";

/// The invariants of this room.
pub const INVARIANTS: &[&str] = &[LINES, PARTS, SHARES, STATES, PARCELS, POSTED, LOST];

store::row! {
    struct DeliveredRow {
        id: Id<Fulfilment>,
        order_id: Id<Order>,
        due: i64,
    }
}

store::statements! {
    // The check reads whole tables: that is its purpose.
    scan LINE_SUMS: (Id<Fulfilment>,) = "SELECT f.id FROM fulfilment f WHERE f.state <> 'cancelled' AND f.goods_centimes <> \
        (SELECT CAST(COALESCE(sum(l.total_centimes), 0) AS bigint) FROM order_line l WHERE l.fulfilment_id = f.id)";
    scan ORDER_SUMS: (Id<Order>,) = "SELECT o.id FROM sales_order o WHERE o.state <> 'cancelled' AND \
        (SELECT CAST(COALESCE(sum(f.goods_centimes + f.delivery_centimes), 0) AS bigint) FROM fulfilment f \
        WHERE f.order_id = o.id AND f.state <> 'cancelled') <> o.total_centimes";
    scan SHARE_SUMS: (String,) = "SELECT l.sku FROM order_line l WHERE l.unit_price_centimes <> \
        (SELECT CAST(COALESCE(sum(p.unit_share_centimes), 0) AS bigint) FROM order_line_part p WHERE p.line_id = l.id)";
    scan ORDER_STATES: (Id<Order>, OrderState, FulfilmentState) = "SELECT o.id, o.state, f.state FROM sales_order o \
        JOIN fulfilment f ON f.order_id = o.id ORDER BY o.id";
    scan PARCEL_SUMS: (Id<Order>,) = "SELECT p.order_id FROM parcel p WHERE p.state <> 'open' AND p.cash_due_centimes <> \
        (SELECT CAST(COALESCE(sum(f.goods_centimes + f.delivery_centimes), 0) AS bigint) FROM parcel_fulfilment pf \
        JOIN fulfilment f ON f.id = pf.fulfilment_id WHERE pf.parcel_id = p.id)";
    scan DELIVERED: DeliveredRow = "SELECT id, order_id, goods_centimes + delivery_centimes AS due FROM fulfilment \
        WHERE state IN ('delivered', 'collected')";
}

/// Looks for broken invariants; an empty answer is a clean room.
pub fn check(reader: &Reader<'_>) -> store::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut tell = |invariant, offender: String| findings.push(Finding { invariant, offender });
    for (id,) in reader.all(LINE_SUMS, args![])? {
        tell(LINES, format!("fulfilment {id}"));
    }
    for (id,) in reader.all(ORDER_SUMS, args![])? {
        tell(PARTS, format!("order {id}"));
    }
    for (sku,) in reader.all(SHARE_SUMS, args![])? {
        tell(SHARES, format!("order line of {sku}"));
    }
    for (order, text) in wrong_states(reader)? {
        tell(STATES, format!("order {order}: {text}"));
    }
    for (id,) in reader.all(PARCEL_SUMS, args![])? {
        tell(PARCELS, format!("parcel of order {id}"));
    }
    for offender in unposted(reader)? {
        tell(POSTED, offender);
    }
    for offender in loss::unposted(reader)? {
        tell(LOST, offender);
    }
    Ok(findings)
}

fn wrong_states(reader: &Reader<'_>) -> store::Result<Vec<(Id<Order>, String)>> {
    let mut orders: HashMap<Id<Order>, (OrderState, Vec<FulfilmentState>)> = HashMap::new();
    for (order, state, part) in reader.all(ORDER_STATES, args![])? {
        orders
            .entry(order)
            .or_insert_with(|| (state, Vec::new()))
            .1
            .push(part);
    }
    Ok(orders
        .into_iter()
        .filter(|(_, (order, parts))| !agree(*order, parts))
        .map(|(id, (order, parts))| (id, format!("{order} with {parts:?}")))
        .collect())
}

fn agree(order: OrderState, parts: &[FulfilmentState]) -> bool {
    let live = || parts.iter().filter(|part| **part != FulfilmentState::Cancelled);
    match order {
        OrderState::ToConfirm => {
            live().all(|part| *part == FulfilmentState::Waiting) && live().next().is_some()
        }
        other => {
            state::order_state_of(parts) == other && live().all(|part| *part != FulfilmentState::Waiting)
        }
    }
}

/// For each part that reached its buyer the entry of its sale stands in the ledger, with the amount due.
fn unposted(reader: &Reader<'_>) -> store::Result<Vec<String>> {
    let mut offenders = Vec::new();
    for row in reader.all(DELIVERED, args![])? {
        let posted = posting::amount_of_event(reader, &format!("delivered:{}", row.id))?;
        if posted.map_or(0, values::money::Money::centimes) != row.due {
            offenders.push(format!(
                "fulfilment {} of order {}: due {}, posted {posted:?}",
                row.id, row.order_id, row.due
            ));
        }
    }
    Ok(offenders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_that_cannot_be() {
        use FulfilmentState as F;
        assert!(agree(OrderState::ToConfirm, &[F::Waiting, F::Cancelled]));
        assert!(!agree(OrderState::ToConfirm, &[F::ToPrepare]));
        assert!(!agree(OrderState::Confirmed, &[F::Waiting, F::ToPrepare]));
        assert!(!agree(OrderState::Completed, &[F::Shipped]));
        assert!(agree(OrderState::Cancelled, &[F::Cancelled]));
    }
}
