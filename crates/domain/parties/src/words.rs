//! Words to search by: folded, so that accents, cases and spellings of Arabic do not matter. A typed
//! word finds the words that begin with it: `word >= typed AND word < end of typed`.

use std::collections::BTreeSet;
use values::slug::fold;

/// Longest word kept or looked for, in characters.
const LONGEST_WORD: usize = 40;
/// Most words of a query that are looked for.
pub const MOST_WORDS: usize = 6;
/// The Arabic article, written together with its noun.
const ARTICLE: &str = "ال";

/// The folded words of some texts, to be kept; a word with the Arabic article is kept without it too.
#[must_use]
pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in texts {
        for word in fold(text).split(' ').filter(|word| !word.is_empty()) {
            words.insert(bounded(word));
            words.insert(bounded(without_article(word)));
        }
    }
    words
}

/// The words of a query, without doubles, longest first: the longest is the rarest.
#[must_use]
pub fn of_query(query: &str) -> Vec<String> {
    let folded = fold(query);
    let distinct: BTreeSet<String> = folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| bounded(without_article(word)))
        .collect();
    let mut words: Vec<String> = distinct.into_iter().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(MOST_WORDS);
    words
}

/// The first text behind every word that begins with `prefix`, in the byte order of both databases.
#[must_use]
pub fn end_of(prefix: &str) -> String {
    format!("{prefix}{}", char::MAX)
}

fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE)
        .filter(|noun| noun.chars().count() >= 2)
        .unwrap_or(word)
}

fn bounded(word: &str) -> String {
    word.chars().take(LONGEST_WORD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_folded_and_lose_the_article() {
        let words = of(["Huile d’Olive", "زيت الزيتون", "ⵣⵣⵉⵜ"]);
        let expected = ["d", "huile", "olive", "ⵣⵣⵉⵜ", "الزيتون", "زيت", "زيتون"];
        assert_eq!(words, expected.map(str::to_owned).into());
        assert_eq!(of_query("  الزَّيتون  ZEIT zeit"), ["زيتون", "zeit"]);
        assert_eq!(of_query("ال"), ["ال"]);
        assert!(of_query(" ,; ").is_empty());
        assert_eq!(of_query("a b c d e f g h").len(), MOST_WORDS);
        assert_eq!(of_query(&"x".repeat(500)), ["x".repeat(LONGEST_WORD)]);
    }

    proptest! {
        #[test]
        fn a_range_holds_exactly_the_words_that_begin_so(prefix in "[a-zا-ي]{1,5}", word in "[a-zا-ي]{1,8}") {
            let within = word.as_str() >= prefix.as_str() && word < end_of(&prefix);
            prop_assert_eq!(within, word.starts_with(&prefix));
            let longer = format!("{prefix}{word}");
            prop_assert!(longer >= prefix && longer < end_of(&prefix));
        }

        #[test]
        fn a_kept_text_is_found_by_each_of_its_words(text in "\\PC{0,40}") {
            let kept = of([text.as_str()]);
            for wanted in of_query(&text) {
                prop_assert!(kept.iter().any(|word| word.starts_with(&wanted)), "{wanted} not in {kept:?}");
            }
        }
    }
}
