//! The stock of a variant: where it is, how much there is, and counting it by hand.

use crate::availability::{self, Figures};
use crate::location::Location;
use crate::movement::{self, Cause, MOST_PIECES, NewMovement};
use access::page::{Page, PageRequest};
use access::{Act, Action, Refused, audit, require};
use catalogue::variant::Variant;
use store::{Reader, Select, Unit, args};
use values::id::Id;

store::row! {
    /// The stock of a variant.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct StockRow {
        /// Of what.
        pub variant_id: Id<Variant>,
        /// Where it is.
        pub location_id: Id<Location>,
        /// Pieces there, those set aside included.
        pub on_hand: i64,
        /// Pieces set aside for orders.
        pub reserved: i64,
        /// Grows with every change of either figure; a count names the one it saw.
        pub version: i64,
    }
}

impl StockRow {
    /// The two figures alone.
    #[must_use]
    pub fn figures(&self) -> Figures {
        Figures {
            on_hand: self.on_hand,
            reserved: self.reserved,
        }
    }
}

store::statements! {
    read BY_VARIANT: StockRow = "SELECT variant_id, location_id, on_hand, reserved, version FROM stock \
        WHERE variant_id = ?1";
    write OPEN = "INSERT INTO stock (variant_id, location_id, on_hand, reserved, version) \
        VALUES (?1, ?2, 0, 0, 1) ON CONFLICT (variant_id) DO NOTHING";
    write TAKE = "UPDATE stock SET version = version WHERE variant_id = ?1";
    write SET_COUNT = "UPDATE stock SET on_hand = ?2, version = version + 1 \
        WHERE variant_id = ?1 AND version = ?3 AND reserved <= ?2";
}

/// Begins to keep stock of a variant, with nothing on hand; answers whether it was not kept before.
pub fn open(unit: &mut Unit<'_>, variant: Id<Variant>, location: Id<Location>) -> store::Result<bool> {
    Ok(unit.run(OPEN, args![variant, location])? == 1)
}

/// The stock of a variant, if any is kept.
pub fn by_variant(reader: &Reader<'_>, variant: Id<Variant>) -> store::Result<Option<StockRow>> {
    reader.maybe(BY_VARIANT, args![variant])
}

/// Takes hold of these rows in the order of their ids, until the unit ends: whoever will change several of
/// them does this first, so that two units never wait for each other.
pub fn take_in_order(unit: &mut Unit<'_>, variants: &[Id<Variant>]) -> store::Result<()> {
    let mut sorted = variants.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    for variant in sorted {
        unit.run(TAKE, args![variant])?;
    }
    Ok(())
}

/// Why a count was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// Fewer pieces were counted than are set aside for orders: find them, or cancel orders first.
    #[error("{counted} counted, but {reserved} are set aside for orders")]
    BelowReserved {
        /// Pieces counted.
        counted: i64,
        /// Pieces set aside.
        reserved: i64,
    },
    /// The stock changed since the page was shown: count again.
    #[error("the stock changed meanwhile")]
    Stale {
        /// The stock as it is now.
        now: StockRow,
    },
    /// Below zero, or further from what is on hand than [`MOST_PIECES`].
    #[error("{0} is no number of pieces")]
    BadQuantity(i64),
    /// No stock is kept of the variant.
    #[error("no stock is kept of this variant")]
    NoStock,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Sets what is on hand to what was counted; the difference is written as a movement. The answer is the
/// stock after it. A count that finds what was expected changes nothing.
pub fn set_count(
    unit: &mut Unit<'_>,
    act: &Act,
    variant: Id<Variant>,
    counted: i64,
    expected_version: i64,
    reason: &str,
) -> Result<StockRow, CountError> {
    require(act, Action::AdjustStock)?;
    let before = by_variant(unit, variant)?.ok_or(CountError::NoStock)?;
    let difference = counted.saturating_sub(before.on_hand);
    if counted < 0 || !(-MOST_PIECES..=MOST_PIECES).contains(&difference) {
        return Err(CountError::BadQuantity(counted));
    }
    if before.version != expected_version {
        return Err(CountError::Stale { now: before });
    }
    if counted < before.reserved {
        return Err(CountError::BelowReserved {
            counted,
            reserved: before.reserved,
        });
    }
    if difference == 0 {
        return Ok(before);
    }
    let touched = unit.run(SET_COUNT, args![variant, counted, expected_version])?;
    let now = by_variant(unit, variant)?.ok_or(CountError::NoStock)?;
    if touched == 0 {
        return Err(CountError::Stale { now });
    }
    let line = NewMovement {
        variant,
        delta: difference,
        cause: Cause::Count,
        reference: None,
        reason: Some(reason),
    };
    movement::write_line(unit, act, &line, counted)?;
    availability::told_changed(unit, variant);
    audit::record(
        unit,
        act,
        &audit::Entry {
            act: "stock-counted",
            object: "stock",
            object_id: &variant.to_string(),
            before: Some(&before.on_hand.to_string()),
            after: Some(&counted.to_string()),
            reason: Some(reason),
        },
    )?;
    Ok(now)
}

/// Which stocks a list shows; the default is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StockFilter {
    /// Only those with this many pieces available or fewer.
    pub available_at_most: Option<i64>,
    /// Only these variants: those of a producer, or those a search found. An empty list shows nothing.
    pub variants: Option<Vec<Id<Variant>>>,
    /// Only at this place.
    pub location: Option<Id<Location>>,
    /// Without these variants: gift boxes stand at nothing of their own, and are left out of what runs out while
    /// their parts last.
    pub without: Vec<Id<Variant>>,
}

impl StockFilter {
    fn narrow<'f>(&'f self, select: Select<'f>) -> Select<'f> {
        let select = select
            .filter_some("on_hand - reserved <= ?", &self.available_at_most)
            .filter_some("location_id = ?", &self.location)
            .without("variant_id", &self.without);
        match &self.variants {
            Some(variants) => select.within("variant_id", variants),
            None => select,
        }
    }
}

store::text_enum! {
    /// The order of a list of stocks; ties are broken by the variant's id.
    pub enum StockSort {
        /// What runs out first.
        LeastAvailable = "available",
        /// What there is most of.
        MostOnHand = "on_hand",
        /// What most orders wait for.
        MostReserved = "reserved",
        /// The variants made last.
        Newest = "newest",
    }
}

impl StockSort {
    const fn tail(self) -> &'static str {
        match self {
            Self::LeastAvailable => "ORDER BY on_hand - reserved, variant_id LIMIT ? OFFSET ?",
            Self::MostOnHand => "ORDER BY on_hand DESC, variant_id DESC LIMIT ? OFFSET ?",
            Self::MostReserved => "ORDER BY reserved DESC, variant_id DESC LIMIT ? OFFSET ?",
            Self::Newest => "ORDER BY variant_id DESC LIMIT ? OFFSET ?",
        }
    }
}

/// One page of stocks.
pub fn list(
    reader: &Reader<'_>,
    filter: &StockFilter,
    sort: StockSort,
    request: PageRequest,
) -> store::Result<Page<StockRow>> {
    let (size, offset) = (request.size(), request.offset());
    let select = Select::new("SELECT variant_id, location_id, on_hand, reserved, version FROM stock");
    let items = reader.select(&filter.narrow(select).then(sort.tail(), &[&size, &offset]))?;
    let total = reader.count(&filter.narrow(Select::new("SELECT count(*) FROM stock")))?;
    Ok(Page {
        items,
        total,
        request,
    })
}
