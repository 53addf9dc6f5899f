//! What is expected of `sign_in`.

use super::*;
use crate::second_factor;
use crate::testing::{CHEAP, PASSWORD, Scene, on_both};
use crate::totp::Secret;

const HOME: &str = "192.0.2.7";
const STRANGER: &str = "198.51.100.9";

fn try_from_place(scene: &Scene<'_>, address: &str, login: &str, password: &str) -> Outcome {
    let login = login.to_owned();
    let credentials = scene.read(move |reader| lookup(reader, &login));
    let (checked, act) = (credentials.verify(password, CHEAP), scene.guest(address));
    scene.write(move |unit| begin(unit, &act, &checked, &Limits::default()))
}

fn sign_in(scene: &Scene<'_>, login: &str, password: &str) -> Outcome {
    try_from_place(scene, HOME, login, password)
}

fn code(scene: &Scene<'_>, half: &Token, typed: &str) -> CodeOutcome {
    let (act, half, typed) = (scene.guest(HOME), half.clone(), typed.to_owned());
    scene.write(move |unit| super::second_factor(unit, &act, &half, &typed, &Limits::default()))
}

fn who(scene: &Scene<'_>, token: &Token) -> Option<Id<User>> {
    let (token, at) = (token.clone(), scene.clock.now());
    scene
        .read(move |reader| session::find(reader, &token, at))
        .map(|found| found.staff.user)
}

/// A manager with an authenticator.
fn manager(scene: &Scene<'_>) -> (Id<User>, Secret) {
    let (user, secret) = (
        scene.user("gestion", &[Role::Manager]),
        Secret::generate(&scene.ids),
    );
    let (act, given) = (scene.house(), secret.clone());
    scene
        .try_write(move |unit| second_factor::set_from_terminal(unit, &act, user, &given))
        .unwrap();
    (user, secret)
}

