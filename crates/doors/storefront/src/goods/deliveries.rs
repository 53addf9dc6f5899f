//! What a parcel of one weight costs in each zone.

use shipping::rate;
use shipping::zone::{self, Zone};
use store::Reader;
use values::money::Money;
use values::quantity::Grams;

/// Every zone that takes this weight, with its price, in the order of zones. A handful of statements: there are
/// as many as zones.
pub(crate) fn prices_by_zone(reader: &Reader<'_>, weight: Grams) -> store::Result<Vec<(Zone, Money)>> {
    let mut found = Vec::new();
    for zone in zone::list(reader)? {
        if let Ok(price) = rate::price(&rate::of(reader, &zone.slug)?, weight) {
            found.push((zone, price));
        }
    }
    Ok(found)
}
