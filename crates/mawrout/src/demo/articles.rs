//! Generated products, for trying the house with a large catalogue: variations of a few plain articles.

use crate::config::Settings;
use crate::failure::Failure;
use crate::import::{self, Keeping, Kind, Source};
use crate::open;
use access::Act;
use catalogue::category;
use parties::organisation;
use spreadsheets::{Row, Table};
use store::Store;

const HEADER: [&str; 16] = [
    "sku",
    "producer_slug",
    "category",
    "name_fr",
    "name_ar",
    "name_en",
    "description_fr",
    "unit",
    "net_quantity",
    "weight_g",
    "price_mad",
    "vat_rate",
    "stock",
    "origin_commune",
    "variant_label",
    "demo",
];
/// Products brought in by one unit of work.
const AT_ONCE: u32 = 1_000;

/// Adds generated products up to `count`; those that are there already stay as they are.
pub(super) fn add(store: &Store, settings: &Settings, count: u32) -> Result<(), Failure> {
    let (clock, ids) = open::clock_and_ids(settings);
    let (producers, categories) = store.read_blocking(|reader| {
        let producers: Vec<(String, String)> = organisation::card_list(reader)?
            .into_iter()
            .map(|card| (card.slug, card.commune))
            .collect();
        let categories: Vec<(String, String, String)> = category::list(reader)?
            .into_iter()
            .map(|category| {
                let arabic = category
                    .names
                    .ar
                    .clone()
                    .unwrap_or_else(|| category.names.fr.clone());
                (category.slug, category.names.fr, arabic)
            })
            .collect();
        Ok::<_, store::Error>((producers, categories))
    })?;
    if producers.is_empty() || categories.is_empty() {
        return Ok(());
    }
    for first in (1..=count).step_by(AT_ONCE as usize) {
        let rows = (first..=count.min(first + AT_ONCE - 1))
            .map(|number| row(number, &producers, &categories))
            .collect();
        let table = Table {
            header: HEADER.map(str::to_owned).to_vec(),
            rows,
        };
        let source = Source {
            name: "generated".to_owned(),
            kind: Kind::Products,
            table,
        };
        let report = import::import(store, Act::house(&clock, &ids), vec![source], Keeping::Keep)?;
        if !report.is_clean() {
            return Err(Failure::new(
                report.told(Keeping::Keep),
                "this is a fault of the program: please report it",
            ));
        }
    }
    Ok(())
}

fn row(number: u32, producers: &[(String, String)], categories: &[(String, String, String)]) -> Row {
    let pick = number as usize;
    let (producer, commune) = &producers[pick % producers.len()];
    let (category, french, arabic) = &categories[(pick / producers.len()) % categories.len()];
    let price = 15 + (number * 37) % 480;
    let cells = [
        format!("GEN-{number:06}"),
        producer.clone(),
        category.clone(),
        format!("{french}, choix {number} (démo)"),
        format!("{arabic}، اختيار {number} (عرض تجريبي)"),
        format!("{french}, choice {number} (demo)"),
        "Article inventé pour la démonstration.".to_owned(),
        "g".to_owned(),
        "500".to_owned(),
        "560".to_owned(),
        format!("{price}.00"),
        "20".to_owned(),
        (number % 90).to_string(),
        commune.clone(),
        "500 g".to_owned(),
        "true".to_owned(),
    ];
    Row {
        line: pick + 1,
        cells: cells.to_vec(),
    }
}
