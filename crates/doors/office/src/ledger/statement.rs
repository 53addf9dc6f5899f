//! The statement of an account: its lines with the balance after each.

use super::account_name;
use super::sided::Sided;
use crate::desk::address;
use crate::desk::lists;
use crate::desk::showing::Showing;
use crate::desk::table_file::{self, TableFile, headings};
use crate::desk::typed;
use access::page::{ByTime, Page, PageRequest};
use askama::Template;
use ledger::account::{AccountKind, AccountRef};
use ledger::balance::{self, Span, StatementLine};
use parties::organisation::{self, Card, Organisation};
use shipping::carrier::{self, Carrier};
use spreadsheets::Cell;
use std::collections::HashMap;
use uuid::Uuid;
use values::id::Id;
use values::money::Money;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Parts, Problem, Visit};

/// Fields of the address.
pub(super) const FIELDS: &[&str] = &["party", "from", "until", "sort", "page"];
/// Lines of a page.
const PER_PAGE: u32 = 50;

/// A party's account of this kind.
pub(super) struct Party {
    id: Uuid,
    name: String,
    balance: Sided,
}

/// A line in words.
pub(super) struct Row {
    line: StatementLine,
    text: String,
    amount: Sided,
    balance: Sided,
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
    export: String,
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

/// The account of an address.
fn account(word: &str, fields: &Fields) -> Result<AccountRef, Problem> {
    let kind = AccountKind::from_word(word).ok_or_else(Problem::not_found)?;
    let party = match fields.text("party") {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::not_found())?),
    };
    Ok(AccountRef { kind, party })
}

/// The days of an address; all of them without one.
fn span(fields: &Fields) -> Span {
    Span {
        since: typed::from_day(fields),
        until: typed::until_day(fields),
    }
}

/// The order the reader asked for: the last line first, unless told otherwise.
fn sort(fields: &Fields) -> ByTime {
    lists::sort(fields, ByTime::Newest)
}

/// Shows the statement, or the parties whose statements there are.
pub(super) async fn show(visit: Visit, Parts(word): Parts<String>) -> Answer {
    let account = account(&word, &visit.query)?;
    let kind = account.kind;
    let number = visit.query.page();
    let (span, sort) = (span(&visit.query), sort(&visit.query));
    let read = visit
        .house
        .store
        .read(move |reader| {
            let cards: HashMap<Id<Organisation>, Card> = organisation::card_list(reader)?
                .into_iter()
                .map(|card| (card.id, card))
                .collect();
            let lines = balance::statement(reader, &account, span, sort, PageRequest::new(number, PER_PAGE))?;
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
    let party = |(id, balance): &(Uuid, Money)| {
        Ok::<_, Problem>(Party {
            id: *id,
            name: read.name(visit, *id),
            balance: Sided::of(*balance)?,
        })
    };
    let parties = read.parties.iter().map(party).collect::<Result<_, _>>()?;
    let row = |line: StatementLine| {
        Ok::<_, Problem>(Row {
            text: visit.text(&format!("desk-{}", line.description_key)),
            amount: Sided::of(line.amount)?,
            balance: Sided::of(line.running)?,
            line,
        })
    };
    Ok(StatementPage {
        frame: OfficeFrame::new(visit, "ledger")?,
        kind: account.kind,
        title,
        party: account.party.map(|party| party.to_string()).unwrap_or_default(),
        parties,
        pagination: Pagination::new(visit, visit.query.page(), PER_PAGE, read.lines.total),
        export: address::with(
            &format!("/office/ledger/accounts/{}/statement.csv", account.kind.as_str()),
            &visit.query,
            FIELDS,
            &[("page", "")],
        ),
        sorts: lists::sorts(visit, ByTime::Newest),
        showing: Showing::first(visit),
        rows: read.lines.items.into_iter().map(row).collect::<Result<_, _>>()?,
    })
}

const HEADINGS: &[&str] = &[
    "desk-when",
    "desk-event",
    "desk-debit",
    "desk-credit",
    "desk-balance-debit",
    "desk-balance-credit",
];

/// Hands the statement out as CSV, with the days of the page.
pub(super) async fn download(visit: Visit, Parts(word): Parts<String>) -> Answer {
    let account = account(&word, &visit.query)?;
    let (span, sort) = (span(&visit.query), sort(&visit.query));
    let lines = visit
        .house
        .store
        .report(move |reader| {
            let lines = lists::every(|page| balance::statement(reader, &account, span, sort, page))?;
            Ok::<_, Problem>(lines)
        })
        .await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for line in &lines {
        let (amount, balance) = (Sided::of(line.amount)?, Sided::of(line.running)?);
        file.row(&[
            Cell::Text(&table_file::moment(line.at)),
            Cell::Text(&visit.text(&format!("desk-{}", line.description_key))),
            file.amount(amount.debit()),
            file.amount(amount.credit()),
            file.amount(balance.debit()),
            file.amount(balance.credit()),
        ])?;
    }
    table_file::answer(&visit, "desk-file-statement", file.finish()?)
}
