//! The towns of the list in a cart and a checkout, by name in the reader's language.

use language::{Language, collate};
use shipping::city::{self, City};
use std::sync::Arc;
use store::Reader;
use web::{House, Problem};

/// What a kept list tells by: towns are kept by the room of shipping.
const TOPICS: &[&str] = &["shipping-changed"];

/// Every town; kept, because reading and ordering them was a fifth of a cart's page.
pub(crate) async fn cities_by_name(house: &House, language: Language) -> Result<Arc<Vec<City>>, Problem> {
    let read = move |reader: &Reader<'_>| {
        let mut cities = city::list(reader)?;
        collate::sort_by_name(&mut cities, language, |city| {
            city.names.in_language(language).text
        });
        Ok(cities)
    };
    house
        .recalled(format!("towns {language}"), TOPICS, Vec::len, read)
        .await
}
