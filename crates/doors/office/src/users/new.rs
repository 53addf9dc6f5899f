//! Inviting somebody: the link is shown once, to be handed over.

use super::list::role_choices;
use crate::desk::address;
use crate::desk::choices::{choice, named};
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use access::Role;
use access::invitation::{self, Invitation};
use access::login::Login;
use access::role_grant::Proposal;
use access::user::{NewUser, UserError};
use askama::Template;
use language::Language;
use parties::organisation;
use web::parts::Choice;
use web::{Answer, CachePolicy, FieldErrors, Form, OfficeFrame, Problem, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &["login", "name", "role", "language", "producer"];

/// Longest name, in characters; the room has its own, shorter limit.
const LONGEST: usize = 400;

#[derive(Template)]
#[template(path = "users/new.html")]
struct NewPage {
    frame: OfficeFrame,
    showing: Showing,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    producers: Vec<Choice>,
}

/// The page that shows a link, once.
#[derive(Template)]
#[template(path = "users/link.html")]
pub(super) struct LinkPage {
    pub(super) frame: OfficeFrame,
    pub(super) name: String,
    pub(super) link: String,
    pub(super) whatsapp: String,
    pub(super) is_waiting: bool,
    pub(super) user: String,
}

/// Shows the empty form.
pub(super) async fn show(visit: Visit) -> Answer {
    page(&visit, Showing::first(&visit)).await
}

async fn page(visit: &Visit, showing: Showing) -> Answer {
    let cards = visit
        .house
        .store
        .read(|reader| Ok::<_, Problem>(organisation::card_list(reader)?))
        .await?;
    let status = showing.status();
    let view = NewPage {
        frame: OfficeFrame::new(visit, "users")?,
        roles: role_choices(visit, None),
        languages: Language::ALL
            .iter()
            .map(|language| choice(language.code(), language.own_name()))
            .collect(),
        producers: named(
            visit.language,
            Some(visit.text("desk-no-producer")),
            cards.iter().map(|card| (card.slug.clone(), &card.names)),
        ),
        showing,
    };
    Showing::answer(status, &view)
}

/// Invites, and shows the link.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let login = form
        .text("login")
        .parse::<Login>()
        .map_err(|_| errors.add("login", visit.text("desk-login-wrong")))
        .ok();
    let name = form.line("name", LONGEST).unwrap_or_default();
    if name.is_empty() {
        errors.add("name", visit.text("desk-name-missing"));
    }
    let role = Role::from_word(form.text("role"));
    if role.is_none() {
        errors.add("role", visit.text("desk-role-choose"));
    }
    let producer = form.text("producer").to_owned();
    if role == Some(Role::Producer) && producer.is_empty() {
        errors.add("producer", visit.text("desk-producer-choose"));
    }
    let (Some(login), Some(role), true) = (login, role, errors.is_empty()) else {
        return page(&visit, Showing::wrong(form.into_fields(), errors)).await;
    };
    let language = Language::from_code(form.text("language")).unwrap_or(Language::French);
    let (act, told) = (visit.act(), name.clone());
    let invited: Result<Invitation, UserError> = visit
        .house
        .store
        .write(move |unit| {
            let organisation = match producer.as_str() {
                "" => None,
                slug => Some(
                    organisation::by_slug(unit, slug)?
                        .ok_or(UserError::Absent)?
                        .id
                        .uuid(),
                ),
            };
            let new = NewUser {
                login: login.clone(),
                name: told.clone(),
                language,
                organisation,
            };
            invitation::invite(unit, &act, &new, role)
        })
        .await;
    match invited.map_err(|error| error.refusal(&visit)) {
        Ok(invitation) => {
            let is_waiting = matches!(invitation.proposal, Proposal::Waiting(_));
            link_page(
                &visit,
                name,
                &invitation.token.reveal(),
                is_waiting,
                &invitation.user.to_string(),
            )
        }
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(&visit, Showing::told(form.into_fields(), status, text)).await
        }
    }
}

/// The page with the link; it is not kept anywhere.
pub(super) fn link_page(visit: &Visit, name: String, token: &str, is_waiting: bool, user: &str) -> Answer {
    let link = visit.absolute(&format!("/link/{token}"));
    let voice = &visit.voice;
    let text = voice.plain_with(
        "desk-link-message",
        &[("name", (&name).into()), ("link", (&link).into())],
    );
    let view = LinkPage {
        frame: OfficeFrame::new(visit, "users")?,
        whatsapp: address::message_to_anybody(&text),
        name,
        link,
        is_waiting,
        user: user.to_owned(),
    };
    web::page(&view, CachePolicy::Personal)
}
