//! What every page of the office does alike: say what was done, come back filled, read typed values.

pub(crate) mod address;
pub(crate) mod age;
pub(crate) mod choices;
pub(crate) mod lists;
pub(crate) mod notice;
pub(crate) mod refusal;
pub(crate) mod shelf;
pub(crate) mod showing;
pub(crate) mod size;
pub(crate) mod table_file;
pub(crate) mod typed;
pub(crate) mod word;
