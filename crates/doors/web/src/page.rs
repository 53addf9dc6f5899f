//! Answers: pages with a named cache policy, redirects, files.

pub(crate) mod encoding;
pub(crate) mod kept_pages;

use self::encoding::{Accepted, Encoding};
use self::kept_pages::KeptPage;
use crate::house::site::is_local;
use crate::house::standing::{Present, Standing};
pub(crate) use crate::problem::Answer;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::visit::cookie::Cookie;
use crate::watch;
use askama::Template;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

const HTML: &str = "text/html; charset=utf-8";
/// Longest query of a page that is kept, in bytes: longer ones are nobody else's.
const LONGEST_KEPT_QUERY: usize = 300;

/// Who may keep a page, and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// Anybody, for so many seconds; then it is asked for again with its `ETag`.
    Public {
        /// Seconds.
        seconds: u32,
    },
    /// Nobody: it tells about a person.
    Personal,
    /// Anybody, for ever: its address changes with its content.
    Immutable,
}

impl CachePolicy {
    fn header(self) -> String {
        match self {
            Self::Public { seconds } => format!("public, max-age={seconds}"),
            Self::Personal => "no-store".to_owned(),
            Self::Immutable => "public, max-age=31536000, immutable".to_owned(),
        }
    }
}

/// The body of a page before it is packed; kept with what it was packed to.
#[derive(Debug, Clone)]
pub(crate) struct Leaf(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    plain: Bytes,
    /// Whether packing makes it smaller: a picture is packed in its own way.
    packs: bool,
    /// Pages that may be kept carry the hash of their content.
    etag: Option<HeaderValue>,
    /// As it is sent the first time.
    gzip: OnceLock<Option<Bytes>>,
    /// As it is sent again.
    brotli: OnceLock<Bytes>,
}

impl Leaf {
    pub(crate) fn new(bytes: Bytes, policy: CachePolicy) -> Self {
        Self::made(bytes, policy, true)
    }

    fn made(bytes: Bytes, policy: CachePolicy, packs: bool) -> Self {
        let etag = (policy != CachePolicy::Personal)
            .then(|| etag_of(&bytes))
            .flatten();
        Self(Arc::new(Inside {
            plain: bytes,
            packs,
            etag,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
        }))
    }

    /// Bytes this leaf holds, packed ones included.
    pub(crate) fn size(&self) -> usize {
        // Brotli and gzip together are about half of a page.
        self.0.plain.len() + self.0.plain.len() / 2
    }

    /// Most addresses of narrowed lists and all personal pages are asked for once: they are packed quickly, and
    /// only a page that is asked for again is packed well.
    fn packed(&self, accepted: Accepted) -> (Encoding, Bytes) {
        let inside = &*self.0;
        if !inside.packs || inside.plain.len() < encoding::SMALLEST {
            return (Encoding::Identity, inside.plain.clone());
        }
        let is_quick = accepted.gzip && (!accepted.brotli || inside.gzip.get().is_none());
        if is_quick && let Some(packed) = inside.gzip.get_or_init(|| encoding::quickly(&inside.plain)) {
            return (Encoding::Gzip, packed.clone());
        }
        if accepted.brotli {
            let packed = inside.brotli.get_or_init(|| encoding::well(&inside.plain));
            return (Encoding::Brotli, packed.clone());
        }
        (Encoding::Identity, inside.plain.clone())
    }
}

/// Renders a page.
pub fn page(view: &impl Template, policy: CachePolicy) -> Answer {
    page_as(StatusCode::OK, view, policy)
}

/// Renders a form that comes back filled with what is wrong: 422, kept by nobody.
pub fn again(view: &impl Template) -> Answer {
    page_as(StatusCode::UNPROCESSABLE_ENTITY, view, CachePolicy::Personal)
}

/// Renders a page with a status of its own.
pub fn page_as(status: StatusCode, view: &impl Template, policy: CachePolicy) -> Answer {
    let html = view.render().map_err(Problem::faulty)?;
    Ok(leaf_answer(status, HTML, Leaf::new(html.into(), policy), policy))
}

