//! The audit trail: who did what, when, from where; kept for ever (R-AUD 1).

use crate::actor::{Act, Actor, Refused, Staff, User};
use crate::page::{ByTime, Page, PageRequest};
use crate::role::Role;
use jiff::Timestamp;
use store::{Reader, Result, Select, Unit, args};
use values::id::Id;

/// A line of the trail. Only a tag for ids.
pub struct AuditEntry;

/// One line of the trail, as it is told.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry<'e> {
    /// What was done, a kebab-case word: `order-confirmed`.
    pub act: &'e str,
    /// What kind of thing it was done to: `order`.
    pub object: &'e str,
    /// Which one.
    pub object_id: &'e str,
    /// How it was before, as JSON; personal values masked by the caller.
    pub before: Option<&'e str>,
    /// How it is now, as JSON; personal values masked by the caller.
    pub after: Option<&'e str>,
    /// Why, in the actor's words.
    pub reason: Option<&'e str>,
}

store::row! {
    /// One line of the trail, as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct AuditLine {
        /// Its id.
        pub id: Id<AuditEntry>,
        /// When it was done.
        pub at: Timestamp,
        /// `house`, `guest` or `user`.
        pub actor_kind: String,
        /// The user, if somebody was signed in.
        pub actor_id: Option<Id<User>>,
        /// Name of the user at that time; empty for the house and for guests.
        pub actor_name: String,
        /// Word of the role acted in; `house` or `guest` without one.
        pub acting_role: String,
        /// What was done.
        pub act: String,
        /// What kind of thing it was done to.
        pub object: String,
        /// Which one.
        pub object_id: String,
        /// How it was before.
        pub before: Option<String>,
        /// How it was afterwards.
        pub after: Option<String>,
        /// Why.
        pub reason: Option<String>,
        /// Network address it came from.
        pub address: Option<String>,
        /// Id of the request, as in the log.
        pub request_id: Option<String>,
    }
}

/// Which lines are wanted; each `Some` narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one of these kinds of things; none: of any.
    pub objects: Vec<String>,
    /// Which ones; none: all. Name the kinds beside them, for the index begins with the kind.
    pub object_ids: Vec<String>,
    /// The user who acted.
    pub actor: Option<Id<User>>,
    /// What was done.
    pub act: Option<String>,
    /// At this instant or later.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

store::statements! {
    write INSERT = "INSERT INTO audit_entry (id, at, actor_kind, actor_id, actor_name, acting_role, act, object, \
        object_id, before, after, reason, address, request_id) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    write INSERT_UNSEALED = "INSERT INTO audit_unsealed (entry_id, at) VALUES (?1, ?2)";
    read OF_OBJECT: AuditLine = "SELECT id, at, actor_kind, actor_id, actor_name, acting_role, act, object, object_id, \
        before, after, reason, address, request_id FROM audit_entry WHERE object = ?1 AND object_id = ?2 \
        ORDER BY at, id LIMIT 1000";
}

/// Word of a line about something that was refused.
const REFUSED: &str = "refused";
/// What lines about the door itself tell of: signing in, links, refused addresses.
const OF_THE_DOOR: [&str; 2] = ["user", "route"];

/// The network address a line keeps. Lines stay for ever, so a buyer's trade keeps none (law 09-08 art. 3: no
/// more than the purpose asks for); what the office does, and who knocked at the door, is told with its place.
fn address_kept<'a>(act: &'a Act, entry: &Entry<'_>) -> Option<&'a str> {
    let works_here = |staff: &Staff| staff.roles.iter().any(|role| *role != Role::Buyer);
    let kept = match &act.actor {
        Actor::Staff(staff) if works_here(staff) => true,
        Actor::House | Actor::Guest | Actor::Staff(_) => {
            entry.act == REFUSED || OF_THE_DOOR.contains(&entry.object)
        }
    };
    act.origin.address.as_deref().filter(|_| kept)
}

/// Adds a line; it is kept with the rest of the unit or not at all.
pub fn record(unit: &mut Unit<'_>, act: &Act, entry: &Entry<'_>) -> Result<()> {
    let id: Id<AuditEntry> = act.ids.next();
    let actor = &act.actor;
    unit.run(
        INSERT,
        args![
            id,
            act.at,
            actor.kind_word(),
            actor.user(),
            actor.name(),
            actor.role_word(),
            entry.act,
            entry.object,
            entry.object_id,
            entry.before,
            entry.after,
            entry.reason,
            address_kept(act, entry),
            act.origin.request
        ],
    )?;
    unit.run(INSERT_UNSEALED, args![id, act.at])?;
    Ok(())
}

