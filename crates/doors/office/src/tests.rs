//! Every page, every role, every language.

mod lists;

use crate::testing::{Scene, office};
use access::permission::allows;
use access::{Role, user};
use language::Language;
use orders::parcel;
use web::{RouteDeclaration, Rule};

/// Addresses of every page, with what this house holds in them.
async fn addresses(scene: &Scene) -> Vec<(&'static str, String)> {
    let placed = scene.placed("all-pages", "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let order = scene.whole(placed.order).await;
    let (parts, act) = (order.fulfilments.clone(), scene.act());
    let part = parts[0].id;
    let parcel = scene
        .desk
        .house
        .store
        .write(move |unit| {
            for part in &parts {
                orders::fulfilment::mark_ready(unit, &act, part.id, part.version)?;
            }
            let ids: Vec<_> = parts.iter().map(|part| part.id).collect();
            parcel::pack(unit, &act, order.id, &ids)
        })
        .await
        .unwrap();
    let someone = scene.desk.add_user("quelqu-un", &[Role::Clerk], None).await;
    let filled = |path: &'static str| {
        let address = match path {
            "/office/orders/{code}/correction" => return None,
            "/office/users/{id}" => format!("/office/users/{someone}"),
            "/office/settings/zones/{slug}" => "/office/settings/zones/zone-1".to_owned(),
            "/office/settings/pages/{slug}" => "/office/settings/pages/terms?language=fr".to_owned(),
            "/office/producers/{slug}" => "/office/producers/coop-demo".to_owned(),
            _ => path
                .replace("{code}", &placed.code.to_string())
                .replace("{fulfilment}", &part.to_string())
                .replace("{parcel}", &parcel.to_string())
                .replace("{kind}", "producer_payable")
                .replace("{slug}", "produit-demo-dat-1")
                .replace("{sku}", "DAT-1"),
        };
        Some((path, address))
    };
    let routes = crate::routes();
    routes
        .declarations()
        .iter()
        .filter(|route| route.method == "GET")
        .filter_map(|route| filled(route.path))
        .collect()
}

async fn set_language(scene: &Scene, login: &'static str, language: Language) {
    let act = scene.act();
    let set = scene.desk.house.store.write(move |unit| {
        let person = user::by_login(unit, &login.parse().unwrap())?.unwrap();
        user::set_language(unit, &act, person.id, language)
    });
    set.await.unwrap();
}

#[tokio::test]
async fn every_page_speaks_three_languages() {
    let mut scene = office(Role::Admin).await;
    let addresses = addresses(&scene).await;
    for language in [Language::French, Language::Arabic, Language::English] {
        set_language(&scene, "admin1", language).await;
        for (path, address) in addresses.iter().filter(|(path, _)| *path != "/producer") {
            let reply = scene.desk.get(address).await;
            assert_eq!(reply.status, 200, "{path} {address} {}", reply.body);
            let unsaid: Vec<&str> = ["desk-", "space-"]
                .into_iter()
                .filter(|key| reply.body.contains(key))
                .collect();
            let about = reply
                .body
                .find("desk-")
                .map(|at| reply.body.get(at..at + 40).unwrap_or_default());
            assert!(unsaid.is_empty(), "{path} in {language} says a key: {about:?}");
            if !path.contains(".csv") {
                assert!(
                    reply.body.contains(&format!("<html lang=\"{language}\"")),
                    "{path}"
                );
                assert!(!reply.body.contains("style="), "{path}");
                assert_eq!(reply.header("cache-control"), "no-store", "{path}");
            }
        }
    }
}

#[tokio::test]
async fn the_office_falls_back_to_french_and_the_producers_page_speaks_tamazight() {
    let mut scene = office(Role::Producer).await;
    set_language(&scene, "producer1", Language::Tamazight).await;
    let page = scene.desk.get("/producer").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(
        page.body.contains("<html lang=\"zgh\"") && page.body.contains("ⴰⵣⵓⵍ"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("space-"));
    for french in [
        "Aujourd’hui",
        "Prêts",
        "Mon argent",
        "Rien à préparer",
        "Aller au contenu",
    ] {
        assert!(!page.body.contains(french), "{french}: {}", page.body);
    }
}

fn may(route: &RouteDeclaration, role: Role) -> bool {
    match route.rule {
        Rule::Staff(action) | Rule::Producer(action) => allows(&[role], action),
        other => panic!("{} has the rule {other:?}", route.path),
    }
}

#[tokio::test]
async fn each_role_enters_where_it_may_and_nowhere_else() {
    let scene = office(Role::Admin).await;
    let addresses = addresses(&scene).await;
    let routes = crate::routes();
    for role in Role::ALL {
        let organisation = (*role == Role::Producer).then_some(scene.producer);
        let mut desk = scene.colleague(&format!("{role}-2"), *role, organisation).await;
        for route in routes.declarations() {
            let status = if route.method == "GET" {
                let Some((_, address)) = addresses.iter().find(|(path, _)| *path == route.path) else {
                    continue;
                };
                desk.get(address).await.status
            } else if may(route, *role) {
                continue;
            } else {
                let address = route.path.replace(['{', '}'], "");
                desk.post(&address, &[("version", "1")]).await.status
            };
            assert_eq!(
                status,
                if may(route, *role) { 200 } else { 403 },
                "{role} {} {}",
                route.method,
                route.path
            );
        }
    }
}

#[tokio::test]
async fn nobody_signed_in_is_led_to_the_door() {
    let scene = office(Role::Admin).await;
    let mut stranger = scene.desk.stranger();
    for address in ["/office", "/office/orders", "/office/audit", "/producer"] {
        let reply = stranger.get(address).await;
        assert_eq!(reply.status, 303, "{address}");
        assert!(reply.location().starts_with("/sign-in"), "{}", reply.location());
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let mut scene = office(Role::Admin).await;
    let id = "019abcde-0000-7000-8000-000000000000";
    for address in [
        "/office/orders/2222-2226".to_owned(),
        "/office/orders/nothing".to_owned(),
        format!("/office/preparation/{id}"),
        format!("/office/shipping/{id}"),
        "/office/shipping/nothing".to_owned(),
        "/office/products/rien".to_owned(),
        "/office/products/produit-demo-dat-1/variants/SAF-1".to_owned(),
        "/office/stock/RIEN-1".to_owned(),
        "/office/producers/rien".to_owned(),
        format!("/office/users/{id}"),
        "/office/settings/zones/rien".to_owned(),
        "/office/settings/pages/rien".to_owned(),
        "/office/ledger/accounts/rien".to_owned(),
    ] {
        assert_eq!(scene.desk.get(&address).await.status, 404, "{address}");
    }
    for address in [
        format!("/office/preparation/{id}/ready"),
        format!("/office/shipping/{id}/delivered"),
        format!("/office/cash/deposits/{id}"),
        format!("/office/users/{id}/enable"),
    ] {
        assert_eq!(
            scene.desk.post(&address, &[("version", "1")]).await.status,
            404,
            "{address}"
        );
    }
}
