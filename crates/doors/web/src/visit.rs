//! One request, as a handler sees it.

pub(crate) mod cookie;
pub(crate) mod csrf;

use crate::form::Fields;
use crate::house::House;
use crate::problem::Problem;
use crate::visit::cookie::Token;
use crate::visit::csrf::Csrf;
use access::session::Found;
use access::token;
use access::{Act, Action, Actor, Origin, Staff};
use axum::extract::{FromRequestParts, RawPathParams};
use http::request;
use jiff::Timestamp;
use jiff::civil::Date;
use language::message::Argument;
use language::{Language, Voice};
use std::net::IpAddr;
use std::sync::Arc;
use uuid::Uuid;
use values::clock::local_date;

/// What the outermost layer knows of a request.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    /// Id of the request, as in the log.
    pub(crate) request: Arc<str>,
    /// The client's address.
    pub(crate) address: IpAddr,
    /// The language the browser asks for.
    pub(crate) wished: Language,
    /// The page of this house the visitor comes from: path and query.
    pub(crate) came_from: Option<Arc<str>>,
    /// The path.
    pub(crate) path: Arc<str>,
    /// What follows `?`; empty without one.
    pub(crate) query: Arc<str>,
}

/// Somebody signed in, and the secret the browser carries.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    pub(crate) found: Found,
    pub(crate) token: token::Token,
}

/// What the gate found out about the browser.
#[derive(Debug, Clone, Default)]
pub(crate) struct Caller {
    /// The language in the path.
    pub(crate) language: Option<Language>,
    pub(crate) query: Fields,
    pub(crate) visit: Option<Token>,
    pub(crate) signed_in: Option<Arc<SignedIn>>,
    /// The page a form belongs to whose address has none.
    pub(crate) page: Option<Arc<str>>,
}

/// One request: where it came from, in which language it is answered, and who makes it.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The house.
    pub house: House,
    /// The language of the answer: the path's, else the person's, else `?lang=`, else the browser's.
    pub language: Language,
    /// Its texts.
    pub voice: Voice,
    /// The path, as it was asked for.
    pub path: String,
    /// The query.
    pub query: Fields,
    /// Id of the request, as in the log.
    pub request: String,
    /// The client's address.
    pub address: IpAddr,
    /// The time of the request; all that it writes carries it.
    pub at: Timestamp,
    came_from: Option<Arc<str>>,
    caller: Caller,
}

impl Visit {
    pub(crate) fn new(house: &House, arrival: &Arrival, caller: Caller) -> Self {
        let person = caller
            .signed_in
            .as_ref()
            .map(|signed_in| signed_in.found.staff.language);
        let asked = || Language::from_code(caller.query.text("lang"));
        let language = caller
            .language
            .or(person)
            .or_else(asked)
            .unwrap_or(arrival.wished);
        Self {
            voice: house.messages.voice(language),
            language,
            path: arrival.path.to_string(),
            query: caller.query.clone(),
            request: arrival.request.to_string(),
            address: arrival.address,
            at: house.clock.now(),
            came_from: arrival.came_from.clone(),
            house: house.clone(),
            caller,
        }
    }

    /// Who acts, when and from where: the argument of everything that writes.
    #[must_use]
    pub fn act(&self) -> Act {
        let actor = self.signed_in().map_or(Actor::Guest, |signed_in| {
            Actor::Staff(signed_in.found.staff.clone())
        });
        let origin = Origin {
            address: Some(self.address.to_string()),
            request: Some(self.request.clone()),
        };
        Act {
            actor,
            at: self.at,
            ids: self.house.ids.clone(),
            origin,
        }
    }

    /// The person who is signed in.
    pub fn staff(&self) -> Result<&Staff, Problem> {
        self.signed_in()
            .map(|signed_in| &signed_in.found.staff)
            .ok_or(Problem::SignInFirst)
    }

