//! Requests that are none, as raw bytes over a socket: each is refused or answered, none breaks or holds the house.

use crate::open_doors::Doors;
use crate::stage::Stage;
use mawrout::rooms;
use std::collections::BTreeMap;
use std::fs;
use store::testing::embedded;

const MOST_GROWTH_KIB: u64 = 100 * 1024;

fn wanted() -> u64 {
    if std::env::var_os("MAWROUT_TEST_FULL").is_some() {
        2_000
    } else {
        500
    }
}

/// Chance that a seed repeats.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn of<'t>(&mut self, choices: &[&'t str]) -> &'t str {
        choices[self.roll(choices.len())]
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count)
            .map(|_| u8::try_from(self.roll(256)).unwrap())
            .collect()
    }
}

const PATHS: &[&str] = &[
    "/fr",
    "/ar/c/dattes",
    "/fr/p/safran-en-filaments",
    "/fr/cart",
    "/fr/checkout",
    "/office/orders",
    "/sign-in",
    "/fr/search?q=a",
    "/assets/x",
    "/fr/orders/AAAA-AAAA?key=x",
    "/",
    "/healthz",
    "/producer",
    "/%2e%2e/%2e%2e/etc/passwd",
];
const METHODS: &[&str] = &[
    "BREW",
    "get",
    "TRACE",
    "CONNECT",
    "OPTIONS",
    "PROPFIND",
    "PATCH",
    "DELETE",
    "PUT",
    "HEAD",
    "G\0T",
    "GET\t",
    "POST",
    "ⴰⵣⵓⵍ",
    "\"GET\"",
    "GET GET",
];
const VALUES: &[&str] = &[
    "",
    "\0",
    "\u{1}",
    "é",
    "\u{202e}تمر",
    "%",
    "%zz",
    "%00",
    "%ff%fe",
    "../../..",
    "a\rb",
    "-1",
    "1e9",
    "99999999999999999999",
    "{}",
    "<script>alert(1)</script>",
    "';--",
    "()[]*+?^~\"\"",
    "AND OR NOT",
    "\u{301}\u{301}\u{301}\u{34f}",
    "0x10",
    "١٢٣",
    "+5",
];
const HEADERS: &[&str] = &[
    "Cookie",
    "Accept-Encoding",
    "Accept-Language",
    "If-None-Match",
    "Range",
    "Referer",
    "X-Forwarded-For",
    "Origin",
    "Content-Type",
    "Content-Length",
    "Transfer-Encoding",
    "Expect",
    "Upgrade",
    "Sec-Fetch-Site",
    "Connection",
    "Forwarded",
    "TE",
    "Trailer",
    "Authorization",
    "Host",
];
const VERSIONS: &[&str] = &[
    "HTTP/1.0",
    "HTTP/0.9",
    "HTTP/2.0",
    "HTTP/9.9",
    "http/1.1",
    "HTTP/1.1 ",
    "",
    "HTTQ/1.1",
];

/// One request of the many kinds; `host` is the right one.
fn request(dice: &mut Dice, host: &str) -> Vec<u8> {
    let (path, value, header) = (dice.of(PATHS), dice.of(VALUES), dice.of(HEADERS));
    let long = "x".repeat(1 << dice.roll(18));
    let form = "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";
    let text = match dice.roll(20) {
        0 => format!(
            "{} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
            dice.of(METHODS)
        ),
        1 => format!("GET {path} {}\r\nHost: {host}\r\n\r\n", dice.of(VERSIONS)),
        2 => format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{header}: {value}\r\n\r\n"),
        3 => format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{header}: {long}\r\n\r\n"),
        4 => format!("GET {path}{value}{long} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        5 => format!(
            "GET /fr/search?q={value}&{value}={long} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ),
        6 => format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{form}Content-Length: 5\r\nContent-Length: 7\r\n\r\nsku=abc"
        ),
        7 => format!("POST {path} HTTP/1.1\r\nHost: {host}\r\n{form}Content-Length: {value}\r\n\r\nsku=abc"),
        8 => format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{form}Transfer-Encoding: chunked\r\n\r\n{value}\r\nabc\r\n0\r\n\r\n"
        ),
        9 => format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{form}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\nabc"
        ),
        10 => format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{form}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n3;{long}\r\nabc\r\n0\r\n\r\n"
        ),
        11 => format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{form}Transfer-Encoding: gzip, {value}\r\n\r\n{long}"
        ),
        12 => format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: multipart/form-data; boundary={value}\r\nContent-Length: 9\r\n\r\n--{value}\r\n\r\n"
        ),
        13 => format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{form}Content-Length: {}\r\n\r\n{value}={long}",
            value.len() + 1 + long.len()
        ),
        14 => format!(
            "GET http://{}{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
            dice.of(&["evil.example", "[::1]:0", "", "a@b:c", "127.0.0.1:99999"])
        ),
        15 => format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            dice.of(&["evil.example", "", "a b", "127.0.0.1", "xn--", "\u{feff}"])
        ),
        16 => format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\n{}\r\n",
            format!("{header}: {value}\r\n").repeat(dice.roll(200))
        ),
        17 => format!(
            "GET {path} HTTP/1.1\nHost: {host}\nConnection: close\n folded: {value}\n{header} : x\n\n"
        ),
        18 => {
            return [b"\x16\x03\x01".to_vec(), {
                let many = 1 + dice.roll(4_000);
                dice.bytes(many)
            }]
            .concat();
        }
        _ => {
            let whole =
                format!("POST {path} HTTP/1.1\r\nHost: {host}\r\n{form}Content-Length: 400\r\n\r\n{value}");
            let end = dice.roll(whole.len());
            return whole.into_bytes()[..end].to_vec();
        }
    };
    text.into_bytes()
}

