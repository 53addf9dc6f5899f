//! The current password again, before something is changed that it guards (R-AUTH 6), and a new one.

use crate::form::{FieldErrors, Form};
use crate::problem::Problem;
use crate::visit::Visit;
use access::password::{self, Hashed, PasswordProblem};
use access::sign_in::{self, Checked};
use access::user;
use language::message::Argument;

/// Compares the password in the field `current` with that of the person who is signed in; the try is counted by
/// [`sign_in::prove_again`], in the unit of what it guards.
pub(super) async fn check(visit: &Visit, form: &Form) -> Result<Checked, Problem> {
    let user = visit.staff()?.user;
    let typed = form.get("current").unwrap_or_default().to_owned();
    let looked = visit.house.store.read(move |reader| {
        let record = user::by_id(reader, user)?.ok_or_else(|| Problem::faulty("a session without a user"))?;
        Ok::<_, Problem>(sign_in::lookup(reader, &record.login)?)
    });
    let credentials = looked.await?;
    let cost = visit.house.hash_cost();
    visit.house.heavy(move || credentials.verify(&typed, cost)).await
}

/// Accepts and hashes the new password in the fields `password` and `again`; what is wrong goes to `errors`.
pub(super) async fn new_password(
    visit: &Visit,
    form: &Form,
    about: &[&str],
    errors: &mut FieldErrors,
) -> Result<Option<Hashed>, Problem> {
    let typed = form.get("password").unwrap_or_default();
    let accepted = password::accept(typed, about);
    if form.get("again").unwrap_or_default() != typed {
        errors.add("again", visit.text("password-differs"));
    }
    let accepted = match accepted {
        Ok(accepted) if errors.is_empty() => accepted,
        Ok(_) => return Ok(None),
        Err(problem) => {
            errors.add("password", sentence(visit, problem));
            return Ok(None);
        }
    };
    let (cost, ids) = (visit.house.hash_cost(), visit.house.ids.clone());
    let hashed = visit
        .house
        .heavy(move || password::hash(&accepted, cost, &ids))
        .await?;
    hashed.map(Some).map_err(Problem::faulty)
}

fn sentence(visit: &Visit, problem: PasswordProblem) -> String {
    let count = |count: usize| [("count", Argument::from(count))];
    match problem {
        PasswordProblem::TooShort => visit.text_with("password-too-short", &count(password::MIN_CHARACTERS)),
        PasswordProblem::TooLong => visit.text_with("password-too-long", &count(password::MAX_CHARACTERS)),
        PasswordProblem::TooCommon => visit.text("password-too-common"),
    }
}
