//! The whole crate, by requests to a small door of its own.

mod access;
mod answers;
mod forms;
mod house;
mod languages;
mod parts_of_pages;
mod sign_in;
mod ways_back;

use crate::testing::{Desk, parts};
use crate::{
    Answer, Bucket, CachePolicy, FieldErrors, Fields, Form, HouseParts, Parts, Problem, Room, Routes, Rule,
    ShopFrame, Visit,
};
use ::access::Action;
use askama::Template;
use bytes::Bytes;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use store::Migration;
use store::testing::{TestHouse, embedded};

static MIGRATIONS: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let rooms = [
        store::migrate::MIGRATIONS,
        ::access::MIGRATIONS,
        parties::MIGRATIONS,
        catalogue::MIGRATIONS,
    ];
    Vec::leak(rooms.concat())
});

const ROOMS: &[Room] = &[
    Room {
        name: "orders",
        href: "/office/orders",
        icon: "list",
        key: "frame-cart",
        action: Action::ViewOrders,
    },
    Room {
        name: "producer",
        href: "/producer",
        icon: "home",
        key: "role-producer",
        action: Action::ViewOwnOrders,
    },
];

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout/shop.html" %}{% import "parts/field.html" as field %}{% block title %}{{ title }}{% endblock %}
{% block head %}{{ frame.json_ld(facts) }}{% endblock %}
{% block main %}{{ field::errors(frame, errors) }}<form method="post">{{ frame.csrf_field() }}{{ field::input(frame, form, errors, "phone", "Téléphone", dir = "ltr") }}</form>{% endblock %}"#
)]
struct SamplePage {
    frame: ShopFrame,
    title: String,
    facts: serde_json::Value,
    form: Fields,
    errors: FieldErrors,
}

impl SamplePage {
    fn new(visit: &Visit, title: &str) -> Self {
        Self {
            frame: ShopFrame::new(visit),
            title: title.to_owned(),
            facts: serde_json::json!({ "name": "</script><b>" }),
            form: Fields::default(),
            errors: FieldErrors::new(),
        }
    }
}

async fn show_public(visit: Visit, Parts(slug): Parts<String>) -> Answer {
    if slug == "absent" {
        return Err(Problem::not_found());
    }
    crate::page(
        &SamplePage::new(&visit, &slug),
        CachePolicy::Public { seconds: 60 },
    )
}

async fn show_mine(visit: Visit) -> Answer {
    crate::page(&SamplePage::new(&visit, "à moi"), CachePolicy::Personal)
}

async fn submit_mine(visit: Visit, form: Form) -> Answer {
    let mut page = SamplePage::new(&visit, "à moi");
    if form.text("phone").len() < 10 {
        page.errors.add("phone", "Il manque un chiffre <b>.");
        page.form = form.into_fields();
        return crate::again(&page);
    }
    crate::see_other_counting(&visit, &visit.local("/mine"), 3)
}

async fn break_down(_: Visit, Parts(how): Parts<String>) -> Answer {
    match how.as_str() {
        "panic" => panic!("on purpose"),
        "sleep" => {
            tokio::time::sleep(std::time::Duration::from_mins(1)).await;
            crate::see_other("/")
        }
        "fault" => Err(Problem::faulty("the secret detail")),
        "full" => Err(store::Error::Unavailable(store::Unavailable::DiskFull).into()),
        "changed" => Err(Problem::conflict("Le prix a changé.")),
        _ => Err(Problem::unavailable()),
    }
}

/// A page of a topic that is in the query; it counts how often it was made.
async fn show_kept(visit: Visit) -> Answer {
    let topic = visit.query.text("topic").to_owned();
    let make = async {
        let made = MADE.fetch_add(1, Ordering::SeqCst);
        Ok(crate::Shown {
            page: SamplePage::new(&visit, &format!("made {made}")),
            topics: vec![topic.clone()],
        })
    };
    crate::kept(&visit, 60, make).await
}

static MADE: AtomicUsize = AtomicUsize::new(0);

async fn show_address(visit: Visit) -> Answer {
    crate::text(
        "text/plain; charset=utf-8",
        visit.address.to_string(),
        CachePolicy::Personal,
    )
}

async fn who(visit: Visit) -> Answer {
    crate::text(
        "text/plain; charset=utf-8",
        visit.staff()?.name.clone(),
        CachePolicy::Personal,
    )
}

async fn hook(body: Bytes) -> Answer {
    crate::text(
        "text/plain; charset=utf-8",
        body.len().to_string(),
        CachePolicy::Personal,
    )
}

async fn upload(form: Form) -> Answer {
    let bytes = form.file("file").map_or(0, |file| file.bytes.len());
    crate::text(
        "text/plain; charset=utf-8",
        bytes.to_string(),
        CachePolicy::Personal,
    )
}

fn sample_routes() -> Routes {
    Routes::new()
        .get("/{lang}", Rule::Public, &[], show_home)
        .get("/{lang}/p/{slug}", Rule::Public, &[], show_public)
        .get("/{lang}/mine", Rule::Visitor, &[], show_mine)
        .post("/{lang}/mine", Rule::Visitor, &["phone"], submit_mine)
        .post("/{lang}/add", Rule::Visitor, &["phone"], submit_mine)
        .origin_only()
        .post("/{lang}/limited", Rule::Visitor, &["phone"], submit_mine)
        .limited(Bucket::Search)
        .get("/{lang}/find", Rule::Visitor, &[], show_mine)
        .limited(Bucket::Search)
        .post("/{lang}/upload", Rule::Visitor, &["file"], upload)
        .upload(3 * 1024 * 1024)
        .get("/{lang}/kept", Rule::Public, &[], show_kept)
        .get("/{lang}/address", Rule::Public, &[], show_address)
        .get("/{lang}/break/{how}", Rule::Public, &[], break_down)
        .get("/office/orders", Rule::Staff(Action::ViewOrders), &[], who)
        .post("/office/orders", Rule::Staff(Action::ConfirmOrder), &[], who)
        .get("/producer", Rule::Producer(Action::ViewOwnOrders), &[], who)
        .post("/hook", Rule::Machine, &[], hook)
}

async fn show_home(visit: Visit) -> Answer {
    crate::page(
        &SamplePage::new(&visit, "accueil"),
        CachePolicy::Public { seconds: 60 },
    )
}

/// A database, and a browser before the house in it.
fn open_with(change: impl FnOnce(&mut HouseParts)) -> (TestHouse, Desk) {
    let house = embedded(&MIGRATIONS);
    let mut parts = parts(house.store.clone(), &[], ROOMS);
    change(&mut parts);
    let desk = Desk::new(parts, sample_routes());
    (house, desk)
}

fn open() -> (TestHouse, Desk) {
    open_with(|_| {})
}
