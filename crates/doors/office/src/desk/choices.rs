//! What lists to choose from hold: towns, producers, carriers, in the order of the person's alphabet.

use language::{Language, Texts};
use web::parts::Choice;

/// A choice without a note.
pub(crate) fn choice(value: impl Into<String>, text: impl Into<String>) -> Choice {
    Choice::new(value, text)
}

/// Choices by their shown names, sorted, after one that means any.
pub(crate) fn named<'n>(
    language: Language,
    any: Option<String>,
    names: impl IntoIterator<Item = (String, &'n Texts)>,
) -> Vec<Choice> {
    let mut choices: Vec<Choice> = names
        .into_iter()
        .map(|(value, names)| choice(value, names.in_language(language).text))
        .collect();
    choices.sort_by_cached_key(|one| values::slug::fold(&one.text));
    any.map(|any| choice("", any))
        .into_iter()
        .chain(choices)
        .collect()
}
