//! A one-time link: choosing a password after an invitation, or another one when it was forgotten.

use super::{prove, with_query};
use crate::form::{FieldErrors, Form};
use crate::layout::DoorFrame;
use crate::page::{self, Answer, CachePolicy};
use crate::problem::Problem;
use crate::visit::{Parts, Visit};
use access::one_time_link::{self, Owner};
use access::token::Token;
use access::user::UserError;
use askama::Template;

/// The form.
#[derive(Template)]
#[template(path = "sign_in/link.html")]
struct LinkPage {
    frame: DoorFrame,
    errors: FieldErrors,
    action: String,
    login: String,
}

/// The link opens nothing any more.
#[derive(Template)]
#[template(path = "sign_in/link_ended.html")]
struct EndedPage {
    frame: DoorFrame,
}

pub(super) async fn show(visit: Visit, Parts(text): Parts<String>) -> Answer {
    match owner(&visit, &text).await? {
        Some((_, owner)) => page::page(
            &form_page(&visit, &owner, FieldErrors::new()),
            CachePolicy::Personal,
        ),
        None => ended(&visit),
    }
}

pub(super) async fn submit(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let Some((token, owner)) = owner(&visit, &text).await? else {
        return ended(&visit);
    };
    let mut errors = FieldErrors::new();
    let about = [owner.login.as_str(), owner.name.as_str()];
    let Some(hashed) = prove::new_password(&visit, &form, &about, &mut errors).await? else {
        return page::again(&form_page(&visit, &owner, errors));
    };
    let act = visit.act();
    let used = visit
        .house
        .store
        .write(move |unit| one_time_link::use_link(unit, &act, &token, &hashed));
    match used.await {
        Ok(_) => page::see_other("/sign-in?done=password"),
        Err(UserError::Store(error)) => Err(error.into()),
        Err(_) => ended(&visit),
    }
}

async fn owner(visit: &Visit, text: &str) -> Result<Option<(Token, Owner)>, Problem> {
    let Ok(token) = text.parse::<Token>() else {
        return Ok(None);
    };
    let (sought, at) = (token.clone(), visit.at);
    let owner = visit
        .house
        .store
        .read(move |reader| one_time_link::open(reader, &sought, at))
        .await;
    Ok(owner.map_err(Problem::from)?.map(|owner| (token, owner)))
}

fn form_page(visit: &Visit, owner: &Owner, errors: FieldErrors) -> LinkPage {
    LinkPage {
        frame: DoorFrame::new(visit),
        errors,
        action: with_query(visit, &visit.path),
        login: owner.login.clone(),
    }
}

fn ended(visit: &Visit) -> Answer {
    page::page_as(
        http::StatusCode::NOT_FOUND,
        &EndedPage {
            frame: DoorFrame::new(visit),
        },
        CachePolicy::Personal,
    )
}
