//! Each drawing as a picture of its own, on its ground and in its tint, at an address that stays: for search engines
//! and for those who pass a page on. The programs that show a shared page show no drawing of lines: they get points.

use crate::assets;
use crate::page::{self, Answer, CachePolicy};
use crate::problem::Problem;
use crate::visit::{Parts, Visit};
use bytes::Bytes;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::collections::BTreeMap;

/// Seconds a picture may be kept.
const KEPT_SECONDS: u32 = 86_400;
/// Ground of a picture whose aisle has none of its own.
const USUAL_GROUND: &str = ".tile";

/// Width and height of a picture, in points.
const SIDE: u32 = 600;

/// The address of a drawing on a ground, in a tint: `/drawings/dates.g-miel.k-amber.png`.
#[must_use]
pub fn drawing_address(drawing: &str, ground: &str, tint: Option<&str>) -> String {
    let parts = [drawing, ground, tint.unwrap_or_default()];
    let words: Vec<&str> = parts.into_iter().filter(|part| is_word(part)).collect();
    format!("/drawings/{}.png", words.join("."))
}

/// Answers a picture: `.svg` as lines, `.png` as points.
pub(crate) async fn serve(visit: Visit, Parts(file): Parts<String>) -> Answer {
    let (words, ending) = file.rsplit_once('.').ok_or_else(Problem::not_found)?;
    let drawn = || picture(words).ok_or_else(Problem::not_found);
    match ending {
        "svg" => {
            let policy = CachePolicy::Public {
                seconds: KEPT_SECONDS,
            };
            page::text("image/svg+xml", drawn()?, policy)
        }
        "png" => {
            let make = async {
                let drawn = drawn()?;
                visit.house.heavy(move || points(&drawn)).await?
            };
            page::kept_picture(&visit, KEPT_SECONDS, "image/png", make).await
        }
        _ => Err(Problem::not_found()),
    }
}

/// The picture as points, in the format that everybody shows (PNG).
fn points(drawn: &str) -> Result<Bytes, Problem> {
    let tree = Tree::from_str(drawn, &Options::default()).map_err(Problem::faulty)?;
    let mut canvas = Pixmap::new(SIDE, SIDE).ok_or_else(|| Problem::faulty("no room for a picture"))?;
    resvg::render(&tree, Transform::identity(), &mut canvas.as_mut());
    canvas.encode_png().map(Bytes::from).map_err(Problem::faulty)
}

fn picture(words: &str) -> Option<String> {
    let mut words = words.split('.');
    let drawing = symbol(assets::text("art.svg"), words.next()?)?;
    let sheet = assets::text("shop.css");
    let mut colours = colours_of(sheet, USUAL_GROUND)?;
    let classes: Vec<&str> = words.collect();
    // A ground and a tint: more would be endless pictures of the same drawing.
    if classes.len() > 2 {
        return None;
    }
    for class in classes {
        let is_look = class.starts_with("g-") || class.starts_with("k-");
        if !is_look || !is_word(class) {
            return None;
        }
        colours.extend(colours_of(sheet, &format!(".{class}"))?);
    }
    let ground = colours.get("--g").copied().unwrap_or("#fff");
    let drawing = coloured(drawing, &colours);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 160 160\" width=\"{SIDE}\" height=\"{SIDE}\">\
         <path fill=\"{ground}\" d=\"M0 0h160v160H0z\"/>{drawing}</svg>"
    ))
}

fn is_word(word: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !word.is_empty() && word.bytes().all(plain)
}

/// What is inside a square drawing of the sheet of drawings.
fn symbol<'a>(art: &'a str, name: &str) -> Option<&'a str> {
    if !is_word(name) {
        return None;
    }
    let head = format!("<symbol id=\"{name}\" viewBox=\"0 0 160 160\">");
    let (_, after) = art.split_once(&head)?;
    after.split_once("</symbol>").map(|(inside, _)| inside)
}