fn resident_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn hundreds_of_malformed_requests_break_nothing() {
    let house = embedded(*rooms::MIGRATIONS);
    let stage = Stage::filled(&house);
    let doors = Doors::open(&house);
    let host = format!("127.0.0.1:{}", doors.port);
    let mut dice = Dice(20_261_125);
    for path in PATHS {
        doors.say(&doors.page(path));
    }
    let before = resident_kib();
    let mut statuses: BTreeMap<Option<u16>, u64> = BTreeMap::new();
    for number in 0..wanted() {
        let bytes = request(&mut dice, &host);
        let heard = doors.say(&bytes);
        let shown: String = String::from_utf8_lossy(&bytes).chars().take(200).collect();
        assert!(heard.ended, "number {number} holds its connection: {shown:?}");
        assert!(
            heard.status().is_none_or(|status| status < 500),
            "number {number}: {:?} for {shown:?}",
            heard.status()
        );
        *statuses.entry(heard.status()).or_default() += 1;
    }
    let grown = resident_kib().saturating_sub(before);
    assert!(grown < MOST_GROWTH_KIB, "memory grew by {grown} KiB");
    // Most get an answer, of many kinds: a house that only hangs up would pass as well otherwise.
    let answered: u64 = statuses
        .iter()
        .filter(|(status, _)| status.is_some())
        .map(|(_, count)| count)
        .sum();
    assert!(
        answered * 10 > wanted() * 7 && statuses.len() >= 8,
        "{statuses:?}"
    );
    assert_eq!(doors.say(&doors.page("/fr")).status(), Some(200));
    stage.must_be_right("malformed requests");
}

#[allow(
    clippy::too_many_lines,
    reason = "one table of requests and what they are answered"
)]
#[test]
fn what_is_wrong_with_a_request_is_told_by_its_status() {
    let house = embedded(*rooms::MIGRATIONS);
    let _stage = Stage::filled(&house);
    let doors = Doors::open(&house);
    let host = format!("127.0.0.1:{}", doors.port);
    let ask = |text: &str| doors.say(text.replace("HOST", &host).as_bytes()).status();
    let end = "Connection: close\r\n\r\n";
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (text, expected) in [
        (format!("GET /fr HTTP/1.1\r\nHost: HOST\r\n{end}"), 200),
        (format!("GET /fr HTTP/1.0\r\nHost: HOST\r\n{end}"), 200),
        (format!("GET http://HOST/fr HTTP/1.1\r\nHost: HOST\r\n{end}"), 200),
        (format!("GET /fr HTTP/1.1\r\nHost: evil.example\r\n{end}"), 421),
        (
            format!("GET /fr HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n{end}"),
            421,
        ),
        (format!("GET /fr HTTP/1.1\r\n{end}"), 421),
        (format!("GET http://evil.example/fr HTTP/1.1\r\n{end}"), 421),
        (format!("GET /fr/\0 HTTP/1.1\r\nHost: HOST\r\n{end}"), 400),
        (
            format!("GET /fr HTTP/1.1\r\nHost: HOST\r\nCookie: a\0b\r\n{end}"),
            400,
        ),
        (format!("GET /fr HTTP/1.1\r\nHost : HOST\r\n{end}"), 400),
        (format!("BREW /fr HTTP/1.1\r\nHost: HOST\r\n{end}"), 405),
        (
            format!("GET /fr?q={} HTTP/1.1\r\nHost: HOST\r\n{end}", "x".repeat(9_000)),
            414,
        ),
        (
            format!(
                "GET /fr/search?q={} HTTP/1.1\r\nHost: HOST\r\n{end}",
                "x".repeat(20_000)
            ),
            431,
        ),
        (
            format!("GET /fr/search?q=%ff HTTP/1.1\r\nHost: HOST\r\n{end}"),
            400,
        ),
        (
            format!("GET /fr/search?q=%2B%2D%26%7C%21%28%29%22~*%3F HTTP/1.1\r\nHost: HOST\r\n{end}"),
            200,
        ),
        (
            format!(
                "GET /fr/search?q={} HTTP/1.1\r\nHost: HOST\r\n{end}",
                "%CC%81".repeat(90)
            ),
            200,
        ),
        (
            format!(
                "POST /fr/cart/lines HTTP/1.1\r\nHost: HOST\r\n{form}Content-Length: 3\r\nContent-Length: 4\r\n{end}sku"
            ),
            400,
        ),
        (
            format!("POST /fr/cart/lines HTTP/1.1\r\nHost: HOST\r\n{form}Content-Length: 2000000\r\n{end}"),
            413,
        ),
        (
            format!(
                "POST /fr/cart/lines HTTP/1.1\r\nHost: HOST\r\n{form}Transfer-Encoding: chunked\r\n{end}zz\r\nabc\r\n0\r\n\r\n"
            ),
            400,
        ),
        (
            format!(
                "POST /fr/cart/lines HTTP/1.1\r\nHost: HOST\r\nContent-Type: text/xml\r\nContent-Length: 3\r\n{end}<a>"
            ),
            400,
        ),
    ] {
        let shown: String = text.chars().take(120).collect();
        assert_eq!(ask(&text), Some(expected), "{shown:?}");
    }
}
