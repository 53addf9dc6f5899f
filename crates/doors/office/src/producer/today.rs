//! What this producer prepares, what is ready, and what the house owes.

use crate::desk::refusal::reading;
use crate::desk::shelf;
use crate::desk::showing::Showing;
use crate::desk::size::{self, Sizes};
use crate::products::list::LOW;
use access::page::{ByTime, MAX_SIZE, PageRequest};
use access::permission::Action;
use askama::Template;
use catalogue::variant;
use language::Texts;
use ledger::account::{AccountKind, AccountRef};
use ledger::balance::{self, Span, StatementLine};
use orders::fulfilment::{self, Filter, FulfilmentCard};
use orders::listing::Sort;
use orders::state::FulfilmentState;
use parties::organisation::{self, Card, Organisation};
use store::Reader;
use values::id::Id;
use values::money::Money;
use web::{Answer, OfficeFrame, Problem, Speech, Visit};

/// Earnings that are listed.
const LAST: u32 = 5;

/// An earning, above zero, or what was taken from it, below.
pub(super) struct Earning {
    amount: Money,
    line: StatementLine,
    text: String,
}

#[derive(Template)]
#[template(path = "producer/today.html")]
struct TodayPage {
    frame: OfficeFrame,
    showing: Showing,
    producer: Option<Card>,
    to_prepare: Vec<Wanted>,
    ready: Vec<Wanted>,
    owed: Option<Money>,
    earnings: Vec<Earning>,
    low: Vec<Low>,
}

/// A part of an order with the sizes of its lines in the person's language.
pub(super) struct Wanted {
    card: FulfilmentCard,
    sizes: Vec<String>,
}

/// An article of which little is left.
pub(super) struct Low {
    sku: String,
    names: Texts,
    label: String,
    drawing: String,
    ground: String,
    tint: Option<String>,
    left: i64,
}

/// What was read, all of one organisation.
struct Own {
    producer: Option<Card>,
    to_prepare: Vec<FulfilmentCard>,
    ready: Vec<FulfilmentCard>,
    balance: Money,
    lines: Vec<StatementLine>,
    low: Vec<Low>,
    sizes: Sizes,
}

/// Shows the page.
pub(super) async fn show(visit: Visit) -> Answer {
    let showing = Showing::first(&visit);
    page(&visit, showing).await
}

/// Shows the page, with what happened to the last act.
pub(super) async fn page(visit: &Visit, showing: Showing) -> Answer {
    let organisation: Id<Organisation> = Id::from_uuid(visit.organisation()?);
    let own = visit
        .house
        .store
        .read(move |reader| read(reader, organisation))
        .await?;
    let may_see = visit.may(Action::ViewOwnEarnings);
    let status = showing.status();
    let earning = |line: StatementLine| {
        let amount = line.amount.negated().map_err(Problem::faulty)?;
        Ok::<_, Problem>(Earning {
            text: visit.text(&format!("space-{}", line.description_key)),
            amount,
            line,
        })
    };
    let speech = Speech::new(visit.voice.clone());
    let wanted = |card: FulfilmentCard| Wanted {
        sizes: card
            .lines
            .iter()
            .map(|line| size::said(&speech, &own.sizes, line))
            .collect(),
        card,
    };
    let view = TodayPage {
        frame: OfficeFrame::new(visit, "")?,
        producer: own.producer,
        to_prepare: own.to_prepare.into_iter().map(wanted).collect(),
        ready: own.ready.into_iter().map(wanted).collect(),
        owed: if may_see {
            Some(own.balance.negated().map_err(Problem::faulty)?)
        } else {
            None
        },
        earnings: if may_see {
            own.lines.into_iter().map(earning).collect::<Result<_, _>>()?
        } else {
            Vec::new()
        },
        low: own.low,
        showing,
    };
    Showing::answer(status, &view)
}

fn low(format: variant::VariantCard, left: i64) -> Low {
    Low {
        sku: format.sku,
        names: format.names,
        label: format.label,
        drawing: format.drawing,
        ground: format.ground,
        tint: format.tint,
        left,
    }
}

fn read(reader: &Reader<'_>, organisation: Id<Organisation>) -> Result<Own, Problem> {
    let of = |states: Vec<FulfilmentState>| {
        let filter = Filter {
            producer: Some(organisation),
            states,
            pickup: None,
        };
        Ok::<_, Problem>(
            fulfilment::list(reader, &filter, Sort::Oldest, PageRequest::new(1, MAX_SIZE))
                .map_err(reading)?
                .items,
        )
    };
    let (to_prepare, ready) = (
        of(vec![FulfilmentState::ToPrepare])?,
        of(vec![FulfilmentState::Ready])?,
    );
    let account = AccountRef::of(AccountKind::ProducerPayable, organisation.uuid());
    let own_formats = variant::Filter {
        producer: Some(organisation),
        ..variant::Filter::default()
    };
    let formats = variant::list(reader, &own_formats, PageRequest::new(1, MAX_SIZE))?.items;
    let ids: Vec<_> = formats.iter().map(|format| format.id).collect();
    let shelves = shelf::of(reader, &ids)?;
    Ok(Own {
        producer: organisation::cards_of(reader, &[organisation])?.remove(&organisation),
        sizes: size::of(
            reader,
            to_prepare.iter().chain(&ready).flat_map(|card| &card.lines),
        )?,
        to_prepare,
        ready,
        balance: balance::of(reader, &account)?,
        lines: balance::statement(
            reader,
            &account,
            Span::default(),
            ByTime::Newest,
            PageRequest::new(1, LAST),
        )?
        .items,
        low: formats
            .into_iter()
            .filter_map(|format| {
                let left = shelves.get(&format.id)?.available;
                (left <= LOW).then(|| low(format, left))
            })
            .collect(),
    })
}
