//! The books: trial balance, statements, entries.

use crate::desk::word;
use ledger::account::AccountRef;
use parties::organisation::{Card, Organisation};
use std::collections::HashMap;
use values::id::Id;
use web::Visit;

/// What an account is called: its kind, and whose it is when the page knows the party.
pub(crate) fn account_name(visit: &Visit, account: &AccountRef, cards: &HashMap<Id<Organisation>, Card>) -> String {
    let kind = word::said(visit, "desk-account-", account.kind.as_str());
    let party = account.party.and_then(|party| cards.get(&Id::from_uuid(party)));
    party.map_or(kind.clone(), |card| format!("{kind} · {}", card.names.in_language(visit.language).text))
}
