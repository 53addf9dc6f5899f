//! Who may import whom: floors from their folders, neighbours along the arrows of ARCHITECTURE.md.

use super::{File, Finding, HOUSE, House, accept};
use std::collections::{BTreeMap, BTreeSet};

const FLOORS: [&str; 5] = ["base", "domain", "engines", "doors", "mawrout"];
const PLAN: &str = "ARCHITECTURE.md";
/// The one neighbour every door may import.
const FRAME_OF_DOORS: &str = "web";

/// Rooms imported by a room, with the line that says so.
type Imports = BTreeMap<String, BTreeMap<String, usize>>;

struct Plan {
    rooms: BTreeMap<String, String>,
    manifests: BTreeMap<String, String>,
    arrows: Imports,
}

fn findings(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut plan = Plan {
        rooms: BTreeMap::new(),
        manifests: BTreeMap::new(),
        arrows: Imports::new(),
    };
    for file in manifests(house) {
        let Some((floor, room)) = file.room() else {
            continue;
        };
        if !FLOORS.contains(&floor) {
            findings.push(Finding::new(
                &file.path,
                1,
                format!("\"{floor}\" is no floor; the floors are {FLOORS:?}"),
            ));
        }
        plan.rooms.insert(room.to_owned(), floor.to_owned());
        plan.manifests.insert(room.to_owned(), file.path.clone());
    }
    match house.file(PLAN).and_then(|file| arrows(&file.text)) {
        Some(arrows) => plan.arrows = arrows,
        None => findings.push(Finding::new(
            PLAN,
            1,
            "write a block ```arrows with lines like `orders -> catalogue ledger`",
        )),
    }
    let (mut imports, mut test_imports) = (Imports::new(), Imports::new());
    for file in manifests(house) {
        let Some((_, room)) = file.room() else { continue };
        let [built, tested] = dependencies(&file.text, room, &plan);
        imports.insert(room.to_owned(), built);
        test_imports.insert(room.to_owned(), tested);
    }
    findings.extend(along_floors(&imports, &plan));
    findings.extend(upward_in_tests(&test_imports, &plan));
    findings.extend(idle_arrows(&imports, &plan));
    findings.extend(cycle(&imports, &plan));
    findings
}

fn manifests(house: &House) -> impl Iterator<Item = &File> {
    house.with_extension("toml").filter(|file| {
        file.crate_folder()
            .is_some_and(|folder| file.path == format!("{folder}/Cargo.toml"))
    })
}

/// The arrows of the block; None without a block. `*` stands for every room of its floor.
fn arrows(text: &str) -> Option<Imports> {
    let mut arrows = Imports::new();
    let mut inside = None;
    for (index, line) in text.lines().enumerate() {
        match (inside, line.trim()) {
            (None, "```arrows") => inside = Some(()),
            (Some(()), "```") => return Some(arrows),
            (Some(()), line) => {
                if let Some((from, to)) = line.split_once("->") {
                    let targets = to.split_whitespace().map(|room| (room.to_owned(), index + 1));
                    arrows.entry(from.trim().to_owned()).or_default().extend(targets);
                }
            }
            _ => {}
        }
    }
    None
}

/// Rooms of the house that a manifest names: for building, and for tests alone.
fn dependencies(manifest: &str, own: &str, plan: &Plan) -> [BTreeMap<String, usize>; 2] {
    let mut found = [BTreeMap::new(), BTreeMap::new()];
    let mut section = None;
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_end_matches(']');
            let (table, entry) = match header.rsplit_once("dependencies.") {
                Some((before, entry)) => (format!("{before}dependencies"), Some(entry)),
                None => (header.to_owned(), None),
            };
            section = table
                .ends_with("dependencies")
                .then(|| usize::from(table.ends_with("dev-dependencies")));
            note(&mut found, section, entry.unwrap_or_default(), own, plan, index);
        } else if let Some((key, value)) = line.split_once('=') {
            let renamed = value
                .split_once("package = \"")
                .and_then(|(_, rest)| rest.split('"').next());
            let key = key.split('.').next().unwrap_or_default().trim().trim_matches('"');
            note(&mut found, section, renamed.unwrap_or(key), own, plan, index);
        }
    }
    found
}

