//! A real house is opened as its first administrator does it: with the binary, step by step, to the first order.

use crate::machine::{Serving, binary, fetch};
use crate::stage::{DATA, FILES, must_be_right, order_of};
use access::Act;
use language::Texts;
use mawrout::rooms;
use std::path::Path;
use std::process::Output;
use store::{DatabaseUrl, OpenMode, Store};
use values::clock::Clock;
use values::id::Ids;

fn run(folder: &Path, words: &[&str]) -> Output {
    binary(folder).args(words).output().unwrap()
}

/// Runs a command that must go well; answers what it printed.
fn done(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{words:?}: {told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    told
}

/// The settings a shop needs before it opens, and its first order.
fn settle_and_sell(folder: &Path) {
    let store = Store::open(&DatabaseUrl::Sqlite(folder.join("shop.sqlite")), OpenMode::Write).unwrap();
    let clock = Clock::system();
    let ids = Ids::random(clock.clone());
    let act = Act::house(&clock, &ids);
    let saved = store.write_blocking({
        let act = act.clone();
        move |unit| {
            let mut settings = parties::house::load(unit)?;
            settings.opened = true;
            settings.names = Texts::french("GIE de démonstration");
            settings.address = Texts::french("1, place de l’Exemple, Errachidia");
            settings.phone = "0535000001".parse().ok();
            settings.email = Some("bonjour@exemple.test".to_owned());
            parties::house::save(unit, &act, &settings)
        }
    });
    assert!(!saved.unwrap().is_empty(), "settings changed");
    let order = order_of(&[("DAT-BFG-500", 2), ("EPI-SAF-1G", 1)], "first");
    let placed = store
        .write_blocking(move |unit| orders::checkout::place(unit, &act, &order))
        .unwrap();
    assert!(!placed.already);
    must_be_right(&store, "the first order");
}

#[test]
fn from_nothing_to_the_first_order() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert!(done(folder, &["migrate"]).contains("migrations ran"));
    assert!(done(folder, &["migrate"]).contains("up to date"));
    let link = done(folder, &["user", "add", "admin", "samira"]);
    assert!(link.contains("/link/"), "{link}");

    let files: Vec<String> = FILES.iter().map(|name| format!("{DATA}/{name}")).collect();
    let import: Vec<&str> = std::iter::once("import")
        .chain(files.iter().map(String::as_str))
        .collect();
    let preview = done(folder, &[import.as_slice(), &["--dry-run"]].concat());
    assert!(preview.contains("nothing was kept"), "{preview}");
    let kept = done(folder, &import);
    assert!(kept.contains("products"), "{kept}");
    let again = done(folder, &import);
    assert!(
        again.lines().all(|line| line.contains(" 0 new, 0 changed")),
        "importing again changes nothing: {again}"
    );

    settle_and_sell(folder);
    let proof = done(folder, &["check"]);
    assert!(proof.contains("invariants hold"), "{proof}");
    assert!(
        told_unsealed(&proof) > 0,
        "nobody serves yet, so nobody seals: {proof}"
    );

    let serving = Serving::start(binary(folder));
    let port = serving.port;
    assert!(fetch(port, "/fr").unwrap().starts_with("HTTP/1.1 200"));
    let way = link.split("/link/").nth(1).unwrap().trim();
    assert!(
        fetch(port, &format!("/link/{way}"))
            .unwrap()
            .starts_with("HTTP/1.1 200"),
        "the link opens"
    );
    done(folder, &["check"]); // Beside a house that serves.
    let second = run(folder, &["migrate"]);
    assert_eq!(second.status.code(), Some(1), "one process writes");
    drop(serving);
    done(folder, &["check"]);
}

/// How many lines of the trail the check says are not sealed.
fn told_unsealed(proof: &str) -> u64 {
    let told = proof
        .lines()
        .find_map(|line| line.strip_suffix(" lines of the audit trail wait for their seal"));
    told.unwrap().parse().unwrap()
}

#[test]
fn wrong_usage_ends_with_two_and_tells_the_mend() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for words in [
        &["nothing-of-this-name"][..],
        &["import"],
        &["serve", "--config", "absent.toml"],
        &["user", "add", "emperor", "samira"],
        &["demo", "--listen", "0.0.0.0:0", "--prepare-only"],
    ] {
        let output = run(folder, words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{words:?}");
    }
    let absent = run(folder, &["check"]);
    assert_eq!(absent.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&absent.stderr).contains("mawrout migrate"));
}

#[test]
fn a_file_with_a_wrong_row_changes_nothing_and_names_the_row() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(
        folder.join("wrong.csv"),
        "slug,position,name_fr\nepices,1,Épices\n,2,\n",
    )
    .unwrap();
    let output = run(folder, &["import", "wrong.csv", "--errors", "refused.csv"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("wrong.csv: line 3, column slug"), "{told}");
    let refused = std::fs::read_to_string(folder.join("refused.csv")).unwrap();
    assert!(refused.contains("wrong.csv,3,slug"), "{refused}");
    std::fs::write(
        folder.join("right.csv"),
        "slug,position,name_fr\nepices,1,Épices\n",
    )
    .unwrap();
    assert!(
        done(folder, &["import", "right.csv"]).contains("1 new"),
        "nothing of the first file was kept"
    );
}

#[test]
fn the_routes_are_told_for_people_and_machines() {
    let folder = tempfile::tempdir().unwrap();
    let json: serde_json::Value = serde_json::from_str(&done(folder.path(), &["routes", "--json"])).unwrap();
    let list = json.as_array().unwrap();
    assert_eq!(list.len(), rooms::routes().declarations().len());
    let checkout = list
        .iter()
        .find(|one| one["method"] == "POST" && one["path"] == "/{lang}/checkout")
        .unwrap();
    assert_eq!(checkout["rule"], "visitor");
    assert!(
        checkout["fields"]
            .as_array()
            .unwrap()
            .iter()
            .any(|field| field == "idempotency_key")
    );
    assert_eq!(done(folder.path(), &["routes"]).lines().count(), list.len());
}
