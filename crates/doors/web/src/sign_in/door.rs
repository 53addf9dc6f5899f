//! The way out.

use super::Visit;
use crate::page::{self, Answer};
use crate::problem::Problem;
use crate::visit::cookie::Cookie;
use access::sign_in;
use http::header;

/// Ends the session on the server, and the cookie with it.
pub(super) async fn sign_out(visit: Visit) -> Answer {
    let act = visit.act();
    let session = visit.signed_in().ok_or(Problem::SignInFirst)?.found.id;
    visit
        .house
        .store
        .write(move |unit| sign_in::sign_out(unit, &act, session))
        .await
        .map_err(Problem::from)?;
    let mut response = page::see_other("/sign-in?done=out")?;
    if let Some(cookie) = Cookie::Session.remove(visit.house.site().is_secure()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
