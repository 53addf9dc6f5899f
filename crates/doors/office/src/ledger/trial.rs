//! The trial balance: all accounts, of everything or of one month.

use super::sided::Sided;
use crate::desk::table_file::{self, TableFile, headings};
use crate::desk::word;
use askama::Template;
use ledger::balance::{self, TrialLine};
use spreadsheets::Cell;
use values::money::Money;
use values::period::Month;
use web::{Answer, CachePolicy, Fields, OfficeFrame, Problem, Visit};

/// A line in words.
pub(super) struct Row {
    line: TrialLine,
    number: &'static str,
    name: String,
    balance: Sided,
}

#[derive(Template)]
#[template(path = "ledger/trial.html")]
struct TrialPage {
    frame: OfficeFrame,
    month: String,
    rows: Vec<Row>,
    debit: Money,
    credit: Money,
}

/// The month of an address, `2026-11`; none for everything.
pub(super) fn month(fields: &Fields) -> Option<Month> {
    let (year, month) = fields.text("month").split_once('-')?;
    Month::new(year.parse().ok()?, month.parse().ok()?).ok()
}

async fn rows(visit: &Visit) -> Result<Vec<Row>, Problem> {
    let month = month(&visit.query);
    let lines = visit
        .house
        .store
        .report(move |reader| Ok::<_, Problem>(balance::trial(reader, month)?))
        .await?;
    let row = |line: TrialLine| {
        Ok(Row {
            number: line.kind.plan_number(),
            name: word::said(visit, "desk-account-", line.kind.as_str()),
            balance: Sided::of(line.balance)?,
            line,
        })
    };
    lines.into_iter().map(row).collect()
}

/// Shows the trial balance.
pub(super) async fn show(visit: Visit) -> Answer {
    let rows = rows(&visit).await?;
    let sum = |side: fn(&TrialLine) -> Money| {
        Money::sum(rows.iter().map(|row| side(&row.line))).map_err(Problem::faulty)
    };
    let view = TrialPage {
        frame: OfficeFrame::new(&visit, "ledger")?,
        month: month(&visit.query)
            .map(|month| month.to_string())
            .unwrap_or_default(),
        debit: sum(|line| line.debit)?,
        credit: sum(|line| line.credit)?,
        rows,
    };
    web::page(&view, CachePolicy::Personal)
}

const HEADINGS: &[&str] = &[
    "desk-account-number",
    "desk-account",
    "desk-debit",
    "desk-credit",
    "desk-balance-debit",
    "desk-balance-credit",
];

/// Hands the trial balance out as CSV.
pub(super) async fn download(visit: Visit) -> Answer {
    let rows = rows(&visit).await?;
    let mut file = TableFile::new(visit.language, &headings(&visit, HEADINGS))?;
    for row in &rows {
        file.row(&[
            Cell::Text(row.number),
            Cell::Text(&row.name),
            file.money(row.line.debit),
            file.money(row.line.credit),
            file.amount(row.balance.debit()),
            file.amount(row.balance.credit()),
        ])?;
    }
    table_file::answer(&visit, "desk-file-balance", file.finish()?)
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn a_month_is_read_or_everything_is_shown() {
        let of = |text: &str| month(&Fields::from_pairs([("month", text)])).map(|month| month.to_string());
        assert_eq!(of("2026-11").as_deref(), Some("2026-11"));
        assert_eq!((of(""), of("2026-13"), of("novembre")), (None, None, None));
    }
}
