//! Changing a person: name, entrance, a new link.

use super::{new, show};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::User;
use access::invitation;
use access::token::Token;
use access::user::{self, UserError};
use axum::http::StatusCode;
use values::id::Id;
use web::{Answer, FieldErrors, Form, Parts, Problem, Visit};

/// Gives another name.
pub(super) async fn rename(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id: Id<User> = typed::id(&text)?;
    let version = u32::try_from(typed::version(&form)?).map_err(|_| Problem::BadRequest)?;
    let (act, name) = (visit.act(), form.text("name").to_owned());
    let done: Result<(), UserError> = visit
        .house
        .store
        .write(move |unit| user::rename(unit, &act, id, &name, version))
        .await;
    finished(&visit, id, form, done, "saved").await
}

/// Closes the door to somebody else; with a reason.
pub(super) async fn disable(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id: Id<User> = typed::id(&text)?;
    let mut errors = FieldErrors::new();
    let reason = typed::reason(&visit, &form, "disable_reason", &mut errors);
    if !errors.is_empty() {
        return show::page(&visit, id, Showing::wrong(form.into_fields(), errors)).await;
    }
    if visit.staff()?.user == id {
        let text = visit.text("desk-not-yourself");
        return show::page(
            &visit,
            id,
            Showing::told(form.into_fields(), StatusCode::CONFLICT, text),
        )
        .await;
    }
    let act = visit.act();
    let done: Result<(), UserError> = visit
        .house
        .store
        .write(move |unit| user::disable(unit, &act, id, &reason))
        .await;
    finished(&visit, id, form, done, "disabled").await
}

/// Opens it again.
pub(super) async fn enable(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id: Id<User> = typed::id(&text)?;
    let act = visit.act();
    let done: Result<(), UserError> = visit
        .house
        .store
        .write(move |unit| user::enable(unit, &act, id))
        .await;
    finished(&visit, id, form, done, "enabled").await
}

/// Makes a link to choose a password, and shows it once.
pub(super) async fn link(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id: Id<User> = typed::id(&text)?;
    let act = visit.act();
    let made: Result<(Token, String), UserError> = visit
        .house
        .store
        .write(move |unit| {
            let record = user::by_id(unit, id)?.ok_or(UserError::Absent)?;
            Ok((invitation::send_again(unit, &act, id)?, record.name))
        })
        .await;
    match made {
        Ok((token, name)) => new::link_page(&visit, name, &token.reveal(), false, &id.to_string()),
        Err(error) => finished(&visit, id, form, Err(error), "").await,
    }
}

/// Goes on, or shows the person again with the sentence that says why not.
pub(super) async fn finished(
    visit: &Visit,
    id: Id<User>,
    form: Form,
    done: Result<(), UserError>,
    word: &str,
) -> Answer {
    match done.map_err(|error| error.refusal(visit)) {
        Ok(()) => web::see_other(&format!("/office/users/{id}?done={word}")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            show::page(visit, id, Showing::told(form.into_fields(), status, text)).await
        }
    }
}

impl Refused for UserError {
    fn refusal(self, visit: &Visit) -> Refusal {
        let key = match self {
            Self::Store(error) => return error.into(),
            Self::Absent => return Refusal::absent(),
            Self::Refused(_) => return Refusal::Away(Problem::Forbidden),
            Self::NameMissing | Self::Name(_) => return Refusal::wrong(visit.text("desk-name-missing")),
            Self::LoginTaken => "desk-login-taken",
            Self::Stale | Self::AlreadyDecided => "desk-order-error-stale",
            Self::LastAdministrator => "desk-last-administrator",
            Self::LastRole => "desk-last-role",
            Self::NoRole => "desk-no-role",
            Self::AlreadyHeld | Self::AlreadyAsked => "desk-role-already",
            Self::SamePerson => "desk-same-person",
            Self::NotActive => "desk-not-active",
        };
        Refusal::conflict(visit.text(key))
    }
}
