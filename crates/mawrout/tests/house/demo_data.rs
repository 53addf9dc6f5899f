//! The goods of the demonstration: written with care, and read as older files are.

use crate::stage::{DATA, FILES, sources};
use language::Language;
use mawrout::import::{self, Keeping};
use mawrout::rooms;
use std::fs;
use std::path::PathBuf;
use values::clock::Clock;
use values::id::Ids;

fn text_of(name: &str) -> String {
    fs::read_to_string(PathBuf::from(DATA).join(name)).unwrap()
}

#[test]
fn apostrophes_are_those_of_a_printer() {
    for name in FILES {
        let straight: Vec<String> = text_of(name)
            .lines()
            .filter(|line| line.contains('\''))
            .map(str::to_owned)
            .collect();
        assert_eq!(straight, [""; 0], "{name}");
    }
}

#[test]
fn a_town_has_one_name() {
    for name in FILES {
        let text = text_of(name);
        for other in ["Er-Rissani", "Amellagou"] {
            assert!(!text.contains(other), "{name}: {other}");
        }
    }
}

/// Products of a house filled with these files: slug and ingredients.
fn ingredients(change: impl Fn(&str) -> String + Copy) -> Vec<(String, language::Texts)> {
    let house = store::testing::embedded(*rooms::MIGRATIONS);
    let clock = Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
    let act = access::Act::house(&clock, &Ids::seeded(11, clock.clone()));
    let mut files = sources();
    files.retain(|source| source.name != "products.csv");
    let changed = change(&text_of("products.csv"));
    files.push(import::source("products.csv", changed.as_bytes()).unwrap());
    let report = import::import(&house.store, act, files, Keeping::Keep).unwrap();
    assert!(report.is_clean(), "{:?}", report.problems());
    let read = house.store.read_blocking(|reader| {
        let slugs = catalogue::product::published_slugs(reader, "", 1_000)?;
        let products = slugs
            .iter()
            .map(|(slug, _)| Ok(catalogue::product::by_slug(reader, slug)?.unwrap()));
        products.collect::<Result<Vec<_>, store::Error>>()
    });
    let told = read.unwrap();
    told.into_iter()
        .map(|product| (product.slug.clone(), product.ingredients.clone()))
        .collect()
}

#[test]
fn ingredients_are_told_in_three_languages() {
    let all = ingredients(str::to_owned);
    let told: Vec<_> = all.iter().filter(|(_, texts)| !texts.fr.is_empty()).collect();
    assert!(told.len() > 50, "{}", told.len());
    for (slug, texts) in told {
        for language in [Language::Arabic, Language::English] {
            assert!(texts.exactly(language).is_some(), "{slug} in {language}");
        }
    }
}

#[test]
fn a_file_with_french_ingredients_alone_is_still_read() {
    let without = |text: &str| text.replace(",ingredients_ar,ingredients_en,", ",unread_1,unread_2,");
    let all = ingredients(without);
    let (_, texts) = all
        .iter()
        .find(|(slug, _)| slug == "dattes-majhoul-extra")
        .unwrap();
    assert_eq!(texts.fr, "Dattes Majhoul");
    assert_eq!(texts.exactly(Language::Arabic), None);
}
