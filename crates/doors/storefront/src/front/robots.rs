//! Rules for robots: personal pages are not for them.

use web::{Answer, CachePolicy, Visit};

/// Seconds the rules may be kept.
const KEPT_SECONDS: u32 = 3_600;

/// Answers `robots.txt`.
pub(crate) async fn robots(visit: Visit) -> Answer {
    let map = visit.absolute("/sitemap.xml");
    let closed = [
        "/*/cart",
        "/*/checkout",
        "/*/orders",
        "/*/search",
        "/office",
        "/producer",
        "/account",
        "/sign-in",
    ];
    let rules: String = closed.iter().map(|path| format!("Disallow: {path}\n")).collect();
    let text = format!("User-agent: *\n{rules}\nSitemap: {map}\n");
    web::text(
        "text/plain; charset=utf-8",
        text,
        CachePolicy::Public {
            seconds: KEPT_SECONDS,
        },
    )
}
