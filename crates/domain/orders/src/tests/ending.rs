//! How orders end, and what the journal keeps of it: codes of closed lists, never sentences.

use super::scene::*;
use crate::correction::{self, ContactPart};
use crate::error::OrderError;
use crate::order::{Buyer, CancelCause};
use crate::state::OrderState;
use crate::{event, fulfilment, step};
use jiff::SignedDuration;
use store::Unit;
use values::id::Id;

fn ended(unit: &Unit<'_>, id: Id<crate::order::Order>) -> (OrderState, Option<CancelCause>, Option<String>) {
    let order = whole(unit, id);
    (order.state, order.cancel_cause, order.cancel_reason)
}

#[test]
fn the_cause_of_a_cancelled_order_is_a_code_and_the_reason_what_somebody_wrote() {
    use CancelCause::{Buyer, Expired, House, Parts};
    for expected in [House, Buyer, Expired, Parts] {
        in_a_house(move |unit, act, _| {
            let placed = placed(unit, act);
            let id = placed.order;
            assert_eq!(ended(unit, id), (OrderState::ToConfirm, None, None));
            match expected {
                House => step::cancel(unit, act, id, 1, "ne veut plus").unwrap(),
                Buyer => step::cancel_by_buyer(unit, act, &placed.code, &placed.key).unwrap(),
                Expired => {
                    let mut later = act.clone();
                    later.at = act.at + SignedDuration::from_hours(24 * 30);
                    step::expire(unit, &later, id, 1).unwrap();
                }
                // The last part is not cancelled alone: that is cancelling the order.
                Parts => {
                    super::delivering::confirm(unit, act, id);
                    let parts = whole(unit, id).fulfilments;
                    for (part, done) in parts.iter().zip([Ok(()), Ok(()), Err(OrderError::Empty)]) {
                        let now = whole(unit, id).fulfilments;
                        let version = now.iter().find(|now| now.id == part.id).unwrap().version;
                        assert_eq!(fulfilment::cancel(unit, act, part.id, version, "abîmé"), done);
                    }
                    assert_eq!(ended(unit, id), (OrderState::Confirmed, None, None));
                    return;
                }
            }
            let reason = (expected == House).then(|| "ne veut plus".to_owned());
            assert_eq!(ended(unit, id), (OrderState::Cancelled, Some(expected), reason));
        });
    }
}

#[test]
fn a_correction_of_the_buyer_tells_what_changed_and_no_name_or_number() {
    in_a_house(|unit, act, _| {
        let id = placed(unit, act).order;
        let renamed = Buyer {
            name: "Acheteuse démo 02".to_owned(),
            ..buyer()
        };
        correction::change_contact(unit, act, id, 1, &renamed, "faute de frappe").unwrap();
        let all = Buyer {
            name: "Acheteur démo 03".to_owned(),
            phone: "0600000003".parse().unwrap(),
            phone_second: Some("0600000004".parse().unwrap()),
        };
        correction::change_contact(unit, act, id, 2, &all, "c’est sa sœur").unwrap();
        let details: Vec<String> = event::events_of(unit, id)
            .unwrap()
            .into_iter()
            .filter(|line| line.event == "correct_contact")
            .filter_map(|line| line.details)
            .collect();
        assert_eq!(details, ["name", "name phone phone_second"]);
        let words = details[1].split(' ').map(ContactPart::from_word);
        assert_eq!(
            words.filter(Option::is_none).count(),
            0,
            "every word is of the closed list"
        );
    });
}
