//! Names of communes in the reader's language. Goods and producers keep the French name; Arabic pages look the
//! Arabic one up.

use language::{Language, Texts};
use parties::address;
use std::collections::{BTreeSet, HashMap};
use store::Reader;
use values::slug::fold;
use web::{Markup, Speech};

/// The communes of the provinces a page speaks of, by folded French name: an apostrophe may be straight or round.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places(HashMap<String, Texts>);

impl Places {
    /// Reads the communes of these provinces, for pages that do not write them in French.
    pub(crate) fn read<'p>(
        reader: &Reader<'_>,
        provinces: impl IntoIterator<Item = &'p str>,
        language: Language,
    ) -> store::Result<Self> {
        let mut found = HashMap::new();
        if language == Language::Arabic {
            let provinces: BTreeSet<&str> = provinces.into_iter().collect();
            for province in provinces {
                let communes = address::communes(reader, province)?;
                found.extend(
                    communes
                        .into_iter()
                        .map(|commune| (fold(&commune.names.fr), commune.names)),
                );
            }
        }
        Ok(Self(found))
    }

    /// The name, for sentences and attributes.
    pub(crate) fn word(&self, commune: &str, speech: &Speech) -> String {
        self.0
            .get(&fold(commune))
            .map_or_else(|| commune.to_owned(), |names| speech.name_plain(names))
    }

    /// The name, kept together.
    pub(crate) fn name(&self, commune: &str, speech: &Speech) -> Markup {
        speech.bdi(&self.word(commune, speech))
    }
}
