//! Setting stock aside for an order, and what becomes of it: sold, given back or expired, exactly once.

use crate::hold::{Change, give_back, reserve_all, sum_by_variant};
use crate::movement::{self, Cause, NewMovement};
use crate::stock;
use access::Act;
use catalogue::variant::Variant;
use jiff::Timestamp;
use std::collections::BTreeMap;
use store::{Reader, Select, Unit, args};
use uuid::Uuid;
use values::id::Id;

pub use crate::hold::{Demand, HoldError, Holder, Shortage};

store::text_enum! {
    /// What became of pieces set aside.
    pub enum ReservationState {
        /// Still set aside.
        Open = "open",
        /// Sold: handed over or collected.
        Committed = "committed",
        /// Given back: cancelled or changed.
        Released = "released",
        /// Given back because the order was not confirmed in time.
        Expired = "expired",
    }
}

/// Why pieces are given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReleaseCause {
    /// The order, or this part of it, was cancelled or refused.
    Cancelled,
    /// The order was not confirmed or paid in time.
    Expired,
}

/// Why nothing was sold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// Nothing is set aside for the fulfilment any more: it was sold, given back or expired.
    #[error("nothing is set aside for this fulfilment")]
    NothingHeld,
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    /// Pieces set aside for a fulfilment, and what became of them.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Reservation {
        /// Its id.
        pub id: Id<Reservation>,
        /// The order.
        pub order_id: Uuid,
        /// The producer's part of it.
        pub fulfilment_id: Uuid,
        /// Of what.
        pub variant_id: Id<Variant>,
        /// Pieces, above zero.
        pub quantity: i64,
        /// What became of them.
        pub state: ReservationState,
        /// When they were set aside.
        pub created_at: Timestamp,
        /// When they were sold or given back.
        pub ended_at: Option<Timestamp>,
    }
}

store::statements! {
    write SELL = "UPDATE stock SET on_hand = on_hand - ?2, reserved = reserved - ?2, version = version + 1 \
        WHERE variant_id = ?1 AND reserved >= ?2";
    write INSERT = "INSERT INTO reservation \
        (id, order_id, fulfilment_id, variant_id, quantity, state, created_at, ended_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, 'open', ?6, NULL) \
        ON CONFLICT (fulfilment_id, variant_id) WHERE state = 'open' DO NOTHING";
    write END = "UPDATE reservation SET state = ?2, ended_at = ?3 WHERE id = ?1 AND state = 'open'";
    read OPEN_OF: Reservation = "SELECT id, order_id, fulfilment_id, variant_id, quantity, state, created_at, \
        ended_at FROM reservation WHERE fulfilment_id = ?1 AND state = 'open' ORDER BY variant_id";
}

/// Sets the demanded pieces aside for the holder, all or none.
///
/// Demands are summed per variant and taken in the order of ids; one conditional write each decides. A
/// fulfilment that holds a variant already is refused by `reservation_fulfilment_id_variant_id_key`: see
/// [`adjust`].
pub fn hold(unit: &mut Unit<'_>, act: &Act, holder: Holder, demands: &[Demand]) -> Result<(), HoldError> {
    let wanted = sum_by_variant(demands)?;
    let changes = wanted.iter().map(|(variant, quantity)| Change {
        variant: *variant,
        wanted: *quantity,
        held: 0,
    });
    reserve_all(unit, &changes.collect::<Vec<_>>())?;
    for (variant, quantity) in wanted {
        write_open(unit, act, holder, variant, quantity)?;
    }
    Ok(())
}

/// Makes what the holder's fulfilment holds equal to the new demands, all or none. What is no longer
/// demanded is given back; a changed quantity ends the old reservation and opens a new one. After an error
/// the unit must be undone; [`store::Error::Conflict`] says that another unit changed what is held.
pub fn adjust(unit: &mut Unit<'_>, act: &Act, holder: Holder, demands: &[Demand]) -> Result<(), HoldError> {
    let wanted = sum_by_variant(demands)?;
    let open = unit.all(OPEN_OF, args![holder.fulfilment])?;
    let mut changes: BTreeMap<Id<Variant>, Change> = wanted
        .into_iter()
        .map(|(variant, quantity)| {
            (
                variant,
                Change {
                    variant,
                    wanted: quantity,
                    held: 0,
                },
            )
        })
        .collect();
    for row in &open {
        let variant = row.variant_id;
        changes
            .entry(variant)
            .or_insert(Change {
                variant,
                wanted: 0,
                held: 0,
            })
            .held = row.quantity;
    }
    changes.retain(|_, change| change.wanted != change.held);
    let changes: Vec<Change> = changes.into_values().collect();
    // The old rows end first: a concurrent unit that ended one of them has given its pieces back already.
    for row in open
        .iter()
        .filter(|row| changes.iter().any(|change| change.variant == row.variant_id))
    {
        if unit.run(END, args![row.id, ReservationState::Released, act.at])? == 0 {
            return Err(store::Error::Conflict.into());
        }
    }
    reserve_all(unit, &changes)?;
    for change in changes.iter().filter(|change| change.wanted > 0) {
        write_open(unit, act, holder, change.variant, change.wanted)?;
    }
    Ok(())
}

