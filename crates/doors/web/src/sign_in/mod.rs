//! Signing in and out, one's own account, and one-time links.

mod account;
mod code;
mod door;
mod enter;
mod link;
mod prove;
mod recovery;

use crate::house::House;
use crate::limits::Bucket;
use crate::page::{self, Answer};
use crate::problem::Problem;
use crate::routes::{Routes, Rule};
use crate::visit::Visit;
use crate::visit::cookie::Cookie;
use access::role::session_limits;
use access::token::Token;
use access::{Action, permission, session};
use axum::response::Response;
use http::{HeaderMap, header};

/// Seconds a browser keeps the token between the two steps.
const HALF_SECONDS: i64 = 15 * 60;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", Rule::Visitor, &["next", "lang", "done"], enter::show)
        .post(
            "/sign-in",
            Rule::Visitor,
            &["login", "password", "next", "lang"],
            enter::submit,
        )
        .limited(Bucket::SignIn)
        .get("/sign-in/code", Rule::Visitor, &["next", "lang"], code::show)
        .post(
            "/sign-in/code",
            Rule::Visitor,
            &["code", "next", "lang"],
            code::submit,
        )
        .limited(Bucket::SignIn)
        .post("/sign-out", Rule::SignedIn, &[], door::sign_out)
        .get("/link/{token}", Rule::Visitor, &["lang"], link::show)
        .post(
            "/link/{token}",
            Rule::Visitor,
            &["password", "again", "lang"],
            link::submit,
        )
        .limited(Bucket::SignIn)
        .get("/account", Rule::SignedIn, &["done"], account::show)
        .post(
            "/account/language",
            Rule::SignedIn,
            &["language"],
            account::set_language,
        )
        .post(
            "/account/password",
            Rule::SignedIn,
            &["current", "password", "again"],
            account::set_password,
        )
        .limited(Bucket::SignIn)
        .post(
            "/account/sessions/close",
            Rule::SignedIn,
            &[],
            account::close_others,
        )
        .get("/account/second-factor", Rule::SignedIn, &[], recovery::show)
        .post(
            "/account/second-factor",
            Rule::SignedIn,
            &["current"],
            recovery::start,
        )
        .limited(Bucket::SignIn)
        .post(
            "/account/second-factor/confirm",
            Rule::SignedIn,
            &["code"],
            recovery::confirm,
        )
        .limited(Bucket::SignIn)
        .post(
            "/account/recovery-codes",
            Rule::SignedIn,
            &["current"],
            recovery::make_codes,
        )
        .limited(Bucket::SignIn)
}

/// The token of the session cookie, whole or half.
fn carried_token(house: &House, headers: &HeaderMap) -> Option<Token> {
    Cookie::Session
        .of(headers, house.site().is_secure())?
        .parse()
        .ok()
}

/// Hands the browser the token of a half session.
fn hand_half(visit: &Visit, token: &Token, path: &str) -> Answer {
    let mut response = page::see_other(path)?;
    hand(visit, &mut response, token, HALF_SECONDS);
    Ok(response)
}

/// Hands the browser the token of a session it has just opened; answers where it leads.
async fn hand_session(visit: &Visit, token: &Token, response: impl FnOnce(&str) -> Answer) -> Answer {
    let (sought, at) = (token.clone(), visit.at);
    let found = visit
        .house
        .store
        .read(move |reader| session::find(reader, &sought, at))
        .await
        .map_err(Problem::from)?;
    let roles = found
        .ok_or_else(|| Problem::faulty("a session that was just opened is gone"))?
        .staff
        .roles;
    let first_room = visit
        .house
        .rooms()
        .iter()
        .find(|room| permission::allows(&roles, room.action));
    let own = if permission::allows(&roles, Action::ViewOwnOrders) {
        "/producer"
    } else {
        "/account"
    };
    let home = first_room.map_or(own, |room| room.href);
    let mut response = response(wanted(visit).unwrap_or(home))?;
    hand(
        visit,
        &mut response,
        token,
        session_limits(&roles).absolute.as_secs(),
    );
    Ok(response)
}

fn hand(visit: &Visit, response: &mut Response, token: &Token, seconds: i64) {
    let cookie = Cookie::Session.set_for(&token.reveal(), seconds, visit.house.site().is_secure());
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// The page one wanted before one was asked to sign in; only a local one, and not this one again.
fn wanted(visit: &Visit) -> Option<&str> {
    let next = visit.query.get("next")?;
    (crate::is_local(next) && !next.starts_with("/sign-")).then_some(next)
}

/// This door's path with the query it came with: language and the page wanted.
fn with_query(visit: &Visit, path: &str) -> String {
    let kept = visit.query.clone().without("done").to_query();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{kept}")
    }
}
