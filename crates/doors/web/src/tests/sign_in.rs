//! Signing in, out, and what one may change of oneself.

use super::*;
use crate::testing::PASSWORD;
use ::access::one_time_link::{self, Purpose};
use ::access::{Act, Role, second_factor};
use jiff::SignedDuration;

#[tokio::test]
async fn login_and_password_lead_to_the_page_one_wanted() {
    let (_house, mut desk) = open();
    desk.add_user("commis", &[Role::Clerk], None).await;
    desk.get("/sign-in").await;
    let reply = desk
        .post(
            "/sign-in?next=%2Faccount",
            &[("login", "Commis"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!((reply.status.as_u16(), reply.location()), (303, "/account"));
    let cookie = reply.header("set-cookie");
    assert!(
        cookie.starts_with("mawrout_session=") && cookie.contains("Max-Age=86400"),
        "{cookie}"
    );
    let account = desk.get("/account").await;
    assert!(
        account.body.contains("Démo commis") && account.body.contains("Chargé des commandes"),
        "{}",
        account.body
    );
    assert!(account.body.contains("href=\"/office/orders\"") && !account.body.contains("href=\"/producer\""));
}

#[tokio::test]
async fn without_a_wish_one_comes_to_ones_first_room_and_never_elsewhere() {
    for next in [
        "",
        "?next=https%3A%2F%2Fevil.example",
        "?next=%2F%2Fevil.example",
        "?next=%2Fsign-in",
        "?next=%2F%5Cevil",
    ] {
        let (_house, mut desk) = open();
        desk.add_user("commis", &[Role::Clerk], None).await;
        desk.get("/sign-in").await;
        let reply = desk
            .post(
                &format!("/sign-in{next}"),
                &[("login", "commis"), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(reply.location(), "/office/orders", "{next}");
    }
}

#[tokio::test]
async fn wrong_is_wrong_whether_the_login_is_known_or_not() {
    let (_house, mut desk) = open();
    desk.add_user("commis", &[Role::Clerk], None).await;
    desk.get("/sign-in").await;
    let mut bodies = Vec::new();
    for login in ["commis", "inconnu"] {
        let reply = desk
            .post("/sign-in", &[("login", login), ("password", "pas le bon mot")])
            .await;
        assert_eq!(
            (reply.status.as_u16(), desk.cookie("mawrout_session")),
            (422, None)
        );
        assert!(reply.body.contains(&format!("value=\"{login}\"")) && !reply.body.contains("pas le bon mot"));
        bodies.push(reply.body.replace(login, "…").replace(desk.proof(), "…"));
    }
    assert_eq!(bodies[0], bodies[1]);
}

#[tokio::test]
async fn who_tries_too_often_waits() {
    let (_house, mut desk) = open();
    desk.get("/sign-in").await;
    let mut last = None;
    for _ in 0..11 {
        last = Some(
            desk.post("/sign-in", &[("login", "commis"), ("password", "x")])
                .await,
        );
    }
    let last = last.unwrap();
    assert_eq!(last.status.as_u16(), 429);
    assert!(last.header("retry-after").parse::<u32>().unwrap() >= 1);
}

#[tokio::test]
async fn a_role_that_needs_it_sets_a_second_factor_up_first() {
    let (_house, mut desk) = open();
    let user = desk.add_user("gerant", &[Role::Manager], None).await;
    desk.get("/sign-in").await;
    let reply = desk
        .post(
            "/sign-in?next=%2Faccount",
            &[("login", "gerant"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(reply.location(), "/sign-in/code?next=%2Faccount");
    assert_eq!(
        desk.get("/account").await.status.as_u16(),
        303,
        "half signed in opens nothing"
    );
    let page = desk.get("/sign-in/code").await;
    assert!(
        page.body.contains("otpauth://totp/") && page.body.contains("class=\"secret\""),
        "{}",
        page.body
    );
    let wrong = desk
        .post("/sign-in/code?next=%2Faccount", &[("code", "000000")])
        .await;
    assert_eq!(wrong.status.as_u16(), 422);
    assert!(
        wrong.body.contains("Il reste 4 essais") || wrong.body.contains("Il reste \u{2068}4\u{2069} essais")
    );
    let code = desk.enrolment_code(user).await;
    let codes = desk
        .post("/sign-in/code?next=%2Faccount", &[("code", &code)])
        .await;
    assert_eq!(
        (codes.status.as_u16(), codes.body.matches("<li><code>").count()),
        (200, 10)
    );
    assert!(codes.body.contains("href=\"/account\"") && codes.header("cache-control") == "no-store");
    assert_eq!(desk.get("/account").await.status.as_u16(), 200);
}

#[tokio::test]
async fn a_code_is_asked_for_each_time_and_works_once() {
    let (_house, desk) = open();
    let user = desk.add_user("gerant", &[Role::Manager], None).await;
    let (act, secret) = (
        Act::house(&desk.house.clock, &desk.house.ids),
        ::access::totp::Secret::generate(&desk.house.ids),
    );
    let set = secret.clone();
    let done = desk
        .house
        .store
        .write(move |unit| second_factor::set_from_terminal(unit, &act, user, &set));
    done.await.unwrap();
    let code = secret.code_at(desk.house.clock.now());
    let mut statuses = Vec::new();
    for _ in 0..2 {
        let mut browser = desk.stranger();
        browser.get("/sign-in").await;
        browser
            .post("/sign-in", &[("login", "gerant"), ("password", PASSWORD)])
            .await;
        let page = browser.get("/sign-in/code").await;
        assert!(!page.body.contains("otpauth"), "the secret is never shown again");
        statuses.push(
            browser
                .post("/sign-in/code", &[("code", &code)])
                .await
                .status
                .as_u16(),
        );
    }
    assert_eq!(statuses, [303, 422]);
}

#[tokio::test]
async fn five_wrong_codes_and_the_password_is_asked_for_again() {
    let (_house, mut desk) = open();
    desk.add_user("gerant", &[Role::Manager], None).await;
    desk.get("/sign-in").await;
    desk.post("/sign-in", &[("login", "gerant"), ("password", PASSWORD)])
        .await;
    desk.get("/sign-in/code").await;
    let mut last = None;
    for _ in 0..5 {
        last = Some(desk.post("/sign-in/code", &[("code", "000000")]).await);
    }
    let last = last.unwrap();
    assert_eq!(
        (last.status.as_u16(), last.location()),
        (303, "/sign-in?done=again")
    );
    assert_eq!(desk.get("/sign-in/code").await.location(), "/sign-in?done=again");
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let (_house, mut desk) = open();
    desk.as_staff(Role::Clerk).await;
    let token = desk.cookie("mawrout_session").unwrap().to_owned();
    let reply = desk.post("/sign-out", &[]).await;
    assert_eq!(
        (reply.status.as_u16(), reply.location()),
        (303, "/sign-in?done=out")
    );
    assert_eq!(desk.cookie("mawrout_session"), None);
    let stolen = desk
        .request(http::Method::GET, "/account")
        .header("cookie", format!("mawrout_session={token}"))
        .body(axum::body::Body::empty())
        .unwrap();
    assert_eq!(desk.send(stolen).await.status.as_u16(), 303);
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_all_sessions() {
    let (_house, mut desk) = open();
    desk.as_staff(Role::Clerk).await;
    let new = "huit palmiers dans le vent";
    for (current, password, again, wrong) in [
        ("faux mot de passe", new, new, "current"),
        (PASSWORD, new, "autre chose", "again"),
        (PASSWORD, "court", "court", "password"),
    ] {
        let fields = [("current", current), ("password", password), ("again", again)];
        let reply = desk.post("/account/password", &fields).await;
        assert_eq!(reply.status.as_u16(), 422, "{wrong}");
        assert!(
            reply.body.contains(&format!("href=\"#{wrong}\"")),
            "{wrong}: {}",
            reply.body
        );
        assert!(!reply.body.contains(new), "passwords never come back");
    }
    let fields = [("current", PASSWORD), ("password", new), ("again", new)];
    let reply = desk.post("/account/password", &fields).await;
    assert_eq!(
        (reply.status.as_u16(), reply.location()),
        (303, "/sign-in?done=password")
    );
    assert_eq!(
        desk.get("/account").await.status.as_u16(),
        303,
        "this session has ended too"
    );
    desk.get("/sign-in").await;
    let reply = desk
        .post("/sign-in", &[("login", "clerk1"), ("password", new)])
        .await;
    assert_eq!(reply.status.as_u16(), 303);
}

#[tokio::test]
async fn asking_for_the_password_again_is_no_entry_and_costs_no_try() {
    let (_house, mut desk) = open();
    let user = desk.as_staff(Role::Clerk).await;
    let told = |desk: &Desk, act: &'static str| {
        let store = desk.house.store.clone();
        async move {
            let trail = store.read(move |reader| ::access::audit::of(reader, "user", &user.to_string()));
            trail.await.unwrap().iter().filter(|line| line.act == act).count()
        }
    };
    let before = told(&desk, "signed-in").await;
    for time in 0..25 {
        let reply = desk
            .post("/account/second-factor", &[("current", PASSWORD)])
            .await;
        assert_eq!(
            (reply.status.as_u16(), reply.location()),
            (303, "/account/second-factor"),
            "{time}"
        );
    }
    assert_eq!(told(&desk, "signed-in").await, before, "nobody signed in anew");
    assert_eq!(told(&desk, "sign-in-refused").await, 0);
    let wrong = desk.post("/account/second-factor", &[("current", "x")]).await;
    assert_eq!(wrong.status.as_u16(), 422);
    assert_eq!(told(&desk, "sign-in-refused").await, 1, "a wrong one is told");
}

#[tokio::test]
async fn guessing_the_current_password_is_slowed_down() {
    let (_house, mut desk) = open();
    desk.as_staff(Role::Clerk).await;
    let new = "huit palmiers dans le vent";
    let mut statuses = Vec::new();
    for _ in 0..12 {
        let fields = [("current", "x"), ("password", new), ("again", new)];
        statuses.push(desk.post("/account/password", &fields).await.status.as_u16());
    }
    assert_eq!((statuses[0], statuses.last()), (422, Some(&429)), "{statuses:?}");
}

#[tokio::test]
async fn a_language_is_kept_and_pages_follow() {
    let (_house, mut desk) = open();
    desk.as_staff(Role::Clerk).await;
    assert_eq!(
        desk.post("/account/language", &[("language", "ar")])
            .await
            .location(),
        "/account?done=language"
    );
    let page = desk.get("/account").await;
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert_eq!(
        desk.post("/account/language", &[("language", "de")])
            .await
            .status
            .as_u16(),
        422
    );
    let refused = desk.get("/producer").await;
    assert!(refused.body.contains("lang=\"ar\""), "problems too");
}

#[tokio::test]
async fn a_second_factor_may_be_chosen_and_codes_made_anew() {
    let (_house, mut desk) = open();
    let user = desk.as_staff(Role::Clerk).await;
    desk.get("/account/second-factor").await;
    let wrong = desk.post("/account/second-factor", &[("current", "x")]).await;
    assert_eq!(wrong.status.as_u16(), 422);
    let begun = desk
        .post("/account/second-factor", &[("current", PASSWORD)])
        .await;
    assert_eq!(begun.location(), "/account/second-factor");
    assert!(
        desk.get("/account/second-factor")
            .await
            .body
            .contains("otpauth://totp/")
    );
    let code = desk.enrolment_code(user).await;
    let codes = desk
        .post("/account/second-factor/confirm", &[("code", &code)])
        .await;
    assert_eq!(codes.body.matches("<li><code>").count(), 10);
    assert!(
        !desk
            .get("/account/second-factor")
            .await
            .body
            .contains("otpauth://totp/")
    );
    let anew = desk
        .post("/account/recovery-codes", &[("current", PASSWORD)])
        .await;
    assert_eq!(anew.body.matches("<li><code>").count(), 10);
    assert_ne!(anew.body, codes.body);
    assert!(desk.get("/account").await.body.contains("codes de secours"));
}

#[tokio::test]
async fn other_devices_are_signed_out() {
    let (_house, mut desk) = open();
    desk.as_staff(Role::Clerk).await;
    let mut phone = desk.stranger();
    phone.get("/sign-in").await;
    phone
        .post("/sign-in", &[("login", "clerk1"), ("password", PASSWORD)])
        .await;
    assert_eq!(phone.get("/account").await.status.as_u16(), 200);
    desk.get("/account").await;
    assert_eq!(
        desk.post("/account/sessions/close", &[]).await.location(),
        "/account?done=sessions"
    );
    assert_eq!(phone.get("/account").await.status.as_u16(), 303);
    assert_eq!(desk.get("/account").await.status.as_u16(), 200);
}

#[tokio::test]
async fn a_link_sets_a_password_once() {
    let (_house, mut desk) = open();
    let user = desk.add_user("commis", &[Role::Clerk], None).await;
    let act = Act::house(&desk.house.clock, &desk.house.ids);
    let made = desk
        .house
        .store
        .write(move |unit| one_time_link::make(unit, &act, user, Purpose::Reset));
    let address = format!("/link/{}", made.await.unwrap().reveal());
    let page = desk.get(&address).await;
    assert!(page.body.contains("value=\"commis\""), "{}", page.body);
    let new = "huit palmiers dans le vent";
    let short = desk
        .post(&address, &[("password", "commis"), ("again", "commis")])
        .await;
    assert_eq!(short.status.as_u16(), 422);
    let set = desk.post(&address, &[("password", new), ("again", new)]).await;
    assert_eq!(
        (set.status.as_u16(), set.location()),
        (303, "/sign-in?done=password")
    );
    for used in [address.as_str(), "/link/nonsense"] {
        let page = desk.get(used).await;
        assert_eq!(page.status.as_u16(), 404, "{used}");
        assert!(page.body.contains("Ce lien ne s’ouvre plus"), "{used}");
    }
    desk.get("/sign-in").await;
    assert_eq!(
        desk.post("/sign-in", &[("login", "commis"), ("password", new)])
            .await
            .status
            .as_u16(),
        303
    );
}

#[tokio::test]
async fn a_link_ends_with_time() {
    let (_house, mut desk) = open();
    let user = desk.add_user("commis", &[Role::Clerk], None).await;
    let act = Act::house(&desk.house.clock, &desk.house.ids);
    let made = desk
        .house
        .store
        .write(move |unit| one_time_link::make(unit, &act, user, Purpose::Reset));
    let address = format!("/link/{}", made.await.unwrap().reveal());
    desk.house.clock.advance(SignedDuration::from_mins(60)).unwrap();
    assert_eq!(desk.get(&address).await.status.as_u16(), 404);
}
