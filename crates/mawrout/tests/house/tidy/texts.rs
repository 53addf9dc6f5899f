//! Text people see: every key that is used exists in each language, every key that exists is used.

use super::fluent::Resource;
use super::markup;
use super::rust::Source;
use super::{File, Finding, HOUSE, House, accept};
use std::collections::{BTreeMap, BTreeSet};

const WHOLE: [&str; 3] = ["fr", "ar", "en"];
const PARTIAL: &str = "zgh";
/// Functions whose first text is a key.
const SAYING: [&str; 6] = [
    "say",
    "say_with",
    "plain",
    "plain_with",
    "say_marked",
    "say_marked_with",
];

/// Resources of a folder by language.
type Folder<'h> = BTreeMap<&'h str, (&'h File, Resource)>;

fn folders(house: &House) -> BTreeMap<&str, Folder<'_>> {
    let mut folders: BTreeMap<&str, Folder<'_>> = BTreeMap::new();
    for file in house
        .with_extension("ftl")
        .filter(|file| file.path.contains("/locales/"))
    {
        let Some((folder, name)) = file.path.rsplit_once('/') else {
            continue;
        };
        let language = name.strip_suffix(".ftl").unwrap_or(name);
        folders
            .entry(folder)
            .or_default()
            .insert(language, (file, Resource::of(&file.text)));
    }
    folders
}

/// Differences between the languages of a folder.
fn unequal(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (folder, languages) in folders(house) {
        for missing in WHOLE
            .iter()
            .filter(|language| !languages.contains_key(**language))
        {
            findings.push(Finding::new(
                &format!("{folder}/{missing}.ftl"),
                1,
                "write this language too",
            ));
        }
        for (file, resource) in languages.values() {
            let twice = resource
                .twice
                .iter()
                .map(|(line, key)| Finding::new(&file.path, *line, format!("{key} is there twice")));
            findings.extend(twice);
        }
        let Some((_, french)) = languages.get("fr") else {
            continue;
        };
        for (language, (file, own)) in &languages {
            findings.extend(against(french, own, &file.path, *language == PARTIAL));
        }
    }
    findings
}

fn against(french: &Resource, own: &Resource, path: &str, partial: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, message) in &own.messages {
        match french.messages.get(key) {
            None => findings.push(Finding::new(
                path,
                message.line,
                format!("{key} is not in fr.ftl: write it there or take it out"),
            )),
            Some(known) if !message.arguments.is_subset(&known.arguments) => {
                let mend = format!(
                    "{key} takes arguments that fr.ftl does not: {:?}",
                    message.arguments
                );
                findings.push(Finding::new(path, message.line, mend));
            }
            Some(_) => {}
        }
    }
    if !partial {
        let missing = french
            .messages
            .keys()
            .filter(|key| !own.messages.contains_key(*key));
        findings.extend(
            missing.map(|key| Finding::new(path, 1, format!("{key} is missing: write it in this language"))),
        );
    }
    findings
}

/// Code and template expressions, with the line each begins on, counted from 0.
fn sources(house: &House) -> Vec<(&File, usize, Source)> {
    let rust = house
        .with_extension("rs")
        .map(|file| (file, 0, Source::of(file.code())));
    let html = house.with_extension("html").flat_map(|file| {
        markup::expressions(&file.text)
            .into_iter()
            .map(move |(line, text)| (file, line - 1, Source::of(text)))
    });
    rust.chain(html).collect()
}

/// Keys said in a source: the texts of the first argument that holds any.
fn said(source: &Source) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for at in SAYING
        .iter()
        .flat_map(|name| source.words(name).map(move |at| at + name.len()))
    {
        if !source.code.get(at..).is_some_and(|rest| rest.starts_with('(')) {
            continue;
        }
        let Some((open, close)) = source.brackets(at) else {
            continue;
        };
        let mut argument = None;
        for literal in source
            .literals
            .iter()
            .filter(|literal| (open..close).contains(&literal.start))
        {
            let here = commas(source, open, literal.start);
            // A key names its page family first; a single word is the name of a value beside it.
            if *argument.get_or_insert(here) == here && is_key(&literal.text) && literal.text.contains('-') {
                found.push((literal.line, literal.text.as_str()));
            }
        }
    }
    found
}

/// Commas between the arguments from `open` to `end`.
fn commas(source: &Source, open: usize, end: usize) -> usize {
    let (mut depth, mut count) = (0_usize, 0);
    for byte in source.code.bytes().take(end).skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 1 => count += 1,
            _ => {}
        }
    }
    count
}

fn is_key(text: &str) -> bool {
    text.starts_with(|one: char| one.is_ascii_lowercase())
        && text
            .chars()
            .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || matches!(one, '-' | '.'))
}

fn missing(house: &House) -> Vec<Finding> {
    let folders = folders(house);
    let known: BTreeSet<&String> = folders
        .values()
        .filter_map(|languages| languages.get("fr"))
        .flat_map(|(_, french)| french.messages.keys())
        .collect();
    let mut findings = Vec::new();
    for (file, offset, source) in &sources(house) {
        for (line, key) in said(source) {
            if !known.contains(&key.to_owned()) {
                let mend = format!("no fr.ftl has the key {key}: write it in fr, ar and en");
                findings.push(Finding::new(&file.path, line + offset, mend));
            }
        }
    }
    findings
}

