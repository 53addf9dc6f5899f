//! Every page in every language: nothing missing, nothing empty, nothing a strict policy would refuse.

mod passed_on;

use crate::testing::{MIGRATIONS, browse, desk, fill, later, order_form, shop, write};
use http::StatusCode;
use language::Language;
use web::testing::{Desk, Reply};

const PUBLIC: [&str; 15] = [
    "",
    "/c/dattes",
    "/c/dattes?sort=price&available=1&price_min=10",
    "/c/dattes?commune=Nulle+part",
    "/c/miels",
    "/p/dattes-majhoul-extra",
    "/p/dattes-jihel",
    "/p/coffret-decouverte",
    "/p/tapis-noue",
    "/producers",
    "/producers/coop-demo",
    "/search",
    "/search?q=dattes",
    "/search?q=xyzzy",
    "/legal/terms",
];

/// Faults of a page that no visitor should see.
fn faults(reply: &Reply, keys: &[String]) -> Vec<String> {
    let body = &reply.body;
    let mut faults = Vec::new();
    for key in keys {
        if [
            format!(">{key}<"),
            format!("\"{key}\""),
            format!(" {key} "),
            format!(">{key} "),
        ]
        .iter()
        .any(|raw| body.contains(raw))
        {
            faults.push(format!("the key {key} is shown"));
        }
    }
    for tag in ["h1", "h2", "h3", "title", "legend", "button", "label", "dt"] {
        let mut rest = body.as_str();
        while let Some((_, after)) = rest.split_once(&format!("<{tag}")) {
            rest = after;
            if !after.starts_with(['>', ' ']) {
                continue;
            }
            let inner = after.split_once('>').map(|(_, inner)| inner).unwrap_or_default();
            let inner = inner.split(&format!("</{tag}>")).next().unwrap_or_default();
            let named = after
                .split('>')
                .next()
                .unwrap_or_default()
                .contains("aria-label=\"");
            if inner.trim().is_empty() && !named {
                faults.push(format!("an empty <{tag}>"));
            }
        }
    }
    for bad in [
        " style=\"",
        " onclick=",
        "<script>",
        "javascript:",
        "{{",
        "{%",
        "{ $",
    ] {
        if body.contains(bad) {
            faults.push(format!("{bad} is in the page"));
        }
    }
    if body.matches("<h1").count() != 1 {
        faults.push(format!("{} first headings", body.matches("<h1").count()));
    }
    faults
}

fn json_ld(body: &str) -> Vec<serde_json::Value> {
    let parts = body.split("<script type=\"application/ld+json\">").skip(1);
    parts
        .map(|part| serde_json::from_str(part.split("</script>").next().unwrap()).unwrap())
        .collect()
}

async fn looked_at(desk: &mut Desk, address: &str) -> Reply {
    let keys: Vec<String> = desk.house.messages.keys(Language::French).to_vec();
    let reply = desk.get(address).await;
    assert_eq!(reply.status, StatusCode::OK, "{address}: {}", reply.body);
    assert_eq!(faults(&reply, &keys), [""; 0], "{address}");
    reply
}

#[tokio::test]
async fn public_pages_are_whole_in_every_language() {
    let (_house, mut desk) = shop();
    for language in Language::ALL {
        for page in PUBLIC {
            let address = format!("/{language}{page}");
            let reply = looked_at(&mut desk, &address).await;
            assert!(reply.header("cache-control").starts_with("public"), "{address}");
            assert_eq!(reply.header("set-cookie"), "", "{address}");
            assert!(
                reply.body.contains(&format!("<html lang=\"{language}\"")),
                "{address}"
            );
            json_ld(&reply.body);
        }
        for slug in ["privacy", "legal-notice", "returns", "delivery"] {
            looked_at(&mut desk, &format!("/{language}/legal/{slug}")).await;
        }
    }
}

