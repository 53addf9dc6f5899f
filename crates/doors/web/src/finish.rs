//! The outermost layer: takes a request in, and finishes its answer whatever happened inside.

pub(crate) mod headers;

use crate::gate::language_of;
use crate::house::{House, is_local};
use crate::limits;
use crate::page::{self, Asked};
use crate::problem::Problem;
use crate::problem::telling;
use crate::server::Peer;
use crate::visit::{Arrival, Caller, Visit};
use crate::watch::Meters;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, StatusCode, Uri, header};
use language::Language;
use std::future::poll_fn;
use std::net::{IpAddr, Ipv4Addr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Addresses asked by machines of the operator, by whatever name they know the house.
pub(crate) const HEALTH: [&str; 2] = ["/healthz", "/readyz"];

/// Answers a request.
pub(crate) async fn answer(
    State((house, meters)): State<(House, Meters)>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = began();
    let method = request.method().clone();
    let asked = Asked::of(&method, request.headers());
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let arrival = arrive(&house, &request);
    let refused = refusal(&house, request.uri(), request.headers());
    request.extensions_mut().insert(arrival.clone());
    let mut response = if let Some(problem) = refused {
        problem.into_response()
    } else {
        house.refresh_if_old().await;
        guarded(next, request).await
    };
    let caller = response.extensions_mut().remove::<Caller>().unwrap_or_default();
    if let Some(problem) = problem_of(&mut response) {
        response = telling::answer(&house, &arrival, caller, &method, &problem, &response);
    }
    let mut response = page::complete(response, &asked);
    headers::add(response.headers_mut(), &house);
    if let Ok(id) = arrival.request.parse() {
        response.headers_mut().insert("x-request-id", id);
    }
    let path = matched.as_ref().map_or("-", MatchedPath::as_str);
    let took = began.elapsed();
    meters.count(path, response.status(), took);
    log(&method, path, response.status(), took, &arrival);
    response
}

fn arrive(house: &House, request: &Request) -> Arrival {
    let headers = request.headers();
    let connected = request
        .extensions()
        .get::<Peer>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0);
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    let wished = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    Arrival {
        request: format!("{:016x}", house.ids.code_number()).into(),
        address: house.site().client(connected, &forwarded),
        wished: Language::from_accept_language(wished),
        came_from: came_from(house, headers),
        path: request.uri().path().into(),
        query: request.uri().query().unwrap_or_default().into(),
    }
}

/// The page of this house that a link or a form was followed from.
fn came_from(house: &House, headers: &HeaderMap) -> Option<Arc<str>> {
    let address = headers.get(header::REFERER)?.to_str().ok()?;
    let (_, after) = address.split_once("://")?;
    let (host, path) = after.split_at(after.find('/')?);
    (house.site().admits(host) && is_local(path)).then(|| path.into())
}

/// What is refused before anything else is looked at.
fn refusal(house: &House, uri: &Uri, headers: &HeaderMap) -> Option<Problem> {
    let length = uri.path_and_query().map_or(0, |address| address.as_str().len());
    if length > limits::URL_BYTES {
        return Some(Problem::AddressTooLong);
    }
    if HEALTH.contains(&uri.path()) {
        return None;
    }
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts
        .next()
        .and_then(|host| host.to_str().ok())
        .or_else(|| uri.host());
    let admitted = hosts.next().is_none() && host.is_some_and(|host| house.site().admits(host));
    (!admitted).then_some(Problem::WrongHost)
}

/// Runs the rest of the house: not for longer than is allowed, and a panic is an answer too.
async fn guarded(next: Next, request: Request) -> Response {
    let mut running = pin!(next.run(request));
    let caught = poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(context))) {
            Ok(poll) => poll.map(Some),
            Err(_) => std::task::Poll::Ready(None),
        },
    );
    match tokio::time::timeout(limits::HANDLER_TIME, caught).await {
        Ok(Some(response)) => response,
        Ok(None) => Problem::faulty("a handler panicked").into_response(),
        Err(_) => {
            tracing::error!("a handler took too long");
            Problem::unavailable().into_response()
        }
    }
}

/// The problem an answer stands for: one of ours, or a bare status of the router.
fn problem_of(response: &mut Response) -> Option<Problem> {
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return Some(problem);
    }
    let status = response.status();
    let is_bare = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let is_error = status.is_client_error() || status.is_server_error();
    (is_error && is_bare && !has_page(response)).then(|| Problem::of_status(status))
}

fn has_page(response: &Response) -> bool {
    response.extensions().get::<page::Leaf>().is_some()
}

fn log(method: &Method, path: &str, status: StatusCode, took: Duration, arrival: &Arrival) {
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(
        target: "access",
        method = method.as_str(),
        path,
        status = status.as_u16(),
        ms = milliseconds,
        request = &*arrival.request,
        "request"
    );
}

/// The visit of a request that reached no handler.
pub(crate) fn visit_of(house: &House, arrival: &Arrival, mut caller: Caller) -> Visit {
    caller.language = caller.language.or_else(|| language_of(&arrival.path));
    Visit::new(house, arrival, caller)
}

#[allow(
    clippy::disallowed_methods,
    reason = "measures how long an answer took, by the monotonic clock"
)]
fn began() -> Instant {
    Instant::now()
}
