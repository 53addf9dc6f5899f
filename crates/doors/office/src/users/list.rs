//! The list of people, and the roles that wait for a second administrator.

use crate::desk::address;
use crate::desk::age::age;
use crate::desk::choices::choice;
use crate::desk::lists;
use crate::desk::showing::Showing;
use crate::desk::word;
use access::page::PageRequest;
use access::role_grant::{self, Waiting};
use access::user::{Record, Status};
use access::user_list::{self, Filter, Sort};
use access::{Role, User};
use askama::Template;
use values::id::Id;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["q", "role", "status", "sort", "page"];
/// Rows of a page.
const PER_PAGE: u32 = 50;

/// A person in words.
pub(super) struct Row {
    pub(super) record: Record,
    pub(super) roles: Vec<String>,
    pub(super) status: String,
    tone: &'static str,
}

/// A role that waits.
pub(super) struct Request {
    waiting: Waiting,
    role: String,
    age: String,
    /// Whether this person may agree to it.
    can_approve: bool,
}

#[derive(Template)]
#[template(path = "users/list.html")]
struct ListPage {
    frame: OfficeFrame,
    showing: Showing,
    rows: Vec<Row>,
    requests: Vec<Request>,
    roles: Vec<Choice>,
    statuses: Vec<Choice>,
    sorts: Vec<Choice>,
    pagination: Pagination,
    export: String,
}

/// The filter of an address.
pub(super) fn filter(fields: &Fields) -> Filter {
    Filter {
        status: Status::from_word(fields.text("status")),
        role: Role::from_word(fields.text("role")),
        organisation: None,
        begins: Some(fields.text("q").to_owned()).filter(|text| !text.is_empty()),
    }
}

/// The order the reader asked for: by name, unless told otherwise.
pub(super) fn sort(fields: &Fields) -> Sort {
    lists::sort(fields, Sort::Name)
}

/// Shows the list.
pub(super) async fn show(visit: Visit) -> Answer {
    let showing = Showing::first(&visit);
    page(&visit, showing).await
}

/// Shows the list, with what happened to the last act.
pub(super) async fn page(visit: &Visit, showing: Showing) -> Answer {
    let (filter, sort) = (filter(&visit.query), sort(&visit.query));
    let number = visit.query.page();
    let (found, waiting) = visit
        .house
        .store
        .read(move |reader| {
            let found = user_list::list(reader, &filter, sort, PageRequest::new(number, PER_PAGE))?;
            Ok::<_, Problem>((found, role_grant::waiting(reader)?))
        })
        .await?;
    let me = visit.staff()?.user;
    let status = showing.status();
    let any = choice("", visit.text("desk-any-status"));
    let statuses = Status::ALL.iter().map(|status| {
        choice(
            status.as_str(),
            word::said(visit, "desk-user-status-", status.as_str()),
        )
    });
    let view = ListPage {
        sorts: lists::sorts(visit, Sort::Name),
        frame: OfficeFrame::new(visit, "users")?,
        pagination: Pagination::new(visit, number, PER_PAGE, found.total),
        export: address::with("/office/users.csv", &visit.query, FIELDS, &[("page", "")]),
        rows: found.items.into_iter().map(|record| row(visit, record)).collect(),
        requests: waiting
            .into_iter()
            .map(|waiting| request(visit, me, waiting))
            .collect(),
        roles: role_choices(visit, Some(visit.text("desk-any-role"))),
        statuses: [any].into_iter().chain(statuses).collect(),
        showing,
    };
    Showing::answer(status, &view)
}

pub(super) fn row(visit: &Visit, record: Record) -> Row {
    Row {
        roles: record
            .roles
            .iter()
            .map(|role| word::said(visit, "desk-role-", role.as_str()))
            .collect(),
        status: word::said(visit, "desk-user-status-", record.status.as_str()),
        tone: word::tone(record.status.as_str()),
        record,
    }
}

fn request(visit: &Visit, me: Id<User>, waiting: Waiting) -> Request {
    Request {
        role: word::said(visit, "desk-role-", waiting.role.as_str()),
        age: age(visit, waiting.proposed_at),
        can_approve: waiting.proposed_by != me && waiting.user_id != me,
        waiting,
    }
}

/// Roles to choose from.
pub(super) fn role_choices(visit: &Visit, any: Option<String>) -> Vec<Choice> {
    let each = Role::ALL
        .iter()
        .map(|role| choice(role.as_str(), word::said(visit, "desk-role-", role.as_str())));
    any.map(|any| choice("", any)).into_iter().chain(each).collect()
}