#[tokio::test]
async fn personal_pages_are_whole_and_kept_by_nobody() {
    let (_house, mut desk) = shop();
    for language in Language::ALL {
        for page in ["/cart", "/orders"] {
            let reply = looked_at(&mut desk, &format!("/{language}{page}")).await;
            assert_eq!(reply.header("cache-control"), "no-store", "{page}");
            assert!(reply.body.contains("noindex"), "{page}");
        }
        for sku in ["DAT-MEX-500", "MIE-THY-250", "COF-DEC-1"] {
            desk.post(
                &format!("/{language}/cart/lines"),
                &[("sku", sku), ("quantity", "1")],
            )
            .await;
        }
        looked_at(&mut desk, &format!("/{language}/cart?done=added")).await;
        desk.post(&format!("/{language}/cart/delivery"), &[("city", "casablanca")])
            .await;
        looked_at(&mut desk, &format!("/{language}/cart?done=town")).await;
        let checkout = looked_at(&mut desk, &format!("/{language}/checkout")).await;
        assert_eq!(checkout.header("cache-control"), "no-store");
        let key = crate::testing::hidden(&checkout.body, "idempotency_key");
        let form = order_form(&key, &[]);
        let placed = desk.post(&format!("/{language}/checkout"), &form).await;
        assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
        let order = looked_at(&mut desk, placed.location()).await;
        assert_eq!(order.header("cache-control"), "no-store");
        assert_eq!(order.header("referrer-policy"), "same-origin");
        assert!(order.body.contains("noindex"));
    }
}

/// Pieces of text in which Tifinagh stands beside Latin words. What is put in is a name and may be Latin; what is
/// said in French says so and is a piece of its own.
fn two_tongues(body: &str) -> Vec<String> {
    let pieces = body.split('<').filter_map(|tag| tag.split_once('>'));
    let texts = pieces.filter(|(tag, _)| !tag.starts_with("script"));
    // A dash sets the house or a town apart.
    let texts = texts.flat_map(|(_, text)| text.split(" — "));
    texts.filter(|text| is_mixed(text)).map(str::to_owned).collect()
}