fn note(
    found: &mut [BTreeMap<String, usize>; 2],
    section: Option<usize>,
    name: &str,
    own: &str,
    plan: &Plan,
    index: usize,
) {
    let room = name.strip_prefix("mawrout-").unwrap_or(name);
    let known = plan.rooms.contains_key(room) && room != own;
    if let (true, Some(list)) = (known, section.and_then(|section| found.get_mut(section))) {
        list.insert(room.to_owned(), index + 1);
    }
}

fn along_floors(imports: &Imports, plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (from, target, line) in flat(imports) {
        let (below, above) = (floor(plan, target), floor(plan, from));
        let allowed = match (above, below) {
            ("base", "base") | ("domain", "domain") => drawn(plan, from, target),
            ("doors", "doors") => target == FRAME_OF_DOORS,
            ("domain" | "engines", "base") | ("doors", "base" | "domain" | "engines") | ("mawrout", _) => {
                true
            }
            _ => false,
        };
        let mend = if above == below && above != "doors" && above != "engines" {
            format!("draw the arrow `{from} -> {target}` in {PLAN}, or take the dependency out")
        } else {
            format!("{from} ({above}) may not import {target} ({below}): move the code down or pass it in")
        };
        if !allowed {
            findings.push(Finding::new(manifest(plan, from), line, mend));
        }
    }
    findings
}

fn upward_in_tests(imports: &Imports, plan: &Plan) -> Vec<Finding> {
    let height = |room| FLOORS.iter().position(|one| *one == floor(plan, room));
    flat(imports)
        .filter(|(from, target, _)| height(target) > height(from))
        .map(|(from, target, line)| {
            let mend = format!("tests of {from} may not climb to {target}: test it from the floor above");
            Finding::new(manifest(plan, from), line, mend)
        })
        .collect()
}

/// The plan shows what is built: an arrow nobody walks misleads its readers.
fn idle_arrows(imports: &Imports, plan: &Plan) -> Vec<Finding> {
    let walked = |from: &str, target: &str| {
        let by = |room: &str| {
            imports
                .get(room)
                .is_some_and(|targets| targets.contains_key(target))
        };
        if from == "*" {
            imports.keys().any(|room| by(room))
        } else {
            by(from)
        }
    };
    flat(&plan.arrows)
        .filter(|(from, target, _)| !walked(from, target))
        .map(|(from, target, line)| {
            Finding::new(
                PLAN,
                line,
                format!("nobody walks `{from} -> {target}`: take the arrow out"),
            )
        })
        .collect()
}

fn cycle(imports: &Imports, plan: &Plan) -> Option<Finding> {
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, target, _) in flat(imports).chain(flat(&plan.arrows)) {
        edges.entry(from).or_default().insert(target);
    }
    let mut done = BTreeSet::new();
    edges
        .keys()
        .find_map(|start| walk(start, &edges, &mut Vec::new(), &mut done))
        .map(|path| {
            let first = path.first().map_or(PLAN, |room| manifest(plan, room));
            Finding::new(
                first,
                1,
                format!(
                    "{} is a cycle: two of these rooms are one, or a third is missing",
                    path.join(" -> ")
                ),
            )
        })
}

fn walk<'e>(
    room: &'e str,
    edges: &BTreeMap<&'e str, BTreeSet<&'e str>>,
    path: &mut Vec<&'e str>,
    done: &mut BTreeSet<&'e str>,
) -> Option<Vec<String>> {
    if let Some(seen) = path.iter().position(|earlier| *earlier == room) {
        return Some(
            path.iter()
                .skip(seen)
                .chain([&room])
                .map(|room| (*room).to_owned())
                .collect(),
        );
    }
    if !done.insert(room) {
        return None;
    }
    path.push(room);
    let found = edges
        .get(room)
        .into_iter()
        .flatten()
        .find_map(|next| walk(next, edges, path, done));
    path.pop();
    found
}

fn flat(imports: &Imports) -> impl Iterator<Item = (&str, &str, usize)> {
    imports.iter().flat_map(|(from, targets)| {
        targets
            .iter()
            .map(move |(target, line)| (from.as_str(), target.as_str(), *line))
    })
}

fn drawn(plan: &Plan, from: &str, target: &str) -> bool {
    ["*", from].iter().any(|start| {
        plan.arrows
            .get(*start)
            .is_some_and(|targets| targets.contains_key(target))
    })
}

fn floor<'p>(plan: &'p Plan, room: &str) -> &'p str {
    plan.rooms.get(room).map_or("", String::as_str)
}

fn manifest<'p>(plan: &'p Plan, room: &str) -> &'p str {
    plan.manifests.get(room).map_or(PLAN, String::as_str)
}

