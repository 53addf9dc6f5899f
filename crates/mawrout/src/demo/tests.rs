//! A demonstration house opens with work waiting in every room, with the catalogue's stock, and with books that balance.

use super::fill;
use crate::config::Settings;
use crate::rooms;
use inventory::availability;
use jiff::Timestamp;
use orders::listing::{self, Filter};
use orders::today::{self, Today};
use orders::{cash, fulfilment, parcel};
use std::collections::{HashMap, HashSet};
use store::testing::TestHouse;

pub(crate) fn settings(at: &str) -> Settings {
    Settings {
        listen: "127.0.0.1:8080".parse().unwrap(),
        public_url: None,
        database: String::new(),
        trusted_proxies: Vec::new(),
        demo: true,
        log: "warn".to_owned(),
        clock: Some(at.parse().unwrap()),
        search_folder: None,
        metrics_listen: None,
        limits: None,
    }
}

fn opened(house: &TestHouse, at: &str) -> Today {
    let settings = settings(at);
    fill::fill(&house.store, &settings, house.folder(), 0).unwrap();
    let now: Timestamp = at.parse().unwrap();
    house
        .store
        .read_blocking(move |reader| today::figures(reader, now))
        .unwrap()
}

/// SKU and stock of every row of products.csv, and what can be sold of it now.
fn must_sell_what_the_catalogue_says(house: &TestHouse) {
    let text = include_str!("../../../../demo/data/products.csv");
    let mut rows = csv_rows(text);
    let header = rows.remove(0);
    let column = |name: &str| header.iter().position(|found| found == name).unwrap();
    let (sku, stock) = (column("sku"), column("stock"));
    let wanted: HashMap<String, i64> = rows
        .iter()
        .map(|row| (row[sku].clone(), row[stock].parse().unwrap()))
        .collect();
    let skus: Vec<String> = wanted.keys().cloned().collect();
    let available: HashMap<String, i64> = house
        .store
        .read_blocking(move |reader| {
            let found = catalogue::sellable::of(reader, &skus)?;
            let shelf = availability::every(reader)?;
            Ok::<_, store::Error>(
                found
                    .into_iter()
                    .filter(|article| article.parts.is_empty())
                    .map(|article| (article.sku, shelf[&article.variant].available()))
                    .collect(),
            )
        })
        .unwrap();
    assert!(available.len() > 100, "only {} articles", available.len());
    for (sku, count) in available {
        assert_eq!(count, wanted[&sku], "{sku}");
    }
}

/// Rows of a CSV text whose quoted cells hold no line breaks.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                other => cells.last_mut().unwrap().push(other),
            }
        }
        cells
    };
    text.lines().map(cells).collect()
}

fn must_be_alive(house: &TestHouse, today: &Today, at: &str) {
    assert!((8..=12).contains(&today.to_confirm), "{at}: {today:?}");
    assert_eq!(today.expiring_soon, 1, "{at}: one is nearly over");
    assert!(today.call_now >= 8, "{at}: {today:?}");
    assert!(today.to_prepare >= 5 && today.ready >= 4, "{at}: {today:?}");
    assert!(today.packed >= 2 && today.handed_over >= 3, "{at}: {today:?}");
    assert!(today.refused >= 1 && today.refunds_unpaid >= 1, "{at}: {today:?}");
    assert!(today.cash_parcels >= 5, "{at}: {today:?}");
    let now: Timestamp = at.parse().unwrap();
    house
        .store
        .read_blocking(move |reader| {
            assert!(!cash::at_depot(reader, 1)?.is_empty(), "cash at the depot");
            let first = access::page::PageRequest::new(1, 100);
            let works = fulfilment::Filter {
                states: vec![orders::state::FulfilmentState::ToPrepare],
                ..fulfilment::Filter::default()
            };
            let parts = fulfilment::list(reader, &works, orders::listing::Sort::Oldest, first)?.items;
            let producers: HashSet<_> = parts.iter().map(|part| part.producer).collect();
            assert!(producers.len() >= 4, "parts of {} producers", producers.len());
            let out = parcel::Filter {
                states: vec![orders::state::ParcelState::HandedOver],
                ..parcel::Filter::default()
            };
            let late = parcel::list(reader, &out, orders::listing::Sort::Oldest, first)?
                .items
                .into_iter()
                .filter(|parcel| {
                    parcel
                        .handed_over_at
                        .is_some_and(|out| now.duration_since(out).as_hours() > 240)
                });
            assert_eq!(late.count(), 1, "one parcel is late");
            let cards = listing::page(reader, &Filter::default(), listing::Sort::Newest, first)?.items;
            assert!(
                cards.iter().all(|card| card.demo),
                "everything invented is marked"
            );
            let again = cards
                .iter()
                .filter(|card| card.call_again_at.is_some_and(|again| again <= now));
            assert_eq!(again.count(), 2, "two are to be called again now");
            Ok::<_, orders::error::OrderError>(())
        })
        .unwrap();
}

#[test]
fn work_waits_in_every_room_and_the_shelves_are_full() {
    let at = "2026-11-24T09:00:00Z";
    store::testing::on_both(*rooms::MIGRATIONS, |house| {
        let today = opened(house, at);
        must_be_alive(house, &today, at);
        must_sell_what_the_catalogue_says(house);
        let broken: Vec<_> = crate::check::verdicts(&house.store)
            .unwrap()
            .into_iter()
            .filter(|verdict| !verdict.offenders.is_empty())
            .collect();
        assert!(broken.is_empty(), "{broken:?}");
    });
}

#[test]
fn it_is_alive_at_night_as_well() {
    for at in ["2026-03-01T02:05:00Z", "2026-07-31T22:30:00Z"] {
        let house = store::testing::embedded(*rooms::MIGRATIONS);
        let today = opened(&house, at);
        must_be_alive(&house, &today, at);
    }
}
