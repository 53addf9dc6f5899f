//! The journal of stock: every change of what is on hand, with its cause.

use crate::availability;
use crate::stock::{self, StockRow};
use access::page::{ByTime, Page, PageRequest};
use access::{Act, Action, Refused, User, require};
use catalogue::variant::Variant;
use jiff::Timestamp;
use store::{Reader, Select, Unit, args};
use uuid::Uuid;
use values::id::Id;

/// Pieces one movement may bring or take at most.
pub const MOST_PIECES: i64 = 10_000_000;

store::text_enum! {
    /// Why what is on hand changed.
    pub enum Cause {
        /// Brought in by a file.
        Import = "import",
        /// Counted by hand, and found to be different.
        Count = "count",
        /// Delivered by the producer to the store room.
        Receipt = "receipt",
        /// Handed over to a buyer or a carrier; the reference is the fulfilment.
        Sale = "sale",
        /// Come back from a buyer and fit to be sold again; the reference is the fulfilment.
        Return = "return",
        /// Broken, spoilt or lost.
        WriteOff = "write_off",
        /// An earlier line was wrong.
        Correction = "correction",
        /// What was there when the house began to keep this journal.
        Opening = "opening",
    }
}

/// Why a movement was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MovementError {
    /// Pieces that are set aside, or not there, would be taken.
    #[error("{delta} pieces asked for, {on_hand} on hand of which {reserved} are set aside")]
    WouldGoNegative {
        /// Pieces on hand now.
        on_hand: i64,
        /// Of these, set aside for orders.
        reserved: i64,
        /// The change that was asked for.
        delta: i64,
    },
    /// A movement of no piece, or of more than [`MOST_PIECES`], or with the wrong sign for its cause.
    #[error("{0} is no number of pieces that can be moved for this cause")]
    BadQuantity(i64),
    /// The variant has no stock yet: see [`stock::open`].
    #[error("no stock is kept of this variant")]
    NoStock,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Tag for ids of journal lines.
pub struct MovementLine;

store::row! {
    /// A line of the journal.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Movement {
        /// Its id.
        pub id: Id<MovementLine>,
        /// Of what.
        pub variant_id: Id<Variant>,
        /// Pieces that came (above zero) or went (below).
        pub delta: i64,
        /// Why.
        pub cause: Cause,
        /// The fulfilment of a sale or a return, or whatever else the line is about.
        pub reference_id: Option<Uuid>,
        /// In the words of who did it.
        pub reason: Option<String>,
        /// Who did it: `house`, `guest` or `user`.
        pub actor_kind: String,
        /// The user, if somebody was signed in.
        pub actor_id: Option<Id<User>>,
        /// When.
        pub at: Timestamp,
        /// Pieces on hand after this line.
        pub on_hand_after: i64,
    }
}

store::statements! {
    write CHANGE = "UPDATE stock SET on_hand = on_hand + ?2, version = version + 1 \
        WHERE variant_id = ?1 AND on_hand + ?2 >= reserved";
    write INSERT = "INSERT INTO stock_movement \
        (id, variant_id, delta, cause, reference_id, reason, actor_kind, actor_id, at, on_hand_after) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    read OF_REFERENCE: Movement = "SELECT id, variant_id, delta, cause, reference_id, reason, actor_kind, actor_id, at, \
        on_hand_after FROM stock_movement WHERE reference_id = ?1 ORDER BY at, id";
}

/// A movement as it is asked for.
pub(crate) struct NewMovement<'m> {
    pub(crate) variant: Id<Variant>,
    pub(crate) delta: i64,
    pub(crate) cause: Cause,
    pub(crate) reference: Option<Uuid>,
    pub(crate) reason: Option<&'m str>,
}

/// Changes what is on hand by `delta` pieces and writes the line; answers what is on hand then.
///
/// Pieces set aside for orders are never taken. Sales are written by
/// [`reservation::commit`](crate::reservation::commit); what a buyer sent back by [`return_to_stock`].
pub fn record(
    unit: &mut Unit<'_>,
    act: &Act,
    variant: Id<Variant>,
    delta: i64,
    cause: Cause,
    reference: Option<Uuid>,
    reason: Option<&str>,
) -> Result<i64, MovementError> {
    require(act, Action::AdjustStock)?;
    let line = NewMovement {
        variant,
        delta,
        cause,
        reference,
        reason,
    };
    write(unit, act, &line)
}

