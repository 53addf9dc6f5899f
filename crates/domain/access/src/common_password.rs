//! Passwords everybody tries first: a small list of words, and the patterns people join them by.
//!
//! A list of ten thousand short passwords would be of little use where twelve characters are the least.
//! Instead a password is taken apart into the cheapest pieces an attacker would guess: listed words (letters
//! written as digits too), rows of keys, sequences, repetitions, years, dates. What costs too little is refused.

use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most a common password costs: three listed words, or two and a year with a sign, or six free characters.
const CHEAP: usize = 6;
/// Price of a listed word.
const WORD: usize = 2;
/// Price of a run: a sequence, a row of keys, a repetition, a year.
const RUN: usize = 1;
/// Longest piece looked for, in characters.
const LONGEST: usize = 24;
/// Fewest characters of a word of the person that count.
const SHORTEST_WORD: usize = 3;

static WORDS: LazyLock<HashSet<Vec<char>>> = LazyLock::new(|| {
    include_str!("common_words.txt")
        .split_whitespace()
        .map(folded)
        .collect()
});

/// Rows of keys on the keyboards people here use, and the signs above the digits.
const ROWS: &[&str] = &[
    "1234567890",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "!@#$%^&*()",
    "&é\"'(-è_çà)=",
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
    "ئءؤرلاىةوزظ",
];

static KEY_ROWS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let forward = ROWS.iter().map(|row| folded(row));
    forward
        .flat_map(|row| [row.iter().rev().copied().collect(), row])
        .collect()
});

/// Whether the password is one of those that are tried first; `about` are words of the person.
pub(crate) fn is_common(password: &str, about: &[&str]) -> bool {
    let own: HashSet<Vec<char>> = about
        .iter()
        .flat_map(|text| {
            text.split(|character: char| !character.is_alphanumeric())
                .chain([*text])
        })
        .map(folded)
        .filter(|word| word.len() >= SHORTEST_WORD)
        .collect();
    let letters = folded(password);
    let once = unrepeated(&letters);
    let repetition = if once.len() < letters.len() { RUN } else { 0 };
    price(once, &own) + repetition <= CHEAP
}

