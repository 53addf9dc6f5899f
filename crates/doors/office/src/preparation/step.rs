//! Ready, not ready after all, received at the depot.

use super::list;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::Act;
use orders::error::OrderError;
use orders::fulfilment;
use orders::order::Fulfilment;
use store::Unit;
use values::id::Id;
use web::{Answer, Form, Parts, Problem, Visit};

/// Fields of each step.
pub(super) const FIELDS: &[&str] = &["version", "back"];

/// What is done with a producer's part of an order.
pub(crate) type Step = fn(&mut Unit<'_>, &Act, Id<Fulfilment>, i64) -> Result<(), OrderError>;

/// Takes the step with the part of the address, at the version of the form; inside, why it was not taken.
pub(crate) async fn taken(
    visit: &Visit,
    part: &str,
    form: &Form,
    step: Step,
) -> Result<Result<(), Refusal>, Problem> {
    let (id, version) = (typed::id(part)?, typed::version(form)?);
    let act = visit.act();
    let taken: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| step(unit, &act, id, version))
        .await;
    Ok(taken.map_err(|error| error.refusal(visit)))
}

/// The producer has it ready.
pub(super) async fn ready(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    take(visit, text, form, fulfilment::mark_ready, "ready").await
}

/// It was said ready by mistake.
pub(super) async fn undo(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    take(visit, text, form, fulfilment::undo_ready, "undone").await
}

/// The depot has it.
pub(super) async fn receive(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    take(visit, text, form, fulfilment::receive_at_depot, "received").await
}

async fn take(visit: Visit, text: String, form: Form, step: Step, done: &'static str) -> Answer {
    match taken(&visit, &text, &form, step).await? {
        Ok(()) => web::see_other(&format!(
            "{}?done={done}",
            typed::back(&form, "/office/preparation")
        )),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            list::page(&visit, Showing::told(visit.query.clone(), status, text)).await
        }
    }
}
