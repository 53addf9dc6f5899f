//! The statement of an account: its lines with the balance after each.

use super::account_name;
use access::page::PageRequest;
use askama::Template;
use ledger::account::{AccountKind, AccountRef};
use ledger::balance::{self, StatementLine};
use parties::organisation::{self, Card, Organisation};
use shipping::carrier;
use std::collections::HashMap;
use uuid::Uuid;
use values::id::Id;
use values::money::Money;
use web::parts::Pagination;
use web::{Answer, CachePolicy, OfficeFrame, Parts, Problem, Visit};

/// Lines of a page.
const PER_PAGE: u32 = 50;

/// A party's account of this kind.
pub(super) struct Party {
    id: Uuid,
    name: String,
    balance: Money,
}

/// A line in words.
pub(super) struct Row {
    line: StatementLine,
    text: String,
}

#[derive(Template)]
#[template(path = "ledger/statement.html")]
struct StatementPage {
    frame: OfficeFrame,
    kind: AccountKind,
    title: String,
    parties: Vec<Party>,
    rows: Vec<Row>,
    pagination: Pagination,
}

/// Shows the statement, or the parties whose statements there are.
pub(super) async fn show(visit: Visit, Parts(word): Parts<String>) -> Answer {
    let kind = AccountKind::from_word(&word).ok_or_else(Problem::not_found)?;
    let party: Option<Uuid> = match visit.query.text("party") {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::not_found())?),
    };
    let account = AccountRef { kind, party };
    let number = visit.query.page();
    let (parties, cards, carriers, lines) = visit
        .house
        .store
        .read(move |reader| {
            let cards: HashMap<Id<Organisation>, Card> = organisation::card_list(reader)?
                .into_iter()
                .map(|card| (card.id, card))
                .collect();
            let lines = balance::statement(reader, &account, PageRequest::new(number, PER_PAGE))?;
            let parties = if kind.needs_party() {
                balance::by_party(reader, kind)?
            } else {
                Vec::new()
            };
            Ok::<_, Problem>((parties, cards, carrier::list(reader)?, lines))
        })
        .await?;
    let name = |party: Uuid| {
        let carrier = carriers
            .iter()
            .find(|carrier| carrier.id.uuid() == party)
            .map(|carrier| carrier.name.clone());
        let card = cards.get(&Id::from_uuid(party));
        card.map(|card| card.names.in_language(visit.language).text.to_owned())
            .or(carrier)
            .unwrap_or_default()
    };
    let title = match party {
        Some(party) => format!(
            "{} · {}",
            account_name(&visit, &AccountRef::house(kind), &cards),
            name(party)
        ),
        None => account_name(&visit, &account, &cards),
    };
    let view = StatementPage {
        frame: OfficeFrame::new(&visit, "ledger")?,
        kind,
        title,
        parties: parties
            .into_iter()
            .map(|(id, balance)| Party {
                id,
                name: name(id),
                balance,
            })
            .collect(),
        pagination: Pagination::new(&visit, number, PER_PAGE, lines.total),
        rows: lines
            .items
            .into_iter()
            .map(|line| Row {
                text: visit.text(&format!("desk-{}", line.description_key)),
                line,
            })
            .collect(),
    };
    web::page(&view, CachePolicy::Personal)
}
