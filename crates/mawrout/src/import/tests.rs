//! Twenty kinds of broken rows, each told with its line and column; and nothing half-written.

use super::{Keeping, Kind, import, source};
use crate::config::Settings;
use crate::rooms;
use access::Act;
use store::testing::TestHouse;
use values::clock::Clock;
use values::id::Ids;

fn act() -> Act {
    let clock = Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
    Act::house(&clock, &Ids::random(clock.clone()))
}

const CATALOGUE: [(&str, &str); 6] = [
    ("regions.csv", include_str!("../../../../demo/data/regions.csv")),
    (
        "provinces.csv",
        include_str!("../../../../demo/data/provinces.csv"),
    ),
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
];

fn bring(house: &TestHouse, files: &[(&str, &str)], keeping: Keeping) -> super::Report {
    let sources = files
        .iter()
        .map(|(name, text)| source(name, text.as_bytes()).unwrap())
        .collect();
    import(&house.store, act(), sources, keeping).unwrap()
}

#[test]
fn the_catalogue_comes_in_once_whatever_the_order_of_the_files() {
    store::testing::on_both(*rooms::MIGRATIONS, |house| {
        let mut files = CATALOGUE;
        files.reverse();
        let preview = bring(house, &files, Keeping::Preview);
        assert_eq!(preview.problems(), []);
        assert_eq!(preview.figures(Kind::Products).created, 114);
        let first = bring(house, &files, Keeping::Keep);
        assert_eq!(first, preview, "preview and import are the same code");
        let again = bring(house, &files, Keeping::Keep);
        assert_eq!(again.figures(Kind::Products).same, 114);
        assert_eq!(
            again.figures(Kind::Products).created + again.figures(Kind::Products).changed,
            0
        );
        assert!(
            crate::check::verdicts(&house.store)
                .unwrap()
                .iter()
                .all(|verdict| verdict.offenders.is_empty())
        );
    });
}

const HEADER: &str = "sku,producer_slug,category,name_fr,unit,net_quantity,weight_g,price_mad,vat_rate,stock,labels,\
    allergens,season_months,variant_of,wholesale_price_mad,demo";

/// A row that is right, then each way to break it, and the column that must be named.
const BROKEN: [(&str, &str); 22] = [
    (",coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,5,,,,,,", "sku"),
    (
        "dat mot,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,5,,,,,,",
        "sku",
    ),
    (
        "X-1,coop-inconnue,dattes,Dattes,kg,1,1080,40.00,0,5,,,,,,",
        "producer_slug",
    ),
    ("X-1,,dattes,Dattes,kg,1,1080,40.00,0,5,,,,,,", "producer_slug"),
    (
        "X-1,coop-dattes-ziz,fusees,Dattes,kg,1,1080,40.00,0,5,,,,,,",
        "category",
    ),
    ("X-1,coop-dattes-ziz,dattes,,kg,1,1080,40.00,0,5,,,,,,", "name_fr"),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,once,1,1080,40.00,0,5,,,,,,",
        "net_quantity",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,beaucoup,1080,40.00,0,5,,,,,,",
        "net_quantity",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,0,40.00,0,5,,,,,,",
        "weight_g",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,lourd,40.00,0,5,,,,,,",
        "weight_g",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,,0,5,,,,,,",
        "price_mad",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,-4.00,0,5,,,,,,",
        "price_mad",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,0,0,5,,,,,,",
        "price_mad",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,4.005,0,5,,,,,,",
        "price_mad",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,120,5,,,,,,",
        "vat_rate",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,-5,,,,,,",
        "stock",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,1.5,,,,,,",
        "stock",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,5,igp-inconnue,,,,,",
        "labels",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,5,,kryptonite,,,,",
        "allergens",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,5,,,13,,,",
        "season_months",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,5,,,,NOBODY-1,,",
        "variant_of",
    ),
    (
        "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,5,,,,,,maybe",
        "demo",
    ),
];

#[test]
fn a_broken_row_is_told_with_line_and_column_and_nothing_is_kept() {
    store::testing::on_both(*rooms::MIGRATIONS, |house| {
        assert!(bring(house, &CATALOGUE, Keeping::Keep).is_clean());
        for (row, column) in BROKEN {
            let good = "X-0,coop-dattes-ziz,dattes,Dattes de l'essai,kg,1,1080,40.00,0,5,,,,,,";
            let text = format!("{HEADER}\n{good}\n{row}\n");
            let report = bring(house, &[("broken.csv", &text)], Keeping::Keep);
            let told = report.problems();
            assert!(!told.is_empty(), "{row} passed");
            assert!(
                told.iter().all(|problem| problem.line == Some(3)),
                "{row}: {told:?}"
            );
            assert!(
                told.iter()
                    .any(|problem| problem.column.as_deref() == Some(column)),
                "{row}: {told:?}"
            );
            let kept = house
                .store
                .read_blocking(|reader| catalogue::variant::by_sku(reader, "X-0"))
                .unwrap();
            assert!(kept.is_none(), "a good row beside a broken one was kept");
        }
    });
}

#[test]
fn a_sku_twice_and_a_file_of_no_kind_are_refused() {
    store::testing::on_both(*rooms::MIGRATIONS, |house| {
        assert!(bring(house, &CATALOGUE, Keeping::Keep).is_clean());
        let row = "X-1,coop-dattes-ziz,dattes,Dattes,kg,1,1080,40.00,0,5,,,,,,";
        let report = bring(
            house,
            &[("twice.csv", &format!("{HEADER}\n{row}\n{row}\n"))],
            Keeping::Keep,
        );
        assert_eq!(report.problems()[0].line, Some(3));
        let csv = String::from_utf8(report.problems_as_csv()).unwrap();
        assert!(csv.contains("twice.csv,3,sku,"), "{csv}");
    });
    assert!(
        source("letter.csv", b"dear,friend\nhow,are\n")
            .unwrap_err()
            .reason
            .contains("no kind")
    );
}

/// A house whose tables are older than the program, as a live one beside a new binary.
#[test]
fn a_preview_makes_and_upgrades_no_tables() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("labels.csv");
    std::fs::write(&file, CATALOGUE[3].1).unwrap();
    let path = folder.path().join("old.sqlite");
    let toml = folder.path().join("mawrout.toml");
    std::fs::write(&toml, format!("database = \"sqlite:{}\"", path.display())).unwrap();
    let settings = Settings::read(Some(&toml)).unwrap();
    let preview = || super::run(&settings, std::slice::from_ref(&file), true, None);
    let refused = preview().unwrap_err().to_string();
    assert!(refused.contains("mawrout migrate"), "{refused}");
    assert!(!path.exists(), "a preview made a database");
    let open = || store::Store::open(&settings.database_url().unwrap(), store::OpenMode::Write).unwrap();
    let all: &'static [store::Migration] = *rooms::MIGRATIONS;
    open().migrate(&all[..all.len() - 1]).unwrap();
    let refused = preview().unwrap_err().to_string();
    assert!(
        refused.contains("mawrout migrate") && refused.contains("1 migrations"),
        "{refused}"
    );
    assert_eq!(
        open().missing(*rooms::MIGRATIONS).unwrap().len(),
        1,
        "it is as old as it was"
    );
    open().migrate(*rooms::MIGRATIONS).unwrap();
    preview().unwrap();
}
