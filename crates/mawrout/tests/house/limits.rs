//! The limits of the house in one table, made of the very values that are enforced; `docs/limits.md` shows it.

use std::time::Duration;
use web::limits;

/// A limit: what is bounded, how much is taken, and what is said to who brings more.
pub(crate) struct Limit {
    what: &'static str,
    most: String,
    beyond: &'static str,
}

fn limit(what: &'static str, most: &impl ToString, beyond: &'static str) -> Limit {
    Limit {
        what,
        most: most.to_string(),
        beyond,
    }
}

fn bytes(count: usize) -> String {
    match count {
        whole if whole.is_multiple_of(1024 * 1024) => format!("{} MiB", whole / 1024 / 1024),
        whole if whole.is_multiple_of(1024) => format!("{} KiB", whole / 1024),
        whole if whole.is_multiple_of(1_000_000) => format!("{} MB", whole / 1_000_000),
        whole => format!("{whole} bytes"),
    }
}

fn seconds(duration: Duration) -> String {
    format!("{} s", duration.as_secs())
}

fn requests() -> Vec<Limit> {
    vec![
        limit(
            "a request's line and headers together",
            &bytes(limits::HEADER_BYTES),
            "431",
        ),
        limit("headers of a request", &limits::HEADERS, "431"),
        limit("an address", &bytes(limits::URL_BYTES), "414"),
        limit(
            "a body, where the route takes no files",
            &bytes(limits::BODY_BYTES),
            "413",
        ),
        limit("fields of a form or a query", &limits::FIELDS, "400"),
        limit(
            "a name, a street, any line of a buyer (characters)",
            &limits::NAME_CHARACTERS,
            "422, the form comes back",
        ),
        limit(
            "the longest text of any field (characters)",
            &limits::TEXT_CHARACTERS,
            "422, the form comes back",
        ),
        limit(
            "a password (characters)",
            &access::password::MAX_CHARACTERS,
            "422, the form comes back",
        ),
        limit(
            "articles in a cart",
            &orders::cart::MAX_LINES,
            "a sentence on the page",
        ),
        limit(
            "pieces of one article",
            &values::quantity::Quantity::MAX,
            "a sentence on the page",
        ),
        limit(
            "lines of one page of a list",
            &access::page::MAX_SIZE,
            "the rest is on the next page",
        ),
        limit("pages of a list", &limits::LAST_PAGE, "the last page is shown"),
    ]
}

fn waits() -> Vec<Limit> {
    let queue = format!("{} connections, {}", limits::QUEUE, seconds(limits::QUEUE_WAIT));
    let heavy = format!("{} tasks, {}", limits::HEAVY_QUEUE, seconds(limits::HEAVY_WAIT));
    vec![
        limit(
            "the headers of a request; also the next request on a kept connection",
            &seconds(limits::HEADER_WAIT),
            "closed",
        ),
        limit("the next piece of a body", &seconds(limits::BODY_WAIT), "408"),
        limit(
            "a handler, the reading of its body included",
            &seconds(limits::HANDLER_TIME),
            "503",
        ),
        limit(
            "a client that does not read its answer",
            &seconds(limits::WRITE_WAIT),
            "closed",
        ),
        limit(
            "a place when all connections are taken",
            &queue,
            "503, `Retry-After`",
        ),
        limit(
            "a core for heavy work: hashes, files",
            &heavy,
            "503, `Retry-After`",
        ),
        limit(
            "running requests when the house closes",
            &seconds(limits::DRAIN_TIME),
            "closed",
        ),
    ]
}

fn sign_in() -> Vec<Limit> {
    let own = access::sign_in::Limits::default();
    let of = |bucket: &access::attempts::Bucket| {
        format!(
            "{}, one more every {} s",
            bucket.size,
            bucket.one_back_after.as_secs()
        )
    };
    vec![
        limit(
            "passwords for one login from one address",
            &of(&own.per_login),
            "429",
        ),
        limit("passwords from one address", &of(&own.per_address), "429"),
        limit("one-time codes of one person", &of(&own.codes_per_user), "429"),
    ]
}

fn files() -> Vec<Limit> {
    let own = spreadsheets::Limits::default();
    vec![
        limit("an imported file", &bytes(own.bytes), "refused, with the reason"),
        limit(
            "an XLSX unpacked, counted while unpacking",
            &bytes(own.unpacked_bytes),
            "refused, with the reason",
        ),
        limit("entries of an XLSX", &own.entries, "refused, with the reason"),
        limit(
            "unpacked bytes for one packed",
            &own.ratio,
            "refused, with the reason",
        ),
        limit("rows", &own.rows, "refused, with the reason"),
        limit("columns", &own.columns, "refused, with the reason"),
        limit(
            "one cell",
            &bytes(own.cell_bytes),
            "refused, with the line and the column",
        ),
    ]
}

