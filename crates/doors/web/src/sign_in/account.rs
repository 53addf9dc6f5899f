//! One's own account: language, password, second factor, devices.

use super::prove;
use crate::form::{FieldErrors, Fields, Form};
use crate::layout::OfficeFrame;
use crate::page::{self, Answer, CachePolicy};
use crate::parts::Choice;
use crate::problem::Problem;
use crate::visit::Visit;
use access::second_factor;
use access::session::{self, Device};
use access::sign_in::{Again, prove_again};
use access::user::{self, Record, UserError};
use askama::Template;
use http::StatusCode;
use language::Language;

/// The page.
#[derive(Template)]
#[template(path = "sign_in/account.html")]
struct AccountPage {
    frame: OfficeFrame,
    form: Fields,
    errors: FieldErrors,
    done: Option<String>,
    record: Record,
    roles: Vec<String>,
    languages: Vec<Choice>,
    devices: Vec<Device>,
    codes_left: u32,
}

impl AccountPage {
    async fn new(visit: &Visit, errors: FieldErrors) -> Result<Self, Problem> {
        let (user, at) = (visit.staff()?.user, visit.at);
        let read = visit.house.store.read(move |reader| {
            let record =
                user::by_id(reader, user)?.ok_or_else(|| Problem::faulty("a session without a user"))?;
            let devices = session::devices_of(reader, user, at)?;
            Ok::<_, Problem>((record, devices, second_factor::codes_left(reader, user)?))
        });
        let (record, devices, codes_left) = read.await?;
        let done = match visit.query.text("done") {
            "language" => Some("account-done-language"),
            "sessions" => Some("account-done-sessions"),
            "second-factor" => Some("account-done-second-factor"),
            _ => None,
        };
        Ok(Self {
            frame: OfficeFrame::new(visit, "")?,
            form: Fields::default().with("language", record.language.code()),
            errors,
            done: done.map(|key| visit.text(key)),
            roles: record
                .roles
                .iter()
                .map(|role| visit.text(&format!("role-{role}")))
                .collect(),
            languages: Language::ALL
                .map(|language| Choice::new(language.code(), language.own_name()))
                .into(),
            record,
            devices,
            codes_left,
        })
    }
}

pub(super) async fn show(visit: Visit) -> Answer {
    page::page(
        &AccountPage::new(&visit, FieldErrors::new()).await?,
        CachePolicy::Personal,
    )
}

pub(super) async fn again(visit: &Visit, errors: FieldErrors) -> Answer {
    page::page_as(
        StatusCode::UNPROCESSABLE_ENTITY,
        &AccountPage::new(visit, errors).await?,
        CachePolicy::Personal,
    )
}

pub(super) async fn set_language(visit: Visit, form: Form) -> Answer {
    let user = visit.staff()?.user;
    let Some(language) = Language::from_code(form.text("language")) else {
        let mut errors = FieldErrors::new();
        errors.add("language", visit.text("account-language-unknown"));
        return again(&visit, errors).await;
    };
    let act = visit.act();
    let set = visit
        .house
        .store
        .write(move |unit| user::set_language(unit, &act, user, language));
    set.await.map_err(problem)?;
    page::see_other("/account?done=language")
}

/// A new password ends all sessions, this one too.
pub(super) async fn set_password(visit: Visit, form: Form) -> Answer {
    let staff = visit.staff()?.clone();
    let mut errors = FieldErrors::new();
    let new = prove::new_password(&visit, &form, &[&staff.name], &mut errors).await?;
    let Some(hashed) = new else {
        return again(&visit, errors).await;
    };
    let checked = prove::check(&visit, &form).await?;
    let (act, limits) = (visit.act(), visit.house.sign_in_limits());
    let set = visit.house.store.write(move |unit| {
        let proof = prove_again(unit, &act, &checked, &limits)?;
        if proof == Again::Proven {
            user::set_password(unit, &act, staff.user, &hashed)?;
        }
        Ok::<_, UserError>(proof)
    });
    let proof = set.await.map_err(problem)?;
    if unproven(&visit, proof, &mut errors)? {
        return again(&visit, errors).await;
    }
    page::see_other("/sign-in?done=password")
}

pub(super) async fn close_others(visit: Visit) -> Answer {
    let (user, kept) = (
        visit.staff()?.user,
        visit.signed_in().ok_or(Problem::SignInFirst)?.found.id,
    );
    let closed = visit
        .house
        .store
        .write(move |unit| session::close_others_of(unit, user, kept));
    closed.await.map_err(Problem::from)?;
    page::see_other("/account?done=sessions")
}

/// Whether the password that was asked for again was wrong; tells so.
pub(super) fn unproven(visit: &Visit, proof: Again, errors: &mut FieldErrors) -> Result<bool, Problem> {
    match proof {
        Again::Proven => Ok(false),
        Again::Wrong => {
            errors.add("current", visit.text("password-current-wrong"));
            Ok(true)
        }
        Again::TryAgainLater { seconds } => Err(Problem::TooMany {
            retry_after_seconds: seconds.into(),
        }),
    }
}

fn problem(error: UserError) -> Problem {
    match error {
        UserError::Store(error) => error.into(),
        UserError::Refused(_) => Problem::Forbidden,
        UserError::Absent => Problem::not_found(),
        other => Problem::conflict(other.to_string()),
    }
}
