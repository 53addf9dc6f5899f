//! Pages in four languages.

use super::*;
use axum::body::Body;
use http::{Method, header};
use language::{Language, Messages};

#[test]
fn the_texts_are_whole_and_tamazight_may_lack_some() {
    let messages = Messages::new(&crate::RESOURCES).unwrap();
    for language in [Language::French, Language::Arabic, Language::English] {
        assert_eq!(messages.missing(language), Vec::<&str>::new(), "{language}");
    }
    let extra: Vec<&String> = messages
        .keys(Language::Tamazight)
        .iter()
        .filter(|key| messages.keys(Language::French).binary_search(key).is_err())
        .collect();
    assert_eq!(extra, Vec::<&String>::new());
}

#[test]
fn every_key_that_is_named_is_there() {
    let messages = Messages::new(&crate::RESOURCES).unwrap();
    let french = messages.keys(Language::French);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut named = std::collections::BTreeSet::new();
    collect(&folder, &mut named);
    assert!(named.len() > 70, "{}", named.len());
    for key in named {
        assert!(french.binary_search(&key).is_ok(), "{key}");
    }
}

/// Keys in `text("…")`, `plain("…")` and their like, of templates and code.
fn collect(folder: &std::path::Path, named: &mut std::collections::BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                collect(&path, named);
            }
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let code: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("///"))
            .collect();
        let text = code.join("\n");
        let calls = [
            "text",
            "plain",
            "text_of",
            "plain_of",
            "text_with",
            "plain_with",
            "marked",
            "marked_of",
            "marked_with",
        ];
        for call in calls.map(|call| format!("{call}(\"")) {
            for after in text.split(call.as_str()).skip(1) {
                let key = after.split('"').next().unwrap();
                if key.contains('-') {
                    named.insert(key.to_owned());
                }
            }
        }
    }
}

#[tokio::test]
async fn a_page_is_written_in_the_language_of_its_path() {
    let (_house, mut desk) = open();
    for (lang, dir, word) in [
        ("fr", "ltr", "Panier"),
        ("ar", "rtl", "السلة"),
        ("en", "ltr", "Cart"),
        ("zgh", "ltr", "ⵜⴰⵣⴳⴰⵡⵜ"),
    ] {
        let page = desk.get(&format!("/{lang}/p/dattes")).await;
        assert!(
            page.body
                .contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\">")),
            "{lang}"
        );
        assert!(page.body.contains(word), "{lang}");
        for other in ["fr", "ar", "en", "zgh"] {
            let link = format!("hreflang=\"{other}\" href=\"http://127.0.0.1:8080/{other}/p/dattes\"");
            assert!(page.body.contains(&link), "{lang}: {other}");
        }
        assert!(
            page.body
                .contains("hreflang=\"x-default\" href=\"http://127.0.0.1:8080/fr/p/dattes\"")
        );
        assert!(page.body.contains(&format!(
            "<link rel=\"canonical\" href=\"http://127.0.0.1:8080/{lang}/p/dattes\">"
        )));
        assert_eq!(
            page.body.contains(crate::asset("zgh.css")),
            lang == "zgh",
            "{lang}"
        );
        assert!(!page.body.contains("</script><b>"), "JSON-LD stays in its script");
        assert!(
            !page.body.contains("style=") && !page.body.contains("onclick"),
            "{lang}"
        );
    }
}

#[tokio::test]
async fn problems_speak_the_language_of_the_path_else_of_the_browser() {
    let (_house, mut desk) = open();
    for (address, wished, sentence) in [
        ("/ar/nowhere", "en", "هذه الصفحة غير موجودة"),
        ("/en/nowhere", "ar", "This page does not exist"),
        ("/nowhere/at/all", "en-GB,en;q=0.9", "This page does not exist"),
        ("/nowhere/at/all", "", "Cette page n’existe pas"),
    ] {
        let request = desk
            .request(Method::GET, address)
            .header(header::ACCEPT_LANGUAGE, wished);
        let reply = desk.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(reply.status.as_u16(), 404);
        assert!(reply.body.contains(sentence), "{address}: {}", reply.body);
    }
}

#[tokio::test]
async fn the_way_in_leads_to_the_browsers_language() {
    let (_house, mut desk) = open();
    for (wished, path) in [("ar-MA,fr;q=0.5", "/ar"), ("de", "/fr"), ("shi", "/zgh")] {
        let request = desk
            .request(Method::GET, "/")
            .header(header::ACCEPT_LANGUAGE, wished);
        let reply = desk.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            (
                reply.status.as_u16(),
                reply.location(),
                reply.header("cache-control")
            ),
            (303, path, "no-store")
        );
    }
}

#[tokio::test]
async fn the_sign_in_page_changes_its_language_and_keeps_where_one_goes() {
    let (_house, mut desk) = open();
    let page = desk.get("/sign-in?next=%2Foffice%2Forders&lang=ar").await;
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(
        page.body
            .contains("href=\"/sign-in?next=%2Foffice%2Forders&#38;lang=en\""),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn the_house_is_named_on_every_page() {
    let (_house, mut desk) = open();
    let act = ::access::Act::house(&desk.house.clock, &desk.house.ids);
    let saved = desk.house.store.write(move |unit| {
        let settings = parties::house::HouseSettings {
            names: language::Texts::french("GIE Démo"),
            address: language::Texts::french("Rue de la Démo\nErrachidia"),
            phone: Some("0535000000".parse().unwrap()),
            ..parties::house::HouseSettings::default()
        };
        parties::house::save(unit, &act, &settings)
    });
    saved.await.unwrap();
    desk.house.refresh().await.unwrap();
    let page = desk.get("/fr/p/dattes").await;
    assert!(
        page.body.contains("GIE Démo, Rue de la Démo, Errachidia"),
        "{}",
        page.body
    );
    assert!(page.body.contains("tel:+212535000000"));
    assert!(page.body.contains("Données de démonstration"));
}
