//! What is expected of `session`.

use super::*;
use crate::testing::{Scene, on_both};

fn opened(scene: &Scene<'_>, user: Id<User>, kind: Kind, roles: &'static [Role]) -> Token {
    let act = scene.guest("192.0.2.7");
    scene.write(move |unit| open(unit, &act, user, kind, roles))
}

fn found(scene: &Scene<'_>, token: &Token) -> Option<Found> {
    let (token, at) = (token.clone(), scene.clock.now());
    scene.read(move |reader| find(reader, &token, at))
}

#[test]
fn a_session_tells_who_is_there() {
    on_both(|scene| {
        let user = scene.user("commis", &[Role::Clerk, Role::Coach]);
        let token = opened(scene, user, Kind::Full, &[Role::Clerk]);
        let session = found(scene, &token).unwrap();
        assert_eq!((session.staff.user, session.staff.role), (user, Role::Clerk));
        assert_eq!(session.staff.roles, [Role::Clerk, Role::Coach]);
        assert_eq!(
            (session.staff.name.as_str(), session.staff.language),
            ("Démo commis", Language::French)
        );
        assert_eq!(found(scene, &Token::generate(&scene.ids)), None);
    });
}

#[test]
fn an_idle_session_ends_and_a_used_one_lives_on_to_its_absolute_end() {
    on_both(|scene| {
        let user = scene.user("commis", &[Role::Clerk]);
        let (idle, busy) = (
            opened(scene, user, Kind::Full, &[Role::Clerk]),
            opened(scene, user, Kind::Full, &[Role::Clerk]),
        );
        let mut lived = 0;
        while let Some(session) = found(scene, &busy) {
            let at = scene.clock.now();
            scene.write(move |unit| touch(unit, session.id, at));
            scene.pass(SignedDuration::from_hours(1));
            lived += 1;
            assert_eq!(found(scene, &idle).is_some(), lived < 12, "after {lived} hours");
        }
        assert_eq!(lived, 24);
    });
}

#[test]
fn buyers_stay_signed_in_for_a_month_without_a_visit() {
    on_both(|scene| {
        let user = scene.user("acheteur", &[Role::Buyer]);
        let token = opened(scene, user, Kind::Full, &[Role::Buyer]);
        scene.pass(SignedDuration::from_hours(24 * 30 - 1));
        assert!(found(scene, &token).is_some());
        scene.pass(SignedDuration::from_hours(1));
        assert!(found(scene, &token).is_none());
    });
}

#[test]
fn a_touch_writes_once_a_minute_and_wakes_nobody_up() {
    on_both(|scene| {
        let user = scene.user("commis", &[Role::Clerk]);
        let token = opened(scene, user, Kind::Full, &[Role::Clerk]);
        let id = found(scene, &token).unwrap().id;
        let touched = |scene: &Scene<'_>| {
            let at = scene.clock.now();
            scene.write(move |unit| touch(unit, id, at));
            at
        };
        scene.pass(SignedDuration::from_secs(59));
        assert!(!found(scene, &token).unwrap().is_touch_due(scene.clock.now()));
        touched(scene);
        assert_eq!(
            found(scene, &token).unwrap().seen_at,
            scene.clock.now() - SignedDuration::from_secs(59)
        );
        scene.pass(SignedDuration::from_secs(2));
        assert!(found(scene, &token).unwrap().is_touch_due(scene.clock.now()));
        let at = touched(scene);
        assert_eq!(found(scene, &token).unwrap().seen_at, at);
        scene.pass(SignedDuration::from_hours(13));
        touched(scene);
        assert_eq!(found(scene, &token), None, "an ended session is not revived");
    });
}

#[test]
fn a_half_session_opens_nothing_and_ends_after_ten_minutes() {
    on_both(|scene| {
        let user = scene.user("gestion", &[Role::Manager]);
        let token = opened(scene, user, Kind::CodeDue, &[Role::Manager]);
        assert_eq!(found(scene, &token), None);
        let half = |scene: &Scene<'_>| {
            let (token, at) = (token.clone(), scene.clock.now());
            scene.read(move |reader| find_half(reader, &token, at))
        };
        let seen = half(scene).unwrap();
        assert_eq!(
            (seen.user, seen.kind, seen.tries_left, seen.login.as_str()),
            (user, Kind::CodeDue, 5, "gestion")
        );
        scene.pass(SignedDuration::from_mins(10));
        assert_eq!(half(scene), None);
        let full = opened(scene, user, Kind::Full, &[Role::Manager]);
        let at = scene.clock.now();
        assert_eq!(
            scene.read(move |reader| find_half(reader, &full, at)),
            None,
            "a full one is no half one"
        );
    });
}

#[test]
fn sessions_are_closed_one_by_one_or_all() {
    on_both(|scene| {
        let (user, other) = (
            scene.user("commis", &[Role::Clerk]),
            scene.user("autre", &[Role::Clerk]),
        );
        let tokens: Vec<Token> = (0..3)
            .map(|_| opened(scene, user, Kind::Full, &[Role::Clerk]))
            .collect();
        let others = opened(scene, other, Kind::Full, &[Role::Clerk]);
        let at = scene.clock.now();
        assert_eq!(scene.read(move |reader| devices_of(reader, user, at)).len(), 3);
        let first = found(scene, &tokens[0]).unwrap().id;
        assert!(
            !scene.write(move |unit| close_one_of(unit, other, first)),
            "somebody else's session stays"
        );
        assert!(scene.write(move |unit| close_one_of(unit, user, first)));
        let kept = found(scene, &tokens[1]).unwrap().id;
        assert_eq!(scene.write(move |unit| close_others_of(unit, user, kept)), 1);
        assert!(found(scene, &tokens[1]).is_some() && found(scene, &tokens[2]).is_none());
        assert_eq!(scene.write(move |unit| close_all_of(unit, user)), 1);
        assert!(found(scene, &tokens[1]).is_none());
        let last = found(scene, &others).unwrap().id;
        scene.write(move |unit| close(unit, last));
        assert!(found(scene, &others).is_none());
    });
}

#[test]
fn what_has_ended_is_swept() {
    on_both(|scene| {
        let user = scene.user("commis", &[Role::Clerk]);
        opened(scene, user, Kind::CodeDue, &[Role::Clerk]);
        let token = opened(scene, user, Kind::Full, &[Role::Clerk]);
        scene.pass(SignedDuration::from_hours(1));
        let at = scene.clock.now();
        assert_eq!(scene.write(move |unit| sweep(unit, at)), 1);
        assert!(found(scene, &token).is_some());
    });
}
