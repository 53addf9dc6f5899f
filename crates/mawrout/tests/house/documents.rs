//! The tables of `docs/` are those of the code. `MAWROUT_WRITE_DOCS=1` writes them anew.

use access::{Action, Role, permission};
use clap::{Command, CommandFactory};
use mawrout::command_line::CommandLine;
use mawrout::import::Kind;
use mawrout::rooms;
use orders::state::{FULFILMENT, ORDER, PARCEL, Transition};
use std::fmt::{Display, Write as _};
use std::fs;

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");

fn transitions<S: Display, E: Display>(table: &[Transition<S, E>]) -> String {
    let mut text = "| event | in state | leads to | who |\n|---|---|---|---|\n".to_owned();
    for line in table {
        let from: Vec<String> = line.from.iter().map(|state| format!("`{state}`")).collect();
        let who = line.action.map_or_else(
            || "the buyer, or the house".to_owned(),
            |action| format!("`{action}`"),
        );
        writeln!(
            text,
            "| `{}` | {} | `{}` | {who} |",
            line.event,
            from.join(" "),
            line.to
        )
        .unwrap();
    }
    text
}

fn payment() -> String {
    let mut text = "| event | in state | leads to | for |\n|---|---|---|---|\n".to_owned();
    for line in payments::state::transitions() {
        let methods: Vec<String> = line.methods.iter().map(|method| format!("`{method}`")).collect();
        let (event, from, to) = (line.event, line.from, line.to);
        writeln!(text, "| `{event}` | `{from}` | `{to}` | {} |", methods.join(" ")).unwrap();
    }
    text
}

fn permissions() -> String {
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
    let mut text = format!(
        "| action | {} |\n|---|{}\n",
        roles.join(" | "),
        ":-:|".repeat(roles.len())
    );
    for action in Action::ALL {
        let marks: Vec<&str> = Role::ALL
            .iter()
            .map(|role| {
                if permission::allows(&[*role], *action) {
                    "●"
                } else {
                    ""
                }
            })
            .collect();
        writeln!(text, "| `{action}` | {} |", marks.join(" | ")).unwrap();
    }
    text
}

fn routes() -> String {
    let mut text = "| method | address | rule | fields | proof |\n|---|---|---|---|---|\n".to_owned();
    for route in rooms::routes().declarations() {
        let fields: Vec<String> = route.fields.iter().map(|field| format!("`{field}`")).collect();
        let (method, path, rule) = (route.method, route.path, route.rule.words());
        writeln!(
            text,
            "| {method} | `{path}` | {rule} | {} | {} |",
            fields.join(" "),
            route.csrf.word()
        )
        .unwrap();
    }
    text
}

/// Compares the table after `<!-- table: NAME -->` with this one, or writes it.
fn holds(file: &str, name: &str, table: &str) {
    let path = format!("{DOCS}/{file}");
    let text = fs::read_to_string(&path).unwrap();
    let mark = format!("<!-- table: {name} -->\n");
    let (before, rest) = text
        .split_once(&mark)
        .unwrap_or_else(|| panic!("{file} has no {mark}"));
    let (found, after) = rest.split_once("<!-- end -->").unwrap();
    if std::env::var_os("MAWROUT_WRITE_DOCS").is_some() {
        fs::write(&path, format!("{before}{mark}{table}<!-- end -->{after}")).unwrap();
        return;
    }
    assert_eq!(
        found, table,
        "{file}: MAWROUT_WRITE_DOCS=1 cargo test -p mawrout --test house documents writes it anew"
    );
}

#[test]
fn the_states_are_told() {
    holds("states.md", "order", &transitions(ORDER));
    holds("states.md", "fulfilment", &transitions(FULFILMENT));
    holds("states.md", "parcel", &transitions(PARCEL));
    holds("states.md", "payment", &payment());
}

#[test]
fn the_permissions_are_told() {
    holds("permissions.md", "permissions", &permissions());
}

#[test]
fn the_addresses_are_told() {
    holds("routes.md", "routes", &routes());
}

#[test]
fn the_limits_are_told() {
    for (name, table) in crate::limits::tables() {
        holds("limits.md", name, &table);
    }
}

#[test]
fn every_key_of_the_settings_is_told() {
    let text = fs::read_to_string(format!("{DOCS}/settings.md")).unwrap();
    let source = include_str!("../../src/config.rs");
    let (_, after) = source.split_once("pub struct Settings {").unwrap();
    let body = after.split("\n}").next().unwrap();
    let keys: Vec<&str> = body
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(':'))
        .map(|(key, _)| key)
        .collect();
    assert!(keys.len() >= 8, "{keys:?}");
    for key in keys {
        assert!(
            text.contains(&format!("| `{key}` |")),
            "docs/settings.md does not tell of {key}"
        );
    }
}

