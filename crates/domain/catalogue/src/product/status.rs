//! Publishing and hiding products.

use super::{Product, ProductError, ProductStatus, by_id};
use crate::variant::{self, VariantStatus};
use access::audit::{self, Entry};
use access::{Act, Action, require};
use store::{Unit, args};
use values::id::Id;

store::statements! {
    write SET_STATUS = "UPDATE product SET status = ?3, changed_at = ?4, version = version + 1 \
        WHERE id = ?1 AND version = ?2";
}

/// Publishes or hides a product; answers its new version. To be published it needs a format that is shown.
pub fn set_status(
    unit: &mut Unit<'_>,
    act: &Act,
    id: Id<Product>,
    version: i64,
    status: ProductStatus,
    reason: Option<&str>,
) -> Result<i64, ProductError> {
    require(act, Action::EditProducts)?;
    let kept = by_id(unit, id)?.ok_or(ProductError::NotFound)?;
    if kept.version != version {
        return Err(ProductError::Stale);
    }
    if kept.status == status {
        return Ok(version);
    }
    match status {
        ProductStatus::Draft => return Err(ProductError::NotADraftAgain),
        ProductStatus::Published => {
            if !variant::of(unit, id)?
                .iter()
                .any(|format| format.status == VariantStatus::Published)
            {
                return Err(ProductError::NoVariant);
            }
        }
        ProductStatus::Hidden => {}
    }
    if unit.run(SET_STATUS, args![id, version, status, act.at])? == 0 {
        return Err(ProductError::Stale);
    }
    let object_id = id.to_string();
    let entry = Entry {
        act: if status == ProductStatus::Published {
            "product-published"
        } else {
            "product-hidden"
        },
        object: "product",
        object_id: &object_id,
        before: None,
        after: None,
        reason,
    };
    audit::record(unit, act, &entry)?;
    super::change::told_changed(unit, act, id)?;
    Ok(version + 1)
}
