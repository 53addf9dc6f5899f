//! The first step: login and password.

use super::{hand_half, hand_session, with_query};
use crate::form::{FieldErrors, Fields, Form};
use crate::layout::DoorFrame;
use crate::page::{self, Answer, CachePolicy};
use crate::problem::Problem;
use crate::visit::Visit;
use access::attempts::Taken;
use access::sign_in::{self, Outcome};
use askama::Template;

/// The form.
#[derive(Template)]
#[template(path = "sign_in/enter.html")]
struct EnterPage {
    frame: DoorFrame,
    form: Fields,
    errors: FieldErrors,
    action: String,
    /// What has just happened, if something did.
    done: Option<String>,
}

impl EnterPage {
    fn new(visit: &Visit, form: Fields, errors: FieldErrors) -> Self {
        let done = match visit.query.text("done") {
            "out" => Some("sign-in-done-out"),
            "password" => Some("sign-in-done-password"),
            "again" => Some("sign-in-done-again"),
            _ => None,
        };
        Self {
            frame: DoorFrame::new(visit),
            form: form.without("password"),
            errors,
            action: with_query(visit, "/sign-in"),
            done: done.map(|key| visit.text(key)),
        }
    }
}

pub(super) async fn show(visit: Visit) -> Answer {
    page::page(
        &EnterPage::new(&visit, Fields::default(), FieldErrors::new()),
        CachePolicy::Personal,
    )
}

pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let (login, password) = (
        form.text("login").to_owned(),
        form.get("password").unwrap_or_default().to_owned(),
    );
    let (limits, at) = (visit.house.sign_in_limits(), visit.at);
    let (typed, address) = (login.clone(), visit.address.to_string());
    // One look before the hash: who tries too often costs little.
    let looked = visit.house.store.read(move |reader| {
        Ok::<_, Problem>((
            sign_in::may_try(reader, &typed, Some(&address), &limits, at)?,
            sign_in::lookup(reader, &typed)?,
        ))
    });
    let (may_try, credentials) = looked.await?;
    if let Taken::WaitSeconds(seconds) = may_try {
        return Err(Problem::TooMany {
            retry_after_seconds: seconds.into(),
        });
    }
    let cost = visit.house.hash_cost();
    let checked = visit
        .house
        .heavy(move || credentials.verify(&password, cost))
        .await?;
    let act = visit.act();
    let begun = visit
        .house
        .store
        .write(move |unit| sign_in::begin(unit, &act, &checked, &limits));
    match begun.await.map_err(Problem::from)? {
        Outcome::SignedIn(token) => hand_session(&visit, &token, page::see_other).await,
        Outcome::SecondFactorNeeded(token) | Outcome::MustEnrolSecondFactor(token) => {
            hand_half(&visit, &token, &with_query(&visit, "/sign-in/code"))
        }
        Outcome::Refused => {
            let mut errors = FieldErrors::new();
            errors.add("login", visit.text("sign-in-wrong"));
            page::again(&EnterPage::new(&visit, form.into_fields(), errors))
        }
        Outcome::TryAgainLater { seconds } => Err(Problem::TooMany {
            retry_after_seconds: seconds.into(),
        }),
    }
}
