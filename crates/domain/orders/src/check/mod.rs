//! What must hold of every order; `mawrout check` names the row where it does not.
//!
//! Sums are compared in the database. All else is read by pages of orders, each with what hangs on it, and never a
//! statement per row.

mod dues;
mod page;
mod postings;
mod states;
mod walks;

use crate::loss;
use crate::order::{Fulfilment, Order};
use access::check::Finding;
use page::{OrderRow, Whole};
use payments::payment::{self, PaymentFilter};
use store::{Reader, args};
use uuid::Uuid;
use values::id::Id;

const LINES: &str = "order goods = sum of its lines";
const PARTS: &str = "order = sum of its fulfilments";
const SHARES: &str = "line price = sum of its shares";
const STATES: &str = "order state follows its fulfilments";
const WALKED: &str = "journal of an order leads to its states";
const PARCELS: &str = "parcel cash = sum of what is in it";
const CONTENTS: &str = "parcel state follows what is in it";
const DUES: &str = "payment = what its order owes";
const POSTED: &str = "received money = posted money";
const LOST: &str = "lost parcels = posted losses";

/// The invariants of this room.
pub const INVARIANTS: &[&str] = &[
    LINES, PARTS, SHARES, STATES, WALKED, PARCELS, CONTENTS, DUES, POSTED, LOST,
];

/// Orders, or entries of the books, looked at in one turn.
const AT_ONCE: u32 = 250;

store::statements! {
    // The check reads whole tables: that is its purpose.
    scan LINE_SUMS: (Id<Fulfilment>,) = "SELECT f.id FROM fulfilment f WHERE f.state <> 'cancelled' AND f.goods_centimes <> \
        (SELECT CAST(COALESCE(sum(l.total_centimes), 0) AS bigint) FROM order_line l WHERE l.fulfilment_id = f.id)";
    scan ORDER_SUMS: (Id<Order>,) = "SELECT o.id FROM sales_order o WHERE o.state <> 'cancelled' AND \
        (SELECT CAST(COALESCE(sum(f.goods_centimes + f.delivery_centimes), 0) AS bigint) FROM fulfilment f \
        WHERE f.order_id = o.id AND f.state <> 'cancelled') <> o.total_centimes";
    scan SHARE_SUMS: (String,) = "SELECT l.sku FROM order_line l WHERE l.unit_price_centimes <> \
        (SELECT CAST(COALESCE(sum(p.unit_share_centimes), 0) AS bigint) FROM order_line_part p WHERE p.line_id = l.id)";
    scan PARCEL_SUMS: (Id<Order>,) = "SELECT p.order_id FROM parcel p WHERE p.state <> 'open' AND p.cash_due_centimes <> \
        (SELECT CAST(COALESCE(sum(f.goods_centimes + f.delivery_centimes), 0) AS bigint) FROM parcel_fulfilment pf \
        JOIN fulfilment f ON f.id = pf.fulfilment_id WHERE pf.parcel_id = p.id)";
    read AFTER: OrderRow = "SELECT id, state, calls, total_centimes FROM sales_order WHERE id > ?1 ORDER BY id LIMIT ?2";
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
    for (id,) in reader.all(PARCEL_SUMS, args![])? {
        tell(PARCELS, format!("parcel of order {id}"));
    }
    for offender in loss::unposted(reader)? {
        tell(LOST, offender);
    }
    for offender in postings::about_nothing(reader, AT_ONCE)? {
        tell(POSTED, offender);
    }
    findings.extend(by_pages(reader)?);
    Ok(findings)
}

fn by_pages(reader: &Reader<'_>) -> store::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let (mut last, mut paid) = (Id::from_uuid(Uuid::nil()), 0_u64);
    loop {
        let orders = reader.all(AFTER, args![last, AT_ONCE])?;
        let Some(end) = orders.last() else {
            break;
        };
        last = end.id;
        for whole in page::read(reader, orders)? {
            paid += u64::from(whole.payment.is_some());
            findings.extend(look_at(&whole));
        }
    }
    let payments = payment::list(
        reader,
        &PaymentFilter::default(),
        access::page::PageRequest::new(1, 1),
    )?
    .total;
    if payments != paid {
        findings.push(Finding {
            invariant: DUES,
            offender: format!("{payments} payments, {paid} of them of an order"),
        });
    }
    Ok(findings)
}

fn look_at(whole: &Whole) -> Vec<Finding> {
    let told = [
        (STATES, states::apart_from_parts(whole).into_iter().collect()),
        (WALKED, walks::astray(whole)),
        (CONTENTS, states::apart_from_contents(whole)),
        (DUES, dues::differing(whole)),
        (POSTED, postings::differing(whole)),
    ];
    let told = told
        .into_iter()
        .flat_map(|(invariant, offenders): (_, Vec<String>)| {
            offenders
                .into_iter()
                .map(move |offender| Finding { invariant, offender })
        });
    told.collect()
}
