//! `mawrout check`: a line per invariant, and the offending rows of a broken one.

use crate::config::Settings;
use crate::failure::Failure;
use crate::open;
use crate::rooms::PROOFS;
use access::check::Finding;
use store::{OpenMode, Store};

/// Rows told of one broken invariant.
const OFFENDERS_TOLD: usize = 20;

/// One invariant and what broke it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The room that promises it.
    pub room: &'static str,
    /// What must hold.
    pub invariant: &'static str,
    /// Rows of which it does not hold.
    pub offenders: Vec<String>,
}

/// Checks a database and prints the verdicts; an error if one invariant is broken.
pub fn run(settings: &Settings) -> Result<(), Failure> {
    let store = open::store(settings, OpenMode::ReadOnly)?;
    let verdicts = verdicts(&store)?;
    for verdict in &verdicts {
        let word = if verdict.offenders.is_empty() {
            "ok    "
        } else {
            "BROKEN"
        };
        println!("{word} {}: {}", verdict.room, verdict.invariant);
        for offender in verdict.offenders.iter().take(OFFENDERS_TOLD) {
            println!("       {offender}");
        }
        let untold = verdict.offenders.len().saturating_sub(OFFENDERS_TOLD);
        if untold > 0 {
            println!("       and {untold} more");
        }
    }
    let unsealed: u64 = store.read_blocking(access::audit_chain::unsealed)?;
    println!("{unsealed} lines of the audit trail wait for their seal");
    let broken = verdicts
        .iter()
        .filter(|verdict| !verdict.offenders.is_empty())
        .count();
    if broken == 0 {
        println!("{} invariants hold", verdicts.len());
        return Ok(());
    }
    Err(Failure::new(
        format!("{broken} of {} invariants are broken", verdicts.len()),
        "keep a copy of the database before anything is mended, and report the rows above",
    ))
}

/// Every invariant of every room, each room in one snapshot.
pub fn verdicts(store: &Store) -> Result<Vec<Verdict>, store::Error> {
    let mut verdicts = Vec::new();
    for proof in PROOFS {
        let findings: Vec<Finding> = store.read_blocking(proof.check)?;
        for invariant in proof.invariants {
            let offenders = findings
                .iter()
                .filter(|found| found.invariant == *invariant)
                .map(|found| found.offender.clone());
            verdicts.push(Verdict {
                room: proof.room,
                invariant,
                offenders: offenders.collect(),
            });
        }
        // A finding under a name the room did not promise must not pass unseen.
        let unnamed: Vec<String> = findings
            .iter()
            .filter(|found| !proof.invariants.contains(&found.invariant))
            .map(|found| format!("{}: {}", found.invariant, found.offender))
            .collect();
        if !unnamed.is_empty() {
            verdicts.push(Verdict {
                room: proof.room,
                invariant: "other",
                offenders: unnamed,
            });
        }
    }
    Ok(verdicts)
}
