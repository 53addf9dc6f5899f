//! `mawrout user add`: the first administrator comes from here, and anyone after.

use crate::config::Settings;
use crate::failure::Failure;
use crate::open;
use access::login::{Login, LoginProblem};
use access::one_time_link::{self, Purpose};
use access::user::{self, NewUser, UserError};
use access::{Act, Role};
use language::Language;
use parties::organisation;
use store::{OpenMode, Unit};

/// Adds a user and prints the one-time link that lets them choose a password.
pub fn add(settings: &Settings, role: &str, login: &str, organisation: Option<&str>) -> Result<(), Failure> {
    let role = Role::from_word(role).ok_or_else(|| {
        let words: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        Failure::usage(
            format!("{role:?} is no role"),
            &format!("roles are {}", words.join(", ")),
        )
    })?;
    if role == Role::Producer && organisation.is_none() {
        return Err(Failure::usage(
            "a producer belongs to an organisation",
            "add --organisation SLUG",
        ));
    }
    let store = open::store(settings, OpenMode::Write)?;
    open::bring_up_to_date(&store)?;
    let (clock, ids) = open::clock_and_ids(settings);
    let act = Act::house(&clock, &ids);
    let (name, slug) = (login.to_owned(), organisation.map(str::to_owned));
    let link = store.write_blocking(move |unit| invite(unit, &act, role, &name, slug.as_deref()))?;
    let base = settings
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{}", settings.listen));
    println!("{login} is added as {role}. Open this link once, within 7 days, to choose a password:");
    println!("{base}/link/{link}");
    Ok(())
}

/// What may stand in the way, told on the terminal.
enum Trouble {
    Store(store::Error),
    Told(String),
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<UserError> for Trouble {
    fn from(error: UserError) -> Self {
        match error {
            UserError::Store(error) => Self::Store(error),
            other => Self::Told(other.to_string()),
        }
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Store(error) => error.into(),
            Trouble::Told(problem) => Self::new(problem, "choose another login, or correct the organisation"),
        }
    }
}

fn invite(
    unit: &mut Unit<'_>,
    act: &Act,
    role: Role,
    login: &str,
    slug: Option<&str>,
) -> Result<String, Trouble> {
    let organisation = match slug {
        Some(slug) => Some(
            organisation::by_slug(unit, slug)?
                .ok_or_else(|| Trouble::Told(format!("there is no organisation {slug}")))?
                .id
                .uuid(),
        ),
        None => None,
    };
    let name = login.to_owned();
    let login: Login = login
        .parse()
        .map_err(|problem: LoginProblem| Trouble::Told(problem.to_string()))?;
    let new = NewUser {
        login,
        name,
        language: Language::French,
        organisation,
    };
    let user = user::create(unit, act, &new, &[role], None)?;
    Ok(one_time_link::make(unit, act, user, Purpose::Invitation)?.reveal())
}
