//! What can go wrong with a request, and the status it is answered with.
//!
//! A handler returns a [`Problem`]; the page for it is written further out, in the visitor's language.

pub(crate) mod telling;

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use std::fmt::Display;

/// Seconds after which a busy or broken database is asked again.
const RETRY_AFTER_SECONDS: u64 = 5;

/// What every handler answers.
pub type Answer = Result<Response, Problem>;

/// A way on from a page that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// A local address.
    pub href: String,
    /// Its words.
    pub text: String,
}

/// Why a request is not answered as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// 400: it cannot be read.
    #[error("the request cannot be read")]
    BadRequest,
    /// 303 to the sign-in page: nobody is signed in.
    #[error("nobody is signed in")]
    SignInFirst,
    /// 403: the role does not allow it.
    #[error("the role does not allow it")]
    Forbidden,
    /// 403: the form did not prove that it is ours, or came from another site.
    #[error("the form is not ours or too old")]
    FormNotOurs,
    /// 404: not there, or not yours.
    #[error("not there")]
    NotFound(Vec<Link>),
    /// 405: this address is not used that way.
    #[error("the address is not used that way")]
    MethodNotAllowed,
    /// 408: the body came too slowly.
    #[error("the request came too slowly")]
    Slow,
    /// 409: the state of things does not allow it; with a sentence for the visitor.
    #[error("the state does not allow it")]
    Conflict(String),
    /// 413: the body is too large.
    #[error("the body is too large")]
    TooLarge,
    /// 414: the address is too long.
    #[error("the address is too long")]
    AddressTooLong,
    /// 421: the `Host` is not this house.
    #[error("the host is not this house")]
    WrongHost,
    /// 429: too often.
    #[error("too often")]
    TooMany {
        /// When to come back.
        retry_after_seconds: u64,
    },
    /// 500: a fault of ours; the detail goes to the log, never to the visitor.
    #[error("a fault: {0}")]
    Faulty(String),
    /// 503: not now.
    #[error("not available now")]
    Unavailable {
        /// When to come back.
        retry_after_seconds: u64,
    },
}

impl Problem {
    /// 404 with the usual ways on.
    #[must_use]
    pub fn not_found() -> Self {
        Self::NotFound(Vec::new())
    }

    /// 404 with ways on of the page's own: near products, the list above.
    #[must_use]
    pub fn not_found_with(links: Vec<Link>) -> Self {
        Self::NotFound(links)
    }

    /// 409 with a sentence that says what to do.
    #[must_use]
    pub fn conflict(sentence: impl Into<String>) -> Self {
        Self::Conflict(sentence.into())
    }

    /// 500; the detail is logged.
    #[must_use]
    pub fn faulty(detail: impl Display) -> Self {
        Self::Faulty(detail.to_string())
    }

    /// 503 with the usual wait.
    #[must_use]
    pub fn unavailable() -> Self {
        Self::Unavailable {
            retry_after_seconds: RETRY_AFTER_SECONDS,
        }
    }

    /// The status it is answered with.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::SignInFirst => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::FormNotOurs => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Faulty(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// When to come back, where that is told.
    #[must_use]
    pub fn retry_after_seconds(&self) -> Option<u64> {
        match self {
            Self::TooMany { retry_after_seconds } | Self::Unavailable { retry_after_seconds } => {
                Some(*retry_after_seconds)
            }
            _ => None,
        }
    }

    /// The problem behind a bare status, as the router and its extractors answer it.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::not_found(),
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            status if status.is_client_error() => Self::BadRequest,
            status => Self::Faulty(format!("an answer of {status} without a page")),
        }
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Unavailable(why) => {
                tracing::error!(?why, "the database is not available");
                Self::unavailable()
            }
            store::Error::NotADatabase | store::Error::Damaged(_) => {
                tracing::error!(problem = %error, "the database cannot be used: restore a backup");
                Self::unavailable()
            }
            store::Error::Conflict => Self::Unavailable {
                retry_after_seconds: 1,
            },
            store::Error::Constraint { name } => {
                // Checks come before writes: what is left is a race that somebody else won.
                tracing::warn!(constraint = name, "a constraint refused what a page had checked");
                Self::Conflict(String::new())
            }
            other => Self::Faulty(other.to_string()),
        }
    }
}

/// Marks an answer that still needs its page.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_database_is_no_fault_of_the_page() {
        let of = |error: store::Error| Problem::from(error).status().as_u16();
        assert_eq!(of(store::Error::Unavailable(store::Unavailable::DiskFull)), 503);
        assert_eq!(of(store::Error::Conflict), 503);
        assert_eq!(
            of(store::Error::Constraint {
                name: "a_key".to_owned()
            }),
            409
        );
        assert_eq!(of(store::Error::NotADatabase), 503);
        assert_eq!(of(store::Error::Damaged("x".to_owned())), 503);
        assert_eq!(of(store::Error::Missing), 500);
        assert_eq!(of(store::Error::Faulty("x".to_owned())), 500);
        assert_eq!(Problem::unavailable().retry_after_seconds(), Some(5));
    }

    #[test]
    fn bare_statuses_become_problems() {
        for (status, same) in [
            (404, 404),
            (405, 405),
            (413, 413),
            (415, 400),
            (400, 400),
            (500, 500),
        ] {
            let problem = Problem::of_status(StatusCode::from_u16(status).unwrap());
            assert_eq!(problem.status().as_u16(), same, "{status}");
        }
    }
}
