//! Hostile values in every declared field: nothing breaks, nothing comes back unescaped, nothing is lost.

use crate::stage::{self, Stage, Things, desk};
use access::Role;
use mawrout::rooms;
use store::testing::embedded;
use web::testing::{Desk, Reply};
use web::{RouteDeclaration, Rule};

const SCRIPT: &str = "\"><script>alert(1)</script>";

fn hostile() -> Vec<String> {
    let long = "ⴰ".repeat(30_000);
    let values = [
        "",
        " ",
        "0",
        "-1",
        "1e9",
        "NaN",
        "99999999999999999999999",
        "٣",
        "1,5",
        "0.001",
        SCRIPT,
        "'; DROP TABLE users; --",
        "\u{202e}\u{0}\u{feff}",
        "=cmd|' /C calc'!A0",
        "../../../etc/passwd",
        "{$name}",
        "00000000-0000-0000-0000-000000000000",
        "on",
        "2026-02-30",
        "25:61",
        "fr",
        long.as_str(),
    ];
    values.map(str::to_owned).to_vec()
}

fn fault(route: &RouteDeclaration, value: &str, reply: &Reply) -> Option<String> {
    let short: String = value.chars().take(30).collect();
    let status = reply.status.as_u16();
    if status >= 500 {
        return Some(format!(
            "{} {} with {short:?}: {status}",
            route.method, route.path
        ));
    }
    if status == 403 {
        return Some(format!(
            "{} {} with {short:?} was refused before it was read",
            route.method, route.path
        ));
    }
    let raw = reply.body.contains(SCRIPT) || reply.body.contains("<script>alert");
    raw.then(|| format!("{} {} gives {short:?} back unescaped", route.method, route.path))
}

/// Sends a value in all fields; the worst values also in each field alone.
async fn send(
    desk: &mut Desk,
    route: &RouteDeclaration,
    target: &str,
    value: &str,
    faults: &mut Vec<String>,
) {
    let worst = [SCRIPT, "-1", "99999999999999999999999", "NaN"].contains(&value);
    let all: Vec<(&str, &str)> = route.fields.iter().map(|field| (*field, value)).collect();
    let each = route
        .fields
        .iter()
        .filter(|_| worst)
        .map(|field| vec![(*field, value)]);
    for fields in std::iter::once(all.clone()).chain(each) {
        let reply = if route.method == "GET" {
            // Longer addresses are refused before any route is asked.
            let most = 2_000 / fields.len().max(4);
            let short =
                |(name, value): &(&'static str, &str)| (*name, value.chars().take(most).collect::<String>());
            let cut: Vec<(&str, String)> = fields.iter().map(short).collect();
            let form = web::Fields::from_pairs(cut.iter().map(|(name, value)| (*name, value.as_str())));
            desk.get(&format!("{target}?{}", form.to_query())).await
        } else {
            desk.post(target, &fields).await
        };
        faults.extend(fault(route, value, &reply));
    }
}

fn tried(route: &RouteDeclaration) -> bool {
    route.path != "/sign-out" && !matches!(route.rule, Rule::Machine)
}

async fn try_all(
    desk: &mut Desk,
    things: &Things,
    wanted: impl Fn(&RouteDeclaration) -> bool,
) -> Vec<String> {
    let mut faults = Vec::new();
    for route in rooms::routes()
        .declarations()
        .iter()
        .filter(|route| tried(route) && wanted(route))
    {
        for value in hostile() {
            send(desk, route, &things.address(route), &value, &mut faults).await;
        }
    }
    faults
}

fn is_shop(route: &RouteDeclaration) -> bool {
    matches!(route.rule, Rule::Public | Rule::PublicByKey | Rule::Visitor)
}

/// Tries all routes that are wanted, as a guest or in a role, on a house with goods.
fn survives(role: Option<Role>, wanted: impl Fn(&RouteDeclaration) -> bool) {
    let house = embedded(*rooms::MIGRATIONS);
    let stage = Stage::filled(&house);
    let things = Things::of(&stage);
    let mut desk = desk(&house);
    let faults = stage::browse(async {
        desk.post("/fr/cart/lines", &[("sku", "DAT-BFG-500")]).await;
        desk.get("/fr/checkout").await;
        if let Some(role) = role {
            desk.as_staff(role).await;
        }
        try_all(&mut desk, &things, wanted).await
    });
    assert!(
        faults.is_empty(),
        "{} to mend\n{}",
        faults.len(),
        faults.join("\n")
    );
    stage.must_be_right("hostile fields");
}

#[test]
fn the_shop_answers_hostile_fields() {
    survives(None, is_shop);
}

#[test]
fn the_office_answers_hostile_fields() {
    survives(Some(Role::Admin), |route| {
        matches!(route.rule, Rule::Staff(_) | Rule::SignedIn)
    });
}

#[test]
fn the_producers_page_answers_hostile_fields() {
    survives(Some(Role::Producer), |route| {
        matches!(route.rule, Rule::Producer(_))
    });
}

#[test]
fn bodies_that_are_no_forms_are_refused() {
    let house = embedded(*rooms::MIGRATIONS);
    let mut desk = desk(&house);
    let (many, large) = ("a=1&".repeat(1_100), format!("sku={}", "x".repeat(1_100_000)));
    stage::browse(async {
        desk.get("/sign-in").await;
        for body in [
            "%",
            "%zz=%ff",
            "sku=%ff%fe",
            "sku=%00",
            "&&&&",
            "=",
            "sku",
            many.as_str(),
            large.as_str(),
        ] {
            for route in ["/fr/cart/lines", "/fr/checkout", "/sign-in"] {
                let reply = desk
                    .send_form(route, body, &[("sec-fetch-site", "same-origin")])
                    .await;
                let (status, shown): (u16, String) = (reply.status.as_u16(), body.chars().take(20).collect());
                assert!((400..500).contains(&status), "{route} with {shown:?}: {status}");
            }
        }
    });
}

#[test]
fn addresses_that_are_no_addresses_are_refused() {
    let house = embedded(*rooms::MIGRATIONS);
    let mut desk = desk(&house);
    let long = format!("/fr/p/{}", "a".repeat(9_000));
    stage::browse(async {
        for path in [
            "/%ff",
            "/fr/p/%00",
            "/fr/p/%2e%2e%2f",
            "/xx/cart",
            "/FR",
            "/fr/c/%F0%9F%92%A9",
            long.as_str(),
        ] {
            let reply = desk.get(path).await;
            let (status, shown): (u16, String) = (reply.status.as_u16(), path.chars().take(30).collect());
            assert!((300..500).contains(&status), "{shown}: {status}");
        }
    });
}
