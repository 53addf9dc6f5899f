//! The stock of one article: its figures, counting and correcting by hand, its last changes.

use super::movements::{Around, Line, causes};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::page::{ByTime, PageRequest};
use access::permission::Action;
use askama::Template;
use catalogue::variant::{self, VariantCard};
use inventory::movement::{self, Cause, MovementFilter};
use inventory::stock::{self, StockRow};
use web::parts::Choice;
use web::{Answer, OfficeFrame, Parts, Problem, Visit};

/// Lines of the journal that are shown.
const LAST: u32 = 20;

/// Causes a person may name; sales and returns write themselves.
pub(super) const BY_HAND: &[Cause] = &[Cause::Receipt, Cause::WriteOff, Cause::Correction];

#[derive(Template)]
#[template(path = "stock/show.html")]
struct StockPage {
    frame: OfficeFrame,
    showing: Showing,
    card: VariantCard,
    stock: StockRow,
    lines: Vec<Line>,
    causes: Vec<Choice>,
    key: String,
}

/// Shows the stock.
pub(super) async fn show(visit: Visit, Parts(sku): Parts<String>) -> Answer {
    let showing = Showing::first(&visit);
    page(&visit, sku, showing).await
}

/// Shows the stock, with what happened to the last act.
pub(super) async fn page(visit: &Visit, sku: String, showing: Showing) -> Answer {
    let (card, stock, movements, around) = visit
        .house
        .store
        .read(move |reader| {
            let id = variant::by_sku(reader, &sku)?.ok_or_else(Problem::not_found)?.id;
            let card = variant::cards_of(reader, &[id])?
                .remove(&id)
                .ok_or_else(Problem::not_found)?;
            // A box made of other articles has no stock of its own.
            let stock = stock::by_variant(reader, id)?.ok_or_else(Problem::not_found)?;
            let filter = MovementFilter {
                variants: Some(vec![id]),
                ..MovementFilter::default()
            };
            let movements = movement::list(reader, &filter, ByTime::Newest, PageRequest::new(1, LAST))?.items;
            let around = Around::read(reader, &movements)?;
            Ok::<_, Problem>((card, stock, movements, around))
        })
        .await?;
    let status = showing.status();
    let view = StockPage {
        frame: OfficeFrame::new(visit, "stock")?,
        lines: movements
            .into_iter()
            .map(|movement| around.line(visit, movement))
            .collect(),
        causes: causes(visit, None, BY_HAND),
        key: typed::fresh_key(visit),
        card,
        stock,
        showing,
    };
    Showing::answer(status, &view)
}
