//! Languages: French, Arabic, English and Tamazight; the texts, numbers, dates and the order of names
//! in each. Knows nothing of what the texts speak about.

/// The order of names, by each language's rules.
pub mod collate;
/// Dates and times of day.
pub mod date;
/// Text stored in several languages, with a visible fallback.
pub mod fallback;
/// The four languages, their direction and their choice.
pub mod language;
/// Texts from Fluent files.
pub mod message;
/// Numbers, money, weights and contents.
pub mod number;
/// Plural forms.
pub mod plural;
/// The files texts come from.
pub mod resource;

pub use fallback::{Shown, Texts};
pub use language::{Direction, Language};
pub use message::{Argument, Messages, Voice};
pub use resource::{MessageError, Resource};
