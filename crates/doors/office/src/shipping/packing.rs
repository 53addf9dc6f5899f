//! Packing parts into a parcel, handing a pickup to its buyer, taking refused goods back.

use super::list;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use orders::error::OrderError;
use orders::order::Fulfilment;
use orders::returns::{self, Disposition};
use orders::{fulfilment, parcel};
use values::code::OrderCode;
use values::id::Id;
use web::{Answer, Form, Parts, Problem, Visit};

/// Fields of packing.
pub(super) const FIELDS: &[&str] = &["order", "part", "back"];
/// Fields of a pickup.
pub(super) const COLLECT_FIELDS: &[&str] = &["version", "back"];
/// Fields of taking back.
pub(super) const BACK_FIELDS: &[&str] = &["version", "disposition", "reason"];

/// Puts the ticked parts of one order into a new parcel.
pub(super) async fn pack(visit: Visit, form: Form) -> Answer {
    let code: OrderCode = form.text("order").parse().map_err(|_| Problem::not_found())?;
    let parts = form
        .all("part")
        .into_iter()
        .map(typed::id)
        .collect::<Result<Vec<Id<Fulfilment>>, _>>()?;
    let act = visit.act();
    let packed: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| {
            let order = crate::order::found(unit, &code)?.id;
            parcel::pack(unit, &act, order, &parts).map(|_| ())
        })
        .await;
    let back = typed::back(&form, "/office/shipping");
    finished(&visit, form, packed, "to_pack", &format!("{back}?done=packed")).await
}

/// The buyer came, paid and took the goods.
pub(super) async fn collect(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let act = visit.act();
    let collected: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| fulfilment::collect(unit, &act, id, version))
        .await;
    finished(
        &visit,
        form,
        collected,
        "pickups",
        "/office/shipping?tab=pickups&done=collected",
    )
    .await
}

/// Refused goods are home: back on the shelf, or written off.
pub(super) async fn take_back(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let disposition = Disposition::from_word(form.text("disposition")).ok_or(Problem::BadRequest)?;
    let reason = form.line("reason", typed::LONGEST_REASON).unwrap_or_default();
    let act = visit.act();
    let taken: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| returns::take_back(unit, &act, id, version, disposition, &reason))
        .await;
    finished(
        &visit,
        form,
        taken,
        "back",
        "/office/shipping?tab=back&done=taken-back",
    )
    .await
}

async fn finished(visit: &Visit, form: Form, done: Result<(), OrderError>, tab: &str, next: &str) -> Answer {
    match done.map_err(|error| error.refusal(visit)) {
        Ok(()) => web::see_other(next),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            let form = form.into_fields().with("tab", tab);
            list::page(visit, Showing::told(form, status, text)).await
        }
    }
}
