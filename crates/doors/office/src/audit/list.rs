//! The trail with filters; of any object by `?object=order&id=…`.

use super::change::{self, Change};
use crate::desk::choices::choice;
use crate::desk::lists;
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use crate::desk::table_file::{self, TableFile, headings};
use crate::desk::{address, typed, word};
use access::audit::{self, AuditLine, Filter};
use access::page::{ByTime, MAX_SIZE, PageRequest};
use access::user_list;
use askama::Template;
use catalogue::variant;
use language::Language;
use orders::order;
use spreadsheets::Cell;
use std::collections::HashMap;
use store::Reader;
use uuid::Uuid;
use values::code::OrderCode;
use values::id::Id;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["object", "id", "act", "actor", "from", "until", "sort", "page"];
/// What acts are about.
const OBJECTS: &[&str] = &[
    "order",
    "fulfilment",
    "parcel",
    "product",
    "variant",
    "stock",
    "category",
    "label",
    "organisation",
    "user",
    "house",
    "page",
    "month",
    "carrier",
    "city",
    "zone",
    "rates",
    "pickup_point",
];
/// Shown figures of a long number.
const SHOWN: usize = 8;
/// Lines of a page.
const PER_PAGE: u32 = 50;

/// A line in words.
pub(super) struct Row {
    line: AuditLine,
    act: String,
    who: String,
    role: String,
    link: String,
    object: String,
    /// What people call it, or the end of its long number: enough to tell two apart.
    number: String,
    changes: Vec<Change>,
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "audit/list.html")]
struct AuditPage {
    frame: OfficeFrame,
    showing: Showing,
    rows: Vec<Row>,
    objects: Vec<Choice>,
    sorts: Vec<Choice>,
    pagination: Pagination,
    export: String,
}

