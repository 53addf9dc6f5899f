//! What is expected of `user`.

use super::*;
use crate::testing::{Scene, on_both};
use values::text::TextError;

fn new(login: &str, name: &str) -> NewUser {
    NewUser {
        login: login.parse().unwrap(),
        name: name.to_owned(),
        language: Language::Arabic,
        organisation: None,
    }
}

fn record_of(scene: &Scene<'_>, id: Id<User>) -> Record {
    scene.read(move |reader| by_id(reader, id)).unwrap()
}

#[test]
fn a_user_is_found_by_id_and_by_any_spelling_of_the_login() {
    on_both(|scene| {
        let id = scene.user("Commis@Exemple.ma", &[Role::Clerk]);
        let record = record_of(scene, id);
        assert_eq!(
            (record.login.as_str(), record.status),
            ("commis@exemple.ma", Status::Active)
        );
        assert_eq!(
            (record.roles.as_slice(), record.version),
            ([Role::Clerk].as_slice(), 1)
        );
        let login: Login = "COMMIS@exemple.MA".parse().unwrap();
        assert_eq!(scene.read(move |reader| by_login(reader, &login)), Some(record));
        let nobody = scene.ids.next();
        assert_eq!(scene.read(move |reader| by_id(reader, nobody)), None);
    });
}

#[test]
fn a_login_is_taken_once_and_a_name_is_wanted() {
    on_both(|scene| {
        scene.user("commis", &[Role::Clerk]);
        let add = |login: &str, name: &str| {
            let (act, new) = (scene.house(), new(login, name));
            scene.try_write(move |unit| create(unit, &act, &new, &[Role::Clerk], None))
        };
        assert_eq!(add("COMMIS", "Commis démo 02"), Err(UserError::LoginTaken));
        assert_eq!(add("autre", "  "), Err(UserError::NameMissing));
        assert_eq!(
            add("autre", "a\0b"),
            Err(UserError::Name(TextError::ControlCharacter))
        );
        assert!(add("autre", "Commis démo 02").is_ok());
    });
}

#[test]
fn only_the_house_creates_users_with_roles_at_once() {
    on_both(|scene| {
        let act = scene.staff("Admin démo 01", &[Role::Admin]);
        let new = new("autre", "Autre démo");
        let refused = scene.try_write(move |unit| create(unit, &act, &new, &[Role::Admin], None));
        assert!(matches!(refused, Err(UserError::Refused(_))));
    });
}

#[test]
fn a_stale_rename_is_refused() {
    on_both(|scene| {
        let id = scene.user("commis", &[Role::Clerk]);
        let rename_to = |name: &'static str, version: u32| {
            let act = scene.staff("Admin démo 01", &[Role::Admin]);
            scene.try_write(move |unit| rename(unit, &act, id, name, version))
        };
        assert_eq!(rename_to(" Commis   démo 03 ", 1), Ok(()));
        assert_eq!(rename_to("Commis démo 04", 1), Err(UserError::Stale));
        assert_eq!(
            (record_of(scene, id).name.as_str(), record_of(scene, id).version),
            ("Commis démo 03", 2)
        );
        let (clerk, other) = (
            scene.acting(id, "Commis démo 03", &[Role::Clerk]),
            scene.user("autre", &[Role::Buyer]),
        );
        let act = clerk.clone();
        assert!(
            scene
                .try_write(move |unit| rename(unit, &act, id, "Moi", 2))
                .is_err()
        );
        let act = clerk.clone();
        assert_eq!(
            scene.try_write(move |unit| set_language(unit, &act, id, Language::Tamazight)),
            Ok(())
        );
        assert_eq!(record_of(scene, id).language, Language::Tamazight);
        assert!(
            scene
                .try_write(move |unit| set_language(unit, &clerk, other, Language::English))
                .is_err()
        );
    });
}

#[test]
fn disabling_ends_sessions_and_spares_the_last_administrator() {
    on_both(|scene| {
        let (one, other) = (
            scene.user("admin1", &[Role::Admin]),
            scene.user("admin2", &[Role::Admin]),
        );
        let guest = scene.guest("192.0.2.1");
        let token =
            scene.write(move |unit| session::open(unit, &guest, other, session::Kind::Full, &[Role::Admin]));
        let stop = |user: Id<User>| {
            let act = scene.acting(one, "Démo admin1", &[Role::Admin]);
            scene.try_write(move |unit| disable(unit, &act, user, "partie"))
        };
        assert_eq!(stop(other), Ok(()));
        assert_eq!(stop(other), Ok(()), "twice is once");
        let at = scene.clock.now();
        assert_eq!(scene.read(move |reader| session::find(reader, &token, at)), None);
        assert_eq!(stop(one), Err(UserError::LastAdministrator));
        let lines = scene.read(move |reader| audit::of(reader, "user", &other.to_string()));
        let disabled: Vec<_> = lines.iter().filter(|line| line.act == "user-disabled").collect();
        assert_eq!(
            (disabled.len(), disabled[0].reason.as_deref()),
            (1, Some("partie"))
        );
        let act = scene.acting(one, "Démo admin1", &[Role::Admin]);
        assert_eq!(scene.try_write(move |unit| enable(unit, &act, other)), Ok(()));
        assert_eq!(record_of(scene, other).status, Status::Active);
        assert_eq!(stop(one), Ok(()));
    });
}

#[test]
fn two_administrators_who_disable_each_other_at_once_leave_one() {
    on_both(|scene| {
        for _ in 0..10 {
            let pair = [scene.ids.code_number(), scene.ids.code_number()]
                .map(|number| scene.user(&format!("admin{number}"), &[Role::Admin]));
            let barrier = std::sync::Barrier::new(2);
            let outcomes: Vec<Result<(), UserError>> = std::thread::scope(|scope| {
                let start = |actor: Id<User>, victim: Id<User>| {
                    let (act, store, barrier) =
                        (scene.acting(actor, "a", &[Role::Admin]), scene.store(), &barrier);
                    scope.spawn(move || {
                        barrier.wait();
                        store.write_blocking(move |unit| disable(unit, &act, victim, ""))
                    })
                };
                let threads = [start(pair[0], pair[1]), start(pair[1], pair[0])];
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            assert_eq!(
                outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
                1,
                "{outcomes:?}"
            );
            assert_eq!(scene.read(role_holder::administrators).len(), 1);
            // The next round begins without an administrator.
            let last = scene.read(role_holder::administrators)[0];
            scene.write(move |unit| set_status(unit, last, Status::Disabled));
        }
    });
}

#[test]
fn a_new_password_ends_sessions_and_makes_an_invited_user_active() {
    on_both(|scene| {
        let (act, new) = (scene.house(), new("invite", "Invité démo"));
        let id = scene
            .try_write(move |unit| create(unit, &act, &new, &[Role::Clerk], None))
            .unwrap();
        assert_eq!(record_of(scene, id).status, Status::Invited);
        let (act, hashed) = (scene.house(), scene.hashed());
        assert_eq!(
            scene.try_write(move |unit| set_password(unit, &act, id, &hashed)),
            Ok(())
        );
        assert_eq!(
            (
                record_of(scene, id).status,
                record_of(scene, id).password_changed_at
            ),
            (Status::Active, Some(scene.clock.now()))
        );
        scene.write(move |unit| set_status(unit, id, Status::Disabled));
        let (act, hashed) = (scene.house(), scene.hashed());
        assert_eq!(
            scene.try_write(move |unit| set_password(unit, &act, id, &hashed)),
            Err(UserError::Absent)
        );
    });
}
