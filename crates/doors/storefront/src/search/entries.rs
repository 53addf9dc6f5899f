//! What can be found: products, producers and aisles as entries of the index.

use catalogue::category::{self, Category};
use catalogue::label::{self, Label};
use catalogue::listing::{self, Candidate, Scope};
use catalogue::product::Product;
use language::{Language, Texts};
use parties::organisation::{self, Card, Organisation};
use search::{Entry, Section};
use std::collections::{BTreeSet, HashMap};
use store::Reader;
use values::id::Id;

/// Products.
pub const PRODUCTS: Section = Section(1);
/// Producers.
pub const PRODUCERS: Section = Section(2);
/// Aisles.
pub const AISLES: Section = Section(3);

/// The entries of these products: the same few statements for any number. Products without a format that is shown
/// have none.
pub fn of_products(reader: &Reader<'_>, products: &[Product]) -> store::Result<Vec<Entry>> {
    let ids = products.iter().map(|product| product.id).collect();
    let candidates = listing::candidates(reader, &Scope::Ids(ids))?;
    let formats: HashMap<Id<Product>, Candidate> = candidates
        .into_iter()
        .map(|candidate| (candidate.product, candidate))
        .collect();
    let producers: BTreeSet<Id<Organisation>> = products.iter().map(|product| product.producer).collect();
    let producers: Vec<Id<Organisation>> = producers.into_iter().collect();
    let around = Around {
        makers: organisation::cards_of(reader, &producers)?,
        aisles: category::list(reader)?,
        labels: label::list(reader)?,
    };
    let entry = |product: &Product| Some(around.entry(product, formats.get(&product.id)?));
    Ok(products.iter().filter_map(entry).collect())
}

/// The entry of a producer.
#[must_use]
pub fn of_producer(card: &Card) -> Entry {
    Entry {
        section: PRODUCERS,
        id: card.id.uuid().as_u128(),
        names: all(&card.names),
        related: vec![card.commune.clone()],
        texts: all(&card.presentation),
    }
}

/// The entry of an aisle.
#[must_use]
pub fn of_aisle(aisle: &Category) -> Entry {
    Entry {
        section: AISLES,
        id: aisle.id.uuid().as_u128(),
        names: all(&aisle.names),
        related: Vec::new(),
        texts: Vec::new(),
    }
}

/// What belongs to a product besides itself.
struct Around {
    makers: HashMap<Id<Organisation>, Card>,
    aisles: Vec<Category>,
    labels: Vec<Label>,
}

impl Around {
    fn entry(&self, product: &Product, formats: &Candidate) -> Entry {
        let details = &product.details;
        let mut related = vec![details.origin_commune.clone()];
        if let Some(maker) = self.makers.get(&product.producer) {
            related.extend(all(&maker.names));
        }
        let own_aisle = |aisle: &&Category| aisle.id == details.category;
        related.extend(
            self.aisles
                .iter()
                .filter(own_aisle)
                .flat_map(|aisle| all(&aisle.names)),
        );
        let own_label = |label: &&Label| details.labels.contains(&label.slug);
        related.extend(
            self.labels
                .iter()
                .filter(own_label)
                .flat_map(|label| all(&label.names)),
        );
        for format in &formats.variants {
            related.extend([format.label.clone(), format.sku.clone()]);
        }
        let mut texts = all(&details.descriptions);
        texts.extend(all(&details.ingredients));
        Entry {
            section: PRODUCTS,
            id: product.id.uuid().as_u128(),
            names: all(&details.names),
            related,
            texts,
        }
    }
}

/// A text in every language it is written in.
fn all(texts: &Texts) -> Vec<String> {
    let languages = Language::ALL.into_iter();
    languages
        .filter_map(|language| texts.exactly(language))
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect()
}
