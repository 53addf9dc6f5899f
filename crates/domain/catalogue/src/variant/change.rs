//! Keeping and changing formats. Prices have a history of their own: see [`crate::price`].

use super::checking::{checked, cleaned, differences};
use super::{Variant, VariantStatus, by_id, by_sku};
use crate::price::{self, PriceKind};
use crate::product::{self, Product};
use access::audit::{self, Entry};
use access::{Act, Action, Refused, require};
use parties::{Differences, Upserted};
use store::{Unit, args};
use values::content::Content;
use values::id::Id;
use values::money::Money;
use values::quantity::Grams;
use values::text::TextError;
use values::vat::VatRate;

/// What the office keeps of a format, but for its prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantDetails {
    /// Its size as the French file writes it: `500 g`.
    pub label: String,
    /// What it holds.
    pub content: Content,
    /// What it weighs in a parcel.
    pub weight: Grams,
    /// Tax a liable seller charges.
    pub vat_rate: VatRate,
    /// Why the rate is what it is.
    pub vat_basis: String,
    /// Its place among the formats of the product, from 1.
    pub position: u32,
}

/// A format as an import or the office brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVariant {
    /// The product it is a format of.
    pub product: Id<Product>,
    /// Its number in the trade: capitals, digits and hyphens.
    pub sku: String,
    /// What the office keeps of it.
    pub details: VariantDetails,
    /// Price for consumers, tax included.
    pub price: Money,
    /// Price for professionals, tax included.
    pub wholesale_price: Option<Money>,
}

/// Why a format was not kept or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VariantError {
    /// No such format.
    #[error("no such format")]
    NotFound,
    /// Somebody else changed it meanwhile.
    #[error("somebody else changed the format meanwhile")]
    Stale,
    /// No such product.
    #[error("no such product")]
    UnknownProduct,
    /// A SKU is made of capitals, digits and hyphens, 40 at most.
    #[error("a SKU is made of capitals, digits and hyphens")]
    Sku,
    /// Another format has this SKU.
    #[error("another format has the SKU {0}")]
    SkuTaken(String),
    /// The size is wrong.
    #[error("size: {0}")]
    Label(TextError),
    /// The reason of the rate is wrong.
    #[error("basis: {0}")]
    Basis(TextError),
    /// A price is not above zero.
    #[error("a price is above zero")]
    PriceOutOfRange,
    /// The price for professionals is above that for consumers.
    #[error("the wholesale price is above the retail price")]
    WholesaleAboveRetail,
    /// The product is published and this is its last format that is shown.
    #[error("a published product needs a format")]
    LastVariant,
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

store::statements! {
    write INSERT = "INSERT INTO variant (id, product_id, sku, label, content_thousandths, content_unit, weight_grams, \
        price_centimes, wholesale_price_centimes, vat_basis_points, vat_basis, position, status, created_at, version) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'published', ?13, 1)";
    write UPDATE = "UPDATE variant SET label = ?3, content_thousandths = ?4, content_unit = ?5, weight_grams = ?6, \
        vat_basis_points = ?7, vat_basis = ?8, position = ?9, price_centimes = ?10, wholesale_price_centimes = ?11, \
        version = version + 1 WHERE id = ?1 AND version = ?2";
    write SET_STATUS = "UPDATE variant SET status = ?3, version = version + 1 WHERE id = ?1 AND version = ?2";
}

/// Keeps a new format; its SKU is unique in the house.
pub fn create(
    unit: &mut Unit<'_>,
    act: &Act,
    new: &NewVariant,
    reason: &str,
) -> Result<Id<Variant>, VariantError> {
    require(act, Action::EditProducts)?;
    let details = checked(new)?;
    if product::by_id(unit, new.product)?.is_none() {
        return Err(VariantError::UnknownProduct);
    }
    if by_sku(unit, &new.sku)?.is_some() {
        return Err(VariantError::SkuTaken(new.sku.clone()));
    }
    let id: Id<Variant> = act.ids.next();
    let wholesale = new.wholesale_price.map(Money::centimes);
    unit.run(
        INSERT,
        args![
            id,
            new.product,
            new.sku,
            details.label,
            details.content.amount_thousandths(),
            details.content.unit().code(),
            details.weight.value(),
            new.price.centimes(),
            wholesale,
            details.vat_rate.basis_points().value(),
            details.vat_basis,
            details.position,
            act.at
        ],
    )?;
    price::note_change(unit, act, id, PriceKind::Retail, (None, Some(new.price)), reason)?;
    if new.wholesale_price.is_some() {
        price::note_change(
            unit,
            act,
            id,
            PriceKind::Wholesale,
            (None, new.wholesale_price),
            reason,
        )?;
    }
    let mut told = Differences::default();
    told.note("sku", "", &new.sku);
    told.note("price", "", new.price.to_decimal_string());
    tell(unit, act, "variant-created", id, &told, Some(reason))?;
    product::told_changed(unit, act, new.product)?;
    Ok(id)
}

