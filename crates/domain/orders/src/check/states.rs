//! The state of an order against its parts, and the state of a parcel against what is in it.

use super::page::{ParcelRow, Whole};
use crate::rows::FulfilmentRow;
use crate::state::{self, FulfilmentState, OrderState, ParcelState};

/// The state of the order does not follow from its parts.
pub(super) fn apart_from_parts(whole: &Whole) -> Option<String> {
    let parts: Vec<FulfilmentState> = whole.parts.iter().map(|part| part.state).collect();
    let (id, order) = (whole.order.id, whole.order.state);
    (!agree(order, &parts)).then(|| format!("order {id}: {order} with {parts:?}"))
}

fn agree(order: OrderState, parts: &[FulfilmentState]) -> bool {
    let live = || parts.iter().filter(|part| **part != FulfilmentState::Cancelled);
    match order {
        OrderState::ToConfirm => {
            live().all(|part| *part == FulfilmentState::Waiting) && live().next().is_some()
        }
        other => {
            state::order_state_of(parts) == other && live().all(|part| *part != FulfilmentState::Waiting)
        }
    }
}

/// Parcels whose contents are elsewhere than the parcel, and parts that must or must not be in a parcel.
pub(super) fn apart_from_contents(whole: &Whole) -> Vec<String> {
    let parcels = whole
        .parcels
        .iter()
        .filter_map(|parcel| wrong_parcel(whole, parcel));
    let parts = whole.parts.iter().filter_map(|part| {
        let packed = whole.parcel_of(part.id).is_some();
        let is_right = match needs_parcel(part.state) {
            Some(needed) => needed == packed,
            None => true,
        };
        let word = if packed { "in" } else { "in no" };
        (!is_right).then(|| format!("fulfilment {}: {} {word} parcel", part.id, part.state))
    });
    parcels.chain(parts).collect()
}

fn wrong_parcel(whole: &Whole, parcel: &ParcelRow) -> Option<String> {
    let inside = whole.contents.iter().filter(|(outer, _)| *outer == parcel.id);
    let inside: Vec<Option<&FulfilmentRow>> = inside
        .map(|(_, part)| whole.parts.iter().find(|known| known.id == *part))
        .collect();
    // An opened parcel is empty, any other is not.
    let is_filled = inside.is_empty() == (parcel.state == ParcelState::Open);
    let are_right = inside
        .iter()
        .all(|part| part.is_some_and(|part| fits(parcel.state, part.state)));
    (!is_filled || !are_right).then(|| {
        let states: Vec<Option<FulfilmentState>> = inside
            .iter()
            .map(|part| part.as_ref().map(|part| part.state))
            .collect();
        format!("parcel {}: {} with {states:?}", parcel.id, parcel.state)
    })
}

/// Whether a part in this state may lie in a parcel in that state.
const fn fits(parcel: ParcelState, part: FulfilmentState) -> bool {
    use FulfilmentState as F;
    match parcel {
        ParcelState::Open => false,
        ParcelState::Packed => matches!(part, F::Ready | F::AtDepot),
        ParcelState::HandedOver => matches!(part, F::Shipped),
        // Given back after delivery, or home again after a refusal.
        ParcelState::Delivered => matches!(part, F::Delivered | F::Returned),
        ParcelState::Refused => matches!(part, F::Refused | F::Returned),
        ParcelState::Lost => matches!(part, F::Returned),
    }
}

/// Whether a part in this state is in a parcel; `None`: it may be either.
const fn needs_parcel(part: FulfilmentState) -> Option<bool> {
    use FulfilmentState as F;
    match part {
        F::Waiting | F::ToPrepare | F::Collected | F::Cancelled => Some(false),
        F::Shipped | F::Delivered | F::Refused => Some(true),
        F::Ready | F::AtDepot | F::Returned => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_that_cannot_be() {
        use FulfilmentState as F;
        assert!(agree(OrderState::ToConfirm, &[F::Waiting, F::Cancelled]));
        assert!(!agree(OrderState::ToConfirm, &[F::ToPrepare]));
        assert!(!agree(OrderState::Confirmed, &[F::Waiting, F::ToPrepare]));
        assert!(!agree(OrderState::Completed, &[F::Shipped]));
        assert!(agree(OrderState::Cancelled, &[F::Cancelled]));
    }

    /// Each state of a part fits the parcels printed beside it, and no other.
    #[test]
    fn what_lies_in_which_parcel() {
        let told: Vec<String> = FulfilmentState::ALL
            .iter()
            .map(|part| {
                let parcels = ParcelState::ALL.iter().filter(|parcel| fits(**parcel, *part));
                let words: Vec<&str> = parcels.map(|parcel| parcel.as_str()).collect();
                format!("{part}: {}", words.join(" "))
            })
            .collect();
        assert_eq!(
            told,
            [
                "waiting: ",
                "to_prepare: ",
                "ready: packed",
                "at_depot: packed",
                "shipped: handed_over",
                "delivered: delivered",
                "collected: ",
                "refused: refused",
                "returned: delivered refused lost",
                "cancelled: ",
            ]
        );
        for part in FulfilmentState::ALL {
            let fitting = ParcelState::ALL.iter().any(|parcel| fits(*parcel, *part));
            assert_eq!(fitting, needs_parcel(*part) != Some(false), "{part}");
        }
    }
}
