//! Parcels: packing, labels, handing over, what became of them, and pickups at the depot.

mod file;
mod list;
mod packing;
mod parcel;
pub(crate) mod rows;
mod step;
#[cfg(test)]
mod tests;

use access::permission::Action;
use shipping::carrier::Carrier;
use shipping::tracking;
use web::{Bucket, Routes, Rule};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let ship = Rule::Staff(Action::Ship);
    Routes::new()
        .get("/office/shipping", ship, list::FIELDS, list::show)
        .get(
            "/office/shipping.csv",
            Rule::Staff(Action::ExportLists),
            list::FIELDS,
            file::download,
        )
        .limited(Bucket::Export)
        .post("/office/shipping/pack", ship, packing::FIELDS, packing::pack)
        .get("/office/shipping/{parcel}", ship, &["done"], parcel::show)
        .post(
            "/office/shipping/{parcel}/unpack",
            ship,
            step::UNPACK_FIELDS,
            step::unpack,
        )
        .post(
            "/office/shipping/{parcel}/hand-over",
            ship,
            step::HAND_OVER_FIELDS,
            step::hand_over,
        )
        .post(
            "/office/shipping/{parcel}/delivered",
            ship,
            step::DELIVERED_FIELDS,
            step::delivered,
        )
        .post(
            "/office/shipping/{parcel}/refused",
            ship,
            step::REFUSED_FIELDS,
            step::refused,
        )
        .post(
            "/office/shipping/{parcel}/lost",
            ship,
            step::LOST_FIELDS,
            step::lost,
        )
        .post(
            "/office/shipping/pickups/{fulfilment}",
            ship,
            packing::COLLECT_FIELDS,
            packing::collect,
        )
        .post(
            "/office/shipping/returns/{fulfilment}",
            Rule::Staff(Action::ReturnGoods),
            packing::BACK_FIELDS,
            packing::take_back,
        )
}

/// The carrier's page that follows a parcel, if the carrier has one.
pub(crate) fn tracking_link(carrier: &Carrier, number: &str) -> Option<String> {
    tracking::clean(number)
        .ok()
        .and_then(|number| carrier.tracking_link(&number))
}
