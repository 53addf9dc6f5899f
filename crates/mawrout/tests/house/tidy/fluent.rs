//! Just enough Fluent to compare the languages of a room.

use std::collections::{BTreeMap, BTreeSet};

/// A message, a term or an attribute.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Message {
    /// Line of its name, from 1.
    pub(super) line: usize,
    /// Arguments it takes, without `$`.
    pub(super) arguments: BTreeSet<String>,
}

/// What one resource holds.
#[derive(Debug, Default)]
pub(super) struct Resource {
    /// Messages by key, terms as `-name`, attributes as `key.name`.
    pub(super) messages: BTreeMap<String, Message>,
    /// Keys that stand there twice, with the second line.
    pub(super) twice: Vec<(usize, String)>,
    /// Keys and terms that other messages show.
    pub(super) shown: BTreeSet<String>,
    /// Beginnings of keys that the program puts together.
    pub(super) prefixes: Vec<(usize, String)>,
}

impl Resource {
    pub(super) fn of(text: &str) -> Self {
        let mut resource = Self::default();
        let mut key = String::new();
        let mut current = String::new();
        for (index, line) in text.lines().enumerate() {
            if let Some(comment) = line.strip_prefix('#') {
                let prefix = comment
                    .split_once("used as prefix:")
                    .map(|(_, prefix)| prefix.trim().to_owned());
                resource.prefixes.extend(prefix.map(|prefix| (index + 1, prefix)));
                continue;
            }
            let (name, value) = match line.split_once('=') {
                Some((name, value)) if is_key(name.trim_end()) => {
                    name.trim_end().clone_into(&mut key);
                    (Some(key.clone()), value)
                }
                Some((name, value)) if is_attribute(name.trim()) => {
                    (Some(format!("{key}{}", name.trim())), value)
                }
                _ => (None, line),
            };
            if let Some(name) = name {
                let message = Message {
                    line: index + 1,
                    ..Message::default()
                };
                if resource.messages.insert(name.clone(), message).is_some() {
                    resource.twice.push((index + 1, name.clone()));
                }
                current = name;
            }
            if let Some(message) = resource.messages.get_mut(&current) {
                message.arguments.extend(after(value, "$"));
            }
            resource.shown.extend(shown(value));
        }
        resource
    }
}

fn is_key(name: &str) -> bool {
    let name = name.strip_prefix('-').unwrap_or(name);
    name.starts_with(|one: char| one.is_ascii_alphabetic()) && name.chars().all(is_part)
}

fn is_attribute(name: &str) -> bool {
    name.strip_prefix('.').is_some_and(is_key)
}

fn is_part(one: char) -> bool {
    one.is_ascii_alphanumeric() || matches!(one, '-' | '_')
}

fn after(text: &str, sign: &str) -> Vec<String> {
    text.split(sign)
        .skip(1)
        .map(|rest| rest.chars().take_while(|one| is_part(*one)).collect())
        .collect()
}

/// Names in braces: `{ key }`, `{ key.attribute }` and `{ -term }`.
fn shown(text: &str) -> Vec<String> {
    text.split('{')
        .skip(1)
        .map(|rest| {
            rest.trim_start()
                .chars()
                .take_while(|one| is_part(*one) || *one == '.')
                .collect::<String>()
        })
        .filter(|name| is_key(name.split('.').next().unwrap_or_default()))
        .collect()
}

#[test]
fn resources_are_understood() {
    let resource = Resource::of(
        "# used as prefix: state-\n-house = Mawrout\ncart-title = { -house }: { cart-word }\ncart-count = { $count ->\n   [one] { $count } thing\n  *[other] { $total } = things\n }\n    .label = Count { $name }\ncart-title = x\n",
    );
    let keys: Vec<&str> = resource.messages.keys().map(String::as_str).collect();
    assert_eq!(keys, ["-house", "cart-count", "cart-count.label", "cart-title"]);
    let arguments = |key: &str| {
        resource.messages[key]
            .arguments
            .iter()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(arguments("cart-count"), ["count", "total"]);
    assert_eq!(arguments("cart-count.label"), ["name"]);
    assert_eq!(resource.twice, [(9, "cart-title".to_owned())]);
    assert_eq!(resource.prefixes, [(1, "state-".to_owned())]);
    assert_eq!(
        resource.shown.iter().map(String::as_str).collect::<Vec<_>>(),
        ["-house", "cart-word"]
    );
}
