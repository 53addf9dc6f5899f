//! Every address of the house, as a guest and in every role: who gets in, who is turned away.
//!
//! Complete by construction: the lists are the declared routes and the closed list of roles.

use crate::stage::{self, Stage, Things, desk};
use access::{Role, permission};
use mawrout::rooms;
use std::collections::BTreeSet;
use store::testing::embedded;
use web::testing::{Desk, Reply};
use web::{CsrfRule, RouteDeclaration, Rule};

async fn ask(desk: &mut Desk, route: &RouteDeclaration, things: &Things) -> Reply {
    let address = things.address(route);
    if route.method == "POST" {
        // A form's proof hangs on the visit in the shop and on the session behind the doors.
        let is_shop = matches!(route.rule, Rule::Public | Rule::PublicByKey | Rule::Visitor);
        desk.get(if is_shop { "/fr/orders" } else { "/account" }).await;
    }
    if route.method == "GET" {
        desk.get(&address).await
    } else {
        desk.post(&address, &[]).await
    }
}

/// Where the answer of a route stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Let in: a page, a redirect inside, an absent thing, a form that comes back.
    In,
    /// Asked to sign in.
    SignIn,
    /// Turned away.
    Refused,
    /// Something broke.
    Broken,
}

fn class(reply: &Reply) -> Class {
    match reply.status.as_u16() {
        403 => Class::Refused,
        500.. => Class::Broken,
        // What asks to sign in remembers the page; the doors of sign-in lead to each other.
        303 if reply.location() == "/sign-in" || reply.location().starts_with("/sign-in?next=") => {
            Class::SignIn
        }
        _ => Class::In,
    }
}

fn expected_of_guest(rule: Rule) -> Class {
    match rule {
        Rule::Public | Rule::PublicByKey | Rule::Visitor | Rule::Machine => Class::In,
        Rule::SignedIn | Rule::Staff(_) | Rule::Producer(_) => Class::SignIn,
    }
}

fn expected_of(role: Role, rule: Rule) -> Class {
    let allowed = match rule {
        Rule::Staff(action) => permission::allows(&[role], action),
        Rule::Producer(action) => role == Role::Producer && permission::allows(&[role], action),
        _ => true,
    };
    if allowed { Class::In } else { Class::Refused }
}

fn told(route: &RouteDeclaration, who: &str, wanted: Class, reply: &Reply) -> Option<String> {
    let found = class(reply);
    (found != wanted).then(|| {
        let (status, place) = (reply.status.as_u16(), reply.location());
        format!(
            "{} {} as {who}: {status} {place} is {found:?}, {wanted:?} wanted",
            route.method, route.path
        )
    })
}

/// The routes, those that end the session last.
fn in_order() -> Vec<RouteDeclaration> {
    let mut routes = rooms::routes().declarations().to_vec();
    routes.sort_by_key(|route| route.path == "/sign-out");
    routes
}

/// Whether a page that is the same for all looks like one.
fn fault_of_public(route: &RouteDeclaration, reply: &Reply) -> Option<String> {
    if route.rule != Rule::Public {
        return None;
    }
    if reply.headers.contains_key("set-cookie") {
        return Some(format!(
            "{} {} is the same for all and sets a cookie",
            route.method, route.path
        ));
    }
    let shown = matches!(reply.status.as_u16(), 200 | 301..=308 | 404);
    (route.method == "GET" && !shown).then(|| format!("{} answers {}", route.path, reply.status))
}

#[test]
fn a_guest_sees_the_shop_and_no_more() {
    let house = embedded(*rooms::MIGRATIONS);
    let things = Things::of(&Stage::filled(&house));
    let mut faults = Vec::new();
    stage::browse(async {
        let first = desk(&house);
        for route in in_order() {
            let mut desk = first.stranger();
            let reply = ask(&mut desk, &route, &things).await;
            faults.extend(told(&route, "guest", expected_of_guest(route.rule), &reply));
            faults.extend(fault_of_public(&route, &reply));
        }
    });
    assert!(
        faults.is_empty(),
        "{} to mend\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn each_role_gets_in_where_its_rights_lead() {
    let house = embedded(*rooms::MIGRATIONS);
    let things = Things::of(&Stage::filled(&house));
    let mut faults = Vec::new();
    stage::browse(async {
        let first = desk(&house);
        for role in Role::ALL {
            let mut desk = first.stranger();
            desk.as_staff(*role).await;
            for route in in_order() {
                let reply = ask(&mut desk, &route, &things).await;
                faults.extend(told(
                    &route,
                    role.as_str(),
                    expected_of(*role, route.rule),
                    &reply,
                ));
            }
            let after = desk.get("/account").await;
            if class(&after) != Class::SignIn {
                faults.push(format!("{role} signed out last and still gets {}", after.status));
            }
        }
    });
    assert!(
        faults.is_empty(),
        "{} to mend\n{}",
        faults.len(),
        faults.join("\n")
    );
    stage::must_be_right(&house.store, "asking every address in every role");
}

#[test]
fn a_change_without_its_proof_or_from_elsewhere_is_refused() {
    let house = embedded(*rooms::MIGRATIONS);
    let things = Things::of(&Stage::filled(&house));
    let mut faults = Vec::new();
    stage::browse(async {
        let mut desk = desk(&house);
        desk.as_staff(Role::Admin).await;
        for route in in_order().iter().filter(|route| route.method == "POST") {
            let may = expected_of(Role::Admin, route.rule) == Class::In;
            for (site, refused) in [
                ("same-origin", route.csrf == CsrfRule::Required),
                ("cross-site", route.csrf != CsrfRule::Exempt),
            ] {
                let reply = desk
                    .send_form(&things.address(route), "", &[("sec-fetch-site", site)])
                    .await;
                let wanted = if refused || !may {
                    Class::Refused
                } else {
                    Class::In
                };
                faults.extend(told(
                    route,
                    &format!("admin, {site}, without proof"),
                    wanted,
                    &reply,
                ));
            }
        }
    });
    assert!(
        faults.is_empty(),
        "{} to mend\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn an_address_is_declared_once_and_add_to_cart_alone_needs_no_proof() {
    let routes = in_order();
    let addresses: BTreeSet<(&str, &str)> = routes.iter().map(|route| (route.method, route.path)).collect();
    assert_eq!(addresses.len(), routes.len());
    let open: Vec<&str> = routes
        .iter()
        .filter(|route| route.csrf == CsrfRule::OriginOnly)
        .map(|route| route.path)
        .collect();
    assert_eq!(open, ["/{lang}/cart/lines"]);
    let machines: Vec<&str> = routes
        .iter()
        .filter(|route| route.rule == Rule::Machine)
        .map(|route| route.path)
        .collect();
    assert!(
        machines.iter().all(|path| path.ends_with('z')),
        "only health answers machines: {machines:?}"
    );
}