/// Small letters without accents and blanks.
fn folded(text: &str) -> Vec<char> {
    text.nfkd()
        .filter(|character| !is_combining_mark(*character) && !character.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The part that a text repeats: `abcabcab` is `abc`; itself when it does not repeat.
fn unrepeated(letters: &[char]) -> &[char] {
    let repeats = |period: &usize| {
        letters
            .iter()
            .zip(letters.iter().skip(*period))
            .all(|(one, next)| one == next)
    };
    let period = (1..=letters.len() / 2).find(repeats).unwrap_or(letters.len());
    letters.get(..period).unwrap_or(letters)
}

/// What the cheapest way to put the text together costs; a character that fits nowhere costs one.
fn price(letters: &[char], own: &HashSet<Vec<char>>) -> usize {
    let mut cheapest = vec![0; letters.len() + 1];
    for end in 1..=letters.len() {
        let mut best = cheapest[end - 1] + 1;
        for start in end.saturating_sub(LONGEST)..end.saturating_sub(2) {
            // A dearer start cannot win: pieces cost one at least.
            if cheapest[start] + RUN < best
                && let Some(piece) = piece_price(&letters[start..end], own)
            {
                best = best.min(cheapest[start] + piece);
            }
        }
        cheapest[end] = best;
    }
    cheapest[letters.len()]
}

fn piece_price(piece: &[char], own: &HashSet<Vec<char>>) -> Option<usize> {
    if is_sequence(piece) || is_year(piece) || (piece.len() > 3 && is_key_row(piece)) {
        return Some(RUN);
    }
    let listed = |word: &[char]| WORDS.contains(word) || own.contains(word);
    let plain: Vec<char> = piece.iter().map(|character| letter_meant(*character)).collect();
    (listed(piece) || listed(&plain) || is_date(piece)).then_some(WORD)
}

/// `aaa`, `abc`, `987`: each character the same step from the one before.
fn is_sequence(piece: &[char]) -> bool {
    let steps = |step: i64| {
        piece
            .iter()
            .zip(piece.iter().skip(1))
            .all(|(one, next)| i64::from(u32::from(*next)) - i64::from(u32::from(*one)) == step)
    };
    piece.len() >= 3 && [0, 1, -1].into_iter().any(steps)
}

fn is_key_row(piece: &[char]) -> bool {
    KEY_ROWS
        .iter()
        .any(|row| row.windows(piece.len()).any(|part| part == piece))
}

/// 1900 to 2099.
fn is_year(piece: &[char]) -> bool {
    matches!(piece, ['1', '9', ten, one] | ['2', '0', ten, one] if ten.is_ascii_digit() && one.is_ascii_digit())
}

/// Six or eight digits that can be a day.
fn is_date(piece: &[char]) -> bool {
    matches!(piece.len(), 6 | 8)
        && piece.iter().all(char::is_ascii_digit)
        && matches!(piece, ['0'..='2', ..] | ['3', '0' | '1', ..])
        && matches!(piece, [_, _, '0', '1'..='9', ..] | [_, _, '1', '0'..='2', ..])
}

/// The letter a digit or sign stands for when a word is dressed up.
fn letter_meant(character: char) -> char {
    match character {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '9' => 'g',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_tried_first_is_refused() {
        for password in [
            "password1234",
            "P@ssw0rd1234",
            "motdepasse2024!",
            "MotDePasse123456",
            "azertyuiop12",
            "qwertyuiopasdfghjkl",
            "poiuytrezaqsdf",
            "123456789012",
            "000000000000",
            "aaaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijklmnop",
            "iloveyou1234",
            "Mawrout2026!!",
            "dattes tafilalet",
            "tafilalet2026",
            "dattesdattesdattes",
            "t4f1l4l3t-2026",
            "Errachidia.2025",
            "01012001 01012001",
            "administrateur1",
            "!@#$%^&*()!@#",
            "شسيبلاتنمكطشس",
            "مرحبا123456789",
            "1q2w3e4r5t6y",
        ] {
            assert!(is_common(password, &[]), "{password}");
        }
    }

    #[test]
    fn what_somebody_thought_of_is_accepted() {
        for password in [
            "sept chameaux sous la lune",
            "correct cheval pile agrafe",
            "kX9#vTq2!mLp",
            "ma tante plie onze draps",
            "النخلة تحب الماء الهادئ",
            "ⴰⴷ ⵔⴰⵔⵖ ⵙ ⵓⵡⵔⵉⵔ",
            "4928 3017 5564 2091",
            "w4lk the dog at 6 sharp",
        ] {
            assert!(!is_common(password, &[]), "{password}");
        }
    }

    #[test]
    fn the_persons_own_words_are_no_secret() {
        let about = ["zoubida.tamellalt@exemple.ma", "Zoubida Tamellalt"];
        assert!(is_common("zoubida tamellalt", &about));
        assert!(is_common("Tamellalt2026!", &about));
        assert!(
            !is_common("Tamellalt2026!", &[]),
            "somebody else's name may be one's secret"
        );
    }

    #[test]
    fn a_repeated_part_counts_once() {
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        assert_eq!(unrepeated(&letters("abcabcab")), letters("abc"));
        assert_eq!(unrepeated(&letters("abcd")), letters("abcd"));
        assert_eq!(unrepeated(&[]), letters(""));
    }

    #[test]
    fn the_list_is_folded_and_without_doubles() {
        let mut seen = HashSet::new();
        for word in include_str!("common_words.txt").split_whitespace() {
            assert!(seen.insert(word), "{word} stands twice");
            assert!(
                word.chars().count() >= SHORTEST_WORD && word.chars().count() <= LONGEST,
                "{word}"
            );
        }
        assert!(seen.len() >= 300, "{}", seen.len());
    }

    proptest! {
        #[test]
        fn a_price_never_exceeds_the_length(text in "\\PC{0,60}") {
            let letters = folded(&text);
            prop_assert!(price(&letters, &HashSet::new()) <= letters.len());
        }

        #[test]
        fn random_passwords_pass(text in "[a-z0-9]{16}") {
            prop_assert!(!is_common(&text, &[]));
        }
    }
}