/// A text for machines: sitemap, feed, calendar. `content_type` is a constant of the caller.
pub fn text(content_type: &'static str, body: String, policy: CachePolicy) -> Answer {
    Ok(leaf_answer(
        StatusCode::OK,
        content_type,
        Leaf::new(body.into(), policy),
        policy,
    ))
}

/// What a page to be kept is made of.
#[derive(Debug)]
pub struct Shown<T> {
    /// The page.
    pub page: T,
    /// The topics of all that it shows; see [`store::Changes`].
    pub topics: Vec<String>,
}

/// A public page that is rendered and packed once, and kept until something changes of what it shows, a new day
/// begins, or so many seconds are over.
///
/// A page belongs to its path and its query whole. `make` reads and makes the page; it is polled only when no kept
/// one is true.
pub async fn kept<T: Template>(
    visit: &Visit,
    seconds: u32,
    make: impl Future<Output = Result<Shown<T>, Problem>>,
) -> Answer {
    let make = async {
        let Shown { page, topics } = make.await?;
        Ok((page.render().map_err(Problem::faulty)?.into(), topics))
    };
    kept_bytes(visit, seconds, HTML, make).await
}

/// A picture that is made once and kept as pages are; nothing of the house changes it.
pub(crate) async fn kept_picture(
    visit: &Visit,
    seconds: u32,
    content_type: &'static str,
    make: impl Future<Output = Result<Bytes, Problem>>,
) -> Answer {
    let make = async { Ok((make.await?, Vec::new())) };
    kept_bytes(visit, seconds, content_type, make).await
}

async fn kept_bytes(
    visit: &Visit,
    seconds: u32,
    content_type: &'static str,
    make: impl Future<Output = Result<(Bytes, Vec<String>), Problem>>,
) -> Answer {
    let policy = CachePolicy::Public { seconds };
    let house = &visit.house;
    let signboard = house.signboard().serial;
    let present = Present {
        changes: house.store.changes(),
        now: visit.now(),
        age: SignedDuration::from_secs(i64::from(seconds)),
    };
    // Links to the other languages carry the whole query on, so a page belongs to its query whole.
    let query = visit.query.to_query();
    let key = format!("{}\n{query}\n{}", visit.path, visit.today());
    let found = house.kept_pages().find(&key, signboard, present);
    watch::asked_for_page(found.is_some());
    if let Some(leaf) = found {
        return Ok(leaf_answer(StatusCode::OK, content_type, leaf, policy));
    }
    // Asked before anything is read: a change in between makes the page old at once.
    let moment = present.changes.moment();
    let (bytes, topics) = make.await?;
    let leaf = Leaf::made(bytes, policy, content_type == HTML);
    if query.len() <= LONGEST_KEPT_QUERY {
        let standing = Standing {
            topics,
            moment,
            made_at: present.now,
        };
        let page = KeptPage {
            leaf: leaf.clone(),
            standing,
            signboard,
        };
        house.kept_pages().keep(key, page);
    }
    Ok(leaf_answer(StatusCode::OK, content_type, leaf, policy))
}

