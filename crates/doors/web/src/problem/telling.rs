//! The page that tells a problem, in the visitor's language, with a way on.

use crate::finish::visit_of;
use crate::house::House;
use crate::layout::{DoorFrame, ShopFrame};
use crate::page::{self, CachePolicy};
use crate::problem::{Link, Problem};
use crate::visit::{Arrival, Caller, Visit};
use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, StatusCode, header};

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
    }
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
