//! Values: money, rates, weights, periods, time, chance, codes, phone and registration numbers.
//! Everything here is pure and knows nothing of the trade; texts for people live in `language`.

/// Splitting a whole amount by weights without losing a unit.
pub mod allocation;
/// The time of the house: system, fixed for tests, or set and running; and Casablanca's calendar.
pub mod clock;
/// Codes people read aloud and secrets they carry in links.
pub mod code;
/// What a package holds, and the price per kilogram or litre that follows.
pub mod content;
/// Latin digits out of Arabic-Indic and Persian ones.
pub mod digits;
/// Typed identifiers and the one source of chance.
pub mod id;
/// Amounts of dirhams, exact to the centime.
pub mod money;
/// Months, seasons and ranges of dates.
pub mod period;
/// Telephone numbers, Moroccan and foreign.
pub mod phone;
/// How many, and how heavy.
pub mod quantity;
/// Shares in basis points.
pub mod rate;
/// Moroccan registration numbers: ICE of enterprises, RIB of bank accounts.
pub mod registration;
/// Folding for search, and addresses made of names.
pub mod slug;
/// Text typed by people, cleaned.
pub mod text;
/// Value added tax held in prices.
pub mod vat;
