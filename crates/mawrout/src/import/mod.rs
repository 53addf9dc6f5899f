//! `mawrout import`: reads files of the catalogue and its places; preview and import are the same code.
//!
//! Everything of one command is one unit of work: either every row of every file is kept, or nothing is.

mod bundles;
mod categories;
mod drawings;
mod kind;
mod labels;
mod places;
mod producers;
mod products;
mod rates;
mod record;
mod report;
#[cfg(test)]
mod tests;
mod towns;

pub use kind::Kind;
pub use report::{Problem, Report};

use crate::config::Settings;
use crate::failure::Failure;
use crate::open;
use access::Act;
use record::Record;
use spreadsheets::{Limits, Table};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{OpenMode, Store, Unit};

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct Source {
    /// What people call it.
    pub name: String,
    /// What is in it.
    pub kind: Kind,
    /// Its cells.
    pub table: Table,
}

/// Whether what was read is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Kept, if every row is right.
    Keep,
    /// Tried and undone.
    Preview,
}

/// Why nothing was kept.
#[derive(Debug)]
enum Undone {
    /// Rows were refused, or it was a preview.
    Told(Report),
    /// The database.
    Store(store::Error),
}

impl From<store::Error> for Undone {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

/// The command.
pub fn run(
    settings: &Settings,
    files: &[PathBuf],
    dry_run: bool,
    errors: Option<&Path>,
) -> Result<(), Failure> {
    let (sources, mut report) = read_files(files)?;
    let keeping = if dry_run { Keeping::Preview } else { Keeping::Keep };
    let store = match keeping {
        Keeping::Keep => {
            let store = open::store(settings, OpenMode::Write)?;
            open::bring_up_to_date(&store)?;
            store
        }
        // A preview leaves everything as it is, the tables too.
        Keeping::Preview => open::up_to_date(settings)?,
    };
    let (clock, ids) = open::clock_and_ids(settings);
    let act = Act::house(&clock, &ids);
    if report.is_clean() {
        report = import(&store, act, sources, keeping)?;
    }
    print!("{}", report.told(keeping));
    if let Some(path) = errors {
        std::fs::write(path, report.problems_as_csv()).map_err(|error| {
            Failure::new(
                format!("{}: {error}", path.display()),
                "choose a place that can be written",
            )
        })?;
    }
    if report.is_clean() {
        return Ok(());
    }
    Err(Failure::new(
        format!("{} rows are refused; nothing was kept", report.problems().len()),
        "correct them and run the same command again; --errors FILE.csv writes the list",
    ))
}

fn read_files(files: &[PathBuf]) -> Result<(Vec<Source>, Report), Failure> {
    let mut sources = Vec::new();
    let mut report = Report::default();
    for path in files {
        let bytes = std::fs::read(path).map_err(|error| {
            Failure::new(
                format!("{}: {error}", path.display()),
                "check the name and whether you may read it",
            )
        })?;
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        match source(&name, &bytes) {
            Ok(source) => sources.push(source),
            Err(problem) => report.refuse(problem),
        }
    }
    Ok((sources, report))
}

/// Reads one file, whose kind its header tells.
pub fn source(name: &str, bytes: &[u8]) -> Result<Source, Problem> {
    let table = spreadsheets::read(name, bytes, &Limits::default())
        .map_err(|error| Problem::of_file(name, &error.to_string()))?;
    let kind = Kind::of_header(&table.header).map_err(|reason| Problem::of_file(name, &reason))?;
    Ok(Source {
        name: name.to_owned(),
        kind,
        table,
    })
}

/// Imports in one unit of work, each kind after those it needs.
pub fn import(
    store: &Store,
    act: Act,
    mut sources: Vec<Source>,
    keeping: Keeping,
) -> Result<Report, Failure> {
    sources.sort_by_key(|source| source.kind);
    let sources = Arc::new(sources);
    let outcome = store.write_blocking(move |unit| {
        let report = write(unit, &act, &sources)?;
        if report.is_clean() && keeping == Keeping::Keep {
            Ok(report)
        } else {
            Err(Undone::Told(report))
        }
    });
    match outcome {
        Ok(report) | Err(Undone::Told(report)) => Ok(report),
        Err(Undone::Store(error)) => Err(error.into()),
    }
}

fn write(unit: &mut Unit<'_>, act: &Act, sources: &[Source]) -> Result<Report, store::Error> {
    let mut report = Report::default();
    for source in sources {
        let records = source
            .table
            .rows
            .iter()
            .map(|row| Record::new(&source.name, &source.table.header, row));
        match source.kind {
            Kind::Regions => places::regions(unit, act, records, &mut report)?,
            Kind::Provinces => places::provinces(unit, act, records, &mut report)?,
            Kind::Communes => places::communes(unit, act, records, &mut report)?,
            Kind::Towns => towns::towns(unit, act, records, &mut report)?,
            Kind::Rates => rates::rates(unit, act, records, &mut report)?,
            Kind::Categories => categories::categories(unit, act, records, &mut report)?,
            Kind::Labels => labels::labels(unit, act, records, &mut report)?,
            Kind::Producers => producers::producers(unit, act, records, &mut report)?,
            Kind::Products => products::products(unit, act, records, &mut report)?,
            Kind::Bundles => bundles::bundles(unit, act, records, &mut report)?,
        }
    }
    Ok(report)
}
