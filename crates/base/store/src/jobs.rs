//! Background work: jobs picked safely by several nodes, and leases for work that one node does at a time.

use crate::{Reader, Result, Select, Unit, args};
use jiff::{SignedDuration, Timestamp};
use values::id::Id;

/// A piece of work to do later. Only a tag for ids.
pub struct Job;

/// How long a worker may hold a job before another takes it.
pub const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// A job that failed this often is dead and is shown to the office.
pub const MAX_ATTEMPTS: u32 = 8;
/// First wait after a failure; doubled each time.
const FIRST_WAIT_SECONDS: i64 = 5;

/// A job as it is asked for.
#[derive(Debug, Clone)]
pub struct NewJob<'j> {
    /// Its id.
    pub id: Id<Job>,
    /// Word of the closed list that the background runner knows.
    pub kind: &'j str,
    /// What to work on, as JSON.
    pub payload: &'j str,
    /// A second job with the same key is not made.
    pub unique_key: Option<&'j str>,
    /// Not before this instant.
    pub due_at: Timestamp,
    /// When it was asked for.
    pub created_at: Timestamp,
}

/// A job in a worker's hands. Finishing it needs the fence it was claimed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedJob {
    /// Its id.
    pub id: Id<Job>,
    /// What kind of work.
    pub kind: String,
    /// What to work on.
    pub payload: String,
    /// How often it was tried, this time included.
    pub attempts: u32,
    fence: i64,
}

crate::row! {
    struct WaitingRow {
        id: Id<Job>,
        kind: String,
        payload: String,
        attempts: u32,
        fence: i64,
    }
}

crate::row! {
    /// A job that was given up.
    pub struct DeadJob {
        /// Its id.
        pub id: Id<Job>,
        /// What kind of work.
        pub kind: String,
        /// The last problem met.
        pub last_problem: Option<String>,
    }
}

crate::statements! {
    write ENQUEUE = "INSERT INTO job (id, kind, payload, unique_key, due_at, state, attempts, fence, created_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', 0, 0, ?6) ON CONFLICT (unique_key) DO NOTHING";
    write RELEASE_EXPIRED = "UPDATE job SET state = 'waiting', leased_until = NULL \
        WHERE state = 'running' AND leased_until < ?1";
    write CLAIM = "UPDATE job SET state = 'running', fence = fence + 1, attempts = attempts + 1, leased_until = ?3 \
        WHERE id = ?1 AND fence = ?2 AND state = 'waiting'";
    write FINISH = "UPDATE job SET state = 'done', leased_until = NULL, ended_at = ?3 \
        WHERE id = ?1 AND fence = ?2 AND state = 'running'";
    write FAIL = "UPDATE job SET state = ?3, leased_until = NULL, due_at = ?4, last_problem = ?5 \
        WHERE id = ?1 AND fence = ?2 AND state = 'running'";
    read DEAD: DeadJob = "SELECT id, kind, last_problem FROM job WHERE state = 'dead' ORDER BY due_at LIMIT 100";
    write MAKE_LEASE = "INSERT INTO lease (name, holder, fence, held_until) VALUES (?1, '', 0, 0) \
        ON CONFLICT (name) DO NOTHING";
    write TAKE_LEASE = "UPDATE lease SET holder = ?2, fence = fence + 1, held_until = ?4 \
        WHERE name = ?1 AND (held_until < ?3 OR holder = ?2)";
}

/// Asks for work; it becomes visible to workers when the unit is kept.
pub fn enqueue(unit: &mut Unit<'_>, job: &NewJob<'_>) -> Result<()> {
    unit.run(
        ENQUEUE,
        args![
            job.id,
            job.kind,
            job.payload,
            job.unique_key,
            job.due_at,
            job.created_at
        ],
    )?;
    unit.wake_background();
    Ok(())
}

/// Takes up to `limit` jobs that are due. Several nodes may call this at once: each job goes to one.
pub fn claim(unit: &mut Unit<'_>, now: Timestamp, limit: u32) -> Result<Vec<ClaimedJob>> {
    unit.run(RELEASE_EXPIRED, args![now])?;
    let waiting = Select::new("SELECT id, kind, payload, attempts, fence FROM job")
        .filter("state = 'waiting' AND due_at <= ?", &[&now])
        .then("ORDER BY due_at LIMIT ?", &[&limit])
        .then(unit.dialect().skip_locked(), &[]);
    let rows: Vec<WaitingRow> = unit.select(&waiting)?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in rows {
        if unit.run(CLAIM, args![row.id, row.fence, now + LEASE])? == 1 {
            claimed.push(ClaimedJob {
                id: row.id,
                kind: row.kind,
                payload: row.payload,
                attempts: row.attempts + 1,
                fence: row.fence + 1,
            });
        }
    }
    Ok(claimed)
}

/// Marks the job done; `false` if its lease was lost meanwhile, and then nothing of this unit may be kept.
pub fn finish(unit: &mut Unit<'_>, job: &ClaimedJob, now: Timestamp) -> Result<bool> {
    Ok(unit.run(FINISH, args![job.id, job.fence, now])? == 1)
}

/// Gives the job back after a problem: later each time, dead after [`MAX_ATTEMPTS`].
pub fn fail(unit: &mut Unit<'_>, job: &ClaimedJob, problem: &str, now: Timestamp) -> Result<bool> {
    let dead = job.attempts >= MAX_ATTEMPTS;
    let state = if dead { "dead" } else { "waiting" };
    let wait = SignedDuration::from_secs(FIRST_WAIT_SECONDS << job.attempts.min(10));
    Ok(unit.run(FAIL, args![job.id, job.fence, state, now + wait, problem])? == 1)
}

/// Jobs that were given up, oldest first, at most 100.
pub fn dead(reader: &Reader<'_>) -> Result<Vec<DeadJob>> {
    reader.all(DEAD, args![])
}

/// Takes or renews the lease called `name`; `false` if another holder has it.
///
/// On PostgreSQL the row stays locked until the unit ends, so work done in the same unit is done once.
pub fn take_lease(
    unit: &mut Unit<'_>,
    name: &str,
    holder: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool> {
    unit.run(MAKE_LEASE, args![name])?;
    Ok(unit.run(TAKE_LEASE, args![name, holder, now, until])? == 1)
}
