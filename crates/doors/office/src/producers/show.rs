//! The page of a producer.

use super::form;
use crate::desk::showing::Showing;
use crate::desk::word;
use crate::products::show::{LanguageField, language_fields};
use access::page::{ByTime, PageRequest};
use access::permission::Action;
use askama::Template;
use catalogue::label::{self, Label};
use ledger::account::{AccountKind, AccountRef};
use ledger::balance::{self, Span, StatementLine};
use orders::commission::{self, DatedRate};
use parties::address;
use parties::organisation::{self, Record};
use parties::papers::{self, Certificate};
use values::money::Money;
use web::parts::{Choice, Pagination};
use web::{Answer, Fields, OfficeFrame, Parts, Problem, Visit};

/// Lines of the statement on a page.
const PER_PAGE: u32 = 20;

/// A certificate in words.
pub(super) struct Held {
    paper: Certificate,
    label: String,
    is_valid: bool,
}

/// A line of the statement in words, seen from the producer: what is earned is above zero.
pub(super) struct Earning {
    line: StatementLine,
    text: String,
    earned: Money,
    owed: Money,
}

#[derive(Template)]
#[template(path = "producers/show.html")]
struct ProducerPage {
    frame: OfficeFrame,
    showing: Showing,
    record: Record,
    kind: String,
    names: Vec<LanguageField>,
    presentations: Vec<LanguageField>,
    papers: Vec<Held>,
    labels: Vec<Choice>,
    rates: Vec<DatedRate>,
    rate_now: String,
    owed: Option<Money>,
    lines: Vec<Earning>,
    pagination: Pagination,
    provinces: Vec<Choice>,
    regimes: Vec<Choice>,
}

/// All that the page reads.
struct Read {
    record: Record,
    papers: Vec<Certificate>,
    labels: Vec<Label>,
    rates: Vec<DatedRate>,
    balance: Money,
    lines: access::page::Page<StatementLine>,
    provinces: Vec<address::Province>,
}

/// Shows the producer.
pub(super) async fn show(visit: Visit, Parts(slug): Parts<String>) -> Answer {
    page(&visit, slug, None).await
}

/// Shows the producer: as it is kept, or with the form that was not taken.
pub(super) async fn page(visit: &Visit, slug: String, again: Option<Showing>) -> Answer {
    let number = visit.query.page();
    let read = visit
        .house
        .store
        .read(move |reader| read(reader, &slug, number))
        .await?;
    let kept = with_defaults(visit, form::filled(&read.record.details, read.record.version));
    let showing = again.unwrap_or_else(|| Showing::filled(visit, kept));
    let status = showing.status();
    let may_see = visit.may(Action::ViewOwing);
    let default_rate = visit.house.signboard().settings.default_commission;
    let today = visit.today();
    let current = read
        .rates
        .iter()
        .rev()
        .find(|rate| rate.valid_from <= today)
        .map_or(default_rate, |rate| rate.rate);
    let view = ProducerPage {
        frame: OfficeFrame::new(visit, "producers")?,
        kind: word::said(visit, "desk-kind-", read.record.kind.as_str()),
        names: language_fields("names", |code| missing(&read.record.details.names, code)),
        presentations: language_fields("presentation", |code| {
            missing(&read.record.details.presentation, code)
        }),
        papers: read
            .papers
            .into_iter()
            .map(|paper| self::paper(visit, paper, &read.labels))
            .collect(),
        labels: labels(visit, &read.labels),
        rates: read.rates,
        rate_now: language::number::percent(current, visit.language),
        owed: if may_see {
            Some(read.balance.negated().map_err(Problem::faulty)?)
        } else {
            None
        },
        pagination: Pagination::new(
            visit,
            number,
            PER_PAGE,
            if may_see { read.lines.total } else { 0 },
        ),
        lines: if may_see {
            lines(visit, read.lines.items)?
        } else {
            Vec::new()
        },
        provinces: form::provinces(visit, &read.provinces),
        regimes: form::regimes(visit),
        record: read.record,
        showing,
    };
    Showing::answer(status, &view)
}

fn read(reader: &store::Reader<'_>, slug: &str, number: u32) -> Result<Read, Problem> {
    let record = organisation::by_slug(reader, slug)?.ok_or_else(Problem::not_found)?;
    let account = AccountRef::of(AccountKind::ProducerPayable, record.id.uuid());
    Ok(Read {
        papers: papers::of(reader, record.id)?,
        labels: label::list(reader)?,
        rates: commission::history(reader, record.id)?,
        balance: balance::of(reader, &account)?,
        lines: balance::statement(
            reader,
            &account,
            Span::default(),
            ByTime::Newest,
            PageRequest::new(number, PER_PAGE),
        )?,
        provinces: address::provinces(reader)?,
        record,
    })
}

fn with_defaults(visit: &Visit, form: Fields) -> Fields {
    form.with("rate_from", visit.today().to_string())
        .with("last_day", visit.today().to_string())
}

fn missing(texts: &language::Texts, code: &str) -> bool {
    crate::products::list::missing(texts).contains(&code)
}

fn paper(visit: &Visit, paper: Certificate, labels: &[Label]) -> Held {
    let label = labels.iter().find(|label| label.slug == paper.label_slug);
    Held {
        label: label.map_or_else(
            || paper.label_slug.clone(),
            |label| {
                format!(
                    "{} — {}",
                    label.sign,
                    label.names.in_language(visit.language).text
                )
            },
        ),
        is_valid: paper.valid_from <= visit.today() && visit.today() <= paper.expires_on,
        paper,
    }
}

fn labels(visit: &Visit, labels: &[Label]) -> Vec<Choice> {
    labels
        .iter()
        .map(|label| {
            Choice::new(
                &*label.slug,
                format!(
                    "{} — {}",
                    label.sign,
                    label.names.in_language(visit.language).text
                ),
            )
        })
        .collect()
}

fn lines(visit: &Visit, lines: Vec<StatementLine>) -> Result<Vec<Earning>, Problem> {
    lines
        .into_iter()
        .map(|line| {
            Ok(Earning {
                text: visit.text(&format!("desk-{}", line.description_key)),
                earned: line.amount.negated().map_err(Problem::faulty)?,
                owed: line.running.negated().map_err(Problem::faulty)?,
                line,
            })
        })
        .collect()
}
