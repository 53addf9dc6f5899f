//! What is expected of `second_factor`.

use super::*;
use crate::role::Role;
use crate::testing::{Scene, on_both};
use jiff::SignedDuration;

fn set_up(scene: &Scene<'_>, user: Id<User>) -> (Secret, RecoveryCodes) {
    let act = scene.guest("192.0.2.7");
    let secret = scene.try_write(move |unit| start(unit, &act, user)).unwrap();
    let (act, code) = (scene.guest("192.0.2.7"), secret.code_at(scene.clock.now()));
    let codes = scene
        .try_write(move |unit| confirm(unit, &act, user, &code))
        .unwrap();
    (secret, codes)
}

fn proven(scene: &Scene<'_>, user: Id<User>, typed: &str) -> Proof {
    let (act, typed) = (scene.guest("192.0.2.7"), typed.to_owned());
    scene.write(move |unit| prove(unit, &act, user, &typed))
}

#[test]
fn setting_up_ends_with_a_right_code_and_cannot_be_done_over() {
    on_both(|scene| {
        let user = scene.user("gestion", &[Role::Manager]);
        let act = scene.guest("192.0.2.7");
        let again = act.clone();
        let secret = scene.try_write(move |unit| start(unit, &act, user)).unwrap();
        assert_eq!(
            scene.read(move |reader| started(reader, user)),
            Some(secret.clone())
        );
        let wrong = scene.try_write(move |unit| confirm(unit, &again, user, "not a code"));
        assert_eq!(wrong, Err(SecondFactorError::WrongCode));
        assert_eq!(
            proven(scene, user, &secret.code_at(scene.clock.now())),
            Proof::None,
            "not confirmed yet"
        );
        set_up(scene, user);
        let act = scene.guest("192.0.2.7");
        let over = scene.try_write(move |unit| start(unit, &act, user));
        assert_eq!(over, Err(SecondFactorError::AlreadySetUp));
        assert_eq!(scene.read(move |reader| started(reader, user)), None);
        let (act, nobody) = (scene.guest("192.0.2.7"), scene.ids.next());
        assert_eq!(
            scene.try_write(move |unit| start(unit, &act, nobody)),
            Err(SecondFactorError::Absent)
        );
    });
}

#[test]
fn a_code_works_once_and_no_older_one_after_it() {
    on_both(|scene| {
        let user = scene.user("gestion", &[Role::Manager]);
        let (secret, _) = set_up(scene, user);
        let first = secret.code_at(scene.clock.now());
        assert_eq!(
            proven(scene, user, &first),
            Proof::None,
            "the code of the set-up is used"
        );
        scene.pass(SignedDuration::from_secs(60));
        let (older, newer) = (
            secret.code_at(scene.clock.now()),
            secret.code_at(scene.clock.now() + SignedDuration::from_secs(30)),
        );
        assert_eq!(
            proven(scene, user, &newer),
            Proof::Authenticator,
            "a phone that is ahead"
        );
        assert_eq!(proven(scene, user, &newer), Proof::None);
        assert_eq!(proven(scene, user, &older), Proof::None);
    });
}

#[test]
fn each_recovery_code_works_once_for_its_user() {
    on_both(|scene| {
        let (user, other) = (
            scene.user("gestion", &[Role::Manager]),
            scene.user("autre", &[Role::Manager]),
        );
        let (_, codes) = set_up(scene, user);
        set_up(scene, other);
        assert_eq!(codes.reveal().len(), 10);
        let code = codes.reveal()[3].clone();
        assert_eq!(code.len(), 19);
        assert_eq!(proven(scene, other, &code), Proof::None);
        assert_eq!(
            proven(scene, user, &code.to_uppercase().replace('-', " ")),
            Proof::Recovery
        );
        assert_eq!(proven(scene, user, &code), Proof::None);
        assert_eq!(scene.read(move |reader| codes_left(reader, user)), 9);
        let act = scene.guest("192.0.2.7");
        scene.write(move |unit| new_codes(unit, &act, user).map(|_| ()));
        assert_eq!(scene.read(move |reader| codes_left(reader, user)), 10);
        assert_eq!(
            proven(scene, user, &codes.reveal()[4]),
            Proof::None,
            "old codes are gone"
        );
        assert_eq!(proven(scene, user, ""), Proof::None);
    });
}

#[test]
fn the_house_hands_a_secret_over_and_an_administrator_removes_it() {
    on_both(|scene| {
        let (user, secret) = (
            scene.user("gestion", &[Role::Manager]),
            Secret::generate(&scene.ids),
        );
        let hand_over = |act: Act| {
            let secret = secret.clone();
            scene.try_write(move |unit| set_from_terminal(unit, &act, user, &secret))
        };
        assert!(matches!(
            hand_over(scene.guest("192.0.2.7")),
            Err(SecondFactorError::Refused(_))
        ));
        assert_eq!(hand_over(scene.house()), Ok(()));
        assert_eq!(hand_over(scene.house()), Err(SecondFactorError::AlreadySetUp));
        assert_eq!(
            proven(scene, user, &secret.code_at(scene.clock.now())),
            Proof::Authenticator
        );
        let clerk = scene.staff("Commis démo", &[Role::Clerk]);
        assert!(scene.try_write(move |unit| remove(unit, &clerk, user)).is_err());
        let admin = scene.staff("Admin démo", &[Role::Admin]);
        assert_eq!(scene.try_write(move |unit| remove(unit, &admin, user)), Ok(()));
        scene.pass(SignedDuration::from_secs(60));
        assert_eq!(
            proven(scene, user, &secret.code_at(scene.clock.now())),
            Proof::None
        );
        set_up(scene, user);
    });
}

#[test]
fn of_two_who_use_a_code_at_once_one_wins() {
    on_both(|scene| {
        let user = scene.user("gestion", &[Role::Manager]);
        let (secret, codes) = set_up(scene, user);
        for round in 0..10 {
            scene.pass(SignedDuration::from_secs(90));
            let code = if round < 5 {
                secret.code_at(scene.clock.now())
            } else {
                codes.reveal()[round].clone()
            };
            let barrier = std::sync::Barrier::new(2);
            let proofs: Vec<Proof> = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..2)
                    .map(|_| {
                        let (act, code, store, barrier) =
                            (scene.guest("192.0.2.7"), code.clone(), scene.store(), &barrier);
                        scope.spawn(move || {
                            barrier.wait();
                            let proof: Stored<Proof> =
                                store.write_blocking(move |unit| prove(unit, &act, user, &code));
                            proof.unwrap()
                        })
                    })
                    .collect();
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            assert_eq!(
                proofs.iter().filter(|proof| **proof != Proof::None).count(),
                1,
                "{proofs:?}"
            );
        }
    });
}