#[test]
fn the_house_keeps_its_arrows() {
    accept("arrows", findings(&HOUSE));
}

#[cfg(test)]
const GOOD: [(&str, &str); 6] = [
    (PLAN, "# Plan\n```arrows\norders -> catalogue\n* -> access\n```\n"),
    (
        "crates/base/values/Cargo.toml",
        "[dependencies]\nserde.workspace = true\n",
    ),
    (
        "crates/domain/access/Cargo.toml",
        "[dependencies]\nvalues.workspace = true\n",
    ),
    (
        "crates/domain/catalogue/Cargo.toml",
        "[dependencies]\naccess.workspace = true\n[dev-dependencies]\norders.workspace = true\n",
    ),
    (
        "crates/domain/orders/Cargo.toml",
        "[dependencies]\ncatalogue = { workspace = true }\n[dev-dependencies]\nmawrout-orders = { path = \".\" }\n",
    ),
    (
        "crates/doors/web/Cargo.toml",
        "[dependencies]\nvalues.workspace = true\norders.workspace = true\n",
    ),
];

#[cfg(test)]
fn with(path: &str, text: &str) -> Vec<String> {
    let mut samples: Vec<(&str, &str)> = GOOD.iter().filter(|(old, _)| *old != path).copied().collect();
    samples.push((path, text));
    findings(&House::of(&samples))
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn good_arrows_pass() {
    assert_eq!(findings(&House::of(&GOOD)), []);
    assert_eq!(
        with(
            "crates/doors/office/Cargo.toml",
            "[dependencies]\nweb.workspace = true\n"
        ),
        [""; 0]
    );
    assert_eq!(
        with(
            "crates/mawrout/Cargo.toml",
            "[dependencies]\nweb.workspace = true\norders.workspace = true\n"
        ),
        [""; 0]
    );
}

#[test]
fn wrong_ways_are_found() {
    let wrong = [
        (
            "crates/base/values/Cargo.toml",
            "[dependencies]\norders.workspace = true\n",
            "values (base) may not import orders",
        ),
        (
            "crates/base/store/Cargo.toml",
            "[dependencies]\nvalues.workspace = true\n",
            "draw the arrow `store -> values`",
        ),
        (
            "crates/domain/access/Cargo.toml",
            "[dependencies]\norders.workspace = true\n",
            "draw the arrow `access -> orders`",
        ),
        (
            "crates/domain/ledger/Cargo.toml",
            "[dependencies.web]\nworkspace = true\n",
            "ledger (domain) may not import web",
        ),
        (
            "crates/engines/search/Cargo.toml",
            "[build-dependencies]\norders.workspace = true\n",
            "search (engines) may not import orders",
        ),
        (
            "crates/doors/web/Cargo.toml",
            "[dependencies]\noffice.workspace = true\n",
            "web (doors) may not import office",
        ),
        (
            "crates/doors/web/Cargo.toml",
            "[target.'cfg(unix)'.dependencies]\no = { package = \"mawrout-office\" }\n",
            "web (doors) may not import office",
        ),
        (
            "crates/domain/orders/Cargo.toml",
            "[dependencies]\ncatalogue.workspace = true\n[dev-dependencies]\nweb.workspace = true\n",
            "may not climb to web",
        ),
        ("crates/cellar/wine/Cargo.toml", "", "\"cellar\" is no floor"),
        (PLAN, "no block", "write a block ```arrows"),
        (
            PLAN,
            "```arrows\norders -> catalogue ledger\n* -> access\n```",
            "nobody walks `orders -> ledger`",
        ),
    ];
    for (path, text, mend) in wrong {
        let mut samples: Vec<(&str, &str)> = GOOD.iter().filter(|(old, _)| *old != path).copied().collect();
        samples.extend([(path, text), ("crates/doors/office/Cargo.toml", "")]);
        let found: Vec<String> = findings(&House::of(&samples))
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(
            found.iter().any(|line| line.contains(mend)),
            "{path}: {mend} not in {found:?}"
        );
    }
}

#[test]
fn cycles_are_found() {
    let plan = "```arrows\norders -> catalogue\ncatalogue -> orders\n* -> access\n```";
    let found = with(PLAN, plan);
    assert!(
        found
            .iter()
            .any(|line| line.contains("catalogue -> orders -> catalogue is a cycle")),
        "{found:?}"
    );
}
