//! What a kept page of goods depends on, in topics of [`store::Changes`].

use catalogue::listing::Candidate;
use catalogue::variant::Variant;
use inventory::availability;
use std::collections::BTreeSet;
use values::id::Id;

/// Facts that may bring other goods into a list, take some out, or change what its facets count.
const OF_LISTS: [&str; 5] = [
    "product-changed",
    "category-changed",
    "label-changed",
    "organisation-changed",
    "place-changed",
];

/// The same, for lists that are kept before they are narrowed: with how many can be had of each.
pub(crate) const OF_WHOLE_LISTS: &[&str] = &[
    OF_LISTS[0],
    OF_LISTS[1],
    OF_LISTS[2],
    OF_LISTS[3],
    OF_LISTS[4],
    availability::ANY_STOCK,
];

/// The topics of a page, each once.
#[derive(Debug, Default)]
pub(crate) struct Topics(BTreeSet<String>);

impl Topics {
    /// Of a page that shows what a whole aisle or producer has.
    pub(crate) fn of_list() -> Self {
        Self::default().and(OF_LISTS)
    }

    /// These topics too.
    pub(crate) fn and<T: Into<String>>(mut self, topics: impl IntoIterator<Item = T>) -> Self {
        self.0.extend(topics.into_iter().map(Into::into));
        self
    }

    /// The goods of these cards too: what is told of them, and how many can be had.
    pub(crate) fn showing<'c>(mut self, goods: impl IntoIterator<Item = &'c Candidate>) -> Self {
        for product in goods {
            self.0.insert(format!("product:{}", product.product));
            self.0.insert(format!("organisation:{}", product.producer));
            for format in &product.variants {
                let parts = format.parts.iter().map(|part| part.variant);
                self = self.with_stock(parts.chain([format.id]));
            }
        }
        self
    }

    /// How many can be had of these too.
    pub(crate) fn with_stock(self, variants: impl IntoIterator<Item = Id<Variant>>) -> Self {
        self.and(variants.into_iter().map(availability::topic))
    }

    /// The topics, in order.
    pub(crate) fn into_vec(self) -> Vec<String> {
        self.0.into_iter().collect()
    }
}