/// A file to take away, kept by nobody. The name may be of any script; quotes and breaks fall out of it.
pub fn file(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Answer {
    let mut response = Response::new(Body::from(bytes));
    let disposition = HeaderValue::from_str(&disposition(name)).map_err(Problem::faulty)?;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The header that names a download (RFC 6266): plain letters for all, the whole name for who reads it.
fn disposition(name: &str) -> String {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let safe: String = name
        .bytes()
        .filter(|byte| is_safe(*byte))
        .map(char::from)
        .collect();
    let safe = safe.trim_start_matches(['-', '.']);
    if name.is_ascii() {
        return format!("attachment; filename=\"{safe}\"");
    }
    let mut whole = String::new();
    for byte in name.bytes() {
        if is_safe(byte) {
            whole.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(whole, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{safe}\"; filename*=UTF-8''{whole}")
}

/// 303 to an address of this house.
pub fn see_other(path: &str) -> Answer {
    redirect(StatusCode::SEE_OTHER, path)
}

/// 308 to the address a page has now.
pub fn moved(path: &str) -> Answer {
    redirect(StatusCode::PERMANENT_REDIRECT, path)
}

/// 303, and the number of pieces in the cart for the script of cached pages.
pub fn see_other_counting(visit: &Visit, path: &str, pieces: u32) -> Answer {
    let mut response = see_other(path)?;
    if let Some(cookie) = Cookie::CartCount.set(&pieces.to_string(), visit.house.site().is_secure()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn redirect(status: StatusCode, path: &str) -> Answer {
    if !is_local(path) {
        return Err(Problem::faulty("a redirect to an address that is not local"));
    }
    let mut response = status.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::LOCATION,
        HeaderValue::from_str(path).map_err(Problem::faulty)?,
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn leaf_answer(status: StatusCode, content_type: &'static str, leaf: Leaf, policy: CachePolicy) -> Response {
    let mut response = status.into_response();
    if let Ok(value) = HeaderValue::from_str(&policy.header()) {
        response.headers_mut().insert(header::CACHE_CONTROL, value);
    }
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.extensions_mut().insert(leaf);
    response
}

/// What a request says of the answer it takes.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    head: bool,
    accepted: Accepted,
    seen: Option<HeaderValue>,
}

impl Asked {
    pub(crate) fn of(method: &Method, headers: &HeaderMap) -> Self {
        Self {
            head: method == Method::HEAD,
            accepted: Accepted::of(headers),
            seen: headers.get(header::IF_NONE_MATCH).cloned(),
        }
    }

    fn has_seen(&self, etag: &HeaderValue) -> bool {
        let own = etag.to_str().unwrap_or_default().trim_start_matches("W/");
        let seen = self
            .seen
            .as_ref()
            .and_then(|seen| seen.to_str().ok())
            .unwrap_or_default();
        seen.split(',')
            .map(str::trim)
            .any(|tag| tag == "*" || tag.trim_start_matches("W/") == own)
    }
}

/// Puts the body in: 304 when the visitor has it, packed as the visitor takes it, its length told, nothing for HEAD.
pub(crate) fn complete(mut response: Response, asked: &Asked) -> Response {
    let Some(leaf) = response.extensions_mut().remove::<Leaf>() else {
        return response;
    };
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(etag) = &leaf.0.etag {
        headers.insert(header::ETAG, etag.clone());
        if asked.has_seen(etag) {
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_LENGTH);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.body_mut() = Body::empty();
            return response;
        }
    }
    let (encoding, body) = leaf.packed(asked.accepted);
    if let Some(word) = encoding.word() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(word));
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    *response.body_mut() = if asked.head {
        Body::empty()
    } else {
        Body::from(body)
    };
    response
}

/// A weak tag: the same page packed otherwise is the same page.
fn etag_of(bytes: &[u8]) -> Option<HeaderValue> {
    let mut tag = String::from("W/\"");
    for byte in Sha256::digest(bytes).iter().take(12) {
        // Writing to a String cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    HeaderValue::from_str(&tag).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_house_are_local() {
        for local in ["/", "/fr/cart", "/sign-in?next=%2Foffice", "/fr#main"] {
            assert!(is_local(local), "{local}");
        }
        for foreign in [
            "",
            "fr",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nb",
            "/a b",
            "/é",
        ] {
            assert!(!is_local(foreign), "{foreign:?}");
            assert!(see_other(foreign).is_err(), "{foreign:?}");
        }
    }

    #[test]
    fn policies_are_named() {
        assert_eq!(CachePolicy::Public { seconds: 60 }.header(), "public, max-age=60");
        assert_eq!(CachePolicy::Personal.header(), "no-store");
    }

    fn public(bytes: &str) -> Response {
        let policy = CachePolicy::Public { seconds: 60 };
        leaf_answer(
            StatusCode::OK,
            HTML,
            Leaf::new(bytes.to_owned().into(), policy),
            policy,
        )
    }

    fn asking(name: header::HeaderName, value: &str) -> Asked {
        Asked::of(
            &Method::GET,
            &HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())]),
        )
    }

    #[test]
    fn a_page_that_was_seen_is_not_sent_again() {
        let first = complete(public("x"), &Asked::of(&Method::GET, &HeaderMap::new()));
        let etag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        for seen in [
            etag.as_str(),
            "*",
            &format!("\"other\", {etag}"),
            etag.trim_start_matches("W/"),
        ] {
            let answer = complete(public("x"), &asking(header::IF_NONE_MATCH, seen));
            assert_eq!(answer.status(), StatusCode::NOT_MODIFIED, "{seen}");
            assert!(answer.headers().contains_key(header::CACHE_CONTROL));
        }
        let answer = complete(public("y"), &asking(header::IF_NONE_MATCH, &etag));
        assert_eq!(answer.status(), StatusCode::OK);
    }

    #[test]
    fn large_pages_are_packed_and_small_ones_are_not() {
        let page = "<p>Dattes</p>".repeat(100);
        let answer = complete(public(&page), &asking(header::ACCEPT_ENCODING, "gzip, br"));
        assert_eq!(answer.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(answer.headers()[header::VARY], "Accept-Encoding");
        let small = complete(public("x"), &asking(header::ACCEPT_ENCODING, "br"));
        assert!(!small.headers().contains_key(header::CONTENT_ENCODING));
        assert_eq!(small.headers()[header::CONTENT_LENGTH], "1");
    }

    #[test]
    fn a_page_that_is_asked_for_again_is_packed_better() {
        let page: String = (0..900_u32)
            .map(|number| format!("<li>Dattes {} g</li>", number * number % 977))
            .collect();
        let leaf = Leaf::new(page.into(), CachePolicy::Public { seconds: 60 });
        let both = Accepted {
            brotli: true,
            gzip: true,
        };
        let (first, quick) = leaf.packed(both);
        let (second, well) = leaf.clone().packed(both);
        assert_eq!((first, second), (Encoding::Gzip, Encoding::Brotli));
        assert!(well.len() < quick.len(), "{} {}", well.len(), quick.len());
        assert_eq!(leaf.packed(both), (Encoding::Brotli, well.clone()), "packed once");
        assert!(leaf.size() >= leaf.0.plain.len() + quick.len() + well.len());
    }

    #[test]
    fn nothing_is_sent_that_was_not_taken() {
        let page = "<p>Dattes</p>".repeat(100);
        for (taken, first, second) in [
            ("br", Some("br"), Some("br")),
            ("gzip", Some("gzip"), Some("gzip")),
            ("gzip, br", Some("gzip"), Some("br")),
            ("br;q=0, identity", None, None),
        ] {
            let leaf = Leaf::new(page.clone().into(), CachePolicy::Personal);
            for word in [first, second] {
                let answer = leaf_answer(StatusCode::OK, HTML, leaf.clone(), CachePolicy::Personal);
                let answer = complete(answer, &asking(header::ACCEPT_ENCODING, taken));
                let told = answer.headers().get(header::CONTENT_ENCODING);
                assert_eq!(told.map(|value| value.to_str().unwrap()), word, "{taken}");
            }
        }
    }

    #[test]
    fn head_tells_the_length_without_the_body() {
        let answer = complete(public("abc"), &Asked::of(&Method::HEAD, &HeaderMap::new()));
        assert_eq!(answer.headers()[header::CONTENT_LENGTH], "3");
        assert_eq!(axum::body::HttpBody::size_hint(answer.body()).exact(), Some(0));
    }

    #[test]
    fn names_of_files_are_plain() {
        let answer = file(
            "commandes \"du\" jour\r\n.csv",
            "text/csv; charset=utf-8",
            Vec::new(),
        )
        .unwrap();
        assert_eq!(
            answer.headers()[header::CONTENT_DISPOSITION],
            "attachment; filename=\"commandesdujour.csv\""
        );
    }

    #[test]
    fn names_of_other_scripts_are_told_whole_beside_the_plain_ones() {
        assert_eq!(
            disposition("طرد-2026.csv"),
            "attachment; filename=\"2026.csv\"; filename*=UTF-8''%D8%B7%D8%B1%D8%AF-2026.csv"
        );
        assert!(!disposition("é\"\r\n.csv").contains(['\r', '\n']));
    }
}
