//! Permissions: one table of role × action. Doors ask it on the way in; queries ask it again.

use crate::role::Role;
use crate::role::Role::{Admin, Clerk, Coach, Direction, Manager, Producer, Supervisor, Treasurer};

store::text_enum! {
    /// Something a person may want to do behind a signed-in door.
    pub enum Action {
        /// See the day's page of the office.
        ViewToday = "view_today",
        /// See orders, with the buyer's name and address.
        ViewOrders = "view_orders",
        /// Confirm an order after a call.
        ConfirmOrder = "confirm_order",
        /// Correct lines, address or amount before the label is printed.
        CorrectOrder = "correct_order",
        /// Enter an order for a buyer on the telephone.
        TakePhoneOrder = "take_phone_order",
        /// Cancel an order.
        CancelOrder = "cancel_order",
        /// Prepare and receive goods at the depot.
        PrepareOrders = "prepare_orders",
        /// Pack parcels and hand them over.
        Ship = "ship",
        /// Record cash of a courier or of the depot.
        ReceiveCash = "receive_cash",
        /// Take refused or returned goods back.
        ReturnGoods = "return_goods",
        /// See products that are not published, and their history.
        ViewProducts = "view_products",
        /// Change products, texts and pictures.
        EditProducts = "edit_products",
        /// Change prices.
        EditPrices = "edit_prices",
        /// See stock and its movements.
        ViewStock = "view_stock",
        /// Count stock and correct it.
        AdjustStock = "adjust_stock",
        /// See producers' files.
        ViewProducers = "view_producers",
        /// Change producers' files.
        EditProducers = "edit_producers",
        /// See what is owed to producers.
        ViewOwing = "view_owing",
        /// See the books.
        ViewLedger = "view_ledger",
        /// Add, rename and disable users, and send them links.
        ManageUsers = "manage_users",
        /// Propose, approve and take away roles.
        GrantRole = "grant_role",
        /// See the settings of the house.
        ViewSettings = "view_settings",
        /// Change the settings of the house.
        EditSettings = "edit_settings",
        /// Read the audit trail.
        ViewAudit = "view_audit",
        /// Take lists out as files.
        ExportLists = "export_lists",
        /// Bring files in.
        Import = "import",
        /// See one's own organisation's part of orders.
        ViewOwnOrders = "view_own_orders",
        /// Mark one's own organisation's part as ready.
        PrepareOwnOrders = "prepare_own_orders",
        /// See what one's own organisation earns.
        ViewOwnEarnings = "view_own_earnings",
    }
}

/// Who may do what: the one place where it is written.
///
/// The administrator may do all the office does, since a small house is run by one person; what needs two
/// people (R-ACC 5) is guarded where it is done. Producers' actions are tied to an organisation, which an
/// administrator has not.
const TABLE: &[(Action, &[Role])] = &[
    (
        Action::ViewToday,
        &[Admin, Manager, Clerk, Treasurer, Direction, Supervisor],
    ),
    (Action::ViewOrders, &[Admin, Manager, Clerk, Treasurer]),
    (Action::ConfirmOrder, &[Admin, Manager, Clerk]),
    (Action::CorrectOrder, &[Admin, Manager, Clerk]),
    (Action::TakePhoneOrder, &[Admin, Manager, Clerk]),
    (Action::CancelOrder, &[Admin, Manager, Clerk]),
    (Action::PrepareOrders, &[Admin, Manager, Clerk]),
    (Action::Ship, &[Admin, Manager, Clerk]),
    (Action::ReceiveCash, &[Admin, Manager, Treasurer]),
    (Action::ReturnGoods, &[Admin, Manager, Clerk]),
    (
        Action::ViewProducts,
        &[Admin, Manager, Clerk, Treasurer, Direction, Supervisor, Coach],
    ),
    (Action::EditProducts, &[Admin, Manager]),
    (Action::EditPrices, &[Admin, Manager]),
    (Action::ViewStock, &[Admin, Manager, Clerk, Treasurer, Direction]),
    (Action::AdjustStock, &[Admin, Manager]),
    (
        Action::ViewProducers,
        &[Admin, Manager, Clerk, Treasurer, Direction, Supervisor, Coach],
    ),
    (Action::EditProducers, &[Admin, Manager]),
    (Action::ViewOwing, &[Admin, Manager, Treasurer, Direction]),
    (Action::ViewLedger, &[Admin, Manager, Treasurer, Direction]),
    (Action::ManageUsers, &[Admin]),
    (Action::GrantRole, &[Admin]),
    (Action::ViewSettings, &[Admin, Manager, Treasurer, Direction]),
    (Action::EditSettings, &[Admin, Manager]),
    (Action::ViewAudit, &[Admin, Manager, Direction]),
    (Action::ExportLists, &[Admin, Manager, Treasurer]),
    (Action::Import, &[Admin, Manager]),
    (Action::ViewOwnOrders, &[Producer]),
    (Action::PrepareOwnOrders, &[Producer]),
    (Action::ViewOwnEarnings, &[Producer]),
];

