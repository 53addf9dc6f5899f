//! Looks through an XLSX container before any parser sees it.
//!
//! Every entry is unpacked once and counted: sizes declared in the container are not believed. What the parser
//! would turn into memory out of proportion is refused here, because running out of memory ends the process.

use crate::{Limits, ReadError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Below this, tight packing is harmless and common.
const RATIO_MATTERS_FROM: usize = 1_000_000;
/// Cell formats that a spreadsheet program can hold.
const MOST_FORMATS: usize = 65_490;
/// Longest attribute a format needs; each format copies its own.
const LONGEST_FORMAT_BYTES: usize = 512;

/// Refuses a container that is damaged, too large, or built to overwhelm the parser.
pub(crate) fn inspect(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > limits.entries {
        return Err(ReadError::TooManyEntries {
            found: archive.len(),
            limit: limits.entries,
        });
    }
    let mut total = Counter {
        name: "*".to_owned(),
        packed: bytes.len(),
        unpacked: 0,
    };
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        let packed = usize::try_from(entry.compressed_size())
            .unwrap_or(usize::MAX)
            .min(bytes.len());
        let name = entry.name().map_err(broken)?.into_owned();
        let content = unpack(
            entry,
            &mut Counter {
                name: name.clone(),
                packed,
                unpacked: 0,
            },
            &mut total,
            limits,
        )?;
        check_content(&name, &content)?;
    }
    Ok(())
}

struct Counter {
    name: String,
    packed: usize,
    unpacked: usize,
}

impl Counter {
    fn add(&mut self, count: usize, limits: &Limits) -> Result<(), ReadError> {
        self.unpacked += count;
        if self.unpacked > limits.unpacked_bytes {
            return Err(ReadError::UnpacksTooLarge {
                limit: limits.unpacked_bytes,
            });
        }
        if self.unpacked > RATIO_MATTERS_FROM && self.unpacked / self.packed.max(1) >= limits.ratio {
            return Err(ReadError::SuspiciousRatio {
                entry: self.name.clone(),
                limit: limits.ratio,
            });
        }
        Ok(())
    }
}

fn unpack(
    mut entry: impl Read,
    own: &mut Counter,
    total: &mut Counter,
    limits: &Limits,
) -> Result<Vec<u8>, ReadError> {
    let mut content = Vec::new();
    let mut chunk = vec![0; 65_536];
    loop {
        let count = entry.read(&mut chunk).map_err(broken)?;
        if count == 0 {
            return Ok(content);
        }
        own.add(count, limits)?;
        total.add(count, limits)?;
        content.extend_from_slice(chunk.get(..count).unwrap_or_default());
    }
}

fn check_content(name: &str, content: &[u8]) -> Result<(), ReadError> {
    if holds(content, b"<!DOCTYPE") {
        return Err(ReadError::DocumentType {
            entry: name.to_owned(),
        });
    }
    let name = name.to_ascii_lowercase();
    let is_markup = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
    if !is_markup {
        return Ok(());
    }
    // Other encodings could hide from the checks what the parser would then see.
    let Ok(text) = std::str::from_utf8(content) else {
        return Err(lie(&name, "is not UTF-8"));
    };
    if text.contains('\0') || !declares_utf8(text) {
        return Err(lie(&name, "is not UTF-8"));
    }
    if name.ends_with("sharedstrings.xml") && declared_count(text) > content.len() {
        return Err(lie(&name, "declares more texts than it holds"));
    }
    if name.ends_with("styles.xml") && !styles_are_modest(text) {
        return Err(lie(&name, "has formats no spreadsheet program writes"));
    }
    Ok(())
}

fn holds(content: &[u8], what: &[u8]) -> bool {
    content
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'<')
        .filter_map(|(index, _)| content.get(index..index + what.len()))
        .any(|here| here.eq_ignore_ascii_case(what))
}

fn declares_utf8(text: &str) -> bool {
    let head: String = text.chars().take_while(|one| *one != '>').take(200).collect();
    let Some((_, after)) = head.split_once("encoding") else {
        return true;
    };
    let value = after.split(['"', '\'']).nth(1).unwrap_or_default();
    ["utf-8", "us-ascii"]
        .iter()
        .any(|known| value.eq_ignore_ascii_case(known))
}

/// The largest count declared; the parser reserves room for it at once.
fn declared_count(text: &str) -> usize {
    text.split("uniqueCount")
        .skip(1)
        .map(|after| {
            let digits: String = after
                .trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'', '+'])
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            if digits.is_empty() {
                0
            } else {
                digits.parse().unwrap_or(usize::MAX)
            }
        })
        .max()
        .unwrap_or(0)
}

/// Each cell format keeps its own copy of names and codes, so both their number and length are bounded.
fn styles_are_modest(text: &str) -> bool {
    let formats = text.matches("xf").count();
    let longest = text.split(['"', '\'', '>', '<']).map(str::len).max().unwrap_or(0);
    formats <= MOST_FORMATS && longest <= LONGEST_FORMAT_BYTES
}

fn lie(name: &str, what: &str) -> ReadError {
    ReadError::BrokenArchive {
        detail: format!("{name} {what}"),
    }
}

fn broken(error: impl std::fmt::Display) -> ReadError {
    ReadError::BrokenArchive {
        detail: error.to_string(),
    }
}
