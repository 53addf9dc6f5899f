//! Which drawing stands for a product, on which ground, in which colours: pictures to choose from.

use crate::desk::word;
use web::{Fields, Visit};

/// Every drawing of goods there is.
pub(super) const DRAWINGS: &[&str] = &[
    "dates",
    "dates-branch",
    "dates-box",
    "dates-heap",
    "dates-stuffed",
    "bottle",
    "jar",
    "paste",
    "powder",
    "honey",
    "honeycomb",
    "oil",
    "olives",
    "saffron",
    "spice",
    "sacks",
    "rosewater",
    "rosebuds",
    "herbs",
    "tea",
    "couscous",
    "grain",
    "flour",
    "almonds",
    "figs",
    "walnuts",
    "apples",
    "rings",
    "apricots",
    "juice",
    "soap",
    "dropper",
    "pot",
    "basket",
    "tray",
    "mats",
    "hat",
    "carpet",
    "kilim",
    "cushion",
    "blanket",
    "compost",
    "seedling",
    "gift",
];
/// Grounds of the aisles; none is the sand of the dates.
pub(super) const GROUNDS: &[&str] = &[
    "",
    "g-miel",
    "g-fruit",
    "g-huile",
    "g-epice",
    "g-rose",
    "g-plante",
    "g-soin",
    "g-cereale",
    "g-pomme",
    "g-palme",
    "g-tapis",
    "g-terre",
    "g-coffret",
];
/// Colours of a drawing; none are its own.
pub(super) const TINTS: &[&str] = &[
    "", "k-amber", "k-brown", "k-pale", "k-dark", "k-red", "k-gold", "k-straw", "k-green", "k-teal",
    "k-mint", "k-sage", "k-rose", "k-blue", "k-black", "k-clay",
];

/// A picture to choose.
pub(super) struct Picture {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) drawing: String,
    pub(super) ground: String,
    pub(super) tint: String,
    pub(super) is_chosen: bool,
}

/// Pictures of one field.
pub(super) struct Pictures {
    pub(super) name: &'static str,
    pub(super) legend: &'static str,
    pub(super) choices: Vec<Picture>,
}

/// The three fields, each shown with what is chosen in the others.
pub(super) fn pictures(visit: &Visit, form: &Fields) -> Vec<Pictures> {
    let drawing = match form.text("drawing") {
        "" => "dates",
        chosen => chosen,
    };
    let (ground, tint) = (form.text("ground"), form.text("tint"));
    let picture = |name: &str, value: &str, is_known: bool, look: [&str; 3]| Picture {
        text: named(visit, name, value, is_known),
        value: value.to_owned(),
        drawing: look[0].to_owned(),
        ground: look[1].to_owned(),
        tint: look[2].to_owned(),
        is_chosen: false,
    };
    let field =
        |name: &'static str, legend, known: &[&str], chosen: &str, look: &dyn Fn(&str) -> [String; 3]| {
            let own = (!known.contains(&chosen)).then_some(chosen);
            let choices = known.iter().copied().chain(own).map(|value| {
                let [drawing, ground, tint] = look(value);
                Picture {
                    is_chosen: value == chosen,
                    ..picture(name, value, known.contains(&value), [&drawing, &ground, &tint])
                }
            });
            Pictures {
                name,
                legend,
                choices: choices.collect(),
            }
        };
    let owned = |look: [&str; 3]| look.map(str::to_owned);
    vec![
        field("drawing", "desk-drawing", DRAWINGS, drawing, &|value| {
            owned([value, ground, tint])
        }),
        field("ground", "desk-ground", GROUNDS, ground, &|value| {
            owned([drawing, value, tint])
        }),
        field("tint", "desk-tint", TINTS, tint, &|value| {
            owned([drawing, ground, value])
        }),
    ]
}

/// What a picture is called; one that came by import and is in no list by its own word.
fn named(visit: &Visit, field: &str, value: &str, is_known: bool) -> String {
    if !is_known {
        return value.to_owned();
    }
    let word = if value.is_empty() { "own" } else { value };
    word::said(visit, &format!("desk-{field}-"), word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ART: &str = include_str!("../../../web/assets/art.svg");
    const SHEET: &str = include_str!("../../../web/assets/shop.css");

    #[test]
    fn every_drawing_of_goods_can_be_chosen_and_none_that_is_not_there() {
        let drawn: Vec<&str> = ART
            .split("<symbol id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|name| !name.starts_with("place-") && !["empty", "oasis"].contains(name))
            .collect();
        assert_eq!(drawn, DRAWINGS);
    }

    #[test]
    fn grounds_and_tints_are_those_of_the_sheet() {
        for class in GROUNDS.iter().chain(TINTS).filter(|class| !class.is_empty()) {
            assert!(SHEET.contains(&format!(".{class}")), "{class}");
        }
        for (start, known) in [(".k-", TINTS), (".g-", GROUNDS)] {
            for rest in SHEET.split(start).skip(1) {
                let name: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
                let class = format!("{}{name}", &start[1..]);
                assert!(known.contains(&class.as_str()), "{class} cannot be chosen");
            }
        }
    }

    #[test]
    fn each_picture_has_its_name() {
        let french = include_str!("../../locales/fr.ftl");
        for (field, values) in [("drawing", DRAWINGS), ("ground", GROUNDS), ("tint", TINTS)] {
            for value in values {
                let word = if value.is_empty() { "own" } else { value };
                assert!(
                    french.contains(&format!("\ndesk-{field}-{word} =")),
                    "{field} {word}"
                );
            }
        }
    }
}
