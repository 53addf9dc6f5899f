//! The seal of the audit trail: a chain of hashes over its lines, closed after they were kept (R-AUD 2).
//!
//! Writers do not queue on the head of the chain: they leave their line in `audit_unsealed`, and one leased
//! job takes what it finds there. Who changes an old line must change every later seal.

use crate::audit::{AuditEntry, AuditLine};
use crate::check::Finding;
use sha2::{Digest, Sha256};
use store::{Reader, Result, Unit, args};
use values::id::Id;

/// Name of the invariant.
pub const INVARIANT: &str = "audit-chain";
/// Lines sealed in one unit, so that a unit stays short.
pub const SEALED_AT_ONCE: u32 = 500;
/// Seals read at once while proving the chain.
const STEP: u64 = 1_000;
/// What comes before the first seal.
const BEGINNING: [u8; 32] = [0; 32];

store::row! {
    struct HeadRow {
        number: u64,
        hash: Vec<u8>,
    }
}

store::row! {
    /// A seal beside the line it covers; columns as in [`AuditLine`].
    struct SealedRow {
        number: u64,
        previous_hash: Vec<u8>,
        hash: Vec<u8>,
        entry_id: Id<AuditEntry>,
    }
}

store::row! {
    struct LostRow {
        id: Id<AuditEntry>,
    }
}

/// How far the chain reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainState {
    /// Lines that are sealed.
    pub sealed: u64,
    /// Lines that wait for their seal: the tail an intruder could still change.
    pub unsealed: u64,
    /// The last hash; kept elsewhere (a printed report), it proves that nothing was cut off the end.
    pub head: Vec<u8>,
}

store::statements! {
    read HEAD: HeadRow = "SELECT number, hash FROM audit_seal WHERE number > 0 ORDER BY number DESC LIMIT 1";
    read WAITING: AuditLine = "SELECT e.id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.acting_role, e.act, \
        e.object, e.object_id, e.before, e.after, e.reason, e.address, e.request_id \
        FROM audit_entry e WHERE e.id IN (SELECT entry_id FROM audit_unsealed ORDER BY at, entry_id LIMIT ?1) \
        ORDER BY e.at, e.id";
    write SEAL = "INSERT INTO audit_seal (number, entry_id, previous_hash, hash) VALUES (?1, ?2, ?3, ?4)";
    write TAKE_OFF = "DELETE FROM audit_unsealed WHERE entry_id = ?1";
    // Counts the waiting lines, a handful between two runs of the job.
    scan COUNT_WAITING: (u64,) = "SELECT count(*) FROM audit_unsealed";
    read SEALS: SealedRow = "SELECT number, previous_hash, hash, entry_id FROM audit_seal \
        WHERE number > ?1 AND number <= ?2 ORDER BY number";
    read SEALED_LINES: AuditLine = "SELECT e.id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.acting_role, e.act, \
        e.object, e.object_id, e.before, e.after, e.reason, e.address, e.request_id \
        FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id \
        WHERE s.number > ?1 AND s.number <= ?2 ORDER BY s.number";
    // A proof over the whole trail; only `check` runs it.
    scan FORGOTTEN: LostRow = "SELECT e.id FROM audit_entry e \
        WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id) \
        AND NOT EXISTS (SELECT 1 FROM audit_unsealed u WHERE u.entry_id = e.id) ORDER BY e.id LIMIT 20";
}

/// Seals up to [`SEALED_AT_ONCE`] kept lines in the order in which they happened; answers how many. Run it again
/// at once when it took as many.
///
/// Call it in the unit that took the lease `audit-seal`: the row of the lease stays locked until that unit ends,
/// and so two nodes never close one link of the chain.
pub fn seal(unit: &mut Unit<'_>) -> Result<u64> {
    let head = unit.maybe(HEAD, args![])?;
    let (mut number, mut previous) = head.map_or((0, BEGINNING.to_vec()), |row| (row.number, row.hash));
    let waiting = unit.all(WAITING, args![SEALED_AT_ONCE])?;
    let mut sealed = 0;
    for line in &waiting {
        number += 1;
        let hash = hash_of(number, &previous, line);
        unit.run(SEAL, args![number, line.id, previous, hash])?;
        unit.run(TAKE_OFF, args![line.id])?;
        previous = hash;
        sealed += 1;
    }
    Ok(sealed)
}

