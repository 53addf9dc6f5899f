//! From what was typed to what the index is asked.

use crate::analysis::{terms, without_particle};
use crate::entry::Section;
use crate::fields::Fields;
use crate::sound;
use crate::vocabulary::Vocabulary;
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

/// Longest query that is read, in bytes; what is longer is cut.
const LONGEST_QUERY: usize = 1_000;
/// Most terms that are looked for.
const MOST_TERMS: usize = 8;
/// Most other phrases that are looked for in the place of one.
const MOST_ALTERNATIVES: usize = 16;
/// Shortest beginning that finds longer words.
const SHORTEST_BEGINNING: usize = 2;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'w> {
    /// What was typed.
    pub text: &'w str,
    /// The kind of entries.
    pub section: Section,
    /// How many are given back at most.
    pub most: usize,
}

/// How much is forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Forgiving {
    /// Words, beginnings, and other words for the same.
    Nothing,
    /// Typing errors and spellings that sound alike too.
    Spelling,
    /// Also entries that have only some of the words.
    Missing,
}

/// Boosts: a name says more than what is related, whole words more than beginnings, what was typed
/// more than what it may mean.
#[allow(clippy::disallowed_types, reason = "scores of the engine; no money is near")]
mod boost {
    pub(super) const NAME: f32 = 6.0;
    pub(super) const RELATED: f32 = 2.5;
    pub(super) const TEXT: f32 = 0.6;
    pub(super) const NAME_BEGINNING: f32 = 5.0;
    pub(super) const RELATED_BEGINNING: f32 = 1.5;
    pub(super) const NAME_MISTYPED: f32 = 3.0;
    pub(super) const NAME_BEGINNING_MISTYPED: f32 = 2.0;
    pub(super) const RELATED_MISTYPED: f32 = 1.0;
    pub(super) const SOUND: f32 = 2.5;
    pub(super) const ALTERNATIVE: f32 = 0.8;
}

/// One thing that is wanted: a term or a phrase, with what else may stand for it.
pub(crate) struct Part<'v> {
    pub(crate) terms: Vec<String>,
    pub(crate) alternatives: Vec<&'v [String]>,
}

/// The terms of a query in parts.
pub(crate) fn parts<'v>(text: &str, vocabulary: &'v Vocabulary) -> Vec<Part<'v>> {
    let end = text.floor_char_boundary(LONGEST_QUERY);
    let mut all = terms(&text[..end]);
    all.truncate(MOST_TERMS * 2);
    let mut parts: Vec<Part<'v>> = Vec::new();
    let mut rest = all.as_slice();
    while let [first, after @ ..] = rest {
        let (taken, mut alternatives) = vocabulary.alternatives(rest).unwrap_or((1, Vec::new()));
        alternatives.truncate(MOST_ALTERNATIVES);
        let terms = rest.get(..taken).unwrap_or(std::slice::from_ref(first)).to_vec();
        let says_nothing = taken == 1 && alternatives.is_empty() && vocabulary.is_empty_word(first);
        if !says_nothing {
            parts.push(Part { terms, alternatives });
        }
        rest = after.get(taken - 1..).unwrap_or_default();
    }
    if parts.is_empty() {
        parts.extend(all.into_iter().map(|term| Part {
            terms: vec![term],
            alternatives: Vec::new(),
        }));
    }
    parts.truncate(MOST_TERMS);
    parts
}

