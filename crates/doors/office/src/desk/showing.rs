//! How a page is shown: for the first time, or again, filled, after something was not done.

use super::notice::Notice;
use askama::Template;
use axum::http::StatusCode;
use web::{Answer, CachePolicy, FieldErrors, Fields, Visit};

/// What a page with forms is given besides its own content.
#[derive(Debug, Default)]
pub(crate) struct Showing {
    /// Values of the fields.
    pub(crate) form: Fields,
    /// What is wrong with them.
    pub(crate) errors: FieldErrors,
    /// The sentence under the title.
    pub(crate) notice: Option<Notice>,
    status: StatusCode,
}

impl Showing {
    /// The page as a link opens it; the address may carry fields and what was just done.
    pub(crate) fn first(visit: &Visit) -> Self {
        Self {
            form: visit.query.clone(),
            notice: Notice::of_address(visit),
            ..Self::default()
        }
    }

    /// The page as a link opens it, with these values in its fields.
    pub(crate) fn filled(visit: &Visit, form: Fields) -> Self {
        Self {
            form,
            notice: Notice::of_address(visit),
            ..Self::default()
        }
    }

    /// Fields are wrong: 422.
    pub(crate) fn wrong(form: Fields, errors: FieldErrors) -> Self {
        Self {
            form,
            errors,
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Self::default()
        }
    }

    /// What the fields ask for is not to be had as things stand: 409.
    pub(crate) fn conflict(form: Fields, errors: FieldErrors) -> Self {
        Self {
            form,
            errors,
            status: StatusCode::CONFLICT,
            ..Self::default()
        }
    }

    /// Something else than a field is wrong: 409 where the state does not allow it, 422 where a value does not.
    pub(crate) fn told(form: Fields, status: StatusCode, text: String) -> Self {
        Self {
            form,
            notice: Some(Notice::bad(text)),
            status,
            ..Self::default()
        }
    }

    /// The answer with the status this showing asks for. Pages of the office are never kept by a cache.
    pub(crate) fn answer<T: Template>(status: StatusCode, view: &T) -> Answer {
        web::page_as(status, view, CachePolicy::Personal)
    }

    /// The same with other values in its fields.
    pub(crate) fn with_form(self, form: Fields) -> Self {
        Self { form, ..self }
    }

    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }
}
