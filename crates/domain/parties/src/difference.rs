//! What differs between what is kept and what is wanted: an import that changes nothing writes
//! nothing, and the audit trail tells the fields that did change.

use language::{Language, Texts};
use serde_json::{Map, Value};

/// Longest value told in the audit trail, in characters; longer ones are cut.
const LONGEST_VALUE: usize = 300;

/// What became of a row that an import brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Upserted {
    /// It was not there and is now.
    Created,
    /// It was there and differed.
    Changed,
    /// It was there already, just so; nothing was written.
    Same,
}

/// The fields that differ, each as it was and as it is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    before: Map<String, Value>,
    after: Map<String, Value>,
}

impl Differences {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.after.is_empty()
    }

    /// Names of the fields that differ, in the order of the alphabet.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.after.keys().map(String::as_str)
    }

    /// Notes a field, if it differs.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "fields and values made on the spot are noted alike"
    )]
    pub fn note(&mut self, field: &str, before: impl ToString, after: impl ToString) {
        let (before, after) = (before.to_string(), after.to_string());
        if before != after {
            self.before.insert(field.to_owned(), Value::String(cut(&before)));
            self.after.insert(field.to_owned(), Value::String(cut(&after)));
        }
    }

    /// Notes a field that may be missing, if it differs; missing is told as an empty value.
    pub fn note_some<T: ToString + PartialEq>(&mut self, field: &str, before: Option<&T>, after: Option<&T>) {
        let shown = |value: Option<&T>| value.map(ToString::to_string).unwrap_or_default();
        self.note(field, shown(before), shown(after));
    }

    /// Notes a text in each of its languages: `names.ar`.
    pub fn note_texts(&mut self, field: &str, before: &Texts, after: &Texts) {
        for language in Language::ALL {
            let shown = |texts: &Texts| texts.exactly(language).unwrap_or_default().to_owned();
            self.note(&format!("{field}.{language}"), shown(before), shown(after));
        }
    }

    /// Notes that a personal value differs, without telling it.
    pub fn note_hidden<T: PartialEq>(&mut self, field: &str, before: Option<&T>, after: Option<&T>) {
        let told = |value: Option<&T>| Value::String(if value.is_some() { "•••" } else { "" }.to_owned());
        if before != after {
            self.before.insert(field.to_owned(), told(before));
            self.after.insert(field.to_owned(), told(after));
        }
    }

    /// How the differing fields were, as JSON.
    #[must_use]
    pub fn before(&self) -> String {
        Value::Object(self.before.clone()).to_string()
    }

    /// How the differing fields are wanted, as JSON.
    #[must_use]
    pub fn after(&self) -> String {
        Value::Object(self.after.clone()).to_string()
    }
}

fn cut(value: &str) -> String {
    match value.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or(value)),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let mut differences = Differences::default();
        differences.note("commune", "Erfoud", "Erfoud");
        assert!(differences.is_empty());
        differences.note("members", 12, 14);
        differences.note_some("ice", None, Some(&"1\"2".to_owned()));
        differences.note_some("ice2", None::<&String>, None);
        let names = Texts::new("Dattes", "تمور", "", "");
        differences.note_texts("names", &names, &Texts::new("Dattes", "", "Dates", ""));
        assert_eq!(
            differences.fields().collect::<Vec<_>>(),
            ["ice", "members", "names.ar", "names.en"]
        );
        assert_eq!(
            differences.before(),
            r#"{"ice":"","members":"12","names.ar":"تمور","names.en":""}"#
        );
        assert_eq!(
            differences.after(),
            r#"{"ice":"1\"2","members":"14","names.ar":"","names.en":"Dates"}"#
        );
    }

    #[test]
    fn personal_values_are_not_told() {
        let mut differences = Differences::default();
        differences.note_hidden("phone", Some(&"0612345678"), Some(&"0612345678"));
        assert!(differences.is_empty());
        differences.note_hidden("phone", Some(&"0612345678"), Some(&"0612345679"));
        differences.note_hidden("bank_account", None, Some(&"1"));
        assert!(!differences.before().contains("0612") && !differences.after().contains("0612"));
        assert_eq!(differences.fields().count(), 2);
    }

    #[test]
    fn long_values_are_cut() {
        let mut differences = Differences::default();
        differences.note("presentation", "", "ت".repeat(1000));
        assert!(differences.after().chars().count() < 330);
        differences.note("presentation", "", "ت".repeat(LONGEST_VALUE));
        assert!(!differences.after().contains('…'));
    }
}