    /// Whether the person who is signed in may do this.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.staff()
            .is_ok_and(|staff| access::permission::allows(&staff.roles, action))
    }

    /// The organisation a producer acts for.
    pub fn organisation(&self) -> Result<Uuid, Problem> {
        self.staff()?.organisation.ok_or(Problem::Forbidden)
    }

    /// What the cart of this browser hangs on: SHA-256 of its visit token.
    pub fn visitor_key(&self) -> Result<[u8; 32], Problem> {
        let visit = self
            .caller
            .visit
            .ok_or_else(|| Problem::faulty("the rule of this route gives no visit"))?;
        Ok(visit.hash())
    }

    /// Code of the language.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.language.code()
    }

    /// An address of this language: `/cart` is `/fr/cart`.
    #[must_use]
    pub fn local(&self, path: &str) -> String {
        format!("/{}{path}", self.language)
    }

    /// A local address with scheme and host.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.house.site().public_url())
    }

    /// The time of the request.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.at
    }

    /// The day of the request in Casablanca.
    #[must_use]
    pub fn today(&self) -> Date {
        local_date(self.at)
    }

    /// A text, for a sentence about a field or a note.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.voice.say(key).into_owned()
    }

    /// A text with values in it.
    #[must_use]
    pub fn text_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.voice.say_with(key, arguments).into_owned()
    }

    /// The page of this house the visitor comes from, with its query, as far as the browser tells it.
    #[must_use]
    pub fn came_from(&self) -> Option<&str> {
        self.came_from.as_deref()
    }

    /// The path of the page that is shown: that of the request, or the one the form that was sent belongs to.
    pub(crate) fn page_path(&self) -> &str {
        self.caller.page.as_deref().unwrap_or(&self.path)
    }

    /// Whether the language stands in the path.
    pub(crate) fn is_in_language_path(&self) -> bool {
        self.caller.language.is_some()
    }

    pub(crate) fn signed_in(&self) -> Option<&SignedIn> {
        self.caller.signed_in.as_deref()
    }

    /// The proof that forms on this page carry; none on pages that are the same for all.
    pub(crate) fn csrf(&self) -> Option<Csrf> {
        self.caller.csrf()
    }
}

impl Caller {
    /// Forms of somebody signed in hang on the session, those of others on the visit.
    pub(crate) fn csrf(&self) -> Option<Csrf> {
        match (&self.signed_in, self.visit) {
            (Some(signed_in), _) => Some(Csrf::of(signed_in.token.reveal().as_bytes())),
            (None, Some(visit)) => Some(Csrf::of(&visit.0)),
            (None, None) => None,
        }
    }
}

impl FromRequestParts<House> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, house: &House) -> Result<Self, Problem> {
        let arrival = parts
            .extensions
            .get::<Arrival>()
            .ok_or_else(|| Problem::faulty("no arrival"))?;
        let caller = parts.extensions.get::<Caller>().cloned().unwrap_or_default();
        Ok(Self::new(house, arrival, caller))
    }
}

/// The parameters of the path after `{lang}`, in order: `Parts(slug): Parts<String>`,
/// `Parts((order, line)): Parts<(String, String)>`.
#[derive(Debug, Clone)]
pub struct Parts<T>(pub T);

/// What the parameters of a path can be read into.
pub trait FromParts: Sized {
    /// Reads them; none when there are fewer.
    fn from_parts(values: Vec<String>) -> Option<Self>;
}

impl FromParts for String {
    fn from_parts(values: Vec<String>) -> Option<Self> {
        values.into_iter().next()
    }
}

impl FromParts for (String, String) {
    fn from_parts(values: Vec<String>) -> Option<Self> {
        let [first, second] = values.try_into().ok()?;
        Some((first, second))
    }
}

impl<T: FromParts, S: Send + Sync> FromRequestParts<S> for Parts<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Problem> {
        // What is not text names nothing.
        let given = RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::not_found())?;
        let values: Vec<String> = given
            .iter()
            .filter(|(name, _)| *name != "lang")
            .map(|(_, value)| value.to_owned())
            .collect();
        if values.iter().any(|value| value.contains('\0')) {
            return Err(Problem::not_found());
        }
        T::from_parts(values).map(Self).ok_or_else(Problem::not_found)
    }
}
