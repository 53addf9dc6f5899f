//! Cards of goods, read for a whole list at once: candidates, stock and certificates by sets of ids.

use super::look::tile;
use super::places::Places;
use super::sign::ShownSign;
use super::size::{size, size_plain};
use super::stock::{Stock, Tag};
use catalogue::label::{self, Label};
use catalogue::listing::{self, Candidate, CandidateVariant, Filter, ListItem, Order, Page, Scope, Sort};
use catalogue::variant::Variant;
use inventory::availability;
use jiff::civil::Date;
use language::Language;
use language::Texts;
use parties::organisation::{self, Organisation};
use parties::papers;
use std::collections::{BTreeSet, HashMap};
use store::Reader;
use values::id::Id;
use web::{Markup, ShopFrame};

/// What may be shown of a scope, with stock, and only labels whose certificates hold today.
pub(crate) struct Goods {
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) labels: Vec<Label>,
    pub(crate) places: Places,
    stock: HashMap<Id<Variant>, i64>,
    today: Date,
}

/// A card.
pub(crate) struct Good {
    pub(crate) sku: String,
    pub(crate) available: i64,
    pub(crate) href: String,
    pub(crate) name: Markup,
    pub(crate) price: Markup,
    pub(crate) size: Markup,
    pub(crate) unit: Option<Markup>,
    pub(crate) place: Markup,
    pub(crate) formats: Option<String>,
    pub(crate) tag: Option<Tag>,
    pub(crate) tile: String,
    pub(crate) drawing: Markup,
    pub(crate) signs: Vec<String>,
    pub(crate) add_to: String,
    pub(crate) add_word: String,
    stock: Stock,
}

impl Good {
    /// Whether it cannot be put into the cart.
    pub(crate) fn is_out(&self) -> bool {
        self.stock.is_gone()
    }
}

impl Goods {
    /// Reads a scope: the same few statements for any number of products.
    pub(crate) fn read(
        reader: &Reader<'_>,
        scope: &Scope,
        today: Date,
        language: Language,
    ) -> store::Result<Self> {
        let mut candidates = listing::candidates(reader, scope)?;
        let producers: BTreeSet<_> = candidates.iter().map(|candidate| candidate.producer).collect();
        let producers: Vec<_> = producers.into_iter().collect();
        listing::keep_valid_labels(&mut candidates, &papers::valid_labels(reader, &producers, today)?);
        let figures = availability::of(reader, &listing::stock_ids(&candidates))?;
        let stock = figures
            .into_iter()
            .map(|(variant, figure)| (variant, figure.available()))
            .collect();
        let places = places_of(reader, &producers, language)?;
        Ok(Self {
            candidates,
            labels: label::list(reader)?,
            places,
            stock,
            today,
        })
    }

    /// The page of a list.
    pub(crate) fn page(&self, filter: &Filter, sort: Sort, language: Language, number: u32) -> Page {
        let order = Order {
            sort,
            language,
            today: self.today,
        };
        listing::choose(&self.candidates, &self.stock, filter, order, number)
    }

    /// What can be had first, one of each aisle before a second of any, at most `most`.
    pub(crate) fn varied(
        &self,
        language: Language,
        most: usize,
        wanted: impl Fn(&Candidate) -> bool,
    ) -> Vec<ListItem> {
        let wanted: Vec<Candidate> = self
            .candidates
            .iter()
            .filter(|product| wanted(product))
            .cloned()
            .collect();
        let order = Order {
            sort: Sort::Recommended,
            language,
            today: self.today,
        };
        let page = listing::choose(&wanted, &self.stock, &Filter::default(), order, 1);
        let mut shown_aisles = BTreeSet::new();
        let (mut first, mut second): (Vec<ListItem>, Vec<ListItem>) = page
            .items
            .into_iter()
            .partition(|item| shown_aisles.insert(item.product.category));
        first.append(&mut second);
        first.truncate(most);
        first
    }

