//! The list of producers, with what each is owed.

use crate::desk::address;
use crate::desk::choices::choice;
use crate::desk::lists;
use crate::desk::showing::Showing;
use crate::desk::word;
use access::page::PageRequest;
use access::permission::Action;
use askama::Template;
use catalogue::product;
use ledger::account::AccountKind;
use ledger::balance;
use parties::organisation::{self, Filter, Organisation, OrganisationKind, Record, Sort};
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use values::money::Money;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["q", "kind", "sort", "page"];
/// Rows of a page.
const PER_PAGE: u32 = 50;

/// A producer with figures.
pub(super) struct Row {
    pub(super) record: Record,
    pub(super) kind: String,
    pub(super) products: u64,
    pub(super) owed: Option<Money>,
}

#[derive(Template)]
#[template(path = "producers/list.html")]
struct ListPage {
    frame: OfficeFrame,
    showing: Showing,
    rows: Vec<Row>,
    kinds: Vec<Choice>,
    sorts: Vec<Choice>,
    pagination: Pagination,
    export: String,
}

/// The filter of an address.
pub(super) fn filter(fields: &Fields) -> Filter {
    Filter {
        text: Some(fields.text("q").to_owned()).filter(|text| !text.is_empty()),
        kind: OrganisationKind::from_word(fields.text("kind")),
        ..Filter::default()
    }
}

/// What producers are owed: the books hold it as a credit.
pub(super) fn owed(reader: &Reader<'_>) -> Result<HashMap<Id<Organisation>, Money>, Problem> {
    balance::by_party(reader, AccountKind::ProducerPayable)?
        .into_iter()
        .map(|(party, balance)| Ok((Id::from_uuid(party), balance.negated().map_err(Problem::faulty)?)))
        .collect()
}

/// A producer in words; the sum owed only for those who may see it.
pub(super) fn row(
    visit: &Visit,
    record: Record,
    products: &HashMap<Id<Organisation>, u64>,
    owed: &HashMap<Id<Organisation>, Money>,
) -> Row {
    let sum = owed.get(&record.id).copied().unwrap_or(Money::ZERO_MAD);
    Row {
        kind: word::said(visit, "desk-kind-", record.kind.as_str()),
        products: products.get(&record.id).copied().unwrap_or(0),
        owed: visit.may(Action::ViewOwing).then_some(sum),
        record,
    }
}

/// The order the reader asked for: by name, unless told otherwise.
pub(super) fn sort(fields: &Fields) -> Sort {
    lists::sort(fields, Sort::Name)
}

/// Shows the list.
pub(super) async fn show(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let (filter, sort, number) = (filter(&fields), sort(&fields), fields.page());
    let (found, products, owed) = visit
        .house
        .store
        .read(move |reader| {
            let found = organisation::list(reader, &filter, sort, PageRequest::new(number, PER_PAGE))?;
            Ok::<_, Problem>((found, product::published_by_producer(reader)?, owed(reader)?))
        })
        .await?;
    let any = choice("", visit.text("desk-any-kind"));
    let kinds = OrganisationKind::ALL
        .iter()
        .map(|kind| choice(kind.as_str(), word::said(&visit, "desk-kind-", kind.as_str())));
    let view = ListPage {
        sorts: lists::sorts(&visit, Sort::Name),
        frame: OfficeFrame::new(&visit, "producers")?,
        kinds: [any].into_iter().chain(kinds).collect(),
        pagination: Pagination::new(&visit, number, PER_PAGE, found.total),
        rows: found
            .items
            .into_iter()
            .map(|record| row(&visit, record, &products, &owed))
            .collect(),
        export: address::with("/office/producers.csv", &fields, FIELDS, &[("page", "")]),
        showing: Showing::first(&visit),
    };
    let status = view.showing.status();
    Showing::answer(status, &view)
}