fn is_mixed(text: &str) -> bool {
    let mut depth = 0_usize;
    let own = text.chars().filter(|one| {
        match one {
            '\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let own: String = own.collect();
    // In words for those who hear the page a name comes last, after a colon, and is not isolated.
    let sentence = own.split(": ").next().unwrap_or_default();
    let is_latin = |word: &str| word.chars().filter(char::is_ascii_alphabetic).count() > 2;
    let is_plain = |word: &str| !word.contains("7KQ4") && !word.starts_with('&');
    let latin = sentence
        .split_whitespace()
        .any(|word| is_latin(word) && is_plain(word));
    latin && sentence.contains(|one| ('ⴰ'..='ⵯ').contains(&one))
}

#[tokio::test]
async fn a_tamazight_sentence_is_in_one_tongue() {
    assert_eq!(
        two_tongues("<p>De saison en ⵏⵓⵡⴰⵏⴱⵉⵔ</p>"),
        ["De saison en ⵏⵓⵡⴰⵏⴱⵉⵔ"]
    );
    assert_eq!(two_tongues("<p>ⴽⴽⵙ \u{2068}Miel\u{2069}</p><i>Miel</i>"), [""; 0]);
    let (_house, mut desk) = shop();
    let mut pages: Vec<String> = PUBLIC.iter().map(|page| format!("/zgh{page}")).collect();
    desk.post("/zgh/cart/lines", &[("sku", "DAT-MEX-500"), ("quantity", "1")])
        .await;
    desk.post("/zgh/cart/delivery", &[("city", "casablanca")]).await;
    pages.extend(["/zgh/cart", "/zgh/checkout", "/zgh/orders"].map(str::to_owned));
    for page in pages {
        let reply = desk.get(&page).await;
        assert_eq!(two_tongues(&reply.body), [""; 0], "{page}");
    }
    let home = desk.get("/zgh").await.body;
    assert!(home.contains("ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ ⵏ \u{2068}ⵏⵓⵡⴰⵏⴱⵉⵔ\u{2069}"), "{home}");
    let cart = desk.get("/zgh/cart").await.body;
    assert!(cart.contains("ⵜⴰⵣⴳⴰⵡⵜ") && !cart.contains(">Panier<"), "{cart}");
}

/// What a page tells search engines under this type.
fn told_as(reply: &Reply, kind: &str) -> serde_json::Value {
    let all = json_ld(&reply.body)
        .into_iter()
        .flat_map(|told| match told.get("@graph") {
            Some(graph) => graph.as_array().unwrap().clone(),
            None => vec![told],
        });
    let mut found: Vec<serde_json::Value> = all.filter(|told| told["@type"] == kind).collect();
    assert_eq!(found.len(), 1, "{kind}: {}", reply.body);
    found.remove(0)
}

/// The local part of an address of this house.
fn local(address: &serde_json::Value) -> &str {
    address
        .as_str()
        .unwrap()
        .strip_prefix("http://127.0.0.1:8080")
        .unwrap()
}

#[tokio::test]
async fn the_way_to_a_page_is_told_to_search_engines() {
    let (_house, mut desk) = shop();
    for (page, names) in [
        (
            "/fr/p/dattes-majhoul-extra",
            &["Accueil", "dattes", "Dattes Majhoul extra"][..],
        ),
        ("/fr/c/dattes", &["Accueil", "dattes"]),
        ("/ar/producers", &["الرئيسية", "المنتجون"]),
        ("/fr/legal/terms", &["Accueil", "Conditions de vente"]),
    ] {
        let reply = desk.get(page).await;
        let told = told_as(&reply, "BreadcrumbList");
        let steps = told["itemListElement"].as_array().unwrap();
        let said: Vec<&str> = steps.iter().map(|step| step["name"].as_str().unwrap()).collect();
        assert_eq!(said, names, "{page}");
        let (last, above) = steps.split_last().unwrap();
        assert!(last.get("item").is_none());
        for step in above {
            let address = local(&step["item"]).to_owned();
            assert_eq!(desk.get(&address).await.status, StatusCode::OK, "{address}");
        }
    }
}

#[tokio::test]
async fn the_home_page_tells_who_runs_the_shop() {
    let (_house, mut desk) = shop();
    let reply = desk.get("/fr").await;
    let house = told_as(&reply, "Organization");
    assert_eq!(house["name"], "GIE démo");
    assert_eq!(house["telephone"], "+212535000000");
    assert_eq!(desk.get(local(&house["logo"])).await.status, StatusCode::OK);
    let site = told_as(&reply, "WebSite");
    let target = site["potentialAction"]["target"].as_str().unwrap();
    assert!(target.ends_with("/fr/search?q={search_term_string}"), "{target}");
}

#[tokio::test]
async fn ingredients_are_said_in_the_language_of_the_page_or_say_that_they_are_not() {
    let (house, mut desk) = shop();
    let page = desk.get("/ar/p/dattes-majhoul-extra").await;
    let fallback = "<dd><span lang=\"fr\" dir=\"ltr\">Dattes Majhoul</span></dd>";
    assert!(page.body.contains(fallback), "{}", page.body);
    write(&house.store, |unit| {
        let found = catalogue::product::by_slug(unit, "dattes-majhoul-extra")
            .unwrap()
            .unwrap();
        let mut details = found.details.clone();
        details.ingredients = language::Texts::new("Dattes Majhoul", "تمر المجهول", "", "");
        catalogue::product::change(unit, &later(), found.id, found.version, &details).unwrap();
    });
    let page = desk.get("/ar/p/dattes-majhoul-extra").await;
    assert!(page.body.contains("تمر المجهول") && !page.body.contains(fallback));
    let page = desk.get("/en/p/dattes-majhoul-extra").await;
    assert!(page.body.contains(fallback), "English has none yet");
}

#[tokio::test]
async fn each_state_of_stock_has_its_word_in_each_language() {
    let (_house, mut desk) = shop();
    for (language, words) in [
        (
            "fr",
            [
                "Plus que 3",
                "de retour en",
                "Fait sur commande",
                "En stock : 140",
            ],
        ),
        (
            "ar",
            [
                "بقي 3 فقط",
                "خارج الموسم: يعود في",
                "يُصنع لكم حسب الطلب",
                "متوفر: 140",
            ],
        ),
        (
            "en",
            [
                "Only 3 left",
                "Out of season: back in",
                "Made to order, for you",
                "In stock: 140",
            ],
        ),
    ] {
        let [last, season, order, stock] = words;
        let pages = [
            ("dattes-majhoul-extra", last),
            ("dattes-jihel", season),
            ("tapis-noue", order),
            ("dattes-majhoul-extra", stock),
        ];
        for (slug, word) in pages {
            let reply = desk.get(&format!("/{language}/p/{slug}")).await;
            let body = reply.body.replace(['\u{2068}', '\u{2069}'], "");
            assert!(body.contains(word), "{language} {slug}: {word}");
        }
    }
}

#[tokio::test]
async fn a_product_tells_search_engines_an_offer_per_format() {
    let (_house, mut desk) = shop();
    for language in ["fr", "ar"] {
        let reply = desk.get(&format!("/{language}/p/dattes-majhoul-extra")).await;
        let told = told_as(&reply, "Product");
        let offers = told["offers"].as_array().unwrap();
        let prices: Vec<&str> = offers
            .iter()
            .map(|offer| offer["price"].as_str().unwrap())
            .collect();
        assert_eq!(prices, ["85.00", "790.00"]);
        assert_eq!(offers[0]["availability"], "https://schema.org/InStock");
        assert_eq!(
            offers[1]["availability"],
            "https://schema.org/LimitedAvailability"
        );
    }
}

#[tokio::test]
async fn labels_need_a_certificate_that_holds_today() {
    let (house, mut desk) = shop();
    let page = desk.get("/fr/p/dattes-majhoul-extra").await;
    assert!(page.body.contains("tag igp"), "{}", page.body);
    write(&house.store, |unit| {
        let act = later();
        let producer = parties::organisation::by_slug(unit, "coop-demo")
            .unwrap()
            .unwrap()
            .id;
        let paper = parties::papers::of(unit, producer).unwrap().pop().unwrap();
        parties::papers::withdraw(unit, &act, paper.id, jiff::civil::date(2026, 11, 23), "retiré").unwrap();
    });
    for page in [
        "/fr/p/dattes-majhoul-extra",
        "/fr/c/dattes",
        "/fr/producers/coop-demo",
    ] {
        let reply = desk.get(page).await;
        assert!(!reply.body.contains("tag igp"), "{page}");
    }
}

#[tokio::test]
async fn what_is_not_there_leads_on() {
    let (_house, mut desk) = shop();
    for (address, link) in [
        ("/fr/p/dattes-inconnues", "/fr/search?q="),
        ("/fr/c/inconnu", "/fr/c/dattes"),
        ("/ar/producers/inconnu", "/ar/producers"),
        ("/fr/legal/inconnu", "/fr"),
        ("/de", "/"),
    ] {
        let reply = desk.get(address).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        assert!(reply.body.contains(link), "{address}");
    }
}

#[tokio::test]
async fn machines_find_the_map_and_the_rules() {
    let (_house, mut desk) = shop();
    let map = desk.get("/sitemap.xml").await;
    assert!(map.header("content-type").starts_with("application/xml"));
    for part in [
        "/fr/p/dattes-majhoul-extra</loc>",
        "/ar/c/dattes</loc>",
        "hreflang=\"zgh\"",
        "/en/producers/coop-miel",
    ] {
        assert!(map.body.contains(part), "{part}");
    }
    assert!(!map.body.contains("/cart"));
    let rules = desk.get("/robots.txt").await;
    assert!(rules.body.contains("Disallow: /*/checkout") && rules.body.contains("/sitemap.xml"));
}

#[tokio::test]
async fn arabic_pages_write_places_in_arabic() {
    let (_house, mut desk) = shop();
    for page in [
        "/ar/p/dattes-majhoul-extra",
        "/ar/c/dattes",
        "/ar/producers",
        "/ar/producers/coop-demo",
        "/ar",
    ] {
        let reply = desk.get(page).await;
        assert!(
            reply.body.contains("<bdi>أرفود</bdi>") && !reply.body.contains("<bdi>Erfoud</bdi>"),
            "{page}"
        );
    }
    assert!(desk.get("/fr/c/dattes").await.body.contains("<bdi>Erfoud</bdi>"));
}

#[test]
fn the_way_to_an_order_works_on_both_databases() {
    store::testing::on_both(&MIGRATIONS, |house| {
        fill(&house.store);
        browse(async {
            let mut desk = desk(&house.store);
            for page in [
                "/ar",
                "/fr/c/dattes?sort=name&available=1",
                "/fr/search?q=maj",
                "/fr/producers/coop-demo",
            ] {
                assert_eq!(desk.get(page).await.status, StatusCode::OK, "{page}");
            }
            desk.post("/fr/cart/lines", &[("sku", "COF-DEC-1"), ("quantity", "2")])
                .await;
            let page = desk.get("/fr/checkout").await;
            let key = crate::testing::hidden(&page.body, "idempotency_key");
            let placed = desk.post("/fr/checkout", &order_form(&key, &[])).await;
            assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
            assert_eq!(desk.get(placed.location()).await.status, StatusCode::OK);
            let left = desk.get("/fr/p/miel-de-thym").await;
            assert_eq!(crate::testing::available(&left.body, "MIE-THY-250"), 18);
        });
    });
}

#[tokio::test]
async fn pages_are_light() {
    let (_house, mut desk) = shop();
    desk.post("/fr/cart/lines", &[("sku", "DAT-MEX-500"), ("quantity", "1")])
        .await;
    for page in [
        "/fr",
        "/ar/c/dattes",
        "/fr/p/dattes-majhoul-extra",
        "/fr/cart",
        "/ar/checkout",
    ] {
        let request = desk
            .request(http::Method::GET, page)
            .header("accept-encoding", "br");
        let reply = desk.send(request.body(axum::body::Body::empty()).unwrap()).await;
        let bytes: usize = reply.header("content-length").parse().unwrap();
        assert!(bytes < 6_000, "{page} has {bytes} bytes packed");
    }
}
