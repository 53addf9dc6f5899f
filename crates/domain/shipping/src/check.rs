//! What must hold of shipping at any time.

use crate::rate;
use crate::{city, zone};
use access::check::Finding;
use store::{Reader, Result};
use values::quantity::Grams;

/// The bands of a zone follow one another from 0 g.
const BANDS: &str = "delivery-bands-in-a-row";
/// A town that has a zone has a price.
const SERVED: &str = "served-city-has-price";

/// Names of the invariants of this room.
pub const INVARIANTS: &[&str] = &[BANDS, SERVED];

/// Looks for broken invariants; empty when all hold.
pub fn check(reader: &Reader<'_>) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut priced = Vec::new();
    for zone in zone::list(reader)? {
        let bands = rate::of(reader, &zone.slug)?;
        let mut begin = Grams::ZERO;
        if !bands
            .iter()
            .all(|band| std::mem::replace(&mut begin, band.to) == band.from)
        {
            findings.push(Finding {
                invariant: BANDS,
                offender: format!("zone {}", zone.slug),
            });
        }
        if !bands.is_empty() {
            priced.push(zone.slug);
        }
    }
    for city in city::list(reader)? {
        if city.zone.as_ref().is_some_and(|zone| !priced.contains(zone)) {
            findings.push(Finding {
                invariant: SERVED,
                offender: format!("city {}", city.slug),
            });
        }
    }
    Ok(findings)
}
