//! The list of producers.

use crate::goods::{Maker, Places, Trail, fingerprint};
use askama::Template;
use parties::organisation;
use web::{Answer, ShopFrame, Visit};

/// Seconds a shared cache may keep the page.
const KEPT_SECONDS: u32 = 60;

#[derive(Template)]
#[template(path = "producers/list.html")]
struct ListPage {
    frame: ShopFrame,
    above: Trail,
    makers: Vec<Maker>,
}

/// Shows the producers.
pub(crate) async fn list(visit: Visit) -> Answer {
    let language = visit.language;
    let read = move |reader: &store::Reader<'_>| {
        let cards = organisation::card_list(reader)?;
        let places = Places::read(
            reader,
            cards.iter().map(|card| card.province_code.as_str()),
            language,
        )?;
        Ok::<_, store::Error>((cards, places))
    };
    let (cards, places) = visit.house.store.read(read).await?;
    web::kept(&visit, "", fingerprint(&[&cards]), KEPT_SECONDS, || {
        let frame = ShopFrame::new(&visit);
        let above = Trail::below_home(&frame, frame.marked("makers-title"));
        let makers = cards
            .iter()
            .map(|card| Maker::new(card, &places, &frame))
            .collect();
        Ok(ListPage { frame, above, makers })
    })
}
