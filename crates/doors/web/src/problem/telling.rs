//! The page that tells a problem, in the visitor's language, with a way on.

use crate::finish::visit_of;
use crate::gate;
use crate::house::House;
use crate::layout::{DoorFrame, LanguageLink, ShopFrame};
use crate::page::{self, CachePolicy};
use crate::problem::{Link, Problem};
use crate::visit::{Arrival, Caller, Visit};
use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, StatusCode, header};
use language::Language;

/// Aisles that a page that is not there leads to.
const NEAR_AISLES: usize = 4;
/// Longest last part of an address that is looked for, in bytes.
const LONGEST_MEANT: usize = 60;

/// A problem in the shop: with its header, search and aisles.
#[derive(Template)]
#[template(path = "problem/shop.html")]
struct ShopPage {
    frame: ShopFrame,
    told: Told,
}

/// A problem behind the signed-in doors.
#[derive(Template)]
#[template(path = "problem/door.html")]
struct DoorPage {
    frame: DoorFrame,
    told: Told,
}

/// What the page says.
struct Told {
    code: u16,
    title: String,
    sentence: String,
    request: Option<String>,
    links: Vec<Link>,
    /// For what is not there: the address of the search, and what was perhaps meant.
    search: Option<(String, String)>,
    /// For an address in no language of the house: the shop in each.
    shops: Vec<LanguageLink>,
}

/// The answer to a problem. Cookies that were set on the way stay.
pub(crate) fn answer(
    house: &House,
    arrival: &Arrival,
    caller: Caller,
    method: &Method,
    problem: &Problem,
    bare: &Response,
) -> Response {
    if let Problem::Faulty(detail) = problem {
        tracing::error!(request = &*arrival.request, detail, "a fault");
    }
    let visit = visit_of(house, arrival, caller);
    let rendered = if *problem == Problem::SignInFirst {
        page::see_other(&sign_in_address(&visit, method))
    } else {
        render(&visit, problem)
    };
    let mut response = rendered.unwrap_or_else(|_| problem.status().into_response());
    for cookie in bare.headers().get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    if let Some(allowed) = bare.headers().get(header::ALLOW) {
        response.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    if let Some(seconds) = problem.retry_after_seconds() {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn render(visit: &Visit, problem: &Problem) -> page::Answer {
    let told = tell(visit, problem);
    let status = problem.status();
    if visit.is_in_language_path() {
        let frame = ShopFrame::new(visit).indexed(false);
        return page::page_as(status, &ShopPage { frame, told }, CachePolicy::Personal);
    }
    page::page_as(
        status,
        &DoorPage {
            frame: DoorFrame::new(visit),
            told,
        },
        CachePolicy::Personal,
    )
}

fn tell(visit: &Visit, problem: &Problem) -> Told {
    let name = match problem {
        Problem::BadRequest | Problem::MethodNotAllowed | Problem::Slow | Problem::AddressTooLong => {
            "unreadable"
        }
        Problem::SignInFirst | Problem::Forbidden => "forbidden",
        Problem::FormNotOurs => "form-too-old",
        Problem::NotFound(_) => "not-found",
        Problem::Conflict(_) => "conflict",
        Problem::TooLarge => "too-large",
        Problem::WrongHost => "wrong-host",
        Problem::TooMany { .. } => "too-many",
        Problem::Faulty(_) => "fault",
        Problem::Unavailable { .. } => "unavailable",
    };
    let sentence = match problem {
        Problem::Conflict(sentence) if !sentence.is_empty() => sentence.clone(),
        _ => visit.text(&format!("problem-{name}")),
    };
    Told {
        code: problem.status().as_u16(),
        title: visit.text(&format!("problem-{name}-title")),
        sentence,
        request: (problem.status() == StatusCode::INTERNAL_SERVER_ERROR).then(|| visit.request.clone()),
        links: links(visit, problem),
        search: matches!(problem, Problem::NotFound(_))
            .then(|| (visit.local("/search"), perhaps_meant(&visit.path))),
        shops: shops(visit, problem),
    }
}

/// The words of the last part of an address, to look for them: `dattes majhoul` of `/fr/p/dattes-majhoul`. Parts in
/// another script, and names of files, are no words.
fn perhaps_meant(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_slug = last.len() <= LONGEST_MEANT
        && last
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && last.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_language = gate::language_of(path).is_some() && path.matches('/').count() < 2;
    if is_slug && !is_language {
        last.replace('-', " ").trim().to_owned()
    } else {
        String::new()
    }
}

/// The shop in each language, for an address that is in none and may have been meant for it.
fn shops(visit: &Visit, problem: &Problem) -> Vec<LanguageLink> {
    if !matches!(problem, Problem::NotFound(_)) || visit.is_in_language_path() {
        return Vec::new();
    }
    let shop = |language: Language| LanguageLink {
        code: language.code(),
        name: language.own_name(),
        href: format!("/{language}"),
        current: language == visit.language,
    };
    Language::ALL.into_iter().map(shop).collect()
}

/// The page's own ways on, else those that are always there.
fn links(visit: &Visit, problem: &Problem) -> Vec<Link> {
    if let Problem::NotFound(links) = problem
        && !links.is_empty()
    {
        return links.clone();
    }
    let href = if visit.is_in_language_path() {
        visit.local("")
    } else {
        "/".to_owned()
    };
    let mut links = vec![Link {
        href,
        text: visit.text("problem-go-home"),
    }];
    if visit.is_in_language_path() && matches!(problem, Problem::NotFound(_)) {
        links.extend(first_aisles(visit));
    }
    if visit.signed_in().is_some() {
        links.insert(
            0,
            Link {
                href: "/account".to_owned(),
                text: visit.text("problem-go-account"),
            },
        );
    }
    links
}

/// The aisles one sees first in the shop.
fn first_aisles(visit: &Visit) -> Vec<Link> {
    let board = visit.house.signboard();
    let aisles = board.aisles.iter().take(NEAR_AISLES);
    let link = |aisle: &catalogue::category::Category| Link {
        href: visit.local(&format!("/c/{}", aisle.slug)),
        text: aisle.names.in_language(visit.language).text.to_owned(),
    };
    aisles.map(link).collect()
}

/// After signing in one comes back to the page one wanted; a form cannot be sent again.
fn sign_in_address(visit: &Visit, method: &Method) -> String {
    if method != Method::GET && method != Method::HEAD {
        return "/sign-in".to_owned();
    }
    let query = visit.query.to_query();
    let wanted = if query.is_empty() {
        visit.path.clone()
    } else {
        format!("{}?{query}", visit.path)
    };
    let next = form_urlencoded::Serializer::new(String::new())
        .append_pair("next", &wanted)
        .finish();
    format!("/sign-in?{next}")
}