fn idle(house: &House) -> Vec<Finding> {
    let sources = sources(house);
    let texts: BTreeSet<&str> = sources
        .iter()
        .flat_map(|(_, _, source)| &source.literals)
        .map(|literal| literal.text.as_str())
        .collect();
    let mut findings = Vec::new();
    for languages in folders(house).values() {
        let Some((file, french)) = languages.get("fr") else {
            continue;
        };
        for (line, prefix) in &french.prefixes {
            if !french.messages.keys().any(|key| key.starts_with(prefix.as_str())) {
                findings.push(Finding::new(
                    &file.path,
                    *line,
                    format!("no key begins with {prefix}: take the comment out"),
                ));
            }
        }
        for (key, message) in &french.messages {
            let whole = key.split('.').next().unwrap_or(key);
            let used = [key.as_str(), whole]
                .iter()
                .any(|name| texts.contains(name) || french.shown.contains(*name));
            if !used
                && !french
                    .prefixes
                    .iter()
                    .any(|(_, prefix)| key.starts_with(prefix.as_str()))
            {
                let mend = format!(
                    "nothing says {key}: take it out of every language, or note `# used as prefix: …`"
                );
                findings.push(Finding::new(&file.path, message.line, mend));
            }
        }
    }
    findings
}

#[test]
fn the_languages_of_the_house_hold_the_same_keys() {
    accept("languages", unequal(&HOUSE));
}

#[test]
fn the_house_says_only_what_is_written() {
    accept("missing keys", missing(&HOUSE));
}

#[test]
fn the_house_writes_only_what_it_says() {
    accept("idle keys", idle(&HOUSE));
}

#[cfg(test)]
fn web(fr: &str, ar: &str, zgh: &str) -> House {
    House::of(&[
        ("crates/doors/web/locales/fr.ftl", fr),
        ("crates/doors/web/locales/ar.ftl", ar),
        ("crates/doors/web/locales/en.ftl", fr),
        ("crates/doors/web/locales/zgh.ftl", zgh),
    ])
}

#[test]
fn unequal_languages_are_found() {
    let mends = |house: House| {
        unequal(&house)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let both = "cart-title = a\ncart-count = { $count }\n";
    assert_eq!(mends(web(both, both, "cart-title = b\n")), [""; 0]);
    let found = mends(web(both, "cart-title = a\n", ""));
    assert!(
        found.len() == 1 && found[0].contains("ar.ftl:1: cart-count is missing"),
        "{found:?}"
    );
    let found = mends(web(both, both, "cart-tilte = b\n"));
    assert!(
        found[0].contains("zgh.ftl:1: cart-tilte is not in fr.ftl"),
        "{found:?}"
    );
    let found = mends(web(both, "cart-title = a\ncart-count = { $number }\n", ""));
    assert!(
        found[0].contains("ar.ftl:2: cart-count takes arguments"),
        "{found:?}"
    );
    let found = mends(web(both, "cart-title = a\ncart-title = b\ncart-count = c\n", ""));
    assert!(
        found[0].contains("ar.ftl:2: cart-title is there twice"),
        "{found:?}"
    );
    let found = mends(House::of(&[
        ("crates/doors/web/locales/fr.ftl", both),
        ("crates/doors/web/locales/en.ftl", both),
    ]));
    assert!(
        found[0].starts_with("crates/doors/web/locales/ar.ftl"),
        "{found:?}"
    );
}

#[cfg(test)]
fn used(fr: &str, rust: &str, html: &str) -> (Vec<String>, Vec<String>) {
    let mut house = web(fr, fr, "");
    let more = House::of(&[
        ("crates/doors/web/src/show.rs", rust),
        ("crates/doors/web/src/show.html", html),
    ]);
    house.files.extend(more.files);
    let text = |list: Vec<Finding>| list.iter().map(ToString::to_string).collect();
    (text(missing(&house)), text(idle(&house)))
}

#[test]
fn missing_and_idle_keys_are_found() {
    let fr = "# used as prefix: state-\na-one = { a-part }\na-two = b\na-part = c\nstate-new = d\na-if = e\na-else = f\n";
    let rust = "fn f() {\n t.say(\"a-one\");\n t.say_with(if x { \"a-if\" } else { \"a-else\" }, &[(\"name\", y)]);\n}";
    assert_eq!(used(fr, rust, "<p>{{ t.say(\"a-two\") }}</p>"), (vec![], vec![]));
    let (missing, idle) = used(fr, rust, "<p>\n{{ t.plain(\"a-too\") }}</p>");
    assert!(
        missing.len() == 1 && missing[0].contains("show.html:2: no fr.ftl has the key a-too"),
        "{missing:?}"
    );
    assert!(
        idle.len() == 1 && idle[0].contains("fr.ftl:3: nothing says a-two"),
        "{idle:?}"
    );
    let (missing, _) = used(
        fr,
        "fn f() {\n language::plain_with(tongue, \"b-one\", &[])\n}",
        "",
    );
    assert!(
        missing[0].contains("show.rs:2: no fr.ftl has the key b-one"),
        "{missing:?}"
    );
    let (_, idle) = used("# used as prefix: gone-\n", "", "");
    assert!(idle[0].contains("fr.ftl:1: no key begins with gone-"), "{idle:?}");
}
