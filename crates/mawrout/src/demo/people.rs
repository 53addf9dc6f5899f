//! Invented people: three per role, with sign-ins of this house alone, written to a file that only its owner reads.

use super::SIGN_INS;
use crate::failure::Failure;
use access::password::{self, HashCost};
use access::second_factor;
use access::totp::Secret;
use access::user::{self, NewUser};
use access::{Act, Role};
use language::Language;
use parties::organisation;
use spreadsheets::{ByteOrderMark, Cell, CsvWriter, Separator};
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use store::Store;
use values::clock::Clock;
use values::id::Ids;

/// People of each role.
const EACH: usize = 3;
/// The producers whose secretaries sign in.
const PRODUCERS: [&str; EACH] = ["coop-palmeraie-erfoud", "coop-dattes-ziz", "ae-compost-ziz"];
/// Letters of passwords: none that is taken for another.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
const PASSWORD_LETTERS: usize = 16;

struct Person {
    role: Role,
    login: String,
    password: String,
    hashed: password::Hashed,
    organisation: Option<&'static str>,
}

/// Makes the people and writes their sign-ins.
pub(super) fn invite(store: &Store, clock: &Clock, ids: &Ids, data: &Path) -> Result<(), Failure> {
    let mut people = Vec::new();
    for role in Role::ALL {
        for number in 1..=EACH {
            people.push(person(*role, number, ids)?);
        }
    }
    let people = Arc::new(people);
    let (act, kept) = (Act::house(clock, ids), Arc::clone(&people));
    let secrets = store.write_blocking(move |unit| {
        kept.iter()
            .map(|person| add(unit, &act, person))
            .collect::<Result<Vec<_>, Trouble>>()
    })?;
    write(&data.join(SIGN_INS), &people, &secrets)
        .map_err(|error| Failure::new(format!("{SIGN_INS}: {error}"), "make the folder writable"))
}

fn person(role: Role, number: usize, ids: &Ids) -> Result<Person, Failure> {
    let password: String = (0..PASSWORD_LETTERS)
        .filter_map(|_| {
            let index = usize::try_from(ids.below(u64::try_from(LETTERS.len()).ok()?)).ok()?;
            LETTERS.get(index).map(|letter| char::from(*letter))
        })
        .collect();
    let fault = |error: &dyn std::fmt::Display| {
        Failure::new(error, "this is a fault of the program: please report it")
    };
    let accepted = password::accept(&password, &[]).map_err(|problem| fault(&problem))?;
    let hashed = password::hash(&accepted, HashCost::HOUSE, ids).map_err(|error| fault(&error))?;
    let organisation = if role == Role::Producer {
        PRODUCERS.get(number - 1).copied()
    } else {
        None
    };
    Ok(Person {
        role,
        login: format!("{role}{number}"),
        password,
        hashed,
        organisation,
    })
}

enum Trouble {
    Store(store::Error),
    Fault(String),
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Store(error) => error.into(),
            Trouble::Fault(problem) => Self::new(problem, "this is a fault of the program: please report it"),
        }
    }
}

fn add(unit: &mut store::Unit<'_>, act: &Act, person: &Person) -> Result<Option<Secret>, Trouble> {
    let fault = |problem: &dyn std::fmt::Display| Trouble::Fault(problem.to_string());
    let organisation = match person.organisation {
        Some(slug) => organisation::by_slug(unit, slug)?.map(|record| record.id.uuid()),
        None => None,
    };
    let new = NewUser {
        login: person
            .login
            .parse()
            .map_err(|problem: access::login::LoginProblem| fault(&problem))?,
        name: format!("{} (démo)", person.login),
        language: if person.role == Role::Producer {
            Language::Arabic
        } else {
            Language::French
        },
        organisation,
    };
    let user =
        user::create(unit, act, &new, &[person.role], Some(&person.hashed)).map_err(|error| fault(&error))?;
    if !person.role.needs_second_factor() {
        return Ok(None);
    }
    let secret = Secret::generate(&act.ids);
    second_factor::set_from_terminal(unit, act, user, &secret).map_err(|error| fault(&error))?;
    Ok(Some(secret))
}

fn write(path: &Path, people: &[Person], secrets: &[Option<Secret>]) -> std::io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    let mut csv = CsvWriter::new(Vec::new(), Separator::Comma, ByteOrderMark::Absent)?;
    csv.row(&["role", "login", "password", "totp_secret"].map(Cell::Text))?;
    for (person, secret) in people.iter().zip(secrets) {
        let secret = secret.as_ref().map(Secret::reveal).unwrap_or_default();
        csv.row(&[person.role.as_str(), &person.login, &person.password, &secret].map(Cell::Text))?;
    }
    file.write_all(&csv.finish()?)?;
    file.sync_all()
}
