//! What the operator's machines count of the doors: requests, open connections, refusals, pages that were kept.
//!
//! The counters are taken once, when the doors are opened, so that a request costs two additions and no memory. A house
//! that nobody watches counts into nothing.

use crate::limits::Bucket;
use crate::routes::RouteDeclaration;
use http::StatusCode;
use metrics::{Counter, Gauge, Histogram, counter, gauge, histogram};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// Requests answered, by route and class of status.
pub const REQUESTS: &str = "mawrout_requests_total";
/// Seconds from a request to its answer, by route.
pub const REQUEST_SECONDS: &str = "mawrout_request_seconds";
/// Connections that are open.
pub const CONNECTIONS: &str = "mawrout_connections_open";
/// Requests and connections refused, by the limit that refused them.
pub const REFUSALS: &str = "mawrout_refusals_total";
/// Public pages asked for, by whether they were kept.
pub const KEPT_PAGES: &str = "mawrout_kept_pages_total";

/// Addresses of no route are counted together: their number has no bound.
const NO_ROUTE: &str = "-";
/// The house gives no answer below 200.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];

/// The counters of all routes; cheap to clone.
#[derive(Clone)]
pub(crate) struct Meters(Arc<Counted>);

struct Counted {
    routes: HashMap<&'static str, RouteMeters>,
    no_route: RouteMeters,
}

struct RouteMeters {
    answers: [Counter; CLASSES.len()],
    seconds: Histogram,
}

impl RouteMeters {
    fn of(route: &'static str) -> Self {
        Self {
            answers: CLASSES.map(|class| counter!(REQUESTS, "route" => route, "status" => class)),
            seconds: histogram!(REQUEST_SECONDS, "route" => route),
        }
    }
}

impl Meters {
    /// Takes the counters of these routes.
    pub(crate) fn of(routes: &[RouteDeclaration]) -> Self {
        let paths = routes.iter().map(|route| route.path);
        Self(Arc::new(Counted {
            routes: paths.map(|path| (path, RouteMeters::of(path))).collect(),
            no_route: RouteMeters::of(NO_ROUTE),
        }))
    }

    /// Counts an answer under the template of its route.
    pub(crate) fn count(&self, route: &str, status: StatusCode, took: Duration) {
        let meters = self.0.routes.get(route).unwrap_or(&self.0.no_route);
        let class = usize::from(status.as_u16() / 100).checked_sub(2);
        if let Some(answers) = class.and_then(|class| meters.answers.get(class)) {
            answers.increment(1);
        }
        meters.seconds.record(took.as_secs_f64());
    }
}

/// The gauge of open connections.
pub(crate) fn connections() -> Gauge {
    gauge!(CONNECTIONS)
}

/// Counts a connection for which there was no place.
pub(crate) fn turned_away() {
    counter!(REFUSALS, "limit" => "connections").increment(1);
}

/// Counts a request that came too often.
pub(crate) fn came_too_often(bucket: Bucket) {
    counter!(REFUSALS, "limit" => bucket.word()).increment(1);
}

/// Counts a public page: found among the kept ones, or made.
pub(crate) fn asked_for_page(was_kept: bool) {
    if was_kept {
        counter!(KEPT_PAGES, "found" => "kept").increment(1);
    } else {
        counter!(KEPT_PAGES, "found" => "made").increment(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::{Routes, Rule};
    use metrics_exporter_prometheus::PrometheusBuilder;

    async fn nothing() -> crate::Answer {
        Err(crate::Problem::not_found())
    }

    #[test]
    fn answers_are_counted_by_template_and_class() {
        let recorder = PrometheusBuilder::new().build_recorder();
        let told = recorder.handle();
        let routes = Routes::new().get("/{lang}/p/{slug}", Rule::Public, &[], nothing);
        metrics::with_local_recorder(&recorder, || {
            let meters = Meters::of(routes.declarations());
            let took = Duration::from_millis(3);
            meters.count("/{lang}/p/{slug}", StatusCode::OK, took);
            meters.count("/{lang}/p/{slug}", StatusCode::NOT_MODIFIED, took);
            meters.count("/{lang}/p/{slug}", StatusCode::OK, took);
            meters.count("/wp-admin/a", StatusCode::NOT_FOUND, took);
            meters.count("/wp-admin/b", StatusCode::NOT_FOUND, took);
        });
        let text = told.render();
        for line in [
            "mawrout_requests_total{route=\"/{lang}/p/{slug}\",status=\"2xx\"} 2",
            "mawrout_requests_total{route=\"/{lang}/p/{slug}\",status=\"3xx\"} 1",
            "mawrout_requests_total{route=\"-\",status=\"4xx\"} 2",
            "mawrout_request_seconds_count{route=\"/{lang}/p/{slug}\"} 3",
        ] {
            assert!(text.lines().any(|told| told == line), "{line} is not in\n{text}");
        }
        assert!(
            !text.contains("wp-admin"),
            "an address that a stranger chose became a label"
        );
    }

    #[test]
    fn refusals_are_counted_by_limit() {
        let recorder = PrometheusBuilder::new().build_recorder();
        metrics::with_local_recorder(&recorder, || {
            came_too_often(Bucket::Checkout);
            turned_away();
            turned_away();
        });
        let text = recorder.handle().render();
        assert!(
            text.contains("mawrout_refusals_total{limit=\"checkout\"} 1"),
            "{text}"
        );
        assert!(
            text.contains("mawrout_refusals_total{limit=\"connections\"} 2"),
            "{text}"
        );
    }
}
