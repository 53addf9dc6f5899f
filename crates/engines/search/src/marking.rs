//! Which words of a text were found.

use crate::analysis;
use crate::query::distance;
use std::ops::Range;

/// The byte ranges of the words of `text` that these terms found: equal, begun alike, or with as few
/// errors as are forgiven. In order, never overlapping.
#[must_use]
pub fn marked(text: &str, terms: &[String]) -> Vec<Range<usize>> {
    words(text)
        .filter(|range| {
            let kept = analysis::terms(&text[range.clone()]);
            kept.iter()
                .any(|kept| terms.iter().any(|term| is_found(kept, term)))
        })
        .collect()
}

fn is_found(kept: &str, term: &str) -> bool {
    // One letter begins too many words to be worth a mark.
    let is_begun = kept.starts_with(term) && term.chars().count() > 1;
    kept == term || is_begun || is_near(kept, term, usize::from(distance(term)))
}

/// The words of a text: runs without blanks and signs; apostrophes and hyphens part words, marks do not.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = None;
    let ends = text.char_indices().map(Some).chain([None]);
    ends.filter_map(move |next| match next {
        Some((at, letter)) if is_of_word(letter) => {
            start.get_or_insert(at);
            None
        }
        Some((at, _)) => start.take().map(|start| start..at),
        None => start.take().map(|start| start..text.len()),
    })
}

fn is_of_word(letter: char) -> bool {
    // Vowel signs and accents that stand alone are no letters but belong to their word.
    letter.is_alphanumeric()
        || matches!(letter, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{0670}' | '\u{0640}' | '\u{2D6F}')
}

/// Whether two words differ by at most `errors` letters put in, left out, changed or exchanged with their
/// neighbour.
fn is_near(one: &str, other: &str, errors: usize) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if errors == 0 || one.len().abs_diff(other.len()) > errors {
        return false;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != wanted);
            let mut least = changed.min(last[column + 1] + 1).min(now[column] + 1);
            let is_exchanged =
                row > 0 && column > 0 && one[row - 1] == *wanted && *letter == other[column - 1];
            if is_exchanged {
                least = least.min(before_last[column - 1] + 1);
            }
            now.push(least);
        }
        before_last = std::mem::replace(&mut last, now);
    }
    last[other.len()] <= errors
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, query: &str) -> Vec<String> {
        let terms = analysis::terms(query);
        marked(text, &terms)
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect()
    }

    #[test]
    fn found_words_are_marked_as_they_are_written() {
        for (text, query, expected) in [
            ("Dattes Mejhoul, 1 kg", "DATTES", &["Dattes"] as &[&str]),
            ("Huile d’olive de Goulmima", "olives huile", &["Huile", "olive"]),
            ("Miel de thym", "mie", &["Miel"]),
            ("Safran de Taliouine", "safrna", &["Safran"]),
            ("التَّمر المجهول", "تمر", &["التَّمر"]),
            ("ⵜⵉⵢⵏⵉ ⵏ ⵜⴰⴼⵉⵍⴰⵍⵜ", "tiyni", &["ⵜⵉⵢⵏⵉ"]),
            ("Savon au lait", "a", &[]),
            ("", "miel", &[]),
        ] {
            assert_eq!(shown(text, query), expected, "{text} · {query}");
        }
    }

    #[test]
    fn errors_are_counted() {
        assert!(is_near("safran", "safarn", 1), "exchanged");
        assert!(is_near("safran", "saffran", 1), "put in");
        assert!(is_near("safran", "sfran", 1), "left out");
        assert!(is_near("safran", "sefren", 2), "changed");
        assert!(!is_near("safran", "sefren", 1));
        assert!(!is_near("safran", "savon", 1));
    }

    proptest! {
        #[test]
        fn ranges_are_ordered_and_cut_no_letter(text in "\\PC{0,60}", query in "\\PC{0,20}") {
            let terms = analysis::terms(&query);
            let mut end = 0;
            for range in marked(&text, &terms) {
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                end = range.end;
            }
        }
    }
}
