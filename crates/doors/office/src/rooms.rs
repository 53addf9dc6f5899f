//! The rooms of the office, as the rail shows them.

use access::permission::Action;
use web::Room;

const fn room(
    name: &'static str,
    href: &'static str,
    icon: &'static str,
    key: &'static str,
    action: Action,
) -> Room {
    Room {
        name,
        href,
        icon,
        key,
        action,
    }
}

/// The rooms in the order of a day's work; each is shown to those who may enter it.
pub const ROOMS: &[Room] = &[
    room("today", "/office", "home", "desk-room-today", Action::ViewToday),
    room(
        "orders",
        "/office/orders",
        "list",
        "desk-room-orders",
        Action::ViewOrders,
    ),
    room(
        "preparation",
        "/office/preparation",
        "box",
        "desk-room-preparation",
        Action::PrepareOrders,
    ),
    room(
        "shipping",
        "/office/shipping",
        "truck",
        "desk-room-shipping",
        Action::Ship,
    ),
    room(
        "cash",
        "/office/cash",
        "cash",
        "desk-room-cash",
        Action::ReceiveCash,
    ),
    room(
        "products",
        "/office/products",
        "cart",
        "desk-room-products",
        Action::ViewProducts,
    ),
    room(
        "stock",
        "/office/stock",
        "store",
        "desk-room-stock",
        Action::ViewStock,
    ),
    room(
        "producers",
        "/office/producers",
        "users",
        "desk-room-producers",
        Action::ViewProducers,
    ),
    room(
        "ledger",
        "/office/ledger",
        "coins",
        "desk-room-ledger",
        Action::ViewLedger,
    ),
    room(
        "users",
        "/office/users",
        "user",
        "desk-room-users",
        Action::ManageUsers,
    ),
    room(
        "settings",
        "/office/settings",
        "gear",
        "desk-room-settings",
        Action::ViewSettings,
    ),
    room(
        "audit",
        "/office/audit",
        "log",
        "desk-room-audit",
        Action::ViewAudit,
    ),
    room(
        "producer",
        "/producer",
        "home",
        "space-today",
        Action::ViewOwnOrders,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use access::Role;

    #[test]
    fn every_room_has_a_route_with_its_rule() {
        let routes = crate::routes();
        for room in ROOMS {
            let route = routes
                .declarations()
                .iter()
                .find(|route| route.path == room.href && route.method == "GET");
            let words = route.map(|route| route.rule.words()).unwrap_or_default();
            assert!(words.ends_with(room.action.as_str()), "{} {words}", room.href);
        }
    }

    #[test]
    fn each_role_of_the_office_has_a_first_room() {
        for role in [
            Role::Admin,
            Role::Manager,
            Role::Clerk,
            Role::Treasurer,
            Role::Producer,
        ] {
            assert!(
                ROOMS
                    .iter()
                    .any(|room| access::permission::allows(&[role], room.action)),
                "{role}"
            );
        }
    }
}
