//! The routes of the house: none without a rule.

pub(crate) mod pages;

use crate::finish;
use crate::gate;
use crate::house::{House, is_local};
use crate::limits::{self, Bucket};
use crate::page;
use crate::problem::{Answer, Problem};
use crate::watch::Meters;
use access::Action;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, on};
use http::Method;
use std::collections::HashMap;
use std::sync::Arc;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Anybody; the same page for all, never a cookie.
    Public,
    /// Whoever knows the secret in the address; the handler checks it. The browser gets a visit.
    PublicByKey,
    /// Any browser; it gets a visit, on which its cart and its forms hang.
    Visitor,
    /// Whoever is signed in.
    SignedIn,
    /// Those whose roles allow this.
    Staff(Action),
    /// Producers with an organisation whose role allows this.
    Producer(Action),
    /// Machines; the handler checks their key.
    Machine,
}

impl Rule {
    /// The rule in words, for lists of routes: `staff:view_orders`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Public => "public".to_owned(),
            Self::PublicByKey => "public-by-key".to_owned(),
            Self::Visitor => "visitor".to_owned(),
            Self::SignedIn => "signed-in".to_owned(),
            Self::Staff(action) => format!("staff:{action}"),
            Self::Producer(action) => format!("producer:{action}"),
            Self::Machine => "machine".to_owned(),
        }
    }
}

/// What a change must prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsrfRule {
    /// Nothing: it changes nothing.
    None,
    /// The form's token, and not to come from another site.
    Required,
    /// Only not to come from another site: add-to-cart, on pages that are the same for all.
    OriginOnly,
    /// Nothing: machines bring a key.
    Exempt,
}

impl CsrfRule {
    /// The rule in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Required => "required",
            Self::OriginOnly => "origin-only",
            Self::Exempt => "exempt",
        }
    }
}

/// A route as it was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteDeclaration {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// `/{lang}/cart/lines/{sku}`.
    pub path: &'static str,
    /// Who may use it.
    pub rule: Rule,
    /// Fields of the query or form that it reads, `csrf` apart.
    pub fields: &'static [&'static str],
    /// What a change must prove.
    pub csrf: CsrfRule,
    /// What is counted per address.
    pub bucket: Option<Bucket>,
    /// Most bytes of the body.
    pub body_bytes: usize,
    /// Whether files may come with the form.
    pub takes_files: bool,
    /// The page a form without a page at its own address belongs to; without one it is the nearest above.
    pub page: Option<&'static str>,
}

/// The routes of a door, or of the whole house.
#[derive(Default)]
pub struct Routes {
    router: Router<House>,
    declarations: Vec<RouteDeclaration>,
}

pub(crate) type Table = Arc<HashMap<(&'static str, &'static str), RouteDeclaration>>;

impl std::fmt::Debug for Routes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_list()
            .entries(self.declarations.iter().map(|route| (route.method, route.path)))
            .finish()
    }
}

impl Routes {
    /// No routes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page; it also answers `HEAD`.
    #[must_use]
    pub fn get<H, T>(
        self,
        path: &'static str,
        rule: Rule,
        fields: &'static [&'static str],
        handler: H,
    ) -> Self
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.route(
            MethodFilter::GET,
            "GET",
            path,
            rule,
            fields,
            CsrfRule::None,
            handler,
        )
    }

    /// A change.
    #[must_use]
    pub fn post<H, T>(
        self,
        path: &'static str,
        rule: Rule,
        fields: &'static [&'static str],
        handler: H,
    ) -> Self
    where
        H: Handler<T, House>,
        T: 'static,
    {
        let csrf = if rule == Rule::Machine {
            CsrfRule::Exempt
        } else {
            CsrfRule::Required
        };
        self.route(MethodFilter::POST, "POST", path, rule, fields, csrf, handler)
    }

    /// The route just declared needs no form token: add-to-cart alone.
    #[must_use]
    pub fn origin_only(self) -> Self {
        self.last(|route| {
            if route.csrf == CsrfRule::Required {
                route.csrf = CsrfRule::OriginOnly;
            }
        })
    }

    /// The route just declared is counted per address.
    #[must_use]
    pub fn limited(self, bucket: Bucket) -> Self {
        self.last(|route| route.bucket = Some(bucket))
    }

    /// The route just declared takes files, and a body of so many bytes.
    #[must_use]
    pub fn upload(self, body_bytes: usize) -> Self {
        self.last(|route| (route.body_bytes, route.takes_files) = (body_bytes, true))
    }

    /// The form just declared belongs to this page, which is not the nearest above: whoever opens its address is led
    /// there.
    #[must_use]
    pub fn of_page(self, page: &'static str) -> Self {
        self.last(|route| route.page = Some(page))
    }

    /// These routes and those.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.declarations.extend(other.declarations);
        Self {
            router: self.router.merge(other.router),
            declarations: self.declarations,
        }
    }

    /// Every route, in the order it was declared.
    #[must_use]
    pub fn declarations(&self) -> &[RouteDeclaration] {
        &self.declarations
    }

    /// The service: every request goes through the gate to its handler, and every answer is finished on its way out.
    pub fn into_router(mut self, house: House) -> Router {
        pages::assign(&mut self.declarations);
        let meters = Meters::of(&self.declarations);
        let table = self
            .declarations
            .into_iter()
            .map(|route| ((route.method, route.path), route));
        let table: Table = Arc::new(table.collect());
        self.router
            .fallback(absent)
            .layer(DefaultBodyLimit::max(limits::BODY_BYTES))
            .layer(from_fn_with_state((house.clone(), table), gate::pass))
            .layer(from_fn_with_state((house.clone(), meters), finish::answer))
            .with_state(house)
    }

    #[allow(clippy::too_many_arguments, reason = "the two ways above are the interface")]
    fn route<H, T>(
        mut self,
        filter: MethodFilter,
        method: &'static str,
        path: &'static str,
        rule: Rule,
        fields: &'static [&'static str],
        csrf: CsrfRule,
        handler: H,
    ) -> Self
    where
        H: Handler<T, House>,
        T: 'static,
    {
        let body_bytes = limits::BODY_BYTES;
        self.declarations.push(RouteDeclaration {
            method,
            path,
            rule,
            fields,
            csrf,
            bucket: None,
            body_bytes,
            takes_files: false,
            page: None,
        });
        Self {
            router: self.router.route(path, on(filter, handler)),
            declarations: self.declarations,
        }
    }

    fn last(mut self, change: impl FnOnce(&mut RouteDeclaration)) -> Self {
        if let Some(route) = self.declarations.last_mut() {
            change(route);
        }
        self
    }
}

/// No route: an address with strokes at its end is moved to the one without, the others are not there.
async fn absent(request: Request) -> Answer {
    let path = request.uri().path();
    let plain = path.trim_end_matches('/');
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let address = match request.uri().query() {
        Some(query) => format!("{plain}?{query}"),
        None => plain.to_owned(),
    };
    if is_read && plain.len() < path.len() && is_local(&address) {
        return page::moved(&address);
    }
    Err(Problem::not_found())
}
