//! The page of a parcel: its label to print, and what became of it.

use super::rows::{Carriers, carrier_choices};
use crate::desk::refusal::reading;
use crate::desk::showing::Showing;
use crate::desk::word;
use crate::orders::list::city_name;
use askama::Template;
use orders::loss::LossBearer;
use orders::order::Destination;
use orders::parcel::{self, Parcel, ParcelView};
use orders::view::{self, LineView, OrderView};
use shipping::carrier;
use shipping::city;
use values::id::Id;
use web::parts::Choice;
use web::{Answer, OfficeFrame, Parts, Problem, Visit};

#[derive(Template)]
#[template(path = "shipping/parcel.html")]
struct ParcelPage {
    frame: OfficeFrame,
    showing: Showing,
    title: String,
    state: String,
    tone: &'static str,
    sender: String,
    carrier: String,
    link: Option<String>,
    place: String,
    lines: Vec<LineView>,
    carriers: Vec<Choice>,
    bearers: Vec<Choice>,
    order: OrderView,
    parcel: ParcelView,
}

/// Shows the parcel.
pub(super) async fn show(visit: Visit, Parts(text): Parts<String>) -> Answer {
    let id = crate::desk::typed::id(&text)?;
    let showing = Showing::first(&visit);
    page(&visit, id, showing).await
}

/// Shows the parcel, with what happened to the last act.
pub(super) async fn page(visit: &Visit, id: Id<Parcel>, showing: Showing) -> Answer {
    let (parcel, order, carriers, cities) = visit
        .house
        .store
        .read(move |reader| {
            let parcel = parcel::by_id(reader, id).map_err(reading)?;
            let order = view::by_id(reader, parcel.order).map_err(reading)?;
            Ok::<_, Problem>((parcel, order, carrier::list(reader)?, city::list(reader)?))
        })
        .await?;
    let signboard = visit.house.signboard();
    let carrier = carriers.iter().find(|one| Some(one.id) == parcel.carrier);
    let mut showing = showing;
    if showing.form.get("return_fee").is_none() {
        showing.form = showing.form.with(
            "return_fee",
            crate::desk::typed::written(visit, signboard.settings.return_fee),
        );
    }
    let status = showing.status();
    let view = ParcelPage {
        frame: OfficeFrame::new(visit, "shipping")?,
        title: visit.text_with("desk-parcel-title", &[("code", parcel.code.to_string().into())]),
        state: word::said(visit, "desk-parcel-state-", parcel.state.as_str()),
        tone: word::tone(parcel.state.as_str()),
        sender: signboard
            .settings
            .names
            .in_language(visit.language)
            .text
            .to_owned(),
        carrier: carrier.map(|one| one.name.clone()).unwrap_or_default(),
        link: carrier
            .zip(parcel.tracking.as_deref())
            .and_then(|(one, number)| super::tracking_link(one, number)),
        place: parcel
            .city
            .as_deref()
            .map(|slug| city_name(&cities, slug, visit.language).to_owned())
            .unwrap_or_default(),
        lines: order
            .fulfilments
            .iter()
            .filter(|part| parcel.fulfilments.contains(&part.id))
            .flat_map(|part| part.lines.clone())
            .collect(),
        carriers: carrier_choices(visit, &carriers, Carriers::Active),
        bearers: LossBearer::ALL
            .iter()
            .map(|bearer| {
                let text = word::said(visit, "desk-loss-by-", bearer.as_str());
                Choice::new(bearer.as_str(), text)
            })
            .collect(),
        order,
        parcel,
        showing,
    };
    Showing::answer(status, &view)
}
