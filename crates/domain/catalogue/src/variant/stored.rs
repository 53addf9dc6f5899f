//! Values of a format as its columns keep them.

use crate::column_values::UnitWord;
use store::{Error, Result};
use values::content::Content;
use values::quantity::Grams;
use values::vat::VatRate;

pub(crate) fn content(thousandths: i64, unit: UnitWord) -> Result<Content> {
    Content::new(thousandths, unit.0).map_err(|error| unreadable("content_thousandths", &error))
}

pub(crate) fn weight(grams: i64) -> Result<Grams> {
    Grams::new(grams).map_err(|error| unreadable("weight_grams", &error))
}

pub(crate) fn vat_rate(basis_points: u32) -> Result<VatRate> {
    VatRate::from_basis_points(basis_points).map_err(|error| unreadable("vat_basis_points", &error))
}

fn unreadable(column: &str, problem: &dyn std::fmt::Display) -> Error {
    Error::Unreadable {
        column: column.to_owned(),
        problem: problem.to_string(),
    }
}
