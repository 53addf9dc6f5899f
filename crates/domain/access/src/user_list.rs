//! Lists of users: filtered, sorted, a page at a time.

use crate::actor::User;
use crate::page::{Page, PageRequest};
use crate::role::Role;
use crate::role_holder;
use crate::user::{Record, Status, UserRow, record};
use store::{Reader, Result, Select};
use uuid::Uuid;
use values::id::Id;
use values::slug::fold;

/// Which users are wanted; each `Some` narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whether they can sign in.
    pub status: Option<Status>,
    /// A role they hold.
    pub role: Option<Role>,
    /// The organisation they act for.
    pub organisation: Option<Uuid>,
    /// How name or login begins, in any spelling.
    pub begins: Option<String>,
}

store::text_enum! {
    /// The order of a list of users.
    pub enum Sort {
        /// By name.
        Name = "name",
        /// Last added first.
        Newest = "newest",
        /// Who signed in last first; who never did at the end.
        Seen = "seen",
    }
}

/// A page of users.
pub fn list(reader: &Reader<'_>, filter: &Filter, sort: Sort, request: PageRequest) -> Result<Page<Record>> {
    let range = filter.begins.as_deref().map(Range::of);
    let select = narrowed(
        Select::new(
            "SELECT id, login, name, language, organisation_id, status, password_changed_at, \
             totp_confirmed, created_at, last_signed_in_at, version FROM users",
        ),
        filter,
        range.as_ref(),
    );
    let (size, offset) = (request.size(), request.offset());
    let rows: Vec<UserRow> = reader.select(&match sort {
        Sort::Name => select.then("ORDER BY folded_name, id LIMIT ? OFFSET ?", &[&size, &offset]),
        Sort::Newest => select.then(
            "ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?",
            &[&size, &offset],
        ),
        Sort::Seen => select.then(
            "ORDER BY coalesce(last_signed_in_at, 0) DESC, id DESC LIMIT ? OFFSET ?",
            &[&size, &offset],
        ),
    })?;
    let total = reader.count(&narrowed(
        Select::new("SELECT count(*) FROM users"),
        filter,
        range.as_ref(),
    ))?;
    let ids: Vec<Id<User>> = rows.iter().map(|row| row.id).collect();
    let mut held = role_holder::held_by_each(reader, &ids)?;
    let items = rows.into_iter().map(|row| {
        let roles = held.remove(&row.id).unwrap_or_default();
        record(row, roles)
    });
    Ok(Page {
        items: items.collect::<Result<_>>()?,
        total,
        request,
    })
}

/// The texts between which those stand that begin alike, for name and login.
struct Range {
    name: String,
    after_name: String,
    login: String,
    after_login: String,
}

impl Range {
    fn of(begins: &str) -> Self {
        let (name, login) = (fold(begins), begins.trim().to_lowercase());
        // The last code point: nothing that begins alike sorts after it.
        Self {
            after_name: format!("{name}\u{10FFFF}"),
            after_login: format!("{login}\u{10FFFF}"),
            name,
            login,
        }
    }
}

fn narrowed<'f>(select: Select<'f>, filter: &'f Filter, range: Option<&'f Range>) -> Select<'f> {
    let select = select
        .filter_some("status = ?", &filter.status)
        .filter_some(
            "id IN (SELECT user_id FROM user_role WHERE role = ?)",
            &filter.role,
        )
        .filter_some("organisation_id = ?", &filter.organisation);
    match range {
        None => select,
        Some(range) => select.filter(
            "((folded_name >= ? AND folded_name < ?) OR (login >= ? AND login < ?))",
            &[&range.name, &range.after_name, &range.login, &range.after_login],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_both;
    use crate::user::{NewUser, create};
    use language::Language;

    fn new(login: &str, name: &str) -> NewUser {
        NewUser {
            login: login.parse().unwrap(),
            name: name.to_owned(),
            language: Language::Arabic,
            organisation: None,
        }
    }

    #[test]
    fn lists_are_filtered_sorted_and_paged() {
        on_both(|scene| {
            let organisation = Uuid::from_u128(7);
            for number in 0..5_u32 {
                let (act, hashed) = (scene.house(), scene.hashed());
                let mut user = new(
                    &format!("p{number}@exemple.ma"),
                    &format!("Été démo {}", 9 - number),
                );
                user.organisation = (number < 2).then_some(organisation);
                scene.pass(jiff::SignedDuration::from_secs(1));
                scene
                    .try_write(move |unit| {
                        create(
                            unit,
                            &act,
                            &user,
                            &[Role::Producer],
                            Some(&hashed).filter(|_| number > 0),
                        )
                    })
                    .unwrap();
            }
            scene.user("commis", &[Role::Clerk]);
            let names = |filter: Filter, sort: Sort, page: PageRequest| {
                let page = scene.read(move |reader| list(reader, &filter, sort, page));
                (
                    page.items
                        .iter()
                        .map(|user| user.name.clone())
                        .collect::<Vec<_>>(),
                    page.total,
                )
            };
            let all = PageRequest::new(1, 100);
            assert_eq!(names(Filter::default(), Sort::Newest, all).1, 6);
            let producers = Filter {
                role: Some(Role::Producer),
                ..Filter::default()
            };
            let (first, total) = names(producers.clone(), Sort::Name, PageRequest::new(1, 2));
            assert_eq!(
                (first, total),
                (vec!["Été démo 5".to_owned(), "Été démo 6".to_owned()], 5)
            );
            assert_eq!(
                names(producers, Sort::Newest, PageRequest::new(3, 2)).0,
                ["Été démo 9"]
            );
            let begins = |text: &str| Filter {
                begins: Some(text.to_owned()),
                ..Filter::default()
            };
            assert_eq!(names(begins("ete DEMO 7"), Sort::Name, all).0, ["Été démo 7"]);
            assert_eq!(names(begins("p1@"), Sort::Name, all).0, ["Été démo 8"]);
            assert_eq!(names(begins("rien"), Sort::Name, all).1, 0);
            let of = Filter {
                organisation: Some(organisation),
                status: Some(Status::Invited),
                ..Filter::default()
            };
            assert_eq!(names(of, Sort::Name, all).0, ["Été démo 9"]);
        });
    }
}
