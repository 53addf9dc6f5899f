//! A small map of Drâa-Tafilalet, drawn from coordinates of our own reading: outline, two rivers, the producers.

use parties::Coordinates;
use std::fmt::Write as _;
use web::ShopFrame;

/// The picture, in its own units.
const WIDTH: i64 = 600;
const HEIGHT: i64 = 400;
/// What the picture shows, in microdegrees: from west to east, and from north to south.
const WEST: i64 = -7_900_000;
const EAST: i64 = -2_800_000;
const NORTH: i64 = 33_300_000;
const SOUTH: i64 = 29_300_000;
/// Width of the label beyond which it stands on the other side of its point.
const LABEL_ROOM: i64 = 240;

/// The outline of the region, roughly: longitude and latitude in hundredths of a degree.
const OUTLINE: [(i64, i64); 28] = [
    (-548, 3298),
    (-505, 3308),
    (-452, 3302),
    (-410, 3272),
    (-372, 3248),
    (-345, 3222),
    (-318, 3205),
    (-300, 3178),
    (-330, 3150),
    (-366, 3128),
    (-376, 3098),
    (-420, 3078),
    (-468, 3050),
    (-520, 3020),
    (-545, 2990),
    (-590, 2975),
    (-640, 2962),
    (-690, 2950),
    (-720, 2972),
    (-735, 3010),
    (-772, 3042),
    (-768, 3078),
    (-730, 3108),
    (-690, 3132),
    (-650, 3168),
    (-605, 3196),
    (-575, 3232),
    (-556, 3268),
];
/// The Ziz, from the High Atlas to the sands.
const ZIZ: [(i64, i64); 6] = [
    (-470, 3232),
    (-450, 3222),
    (-442, 3193),
    (-422, 3160),
    (-422, 3130),
    (-412, 3078),
];
/// The Draa, from Ouarzazate to Mhamid.
const DRAA: [(i64, i64); 6] = [
    (-690, 3092),
    (-648, 3078),
    (-618, 3052),
    (-584, 3033),
    (-560, 3000),
    (-572, 2982),
];

/// A point of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: i64,
    pub(super) y: i64,
}

/// The map with one producer on it.
pub(super) struct Map {
    pub(super) land: String,
    pub(super) rivers: Vec<String>,
    pub(super) here: Point,
    pub(super) label: Point,
    pub(super) anchor: &'static str,
    pub(super) others: Vec<Point>,
    pub(super) words: String,
    pub(super) note: String,
}

impl Map {
    /// The map of a producer; `None` for one outside the picture.
    pub(super) fn new(
        here: Coordinates,
        others: &[Coordinates],
        words: String,
        note: String,
        frame: &ShopFrame,
    ) -> Option<Self> {
        let here = point(here)?;
        let turned = here.x + LABEL_ROOM > WIDTH;
        let away = if turned { -18 } else { 18 };
        // In a page that runs from the right the text's start is its right end.
        let starts_here = turned == (frame.dir() == "rtl");
        Some(Self {
            land: format!("{}z", path(&OUTLINE)),
            rivers: vec![path(&ZIZ), path(&DRAA)],
            label: Point {
                x: here.x + away,
                y: here.y + 6,
            },
            anchor: if starts_here { "start" } else { "end" },
            others: others
                .iter()
                .copied()
                .filter_map(point)
                .filter(|other| *other != here)
                .collect(),
            here,
            words,
            note,
        })
    }
}

fn point(place: Coordinates) -> Option<Point> {
    projected(place.longitude_microdegrees(), place.latitude_microdegrees())
}

/// A degree of longitude is shorter than one of latitude; the picture's proportions allow for it.
fn projected(longitude: i64, latitude: i64) -> Option<Point> {
    let inside = (WEST..=EAST).contains(&longitude) && (SOUTH..=NORTH).contains(&latitude);
    inside.then(|| Point {
        x: (longitude - WEST) * WIDTH / (EAST - WEST),
        y: (NORTH - latitude) * HEIGHT / (NORTH - SOUTH),
    })
}

fn path(line: &[(i64, i64)]) -> String {
    let mut drawn = String::new();
    for point in line
        .iter()
        .filter_map(|(longitude, latitude)| projected(longitude * 10_000, latitude * 10_000))
    {
        let command = if drawn.is_empty() { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(drawn, "{command}{} {}", point.x, point.y);
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_of_the_drawing_is_in_the_picture() {
        for line in [&OUTLINE[..], &ZIZ, &DRAA] {
            for (longitude, latitude) in line {
                assert!(
                    projected(longitude * 10_000, latitude * 10_000).is_some(),
                    "{longitude} {latitude}"
                );
            }
            assert_eq!(path(line).matches('L').count(), line.len() - 1);
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let erfoud = projected(-4_232_600, 31_435_300).unwrap();
        let midelt = projected(-4_745_100, 32_685_200).unwrap();
        assert!(midelt.y < erfoud.y && midelt.x < erfoud.x);
        assert_eq!(projected(-7_600_000, 33_590_000), None, "Casablanca is not on it");
    }
}