/// Keeps a format brought by an import, known by its SKU. Prices that differ are changed with `reason`
/// in their history; a wholesale price that is missing stays.
pub fn upsert(
    unit: &mut Unit<'_>,
    act: &Act,
    new: &NewVariant,
    reason: &str,
) -> Result<(Id<Variant>, Upserted), VariantError> {
    require(act, Action::EditProducts)?;
    let Some(kept) = by_sku(unit, &new.sku)? else {
        return Ok((create(unit, act, new, reason)?, Upserted::Created));
    };
    if kept.product != new.product {
        return Err(VariantError::SkuTaken(new.sku.clone()));
    }
    let wholesale_price = new.wholesale_price.or(kept.wholesale_price);
    let details = checked(&NewVariant {
        wholesale_price,
        ..new.clone()
    })?;
    if (new.price, wholesale_price) != (kept.price, kept.wholesale_price) {
        require(act, Action::EditPrices)?;
    }
    let wanted = with(&kept, details, new.price, wholesale_price);
    let changed = update(unit, act, &kept, &wanted, Some(reason))?;
    Ok((
        kept.id,
        if changed {
            Upserted::Changed
        } else {
            Upserted::Same
        },
    ))
}

/// Changes what the office keeps of a format, but for its prices; answers its new version.
pub fn change(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Variant>,
    version: i64,
    details: &VariantDetails,
) -> Result<i64, VariantError> {
    require(act, Action::EditProducts)?;
    let kept = by_id(unit, id)?.ok_or(VariantError::NotFound)?;
    if kept.version != version {
        return Err(VariantError::Stale);
    }
    let wanted = with(&kept, cleaned(details)?, kept.price, kept.wholesale_price);
    Ok(if update(unit, act, &kept, &wanted, None)? {
        version + 1
    } else {
        version
    })
}

/// Shows or hides a format; answers its new version.
pub fn set_status(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Variant>,
    version: i64,
    status: VariantStatus,
) -> Result<i64, VariantError> {
    require(act, Action::EditProducts)?;
    let kept = by_id(unit, id)?.ok_or(VariantError::NotFound)?;
    if kept.version != version {
        return Err(VariantError::Stale);
    }
    if kept.status == status {
        return Ok(version);
    }
    if status == VariantStatus::Hidden {
        let product = product::by_id(unit, kept.product)?.ok_or(VariantError::UnknownProduct)?;
        let others = super::of(unit, kept.product)?;
        let stays = others
            .iter()
            .any(|other| other.id != id && other.status == VariantStatus::Published);
        if product.status == product::ProductStatus::Published && !stays {
            return Err(VariantError::LastVariant);
        }
    }
    if unit.run(SET_STATUS, args![id, version, status])? == 0 {
        return Err(VariantError::Stale);
    }
    let mut told = Differences::default();
    told.note("status", kept.status, status);
    tell(unit, act, "variant-changed", id, &told, None)?;
    product::told_changed(unit, act, kept.product)?;
    Ok(version + 1)
}

fn with(kept: &Variant, details: VariantDetails, price: Money, wholesale_price: Option<Money>) -> Variant {
    Variant {
        label: details.label,
        content: details.content,
        weight: details.weight,
        price,
        wholesale_price,
        vat_rate: details.vat_rate,
        vat_basis: details.vat_basis,
        position: details.position,
        ..kept.clone()
    }
}

/// Writes what differs; answers whether anything did.
fn update(
    unit: &mut Unit<'_>,
    act: &Act,
    kept: &Variant,
    wanted: &Variant,
    reason: Option<&str>,
) -> Result<bool, VariantError> {
    let differences = differences(kept, wanted);
    if differences.is_empty() {
        return Ok(false);
    }
    let touched = unit.run(
        UPDATE,
        args![
            kept.id,
            kept.version,
            wanted.label,
            wanted.content.amount_thousandths(),
            wanted.content.unit().code(),
            wanted.weight.value(),
            wanted.vat_rate.basis_points().value(),
            wanted.vat_basis,
            wanted.position,
            wanted.price.centimes(),
            wanted.wholesale_price.map(Money::centimes)
        ],
    )?;
    if touched == 0 {
        return Err(VariantError::Stale);
    }
    let why = reason.unwrap_or_default();
    if kept.price != wanted.price {
        let change = (Some(kept.price), Some(wanted.price));
        price::note_change(unit, act, kept.id, PriceKind::Retail, change, why)?;
    }
    if kept.wholesale_price != wanted.wholesale_price {
        let change = (kept.wholesale_price, wanted.wholesale_price);
        price::note_change(unit, act, kept.id, PriceKind::Wholesale, change, why)?;
    }
    tell(unit, act, "variant-changed", kept.id, &differences, reason)?;
    product::told_changed(unit, act, kept.product)?;
    Ok(true)
}

fn tell(
    unit: &mut Unit<'_>,
    act: &Act,
    word: &str,
    id: Id<Variant>,
    told: &Differences,
    reason: Option<&str>,
) -> store::Result<()> {
    let (object_id, before, after) = (id.to_string(), told.before(), told.after());
    let before = Some(before.as_str()).filter(|_| word != "variant-created");
    let after = Some(after.as_str());
    audit::record(
        unit,
        act,
        &Entry {
            act: word,
            object: "variant",
            object_id: &object_id,
            before,
            after,
            reason,
        },
    )
}
