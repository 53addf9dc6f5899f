//! The journal of stock: every change of what is on hand, with its cause.

use crate::desk::address;
use crate::desk::choices::choice;
use crate::desk::lists;
use crate::desk::showing::Showing;
use crate::desk::table_file::{self, TableFile, headings};
use crate::desk::{typed, word};
use access::page::{ByTime, PageRequest};
use access::permission::Action;
use access::user;
use askama::Template;
use catalogue::variant::{self, Variant, VariantCard};
use inventory::movement::{self, Cause, Movement, MovementFilter};
use spreadsheets::Cell;
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["sku", "cause", "from", "until", "sort", "page"];
/// Lines of a page.
const PER_PAGE: u32 = 50;

/// A line of the journal in words.
pub(super) struct Line {
    pub(super) movement: Movement,
    pub(super) card: Option<VariantCard>,
    pub(super) cause: String,
    pub(super) who: String,
    /// Why, as a person typed it or as the house says it.
    pub(super) reason: Option<String>,
}

#[derive(Template)]
#[template(path = "stock/movements.html")]
struct MovementsPage {
    frame: OfficeFrame,
    showing: Showing,
    lines: Vec<Line>,
    causes: Vec<Choice>,
    sorts: Vec<Choice>,
    pagination: Pagination,
    export: String,
}

fn filter(reader: &Reader<'_>, fields: &Fields) -> store::Result<MovementFilter> {
    let sku = fields.text("sku").to_uppercase();
    let variants = match sku.as_str() {
        "" => None,
        sku => Some(
            variant::by_sku(reader, sku)?
                .map(|format| format.id)
                .into_iter()
                .collect(),
        ),
    };
    Ok(MovementFilter {
        variants,
        cause: Cause::from_word(fields.text("cause")),
        since: typed::from_day(fields),
        until: typed::until_day(fields),
    })
}

/// What lines of the journal need besides themselves.
#[derive(Default)]
pub(super) struct Around {
    cards: HashMap<Id<Variant>, VariantCard>,
    names: HashMap<Id<access::User>, String>,
}

impl Around {
    /// Reads articles and people of these lines.
    pub(super) fn read(reader: &Reader<'_>, movements: &[Movement]) -> store::Result<Self> {
        let mut around = Self::default();
        around.learn(reader, movements)?;
        Ok(around)
    }

    /// Adds the articles and people of a page of lines.
    fn learn(&mut self, reader: &Reader<'_>, movements: &[Movement]) -> store::Result<()> {
        let mut ids: Vec<Id<Variant>> = movements.iter().map(|movement| movement.variant_id).collect();
        ids.retain(|id| !self.cards.contains_key(id));
        self.cards.extend(variant::cards_of(reader, &ids)?);
        for id in movements.iter().filter_map(|movement| movement.actor_id) {
            if !self.names.contains_key(&id)
                && let Some(person) = user::by_id(reader, id)?
            {
                self.names.insert(id, person.name);
            }
        }
        Ok(())
    }

    /// A line in words.
    pub(super) fn line(&self, visit: &Visit, movement: Movement) -> Line {
        let named = movement.actor_id.and_then(|id| self.names.get(&id)).cloned();
        Line {
            card: self.cards.get(&movement.variant_id).cloned(),
            cause: word::said(visit, "desk-cause-", movement.cause.as_str()),
            reason: movement
                .reason
                .as_deref()
                .map(|reason| reason_in_words(visit, reason)),
            who: named.unwrap_or_else(|| word::said(visit, "desk-actor-", &movement.actor_kind)),
            movement,
        }
    }
}

/// Reasons that the house writes are closed words; what a person typed stays as it is.
fn reason_in_words(visit: &Visit, reason: &str) -> String {
    match reason {
        "demo" => visit.text("desk-stock-reason-demo"),
        "import" => visit.text("desk-stock-reason-import"),
        typed => typed.to_owned(),
    }
}

/// The order the reader asked for: the last movement first, unless told otherwise.
fn sort(fields: &Fields) -> ByTime {
    lists::sort(fields, ByTime::Newest)
}

/// Shows a page of the journal.
pub(super) async fn show(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let (asked, number) = (fields.clone(), fields.page());
    let (found, around) = visit
        .house
        .store
        .read(move |reader| {
            let found = movement::list(
                reader,
                &filter(reader, &asked)?,
                sort(&asked),
                PageRequest::new(number, PER_PAGE),
            )?;
            let around = Around::read(reader, &found.items)?;
            Ok::<_, Problem>((found, around))
        })
        .await?;
    let view = MovementsPage {
        sorts: lists::sorts(&visit, ByTime::Newest),
        frame: OfficeFrame::new(&visit, "stock")?,
        causes: causes(&visit, Some(visit.text("desk-any-cause")), Cause::ALL),
        pagination: Pagination::new(&visit, number, PER_PAGE, found.total),
        export: address::with("/office/stock/movements.csv", &fields, FIELDS, &[("page", "")]),
        lines: found
            .items
            .into_iter()
            .map(|movement| around.line(&visit, movement))
            .collect(),
        showing: Showing::first(&visit),
    };
    let status = view.showing.status();
    Showing::answer(status, &view)
}

/// Causes to choose from.
pub(super) fn causes(visit: &Visit, any: Option<String>, causes: &[Cause]) -> Vec<Choice> {
    let each = causes
        .iter()
        .map(|cause| choice(cause.as_str(), word::said(visit, "desk-cause-", cause.as_str())));
    any.map(|any| choice("", any)).into_iter().chain(each).collect()
}

const HEADINGS: &[&str] = &[
    "desk-when",
    "desk-sku",
    "desk-product",
    "desk-cause",
    "desk-delta",
    "desk-on-hand",
    "desk-who",
    "desk-reason",
];

/// Hands the journal out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let (movements, around) = visit
        .house
        .store
        .report(move |reader| {
            let (filter, sort) = (filter(reader, &fields)?, sort(&fields));
            let mut around = Around::default();
            let movements = lists::every(|request| {
                let page = movement::list(reader, &filter, sort, request)?;
                around.learn(reader, &page.items)?;
                Ok::<_, Problem>(page)
            })?;
            Ok::<_, Problem>((movements, around))
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for movement in movements {
        let line = around.line(&visit, movement);
        let when = table_file::moment(line.movement.at);
        let card = line.card.as_ref();
        file.row(&[
            Cell::Text(&when),
            Cell::Text(card.map(|card| card.sku.as_str()).unwrap_or_default()),
            Cell::Text(
                card.map(|card| card.names.in_language(visit.language).text)
                    .unwrap_or_default(),
            ),
            Cell::Text(&line.cause),
            table_file::number(line.movement.delta),
            table_file::number(line.movement.on_hand_after),
            Cell::Text(&line.who),
            Cell::Text(line.reason.as_deref().unwrap_or_default()),
        ])?;
    }
    table_file::answer(&visit, "desk-file-movements", file.finish()?)
}
