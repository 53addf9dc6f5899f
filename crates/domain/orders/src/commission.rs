//! What the house keeps of a producer's sales: dated rates, frozen on the order at placement.

use access::{Act, Action, Refused, audit, fact, require};
use jiff::civil::Date;
use parties::organisation::Organisation;
use std::collections::HashMap;
use store::{Reader, Select, Unit, args};
use values::id::Id;
use values::rate::BasisPoints;

/// Tag for ids of rates.
pub struct CommissionRate;

store::row! {
    struct RateRow {
        organisation_id: Id<Organisation>,
        basis_points: u32,
        valid_from: Date,
    }
}

store::statements! {
    write SET = "INSERT INTO commission_rate (id, organisation_id, basis_points, valid_from, created_at) \
        VALUES (?1, ?2, ?3, ?4, ?5) \
        ON CONFLICT (organisation_id, valid_from) DO UPDATE SET basis_points = excluded.basis_points";
}

/// A rate and the day from which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedRate {
    /// The rate.
    pub rate: BasisPoints,
    /// First day of validity.
    pub valid_from: Date,
}

/// Why a rate was not set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommissionError {
    /// The actor may not do this.
    #[error(transparent)]
    NotPermitted(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Sets the producer's rate from a day on; orders placed before keep theirs.
pub fn set_rate(
    unit: &mut Unit<'_>,
    act: &Act,
    producer: Id<Organisation>,
    rate: BasisPoints,
    from: Date,
) -> Result<(), CommissionError> {
    require(act, Action::EditProducers)?;
    let before = rate_of(unit, producer, from)?.map(|rate| rate.value().to_string());
    unit.run(
        SET,
        args![
            act.ids.next::<CommissionRate>(),
            producer,
            rate.value(),
            from,
            act.at
        ],
    )?;
    audit::record(
        unit,
        act,
        &audit::Entry {
            act: "commission-rate-set",
            object: "organisation",
            object_id: &producer.to_string(),
            before: before.as_deref(),
            after: Some(&format!("{} from {from}", rate.value())),
            reason: None,
        },
    )?;
    fact::record(
        unit,
        act,
        "commission-changed",
        format_args!("organisation:{producer}"),
    )?;
    Ok(())
}

/// The rate of one producer on a day; `None` where the house's default applies.
pub fn rate_of(
    reader: &Reader<'_>,
    producer: Id<Organisation>,
    on: Date,
) -> store::Result<Option<BasisPoints>> {
    Ok(rates_of(reader, &[producer], on)?.remove(&producer))
}

/// The rates of several producers on a day, in one statement.
pub fn rates_of(
    reader: &Reader<'_>,
    producers: &[Id<Organisation>],
    on: Date,
) -> store::Result<HashMap<Id<Organisation>, BasisPoints>> {
    let day = on.to_string();
    let select = Select::new("SELECT organisation_id, basis_points, valid_from FROM commission_rate")
        .within("organisation_id", producers)
        .filter("valid_from <= ?", &[&day])
        .then("ORDER BY organisation_id, valid_from", &[]);
    let rows: Vec<RateRow> = reader.select(&select)?;
    // The last one of each producer wins: rows come by day.
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.organisation_id, checked(row.basis_points)?)))
        .collect())
}

/// All rates of a producer, oldest first.
pub fn history(reader: &Reader<'_>, producer: Id<Organisation>) -> store::Result<Vec<DatedRate>> {
    let producers = [producer];
    let select = Select::new("SELECT organisation_id, basis_points, valid_from FROM commission_rate")
        .within("organisation_id", &producers)
        .then("ORDER BY valid_from", &[]);
    let rows: Vec<RateRow> = reader.select(&select)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(DatedRate {
                rate: checked(row.basis_points)?,
                valid_from: row.valid_from,
            })
        })
        .collect())
}

/// The table's CHECK keeps rates in range; a rate out of it is treated as not there.
fn checked(basis_points: u32) -> Option<BasisPoints> {
    BasisPoints::new(basis_points).ok()
}
