//! What must hold of parties at any time.

use crate::organisation::{Organisation, words_of};
use crate::{house, organisation};
use access::check::Finding;
use access::page::PageRequest;
use std::collections::BTreeSet;
use store::{Reader, Result, args};
use values::id::Id;

/// An organisation is found by the words of its names and commune, and by no others.
const WORDS: &str = "organisation-words";
/// The depot of the house is an organisation.
const DEPOT: &str = "house-depot";

/// Names of the invariants of this room.
pub const INVARIANTS: &[&str] = &[WORDS, DEPOT];

store::statements! {
    read WORDS_OF: (String,) = "SELECT word FROM organisation_word WHERE organisation_id = ?1 ORDER BY word";
}

/// Looks for broken invariants; empty when all hold.
pub fn check(reader: &Reader<'_>) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut number = 1;
    loop {
        let page = organisation::list(
            reader,
            &organisation::Filter::default(),
            organisation::Sort::Name,
            PageRequest::new(number, 100),
        )?;
        for record in &page.items {
            let kept = kept_words(reader, record.id)?;
            if kept != words_of(&record.details) {
                findings.push(Finding {
                    invariant: WORDS,
                    offender: format!("organisation {}", record.slug),
                });
            }
        }
        if u64::from(number) >= page.pages() {
            break;
        }
        number += 1;
    }
    if let Some(slug) = house::load(reader)?.depot_organisation
        && organisation::by_slug(reader, &slug)?.is_none()
    {
        findings.push(Finding {
            invariant: DEPOT,
            offender: format!("no organisation {slug}"),
        });
    }
    Ok(findings)
}

fn kept_words(reader: &Reader<'_>, id: Id<Organisation>) -> Result<BTreeSet<String>> {
    Ok(reader
        .all(WORDS_OF, args![id])?
        .into_iter()
        .map(|(word,)| word)
        .collect())
}
