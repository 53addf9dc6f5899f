//! The slip a producer prepares by: half a sheet per part of an order, in the producer's language.

use crate::desk::address;
use crate::desk::refusal::reading;
use crate::desk::size::{self, Sizes};
use access::page::{MAX_SIZE, PageRequest};
use access::user_list::{self, Sort};
use askama::Template;
use language::Language;
use orders::fulfilment::{self, Filter, FulfilmentCard};
use orders::listing;
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
            let found = fulfilment::list(
                reader,
                &filter,
                listing::Sort::Oldest,
                PageRequest::new(1, MAX_SIZE),
            )
            .map_err(reading)?;
            with_producers(reader, found.items)
        })
        .await?;
    page(&visit, read)
}

/// Slips before they are said.
struct Read {
    cards: Vec<FulfilmentCard>,
    producers: HashMap<Id<Organisation>, Card>,
    languages: HashMap<Id<Organisation>, Language>,
    sizes: Sizes,
}

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
    let producers = organisation::cards_of(reader, &ids)?;
    let sizes = size::of(reader, cards.iter().flat_map(|card| &card.lines))?;
    Ok(Read {
        cards,
        producers,
        languages,
        sizes,
    })
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

fn page(visit: &Visit, read: Read) -> Answer {
    let asked = Language::from_code(visit.query.text("language"));
    let slips = read.cards.into_iter().map(|card| {
        let own = read.languages.get(&card.producer).copied();
        let language = match asked.or(own) {
            // Slips are read aloud and crossed out by hand: French or Arabic, as on the market.
            Some(Language::Arabic | Language::Tamazight) => Language::Arabic,
            _ => Language::French,
        };
        slip(
            visit,
            language,
            read.producers.get(&card.producer).cloned(),
            card,
            &read.sizes,
        )
    });
    let slips = slips.collect();
    let view = SlipPage {
        frame: OfficeFrame::new(visit, "preparation")?,
        slips,
    };
    web::page(&view, CachePolicy::Personal)
}

fn slip(
    visit: &Visit,
    language: Language,
    producer: Option<Card>,
    card: FulfilmentCard,
    sizes: &Sizes,
) -> Slip {
    let speech = Speech::new(visit.house.messages.voice(language));
    let sizes: Vec<String> = card
        .lines
        .iter()
        .map(|line| size::said(&speech, sizes, line))
        .collect();
    let mut text = speech.plain_of("desk-slip-message", "code", card.code.to_string());
    for (line, size) in card.lines.iter().zip(&sizes) {
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n{} × {} {size}",
            line.quantity,
            speech.name_plain(&line.names)
        );
    }
    Slip {
        whatsapp: address::message_to_anybody(&text),
        speech,
        card,
        producer,
        sizes,
    }
}
