//! A journal of steps read as a walk: from where a thing begins, over steps that may be taken, to where it is.
//!
//! The lines are not trusted to lie in the order of their instants: two nodes have two clocks, and who began first
//! may be kept last. So the walk is looked for instead of read off. All steps make one walk from the beginning to
//! the end if each state is entered as often as it is left, but for these two, and no step lies apart.

use std::collections::{BTreeMap, BTreeSet};

/// A step as a journal tells it, in stored words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'w> {
    /// What happened.
    pub event: &'w str,
    /// The state before.
    pub from: &'w str,
    /// The state after.
    pub to: &'w str,
}

/// Why these steps do not lead from one of the beginnings to `end`, or `None` if they do.
///
/// `allowed` is the table of the machine.
pub fn broken(
    steps: &[Step<'_>],
    beginnings: &[&str],
    end: &str,
    allowed: impl Fn(&Step<'_>) -> bool,
) -> Option<String> {
    if let Some(Step { event, from, to }) = steps.iter().find(|step| !allowed(step)) {
        return Some(format!("{event} from {from} to {to} may not happen"));
    }
    if beginnings.iter().any(|start| is_walk(steps, start, end)) {
        return None;
    }
    let told: Vec<String> = steps
        .iter()
        .map(|Step { event, from, to }| format!("{event} {from} → {to}"))
        .collect();
    Some(format!(
        "its journal does not lead from {} to {end}: {}",
        beginnings.join(" or "),
        told.join(", ")
    ))
}

fn is_walk(steps: &[Step<'_>], start: &str, end: &str) -> bool {
    // Left minus entered, of each state.
    let mut balance: BTreeMap<&str, i64> = BTreeMap::new();
    for step in steps {
        *balance.entry(step.from).or_default() += 1;
        *balance.entry(step.to).or_default() -= 1;
    }
    *balance.entry(start).or_default() -= 1;
    *balance.entry(end).or_default() += 1;
    balance.values().all(|left_over| *left_over == 0) && hangs_together(steps, start)
}

fn hangs_together(steps: &[Step<'_>], start: &str) -> bool {
    let mut reached = BTreeSet::from([start]);
    // Each round but the last reaches a state more.
    loop {
        let before = reached.len();
        for step in steps {
            if reached.contains(step.from) {
                reached.insert(step.to);
            }
        }
        if reached.len() == before {
            return steps.iter().all(|step| reached.contains(step.from));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn step(event: &'static str, from: &'static str, to: &'static str) -> Step<'static> {
        Step { event, from, to }
    }

    const OPEN: Step<'_> = step("open", "shut", "ajar");
    const WIDE: Step<'_> = step("push", "ajar", "wide");
    const SHUT: Step<'_> = step("shut", "wide", "shut");
    const KNOCK: Step<'_> = step("knock", "wide", "wide");

    fn leads(steps: &[Step<'_>], end: &str) -> bool {
        broken(steps, &["shut"], end, |_| true).is_none()
    }

    #[test]
    fn a_walk_is_found_in_whatever_order_it_is_told() {
        assert!(leads(&[], "shut"));
        assert!(leads(&[OPEN, WIDE, KNOCK], "wide"));
        assert!(leads(&[KNOCK, WIDE, OPEN], "wide"));
        assert!(leads(&[OPEN, WIDE, SHUT, OPEN], "ajar"), "round and on");
        assert!(broken(&[WIDE], &["shut", "ajar"], "wide", |_| true).is_none());
    }

    #[test]
    fn what_is_missing_too_much_or_apart_is_no_walk() {
        assert!(!leads(&[], "ajar"), "nothing happened, and yet it moved");
        assert!(!leads(&[OPEN, WIDE], "ajar"), "it stands where it was before");
        assert!(!leads(&[WIDE], "wide"), "the first step is gone");
        assert!(!leads(&[OPEN, SHUT], "shut"), "the step between is gone");
        assert!(!leads(&[OPEN, OPEN, WIDE], "wide"), "one step twice");
        assert!(!leads(&[KNOCK], "shut"), "a step where it never was");
        let ring = [step("a", "left", "right"), step("b", "right", "left")];
        assert!(!leads(&ring, "shut"), "a round of its own");
    }

    #[test]
    fn a_step_outside_the_table_is_named() {
        let told = broken(&[OPEN, WIDE], &["shut"], "wide", |step| step.event != "push");
        assert_eq!(told.as_deref(), Some("push from ajar to wide may not happen"));
        let told = broken(&[OPEN], &["shut"], "wide", |_| true);
        let words = "its journal does not lead from shut to wide: open shut → ajar";
        assert_eq!(told.as_deref(), Some(words));
    }
}
