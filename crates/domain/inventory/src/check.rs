//! What must always hold of stock, proved over the whole house.

use access::check::Finding;
use catalogue::variant::Variant;
use store::{Query, Reader, args};
use values::id::Id;

/// On hand is the sum of the movements.
const JOURNAL: &str = "stock-is-sum-of-movements";
/// Reserved is the sum of the open reservations.
const RESERVED: &str = "reserved-is-sum-of-open-reservations";
/// No figure is negative, and nothing is set aside that is not there.
const NEGATIVE: &str = "stock-is-not-negative";

/// The names of the invariants of this room.
pub const INVARIANTS: &[&str] = &[JOURNAL, RESERVED, NEGATIVE];

store::row! {
    struct Offender {
        variant_id: Id<Variant>,
        stored: i64,
        proved: i64,
    }
}

store::statements! {
    // A check reads its tables whole, in a snapshot of its own.
    scan OFF_JOURNAL: Offender = "SELECT variant_id, stored, proved FROM ( \
        SELECT s.variant_id, s.on_hand AS stored, CAST(coalesce((SELECT sum(m.delta) FROM stock_movement m \
        WHERE m.variant_id = s.variant_id), 0) AS bigint) AS proved FROM stock s) figures \
        WHERE stored <> proved ORDER BY variant_id";
    // As above.
    scan OFF_RESERVED: Offender = "SELECT variant_id, stored, proved FROM ( \
        SELECT s.variant_id, s.reserved AS stored, CAST(coalesce((SELECT sum(r.quantity) FROM reservation r \
        WHERE r.variant_id = s.variant_id AND r.state = 'open'), 0) AS bigint) AS proved FROM stock s) figures \
        WHERE stored <> proved ORDER BY variant_id";
    // As above.
    scan BELOW_ZERO: Offender = "SELECT variant_id, on_hand AS stored, reserved AS proved FROM stock \
        WHERE reserved < 0 OR on_hand < reserved ORDER BY variant_id";
}

/// Every stock that breaks an invariant; nothing when all is well.
pub fn check(reader: &Reader<'_>) -> store::Result<Vec<Finding>> {
    let checks: [(&'static str, Query<Offender>, &str); 3] = [
        (JOURNAL, OFF_JOURNAL, "movements sum to"),
        (RESERVED, OFF_RESERVED, "open reservations sum to"),
        (NEGATIVE, BELOW_ZERO, "on hand, set aside"),
    ];
    let mut findings = Vec::new();
    for (invariant, query, words) in checks {
        for row in reader.all(query, args![])? {
            let Offender {
                variant_id,
                stored,
                proved,
            } = row;
            findings.push(Finding {
                invariant,
                offender: format!("stock {variant_id}: {stored}, {words} {proved}"),
            });
        }
    }
    Ok(findings)
}
