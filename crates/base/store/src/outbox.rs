//! The outbox: facts that leave a unit of work, numbered after they are committed.
//!
//! A sequence would let a follower skip a fact that commits late; so one leased job numbers what is committed.

use crate::{Reader, Result, Unit, args};
use jiff::Timestamp;
use values::id::Id;

/// Something that happened and that others may want to know. Only a tag for ids.
pub struct Fact;

/// Facts numbered at once.
pub const NUMBERED_AT_ONCE: u32 = 500;

crate::row! {
    /// A numbered fact of the change feed.
    pub struct FeedRow {
        /// Its place in the feed, from 1, without gaps.
        pub feed_number: i64,
        /// What happened: `order-placed`, `product-changed`.
        pub kind: String,
        /// To what: the id in text.
        pub subject: String,
        /// Details as JSON.
        pub payload: String,
        /// When.
        pub created_at: Timestamp,
    }
}

crate::statements! {
    write RECORD = "INSERT INTO outbox_fact (id, kind, subject, payload, created_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    read UNNUMBERED: (Id<Fact>,) = "SELECT id FROM outbox_fact WHERE feed_number IS NULL ORDER BY created_at, id LIMIT ?1";
    read LAST: (Option<i64>,) = "SELECT max(feed_number) FROM outbox_fact";
    write NUMBER = "UPDATE outbox_fact SET feed_number = ?2 WHERE id = ?1 AND feed_number IS NULL";
    read AFTER: FeedRow = "SELECT feed_number, kind, subject, payload, created_at FROM outbox_fact \
        WHERE feed_number > ?1 ORDER BY feed_number LIMIT ?2";
}

/// Records a fact in the unit that made it true. Its kind and its subject are topics of [`Changes`](crate::Changes).
pub fn record(
    unit: &mut Unit<'_>,
    id: Id<Fact>,
    kind: &str,
    subject: &str,
    payload: &str,
    at: Timestamp,
) -> Result<()> {
    unit.run(RECORD, args![id, kind, subject, payload, at])?;
    unit.tell_when_kept(kind);
    unit.tell_when_kept(subject);
    unit.wake_background();
    Ok(())
}

/// Gives committed facts their numbers; call it under the lease `feed`. Answers how many were numbered,
/// at most [`NUMBERED_AT_ONCE`].
pub fn number(unit: &mut Unit<'_>) -> Result<u64> {
    let waiting = unit.all(UNNUMBERED, args![NUMBERED_AT_ONCE])?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let mut last = unit.one(LAST, args![])?.0.unwrap_or(0);
    let mut numbered = 0;
    for (id,) in waiting {
        last += 1;
        numbered += unit.run(NUMBER, args![id, last])?;
    }
    Ok(numbered)
}

/// The feed after `number`, at most `limit` facts.
pub fn after(reader: &Reader<'_>, number: i64, limit: u32) -> Result<Vec<FeedRow>> {
    reader.all(AFTER, args![number, limit])
}

/// The number of the last fact; 0 before the first.
pub fn last(reader: &Reader<'_>) -> Result<i64> {
    Ok(reader.one(LAST, args![])?.0.unwrap_or(0))
}
