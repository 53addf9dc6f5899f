//! The books: trial balance, statements, entries.

mod entries;
mod entries_file;
mod sided;
mod statement;
#[cfg(test)]
mod tests;
mod trial;

use crate::desk::word;
use access::permission::Action;
use ledger::account::AccountRef;
use parties::organisation::{Card, Organisation};
use std::collections::HashMap;
use values::id::Id;
use web::{Bucket, Routes, Rule, Visit};

/// The routes of this family.
pub(crate) fn routes() -> Routes {
    let view = Rule::Staff(Action::ViewLedger);
    Routes::new()
        .get("/office/ledger", view, &["month"], trial::show)
        .get("/office/ledger.csv", view, &["month"], trial::download)
        .limited(Bucket::Export)
        .get("/office/ledger/entries", view, entries::FIELDS, entries::show)
        .get(
            "/office/ledger/entries.csv",
            view,
            entries::FIELDS,
            entries_file::download,
        )
        .limited(Bucket::Export)
        .get(
            "/office/ledger/accounts/{kind}",
            view,
            statement::FIELDS,
            statement::show,
        )
        .get(
            "/office/ledger/accounts/{kind}/statement.csv",
            view,
            statement::FIELDS,
            statement::download,
        )
        .limited(Bucket::Export)
}

/// What an account is called: its kind, and whose it is when the page knows the party.
pub(crate) fn account_name(
    visit: &Visit,
    account: &AccountRef,
    cards: &HashMap<Id<Organisation>, Card>,
) -> String {
    let kind = word::said(visit, "desk-account-", account.kind.as_str());
    let party = account.party.and_then(|party| cards.get(&Id::from_uuid(party)));
    party.map_or(kind.clone(), |card| {
        format!("{kind} · {}", card.names.in_language(visit.language).text)
    })
}