/// The query over these parts; `forgiving` tells how much.
pub(crate) fn build(
    fields: Fields,
    section: Section,
    parts: &[Part<'_>],
    forgiving: Forgiving,
) -> Box<dyn Query> {
    let occur = if forgiving == Forgiving::Missing {
        Occur::Should
    } else {
        Occur::Must
    };
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = parts
        .iter()
        .map(|part| (occur, of_part(fields, part, forgiving)))
        .collect();
    if forgiving == Forgiving::Missing {
        let any: Box<dyn Query> = Box::new(BooleanQuery::new(clauses));
        clauses = vec![(Occur::Must, any)];
    }
    let section = Term::from_field_u64(fields.section, u64::from(section.0));
    let of_section = TermQuery::new(section, IndexRecordOption::Basic);
    clauses.push((
        Occur::Must,
        Box::new(ConstScoreQuery::new(Box::new(of_section), 0.0)),
    ));
    Box::new(BooleanQuery::new(clauses))
}

fn of_part(fields: Fields, part: &Part<'_>, forgiving: Forgiving) -> Box<dyn Query> {
    let typed = of_phrase(fields, &part.terms, forgiving, 1.0);
    let mut ways = vec![typed];
    for phrase in &part.alternatives {
        ways.push(of_phrase(fields, phrase, Forgiving::Nothing, boost::ALTERNATIVE));
    }
    Box::new(DisjunctionMaxQuery::new(ways))
}

#[allow(clippy::disallowed_types, reason = "scores of the engine; no money is near")]
fn of_phrase(fields: Fields, terms: &[String], forgiving: Forgiving, factor: f32) -> Box<dyn Query> {
    let clauses = terms
        .iter()
        .map(|term| (Occur::Must, of_term(fields, term, forgiving, factor)));
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = clauses.collect();
    match (clauses.len(), clauses.pop()) {
        (1, Some((_, only))) => only,
        (_, last) => {
            clauses.extend(last);
            Box::new(BooleanQuery::new(clauses))
        }
    }
}

#[allow(
    clippy::disallowed_types,
    clippy::float_arithmetic,
    reason = "scores of the engine; no money is near"
)]
fn of_term(fields: Fields, term: &str, forgiving: Forgiving, factor: f32) -> Box<dyn Query> {
    let mut ways: Vec<Box<dyn Query>> = Vec::new();
    let mut add =
        |query: Box<dyn Query>, boost: f32| ways.push(Box::new(BoostQuery::new(query, boost * factor)));
    add(whole(fields.names, term), boost::NAME);
    add(whole(fields.related, term), boost::RELATED);
    add(whole(fields.texts, term), boost::TEXT);
    if term.chars().count() >= SHORTEST_BEGINNING {
        add(beginning(fields.names, term, 0), boost::NAME_BEGINNING);
        add(beginning(fields.related, term, 0), boost::RELATED_BEGINNING);
    }
    if let Some(bare) = without_particle(term) {
        add(whole(fields.names, bare), boost::NAME_MISTYPED);
    }
    if forgiving != Forgiving::Nothing {
        let distance = distance(term);
        if distance > 0 {
            add(mistyped(fields.names, term, distance), boost::NAME_MISTYPED);
            add(
                beginning(fields.names, term, distance),
                boost::NAME_BEGINNING_MISTYPED,
            );
            add(mistyped(fields.related, term, distance), boost::RELATED_MISTYPED);
        }
        if let Some(sound) = sound::of(term) {
            let heard = TermQuery::new(
                Term::from_field_text(fields.sounds, &sound),
                IndexRecordOption::Basic,
            );
            add(Box::new(ConstScoreQuery::new(Box::new(heard), 1.0)), boost::SOUND);
        }
    }
    Box::new(DisjunctionMaxQuery::new(ways))
}

/// How many typing errors are forgiven: none under 4 letters, one to 7, two from 8.
pub(crate) fn distance(term: &str) -> u8 {
    if term.chars().any(|letter| letter.is_ascii_digit()) {
        return 0;
    }
    match term.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

fn whole(field: Field, term: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, term),
        IndexRecordOption::WithFreqs,
    ))
}

fn beginning(field: Field, term: &str, distance: u8) -> Box<dyn Query> {
    Box::new(FuzzyTermQuery::new_prefix(
        Term::from_field_text(field, term),
        distance,
        true,
    ))
}

fn mistyped(field: Field, term: &str, distance: u8) -> Box<dyn Query> {
    Box::new(FuzzyTermQuery::new(
        Term::from_field_text(field, term),
        distance,
        true,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        Vocabulary::read("eau de rose, ماء الورد\n- de, la").unwrap()
    }

    #[test]
    fn empty_words_are_left_out_unless_they_are_all_there_is() {
        let vocabulary = vocabulary();
        let shown = |text: &str| -> Vec<String> {
            parts(text, &vocabulary)
                .iter()
                .map(|part| part.terms.join(" "))
                .collect()
        };
        assert_eq!(shown("huile de la vallée"), ["huile", "vallee"]);
        assert_eq!(shown("de la"), ["de", "la"]);
        assert_eq!(shown("bonne eau de rose"), ["bonne", "eau de rose"]);
        assert!(shown(" ،؟ \u{0301}").is_empty());
        assert_eq!(shown(&"x ".repeat(9_000)).len(), MOST_TERMS);
    }

    #[test]
    fn long_words_forgive_more() {
        for (term, errors) in [
            ("the", 0),
            ("miel", 1),
            ("safran", 1),
            ("tafilelt", 2),
            ("500g", 0),
            ("عسل", 0),
            ("مجهول", 1),
        ] {
            assert_eq!(distance(term), errors, "{term}");
        }
    }
}