/// Adds a line about something that was refused. The refused unit is undone, so this takes one of its own.
pub fn record_refusal(
    unit: &mut Unit<'_>,
    act: &Act,
    refused: Refused,
    object: &str,
    object_id: &str,
) -> Result<()> {
    let reason = refused.action.as_str();
    record(
        unit,
        act,
        &Entry {
            act: REFUSED,
            object,
            object_id,
            reason: Some(reason),
            ..Entry::default()
        },
    )
}

/// The lines about one thing, oldest first, at most 1 000.
pub fn of(reader: &Reader<'_>, object: &str, object_id: &str) -> Result<Vec<AuditLine>> {
    reader.all(OF_OBJECT, args![object, object_id])
}

/// A page of the trail.
pub fn list(
    reader: &Reader<'_>,
    filter: &Filter,
    sort: ByTime,
    request: PageRequest,
) -> Result<Page<AuditLine>> {
    let select = Select::new(
        "SELECT id, at, actor_kind, actor_id, actor_name, acting_role, act, object, object_id, \
         before, after, reason, address, request_id FROM audit_entry",
    );
    let (size, offset) = (request.size(), request.offset());
    let lines = narrowed(select, filter).then(sort.page(), &[&size, &offset]);
    let items = reader.select(&lines)?;
    let total = reader.count(&narrowed(Select::new("SELECT count(*) FROM audit_entry"), filter))?;
    Ok(Page {
        items,
        total,
        request,
    })
}

