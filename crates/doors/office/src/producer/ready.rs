//! Ready, and not ready after all: for one's own part alone.

use super::today;
use crate::desk::refusal::Refusal;
use crate::desk::showing::Showing;
use crate::preparation::step::{Step, taken};
use orders::fulfilment;
use web::{Answer, Form, Parts, Visit};

/// It is ready.
pub(super) async fn submit(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    take(visit, text, form, fulfilment::mark_ready, "ready").await
}

/// It was said ready by mistake.
pub(super) async fn undo(visit: Visit, Parts(text): Parts<String>, form: Form) -> Answer {
    take(visit, text, form, fulfilment::undo_ready, "undone").await
}

async fn take(visit: Visit, text: String, form: Form, step: Step, done: &'static str) -> Answer {
    match taken(&visit, &text, &form, step).await? {
        Ok(()) => web::see_other(&format!("/producer?done={done}")),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, _)) => {
            let text = visit.text("space-changed");
            today::page(&visit, Showing::told(form.into_fields(), status, text)).await
        }
    }
}