fn half_of(outcome: Outcome) -> Token {
    match outcome {
        Outcome::SecondFactorNeeded(half) | Outcome::MustEnrolSecondFactor(half) => half,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_right_password_signs_in_under_any_spelling_of_the_login() {
    on_both(|scene| {
        let user = scene.user("commis@exemple.ma", &[Role::Clerk]);
        let Outcome::SignedIn(token) = sign_in(scene, " Commis@EXEMPLE.ma ", PASSWORD) else {
            panic!()
        };
        assert_eq!(who(scene, &token), Some(user));
        let lines = scene.read(move |reader| audit::of(reader, "user", &user.to_string()));
        let last = lines.last().unwrap();
        assert_eq!(
            (last.act.as_str(), last.actor_id, last.acting_role.as_str()),
            ("signed-in", Some(user), "clerk")
        );
        let record = scene.read(move |reader| user::by_id(reader, user)).unwrap();
        assert_eq!(record.last_signed_in_at, Some(scene.clock.now()));
        let found = scene.read({
            let at = scene.clock.now();
            move |reader| session::find(reader, &token, at)
        });
        let (id, act) = (found.unwrap().id, scene.acting(user, "Démo", &[Role::Clerk]));
        scene.write(move |unit| sign_out(unit, &act, id));
        let at = scene.clock.now();
        assert!(
            scene
                .read(move |reader| session::devices_of(reader, user, at))
                .is_empty()
        );
    });
}

#[test]
fn known_and_unknown_logins_are_refused_alike() {
    on_both(|scene| {
        scene.user("commis", &[Role::Clerk]);
        let gone = scene.user("partie", &[Role::Clerk]);
        scene.write(move |unit| user::set_status(unit, gone, user::Status::Disabled));
        scene.user("sans-role", &[]);
        for (login, password) in [
            ("commis", "tout autre chose ici"),
            ("personne", PASSWORD),
            ("", PASSWORD),
            ("deux mots", PASSWORD),
            ("partie", PASSWORD),
            ("sans-role", PASSWORD),
            ("commis", ""),
        ] {
            assert_eq!(
                sign_in(scene, login, password),
                Outcome::Refused,
                "{login} {password}"
            );
        }
        let filter = audit::Filter {
            act: Some("sign-in-refused".to_owned()),
            ..audit::Filter::default()
        };
        let page = crate::page::PageRequest::new(1, 100);
        let refusals =
            scene.read(move |reader| audit::list(reader, &filter, crate::page::ByTime::Newest, page));
        assert_eq!(refusals.total, 7);
        assert_eq!(
            refusals
                .items
                .iter()
                .filter(|line| line.object_id == "unknown")
                .count(),
            3
        );
        assert!(
            refusals
                .items
                .iter()
                .all(|line| line.address.as_deref() == Some(HOME))
        );
    });
}

#[test]
fn guessing_slows_down_and_the_right_guess_is_not_told() {
    on_both(|scene| {
        for login in ["commis", "personne"] {
            if login == "commis" {
                scene.user(login, &[Role::Clerk]);
            }
            for _ in 0..10 {
                assert_eq!(
                    try_from_place(scene, STRANGER, login, "au hasard encore"),
                    Outcome::Refused
                );
            }
            let slowed = try_from_place(scene, STRANGER, login, PASSWORD);
            assert_eq!(slowed, Outcome::TryAgainLater { seconds: 60 }, "{login}");
        }
        let at = scene.clock.now();
        let limits = Limits::default();
        let seen = scene.read(move |reader| may_try(reader, "COMMIS", Some(STRANGER), &limits, at));
        assert_eq!(seen, Taken::WaitSeconds(60));
        assert!(
            matches!(sign_in(scene, "commis", PASSWORD), Outcome::SignedIn(_)),
            "the owner is not locked out"
        );
        scene.pass(SignedDuration::from_secs(60));
        assert!(matches!(
            try_from_place(scene, STRANGER, "commis", PASSWORD),
            Outcome::SignedIn(_)
        ));
    });
}

#[test]
fn one_address_cannot_walk_through_all_logins() {
    on_both(|scene| {
        let mut tried = 0;
        while try_from_place(scene, STRANGER, &format!("login{tried}"), "au hasard encore")
            == Outcome::Refused
        {
            tried += 1;
        }
        assert_eq!(tried, Limits::default().per_address.size);
        scene.user("commis", &[Role::Clerk]);
        assert!(
            matches!(sign_in(scene, "commis", PASSWORD), Outcome::SignedIn(_)),
            "other addresses go on"
        );
    });
}

#[test]
fn people_who_sign_in_rightly_use_nothing_up() {
    on_both(|scene| {
        scene.user("commis", &[Role::Clerk]);
        for _ in 0..120 {
            assert!(matches!(sign_in(scene, "commis", PASSWORD), Outcome::SignedIn(_)));
        }
    });
}

#[test]
fn a_half_session_becomes_whole_with_a_code_and_only_once() {
    on_both(|scene| {
        let (user, secret) = manager(scene);
        let half = half_of(sign_in(scene, "gestion", PASSWORD));
        assert_eq!(who(scene, &half), None, "a half session opens nothing");
        assert_eq!(
            code(scene, &half, "not a code"),
            CodeOutcome::WrongCode { tries_left: 4 }
        );
        let typed = secret.code_at(scene.clock.now());
        let CodeOutcome::SignedIn(token) = code(scene, &half, &typed) else {
            panic!()
        };
        assert_eq!(who(scene, &token), Some(user));
        assert_eq!(
            code(scene, &half, &typed),
            CodeOutcome::StartAgain,
            "the half session is gone"
        );
        let again = half_of(sign_in(scene, "gestion", PASSWORD));
        assert_eq!(
            code(scene, &again, &typed),
            CodeOutcome::WrongCode { tries_left: 4 },
            "the code was used"
        );
        scene.pass(SignedDuration::from_secs(30));
        let typed = secret.code_at(scene.clock.now());
        assert!(matches!(code(scene, &again, &typed), CodeOutcome::SignedIn(_)));
    });
}

#[test]
fn after_five_wrong_codes_the_password_is_asked_again() {
    on_both(|scene| {
        let (_, secret) = manager(scene);
        let half = half_of(sign_in(scene, "gestion", PASSWORD));
        for tries_left in (1..5).rev() {
            assert_eq!(code(scene, &half, "no"), CodeOutcome::WrongCode { tries_left });
        }
        assert_eq!(code(scene, &half, "no"), CodeOutcome::StartAgain);
        assert_eq!(
            code(scene, &half, &secret.code_at(scene.clock.now())),
            CodeOutcome::StartAgain
        );
    });
}

#[test]
fn who_knows_the_password_cannot_walk_through_the_codes() {
    on_both(|scene| {
        manager(scene);
        let mut tried = 0;
        let seconds = loop {
            let half = match sign_in(scene, "gestion", PASSWORD) {
                Outcome::TryAgainLater { seconds } => break seconds,
                outcome => half_of(outcome),
            };
            match code(scene, &half, "no") {
                CodeOutcome::TryAgainLater { seconds } => break seconds,
                outcome => assert_eq!(outcome, CodeOutcome::WrongCode { tries_left: 4 }),
            }
            tried += 1;
        };
        assert!(tried <= 20 && seconds > 0, "{tried}");
    });
}

#[test]
fn a_role_that_needs_it_sets_a_second_factor_up_first() {
    on_both(|scene| {
        let user = scene.user("tresor", &[Role::Treasurer, Role::Buyer]);
        let Outcome::MustEnrolSecondFactor(half) = sign_in(scene, "tresor", PASSWORD) else {
            panic!()
        };
        assert_eq!(who(scene, &half), None);
        assert_eq!(
            code(scene, &half, "000000"),
            CodeOutcome::StartAgain,
            "nothing to type a code of yet"
        );
        let begin_set_up = || {
            let (act, half) = (scene.guest(HOME), half.clone());
            scene.write(move |unit| start_enrolment(unit, &act, &half))
        };
        let secret = begin_set_up().unwrap();
        assert_eq!(
            begin_set_up(),
            Some(secret.clone()),
            "a page shown again shows the same"
        );
        let finish_set_up = |typed: String| {
            let (act, half) = (scene.guest(HOME), half.clone());
            scene.write(move |unit| finish_enrolment(unit, &act, &half, &typed, &Limits::default()))
        };
        assert_eq!(
            finish_set_up("no".to_owned()),
            CodeOutcome::WrongCode { tries_left: 4 }
        );
        let CodeOutcome::Enrolled(token, codes) = finish_set_up(secret.code_at(scene.clock.now())) else {
            panic!()
        };
        assert_eq!((who(scene, &token), codes.reveal().len()), (Some(user), 10));
        assert_eq!(
            finish_set_up(secret.code_at(scene.clock.now())),
            CodeOutcome::StartAgain
        );
        let half = half_of(sign_in(scene, "tresor", PASSWORD));
        assert!(
            matches!(code(scene, &half, &codes.reveal()[0]), CodeOutcome::SignedIn(_)),
            "a recovery code signs in"
        );
    });
}

#[test]
fn the_password_is_asked_again_of_the_one_who_is_signed_in() {
    on_both(|scene| {
        let (user, other) = (
            scene.user("commis", &[Role::Clerk]),
            scene.user("autre", &[Role::Clerk]),
        );
        let again = |user: Id<User>, password: &str| {
            let checked = scene
                .read(|reader| lookup(reader, "commis"))
                .verify(password, CHEAP);
            let act = scene.acting(user, "Démo", &[Role::Clerk]);
            scene.write(move |unit| prove_again(unit, &act, &checked, &Limits::default()))
        };
        assert_eq!(again(user, PASSWORD), Again::Proven);
        assert_eq!(
            again(other, PASSWORD),
            Again::Wrong,
            "somebody else's password proves nothing"
        );
        for _ in 0..9 {
            assert_eq!(again(user, "au hasard encore"), Again::Wrong);
        }
        assert_eq!(again(user, PASSWORD), Again::TryAgainLater { seconds: 60 });
    });
}

#[test]
fn proving_again_opens_nothing_tells_no_entry_and_costs_no_try() {
    on_both(|scene| {
        let user = scene.user("commis", &[Role::Clerk]);
        let act = scene.acting(user, "Démo", &[Role::Clerk]);
        for time in 0..25 {
            let checked = scene
                .read(|reader| lookup(reader, "commis"))
                .verify(PASSWORD, CHEAP);
            let by = act.clone();
            let again = scene.write(move |unit| prove_again(unit, &by, &checked, &Limits::default()));
            assert_eq!(again, Again::Proven, "{time}");
        }
        let devices = scene.read(move |reader| session::devices_of(reader, user, act.at));
        assert_eq!(devices.len(), 0, "no session was opened");
        let trail = scene.read(move |reader| audit::of(reader, "user", &user.to_string()));
        let told: Vec<&str> = trail.iter().map(|line| line.act.as_str()).collect();
        assert!(
            !told.contains(&"signed-in") && !told.contains(&"sign-in-refused"),
            "{told:?}"
        );
    });
}

#[test]
fn a_password_that_changed_since_it_was_compared_proves_nothing() {
    on_both(|scene| {
        let user = scene.user("commis", &[Role::Clerk]);
        let checked = scene
            .read(|reader| lookup(reader, "commis"))
            .verify(PASSWORD, CHEAP);
        scene.pass(SignedDuration::from_secs(1));
        let (house, hashed) = (scene.house(), scene.hashed());
        scene
            .try_write(move |unit| user::set_password(unit, &house, user, &hashed))
            .unwrap();
        let act = scene.acting(user, "Démo", &[Role::Clerk]);
        let again = scene.write(move |unit| prove_again(unit, &act, &checked, &Limits::default()));
        assert_eq!(again, Again::Wrong);
    });
}

#[test]
fn what_changed_between_comparing_and_beginning_counts() {
    on_both(|scene| {
        let user = scene.user("commis", &[Role::Clerk]);
        let credentials = scene.read(|reader| lookup(reader, "commis"));
        let checked = credentials.verify(PASSWORD, CHEAP);
        scene.pass(SignedDuration::from_secs(1));
        let (act, hashed) = (scene.house(), scene.hashed());
        scene
            .try_write(move |unit| user::set_password(unit, &act, user, &hashed))
            .unwrap();
        let act = scene.guest(HOME);
        let outcome = scene.write(move |unit| begin(unit, &act, &checked, &Limits::default()));
        assert_eq!(
            outcome,
            Outcome::Refused,
            "the old password, compared before the new one"
        );
    });
}

#[test]
fn disabling_between_the_steps_ends_the_half_session() {
    on_both(|scene| {
        let (user, secret) = manager(scene);
        let half = half_of(sign_in(scene, "gestion", PASSWORD));
        scene.write(move |unit| user::set_status(unit, user, user::Status::Disabled));
        assert_eq!(
            code(scene, &half, &secret.code_at(scene.clock.now())),
            CodeOutcome::StartAgain
        );
        scene.write(move |unit| user::set_status(unit, user, user::Status::Active));
        assert_eq!(
            code(scene, &half, &secret.code_at(scene.clock.now())),
            CodeOutcome::StartAgain
        );
    });
}

#[test]
fn of_two_who_type_one_code_at_once_one_signs_in() {
    on_both(|scene| {
        let (user, secret) = manager(scene);
        for _ in 0..10 {
            scene.pass(SignedDuration::from_secs(90));
            let halves = [0, 1].map(|_| half_of(sign_in(scene, "gestion", PASSWORD)));
            let typed = secret.code_at(scene.clock.now());
            let barrier = std::sync::Barrier::new(2);
            let outcomes: Vec<CodeOutcome> = std::thread::scope(|scope| {
                let threads = halves.map(|half| {
                    let (typed, barrier) = (typed.clone(), &barrier);
                    scope.spawn(move || {
                        barrier.wait();
                        code(scene, &half, &typed)
                    })
                });
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            let won = outcomes
                .iter()
                .filter(|outcome| matches!(outcome, CodeOutcome::SignedIn(_)))
                .count();
            assert_eq!(won, 1, "{outcomes:?}");
            scene.write(move |unit| session::close_all_of(unit, user));
        }
    });
}

#[test]
fn disabling_and_signing_in_at_once_leave_no_session() {
    on_both(|scene| {
        for round in 0..10 {
            let login = format!("commis{round}");
            let user = scene.user(&login, &[Role::Clerk]);
            let barrier = std::sync::Barrier::new(2);
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    barrier.wait();
                    sign_in(scene, &login, PASSWORD)
                });
                scope.spawn(|| {
                    barrier.wait();
                    scene.write(move |unit| user::set_status(unit, user, user::Status::Disabled))
                });
            });
        }
        let left = scene.read(crate::check::check);
        assert_eq!(
            left.iter()
                .filter(|finding| finding.invariant.contains("session"))
                .count(),
            0,
            "{left:?}"
        );
    });
}
