//! Finding an order again, by its code and the phone.

mod show;
mod submit;

pub(crate) use show::show;
pub(crate) use submit::submit;
