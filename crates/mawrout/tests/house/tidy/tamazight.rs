//! The texts in Tamazight: nearly whole where buyers read, in Tifinagh alone, with the forms its numbers have.

use super::fluent::Resource;
use super::{Finding, HOUSE, House, accept};
use std::collections::BTreeSet;

/// Rooms whose texts buyers read.
const READ_BY_BUYERS: [&str; 2] = ["crates/doors/web/locales", "crates/doors/storefront/locales"];
/// Parts of a hundred that are there.
const LEAST: usize = 90;
/// Beginnings of keys that stay in French: legal texts, what labels prove, allergens, taxes, and what a buyer
/// consents to. A doubtful word would harm there.
const LEFT_OUT: [&str; 14] = [
    "legal-",
    "label-",
    "allergen-",
    "offer-allergens",
    "offer-no-allergens",
    "offer-tax",
    "offer-withdrawal",
    "offer-no-withdrawal",
    "checkout-terms",
    "checkout-error-terms",
    "checkout-withdrawal",
    "checkout-privacy",
    "checkout-sellers",
    "follow-withdrawal",
];
/// Values that are names and read alike in a French sentence and in any other.
const NAMES: [&str; 2] = ["house", "title"];
/// Latin letters that stand in a text: a unit and an order's code as an example.
const LATIN: [&str; 2] = ["kg", "7KQ4-9XPM"];

/// The file of a room in a language, read.
fn resource(house: &House, path: &str) -> Resource {
    let text = house.with_extension("ftl").find(|file| file.path == path);
    Resource::of(text.map_or("", |file| &file.text))
}

/// Rooms that lack too much, and sentences that would be in two tongues.
fn lacking(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for folder in READ_BY_BUYERS {
        let path = format!("{folder}/zgh.ftl");
        let french = resource(house, &format!("{folder}/fr.ftl")).messages;
        let own = resource(house, &path).messages;
        let lacking: Vec<&String> = french.keys().filter(|key| !own.contains_key(*key)).collect();
        let wanted = |key: &&&String| !LEFT_OUT.iter().any(|left| key.starts_with(left));
        let missed: Vec<&&String> = lacking.iter().filter(wanted).collect();
        let whole = french.keys().filter(|key| wanted(&key)).count();
        if (whole - missed.len()) * 100 < whole * LEAST {
            let mend = format!("less than {LEAST} of 100 texts are there: write some of {missed:?}");
            findings.push(Finding::new(&path, 1, mend));
        }
        let names: BTreeSet<String> = NAMES.map(str::to_owned).into();
        for key in lacking {
            if !french[key].arguments.is_subset(&names) {
                let mend = format!("{key} takes values: write it, or its sentence has two tongues");
                findings.push(Finding::new(&path, 1, mend));
            }
        }
    }
    findings
}

/// Letters that are not Tifinagh, and plural forms the language does not have.
fn foreign(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = house.with_extension("ftl");
    for file in files.filter(|file| file.path.ends_with("/locales/zgh.ftl")) {
        for (index, line) in file.text.lines().enumerate() {
            let mut tell = |mend: String| findings.push(Finding::new(&file.path, index + 1, mend));
            let Some(said) = said(line) else { continue };
            let bare = LATIN
                .iter()
                .fold(said.to_owned(), |text, word| text.replace(word, ""));
            if let Some(letter) = outside_braces(&bare).find(|one| one.is_alphabetic() && !is_ircam(*one)) {
                tell(format!(
                    "{letter} is not a letter of IRCAM's Tifinagh: write the word in it"
                ));
            }
            let form = line.trim_start().trim_start_matches('*');
            if ["[zero]", "[one]", "[two]", "[few]", "[many]"]
                .iter()
                .any(|one| form.starts_with(one))
            {
                tell("numbers have one form in this language: write an exact number or [other]".to_owned());
            }
        }
    }
    findings
}

/// What a line says, without its key, its variant or a comment.
fn said(line: &str) -> Option<&str> {
    if line.starts_with('#') {
        return None;
    }
    if line.starts_with(' ') {
        return line.split_once(']').map(|(_, said)| said);
    }
    line.split_once('=').map(|(_, said)| said)
}

fn outside_braces(text: &str) -> impl Iterator<Item = char> {
    let mut depth = 0_usize;
    text.chars().filter(move |one| {
        match one {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

/// The 33 letters of the standard and the mark of rounded ones.
fn is_ircam(one: char) -> bool {
    "ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥⵯ".contains(one)
}

#[test]
fn buyers_read_nearly_everything_in_tamazight() {
    accept("tamazight", lacking(&HOUSE));
}

#[test]
fn tamazight_is_written_in_tifinagh() {
    accept("tifinagh", foreign(&HOUSE));
}

#[cfg(test)]
fn shop(fr: &str, zgh: &str) -> House {
    House::of(&[
        ("crates/doors/storefront/locales/fr.ftl", fr),
        ("crates/doors/storefront/locales/zgh.ftl", zgh),
        ("crates/doors/web/locales/fr.ftl", ""),
    ])
}

#[test]
fn thin_tamazight_is_found() {
    let french: String = (0..10).map(|key| format!("a-{key} = x\n")).collect();
    let own = |keys: usize| (0..keys).map(|key| format!("a-{key} = ⴰ\n")).collect::<String>();
    assert_eq!(lacking(&shop(&french, &own(9))).len(), 0);
    assert_eq!(lacking(&shop(&french, &own(8))).len(), 1);
    let legal = format!("{french}legal-a = x\nallergen-b = x\nlegal-c = {{ $title }}\n");
    assert_eq!(lacking(&shop(&legal, &own(9))).len(), 0);
    let valued = format!("{french}legal-d = {{ $month }}\n");
    let found = lacking(&shop(&valued, &own(10)));
    assert!(found.len() == 1 && found[0].mend.contains("legal-d takes values"));
}

#[test]
fn letters_and_forms_of_others_are_found() {
    let found = |zgh: &str| {
        let lines = foreign(&shop("", zgh)).into_iter().map(|finding| finding.line);
        lines.collect::<Vec<_>>()
    };
    assert_eq!(found("# panier\na = ⵜⴰⵣⴳⴰⵡⵜ { $name }, 30 kg\n"), [0; 0]);
    assert_eq!(found("a = ⵜⴰⵣⴳⴰⵡⵜ\nb = panier\nc = ⵉⵎⵎ سلة\n"), [2, 3]);
    assert_eq!(found("a = { $n ->\n    [one] ⵢⴰⵏ\n   *[other] { $n }\n }\n"), [2]);
    assert_eq!(
        found("a = { $n ->\n    [1] ⵢⴰⵏ\n   *[other] { $n } kilos\n }\n"),
        [3]
    );
}
