//! Words that mean one thing in several languages, and words that mean nothing alone.

use crate::analysis::terms;
use std::collections::{HashMap, HashSet};

/// Words that mean the same, and words that say nothing beside others.
///
/// Its text has one group a line, its words parted by commas; a word may be several (`eau de rose`).
/// A line that begins with `-` names empty words. `#` begins a comment.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Of each group the phrases, as terms.
    groups: Vec<Vec<Vec<String>>>,
    /// Groups by the first term of each of their phrases.
    by_first: HashMap<String, Vec<usize>>,
    empty: HashSet<String>,
}

/// A line of a vocabulary that says nothing.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: a group needs at least two words")]
pub struct VocabularyError {
    /// Its number, from 1.
    pub line: usize,
}

impl Vocabulary {
    /// Reads a vocabulary.
    pub fn read(text: &str) -> Result<Self, VocabularyError> {
        let mut vocabulary = Self::default();
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(words) = line.strip_prefix('-') {
                vocabulary.empty.extend(words.split(',').flat_map(terms));
            } else if !line.is_empty() {
                let phrases = line.split(',').map(terms);
                let phrases: Vec<Vec<String>> = phrases.filter(|phrase| !phrase.is_empty()).collect();
                if phrases.len() < 2 {
                    return Err(VocabularyError { line: number + 1 });
                }
                vocabulary.add(phrases);
            }
        }
        Ok(vocabulary)
    }

    fn add(&mut self, phrases: Vec<Vec<String>>) {
        let number = self.groups.len();
        for first in phrases.iter().filter_map(|phrase| phrase.first()) {
            let groups = self.by_first.entry(first.clone()).or_default();
            if groups.last() != Some(&number) {
                groups.push(number);
            }
        }
        self.groups.push(phrases);
    }

    /// Whether a term says nothing beside others.
    pub(crate) fn is_empty_word(&self, term: &str) -> bool {
        self.empty.contains(term)
    }

    /// The longest phrase of a group that these terms begin with: how many terms it takes, and the other
    /// phrases of all groups that have it.
    pub(crate) fn alternatives(&self, terms: &[String]) -> Option<(usize, Vec<&[String]>)> {
        let groups = self.by_first.get(terms.first()?)?;
        let begun = |phrase: &&Vec<String>| terms.starts_with(phrase);
        let phrases = groups.iter().flat_map(|number| &self.groups[*number]);
        let longest = phrases.filter(begun).map(Vec::len).max()?;
        let taken = &terms[..longest];
        let mut others: Vec<&[String]> = Vec::new();
        for number in groups {
            let group = &self.groups[*number];
            if group.iter().any(|phrase| phrase == taken) {
                let new = group.iter().map(Vec::as_slice).filter(|phrase| *phrase != taken);
                others.extend(new);
            }
        }
        Some((longest, others))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        Vocabulary::read(
            "# fruit\ndattes, datte, تمر, dates, tmar\neau de rose, ماء الورد, rose water\nrose, ورد\n\n- de, la, من",
        )
        .unwrap()
    }

    fn words(phrases: &[&[String]]) -> Vec<String> {
        phrases.iter().map(|phrase| phrase.join(" ")).collect()
    }

    #[test]
    fn a_word_has_the_others_of_its_group() {
        let vocabulary = vocabulary();
        let (taken, others) = vocabulary.alternatives(&terms("التمر الطازج")).unwrap();
        assert_eq!(taken, 1);
        assert_eq!(words(&others), ["dattes", "datte", "dates", "tmar"]);
        assert!(vocabulary.alternatives(&terms("miel")).is_none());
        assert!(vocabulary.alternatives(&[]).is_none());
    }

    #[test]
    fn the_longest_phrase_is_taken() {
        let vocabulary = vocabulary();
        let (taken, others) = vocabulary.alternatives(&terms("eau de rose bio")).unwrap();
        assert_eq!(
            (taken, words(&others)),
            (3, vec!["ماء ورد".to_owned(), "rose water".to_owned()])
        );
        let (taken, others) = vocabulary.alternatives(&terms("rose fraîche")).unwrap();
        assert_eq!((taken, words(&others)), (1, vec!["ورد".to_owned()]));
    }

    #[test]
    fn empty_words_and_wrong_lines_are_told() {
        assert!(vocabulary().is_empty_word("de"));
        assert!(!vocabulary().is_empty_word("dattes"));
        assert_eq!(
            Vocabulary::read("a, b\nalone").unwrap_err(),
            VocabularyError { line: 2 }
        );
    }
}
