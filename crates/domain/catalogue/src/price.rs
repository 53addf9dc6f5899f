//! Prices: changed with a reason, and every one a variant ever had is kept.

use crate::product;
use crate::variant::{self, Variant};
use access::audit::{self, Entry};
use access::{Act, Action, Refused, require};
use jiff::Timestamp;
use parties::Differences;
use store::{Reader, Unit, args};
use values::id::Id;
use values::money::Money;
use values::text::{TextError, clean_line};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 200;

store::text_enum! {
    /// For whom a price is.
    pub enum PriceKind {
        /// Consumers.
        Retail = "retail",
        /// Professionals.
        Wholesale = "wholesale",
    }
}

/// A change of price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceChange {
    /// For whom the price is.
    pub kind: PriceKind,
    /// The price before; none for a new variant.
    pub old: Option<Money>,
    /// The price from then on; none when the price for professionals was taken away.
    pub new: Option<Money>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// No article here costs more than a million dirhams: more is a slip of the hand.
pub const HIGHEST: Money = Money::mad(100_000_000);

/// Whether an amount can be a price.
pub(crate) fn is_price(amount: Money) -> bool {
    amount.is_positive() && amount.centimes() <= HIGHEST.centimes()
}

/// Why a price was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// No such SKU.
    #[error("no such SKU")]
    NotFound,
    /// Somebody else changed the variant meanwhile.
    #[error("somebody else changed the variant meanwhile")]
    Stale,
    /// A price is above zero, and at most [`HIGHEST`].
    #[error("a price is above zero and at most a million dirhams")]
    OutOfRange,
    /// The price for professionals is above that for consumers.
    #[error("the wholesale price is above the retail price")]
    WholesaleAboveRetail,
    /// The reason is missing.
    #[error("the reason is missing")]
    ReasonMissing,
    /// The reason is wrong.
    #[error("reason: {0}")]
    Reason(TextError),
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::row! {
    struct ChangeRow {
        kind: PriceKind,
        old_centimes: Option<i64>,
        new_centimes: Option<i64>,
        reason: String,
        changed_at: Timestamp,
    }
}

store::statements! {
    write SET = "UPDATE variant SET price_centimes = ?3, wholesale_price_centimes = ?4, version = version + 1 \
        WHERE id = ?1 AND version = ?2";
    write NOTE = "INSERT INTO price_change (id, variant_id, kind, old_centimes, new_centimes, reason, changed_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    read RETAIL_AND_WHOLESALE: ChangeRow = "SELECT kind, old_centimes, new_centimes, reason, changed_at \
        FROM price_change WHERE variant_id = ?1 ORDER BY id DESC LIMIT 500";
}

/// Sets the price for consumers, tax included; answers the variant's new version.
pub fn set_price(
    unit: &mut Unit<'_>,
    act: &Act,
    sku: &str,
    price: Money,
    reason: &str,
    version: i64,
) -> Result<i64, PriceError> {
    set_both(unit, act, sku, reason, version, |kept| {
        (price, kept.wholesale_price)
    })
}

/// Sets the price for professionals, or takes it away; answers the variant's new version.
pub fn set_wholesale_price(
    unit: &mut Unit<'_>,
    act: &Act,
    sku: &str,
    price: Option<Money>,
    reason: &str,
    version: i64,
) -> Result<i64, PriceError> {
    set_both(unit, act, sku, reason, version, |kept| (kept.price, price))
}

fn set_both(
    unit: &mut Unit<'_>,
    act: &Act,
    sku: &str,
    reason: &str,
    version: i64,
    wanted: impl Fn(&Variant) -> (Money, Option<Money>),
) -> Result<i64, PriceError> {
    require(act, Action::EditPrices)?;
    let kept = variant::by_sku(unit, sku)?.ok_or(PriceError::NotFound)?;
    if kept.version != version {
        return Err(PriceError::Stale);
    }
    let (price, wholesale) = wanted(&kept);
    if !is_price(price) || wholesale.is_some_and(|price| !is_price(price)) {
        return Err(PriceError::OutOfRange);
    }
    if wholesale.is_some_and(|wholesale| wholesale > price) {
        return Err(PriceError::WholesaleAboveRetail);
    }
    let reason = clean_line(reason, LONGEST_REASON).map_err(PriceError::Reason)?;
    if reason.is_empty() {
        return Err(PriceError::ReasonMissing);
    }
    if price == kept.price && wholesale == kept.wholesale_price {
        return Ok(version);
    }
    if unit.run(
        SET,
        args![kept.id, version, price.centimes(), wholesale.map(Money::centimes)],
    )? == 0
    {
        return Err(PriceError::Stale);
    }
    let (kind, change) = if price == kept.price {
        (PriceKind::Wholesale, (kept.wholesale_price, wholesale))
    } else {
        (PriceKind::Retail, (Some(kept.price), Some(price)))
    };
    note_change(unit, act, kept.id, kind, change, &reason)?;
    let shown = |price: Option<Money>| price.map(Money::to_decimal_string).unwrap_or_default();
    let mut told = Differences::default();
    told.note(
        if kind == PriceKind::Retail {
            "price"
        } else {
            "wholesale_price"
        },
        shown(change.0),
        shown(change.1),
    );
    let (object_id, before, after) = (kept.id.to_string(), told.before(), told.after());
    let entry = Entry {
        act: "price-changed",
        object: "variant",
        object_id: &object_id,
        before: Some(&before),
        after: Some(&after),
        reason: Some(&reason),
    };
    audit::record(unit, act, &entry)?;
    product::told_changed(unit, act, kept.product)?;
    Ok(version + 1)
}

/// Every price a variant had, newest first, at most 500.
pub fn history(reader: &Reader<'_>, variant: Id<Variant>) -> store::Result<Vec<PriceChange>> {
    let change = |row: ChangeRow| PriceChange {
        kind: row.kind,
        old: row.old_centimes.map(Money::mad),
        new: row.new_centimes.map(Money::mad),
        reason: row.reason,
        at: row.changed_at,
    };
    Ok(reader
        .all(RETAIL_AND_WHOLESALE, args![variant])?
        .into_iter()
        .map(change)
        .collect())
}

/// Adds a line to the history of a variant's prices.
pub(crate) fn note_change(
    unit: &mut Unit<'_>,
    act: &Act,
    variant: Id<Variant>,
    kind: PriceKind,
    (old, new): (Option<Money>, Option<Money>),
    reason: &str,
) -> store::Result<()> {
    let id: Id<PriceChange> = act.ids.next();
    let (old, new) = (old.map(Money::centimes), new.map(Money::centimes));
    unit.run(NOTE, args![id, variant, kind, old, new, reason, act.at])?;
    Ok(())
}
