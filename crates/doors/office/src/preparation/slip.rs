//! The slip a producer prepares by: half a sheet per part of an order, in the producer's language.

use crate::desk::address;
use crate::desk::refusal::reading;
use access::page::{MAX_SIZE, PageRequest};
use access::user_list::{self, Sort};
use askama::Template;
use language::Language;
use orders::fulfilment::{self, Filter, FulfilmentCard};
use orders::state::FulfilmentState;
use parties::organisation::{self, Card, Organisation};
use std::collections::HashMap;
use std::fmt::Write as _;
use store::Reader;
use values::id::Id;
use web::{Answer, CachePolicy, OfficeFrame, Parts, Problem, Speech, Visit};

/// A slip, in its own language.
pub(super) struct Slip {
    speech: Speech,
    card: FulfilmentCard,
    producer: Option<Card>,
    whatsapp: String,
    /// Sizes of the lines, in the slip's language.
    sizes: Vec<String>,
}

#[derive(Template)]
#[template(path = "preparation/slip.html")]
struct SlipPage {
    frame: OfficeFrame,
    slips: Vec<Slip>,
}

/// The slip of one part.
pub(super) async fn show(visit: Visit, Parts(text): Parts<String>) -> Answer {
    let id = crate::desk::typed::id(&text)?;
    let read = visit
        .house
        .store
        .read(move |reader| {
            let card = fulfilment::by_id(reader, id).map_err(reading)?;
            with_producers(reader, vec![card])
        })
        .await?;
    page(&visit, read)
}

/// The slips of all that is to prepare, of one producer or of all.
pub(super) async fn all(visit: Visit) -> Answer {
    let slug = visit.query.text("producer").to_owned();
    let read = visit
        .house
        .store
        .read(move |reader| {
            let producer = match slug.as_str() {
                "" => None,
                slug => Some(
                    organisation::by_slug(reader, slug)?
                        .ok_or_else(Problem::not_found)?
                        .id,
                ),
            };
            let filter = Filter {
                producer,
                states: vec![FulfilmentState::ToPrepare],
                pickup: None,
            };
            let found = fulfilment::list(reader, &filter, PageRequest::new(1, MAX_SIZE)).map_err(reading)?;
            with_producers(reader, found.items)
        })
        .await?;
    page(&visit, read)
}

type Read = (
    Vec<FulfilmentCard>,
    HashMap<Id<Organisation>, Card>,
    HashMap<Id<Organisation>, Language>,
);

fn with_producers(reader: &Reader<'_>, cards: Vec<FulfilmentCard>) -> Result<Read, Problem> {
    let ids: Vec<Id<Organisation>> = cards.iter().map(|card| card.producer).collect();
    let mut languages = HashMap::new();
    for id in &ids {
        if !languages.contains_key(id)
            && let Some(language) = language_of(reader, *id)?
        {
            languages.insert(*id, language);
        }
    }
    Ok((cards, organisation::cards_of(reader, &ids)?, languages))
}

/// The language of whoever signs in for the producer.
fn language_of(reader: &Reader<'_>, producer: Id<Organisation>) -> store::Result<Option<Language>> {
    let filter = user_list::Filter {
        organisation: Some(producer.uuid()),
        ..user_list::Filter::default()
    };
    let people = user_list::list(reader, &filter, Sort::Newest, PageRequest::new(1, 1))?;
    Ok(people.items.first().map(|person| person.language))
}

fn page(visit: &Visit, (cards, producers, languages): Read) -> Answer {
    let asked = Language::from_code(visit.query.text("language"));
    let slips = cards
        .into_iter()
        .map(|card| {
            let own = languages.get(&card.producer).copied();
            let language = match asked.or(own) {
                // Slips are read aloud and crossed out by hand: French or Arabic, as on the market.
                Some(Language::Arabic | Language::Tamazight) => Language::Arabic,
                _ => Language::French,
            };
            slip(visit, language, producers.get(&card.producer).cloned(), card)
        })
        .collect();
    let view = SlipPage {
        frame: OfficeFrame::new(visit, "preparation")?,
        slips,
    };
    web::page(&view, CachePolicy::Personal)
}

fn slip(visit: &Visit, language: Language, producer: Option<Card>, card: FulfilmentCard) -> Slip {
    let speech = Speech::new(visit.house.messages.voice(language));
    let mut text = speech.plain_of("desk-slip-message", "code", card.code.to_string());
    for line in &card.lines {
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n{} × {}, {}",
            line.quantity,
            speech.name_plain(&line.names),
            line.variant_label
        );
    }
    Slip {
        whatsapp: address::message_to_anybody(&text),
        speech,
        card,
        producer,
    }
}
