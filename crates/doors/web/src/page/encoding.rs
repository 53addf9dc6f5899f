//! Compression: which one the browser takes, and doing it.

use flate2::Compression;
use flate2::write::GzEncoder;
use http::{HeaderMap, header};
use std::io::Write as _;

/// Brotli quality for what may be sent once only: a fifth of a millisecond for a page.
pub(crate) const QUICK: u32 = 3;
/// Brotli quality for what is sent again: more than twice the work of [`QUICK`], a tenth less to send.
pub(crate) const GOOD: u32 = 5;
/// Brotli quality for what is compressed once.
pub(crate) const BEST: u32 = 11;
/// Smaller answers are sent as they are.
pub(crate) const SMALLEST: usize = 512;

/// How an answer is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The best of ours that the request takes; a weight of zero refuses.
    pub(crate) fn wanted(headers: &HeaderMap) -> Self {
        let values = headers
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let (mut brotli, mut gzip) = (false, false);
        for wish in values.flat_map(|value| value.split(',')) {
            let (name, weight) = wish.split_once(';').unwrap_or((wish, ""));
            let (name, weight) = (name.trim(), weight.trim());
            let refused = weight
                .strip_prefix("q=")
                .or_else(|| weight.strip_prefix("Q="))
                .is_some_and(|q| q.trim_matches(['0', '.']).is_empty());
            if name.eq_ignore_ascii_case("br") {
                brotli = !refused;
            } else if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") {
                gzip = !refused;
            }
        }
        match (brotli, gzip) {
            (true, _) => Self::Brotli,
            (false, true) => Self::Gzip,
            (false, false) => Self::Identity,
        }
    }

    /// The word of the header; none for what is not packed.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Packs, by brotli at this quality.
    pub(crate) fn pack(self, bytes: &[u8], quality: u32) -> Option<Vec<u8>> {
        match self {
            Self::Brotli => Some(brotli(bytes, quality)),
            Self::Gzip => Some(gzip(bytes)),
            Self::Identity => None,
        }
    }
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

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(5));
    // Writing into memory cannot fail.
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn wanted(value: &str) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, value.parse().unwrap());
        Encoding::wanted(&headers)
    }

    #[test]
    fn the_best_packing_that_is_taken_is_chosen() {
        for (value, encoding) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip;q=1.0, br;q=0.1", Encoding::Brotli),
            ("br;q=0, gzip", Encoding::Gzip),
            ("br;q=0.000, gzip;q=0", Encoding::Identity),
            ("BR", Encoding::Brotli),
            ("br;Q=0, X-GZip", Encoding::Gzip),
            ("identity", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            assert_eq!(wanted(value), encoding, "{value}");
        }
        assert_eq!(Encoding::wanted(&HeaderMap::new()), Encoding::Identity);
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let page = "<p>Dattes Majhoul</p>".repeat(200);
        let packed = Encoding::Brotli.pack(page.as_bytes(), QUICK).unwrap();
        let mut text = String::new();
        brotli::Decompressor::new(packed.as_slice(), 4096)
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, page);
        let packed = Encoding::Gzip.pack(page.as_bytes(), QUICK).unwrap();
        let mut text = String::new();
        flate2::read::GzDecoder::new(packed.as_slice())
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, page);
        assert!(packed.len() < page.len() / 10);
        assert_eq!(Encoding::Identity.pack(b"x", QUICK), None);
    }
}
