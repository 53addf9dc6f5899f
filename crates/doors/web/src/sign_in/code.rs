//! The second step: a code of the authenticator; its set-up where a role asks for one.

use super::{carried_token, hand_session, with_query};
use crate::form::{FieldErrors, Fields, Form};
use crate::layout::DoorFrame;
use crate::page::{self, Answer, CachePolicy};
use crate::problem::Problem;
use crate::visit::Visit;
use access::session::{self, Half, Kind};
use access::sign_in::{self, CodeOutcome};
use access::token::Token;
use access::totp::Secret;
use askama::Template;
use http::HeaderMap;
use language::message::Argument;

/// Name of the house in an authenticator.
const ISSUER: &str = "Mawrout";

/// The form, with the secret of a set-up.
#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct CodePage {
    frame: DoorFrame,
    form: Fields,
    errors: FieldErrors,
    action: String,
    secret: Option<Shown>,
}

/// The secret of a set-up: to be typed, or opened by an authenticator on the same phone.
pub(super) struct Shown {
    /// In groups of four.
    pub(super) letters: String,
    pub(super) address: String,
}

impl Shown {
    pub(super) fn new(secret: &Secret, login: &str) -> Self {
        let letters: Vec<char> = secret.reveal().chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        Self {
            letters: groups.join(" "),
            address: secret.address(ISSUER, login),
        }
    }
}

/// The recovery codes, shown once.
#[derive(Template)]
#[template(path = "sign_in/codes.html")]
pub(super) struct CodesPage {
    frame: DoorFrame,
    codes: Vec<String>,
    next: String,
}

impl CodesPage {
    pub(super) fn new(visit: &Visit, codes: &[String], next: &str) -> Self {
        Self {
            frame: DoorFrame::new(visit),
            codes: codes.to_vec(),
            next: next.to_owned(),
        }
    }
}

pub(super) async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    let Some((token, half)) = half_session(&visit, &headers).await? else {
        return start_again(&visit);
    };
    let page = page_of(&visit, token, &half, FieldErrors::new()).await?;
    page.map_or_else(
        || start_again(&visit),
        |page| page::page(&page, CachePolicy::Personal),
    )
}

pub(super) async fn submit(visit: Visit, headers: HeaderMap, form: Form) -> Answer {
    let Some((token, half)) = half_session(&visit, &headers).await? else {
        return start_again(&visit);
    };
    let (act, code, limits) = (
        visit.act(),
        form.text("code").to_owned(),
        visit.house.sign_in_limits(),
    );
    let (sent, kind) = (token.clone(), half.kind);
    let proven = visit.house.store.write(move |unit| match kind {
        Kind::EnrolmentDue => sign_in::finish_enrolment(unit, &act, &sent, &code, &limits),
        _ => sign_in::second_factor(unit, &act, &sent, &code, &limits),
    });
    match proven.await.map_err(Problem::from)? {
        CodeOutcome::SignedIn(token) => hand_session(&visit, &token, page::see_other).await,
        CodeOutcome::Enrolled(token, codes) => {
            let show = |next: &str| {
                page::page(
                    &CodesPage::new(&visit, codes.reveal(), next),
                    CachePolicy::Personal,
                )
            };
            hand_session(&visit, &token, show).await
        }
        CodeOutcome::WrongCode { tries_left } => {
            let mut errors = FieldErrors::new();
            let left = [("count", Argument::from(tries_left))];
            errors.add("code", visit.text_with("sign-in-code-wrong", &left));
            let page = page_of(&visit, token, &half, errors).await?;
            page.map_or_else(|| start_again(&visit), |page| page::again(&page))
        }
        CodeOutcome::StartAgain => start_again(&visit),
        CodeOutcome::TryAgainLater { seconds } => Err(Problem::TooMany {
            retry_after_seconds: seconds.into(),
        }),
    }
}

async fn half_session(visit: &Visit, headers: &HeaderMap) -> Result<Option<(Token, Half)>, Problem> {
    let Some(token) = carried_token(&visit.house, headers) else {
        return Ok(None);
    };
    let (sought, at) = (token.clone(), visit.at);
    let half = visit
        .house
        .store
        .read(move |reader| session::find_half(reader, &sought, at))
        .await;
    Ok(half.map_err(Problem::from)?.map(|half| (token, half)))
}

/// The page for what is due; none when the half session has ended meanwhile.
async fn page_of(
    visit: &Visit,
    token: Token,
    half: &Half,
    errors: FieldErrors,
) -> Result<Option<CodePage>, Problem> {
    let secret = if half.kind == Kind::EnrolmentDue {
        let act = visit.act();
        let started = visit
            .house
            .store
            .write(move |unit| sign_in::start_enrolment(unit, &act, &token));
        let Some(secret) = started.await.map_err(Problem::from)? else {
            return Ok(None);
        };
        Some(Shown::new(&secret, &half.login))
    } else {
        None
    };
    Ok(Some(CodePage {
        frame: DoorFrame::new(visit),
        form: Fields::default(),
        errors,
        action: with_query(visit, "/sign-in/code"),
        secret,
    }))
}

fn start_again(visit: &Visit) -> Answer {
    let query = visit.query.clone().with("done", "again").to_query();
    page::see_other(&format!("/sign-in?{query}"))
}