/// The colours that a class of the sheet of styles gives its drawing: `--a` and its like.
fn colours_of<'s>(sheet: &'s str, class: &str) -> Option<BTreeMap<&'s str, &'s str>> {
    let mut rest = sheet;
    while let Some((_, after)) = rest.split_once(class) {
        rest = after;
        let ends_here = after.starts_with(' ') || after.starts_with(',');
        let (names, block) = after.split_once('{')?;
        if ends_here && !names.contains(['}', '>', ':']) && block.trim_start().starts_with("--") {
            let (block, _) = block.split_once('}')?;
            let pairs = block.split(';').filter_map(|line| line.split_once(':'));
            return Some(
                pairs
                    .map(|(name, value)| (name.trim(), value.trim()))
                    .filter(|(name, value)| name.starts_with("--") && value.starts_with('#'))
                    .collect(),
            );
        }
    }
    None
}

/// The drawing with its colours written in; those that no class gives are its own.
fn coloured(drawing: &str, colours: &BTreeMap<&str, &str>) -> String {
    let mut written = String::with_capacity(drawing.len());
    let mut rest = drawing;
    while let Some((before, after)) = rest.split_once("var(") {
        written.push_str(before);
        let Some((inside, after)) = after.split_once(')') else {
            break;
        };
        let (name, own) = inside.split_once(',').unwrap_or((inside, "currentColor"));
        written.push_str(colours.get(name.trim()).copied().unwrap_or(own.trim()));
        rest = after;
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_only_words() {
        assert_eq!(
            drawing_address("dates", "g-miel", Some("k-amber")),
            "/drawings/dates.g-miel.k-amber.png"
        );
        assert_eq!(drawing_address("dates", "", None), "/drawings/dates.png");
        assert_eq!(
            drawing_address("dates", "g\"><b>", Some("../x")),
            "/drawings/dates.png"
        );
    }

    #[test]
    fn a_picture_stands_alone() {
        for words in [
            "dates",
            "honey.g-miel",
            "oil.g-huile.k-black",
            "gift.g-coffret",
            "carpet.g-tapis.k-red",
        ] {
            let picture = picture(words).unwrap();
            assert!(
                picture.starts_with("<svg xmlns=") && picture.ends_with("</svg>"),
                "{words}"
            );
            for other in ["var(", "class=", "<use", "style=", "url("] {
                assert!(!picture.contains(other), "{words}: {other}");
            }
        }
        assert!(picture("honey.g-miel").unwrap().contains("fill=\"#f8d67f\""));
        assert_ne!(picture("honey"), picture("honey.g-miel"));
        assert_ne!(picture("dates"), picture("dates.k-blue"));
    }

    #[test]
    fn points_are_a_square_of_the_drawings_colours() {
        let png = points(&picture("honey.g-miel").unwrap()).unwrap();
        let shown = Pixmap::decode_png(&png).unwrap();
        assert_eq!((shown.width(), shown.height()), (SIDE, SIDE));
        let corner = shown.pixel(1, 1).unwrap();
        assert_eq!((corner.red(), corner.green(), corner.blue()), (0xf8, 0xd6, 0x7f));
        let colours: std::collections::BTreeSet<_> = shown
            .pixels()
            .iter()
            .map(|point| (point.red(), point.green(), point.blue()))
            .collect();
        assert!(colours.len() > 3, "more than the ground: {}", colours.len());
        assert!(png.len() < 60_000, "{} bytes", png.len());
        assert!(points("<svg").is_err());
    }

    #[test]
    fn what_is_not_drawn_is_not_there() {
        for words in [
            "",
            "nothing",
            "dates.b-blue",
            "dates.g-none",
            "dates.",
            "oasis",
            "dates.tile",
            "dates.g-miel.k-amber.k-blue",
            "../art",
        ] {
            assert_eq!(picture(words), None, "{words:?}");
        }
    }

    #[test]
    fn every_class_of_the_sheet_gives_colours() {
        let sheet = assets::text("shop.css");
        for class in [".g-fruit", ".g-soin", ".g-terre", ".k-clay", ".k-straw"] {
            assert!(!colours_of(sheet, class).unwrap().is_empty(), "{class}");
        }
        assert_eq!(
            colours_of(".a-b { --a: #111 } .a { --a: #222 }", ".a").unwrap()["--a"],
            "#222"
        );
        assert_eq!(colours_of(".a { color: red }", ".a"), None);
    }

    #[test]
    fn own_colours_stay_where_none_is_given() {
        let colours = BTreeMap::from([("--a", "#123456")]);
        assert_eq!(
            coloured("<p fill=\"var(--a,#000)\" stroke=\"var(--b,#fff)\"/>", &colours),
            "<p fill=\"#123456\" stroke=\"#fff\"/>"
        );
    }
}
