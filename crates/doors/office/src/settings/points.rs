//! Pickup points: kept by their word; a new word is a new point.

use crate::desk::refusal::{Refusal, Refused};
use crate::desk::showing::Showing;
use crate::products::details::{pairs, texts};
use crate::products::show::{LanguageField, language_fields};
use askama::Template;
use shipping::pickup_point::{self, NewPickupPoint, PickupPoint, PickupPointError};
use values::slug::slugify;
use web::{Answer, Fields, Form, OfficeFrame, Problem, Visit};

/// Fields of the form.
pub(super) const FIELDS: &[&str] = &[
    "slug",
    "names_fr",
    "names_ar",
    "names_en",
    "names_zgh",
    "address_fr",
    "address_ar",
    "address_en",
    "address_zgh",
    "opening_fr",
    "opening_ar",
    "opening_en",
    "opening_zgh",
    "active",
];

#[derive(Template)]
#[template(path = "settings/points.html")]
struct PointsPage {
    frame: OfficeFrame,
    showing: Showing,
    points: Vec<PickupPoint>,
    groups: Vec<(String, Vec<LanguageField>)>,
    is_new: bool,
}

/// Shows the list, with the point of the address in the form.
pub(super) async fn show(visit: Visit) -> Answer {
    page(&visit, None).await
}

async fn page(visit: &Visit, again: Option<Showing>) -> Answer {
    let points = visit
        .house
        .store
        .read(|reader| Ok::<_, Problem>(pickup_point::list(reader)?))
        .await?;
    let chosen = points.iter().find(|one| one.slug == visit.query.text("slug"));
    let is_new = chosen.is_none();
    let form = chosen.map_or_else(|| Fields::from_pairs([("active", "on")]), filled);
    let showing = again.unwrap_or_else(|| Showing::filled(visit, form));
    let status = showing.status();
    let group = |name: &str, key: &str| (visit.text(key), language_fields(name, |_| false));
    let groups = vec![
        group("names", "desk-name"),
        group("address", "desk-postal-address"),
        group("opening", "desk-opening"),
    ];
    let view = PointsPage {
        frame: OfficeFrame::new(visit, "settings")?,
        points,
        groups,
        is_new,
        showing,
    };
    Showing::answer(status, &view)
}

fn filled(point: &PickupPoint) -> Fields {
    let texts = [
        pairs("names", &point.names),
        pairs("address", &point.address),
        pairs("opening", &point.opening),
    ]
    .concat();
    Fields::from_pairs(texts)
        .with("slug", &*point.slug)
        .with("active", if point.active { "on" } else { "" })
}

/// Keeps a pickup point.
pub(super) async fn submit(visit: Visit, form: Form) -> Answer {
    let names = texts(&form, "names");
    let slug = if form.text("slug").is_empty() {
        slugify(&names.fr)
    } else {
        form.text("slug").to_owned()
    };
    let (address, opening) = (texts(&form, "address"), texts(&form, "opening"));
    let new = NewPickupPoint {
        slug,
        names,
        address,
        opening,
        active: form.is_on("active"),
    };
    let act = visit.act();
    let done: Result<(), PickupPointError> = visit
        .house
        .store
        .write(move |unit| pickup_point::upsert(unit, &act, &new).map(|_| ()))
        .await;
    match done.map_err(|error| error.refusal(&visit)) {
        Ok(()) => web::see_other("/office/settings/pickup-points?done=saved"),
        Err(Refusal::Away(problem)) => Err(problem),
        Err(Refusal::Told(status, text)) => {
            page(&visit, Some(Showing::told(form.into_fields(), status, text))).await
        }
    }
}

impl Refused for PickupPointError {
    fn refusal(self, visit: &Visit) -> Refusal {
        let key = match self {
            Self::Store(error) => return error.into(),
            Self::NotPermitted(refused) => return refused.into(),
            Self::Slug(_) | Self::Name(_) => "desk-name-missing",
            Self::Address(_) => "desk-address-missing",
            Self::Opening(_) => "desk-too-long",
        };
        Refusal::wrong(visit.text(key))
    }
}
