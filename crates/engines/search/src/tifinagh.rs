//! Tifinagh in Latin letters, as people type it who have no Tifinagh keyboard.
//!
//! Source: the correspondence of IRCAM (Institut royal de la culture amazighe) between Neo-Tifinagh and
//! the Latin alphabet, with the digraphs of everyday Moroccan spelling (`ch`, `kh`, `gh`).

/// The Latin spelling of a Tifinagh letter; nothing for other scripts. The labialisation mark is silent.
pub(crate) const fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ⴰ' | 'ⵄ' => "a",
        'ⴱ' | 'ⴲ' => "b",
        'ⴳ' | 'ⴴ' => "g",
        'ⴷ' | 'ⴸ' | 'ⴹ' | 'ⴺ' => "d",
        'ⴻ' => "e",
        'ⴼ' => "f",
        'ⴽ' | 'ⴿ' => "k",
        'ⵀ' | 'ⵁ' | 'ⵃ' => "h",
        'ⵅ' | 'ⵆ' => "kh",
        'ⵇ' | 'ⵈ' => "q",
        'ⵉ' => "i",
        'ⵊ' | 'ⵋ' => "j",
        'ⵍ' => "l",
        'ⵎ' => "m",
        'ⵏ' => "n",
        'ⵒ' => "p",
        'ⵓ' => "u",
        'ⵔ' | 'ⵕ' => "r",
        'ⵖ' | 'ⵗ' => "gh",
        'ⵙ' | 'ⵚ' => "s",
        'ⵛ' => "ch",
        'ⵜ' | 'ⵝ' | 'ⵟ' | 'ⵞ' => "t",
        'ⵠ' => "v",
        'ⵡ' => "w",
        'ⵢ' => "y",
        'ⵣ' | 'ⵥ' => "z",
        'ⵯ' => "",
        _ => return None,
    })
}

/// The word in Latin letters; as it was when it has no Tifinagh.
pub(crate) fn in_latin(word: &str) -> String {
    let mut spelt = String::with_capacity(word.len());
    for letter in word.chars() {
        match latin(letter) {
            Some(letters) => spelt.push_str(letters),
            None => spelt.push(letter),
        }
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spelt_as_people_type_them() {
        for (tifinagh, spelt) in [
            ("ⵜⵉⵢⵏⵉ", "tiyni"),
            ("ⵜⴰⵎⵎⵏⵜ", "tammnt"),
            ("ⵜⴰⴽⵯⵔⴰⵏⵜ", "takrant"),
            ("ⵓⵛⵏⵉ", "uchni"),
            ("dattes", "dattes"),
            ("تمر", "تمر"),
            ("", ""),
        ] {
            assert_eq!(in_latin(tifinagh), spelt, "{tifinagh}");
        }
    }

    #[test]
    fn every_letter_of_the_moroccan_alphabet_is_spelt() {
        let alphabet = "ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥ";
        for letter in alphabet.chars() {
            let spelt = latin(letter);
            assert!(
                spelt.is_some_and(|letters| letters.is_ascii() && !letters.is_empty()),
                "{letter}"
            );
        }
    }
}
