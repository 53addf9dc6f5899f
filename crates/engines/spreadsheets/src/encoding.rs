//! The written set of encodings and how each is recognised.
//!
//! In this order: a byte order mark of UTF-8 or UTF-16 decides; without one, bytes that are UTF-8 are UTF-8;
//! what is left is Windows-1252 only if it looks like it. That last step is narrow on purpose, since any bytes
//! at all could be called Windows-1252 and nobody would see the error before the shop shows it:
//!
//! - a byte that Windows-1252 leaves undefined (81, 8D, 8F, 90, 9D) refuses the file;
//! - a pair that only UTF-8 writes (C2–DF, then 80–BF) refuses it: this is UTF-8 with a damaged spot;
//! - three accented letters in a row refuse it: French never has them, Arabic in Windows-1256 always does.

use crate::ReadError;

/// Characters of the bytes 80 to 9F; the space stands for the undefined ones.
const HIGH_CONTROLS: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// The text of a file without its byte order mark, free of control characters but tab and line ends.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest)?.to_owned(),
        _ => match utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => windows_1252(bytes).ok_or(error)?,
        },
    };
    match text.find(|one: char| one.is_control() && !matches!(one, '\t' | '\r' | '\n')) {
        Some(place) => Err(not_text(text.as_bytes().get(..place).unwrap_or_default())),
        None => Ok(text),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| not_text(bytes.get(..error.valid_up_to()).unwrap_or_default()))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(pairs.iter().copied().map(unit)) {
        text.push(character.map_err(|_| not_text(text.as_bytes()))?);
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(not_text(text.as_bytes()))
    }
}

fn windows_1252(bytes: &[u8]) -> Option<String> {
    let only_utf8_writes = bytes
        .windows(2)
        .any(|pair| matches!(pair, [0xC2..=0xDF, 0x80..=0xBF]));
    let foreign_word = bytes
        .windows(3)
        .any(|three| three.iter().all(|byte| *byte >= 0xC0));
    if only_utf8_writes || foreign_word {
        return None;
    }
    bytes
        .iter()
        .map(|byte| match byte {
            0x81 | 0x8D | 0x8F | 0x90 | 0x9D => None,
            0x80..=0x9F => HIGH_CONTROLS.get(usize::from(byte - 0x80)).copied(),
            _ => Some(char::from(*byte)),
        })
        .collect()
}

fn not_text(before: &[u8]) -> ReadError {
    ReadError::NotText {
        line: before.split(|byte| *byte == b'\n').count(),
    }
}
