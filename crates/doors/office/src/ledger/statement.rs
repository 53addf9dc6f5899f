//! The statement of an account: its lines with the balance after each.

use super::account_name;
use crate::desk::choices;
use crate::desk::showing::Showing;
use access::page::{ByTime, Page, PageRequest};
use askama::Template;
use ledger::account::{AccountKind, AccountRef};
use ledger::balance::{self, Span, StatementLine};
use parties::organisation::{self, Card, Organisation};
use shipping::carrier::{self, Carrier};
use std::collections::HashMap;
use uuid::Uuid;
use values::id::Id;
use values::money::Money;
use web::parts::{Choice, Pagination};
use web::{Answer, OfficeFrame, Parts, Problem, Visit};

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
    showing: Showing,
    sorts: Vec<Choice>,
    party: String,
    kind: AccountKind,
    title: String,
    parties: Vec<Party>,
    rows: Vec<Row>,
    pagination: Pagination,
}

/// What a statement is shown with.
struct Read {
    parties: Vec<(Uuid, Money)>,
    cards: HashMap<Id<Organisation>, Card>,
    carriers: Vec<Carrier>,
    lines: Page<StatementLine>,
}

impl Read {
    /// The name of a producer or a carrier, in the reader's language.
    fn name(&self, visit: &Visit, party: Uuid) -> String {
        let carrier = self.carriers.iter().find(|carrier| carrier.id.uuid() == party);
        let card = self.cards.get(&Id::from_uuid(party));
        card.map(|card| card.names.in_language(visit.language).text.to_owned())
            .or(carrier.map(|carrier| carrier.name.clone()))
            .unwrap_or_default()
    }
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
    let sort = ByTime::from_word(visit.query.text("sort")).unwrap_or(ByTime::Newest);
    let read = visit
        .house
        .store
        .read(move |reader| {
            let cards: HashMap<Id<Organisation>, Card> = organisation::card_list(reader)?
                .into_iter()
                .map(|card| (card.id, card))
                .collect();
            let lines = balance::statement(
                reader,
                &account,
                Span::default(),
                sort,
                PageRequest::new(number, PER_PAGE),
            )?;
            let parties = if kind.needs_party() {
                balance::by_party(reader, kind)?
            } else {
                Vec::new()
            };
            Ok::<_, Problem>(Read {
                parties,
                cards,
                carriers: carrier::list(reader)?,
                lines,
            })
        })
        .await?;
    let view = view(&visit, &account, read)?;
    let status = view.showing.status();
    Showing::answer(status, &view)
}

fn view(visit: &Visit, account: &AccountRef, read: Read) -> Result<StatementPage, Problem> {
    let title = match account.party {
        Some(party) => format!(
            "{} · {}",
            account_name(visit, &AccountRef::house(account.kind), &read.cards),
            read.name(visit, party)
        ),
        None => account_name(visit, account, &read.cards),
    };
    let parties = read.parties.iter().map(|(id, balance)| Party {
        id: *id,
        name: read.name(visit, *id),
        balance: *balance,
    });
    Ok(StatementPage {
        frame: OfficeFrame::new(visit, "ledger")?,
        kind: account.kind,
        title,
        party: account.party.map(|party| party.to_string()).unwrap_or_default(),
        parties: parties.collect(),
        pagination: Pagination::new(visit, visit.query.page(), PER_PAGE, read.lines.total),
        sorts: choices::sorts(visit, ByTime::ALL.iter().map(|sort| sort.as_str())),
        showing: Showing::first(visit),
        rows: read
            .lines
            .items
            .into_iter()
            .map(|line| Row {
                text: visit.text(&format!("desk-{}", line.description_key)),
                line,
            })
            .collect(),
    })
}