fn settings() -> Vec<(&'static str, Limit)> {
    let own = web::LimitSettings::default();
    let minute = |count: u32| format!("{count} a minute");
    vec![
        (
            "search",
            limit("searches", &minute(own.search), "429, `Retry-After`"),
        ),
        (
            "checkout",
            limit("orders", &minute(own.checkout), "429, `Retry-After`"),
        ),
        (
            "order_lookup",
            limit(
                "order pages opened, and orders looked up",
                &minute(own.order_lookup),
                "429, `Retry-After`",
            ),
        ),
        (
            "export",
            limit(
                "files taken out of the office",
                &minute(own.export),
                "429, `Retry-After`",
            ),
        ),
        (
            "cart",
            limit("changes of a cart", &minute(own.cart), "429, `Retry-After`"),
        ),
        (
            "sign_in",
            limit(
                "sign-in, code, password and one-time link",
                &minute(own.sign_in),
                "429, `Retry-After`",
            ),
        ),
        (
            "connections",
            limit("connections at once", &own.connections, "waits, then 503"),
        ),
        (
            "connections_per_address",
            limit(
                "connections at once from one address",
                &own.connections_per_address,
                "503, `Retry-After`",
            ),
        ),
    ]
}

/// The tables of `docs/limits.md`, by name.
pub(crate) fn tables() -> [(&'static str, String); 5] {
    let table = |head: &str, rows: Vec<Limit>| {
        let lines = rows
            .into_iter()
            .map(|row| format!("| {} | {} | {} |\n", row.what, row.most, row.beyond));
        format!(
            "| {head} | most | beyond |\n|---|---|---|\n{}",
            lines.collect::<String>()
        )
    };
    let set = settings()
        .into_iter()
        .map(|(key, row)| format!("| `{key}` | {} | {} | {} |\n", row.what, row.most, row.beyond));
    let set = format!(
        "| key in `[limits]` | counts | default | beyond |\n|---|---|---|---|\n{}",
        set.collect::<String>()
    );
    [
        ("requests", table("what comes in", requests())),
        ("waits", table("how long the house waits for", waits())),
        ("settings", set),
        ("sign-in", table("what is tried", sign_in())),
        ("files", table("what is imported", files())),
    ]
}

/// Every size a house may set has its line, by the settings' own names.
#[test]
fn no_setting_is_left_out() {
    let written = format!("{:?}", web::LimitSettings::default());
    let keys: Vec<&str> = written
        .split(['{', ','])
        .filter_map(|part| part.split_once(':'))
        .map(|(key, _)| key.trim())
        .collect();
    let told: Vec<&str> = settings().iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, told);
}

/// What the rules of safety ask for; whoever widens a limit widens it here too, on purpose.
#[test]
fn the_limits_are_those_that_were_promised() {
    const { assert!(limits::HEADER_BYTES <= 16 * 1024 && limits::HEADERS <= 100 && limits::URL_BYTES <= 8 * 1024) };
    const { assert!(limits::BODY_BYTES <= 1024 * 1024 && limits::FIELDS <= 1_000) };
    const { assert!(limits::NAME_CHARACTERS <= 200 && limits::TEXT_CHARACTERS <= 20_000) };
    const { assert!(orders::cart::MAX_LINES <= 200 && access::page::MAX_SIZE <= 100) };
    assert_eq!(values::quantity::Quantity::MAX.to_string(), "9999");
    assert!(limits::HEADER_WAIT.as_secs() <= 10 && limits::BODY_WAIT.as_secs() <= 15);
    assert!(limits::HANDLER_TIME.as_secs() <= 30 && limits::WRITE_WAIT.as_secs() <= 30);
}

/// No list of the office shows more than a page may hold.
#[test]
fn no_list_is_longer_than_a_page() {
    let mut found = 0;
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../doors"
    ))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for line in text
                    .lines()
                    .filter_map(|line| line.trim().strip_prefix("const PER_PAGE: u32 = "))
                {
                    let lines: u32 = line.trim_end_matches(';').parse().unwrap();
                    assert!(
                        lines <= access::page::MAX_SIZE,
                        "{}: {lines} lines a page",
                        path.display()
                    );
                    found += 1;
                }
            }
        }
    }
    assert!(found >= 10, "found {found} lists");
}
