//! A producer as lists and product pages show it.

use super::places::Places;
use parties::organisation::{Card, OrganisationKind};
use web::{Markup, Speech};

/// A producer's card.
pub(crate) struct Maker {
    pub(crate) href: String,
    pub(crate) name: Markup,
    pub(crate) place: Markup,
    pub(crate) place_word: String,
    pub(crate) people: Option<String>,
    pub(crate) women: Option<String>,
    pub(crate) said: Option<Markup>,
    pub(crate) demo: bool,
    pub(crate) picture: Markup,
}

impl Maker {
    /// The card in the language of the page.
    pub(crate) fn new(card: &Card, places: &Places, speech: &Speech) -> Self {
        let is_group = matches!(card.kind, OrganisationKind::Cooperative);
        let people = card.members_total.filter(|_| is_group);
        let women = people.and_then(|all| Some((all, card.members_women?)));
        let said = speech.name(&card.presentation);
        Self {
            href: speech.href(&format!("/producers/{}", card.slug)),
            name: speech.name(&card.names),
            place: places.name(&card.commune, speech),
            place_word: places.word(&card.commune, speech),
            people: people.map(|count| speech.text_of("maker-members", "count", count)),
            women: women.and_then(|(all, women)| women_word(all, women, speech)),
            said: Some(said).filter(|_| !speech.name_plain(&card.presentation).is_empty()),
            demo: card.demo,
            picture: speech.place(place_drawing(&card.province_code)),
        }
    }
}

fn women_word(all: u32, women: u32, speech: &Speech) -> Option<String> {
    match women {
        0 => None,
        women if women == all => Some(speech.text("maker-women-all")),
        women => Some(speech.text_of("maker-women", "women", women)),
    }
}

/// The drawing of a province's landscape.
pub(crate) fn place_drawing(province_code: &str) -> &'static str {
    match province_code {
        "MA-MID" => "place-mountains",
        "MA-TIN" => "place-valley-of-roses",
        "MA-ERR" => "place-palms",
        _ => "place-ksar",
    }
}