/// Whether a person with these roles may do this.
#[must_use]
pub fn allows(roles: &[Role], action: Action) -> bool {
    roles.iter().any(|role| roles_for(action).contains(role))
}

/// The roles that may do this.
#[must_use]
pub fn roles_for(action: Action) -> &'static [Role] {
    TABLE
        .iter()
        .find(|(listed, _)| *listed == action)
        .map_or(&[], |(_, roles)| roles)
}

/// Each role with all it may do, for the docs and the matrix test.
#[must_use]
pub fn table() -> Vec<(Role, Vec<Action>)> {
    let actions_of = |role: Role| {
        Action::ALL
            .iter()
            .copied()
            .filter(|action| allows(&[role], *action))
            .collect()
    };
    Role::ALL.iter().map(|role| (*role, actions_of(*role))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_stands_once_in_the_table_with_somebody_who_may() {
        for action in Action::ALL {
            assert_eq!(
                TABLE.iter().filter(|(listed, _)| listed == action).count(),
                1,
                "{action}"
            );
            assert!(!roles_for(*action).is_empty(), "{action}");
        }
        assert_eq!(TABLE.len(), Action::ALL.len());
    }

    #[test]
    fn a_role_stands_once_in_each_line() {
        for (action, roles) in TABLE {
            for role in *roles {
                assert_eq!(
                    roles.iter().filter(|other| *other == role).count(),
                    1,
                    "{action} {role}"
                );
            }
        }
    }

    #[test]
    fn the_whole_matrix_is_the_sum_of_the_lines() {
        let cells: usize = table().iter().map(|(_, actions)| actions.len()).sum();
        assert_eq!(cells, TABLE.iter().map(|(_, roles)| roles.len()).sum::<usize>());
        assert_eq!(table().len(), Role::ALL.len());
    }

    #[test]
    fn nobody_outside_the_office_reaches_into_it() {
        for role in [Role::Producer, Role::Buyer, Role::Partner] {
            for action in Action::ALL {
                let own = roles_for(*action) == [Role::Producer];
                assert_eq!(
                    allows(&[role], *action),
                    own && role == Role::Producer,
                    "{role} {action}"
                );
            }
        }
        assert!(Action::ALL.iter().all(|action| !allows(&[], *action)));
    }

    #[test]
    fn users_and_roles_are_the_administrators_alone() {
        for action in [Action::ManageUsers, Action::GrantRole] {
            assert_eq!(roles_for(action), [Role::Admin]);
        }
        assert!(
            !allows(&[Role::Clerk], Action::ReceiveCash),
            "who ships does not count the cash"
        );
        assert!(allows(&[Role::Clerk, Role::Treasurer], Action::ReceiveCash));
    }
}
