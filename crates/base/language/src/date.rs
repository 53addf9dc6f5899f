//! Dates and times of day. Months are Moroccan in Arabic (غشت, not أغسطس); times are Casablanca's.

use crate::language::Language;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use values::clock::local_datetime;
use values::period::Month;

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ARABIC_MONTHS: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const TAMAZIGHT_MONTHS: [&str; 12] = [
    "ⵉⵏⵏⴰⵢⵔ",
    "ⴱⵕⴰⵢⵕ",
    "ⵎⴰⵕⵚ",
    "ⵉⴱⵔⵉⵔ",
    "ⵎⴰⵢⵢⵓ",
    "ⵢⵓⵏⵢⵓ",
    "ⵢⵓⵍⵢⵓⵣ",
    "ⵖⵓⵛⵜ",
    "ⵛⵓⵜⴰⵏⴱⵉⵔ",
    "ⴽⵜⵓⴱⵔ",
    "ⵏⵓⵡⴰⵏⴱⵉⵔ",
    "ⴷⵓⵊⴰⵏⴱⵉⵔ",
];
const FRENCH_DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
const ARABIC_DAYS: [&str; 7] = [
    "الاثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "الأحد",
];
const ENGLISH_DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const TAMAZIGHT_DAYS: [&str; 7] = [
    "ⴰⵢⵏⴰⵙ",
    "ⴰⵙⵉⵏⴰⵙ",
    "ⴰⴽⵕⴰⵙ",
    "ⴰⴽⵡⴰⵙ",
    "ⴰⵙⵉⵎⵡⴰⵙ",
    "ⴰⵙⵉⴹⵢⴰⵙ",
    "ⴰⵙⴰⵎⴰⵙ",
];

/// The name of a month, 1 to 12; none for another number.
#[must_use]
pub fn month_name(month: u8, language: Language) -> Option<&'static str> {
    let names = match language {
        Language::French => &FRENCH_MONTHS,
        Language::Arabic => &ARABIC_MONTHS,
        Language::English => &ENGLISH_MONTHS,
        Language::Tamazight => &TAMAZIGHT_MONTHS,
    };
    usize::from(month)
        .checked_sub(1)
        .and_then(|place| names.get(place))
        .copied()
}

/// The letter a month begins with, a capital where there are capitals; none for another number than
/// 1 to 12.
#[must_use]
pub fn month_letter(month: u8, language: Language) -> Option<String> {
    month_name(month, language)?
        .chars()
        .next()
        .map(|letter| letter.to_uppercase().collect())
}

/// The name of a day of the week.
#[must_use]
pub fn weekday_name(day: Weekday, language: Language) -> &'static str {
    let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = match language {
        Language::French => FRENCH_DAYS,
        Language::Arabic => ARABIC_DAYS,
        Language::English => ENGLISH_DAYS,
        Language::Tamazight => TAMAZIGHT_DAYS,
    };
    match day {
        Weekday::Monday => monday,
        Weekday::Tuesday => tuesday,
        Weekday::Wednesday => wednesday,
        Weekday::Thursday => thursday,
        Weekday::Friday => friday,
        Weekday::Saturday => saturday,
        Weekday::Sunday => sunday,
    }
}

/// A whole date: `5 août 2026`.
#[must_use]
pub fn date(day: Date, language: Language) -> String {
    format!("{} {}", day_month(day, language), day.year())
}

/// Day and month: `5 août`, `1ᵉʳ août`.
#[must_use]
pub fn day_month(day: Date, language: Language) -> String {
    let ordinal = if language == Language::French && day.day() == 1 {
        "ᵉʳ"
    } else {
        ""
    };
    format!("{}{ordinal} {}", day.day(), name_of_month(day.month(), language))
}

/// Day of the week, day and month: `mardi 24 novembre`.
#[must_use]
pub fn weekday_date(day: Date, language: Language) -> String {
    format!(
        "{} {}",
        weekday_name(day.weekday(), language),
        day_month(day, language)
    )
}

/// A month of a year: `novembre 2026`.
#[must_use]
pub fn month(month: Month, language: Language) -> String {
    format!("{} {}", name_of_month(month.month(), language), month.year())
}

