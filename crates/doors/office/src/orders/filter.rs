//! Which orders a list shows, as its address says.

use crate::desk::{lists, typed};
use jiff::Timestamp;
use orders::listing::{Filter, Sort};
use orders::order::Channel;
use orders::state::OrderState;
use web::Fields;

/// Fields of the address, in the order in which links write them.
pub(super) const FIELDS: &[&str] = &[
    "state", "q", "city", "channel", "from", "until", "waiting", "sort", "page",
];

/// The tab that shows orders of every state.
pub(super) const ALL: &str = "all";

/// The state of the tab; without one, the orders that wait for a call.
pub(super) fn state(fields: &Fields) -> Option<OrderState> {
    match fields.text("state") {
        "" => Some(OrderState::ToConfirm),
        word => OrderState::from_word(word),
    }
}

/// The word of the tab.
pub(super) fn tab(fields: &Fields) -> &'static str {
    state(fields).map_or(ALL, OrderState::as_str)
}

/// The filter of an address at this instant; what cannot be read does not narrow.
pub(super) fn filter(fields: &Fields, now: Timestamp) -> Filter {
    let given = |name: &str| {
        Some(fields.text(name))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    Filter {
        state: state(fields),
        text: given("q"),
        city: given("city"),
        channel: Channel::from_word(fields.text("channel")),
        from: typed::from_day(fields),
        until: typed::until_day(fields),
        call_due_at: fields.is_on("waiting").then_some(now),
    }
}

/// The order of the list: the oldest first where somebody waits, else the newest.
pub(super) fn sort(fields: &Fields) -> Sort {
    lists::sort(fields, usual(fields))
}

/// The order of a tab for which the address asks no other.
pub(super) fn usual(fields: &Fields) -> Sort {
    if state(fields) == Some(OrderState::ToConfirm) {
        Sort::Oldest
    } else {
        Sort::Newest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::from_pairs(pairs.iter().copied())
    }

    #[test]
    fn without_a_word_the_queue_is_shown_oldest_first() {
        let plain = Fields::default();
        assert_eq!((tab(&plain), sort(&plain)), ("to_confirm", Sort::Oldest));
        let all = fields(&[("state", "all")]);
        assert_eq!((state(&all), tab(&all), sort(&all)), (None, "all", Sort::Newest));
        let named = fields(&[("state", "cancelled"), ("sort", "amount")]);
        assert_eq!((tab(&named), sort(&named)), ("cancelled", Sort::Amount));
    }

    #[test]
    fn days_are_whole_days_of_casablanca() {
        let filter = filter(
            &fields(&[("from", "2026-11-24"), ("until", "2026-11-24"), ("q", " 06 12 ")]),
            NOW,
        );
        let (from, until) = (filter.from.unwrap(), filter.until.unwrap());
        assert_eq!(until.as_second() - from.as_second(), 24 * 3600);
        assert_eq!(filter.text.as_deref(), Some("06 12"));
    }

    #[test]
    fn what_cannot_be_read_does_not_narrow() {
        let filter = filter(
            &fields(&[("from", "hier"), ("channel", "pigeon"), ("city", "")]),
            NOW,
        );
        assert_eq!(
            (filter.from, filter.channel, filter.city, filter.call_due_at),
            (None, None, None, None)
        );
    }
}
