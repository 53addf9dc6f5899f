//! People find what they mean, in any language and script, misspelt; and what changes is found as it is now.

use crate::stage::{self, Stage};
use catalogue::product::{self, ProductStatus};
use mawrout::follow::Follower;
use std::path::Path;
use store::{Store, outbox};
use web::testing::Desk;

/// Query, language and the address of the product that is meant.
const TABLE: &str = include_str!("search_table.csv");
/// How many of a hundred queries must have what is meant among the first five.
const RECALL: usize = 95;

/// Gives the facts their numbers, as the background does.
fn number_facts(store: &Store) {
    while store.write_blocking(outbox::number).unwrap() > 0 {}
}

fn catch_up(stage: &Stage<'_>, follower: &mut Follower) {
    number_facts(stage.store);
    while follower.step().unwrap() {}
}

fn followed(stage: &Stage<'_>, desk: &Desk, folder: &Path) -> Follower {
    let mut follower = Follower::new(desk.house.clone(), folder.to_owned());
    catch_up(stage, &mut follower);
    assert!(desk.house.finder().is_some());
    follower
}

/// Addresses of the products on a page, in their order.
fn products(body: &str) -> Vec<&str> {
    let cards = body.split("<li class=\"good").skip(1);
    cards
        .map(|card| card.split_once("/p/").unwrap().1.split('"').next().unwrap())
        .collect()
}

async fn found(desk: &mut Desk, lang: &str, query: &str) -> String {
    let query = web::Fields::from_pairs([("q", query)]).to_query();
    desk.get(&format!("/{lang}/search?{query}")).await.body
}

#[test]
fn what_is_meant_is_found() {
    stage::on_both_doors(|stage, mut desk| {
        let folder = tempfile::tempdir().unwrap();
        let _follower = followed(stage, &desk, folder.path());
        let rows: Vec<Vec<&str>> = TABLE
            .lines()
            .skip(1)
            .map(|line| line.split(',').collect())
            .collect();
        assert!(rows.len() >= 120, "{} queries", rows.len());
        let mut missed = Vec::new();
        stage::browse(async {
            for row in &rows {
                let [query, lang, meant] = row[..] else {
                    panic!("{row:?}")
                };
                let body = found(&mut desk, lang, query).await;
                if !products(&body).iter().take(5).any(|product| *product == meant) {
                    missed.push(format!("{query} ({lang}): {meant}"));
                }
            }
        });
        assert!(
            (rows.len() - missed.len()) * 100 >= rows.len() * RECALL,
            "{} of {} missed: {missed:#?}",
            missed.len(),
            rows.len()
        );
    });
}

/// Whether a query shows the saffron.
fn shows_saffron(desk: &mut Desk, query: &str) -> bool {
    let body = stage::browse(found(desk, "fr", query));
    products(&body).contains(&"safran-en-filaments")
}

#[test]
fn what_changes_is_found_as_it_is() {
    stage::on_both_doors(|stage, mut desk| {
        let folder = tempfile::tempdir().unwrap();
        let mut follower = followed(stage, &desk, folder.path());
        assert!(shows_saffron(&mut desk, "safran"));
        let act = stage.act();
        let hidden = stage.store.write_blocking(move |unit| {
            let kept = product::by_slug(unit, "safran-en-filaments")?.unwrap();
            let status = ProductStatus::Hidden;
            product::set_status(unit, &act, kept.id, kept.version, status, Some("essai"))
        });
        hidden.unwrap();
        catch_up(stage, &mut follower);
        assert!(!shows_saffron(&mut desk, "safran"), "hidden");
        let finder = desk.house.finder().unwrap();
        assert_eq!(finder.count(), stage_entries(stage), "its entry is gone");
    });
}

/// How many entries an index of this house has.
fn stage_entries(stage: &Stage<'_>) -> u64 {
    let counted = stage.store.read_blocking(|reader| {
        let products = product::published_after(reader, "", 10_000)?.len();
        let makers = parties::organisation::card_list(reader)?.len();
        let aisles = catalogue::category::list(reader)?.len();
        Ok::<_, store::Error>(products + makers + aisles)
    });
    u64::try_from(counted.unwrap()).unwrap()
}

#[test]
fn a_deleted_index_is_made_anew_while_the_shop_searches_on() {
    let house = store::testing::embedded(*mawrout::rooms::MIGRATIONS);
    let stage = Stage::filled(&house);
    let mut desk = stage::desk(&house);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("search");
    assert!(
        shows_saffron(&mut desk, "safran"),
        "the database is searched while there is no index"
    );
    let mut follower = followed(&stage, &desk, &path);
    std::fs::remove_dir_all(&path).unwrap();
    assert!(shows_saffron(&mut desk, "safrna"));
    catch_up(&stage, &mut follower);
    assert!(path.join("meta.json").exists());
    assert!(shows_saffron(&mut desk, "zaferan"));
}

#[test]
fn a_search_is_narrowed_counted_marked_and_corrected() {
    let house = store::testing::embedded(*mawrout::rooms::MIGRATIONS);
    let stage = Stage::filled(&house);
    let mut desk = stage::desk(&house);
    let folder = tempfile::tempdir().unwrap();
    let _follower = followed(&stage, &desk, folder.path());
    stage::browse(async {
        let all = found(&mut desk, "fr", "dattes").await;
        assert!(all.contains("<mark>Dattes</mark>"), "found words are marked");
        assert!(all.contains("name=\"producer\"") && all.contains("name=\"q\" value=\"dattes\""));
        let narrowed = desk.get("/fr/search?q=dattes&price=0-50").await.body;
        let counts = [products(&narrowed).len(), products(&all).len()];
        assert!(counts[0] > 0 && counts[0] < counts[1], "{counts:?}");
        let misspelt = found(&mut desk, "fr", "dattes boufegouss miel safrna").await;
        assert!(
            products(&misspelt).len() > 1,
            "some of the words are enough when none has all"
        );
        let near = found(&mut desk, "fr", "boufeggousse").await;
        assert!(near.contains("q=boufeggous\""), "did you mean");
        let long = "م".repeat(20_000);
        for strange in [
            "",
            " ",
            "AND OR NOT \"",
            "\u{0301}\u{0302}",
            "<script>",
            long.as_str(),
        ] {
            let cut: String = strange.chars().take(2_000).collect();
            let body = found(&mut desk, "ar", &cut).await;
            assert!(body.contains("</html>") && !body.contains("<script>\""), "{cut}");
        }
        let names = desk.get("/ar/search/suggest?q=%D8%AA%D9%85").await;
        assert!(
            names.body.starts_with("[\"") && names.body.contains("تمور"),
            "{}",
            names.body
        );
        assert_eq!(desk.get("/fr/search/suggest?q=x").await.body, "[]");
    });
}