/// A command of the line as the handbook writes it, with those below it.
fn commands(words: &str, command: &Command, list: &mut Vec<(String, Vec<String>)>) {
    if command.has_subcommands() {
        for below in command.get_subcommands().filter(|one| one.get_name() != "help") {
            commands(&format!("{words} {}", below.get_name()), below, list);
        }
        return;
    }
    let flags = command
        .get_arguments()
        .filter_map(|one| one.get_long())
        .filter(|long| !["help", "version", "config"].contains(long))
        .map(|long| format!("--{long}"))
        .collect();
    list.push((words.to_owned(), flags));
}

#[test]
fn every_command_is_told_with_its_flags() {
    let text = fs::read_to_string(format!("{DOCS}/../README.md")).unwrap();
    let mut list = Vec::new();
    commands("mawrout", &CommandLine::command(), &mut list);
    assert!(list.len() >= 10, "{list:?}");
    for (words, flags) in &list {
        let row = text
            .lines()
            .find(|line| line.starts_with(&format!("| `{words}")))
            .unwrap_or_else(|| panic!("README.md does not tell of {words}"));
        for flag in flags {
            assert!(row.contains(flag), "README.md does not tell of {flag}: {row}");
        }
    }
    let rows = text
        .lines()
        .filter(|line| line.starts_with("| `mawrout "))
        .count();
    assert_eq!(rows, list.len(), "README.md tells of a command that is not there");
}

#[test]
fn every_kind_of_file_is_told_with_its_columns() {
    let text = fs::read_to_string(format!("{DOCS}/import.md")).unwrap();
    let (_, after) = text.split_once("| kind | columns |\n|---|---|\n").unwrap();
    let rows: Vec<&str> = after.lines().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), Kind::ALL.len());
    for (kind, row) in Kind::ALL.iter().zip(rows) {
        assert!(row.starts_with(&format!("| {} |", kind.word())), "{row}");
        for column in kind.needed() {
            assert!(
                row.contains(&format!("**`{column}`**")),
                "{column} must be there: {row}"
            );
        }
    }
    let mut code = String::new();
    sources(
        std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/import")),
        &mut code,
    );
    let read: Vec<&str> = code
        .split("record.")
        .skip(1)
        .filter_map(|call| call.split_once("(\"")?.1.split_once('"'))
        .map(|(column, _)| column)
        .filter(|column| {
            column
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        })
        .collect();
    assert!(read.len() >= 60, "{read:?}");
    for column in read {
        // Texts are told by their column of each language.
        let told = text.contains(&format!("`{column}`")) || text.contains(&format!("`{column}_"));
        assert!(told, "docs/import.md does not tell of {column}");
    }
}

/// The files of a house that the first lines name are there, and make a house with four files of one's own.
#[test]
fn the_first_lines_of_a_real_house_name_what_is_there() {
    let text = fs::read_to_string(format!("{DOCS}/../README.md")).unwrap();
    let (_, after) = text.split_once("demo/data/{").unwrap();
    let (names, rest) = after.split_once("}.csv").unwrap();
    let own = ["rates", "producers", "products", "bundles"];
    for name in own {
        assert!(rest.contains(&format!(" {name}.csv")), "{name}");
    }
    let kinds: std::collections::BTreeSet<Kind> = names
        .split(',')
        .map(|name| fs::read(format!("{DOCS}/../demo/data/{name}.csv")).unwrap())
        .map(|bytes| mawrout::import::source("x.csv", &bytes).unwrap().kind)
        .chain([Kind::Rates, Kind::Producers, Kind::Products, Kind::Bundles])
        .collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), Kind::ALL);
}

#[test]
fn every_metric_is_told() {
    let text = fs::read_to_string(format!("{DOCS}/operate.md")).unwrap();
    let sources = [
        include_str!("../../src/watch.rs"),
        include_str!("../../../doors/web/src/watch.rs"),
        include_str!("../../../base/store/src/watch.rs"),
    ];
    let names: Vec<&str> = sources
        .iter()
        .flat_map(|source| source.lines())
        .filter_map(|line| line.split_once("const ")?.1.split_once(": &str = \""))
        .filter_map(|(_, value)| value.strip_suffix("\";"))
        .filter(|name| *name != "-")
        .collect();
    assert!(names.len() >= 15, "{names:?}");
    for name in names {
        assert!(
            text.contains(&format!("`{name}")),
            "docs/operate.md does not tell of {name}"
        );
    }
}

/// Every source below this folder, one after the other.
fn sources(folder: &std::path::Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            text.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_fault_that_is_told_is_played() {
    let table = fs::read_to_string(format!("{DOCS}/resiliency.md")).unwrap();
    let mut code = String::new();
    sources(std::path::Path::new(&format!("{DOCS}/../crates")), &mut code);
    let rows: Vec<&str> = table
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(1)
        .collect();
    assert!(rows.len() >= 10, "{rows:?}");
    for row in rows {
        let names: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test is named: {row}");
        for name in names {
            assert!(code.contains(&format!("fn {name}()")), "there is no test {name}");
        }
    }
}
