//! The page of a person.

use super::list::role_choices;
use crate::desk::showing::Showing;
use crate::desk::word;
use access::permission::Action;
use access::user::{self, Record, Status};
use access::{Role, User};
use askama::Template;
use parties::organisation::{self, Card};
use values::id::Id;
use web::parts::Choice;
use web::{Answer, OfficeFrame, Parts, Problem, Visit};

#[derive(Template)]
#[template(path = "users/show.html")]
struct UserPage {
    frame: OfficeFrame,
    showing: Showing,
    record: Record,
    status: String,
    tone: &'static str,
    producer: Option<Card>,
    held: Vec<(Role, String)>,
    roles: Vec<Choice>,
    is_disabled: bool,
    /// Whether it is the reader's own page.
    is_own: bool,
}

/// Shows the person.
pub(super) async fn show(visit: Visit, Parts(text): Parts<String>) -> Answer {
    let id = crate::desk::typed::id(&text)?;
    let showing = Showing::first(&visit);
    page(&visit, id, showing).await
}

/// Shows the person, with what happened to the last act.
pub(super) async fn page(visit: &Visit, id: Id<User>, showing: Showing) -> Answer {
    let (record, producer) = visit
        .house
        .store
        .read(move |reader| {
            let record = user::by_id(reader, id)?.ok_or_else(Problem::not_found)?;
            let producer = match record.organisation.map(Id::from_uuid) {
                Some(id) => organisation::cards_of(reader, &[id])?.remove(&id),
                None => None,
            };
            Ok::<_, Problem>((record, producer))
        })
        .await?;
    let form = if showing.form.get("name").is_none() {
        showing.form.clone().with("name", &*record.name)
    } else {
        showing.form.clone()
    };
    let status = showing.status();
    let view = UserPage {
        frame: OfficeFrame::new(visit, "users")?,
        status: word::said(visit, "desk-user-status-", record.status.as_str()),
        tone: word::tone(record.status.as_str()),
        held: record
            .roles
            .iter()
            .map(|role| (*role, word::said(visit, "desk-role-", role.as_str())))
            .collect(),
        roles: role_choices(visit, None)
            .into_iter()
            .filter(|choice| !record.roles.iter().any(|role| role.as_str() == choice.value))
            .collect(),
        is_disabled: record.status == Status::Disabled,
        is_own: visit.staff()?.user == record.id,
        producer,
        record,
        showing: showing.with_form(form),
    };
    Showing::answer(status, &view)
}
