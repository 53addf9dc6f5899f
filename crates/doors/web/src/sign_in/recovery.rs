//! A second factor of one's own choice, and new recovery codes.

use super::account::unproven;
use super::code::{CodesPage, Shown};
use super::prove;
use crate::form::{FieldErrors, Fields, Form};
use crate::layout::OfficeFrame;
use crate::page::{self, Answer, CachePolicy};
use crate::problem::Problem;
use crate::visit::Visit;
use access::second_factor::{self, SecondFactorError};
use access::sign_in::{Again, prove_again};
use access::user::{self, Record};
use askama::Template;
use http::StatusCode;

/// Password first, then the secret and a code; or the button for new recovery codes.
#[derive(Template)]
#[template(path = "sign_in/recovery.html")]
struct RecoveryPage {
    frame: OfficeFrame,
    form: Fields,
    errors: FieldErrors,
    record: Record,
    secret: Option<Shown>,
}

impl RecoveryPage {
    async fn new(visit: &Visit, errors: FieldErrors) -> Result<Self, Problem> {
        let user = visit.staff()?.user;
        let read = visit.house.store.read(move |reader| {
            let record =
                user::by_id(reader, user)?.ok_or_else(|| Problem::faulty("a session without a user"))?;
            Ok::<_, Problem>((record, second_factor::started(reader, user)?))
        });
        let (record, secret) = read.await?;
        Ok(Self {
            frame: OfficeFrame::new(visit, "")?,
            form: Fields::default(),
            errors,
            secret: secret.map(|secret| Shown::new(&secret, &record.login)),
            record,
        })
    }
}

pub(super) async fn show(visit: Visit) -> Answer {
    page::page(
        &RecoveryPage::new(&visit, FieldErrors::new()).await?,
        CachePolicy::Personal,
    )
}

async fn again(visit: &Visit, errors: FieldErrors) -> Answer {
    let page = RecoveryPage::new(visit, errors).await?;
    page::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page, CachePolicy::Personal)
}

/// Begins the set-up, after the password.
pub(super) async fn start(visit: Visit, form: Form) -> Answer {
    let (user, checked) = (visit.staff()?.user, prove::check(&visit, &form).await?);
    let (act, limits) = (visit.act(), visit.house.sign_in_limits());
    let started = visit.house.store.write(move |unit| {
        let proof = prove_again(unit, &act, &checked, &limits)?;
        if proof == Again::Proven {
            second_factor::start(unit, &act, user)?;
        }
        Ok::<_, SecondFactorError>(proof)
    });
    let mut errors = FieldErrors::new();
    if unproven(
        &visit,
        started.await.map_err(|error| problem(&visit, error))?,
        &mut errors,
    )? {
        return again(&visit, errors).await;
    }
    page::see_other("/account/second-factor")
}

/// Ends the set-up with a code.
pub(super) async fn confirm(visit: Visit, form: Form) -> Answer {
    let (user, act, code) = (visit.staff()?.user, visit.act(), form.text("code").to_owned());
    let confirmed = visit
        .house
        .store
        .write(move |unit| second_factor::confirm(unit, &act, user, &code));
    match confirmed.await {
        Ok(codes) => show_codes(&visit, codes.reveal()),
        Err(SecondFactorError::WrongCode) => {
            let mut errors = FieldErrors::new();
            errors.add("code", visit.text("code-wrong"));
            again(&visit, errors).await
        }
        Err(error) => Err(problem(&visit, error)),
    }
}

/// Makes new recovery codes, after the password.
pub(super) async fn make_codes(visit: Visit, form: Form) -> Answer {
    let (user, checked) = (visit.staff()?.user, prove::check(&visit, &form).await?);
    let (act, limits) = (visit.act(), visit.house.sign_in_limits());
    let made = visit.house.store.write(move |unit| {
        let proof = prove_again(unit, &act, &checked, &limits)?;
        let has_factor = user::by_id(unit, user)?.is_some_and(|record| record.second_factor);
        let codes = if proof == Again::Proven && has_factor {
            Some(second_factor::new_codes(unit, &act, user)?)
        } else {
            None
        };
        Ok::<_, store::Error>((proof, codes))
    });
    let (proof, codes) = made.await.map_err(Problem::from)?;
    let mut errors = FieldErrors::new();
    if unproven(&visit, proof, &mut errors)? {
        return again(&visit, errors).await;
    }
    codes.map_or_else(
        || page::see_other("/account/second-factor"),
        |codes| show_codes(&visit, codes.reveal()),
    )
}

fn show_codes(visit: &Visit, codes: &[String]) -> Answer {
    page::page(
        &CodesPage::new(visit, codes, "/account?done=second-factor"),
        CachePolicy::Personal,
    )
}

fn problem(visit: &Visit, error: SecondFactorError) -> Problem {
    match error {
        SecondFactorError::Store(error) => error.into(),
        SecondFactorError::Refused(_) => Problem::Forbidden,
        SecondFactorError::AlreadySetUp => Problem::conflict(visit.text("second-factor-there")),
        SecondFactorError::Absent | SecondFactorError::WrongCode => {
            Problem::conflict(visit.text("second-factor-nothing"))
        }
    }
}