    /// The list in the order of its scope, as a search found it.
    pub(crate) fn in_order(&self, language: Language) -> Vec<ListItem> {
        let order = Order {
            sort: Sort::Recommended,
            language,
            today: self.today,
        };
        let one = |candidate: &Candidate| {
            let alone = std::slice::from_ref(candidate);
            listing::choose(alone, &self.stock, &Filter::default(), order, 1)
                .items
                .pop()
        };
        self.candidates.iter().filter_map(one).collect()
    }

    /// Cards of these items.
    pub(crate) fn cards(&self, items: &[ListItem], frame: &ShopFrame) -> Vec<Good> {
        items.iter().map(|item| self.card(item, frame)).collect()
    }

    fn card(&self, item: &ListItem, frame: &ShopFrame) -> Good {
        let product = &item.product;
        let (shown, available) = self.first_to_be_had(item);
        let month = u8::try_from(self.today.month()).unwrap_or(1);
        let stock = Stock::of(available, product.on_order, product.season, month);
        let unit = frame.unit_price(shown.content, shown.price);
        let name = frame.name_plain(&product.names);
        let word = [
            ("name", name.as_str().into()),
            ("size", size_plain(frame, shown.content, &shown.label).into()),
        ];
        let signs = self
            .labels
            .iter()
            .filter(|label| product.labels.contains(&label.slug));
        Good {
            sku: shown.sku.clone(),
            available,
            href: frame.href(&format!("/p/{}", product.slug)),
            name: frame.name(&product.names),
            price: frame.price(shown.price),
            size: size(frame, shown.content, &shown.label),
            unit: Some(unit).filter(|unit| !unit.as_str().is_empty()),
            place: self.places.name(&product.commune, frame),
            formats: (item.formats > 1).then(|| frame.text_of("good-formats", "count", item.formats)),
            tag: stock.tag(frame),
            tile: tile(&product.ground, product.tint.as_deref()),
            drawing: frame.drawing(&product.drawing),
            signs: signs.map(|label| ShownSign::new(label, frame).word).collect(),
            add_to: frame.href("/cart/lines"),
            add_word: frame.plain_with("good-add", &word),
            stock,
        }
    }

    /// The cheapest format that can be had; the cheapest of all when none can.
    fn first_to_be_had<'i>(&self, item: &'i ListItem) -> (&'i CandidateVariant, i64) {
        let told = |variant: &'i CandidateVariant| (variant, variant.available(&self.stock));
        let mut variants = item.product.variants.iter().map(told);
        variants
            .find(|(_, available)| *available > 0)
            .unwrap_or((&item.lead, item.lead_available))
    }
}

/// Only pages that do not write places in French need their producers' provinces.
fn places_of(
    reader: &Reader<'_>,
    producers: &[Id<Organisation>],
    language: Language,
) -> store::Result<Places> {
    if language != Language::Arabic {
        return Ok(Places::default());
    }
    let cards = organisation::cards_of(reader, producers)?;
    Places::read(
        reader,
        cards.values().map(|card| card.province_code.as_str()),
        language,
    )
}

/// An aisle as a picture with its name.
pub(crate) struct Aisle {
    pub(crate) href: String,
    pub(crate) name: Markup,
    pub(crate) tile: String,
    pub(crate) drawing: Markup,
}

impl Aisle {
    /// All aisles of the house.
    pub(crate) fn all(frame: &ShopFrame) -> Vec<Self> {
        let aisles = frame.aisles().into_iter().map(|link| Self {
            tile: tile(link.ground, None),
            drawing: frame.drawing(link.drawing),
            href: link.href,
            name: link.name,
        });
        aisles.collect()
    }

    /// One aisle.
    pub(crate) fn of(slug: &str, names: &Texts, drawing: &str, ground: &str, frame: &ShopFrame) -> Self {
        Self {
            href: frame.href(&format!("/c/{slug}")),
            name: frame.name(names),
            tile: tile(ground, None),
            drawing: frame.drawing(drawing),
        }
    }
}
