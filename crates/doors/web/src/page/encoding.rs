//! Compression: which one the browser takes, and doing it.

use bytes::Bytes;
use http::{HeaderMap, header};
use libdeflater::{CompressionLvl, Compressor};
use std::cell::RefCell;
use std::io::Write as _;

/// Brotli quality for what is sent again.
const GOOD: u32 = 5;
/// Brotli quality for what is compressed once.
pub(crate) const BEST: u32 = 11;
/// Level of gzip, of 1 to 12: less to send than by brotli of quality 3, in a third of its time.
const QUICK: i32 = 6;
/// Smaller answers are sent as they are.
pub(crate) const SMALLEST: usize = 512;

/// How an answer is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

/// The packings a browser takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Accepted {
    pub(crate) brotli: bool,
    pub(crate) gzip: bool,
}

impl Accepted {
    /// Those of ours that the request takes; a weight of zero refuses.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let values = headers
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let mut accepted = Self::default();
        for wish in values.flat_map(|value| value.split(',')) {
            let (name, weight) = wish.split_once(';').unwrap_or((wish, ""));
            let (name, weight) = (name.trim(), weight.trim());
            let refused = weight
                .strip_prefix("q=")
                .or_else(|| weight.strip_prefix("Q="))
                .is_some_and(|q| q.trim_matches(['0', '.']).is_empty());
            if name.eq_ignore_ascii_case("br") {
                accepted.brotli = !refused;
            } else if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") {
                accepted.gzip = !refused;
            }
        }
        accepted
    }
}

impl Encoding {
    /// The word of the header; none for what is not packed.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

/// Brotli for what is sent again: about half a millisecond of work for a page.
pub(crate) fn well(bytes: &[u8]) -> Bytes {
    brotli(bytes, GOOD).into()
}

/// Brotli at a quality of 0 to 11.
pub(crate) fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() / 3);
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, quality, 18);
        // Writing into memory cannot fail.
        let _ = writer.write_all(bytes);
    }
    packed
}

thread_local! {
    /// Its tables are larger than a page: each thread makes them once.
    static COMPRESSOR: RefCell<Compressor> =
        RefCell::new(Compressor::new(CompressionLvl::new(QUICK).unwrap_or_default()));
}

/// Gzip for what may be sent once only: a tenth of a millisecond for a page. `None` when it cannot be packed.
pub(crate) fn quickly(bytes: &[u8]) -> Option<Bytes> {
    COMPRESSOR.with_borrow_mut(|compressor| {
        let mut packed = vec![0; compressor.gzip_compress_bound(bytes.len())];
        let length = compressor.gzip_compress(bytes, &mut packed).ok()?;
        packed.truncate(length);
        packed.shrink_to_fit();
        Some(packed.into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn packings_are_taken_as_the_browser_says() {
        for (value, brotli, gzip) in [
            ("gzip, deflate, br, zstd", true, true),
            ("gzip;q=1.0, br;q=0.1", true, true),
            ("br;q=0, gzip", false, true),
            ("br;q=0.000, gzip;q=0", false, false),
            ("BR", true, false),
            ("br;Q=0, X-GZip", false, true),
            ("identity", false, false),
            ("", false, false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, value.parse().unwrap());
            assert_eq!(Accepted::of(&headers), Accepted { brotli, gzip }, "{value}");
        }
        assert_eq!(Accepted::of(&HeaderMap::new()), Accepted::default());
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let page = "<p>Dattes Majhoul</p>".repeat(200);
        let mut text = String::new();
        brotli::Decompressor::new(well(page.as_bytes()).as_ref(), 4096)
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, page);
        for page in [page.as_str(), "", "x"] {
            let packed = quickly(page.as_bytes()).unwrap();
            let mut text = String::new();
            flate2::read::GzDecoder::new(packed.as_ref())
                .read_to_string(&mut text)
                .unwrap();
            assert_eq!(text, page);
        }
        assert!(quickly(page.as_bytes()).unwrap().len() < page.len() / 10);
    }
}
