//! Ready, and not ready after all: for one's own part alone.

use super::today;
use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::desk::typed;
use access::Act;
use orders::error::OrderError;
use orders::fulfilment;
use orders::order::Fulfilment;
use store::Unit;
use values::id::Id;
use web::{Answer, Form, Parts, Visit};

type Step = fn(&mut Unit<'_>, &Act, Id<Fulfilment>, i64) -> Result<(), OrderError>;

/// It is ready.
pub(super) async fn submit(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    take(visit, text, form, fulfilment::mark_ready, "ready").await
}

/// It was said ready by mistake.
pub(super) async fn undo(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    take(visit, text, form, fulfilment::undo_ready, "undone").await
}

async fn take(visit: Visit, text: String, form: Form, step: Step, done: &'static str) -> Answer {
    let (id, version) = (typed::id(&text)?, typed::version(&form)?);
    let act = visit.act();
    let taken: Result<(), OrderError> = visit
        .house
        .store
        .write(move |unit| step(unit, &act, id, version))
        .await;
    match taken.map_err(|error| error.refusal(&visit)) {
        Ok(()) => web::see_other(&format!("/producer?done={done}")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, _)) => {
            let text = visit.text("space-changed");
            today::page(&visit, Showing::told(form.into_fields(), status, text)).await
        }
    }
}
