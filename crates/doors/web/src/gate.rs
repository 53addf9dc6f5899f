//! The gate: the one place where the rule of a route is enforced, before its handler runs.

use crate::form::upload;
use crate::form::{Fields, Form, read_body};
use crate::house::House;
use crate::page;
use crate::problem::Problem;
use crate::routes::pages;
use crate::routes::{CsrfRule, RouteDeclaration, Rule, Table};
use crate::visit::cookie::{Cookie, Token};
use crate::visit::csrf::{self, Provenance, provenance};
use crate::visit::{Arrival, Caller, SignedIn, Visit};
use crate::watch;
use access::audit;
use access::{Refused, session};
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, header};
use language::Language;
use std::sync::Arc;
use std::time::Instant;

/// Lets a request pass to its handler, or turns it back.
pub(crate) async fn pass(
    State((house, table)): State<(House, Table)>,
    request: Request,
    next: Next,
) -> Response {
    let asked = request.method().clone();
    let method = if asked == Method::HEAD {
        "GET"
    } else {
        asked.as_str()
    };
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let Some(route) = matched
        .as_ref()
        .and_then(|path| table.get(&(method, path.as_str())))
    else {
        // No route, or not that way: the router answers 404 or 405.
        return match page_behind(&table, matched.as_ref(), &request) {
            Some(address) => page::see_other(&address).into_response(),
            None => next.run(request).await,
        };
    };
    let Some(arrival) = request.extensions().get::<Arrival>().cloned() else {
        return Problem::faulty("no arrival").into_response();
    };
    let mut opened = Opened {
        house,
        arrival,
        caller: Caller::default(),
        renew: false,
    };
    opened.caller.page = route
        .page
        .map(|page| pages::filled(page, route.path, request.uri().path()).into());
    // A cart that is used is kept on: each change gives the visit its days anew.
    opened.renew = route.method == "POST";
    let mut response = match opened.check(route, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    opened.mark(&mut response);
    response
}

/// The page of an address that only takes forms: opened again, it leads there.
fn page_behind(table: &Table, matched: Option<&MatchedPath>, request: &Request) -> Option<String> {
    if *request.method() != Method::GET {
        return None;
    }
    let form = table.get(&("POST", matched?.as_str()))?;
    Some(pages::filled(form.page?, form.path, request.uri().path()))
}

/// A request at the gate, and what is known of its caller by now.
struct Opened {
    house: House,
    arrival: Arrival,
    caller: Caller,
    /// Whether the visit's cookie is set, again or for the first time.
    renew: bool,
}

impl Opened {
    /// Every check of the route in order; the request comes out with what the handler needs.
    async fn check(&mut self, route: &RouteDeclaration, request: Request) -> Result<Request, Problem> {
        if route.path.starts_with("/{lang}") {
            self.caller.language = Some(language_of(&self.arrival.path).ok_or_else(Problem::not_found)?);
        }
        self.caller.query = Fields::parse(self.arrival.query.as_bytes())?;
        self.identify(route.rule, request.headers()).await?;
        self.refuse_foreign(route, request.headers())?;
        // Before the body: who comes too often shall not be read, nor parsed, first.
        if let Some(bucket) = route.bucket {
            let now = now();
            self.house
                .buckets()
                .take(bucket, self.arrival.address, self.house.limits(), now)
                .inspect_err(|_| watch::came_too_often(bucket))?;
        }
        let mut request = self.read_form(route, request).await?;
        request.extensions_mut().insert(self.caller.clone());
        Ok(request)
    }

    /// Who is there, as far as the rule asks for it, and whether that is enough.
    async fn identify(&mut self, rule: Rule, headers: &HeaderMap) -> Result<(), Problem> {
        match rule {
            Rule::Public | Rule::Machine => {}
            Rule::PublicByKey | Rule::Visitor => {
                let secure = self.house.site().is_secure();
                let known = Cookie::Visit.of(headers, secure).and_then(Token::parse);
                self.renew |= known.is_none();
                self.caller.visit = Some(known.unwrap_or_else(|| Token(self.house.ids.token())));
            }
            Rule::SignedIn => self.sign_in(headers).await?,
            Rule::Staff(action) => {
                self.sign_in(headers).await?;
                self.require(action, true).await?;
            }
            Rule::Producer(action) => {
                self.sign_in(headers).await?;
                let has_organisation = self
                    .caller
                    .signed_in
                    .as_ref()
                    .is_some_and(|person| person.found.staff.organisation.is_some());
                self.require(action, has_organisation).await?;
            }
        }
        Ok(())
    }

    async fn sign_in(&mut self, headers: &HeaderMap) -> Result<(), Problem> {
        let found = find_session(&self.house, headers)
            .await?
            .ok_or(Problem::SignInFirst)?;
        self.caller.signed_in = Some(Arc::new(found));
        Ok(())
    }

    /// Refusals are told to the audit trail, in a unit of their own.
    async fn require(&self, action: access::Action, further: bool) -> Result<(), Problem> {
        let visit = Visit::new(&self.house, &self.arrival, self.caller.clone());
        if further && visit.may(action) {
            return Ok(());
        }
        let act = visit.act();
        let refused = Refused {
            action,
            role: act.actor.role_word(),
        };
        let path = self.arrival.path.to_string();
        let told = self
            .house
            .store
            .write(move |unit| audit::record_refusal(unit, &act, refused, "route", &path));
        told.await.map_err(Problem::from)?;
        Err(Problem::Forbidden)
    }

    /// A change must not come from another site.
    fn refuse_foreign(&self, route: &RouteDeclaration, headers: &HeaderMap) -> Result<(), Problem> {
        if matches!(route.csrf, CsrfRule::None | CsrfRule::Exempt) {
            return Ok(());
        }
        let host = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .unwrap_or_default();
        match provenance(headers, self.house.site(), host) {
            Provenance::Foreign => Err(Problem::FormNotOurs),
            Provenance::Same | Provenance::Unsaid => Ok(()),
        }
    }

    /// Reads the form of a change and checks its proof. Machines read their own bodies.
    async fn read_form(&self, route: &RouteDeclaration, request: Request) -> Result<Request, Problem> {
        if matches!(route.csrf, CsrfRule::None | CsrfRule::Exempt) {
            return Ok(request);
        }
        let (mut parts, body) = request.into_parts();
        let form = read_fields(route, &parts.headers, body).await?;
        if route.csrf == CsrfRule::Required {
            let proof = form.get(csrf::FIELD).unwrap_or_default();
            if !self.caller.csrf().is_some_and(|csrf| csrf.proves(proof)) {
                return Err(Problem::FormNotOurs);
            }
        }
        parts.extensions.insert(form);
        Ok(Request::from_parts(parts, axum::body::Body::empty()))
    }

    /// Tells the browser its visit, and the outer layer who it was.
    fn mark(self, response: &mut Response) {
        if self.renew
            && let Some(visit) = self.caller.visit
            && let Some(cookie) = Cookie::Visit.set(&visit.text(), self.house.site().is_secure())
        {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response.extensions_mut().insert(self.caller);
    }
}

/// The person whose session the browser carries, if it still lives. Using it puts off its idle end.
pub(crate) async fn find_session(house: &House, headers: &HeaderMap) -> Result<Option<SignedIn>, Problem> {
    let carried = Cookie::Session.of(headers, house.site().is_secure());
    let Some(token) = carried.and_then(|text| text.parse::<access::token::Token>().ok()) else {
        return Ok(None);
    };
    let at = house.clock.now();
    let sought = token.clone();
    let found = house
        .store
        .read(move |reader| session::find(reader, &sought, at))
        .await
        .map_err(Problem::from)?;
    let Some(found) = found else { return Ok(None) };
    if found.is_touch_due(at) {
        let id = found.id;
        // A page is shown even when the database takes no writes; the session only ends sooner.
        if let Err(error) = house.store.write(move |unit| session::touch(unit, id, at)).await {
            tracing::warn!(%error, "a session could not be told that it was used");
        }
    }
    Ok(Some(SignedIn { found, token }))
}

async fn read_fields(
    route: &RouteDeclaration,
    headers: &HeaderMap,
    body: axum::body::Body,
) -> Result<Form, Problem> {
    let told = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|length| length > route.body_bytes) {
        return Err(Problem::TooLarge);
    }
    let bytes = read_body(body, route.body_bytes).await?;
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if route.takes_files
        && let Some(boundary) = upload::boundary_of(content_type)
    {
        return upload::parse(&bytes, &boundary);
    }
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") || (kind.is_empty() && bytes.is_empty())
    {
        return Ok(Form::new(Fields::parse(&bytes)?, Vec::new()));
    }
    Err(Problem::BadRequest)
}

/// The language a path begins with.
pub(crate) fn language_of(path: &str) -> Option<Language> {
    Language::from_code(path.trim_start_matches('/').split('/').next().unwrap_or_default())
}

#[allow(
    clippy::disallowed_methods,
    reason = "buckets measure durations, by the monotonic clock"
)]
fn now() -> Instant {
    Instant::now()
}
