//! The process is killed while buyers order: who was told of an order finds it, and nothing else is amiss.

use super::buyer::buyers_during;
use super::{binary, must_be_right, orders_in, own_house, rest, serve_demonstration};
use std::time::Duration;

/// How long a house may take to open after a crash.
const RESTART: Duration = Duration::from_secs(5);
const BUYERS: usize = 3;

/// Killed so often: ten times, fifty in a full run.
fn rounds() -> u64 {
    if std::env::var_os("MAWROUT_TEST_FULL").is_some() {
        50
    } else {
        10
    }
}

/// Instants between the first order and a second later, spread without a pattern.
fn instant(round: u64) -> Duration {
    Duration::from_millis(60 + round * 7_919 % 740)
}

#[test]
fn whoever_was_told_of_an_order_finds_it_after_a_kill() {
    let (mut acknowledged, mut unanswered) = (0, 0);
    for round in 0..rounds() {
        let folder = own_house();
        let folder = folder.path();
        let before = orders_in(folder);
        let mut serving = serve_demonstration(binary(folder));
        let port = serving.port;
        let told = buyers_during(port, BUYERS, || {
            rest(instant(round));
            serving.kill();
        });
        let after = format!("kill {round} at {:?}", instant(round));
        let again = serve_demonstration(binary(folder));
        assert!(again.opened_in <= RESTART, "{after}: {:?}", again.opened_in);
        told.must_stand(again.port, &after);
        assert_eq!(orders_in(folder), before + told.orders(), "{after}");
        must_be_right(folder, &after);
        acknowledged += told.acknowledged.len();
        unanswered += told.unanswered.len();
    }
    eprintln!("{acknowledged} orders were told, {unanswered} were under way");
    assert!(acknowledged > 0 && unanswered > 0, "the kills met no orders");
}
