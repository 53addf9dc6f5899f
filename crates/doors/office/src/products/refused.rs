//! What the catalogue refuses, in sentences.

use crate::desk::refusal::{Refusal, Refused};
use catalogue::product::ProductError;
use catalogue::variant::{PriceError, VariantError};
use web::Visit;

impl Refused for ProductError {
    fn refusal(self, visit: &Visit) -> Refusal {
        match self {
            Self::Store(error) => error.into(),
            Self::NotPermitted(refused) => refused.into(),
            Self::NotFound => Refusal::absent(),
            Self::Stale => Refusal::conflict(visit.text("desk-order-error-stale")),
            Self::NoVariant => Refusal::conflict(visit.text("desk-product-error-no-variant")),
            Self::NotADraftAgain => Refusal::conflict(visit.text("desk-product-error-draft")),
            Self::UnknownProducer | Self::OtherProducer => Refusal::wrong(visit.text("desk-producer-choose")),
            Self::UnknownCategory => Refusal::wrong(visit.text("desk-category-choose")),
            Self::UnknownLabel(_) => Refusal::wrong(visit.text("desk-product-error-label")),
            Self::ShelfLife => Refusal::wrong(visit.text("desk-shelf-life-wrong")),
            Self::Name(_) | Self::Description(_) | Self::Ingredients(_) | Self::Commune(_) => {
                Refusal::wrong(visit.text("desk-too-long"))
            }
        }
    }
}

impl Refused for VariantError {
    fn refusal(self, visit: &Visit) -> Refusal {
        match self {
            Self::Store(error) => error.into(),
            Self::NotPermitted(refused) => refused.into(),
            Self::NotFound | Self::UnknownProduct => Refusal::absent(),
            Self::Stale => Refusal::conflict(visit.text("desk-order-error-stale")),
            Self::LastVariant => Refusal::conflict(visit.text("desk-product-error-last-variant")),
            Self::Sku => Refusal::wrong(visit.text("desk-sku-wrong")),
            Self::SkuTaken(_) => Refusal::wrong(visit.text("desk-sku-taken")),
            Self::PriceOutOfRange => Refusal::wrong(visit.text("desk-price-wrong")),
            Self::WholesaleAboveRetail => Refusal::wrong(visit.text("desk-wholesale-above")),
            Self::Label(_) | Self::Basis(_) => Refusal::wrong(visit.text("desk-too-long")),
        }
    }
}

impl Refused for PriceError {
    fn refusal(self, visit: &Visit) -> Refusal {
        match self {
            Self::Store(error) => error.into(),
            Self::NotPermitted(refused) => refused.into(),
            Self::NotFound => Refusal::absent(),
            Self::Stale => Refusal::conflict(visit.text("desk-order-error-stale")),
            Self::OutOfRange => Refusal::wrong(visit.text("desk-price-wrong")),
            Self::WholesaleAboveRetail => Refusal::wrong(visit.text("desk-wholesale-above")),
            Self::ReasonMissing => Refusal::wrong(visit.text("desk-order-error-reason-missing")),
            Self::Reason(_) => Refusal::wrong(visit.text("desk-reason-too-long")),
        }
    }
}