/// Changes what is on hand and writes the line, for an actor whose right was asked.
fn write(unit: &mut Unit<'_>, act: &Act, line: &NewMovement<'_>) -> Result<i64, MovementError> {
    let NewMovement {
        variant,
        delta,
        cause,
        ..
    } = *line;
    if !suits(cause, delta) {
        return Err(MovementError::BadQuantity(delta));
    }
    let touched = unit.run(CHANGE, args![variant, delta])?;
    let now = stock::by_variant(unit, variant)?.ok_or(MovementError::NoStock)?;
    if touched == 0 {
        let StockRow {
            on_hand, reserved, ..
        } = now;
        return Err(MovementError::WouldGoNegative {
            on_hand,
            reserved,
            delta,
        });
    }
    write_line(unit, act, line, now.on_hand)?;
    availability::told_changed(unit, variant);
    Ok(now.on_hand)
}

/// Puts pieces that a buyer sent back on hand again.
pub fn return_to_stock(
    unit: &mut Unit<'_>,
    act: &Act,
    variant: Id<Variant>,
    quantity: i64,
    fulfilment: Uuid,
) -> Result<i64, MovementError> {
    require(act, Action::ReturnGoods)?;
    let line = NewMovement {
        variant,
        delta: quantity,
        cause: Cause::Return,
        reference: Some(fulfilment),
        reason: None,
    };
    write(unit, act, &line)
}

/// Takes pieces that came back of a fulfilment, and cannot be sold again, off what is on hand; `quantity` is
/// above zero.
pub fn write_off(
    unit: &mut Unit<'_>,
    act: &Act,
    variant: Id<Variant>,
    quantity: i64,
    fulfilment: Uuid,
    reason: &str,
) -> Result<i64, MovementError> {
    require(act, Action::ReturnGoods)?;
    let delta = quantity
        .checked_neg()
        .ok_or(MovementError::BadQuantity(quantity))?;
    let line = NewMovement {
        variant,
        delta,
        cause: Cause::WriteOff,
        reference: Some(fulfilment),
        reason: Some(reason),
    };
    write(unit, act, &line)
}

/// Whether a cause may bring or take so many pieces. Nothing can go out by a receipt, nor in by a sale.
fn suits(cause: Cause, delta: i64) -> bool {
    let sign_suits = match cause {
        Cause::Receipt | Cause::Return | Cause::Opening => delta > 0,
        Cause::Sale | Cause::WriteOff => delta < 0,
        Cause::Import | Cause::Count | Cause::Correction => delta != 0,
    };
    sign_suits && (-MOST_PIECES..=MOST_PIECES).contains(&delta)
}

pub(crate) fn write_line(
    unit: &mut Unit<'_>,
    act: &Act,
    line: &NewMovement<'_>,
    on_hand_after: i64,
) -> store::Result<()> {
    let id = act.ids.next::<MovementLine>();
    let (kind, user) = (act.actor.kind_word(), act.actor.user());
    let NewMovement {
        variant,
        delta,
        cause,
        reference,
        reason,
    } = line;
    unit.run(
        INSERT,
        args![
            id,
            variant,
            delta,
            cause,
            reference,
            reason,
            kind,
            user,
            act.at,
            on_hand_after
        ],
    )?;
    Ok(())
}

/// Which lines a list shows; the default is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MovementFilter {
    /// Of these variants only; an empty list shows nothing.
    pub variants: Option<Vec<Id<Variant>>>,
    /// For this cause only.
    pub cause: Option<Cause>,
    /// Not before this instant.
    pub since: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

impl MovementFilter {
    fn narrow<'f>(&'f self, select: Select<'f>) -> Select<'f> {
        let select = select
            .filter_some("cause = ?", &self.cause)
            .filter_some("at >= ?", &self.since)
            .filter_some("at < ?", &self.until);
        match &self.variants {
            Some(variants) => select.within("variant_id", variants),
            None => select,
        }
    }
}

/// One page of the journal.
pub fn list(
    reader: &Reader<'_>,
    filter: &MovementFilter,
    sort: ByTime,
    request: PageRequest,
) -> store::Result<Page<Movement>> {
    let (size, offset) = (request.size(), request.offset());
    let select = Select::new(
        "SELECT id, variant_id, delta, cause, reference_id, reason, actor_kind, actor_id, at, on_hand_after \
         FROM stock_movement",
    );
    let items = reader.select(&filter.narrow(select).then(sort.page(), &[&size, &offset]))?;
    let total = reader.count(&filter.narrow(Select::new("SELECT count(*) FROM stock_movement")))?;
    Ok(Page {
        items,
        total,
        request,
    })
}

/// The lines about a fulfilment (or another reference), oldest first.
pub fn of_reference(reader: &Reader<'_>, reference: Uuid) -> store::Result<Vec<Movement>> {
    reader.all(OF_REFERENCE, args![reference])
}
