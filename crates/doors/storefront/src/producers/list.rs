//! The list of producers.

use crate::goods::{Maker, Trail, fingerprint};
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
    let cards = visit.house.store.read(organisation::card_list).await?;
    web::kept(&visit, "", fingerprint(&[&cards]), KEPT_SECONDS, || {
        let frame = ShopFrame::new(&visit);
        let above = Trail::below_home(&frame, frame.marked("makers-title"));
        let makers = cards.iter().map(|card| Maker::new(card, &frame)).collect();
        Ok(ListPage { frame, above, makers })
    })
}
