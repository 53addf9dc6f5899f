//! The list of producers.

use crate::goods::{Maker, Places, Topics, Trail, Word};
use askama::Template;
use parties::organisation;
use web::{Answer, Problem, ShopFrame, Shown, Visit};

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
    web::kept(&visit, KEPT_SECONDS, made(&visit)).await
}

async fn made(visit: &Visit) -> Result<Shown<ListPage>, Problem> {
    let language = visit.language;
    let read = move |reader: &store::Reader<'_>| {
        let cards = organisation::card_list(reader)?;
        let provinces = cards.iter().map(|card| card.province_code.as_str());
        let places = Places::read(reader, provinces, language)?;
        Ok::<_, store::Error>((cards, places))
    };
    let (cards, places) = visit.house.store.read(read).await?;
    let frame = ShopFrame::new(visit);
    let (title, about) = (frame.plain("makers-title"), frame.plain("makers-description"));
    let frame = frame.about(title, about);
    let above = Trail::below_home(&frame, Word::text("makers-title", &frame));
    let makers = cards
        .iter()
        .map(|card| Maker::new(card, &places, &frame))
        .collect();
    Ok(Shown {
        page: ListPage { frame, above, makers },
        topics: Topics::of_list().into_vec(),
    })
}
