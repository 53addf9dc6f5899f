//! The money of an order: what is paid, who gets what, and what the books say.

use crate::desk::word;
use crate::ledger::account_name;
use ledger::posting::{self, PostedEntry, PostedLine};
use orders::view::OrderView;
use parties::organisation::{Card, Organisation};
use payments::payment::Payment;
use std::collections::HashMap;
use store::Reader;
use values::id::Id;
use values::money::Money;
use web::{Problem, Visit};

/// An entry of the books about this order.
pub(super) struct Booked {
    pub(super) text: String,
    pub(super) when: String,
    pub(super) lines: Vec<(String, Money)>,
}

/// What the page tells of the money.
pub(super) struct Purse {
    pub(super) method: String,
    pub(super) state: Option<String>,
    pub(super) tone: &'static str,
    pub(super) producers: Money,
    pub(super) commission: Money,
    pub(super) booked: Vec<Booked>,
}

/// The entries about an order, with their lines.
pub(super) fn entries(
    reader: &Reader<'_>,
    order: &OrderView,
) -> store::Result<Vec<(PostedEntry, Vec<PostedLine>)>> {
    let entries = posting::of_reference(reader, order.id.uuid())?;
    let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    let mut lines = posting::lines_of(reader, &ids)?;
    Ok(entries
        .into_iter()
        .map(|entry| (lines.remove(&entry.id).unwrap_or_default(), entry))
        .map(|(lines, entry)| (entry, lines))
        .collect())
}

/// The money in words.
pub(super) fn purse(
    visit: &Visit,
    order: &OrderView,
    payment: Option<Payment>,
    entries: Vec<(PostedEntry, Vec<PostedLine>)>,
    cards: &HashMap<Id<Organisation>, Card>,
) -> Result<Purse, Problem> {
    let live = || {
        order
            .fulfilments
            .iter()
            .filter(|part| part.state.as_str() != "cancelled")
    };
    let booked = entries
        .into_iter()
        .map(|(entry, lines)| Booked {
            text: visit.text(&format!("desk-{}", entry.description_key)),
            when: language::date::date_time(entry.at, visit.language),
            lines: lines
                .iter()
                .map(|line| (account_name(visit, &line.account, cards), line.amount))
                .collect(),
        })
        .collect();
    Ok(Purse {
        method: word::said(visit, "desk-method-", order.method.as_str()),
        state: payment.map(|payment| word::said(visit, "desk-payment-state-", payment.state.as_str())),
        tone: payment.map_or("", |payment| word::tone(payment.state.as_str())),
        producers: Money::sum(live().map(|part| part.producer_share)).map_err(Problem::faulty)?,
        commission: Money::sum(live().map(|part| part.commission)).map_err(Problem::faulty)?,
        booked,
    })
}
