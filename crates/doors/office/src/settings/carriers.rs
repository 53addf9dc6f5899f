//! Carriers: kept by their word; a new word is a new carrier.

use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use askama::Template;
use shipping::carrier::{self, Carrier, CarrierError, NewCarrier};
use values::slug::slugify;
use web::{Answer, Fields, Form, OfficeFrame, Problem, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &["slug", "name", "tracking_url", "active"];

/// Longest line, in characters; the room has its own, shorter limits.
const LONGEST: usize = 400;

#[derive(Template)]
#[template(path = "settings/carriers.html")]
struct CarriersPage {
    frame: OfficeFrame,
    showing: Showing,
    carriers: Vec<Carrier>,
    is_new: bool,
}

/// Shows the list, with the carrier of the address in the form.
pub(super) async fn show(visit: Visit) -> Answer {
    page(&visit, None).await
}

async fn page(visit: &Visit, again: Option<Showing>) -> Answer {
    let carriers = visit
        .house
        .store
        .read(|reader| Ok::<_, Problem>(carrier::list(reader)?))
        .await?;
    let chosen = carriers.iter().find(|one| one.slug == visit.query.text("slug"));
    let is_new = chosen.is_none();
    let form = chosen.map_or_else(|| Fields::from_pairs([("active", "on")]), filled);
    let showing = again.unwrap_or_else(|| Showing::filled(visit, form));
    let status = showing.status();
    let view = CarriersPage {
        frame: OfficeFrame::new(visit, "settings")?,
        carriers,
        is_new,
        showing,
    };
    Showing::answer(status, &view)
}

fn filled(carrier: &Carrier) -> Fields {
    Fields::from_pairs([
        ("slug", carrier.slug.as_str()),
        ("name", &carrier.name),
        ("tracking_url", &carrier.tracking_url),
        ("active", if carrier.active { "on" } else { "" }),
    ])
}

/// Keeps a carrier.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let name = form.line("name", LONGEST).unwrap_or_default();
    let slug = if form.text("slug").is_empty() {
        slugify(&name)
    } else {
        form.text("slug").to_owned()
    };
    let tracking_url = form.text("tracking_url").to_owned();
    let new = NewCarrier {
        slug,
        name,
        tracking_url,
        active: form.is_on("active"),
    };
    let act = visit.act();
    let done: Result<(), CarrierError> = visit
        .house
        .store
        .write(move |unit| carrier::upsert(unit, &act, &new).map(|_| ()))
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(()) => web::see_other("/office/settings/carriers?done=carrier"),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(&visit, Some(Showing::told(form.into_fields(), status, text))).await
        }
    }
}

impl Refused for CarrierError {
    fn refusal(self, visit: &Visit) -> Refusal {
        let key = match self {
            Self::Store(error) => return error.into(),
            Self::NotPermitted(refused) => return refused.into(),
            Self::Slug(_) => "desk-slug-wrong",
            Self::NameMissing => "desk-name-missing",
            Self::Name(_) => "desk-too-long",
            Self::TrackingUrl => "desk-tracking-url-wrong",
        };
        Refusal::wrong(visit.text(key))
    }
}
