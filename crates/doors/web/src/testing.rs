//! A small house for the tests of doors: requests without a network, cookies and proofs kept like a browser keeps them.

#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up fails"
)]

use crate::form::Fields;
use crate::house::site::Site;
use crate::house::{Footer, House, HouseParts, Room};
use crate::limits::LimitSettings;
use crate::routes::Routes;
use access::password::{self, HashCost};
use access::second_factor;
use access::user::{self, NewUser};
use access::{Act, Role, User};
use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use language::Resource;
use language::{Language, Messages};
use std::collections::BTreeMap;
use store::Store;
use tower::ServiceExt as _;
use uuid::Uuid;
use values::clock::Clock;
use values::id::{Id, Ids};

/// The password of everybody in test houses.
pub const PASSWORD: &str = "sept chameaux sous la lune";
/// As little work as argon2 allows.
pub const CHEAP: HashCost = HashCost {
    memory_kib: 8,
    passes: 1,
    lanes: 1,
};

/// What a test house is opened with; change the parts a test is about.
#[must_use]
pub fn parts(store: Store, resources: &[&[Resource]], rooms: &'static [Room]) -> HouseParts {
    let clock = Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
    let resources: Vec<Resource> = crate::RESOURCES
        .iter()
        .chain(resources.iter().copied().flatten())
        .copied()
        .collect();
    HouseParts {
        store,
        ids: Ids::seeded(7, clock.clone()),
        clock,
        messages: Messages::new(&resources).unwrap(),
        site: Site::loopback(8080),
        limits: LimitSettings::loopback(),
        demo: true,
        footer: Footer::default(),
        rooms,
        form_targets: Vec::new(),
        hash_cost: CHEAP,
        sign_in_limits: access::sign_in::Limits::default(),
    }
}

/// A browser before the house.
pub struct Desk {
    /// The house.
    pub house: House,
    /// What stands in `Host`.
    pub host: String,
    router: Router,
    cookies: BTreeMap<String, String>,
    proof: String,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body as text.
    pub body: String,
}

impl Reply {
    /// A header as text; empty when it is absent.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map(|value| value.to_str().unwrap())
            .unwrap_or_default()
    }

    /// Where a redirect leads; empty when it is none.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header("location")
    }
}

impl Desk {
    /// A browser before a house of these parts.
    #[must_use]
    pub fn new(parts: HouseParts, routes: Routes) -> Self {
        let house = House::new(parts);
        let host = house.site().public_url().split_once("://").unwrap().1.to_owned();
        let service = routes.and(crate::routes()).into_router(house.clone());
        Self {
            house,
            host,
            router: service,
            cookies: BTreeMap::new(),
            proof: String::new(),
        }
    }

    /// Another browser before the same house.
    #[must_use]
    pub fn stranger(&self) -> Self {
        Self {
            house: self.house.clone(),
            host: self.host.clone(),
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            proof: String::new(),
        }
    }

    /// Opens a page.
    pub async fn get(&mut self, address: &str) -> Reply {
        let request = self.request(Method::GET, address).body(Body::empty()).unwrap();
        self.send(request).await
    }

    /// Sends a form as the last page that had one would: with its proof, from the same site.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Reply {
        let proof = self.proof.clone();
        let form = Fields::from_pairs(fields.iter().copied().chain([("csrf", proof.as_str())]));
        self.send_form(address, &form.to_query(), &[("sec-fetch-site", "same-origin")])
            .await
    }

    /// Sends a body as a form, with these headers.
    pub async fn send_form(&mut self, address: &str, body: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = self
            .request(Method::POST, address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, body.len());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_owned())).unwrap())
            .await
    }

    /// A request with the cookies so far.
    #[must_use]
    pub fn request(&self, method: Method, address: &str) -> http::request::Builder {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, &self.host);
        if cookies.is_empty() {
            request
        } else {
            request.header(header::COOKIE, cookies.join("; "))
        }
    }

    /// Sends any request; keeps the cookies and the proof of the answer.
    pub async fn send(&mut self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some((_, after)) = body.split_once("name=\"csrf\" value=\"") {
            after.split('"').next().unwrap().clone_into(&mut self.proof);
        }
        Reply {
            status: head.status,
            headers: head.headers,
            body,
        }
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// The proof of the last page that had a form.
    #[must_use]
    pub fn proof(&self) -> &str {
        &self.proof
    }

    /// Forgets the cookies.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    /// Adds an active user with [`PASSWORD`].
    pub async fn add_user(&self, login: &str, roles: &[Role], organisation: Option<Uuid>) -> Id<User> {
        let (act, ids) = (
            Act::house(&self.house.clock, &self.house.ids),
            self.house.ids.clone(),
        );
        let new = NewUser {
            login: login.parse().unwrap(),
            name: format!("Démo {login}"),
            language: Language::French,
            organisation,
        };
        let roles = roles.to_vec();
        let added = self.house.store.write(move |unit| {
            let hashed = password::hash(&password::accept(PASSWORD, &[]).unwrap(), CHEAP, &ids).unwrap();
            user::create(unit, &act, &new, &roles, Some(&hashed))
        });
        added.await.unwrap()
    }

    /// Adds a user with this role and signs in.
    pub async fn as_staff(&mut self, role: Role) -> Id<User> {
        let organisation = (role == Role::Producer).then(|| self.house.ids.next::<User>().uuid());
        self.sign_in_as(&format!("{role}1"), &[role], organisation).await
    }

    /// Adds a user and signs in, with a second factor where a role needs one.
    pub async fn sign_in_as(&mut self, login: &str, roles: &[Role], organisation: Option<Uuid>) -> Id<User> {
        let user = self.add_user(login, roles, organisation).await;
        self.get("/sign-in").await;
        let mut reply = self
            .post("/sign-in", &[("login", login), ("password", PASSWORD)])
            .await;
        if reply.location().starts_with("/sign-in/code") {
            self.get("/sign-in/code").await;
            let code = self.enrolment_code(user).await;
            reply = self.post("/sign-in/code", &[("code", &code)]).await;
            assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        } else {
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        }
        self.get("/account").await;
        user
    }

    /// The code, now, of an authenticator that is being set up.
    pub async fn enrolment_code(&self, user: Id<User>) -> String {
        let started = self
            .house
            .store
            .read(move |reader| second_factor::started(reader, user));
        started.await.unwrap().unwrap().code_at(self.house.clock.now())
    }
}