/// The time of day in Casablanca, the same in every language: `20:18`.
#[must_use]
pub fn time(at: Timestamp) -> String {
    let local = local_datetime(at);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// Date and time of day in Casablanca: `5 août 2026, 20:18`.
#[must_use]
pub fn date_time(at: Timestamp, language: Language) -> String {
    let comma = if language == Language::Arabic { '،' } else { ',' };
    format!(
        "{}{comma} {}",
        date(local_datetime(at).date(), language),
        time(at)
    )
}

fn name_of_month(month: i8, language: Language) -> &'static str {
    u8::try_from(month)
        .ok()
        .and_then(|month| month_name(month, language))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Arabic, English, French, Tamazight};
    use jiff::civil;

    fn in_all(format: impl Fn(Language) -> String, expected: [&str; 4]) {
        assert_eq!(
            [French, Arabic, English, Tamazight].map(format),
            expected.map(str::to_owned)
        );
    }

    #[test]
    fn dates_are_written_as_settled() {
        let august = civil::date(2026, 8, 5);
        in_all(
            |l| date(august, l),
            ["5 août 2026", "5 غشت 2026", "5 August 2026", "5 ⵖⵓⵛⵜ 2026"],
        );
        let first = civil::date(2027, 1, 1);
        in_all(
            |l| date(first, l),
            [
                "1ᵉʳ janvier 2027",
                "1 يناير 2027",
                "1 January 2027",
                "1 ⵉⵏⵏⴰⵢⵔ 2027",
            ],
        );
        in_all(
            |l| day_month(civil::date(2026, 5, 31), l),
            ["31 mai", "31 ماي", "31 May", "31 ⵎⴰⵢⵢⵓ"],
        );
        assert_eq!(day_month(civil::date(2026, 8, 11), French), "11 août");
        in_all(
            |l| weekday_date(civil::date(2026, 11, 24), l),
            [
                "mardi 24 novembre",
                "الثلاثاء 24 نونبر",
                "Tuesday 24 November",
                "ⴰⵙⵉⵏⴰⵙ 24 ⵏⵓⵡⴰⵏⴱⵉⵔ",
            ],
        );
        in_all(
            |l| month(Month::of(civil::date(2026, 7, 9)), l),
            ["juillet 2026", "يوليوز 2026", "July 2026", "ⵢⵓⵍⵢⵓⵣ 2026"],
        );
    }

    #[test]
    fn times_are_casablancas() {
        let summer: Timestamp = "2026-08-05T19:18:59Z".parse().unwrap();
        assert_eq!(time(summer), "20:18");
        in_all(
            |l| date_time(summer, l),
            [
                "5 août 2026, 20:18",
                "5 غشت 2026، 20:18",
                "5 August 2026, 20:18",
                "5 ⵖⵓⵛⵜ 2026, 20:18",
            ],
        );
        let past_midnight: Timestamp = "2026-06-30T23:05:00Z".parse().unwrap();
        assert_eq!(date_time(past_midnight, French), "1ᵉʳ juillet 2026, 00:05");
    }

    #[test]
    fn every_month_and_day_has_a_name() {
        for language in Language::ALL {
            let names: std::collections::BTreeSet<_> =
                (1..=12).map(|m| month_name(m, language).unwrap()).collect();
            assert_eq!(names.len(), 12, "{language}");
            assert_eq!((month_name(0, language), month_name(13, language)), (None, None));
        }
        let letters = |language| {
            (1..=12)
                .filter_map(|m| month_letter(m, language))
                .collect::<String>()
        };
        assert_eq!(letters(French), "JFMAMJJASOND");
        assert_eq!(letters(English), "JFMAMJJASOND");
        assert_eq!(letters(Tamazight), "ⵉⴱⵎⵉⵎⵢⵢⵖⵛⴽⵏⴷ");
        assert_eq!(weekday_name(Weekday::Sunday, Arabic), "الأحد");
    }

    #[test]
    fn tamazight_names_are_those_of_cldr_in_tifinagh() {
        let months = (1..=12).filter_map(|month| month_name(month, Tamazight));
        let months = months.collect::<Vec<_>>().join(" ");
        assert_eq!(
            months,
            "ⵉⵏⵏⴰⵢⵔ ⴱⵕⴰⵢⵕ ⵎⴰⵕⵚ ⵉⴱⵔⵉⵔ ⵎⴰⵢⵢⵓ ⵢⵓⵏⵢⵓ ⵢⵓⵍⵢⵓⵣ ⵖⵓⵛⵜ ⵛⵓⵜⴰⵏⴱⵉⵔ ⴽⵜⵓⴱⵔ ⵏⵓⵡⴰⵏⴱⵉⵔ ⴷⵓⵊⴰⵏⴱⵉⵔ"
        );
        let days = [23, 24, 25, 26, 27, 28, 29].map(|day| {
            let named = civil::date(2026, 11, day);
            weekday_name(named.weekday(), Tamazight)
        });
        assert_eq!(days.join(" "), "ⴰⵢⵏⴰⵙ ⴰⵙⵉⵏⴰⵙ ⴰⴽⵕⴰⵙ ⴰⴽⵡⴰⵙ ⴰⵙⵉⵎⵡⴰⵙ ⴰⵙⵉⴹⵢⴰⵙ ⴰⵙⴰⵎⴰⵙ");
    }
}
