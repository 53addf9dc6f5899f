//! Giving and taking roles; from two administrators on, the second one agrees (R-ACC 5).

use super::{change, list, show};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::role_grant::{self, Proposal};
use access::user::UserError;
use access::{Role, User};
use values::id::Id;
use web::{Answer, Form, Parts, Problem, Visit};

fn role(form: &Form) -> Result<Role, Problem> {
    Role::from_word(form.text("role")).ok_or(Problem::BadRequest)
}

/// Asks for a role, or gives it where there is no second administrator.
pub(super) async fn propose(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id: Id<User> = typed::id(&text)?;
    let (role, act) = (role(&form)?, visit.act());
    let done: Result<Proposal, UserError> = visit
        .house
        .store
        .write(move |unit| role_grant::propose_grant(unit, &act, id, role))
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(Proposal::Granted) => web::see_other(&format!("/office/users/{id}?done=granted")),
        Ok(Proposal::Waiting(_)) => web::see_other(&format!("/office/users/{id}?done=proposed")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            show::page(&visit, id, Showing::told(form.into_fields(), status, text)).await
        }
    }
}

/// Takes a role away.
pub(super) async fn revoke(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id: Id<User> = typed::id(&text)?;
    let (role, act) = (role(&form)?, visit.act());
    let done: Result<(), UserError> = visit
        .house
        .store
        .write(move |unit| role_grant::revoke(unit, &act, id, role))
        .await;
    change::finished(&visit, id, form, done, "revoked").await
}

/// Agrees to a role, or refuses it.
pub(super) async fn decide(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let id = typed::id(&text)?;
    let approves = match form.text("decision") {
        "approve" => true,
        "reject" => false,
        _ => return Err(Problem::BadRequest),
    };
    let act = visit.act();
    let done: Result<(), UserError> = visit
        .house
        .store
        .write(move |unit| {
            if approves {
                role_grant::approve_grant(unit, &act, id)
            } else {
                role_grant::reject_grant(unit, &act, id)
            }
        })
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(()) => web::see_other(&format!(
            "/office/users?done={}",
            if approves { "approved" } else { "rejected" }
        )),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            list::page(&visit, Showing::told(visit.query.clone(), status, text)).await
        }
    }
}
