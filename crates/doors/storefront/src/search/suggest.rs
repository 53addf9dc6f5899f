//! Names that go on from what is being typed, for the list below the search field.

use super::looking::{in_database, in_index};
use super::show::LONGEST_QUERY;
use catalogue::product;
use language::Language;
use parties::organisation;
use serde_json::json;
use store::Reader;
use web::{Answer, CachePolicy, Visit};

/// Names that are suggested at most.
const MOST: usize = 6;
/// Shortest beginning that is looked for, in characters.
const SHORTEST: usize = 2;
/// Seconds anybody may keep the answer.
const KEPT_SECONDS: u32 = 60;

/// Answers a JSON list of names, in the language of the page.
pub(crate) async fn suggest(visit: Visit) -> Answer {
    let query = visit.query.line("q", LONGEST_QUERY).unwrap_or_default();
    let names = if query.chars().count() < SHORTEST {
        Vec::new()
    } else {
        let (found, language) = (in_index(&visit.house, &query), visit.language);
        let read = move |reader: &Reader<'_>| {
            let found = match found {
                Some(found) => found,
                None => in_database(reader, &query)?,
            };
            names(reader, &found, language)
        };
        visit.house.store.read(read).await?
    };
    web::text(
        "application/json",
        json!(names).to_string(),
        CachePolicy::Public {
            seconds: KEPT_SECONDS,
        },
    )
}

fn names(
    reader: &Reader<'_>,
    found: &super::looking::Answered,
    language: Language,
) -> store::Result<Vec<String>> {
    let products: Vec<_> = found.products.iter().copied().take(MOST).collect();
    let producers: Vec<_> = found.producers.iter().copied().take(MOST).collect();
    let headings = product::headings_of(reader, &products)?;
    let cards = organisation::cards_of(reader, &producers)?;
    let named = products.iter().filter_map(|id| Some(&headings.get(id)?.names));
    let makers = producers.iter().filter_map(|id| Some(&cards.get(id)?.names));
    let mut names: Vec<String> = Vec::new();
    for texts in named.chain(makers) {
        let name = texts.in_language(language).text.to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(MOST);
    Ok(names)
}
