//! The list of products.

use crate::desk::address;
use crate::desk::choices::{choice, named};
use crate::desk::lists;
use crate::desk::shelf;
use crate::desk::showing::Showing;
use crate::desk::word;
use access::page::PageRequest;
use access::permission::Action;
use askama::Template;
use catalogue::category::{self, Category};
use catalogue::product::{self, Filter, Product, ProductStatus, Sort};
use catalogue::variant;
use language::{Language, Texts};
use parties::organisation::{self, Card};
use store::Reader;
use values::money::Money;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["q", "category", "producer", "status", "sort", "page"];
/// Rows of a page.
const PER_PAGE: u32 = 25;
/// From this many pieces down, a format is told to run out.
pub(crate) const LOW: i64 = 5;

/// A product with what its formats sum to.
pub(super) struct Row {
    pub(super) product: Product,
    pub(super) category: Option<Texts>,
    pub(super) producer: Option<Texts>,
    pub(super) formats: usize,
    pub(super) lowest: Option<Money>,
    pub(super) available: i64,
    pub(super) is_low: bool,
    /// Languages in which the name is missing.
    pub(super) missing: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "products/list.html")]
struct ListPage {
    frame: OfficeFrame,
    showing: Showing,
    rows: Vec<(Row, String, &'static str)>,
    categories: Vec<Choice>,
    producers: Vec<Choice>,
    statuses: Vec<Choice>,
    sorts: Vec<Choice>,
    pagination: Pagination,
    export: String,
}

/// The filter of an address.
pub(super) fn filter(fields: &Fields, categories: &[Category], cards: &[Card]) -> Filter {
    Filter {
        text: Some(fields.text("q").to_owned()).filter(|text| !text.is_empty()),
        category: categories
            .iter()
            .find(|one| one.slug == fields.text("category"))
            .map(|one| one.id),
        producer: cards
            .iter()
            .find(|one| one.slug == fields.text("producer"))
            .map(|one| one.id),
        status: ProductStatus::from_word(fields.text("status")),
    }
}

/// Products with what belongs to them, in a few statements.
pub(super) fn rows(
    reader: &Reader<'_>,
    products: Vec<Product>,
    categories: &[Category],
    cards: &[Card],
) -> store::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for product in products {
        let formats = variant::of(reader, product.id)?;
        let ids: Vec<_> = formats.iter().map(|one| one.id).collect();
        let shelves = shelf::of(reader, &ids)?;
        let each = || shelves.values().map(|one| one.available);
        rows.push(Row {
            category: categories
                .iter()
                .find(|one| one.id == product.category)
                .map(|one| one.names.clone()),
            producer: cards
                .iter()
                .find(|one| one.id == product.producer)
                .map(|one| one.names.clone()),
            formats: formats.len(),
            lowest: formats
                .iter()
                .map(|one| one.price)
                .min_by_key(|price| price.centimes()),
            available: each().sum(),
            is_low: !product.on_order && each().any(|available| available <= LOW),
            missing: missing(&product.names),
            product,
        });
    }
    Ok(rows)
}

/// The codes of the languages in which a text is missing.
pub(crate) fn missing(texts: &Texts) -> Vec<&'static str> {
    Language::ALL
        .into_iter()
        .filter(|language| texts.exactly(*language).is_none())
        .map(Language::code)
        .collect()
}

/// The order the reader asked for: by name, unless told otherwise.
pub(super) fn sort(fields: &Fields) -> Sort {
    lists::sort(fields, Sort::Name)
}

/// Shows the list.
pub(super) async fn show(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let number = fields.page();
    let asked = fields.clone();
    let (rows, total, categories, cards) = visit
        .house
        .store
        .read(move |reader| {
            let (categories, cards) = (category::list(reader)?, organisation::card_list(reader)?);
            let filter = filter(&asked, &categories, &cards);
            let found = product::list(reader, &filter, sort(&asked), PageRequest::new(number, PER_PAGE))?;
            Ok::<_, Problem>((
                rows(reader, found.items, &categories, &cards)?,
                found.total,
                categories,
                cards,
            ))
        })
        .await?;
    let view = ListPage {
        sorts: lists::sorts(&visit, Sort::Name),
        frame: OfficeFrame::new(&visit, "products")?,
        rows: rows
            .into_iter()
            .map(|row| {
                let status = row.product.status.as_str();
                (
                    row,
                    word::said(&visit, "desk-product-status-", status),
                    word::tone(status),
                )
            })
            .collect(),
        categories: named(
            visit.language,
            Some(visit.text("desk-any-category")),
            categories.iter().map(|one| (one.slug.clone(), &one.names)),
        ),
        producers: named(
            visit.language,
            Some(visit.text("desk-any-producer")),
            cards.iter().map(|one| (one.slug.clone(), &one.names)),
        ),
        statuses: statuses(&visit),
        pagination: Pagination::new(&visit, number, PER_PAGE, total),
        export: address::with("/office/products.csv", &fields, FIELDS, &[("page", "")]),
        showing: Showing::first(&visit),
    };
    let status = view.showing.status();
    Showing::answer(status, &view)
}

fn statuses(visit: &Visit) -> Vec<Choice> {
    let any = choice("", visit.text("desk-any-status"));
    let each = ProductStatus::ALL.iter().map(|status| {
        choice(
            status.as_str(),
            word::said(visit, "desk-product-status-", status.as_str()),
        )
    });
    [any].into_iter().chain(each).collect()
}