/// Gives back what is still set aside for the fulfilment; answers how many reservations ended. What was
/// sold or given back before stays as it is.
pub fn release(
    unit: &mut Unit<'_>,
    act: &Act,
    fulfilment: Uuid,
    cause: ReleaseCause,
) -> store::Result<usize> {
    let state = match cause {
        ReleaseCause::Cancelled => ReservationState::Released,
        ReleaseCause::Expired => ReservationState::Expired,
    };
    let ended = end_open(unit, act, fulfilment, state)?;
    for row in &ended {
        must_touch(give_back(unit, row.variant_id, row.quantity)?, row)?;
    }
    Ok(ended.len())
}

/// Sells what is set aside for the fulfilment: on hand and reserved go down together, each with a line
/// in the journal. Answers what was sold.
pub fn commit(unit: &mut Unit<'_>, act: &Act, fulfilment: Uuid) -> Result<Vec<Demand>, CommitError> {
    let ended = end_open(unit, act, fulfilment, ReservationState::Committed)?;
    if ended.is_empty() {
        return Err(CommitError::NothingHeld);
    }
    let mut sold = Vec::with_capacity(ended.len());
    for row in &ended {
        let (variant, quantity) = (row.variant_id, row.quantity);
        must_touch(unit.run(SELL, args![variant, quantity])?, row)?;
        let after = stock::by_variant(unit, variant)?
            .ok_or(store::Error::Missing)?
            .on_hand;
        let line = NewMovement {
            variant,
            delta: -quantity,
            cause: Cause::Sale,
            reference: Some(fulfilment),
            reason: None,
        };
        movement::write_line(unit, act, &line, after)?;
        sold.push(Demand { variant, quantity });
    }
    Ok(sold)
}

/// Everything that is or was set aside for these fulfilments, by fulfilment and variant, oldest first.
pub fn of_fulfilment(reader: &Reader<'_>, fulfilments: &[Uuid]) -> store::Result<Vec<Reservation>> {
    let select = Select::new(
        "SELECT id, order_id, fulfilment_id, variant_id, quantity, state, created_at, ended_at FROM reservation",
    );
    reader.select(
        &select
            .within("fulfilment_id", fulfilments)
            .then("ORDER BY fulfilment_id, variant_id, id", &[]),
    )
}

fn write_open(
    unit: &mut Unit<'_>,
    act: &Act,
    holder: Holder,
    variant: Id<Variant>,
    quantity: i64,
) -> store::Result<()> {
    let id = act.ids.next::<Reservation>();
    let Holder { order, fulfilment } = holder;
    if unit.run(INSERT, args![id, order, fulfilment, variant, quantity, act.at])? == 0 {
        let name = "reservation_fulfilment_id_variant_id_key".to_owned();
        return Err(store::Error::Constraint { name });
    }
    Ok(())
}

/// Ends the open reservations of a fulfilment, in the order of variants; those that a concurrent unit
/// ended first are left out.
fn end_open(
    unit: &mut Unit<'_>,
    act: &Act,
    fulfilment: Uuid,
    state: ReservationState,
) -> store::Result<Vec<Reservation>> {
    let mut ended = Vec::new();
    for row in unit.all(OPEN_OF, args![fulfilment])? {
        if unit.run(END, args![row.id, state, act.at])? == 1 {
            ended.push(row);
        }
    }
    Ok(ended)
}

/// An open reservation is part of the reserved figure; when it is not, the books are broken and the unit
/// must not be kept.
fn must_touch(touched: u64, row: &Reservation) -> store::Result<()> {
    if touched == 1 {
        return Ok(());
    }
    Err(store::Error::Faulty(format!(
        "reservation {} is not part of the reserved stock",
        row.id
    )))
}