fn filter(reader: &Reader<'_>, fields: &Fields) -> Result<Filter, Problem> {
    let given = |name: &str| {
        Some(fields.text(name))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let object_ids = match given("id") {
        Some(text) => meant(reader, &text)?,
        None => Vec::new(),
    };
    let objects: Vec<String> = match given("object") {
        Some(object) => vec![object],
        // One thing among all kinds of things: the trail is read by kind first.
        None if !object_ids.is_empty() => OBJECTS.iter().map(|object| (*object).to_owned()).collect(),
        None => Vec::new(),
    };
    Ok(Filter {
        objects,
        object_ids,
        actor: fields.text("actor").parse::<Id<access::User>>().ok(),
        act: given("act"),
        from: typed::from_day(fields),
        until: typed::until_day(fields),
    })
}

/// The numbers of what people call by another name: an order by its code, an article and its product by the
/// article's number; all else is a number already.
fn meant(reader: &Reader<'_>, text: &str) -> Result<Vec<String>, Problem> {
    if let Ok(code) = text.parse::<OrderCode>()
        && let Some(order) = order::id_of(reader, &code)?
    {
        return Ok(vec![order.to_string()]);
    }
    for sku in [text.to_owned(), text.to_uppercase()] {
        if let Some(article) = variant::by_sku(reader, &sku)? {
            return Ok(vec![article.id.to_string(), article.product.to_string()]);
        }
    }
    Ok(vec![text.to_owned()])
}

/// What people call the things of these lines, where they have another name than their number. People are called by
/// their logins: those who came in last, as many as a list holds.
fn names_of(reader: &Reader<'_>, lines: &[AuditLine]) -> Result<HashMap<String, String>, Problem> {
    let numbers = |objects: &[&str]| -> Vec<Uuid> {
        let about = lines.iter().filter(|line| objects.contains(&&*line.object));
        about.filter_map(|line| line.object_id.parse().ok()).collect()
    };
    let articles: Vec<_> = numbers(&["variant", "stock"])
        .into_iter()
        .map(Id::from_uuid)
        .collect();
    let codes = order::codes_of(reader, &numbers(&["order"])).map_err(reading)?;
    let codes = codes
        .into_iter()
        .map(|(id, code)| (id.to_string(), code.to_string()));
    let skus = variant::cards_of(reader, &articles)?.into_iter();
    let mut names: HashMap<String, String> = codes
        .chain(skus.map(|(id, card)| (id.to_string(), card.sku)))
        .collect();
    if !numbers(&["user"]).is_empty() {
        let first = PageRequest::new(1, MAX_SIZE);
        let people = user_list::list(
            reader,
            &user_list::Filter::default(),
            user_list::Sort::Seen,
            first,
        )?;
        let logins = people.items.into_iter();
        names.extend(logins.map(|one| (one.id.to_string(), one.login.clone())));
    }
    Ok(names)
}

fn row(visit: &Visit, line: AuditLine, names: &HashMap<String, String>) -> Row {
    let named = Some(line.actor_name.clone()).filter(|name| !name.is_empty());
    let is_role = access::Role::from_word(&line.acting_role).is_some();
    Row {
        act: known_words(visit, "desk-act-", &line.act),
        object: known_words(visit, "desk-object-", &line.object),
        number: names
            .get(&line.object_id)
            .map_or_else(|| number_of(&line).to_owned(), Clone::clone),
        reason: reason(visit, &line),
        changes: change::of(visit, &line.object, line.before.as_deref(), line.after.as_deref()),
        who: named.unwrap_or_else(|| word::said(visit, "desk-actor-", &line.actor_kind)),
        role: if is_role {
            word::said(visit, "desk-role-", &line.acting_role)
        } else {
            String::new()
        },
        link: of_object(&line),
        line,
    }
}

/// The number that tells a thing from its like; there is one house, which needs none.
fn number_of(line: &AuditLine) -> &str {
    if line.object_id == line.object {
        ""
    } else {
        number(&line.object_id)
    }
}

/// Why, as somebody wrote it; of a refusal, what was not permitted.
fn reason(visit: &Visit, line: &AuditLine) -> Option<String> {
    let reason = line.reason.as_deref()?;
    Some(if line.act == "refused" {
        known_words(visit, "desk-may-", reason)
    } else {
        reason.to_owned()
    })
}

/// The words of a kept word; one that has none yet is told as it is kept.
pub(super) fn known_words(visit: &Visit, prefix: &str, word: &str) -> String {
    let key = word::key(prefix, word);
    if visit
        .house
        .messages
        .keys(Language::French)
        .binary_search(&key)
        .is_ok()
    {
        visit.text(&key)
    } else {
        word.to_owned()
    }
}

/// The last figures of a long number; a short name whole.
fn number(id: &str) -> &str {
    id.len()
        .checked_sub(SHOWN)
        .filter(|_| id.parse::<uuid::Uuid>().is_ok())
        .map_or(id, |from| &id[from..])
}

/// The things acts are about, to choose from.
fn objects(visit: &Visit) -> Vec<Choice> {
    let mut objects: Vec<Choice> = OBJECTS
        .iter()
        .map(|object| choice(*object, known_words(visit, "desk-object-", object)))
        .collect();
    objects.sort_by_cached_key(|one| values::slug::fold(&one.text));
    objects.insert(0, choice("", visit.text("desk-any-status")));
    objects
}

/// The address of all lines about the same thing.
fn of_object(line: &AuditLine) -> String {
    let about = [("object", &*line.object), ("id", &*line.object_id)];
    address::with("/office/audit", &Fields::default(), &["object", "id"], &about)
}

/// The order the reader asked for: the last line first, unless told otherwise.
fn sort(fields: &Fields) -> ByTime {
    lists::sort(fields, ByTime::Newest)
}

/// Shows a page of the trail.
pub(super) async fn show(visit: Visit) -> Answer {
    let fields = visit.query.clone();
    let (asked, number) = (fields.clone(), fields.page());
    let (found, names) = visit
        .house
        .store
        .read(move |reader| {
            let filter = filter(reader, &asked)?;
            let sort = sort(&asked);
            let found = audit::list(reader, &filter, sort, PageRequest::new(number, PER_PAGE))?;
            let names = names_of(reader, &found.items)?;
            Ok::<_, Problem>((found, names))
        })
        .await?;
    let view = AuditPage {
        sorts: lists::sorts(&visit, ByTime::Newest),
        frame: OfficeFrame::new(&visit, "audit")?,
        objects: objects(&visit),
        pagination: Pagination::new(&visit, number, PER_PAGE, found.total),
        rows: found
            .items
            .into_iter()
            .map(|line| row(&visit, line, &names))
            .collect(),
        export: address::with("/office/audit.csv", &fields, FIELDS, &[("page", "")]),
        showing: Showing::first(&visit),
    };
    let status = view.showing.status();
    Showing::answer(status, &view)
}

const HEADINGS: &[&str] = &[
    "desk-when",
    "desk-who",
    "desk-role",
    "desk-act",
    "desk-object",
    "desk-object-id",
    "desk-before",
    "desk-after",
    "desk-reason",
    "desk-network-address",
];

/// Hands the trail out as CSV, with the filters of the page.
pub(super) async fn download(visit: Visit) -> Answer {
    let asked = visit.query.clone();
    let lines = visit
        .house
        .store
        .report(move |reader| {
            let (filter, sort) = (filter(reader, &asked)?, sort(&asked));
            Ok::<_, Problem>(lists::every(|page| audit::list(reader, &filter, sort, page))?)
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for line in lines {
        let at = table_file::moment(line.at);
        let row = row(&visit, line, &HashMap::new());
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (before, after, reason) = (text(&row.line.before), text(&row.line.after), text(&row.reason));
        file.row(&[
            Cell::Text(&at),
            Cell::Text(&row.who),
            Cell::Text(&row.role),
            Cell::Text(&row.line.act),
            Cell::Text(&row.line.object),
            Cell::Text(&row.line.object_id),
            Cell::Text(&before),
            Cell::Text(&after),
            Cell::Text(&reason),
            Cell::Text(row.line.address.as_deref().unwrap_or_default()),
        ])?;
    }
    table_file::answer(&visit, "desk-file-audit", file.finish()?)
}