/// Lines that wait for their seal.
pub fn unsealed(reader: &Reader<'_>) -> Result<u64> {
    Ok(reader.one(COUNT_WAITING, args![])?.0)
}

/// How far the chain reaches.
pub fn state(reader: &Reader<'_>) -> Result<ChainState> {
    let head = reader.maybe(HEAD, args![])?;
    let unsealed = unsealed(reader)?;
    let (sealed, head) = head.map_or((0, BEGINNING.to_vec()), |row| (row.number, row.hash));
    Ok(ChainState {
        sealed,
        unsealed,
        head,
    })
}

/// Proves the chain from its beginning; names the first seal that does not fit, and lines nobody will seal.
pub fn check(reader: &Reader<'_>) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let last = reader.maybe(HEAD, args![])?.map_or(0, |row| row.number);
    let mut previous = BEGINNING.to_vec();
    let mut done = 0;
    while done < last && findings.is_empty() {
        let until = done + STEP;
        let seals = reader.all(SEALS, args![done, until])?;
        let lines = reader.all(SEALED_LINES, args![done, until])?;
        match prove(done, &previous, &seals, &lines, until.min(last)) {
            Ok(head) => previous = head,
            Err(offender) => findings.push(Finding {
                invariant: INVARIANT,
                offender,
            }),
        }
        done = until;
    }
    for row in reader.all(FORGOTTEN, args![])? {
        findings.push(Finding {
            invariant: INVARIANT,
            offender: format!(
                "audit_entry {} is neither sealed nor waiting for its seal",
                row.id
            ),
        });
    }
    Ok(findings)
}

/// The head after these seals, or the first that does not fit.
fn prove(
    done: u64,
    before: &[u8],
    seals: &[SealedRow],
    lines: &[AuditLine],
    until: u64,
) -> std::result::Result<Vec<u8>, String> {
    let mut previous = before.to_vec();
    for number in done + 1..=until {
        let place = usize::try_from(number - done - 1).unwrap_or(usize::MAX);
        let seal = seals.get(place).filter(|seal| seal.number == number);
        let seal = seal.ok_or_else(|| format!("audit_seal {number} is missing"))?;
        let line = lines.get(place).filter(|line| line.id == seal.entry_id);
        let line = line.ok_or_else(|| format!("audit_seal {number} covers a line that is missing"))?;
        if seal.previous_hash != previous || seal.hash != hash_of(number, &previous, line) {
            return Err(format!(
                "audit_seal {number} does not fit audit_entry {}",
                line.id
            ));
        }
        previous.clone_from(&seal.hash);
    }
    Ok(previous)
}

/// SHA-256 over the number, the hash before, and every column, each with its length, so that no two lines read alike.
fn hash_of(number: u64, previous: &[u8], line: &AuditLine) -> Vec<u8> {
    let mut digest = Sha256::new();
    let mut add = |bytes: Option<&[u8]>| {
        // A missing value is told from an empty one by a length no text reaches.
        let length = bytes.map_or(u64::MAX, |bytes| {
            u64::try_from(bytes.len()).unwrap_or(u64::MAX - 1)
        });
        digest.update(length.to_be_bytes());
        digest.update(bytes.unwrap_or_default());
    };
    add(Some(&number.to_be_bytes()));
    add(Some(previous));
    add(Some(line.id.uuid().as_bytes()));
    add(Some(&line.at.as_microsecond().to_be_bytes()));
    add(Some(line.actor_kind.as_bytes()));
    add(line
        .actor_id
        .map(values::id::Id::uuid)
        .as_ref()
        .map(|uuid| uuid.as_bytes().as_slice()));
    for text in [
        &line.actor_name,
        &line.acting_role,
        &line.act,
        &line.object,
        &line.object_id,
    ] {
        add(Some(text.as_bytes()));
    }
    for text in [
        &line.before,
        &line.after,
        &line.reason,
        &line.address,
        &line.request_id,
    ] {
        add(text.as_ref().map(String::as_bytes));
    }
    digest.finalize().to_vec()
}

#[cfg(test)]
mod tests;