fn narrowed<'f>(select: Select<'f>, filter: &'f Filter) -> Select<'f> {
    let mut select = select;
    if !filter.objects.is_empty() {
        select = select.within("object", &filter.objects);
    }
    if !filter.object_ids.is_empty() {
        select = select.within("object_id", &filter.object_ids);
    }
    select
        .filter_some("actor_id = ?", &filter.actor)
        .filter_some("act = ?", &filter.act)
        .filter_some("at >= ?", &filter.from)
        .filter_some("at < ?", &filter.until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::Action;
    use crate::testing::{Scene, on_both};
    use jiff::SignedDuration;

    fn told(scene: &Scene, act: &Act, word: &'static str, object_id: &'static str) {
        let act = act.clone();
        scene.write(move |unit| {
            let entry = Entry {
                act: word,
                object: "order",
                object_id,
                reason: Some("à la demande"),
                ..Entry::default()
            };
            record(unit, &act, &entry)
        });
    }

    #[test]
    fn a_line_keeps_who_what_when_and_from_where() {
        on_both(|scene| {
            let mut act = scene.staff("Commis démo 01", &[crate::Role::Clerk]);
            act.origin.address = Some("192.0.2.7".to_owned());
            act.origin.request = Some("r-1".to_owned());
            told(scene, &act, "order-confirmed", "7KQ4-9XPM");
            let lines = scene.read(|reader| of(reader, "order", "7KQ4-9XPM"));
            assert_eq!(lines.len(), 1);
            let line = &lines[0];
            assert_eq!(
                (line.actor_kind.as_str(), line.acting_role.as_str()),
                ("user", "clerk")
            );
            assert_eq!(
                (line.actor_id, line.actor_name.as_str()),
                (act.actor.user(), "Commis démo 01")
            );
            assert_eq!((line.at, line.act.as_str()), (act.at, "order-confirmed"));
            assert_eq!(line.reason.as_deref(), Some("à la demande"));
            assert_eq!(
                (line.address.as_deref(), line.request_id.as_deref()),
                (Some("192.0.2.7"), Some("r-1"))
            );
            assert_eq!((line.before.as_deref(), line.after.as_deref()), (None, None));
        });
    }

    #[test]
    fn filters_narrow_and_pages_follow_newest_first() {
        on_both(|scene| {
            let staff = scene.staff("Commis démo 01", &[crate::Role::Clerk]);
            for step in 0..5_i64 {
                let mut act = if step % 2 == 0 {
                    scene.house()
                } else {
                    staff.clone()
                };
                act.at = scene.clock.now() + SignedDuration::from_secs(step);
                told(
                    scene,
                    &act,
                    if step < 4 {
                        "order-confirmed"
                    } else {
                        "order-cancelled"
                    },
                    "a",
                );
            }
            let all = |filter: Filter, page: PageRequest| {
                scene.read(move |reader| list(reader, &filter, ByTime::Newest, page))
            };
            let confirmed = Filter {
                act: Some("order-confirmed".to_owned()),
                ..Filter::default()
            };
            let first = all(confirmed.clone(), PageRequest::new(1, 3));
            assert_eq!((first.items.len(), first.total, first.pages()), (3, 4, 2));
            assert!(first.items.windows(2).all(|pair| pair[0].at > pair[1].at));
            assert_eq!(all(confirmed, PageRequest::new(2, 3)).items.len(), 1);
            let by = Filter {
                actor: staff.actor.user(),
                ..Filter::default()
            };
            assert_eq!(all(by, PageRequest::new(1, 100)).total, 2);
            let now = scene.clock.now();
            let during = Filter {
                from: Some(now + SignedDuration::from_secs(1)),
                until: Some(now + SignedDuration::from_secs(3)),
                objects: vec!["order".to_owned()],
                object_ids: vec!["a".to_owned()],
                ..Filter::default()
            };
            assert_eq!(all(during, PageRequest::new(1, 100)).total, 2);
        });
    }

    #[test]
    fn lines_can_be_neither_changed_nor_removed() {
        const CHANGE: store::Command = store::Command::new("UPDATE audit_entry SET act = 'x'");
        const REMOVE: store::Command = store::Command::new("DELETE FROM audit_entry");
        on_both(|scene| {
            told(scene, &scene.house(), "order-confirmed", "a");
            for command in [CHANGE, REMOVE] {
                let refused: Result<u64> = scene
                    .store()
                    .write_blocking(move |unit| unit.run(command, args![]));
                assert!(refused.is_err());
            }
            assert_eq!(scene.read(|reader| of(reader, "order", "a")).len(), 1);
        });
    }

    #[test]
    fn a_refusal_is_a_line_too() {
        on_both(|scene| {
            let act = scene.staff("Commis démo 01", &[crate::Role::Clerk]);
            let refused = crate::require(&act, Action::EditPrices).unwrap_err();
            scene.write(move |unit| record_refusal(unit, &act, refused, "variant", "DAT-500"));
            let lines = scene.read(|reader| of(reader, "variant", "DAT-500"));
            assert_eq!(
                (lines[0].act.as_str(), lines[0].reason.as_deref()),
                ("refused", Some("edit_prices"))
            );
        });
    }

    #[test]
    fn a_buyers_trade_keeps_no_address_and_the_door_and_the_office_do() {
        on_both(|scene| {
            let mut guest = scene.house().by(Actor::Guest);
            guest.origin.address = Some("192.0.2.7".to_owned());
            let as_role = |role: Role| {
                let staff = scene.staff("Démo", &[role]);
                guest.by(staff.actor)
            };
            let cases = [
                (guest.clone(), "place", "order", None),
                (guest.clone(), "cancel_by_buyer", "order", None),
                (as_role(Role::Buyer), "place", "order", None),
                (guest.clone(), "sign-in-refused", "user", Some("192.0.2.7")),
                (as_role(Role::Buyer), "signed-in", "user", Some("192.0.2.7")),
                (guest.clone(), "refused", "order", Some("192.0.2.7")),
                (as_role(Role::Clerk), "confirm", "order", Some("192.0.2.7")),
                (
                    as_role(Role::Producer),
                    "mark_ready",
                    "fulfilment",
                    Some("192.0.2.7"),
                ),
                (guest.by(Actor::House), "expire", "order", None),
            ];
            for (number, (act, word, object, address)) in cases.into_iter().enumerate() {
                let id = number.to_string();
                let named = id.clone();
                scene.write(move |unit| {
                    let entry = Entry {
                        act: word,
                        object,
                        object_id: &named,
                        ..Entry::default()
                    };
                    record(unit, &act, &entry)
                });
                let line = scene.read(move |reader| of(reader, object, &id)).remove(0);
                assert_eq!(line.address.as_deref(), address, "{word} by {}", line.acting_role);
            }
        });
    }

    #[test]
    fn a_guest_has_no_name() {
        on_both(|scene| {
            let guest = scene.house().by(Actor::Guest);
            told(scene, &guest, "order-placed", "b");
            let line = scene.read(|reader| of(reader, "order", "b")).remove(0);
            assert_eq!(
                (line.actor_kind.as_str(), line.actor_id, line.actor_name.as_str()),
                ("guest", None, "")
            );
        });
    }
}
