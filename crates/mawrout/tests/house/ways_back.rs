//! Every address that only takes forms, opened like a page: it leads to one that is there.

use crate::stage::{self, Stage, Things, desk};
use access::Role;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use mawrout::rooms;
use store::testing::embedded;
use web::{RouteDeclaration, Rule};

/// Routes of forms at addresses without a page.
fn forms_alone() -> Vec<RouteDeclaration> {
    let routes = rooms::routes();
    let all = routes.declarations();
    let has_page = |path: &str| {
        all.iter()
            .any(|route| route.method == "GET" && route.path == path)
    };
    all.iter()
        .filter(|route| route.method == "POST" && route.rule != Rule::Machine && !has_page(route.path))
        .cloned()
        .collect()
}

/// Opens the address of each form and the page it leads to, in this role.
fn faults_of(role: Role, wanted: impl Fn(&RouteDeclaration) -> bool) -> Vec<String> {
    let house = embedded(*rooms::MIGRATIONS);
    let things = Things::of(&Stage::filled(&house));
    let mut faults = Vec::new();
    stage::browse(async {
        let mut desk = desk(&house);
        desk.as_staff(role).await;
        for route in forms_alone().iter().filter(|route| wanted(route)) {
            let address = things.address(route);
            let reply = desk.get(&address).await;
            if reply.status != StatusCode::SEE_OTHER {
                faults.push(format!("{address} answers {}", reply.status));
                continue;
            }
            let page = desk.get(reply.location()).await;
            if !matches!(page.status.as_u16(), 200 | 303) {
                // Things no test house holds, such as a second refund, are not there.
                let is_named = reply.location().contains("00000000-0000");
                if !(is_named && page.status == StatusCode::NOT_FOUND) {
                    faults.push(format!(
                        "{address} leads to {}: {}",
                        reply.location(),
                        page.status
                    ));
                }
            }
            for method in [Method::HEAD, Method::PUT, Method::DELETE] {
                let request = desk
                    .request(method.clone(), &address)
                    .body(Body::empty())
                    .unwrap();
                let status = desk.send(request).await.status;
                if status != StatusCode::METHOD_NOT_ALLOWED {
                    faults.push(format!("{method} {address} answers {status}"));
                }
            }
        }
    });
    faults
}

#[test]
fn forms_of_the_shop_and_the_office_lead_to_their_pages() {
    assert!(forms_alone().len() > 30, "{}", forms_alone().len());
    let faults = faults_of(Role::Admin, |route| !matches!(route.rule, Rule::Producer(_)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn forms_of_the_producers_page_lead_to_it() {
    let faults = faults_of(Role::Producer, |route| matches!(route.rule, Rule::Producer(_)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
