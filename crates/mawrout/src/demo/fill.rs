//! Filling a new demonstration house, step by step, with progress on the terminal.

use super::{articles, furnish, life, people};
use crate::config::Settings;
use crate::failure::Failure;
use crate::import::{self, Keeping};
use access::Act;
use indicatif::{ProgressBar, ProgressStyle};
use parties::{house, organisation};
use std::path::Path;
use store::Store;
use values::clock::Clock;
use values::id::Ids;

/// The files of the catalogue, part of the binary.
const FILES: [(&str, &str); 10] = [
    ("regions.csv", include_str!("../../../../demo/data/regions.csv")),
    (
        "provinces.csv",
        include_str!("../../../../demo/data/provinces.csv"),
    ),
    (
        "communes_draa_tafilalet.csv",
        include_str!("../../../../demo/data/communes_draa_tafilalet.csv"),
    ),
    (
        "shipping_rates.csv",
        include_str!("../../../../demo/data/shipping_rates.csv"),
    ),
    ("cities.csv", include_str!("../../../../demo/data/cities.csv")),
    (
        "categories.csv",
        include_str!("../../../../demo/data/categories.csv"),
    ),
    ("labels.csv", include_str!("../../../../demo/data/labels.csv")),
    (
        "producers.csv",
        include_str!("../../../../demo/data/producers.csv"),
    ),
    ("products.csv", include_str!("../../../../demo/data/products.csv")),
    ("bundles.csv", include_str!("../../../../demo/data/bundles.csv")),
];

/// How far a house was filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filled {
    /// Nothing is in it.
    Empty,
    /// Something else: a real house.
    Other,
    /// All is there.
    Whole,
}

/// The setting `demo` is written last; a house without it that holds anybody is none of ours.
pub(super) fn state(store: &Store) -> Result<Filled, Failure> {
    let filled = store.read_blocking(|reader| {
        if house::load(reader)?.demo {
            return Ok::<_, store::Error>(Filled::Whole);
        }
        let anybody = !organisation::card_list(reader)?.is_empty();
        Ok(if anybody { Filled::Other } else { Filled::Empty })
    })?;
    Ok(filled)
}

/// Fills the house.
pub(crate) fn fill(store: &Store, settings: &Settings, data: &Path, products: u32) -> Result<(), Failure> {
    let clock = settings.clock();
    let ids = Ids::random(clock.clone());
    let bar = ProgressBar::new(life::DAYS + 6);
    if let Ok(style) = ProgressStyle::with_template("  {bar:32} {percent:>3} %  {msg}") {
        bar.set_style(style);
    }
    bar.set_message("catalogue");
    catalogue(store, &clock, &ids)?;
    bar.inc(2);
    if products > 0 {
        bar.set_message("generated products");
        articles::add(store, settings, products)?;
    }
    bar.set_message("house, carriers, certificates");
    furnish::furnish(store, &clock, &ids)?;
    bar.inc(2);
    bar.set_message("people");
    people::invite(store, &clock, &ids, data)?;
    bar.inc(1);
    life::live(store, &clock, |day| {
        bar.set_message(format!("day {day} of {}", life::DAYS));
        bar.inc(1);
    })?;
    furnish::finish(store, &clock, &ids)?;
    bar.finish_and_clear();
    Ok(())
}

fn catalogue(store: &Store, clock: &Clock, ids: &Ids) -> Result<(), Failure> {
    let sources = FILES
        .iter()
        .map(|(name, text)| import::source(name, text.as_bytes()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|problem| Failure::new(format!("{}: {}", problem.file, problem.reason), ""))?;
    let report = import::import(store, Act::house(clock, ids), sources, Keeping::Keep)?;
    if report.is_clean() {
        return Ok(());
    }
    Err(Failure::new(
        report.told(Keeping::Keep),
        "this is a fault of the program: please report it",
    ))
}
