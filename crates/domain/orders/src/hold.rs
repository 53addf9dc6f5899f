//! Taking hold of an order: whoever changes any part of it writes its row first.
//!
//! On PostgreSQL the changes of one order then follow one another, and what is read afterwards is what is kept.

use crate::error::OrderError;
use crate::order::{Fulfilment, Order};
use crate::parcel::Parcel;
use crate::rows::{self, FulfilmentRow, OrderRow, ParcelRow};
use store::{Unit, args};
use values::id::Id;

store::statements! {
    write HOLD = "UPDATE sales_order SET version = version WHERE id = ?1";
}

/// The order, held until the unit ends.
pub(crate) fn order(unit: &mut Unit<'_>, id: Id<Order>) -> Result<OrderRow, OrderError> {
    unit.run(HOLD, args![id])?;
    rows::order(unit, id)
}

/// A fulfilment, its order held until the unit ends.
pub(crate) fn fulfilment(unit: &mut Unit<'_>, id: Id<Fulfilment>) -> Result<FulfilmentRow, OrderError> {
    let found = rows::fulfilment(unit, id)?;
    unit.run(HOLD, args![found.order_id])?;
    rows::fulfilment(unit, id)
}

/// A parcel, its order held until the unit ends.
pub(crate) fn parcel(unit: &mut Unit<'_>, id: Id<Parcel>) -> Result<ParcelRow, OrderError> {
    let found = rows::parcel(unit, id)?;
    unit.run(HOLD, args![found.order_id])?;
    rows::parcel(unit, id)
}
