//! Why something was not done: a page of its own, or a sentence on the page that asked for it.

use axum::http::StatusCode;
use orders::error::OrderError;
use web::{Problem, Visit};

/// What becomes of a request that was not fulfilled.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// A problem page: not there, not permitted, a broken database.
    Away(Problem),
    /// The page comes back with this status and this sentence.
    Told(StatusCode, String),
}

impl Refusal {
    /// The state does not allow it, or somebody was faster.
    pub(crate) fn conflict(text: String) -> Self {
        Self::Told(StatusCode::CONFLICT, text)
    }

    /// A value does not fit.
    pub(crate) fn wrong(text: String) -> Self {
        Self::Told(StatusCode::UNPROCESSABLE_ENTITY, text)
    }

    /// Nothing of that name, or not yours.
    pub(crate) fn absent() -> Self {
        Self::Away(Problem::not_found())
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Away(problem)
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        Self::Away(error.into())
    }
}

impl From<access::Refused> for Refusal {
    fn from(_: access::Refused) -> Self {
        Self::Away(Problem::Forbidden)
    }
}

/// An error of a room that a page can tell.
pub(crate) trait Refused {
    /// What the page does with it.
    fn refusal(self, visit: &Visit) -> Refusal;
}

impl Refused for OrderError {
    fn refusal(self, visit: &Visit) -> Refusal {
        if let Self::SecondPerson { ceiling } = self {
            let ceiling = language::number::money(ceiling, visit.language);
            let sentence = visit.text_with("desk-order-error-second-person", &[("amount", ceiling.into())]);
            return Refusal::conflict(sentence);
        }
        if let Self::CallTooLate { until } = self {
            let until = language::date::date_time(until, visit.language);
            let sentence = visit.text_with("desk-order-error-call-too-late", &[("when", until.into())]);
            return Refusal::wrong(sentence);
        }
        let sentence = visit.text(&format!("desk-{}", self.message_key()));
        match self {
            Self::NotFound => Refusal::absent(),
            Self::NotPermitted => Refusal::Away(Problem::Forbidden),
            Self::Store(error) => error.into(),
            Self::OutOfStock(short) if short.len() == 1 => {
                let left = short.first().map_or(0, |one| one.available);
                Refusal::conflict(visit.text_with("desk-order-error-left", &[("count", left.into())]))
            }
            Self::NotForSale(sku) => {
                Refusal::wrong(visit.text_with("desk-new-unknown", &[("list", sku.into())]))
            }
            Self::NotAllowed { .. }
            | Self::Stale
            | Self::Packed
            | Self::OutOfStock(_)
            | Self::Empty
            | Self::CashMissing
            | Self::MonthClosed => Refusal::conflict(sentence),
            _ => Refusal::wrong(sentence),
        }
    }
}

/// An order error met while reading a page: there is nobody to tell it to but the problem page.
pub(crate) fn reading(error: OrderError) -> Problem {
    match error {
        OrderError::NotFound => Problem::not_found(),
        OrderError::NotPermitted => Problem::Forbidden,
        OrderError::Store(error) => error.into(),
        other => Problem::faulty(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::Language;

    #[test]
    fn every_order_error_has_its_sentence_in_three_languages() {
        let word = String::new;
        let errors = [
            OrderError::NotFound,
            OrderError::NotAllowed {
                state: word(),
                event: word(),
            },
            OrderError::Stale,
            OrderError::NotPermitted,
            OrderError::OutOfStock(Vec::new()),
            OrderError::ReasonMissing,
            OrderError::NotForSale(word()),
            OrderError::Empty,
            OrderError::Packed,
            OrderError::NotServed,
            OrderError::UnknownPickupPoint,
            OrderError::WrongAmount,
            OrderError::CashMissing,
            OrderError::SecondPerson {
                ceiling: values::money::Money::ZERO_MAD,
            },
            OrderError::MonthClosed,
            OrderError::CallTooLate {
                until: jiff::Timestamp::UNIX_EPOCH,
            },
            OrderError::WrongTracking,
            OrderError::TooLarge,
            OrderError::Store(store::Error::Missing),
        ];
        let whole = crate::RESOURCES
            .iter()
            .filter(|resource| resource.language != Language::Tamazight);
        for resource in whole {
            for error in &errors {
                let key = format!("\ndesk-{} =", error.message_key());
                assert!(resource.text.contains(&key), "{:?} lacks{key}", resource.language);
            }
        }
    }
}
