//! Delivery prices: the rows of one zone are its bands of weight, which replace those it had.

use super::kind::Kind;
use super::record::Record;
use super::report::Report;
use access::Act;
use shipping::rate::{self, Band, RatesError};
use shipping::zone::Zone;
use store::Unit;
use values::quantity::Grams;

/// A zone with the rows that make it up.
struct ZoneRows<'t> {
    zone: Zone,
    bands: Vec<Band>,
    records: Vec<Record<'t>>,
}

pub(super) fn rates<'t>(
    unit: &mut Unit<'_>,
    act: &Act,
    records: impl Iterator<Item = Record<'t>>,
    report: &mut Report,
) -> Result<(), store::Error> {
    let mut zones: Vec<ZoneRows<'t>> = Vec::new();
    for mut record in records {
        let (zone, band) = (read_zone(&mut record), read_band(&mut record));
        let (Some(zone), Some(band)) = (zone, band) else {
            report.row(Kind::Rates, record, None);
            continue;
        };
        match zones.iter_mut().find(|known| known.zone.slug == zone.slug) {
            Some(known) => {
                known.bands.push(band);
                known.records.push(record);
            }
            None => zones.push(ZoneRows {
                zone,
                bands: vec![band],
                records: vec![record],
            }),
        }
    }
    for rows in zones {
        keep(unit, act, rows, report)?;
    }
    Ok(())
}

fn read_zone(record: &mut Record<'_>) -> Option<Zone> {
    let slug = record.needed("zone").to_owned();
    let names = record.texts("name", true);
    let days = record.needed("delay_days");
    let (least, most) = days.split_once('-').unwrap_or((days, days));
    let (Ok(days_min), Ok(days_max)) = (least.trim().parse(), most.trim().parse()) else {
        record.wrong(
            "delay_days",
            &format!("{days:?} is not a number of days like 1-3"),
        );
        return None;
    };
    record.is_clean().then_some(Zone {
        slug,
        names,
        days_min,
        days_max,
    })
}

fn read_band(record: &mut Record<'_>) -> Option<Band> {
    let from = grams(record, "weight_from_g");
    let to = grams(record, "weight_to_g");
    let price = record.money("price_mad");
    let extra_per_kg_above = record.money_optional("extra_mad_per_kg_above");
    if !record.is_clean() {
        return None;
    }
    Some(Band {
        from: from?,
        to: to?,
        price: price?,
        extra_per_kg_above,
    })
}

fn grams(record: &mut Record<'_>, column: &str) -> Option<Grams> {
    let weight = Grams::new(record.number::<i64>(column)?);
    if weight.is_err() {
        record.wrong(column, "is below zero");
    }
    weight.ok()
}

fn keep(unit: &mut Unit<'_>, act: &Act, rows: ZoneRows<'_>, report: &mut Report) -> Result<(), store::Error> {
    let outcome = match rate::replace(unit, act, &rows.zone, &rows.bands) {
        Ok(upserted) => Ok(upserted),
        Err(RatesError::Store(error)) => return Err(error),
        Err(problem) => Err(problem.to_string()),
    };
    for mut record in rows.records {
        if let Err(problem) = &outcome {
            record.wrong("zone", problem);
        }
        report.row(Kind::Rates, record, outcome.as_ref().ok().copied());
    }
    Ok(())
}
