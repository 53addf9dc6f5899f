//! What must always hold of the books, proved over the whole house.

use access::check::Finding;
use store::{Query, Reader, args};
use uuid::Uuid;

/// The lines of each entry sum to zero, per currency.
const BALANCED: &str = "entries-are-balanced";
/// Each entry has at least two lines.
const TWO_LINES: &str = "entries-have-two-lines";
/// Each line has its entry and its account.
const ORPHANS: &str = "lines-have-entry-and-account";
/// A reversal has the lines of its original with the other sign.
const MIRRORED: &str = "reversals-mirror-their-original";
/// A guarded balance is the sum of its lines, and not below zero.
const GUARDED: &str = "guarded-accounts-are-not-negative";

/// The names of the invariants of this room.
pub const INVARIANTS: &[&str] = &[BALANCED, TWO_LINES, ORPHANS, MIRRORED, GUARDED];

store::row! {
    struct Offender {
        id: Uuid,
        figure: i64,
    }
}

store::statements! {
    // A check reads its tables whole, in a snapshot of its own.
    scan UNBALANCED: Offender = "SELECT entry_id AS id, CAST(sum(amount_centimes) AS bigint) AS figure \
        FROM posting_line GROUP BY entry_id, currency HAVING sum(amount_centimes) <> 0 ORDER BY entry_id";
    // As above.
    scan FEW_LINES: Offender = "SELECT e.id, count(l.entry_id) AS figure FROM journal_entry e \
        LEFT JOIN posting_line l ON l.entry_id = e.id GROUP BY e.id HAVING count(l.entry_id) < 2 ORDER BY e.id";
    // As above.
    scan ORPHANED: Offender = "SELECT l.entry_id AS id, l.position AS figure FROM posting_line l \
        LEFT JOIN journal_entry e ON e.id = l.entry_id LEFT JOIN ledger_account a ON a.id = l.account_id \
        WHERE e.id IS NULL OR a.id IS NULL ORDER BY l.entry_id, l.position";
    // As above. Line by line, both ways, so that neither side has one the other lacks.
    scan NOT_MIRRORED: Offender = "SELECT r.id, o.position AS figure FROM journal_entry r \
        JOIN posting_line o ON o.entry_id = r.reverses_id LEFT JOIN posting_line m ON m.entry_id = r.id \
        AND m.position = o.position AND m.account_id = o.account_id AND m.amount_centimes = -o.amount_centimes \
        WHERE m.entry_id IS NULL \
        UNION ALL SELECT r.id, m.position AS figure FROM journal_entry r \
        JOIN posting_line m ON m.entry_id = r.id LEFT JOIN posting_line o ON o.entry_id = r.reverses_id \
        AND o.position = m.position AND m.account_id = o.account_id AND m.amount_centimes = -o.amount_centimes \
        WHERE r.reverses_id IS NOT NULL AND o.entry_id IS NULL ORDER BY 1, 2";
    // As above. Every guarded kind grows on the debit side, which a test holds to.
    scan NOT_GUARDED: Offender = "SELECT a.id, CAST(coalesce(sum(l.amount_centimes), 0) AS bigint) AS figure \
        FROM ledger_account a LEFT JOIN posting_line l ON l.account_id = a.id WHERE a.guarded_centimes IS NOT NULL \
        GROUP BY a.id, a.guarded_centimes \
        HAVING coalesce(sum(l.amount_centimes), 0) <> a.guarded_centimes OR a.guarded_centimes < 0 ORDER BY a.id";
}

/// Every entry, line or account that breaks an invariant; nothing when all is well.
pub fn check(reader: &Reader<'_>) -> store::Result<Vec<Finding>> {
    let checks: [(&'static str, Query<Offender>, &str, &str); 5] = [
        (BALANCED, UNBALANCED, "journal_entry", "centimes left over"),
        (TWO_LINES, FEW_LINES, "journal_entry", "lines"),
        (ORPHANS, ORPHANED, "posting_line", "is the position of an orphan"),
        (
            MIRRORED,
            NOT_MIRRORED,
            "journal_entry",
            "is the position of a line that is not mirrored",
        ),
        (
            GUARDED,
            NOT_GUARDED,
            "ledger_account",
            "centimes by its lines, which is not what is kept, or below zero",
        ),
    ];
    let mut findings = Vec::new();
    for (invariant, query, table, words) in checks {
        for Offender { id, figure } in reader.all(query, args![])? {
            findings.push(Finding {
                invariant,
                offender: format!("{table} {id}: {figure} {words}"),
            });
        }
    }
    Ok(findings)
}
