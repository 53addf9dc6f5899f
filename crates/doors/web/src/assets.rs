//! The files of the look, embedded, served under a name that changes with their content.

use crate::page::encoding::{self, Accepted};
use crate::problem::Problem;
use crate::visit::Parts;
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, OnceLock};

/// Every file of `assets/`: name and content.
const EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The files the templates name; a test asks that each is there.
#[cfg(test)]
pub(crate) const NAMES: &[&str] = &[
    "shop.css",
    "office.css",
    "zgh.css",
    "icons.svg",
    "art.svg",
    "favicon.svg",
    "cart-count.js",
    "enhance.js",
    "read-aloud.js",
    "suggest.js",
];

struct Asset {
    address: String,
    content_type: &'static str,
    bytes: Bytes,
    brotli: OnceLock<Bytes>,
}

struct Shelf {
    by_name: BTreeMap<&'static str, Asset>,
    by_file: BTreeMap<String, &'static str>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::fill);

/// The address of an embedded file: `asset("shop.css")` is `/assets/shop.1a2b3c4d.css`.
///
/// A name that is not there is answered with an address that is not there either.
#[must_use]
pub fn asset(name: &str) -> &'static str {
    SHELF
        .by_name
        .get(name)
        .map_or("/assets/missing", |asset| asset.address.as_str())
}

/// The text of an embedded file as it was written; empty when there is none.
pub(crate) fn text(name: &str) -> &'static str {
    let mut files = EMBEDDED.iter();
    let found = files.find(|(known, _)| *known == name);
    found
        .and_then(|(_, content)| std::str::from_utf8(content).ok())
        .unwrap_or_default()
}

impl Shelf {
    fn fill() -> Self {
        let mut by_name: BTreeMap<&'static str, Asset> = BTreeMap::new();
        // Sheets come last: they name fonts and drawings, whose addresses must be known.
        let (sheets, others): (Vec<_>, Vec<_>) = EMBEDDED
            .iter()
            .copied()
            .partition(|(name, _)| has_ending(name, "css"));
        for (name, content) in others {
            by_name.insert(name, Asset::new(name, Bytes::from_static(content)));
        }
        for (name, content) in sheets {
            let asset = Asset::new(name, with_addresses(content, &by_name));
            by_name.insert(name, asset);
        }
        let by_file = by_name
            .iter()
            .map(|(name, asset)| (file_of(&asset.address).to_owned(), *name))
            .collect();
        Self { by_name, by_file }
    }

    fn find(&self, file: &str) -> Option<&Asset> {
        self.by_file.get(file).and_then(|name| self.by_name.get(name))
    }
}

impl Asset {
    fn new(name: &str, bytes: Bytes) -> Self {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let mut address = format!("/assets/{stem}.");
        for byte in Sha256::digest(&bytes).iter().take(4) {
            // Writing to a String cannot fail.
            let _ = write!(address, "{byte:02x}");
        }
        address.push('.');
        address.push_str(ending);
        Self {
            address,
            content_type: content_type(ending),
            bytes,
            brotli: OnceLock::new(),
        }
    }

    fn is_text(&self) -> bool {
        self.content_type != "font/woff2" && !self.content_type.starts_with("image/png")
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        let brotli = self.is_text() && Accepted::of(headers).brotli;
        let bytes = if brotli {
            self.brotli
                .get_or_init(|| encoding::brotli(&self.bytes, encoding::BEST).into())
                .clone()
        } else {
            self.bytes.clone()
        };
        let mut response = Response::new(Body::from(bytes));
        let told = response.headers_mut();
        told.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        told.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        );
        if self.is_text() {
            told.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if brotli {
            told.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }
}

/// Serves one file.
pub(crate) async fn serve(Parts(file): Parts<String>, headers: HeaderMap) -> Result<Response, Problem> {
    SHELF
        .find(&file)
        .map(|asset| asset.answer(&headers))
        .ok_or_else(Problem::not_found)
}

/// A sheet names its neighbours plainly, `url("tifinagh.woff2")`; here they get their addresses.
fn with_addresses(sheet: &[u8], others: &BTreeMap<&'static str, Asset>) -> Bytes {
    let mut text = String::from_utf8_lossy(sheet).into_owned();
    for (name, asset) in others {
        for prefix in ["url(", "url(\"", "url('"] {
            for folder in ["", "./", "/assets/"] {
                text = text.replace(
                    &format!("{prefix}{folder}{name}"),
                    &format!("{prefix}{}", asset.address),
                );
            }
        }
    }
    text.into_bytes().into()
}

fn file_of(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

fn content_type(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_templates_name_is_there() {
        for name in NAMES {
            assert_ne!(asset(name), "/assets/missing", "{name}");
        }
        assert_eq!(asset("nothing.css"), "/assets/missing");
    }

    #[test]
    fn an_address_tells_the_content() {
        let (one, other) = (
            Asset::new("a.css", Bytes::from_static(b"1")),
            Asset::new("a.css", Bytes::from_static(b"2")),
        );
        assert_ne!(one.address, other.address);
        assert!(
            one.address.starts_with("/assets/a.") && has_ending(&one.address, "css"),
            "{}",
            one.address
        );
        assert_eq!(one.address.len(), "/assets/a.12345678.css".len());
    }

    #[test]
    fn sheets_name_their_neighbours_by_address() {
        let font = Asset::new("tifinagh.woff2", Bytes::from_static(b"font"));
        let address = font.address.clone();
        let others = BTreeMap::from([("tifinagh.woff2", font)]);
        let sheet = with_addresses(
            b"a{src:url(\"tifinagh.woff2\")}b{src:url(./tifinagh.woff2)}",
            &others,
        );
        let text = String::from_utf8(sheet.to_vec()).unwrap();
        assert_eq!(
            text,
            format!("a{{src:url(\"{address}\")}}b{{src:url({address})}}")
        );
    }
}
