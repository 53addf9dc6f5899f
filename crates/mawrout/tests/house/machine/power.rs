//! Power is lost at the instant of an acknowledgement: what lies on the disk then has the order in it.
//!
//! The files are copied while the house goes on, as a disk would be found: the database without what SQLite holds in
//! memory, which is all that a lost machine leaves.

use super::buyer::Buyer;
use super::{binary, copy_database, must_be_right, orders_in, own_house, serve_demonstration};

/// Power is lost so often: five times, twenty in a full run.
fn rounds() -> u64 {
    if std::env::var_os("MAWROUT_TEST_FULL").is_some() {
        20
    } else {
        5
    }
}

#[test]
fn an_acknowledged_order_is_on_the_disk() {
    let folder = own_house();
    let before = orders_in(folder.path());
    let serving = serve_demonstration(binary(folder.path()));
    let mut found = Vec::new();
    for round in 1..=rounds() {
        let attempt = Buyer::new(serving.port).ready_to_order("DAT-BSL-1K").unwrap();
        let answer = attempt.unwrap().send(serving.port).unwrap();
        let disk = tempfile::tempdir().unwrap();
        copy_database(folder.path(), disk.path());
        let address = answer.header("location").unwrap().to_owned();
        // What is shared in memory is lost with the machine.
        std::fs::remove_file(disk.path().join("shop.sqlite-shm")).unwrap();
        assert_eq!(orders_in_after_loss(disk.path()), before + round, "round {round}");
        found.push((disk, address));
    }
    drop(serving);
    for (round, (disk, _)) in found.iter().enumerate() {
        must_be_right(disk.path(), &format!("power was lost in round {round}"));
    }
    // The last disk has the orders of all rounds, and opens as a shop.
    let (disk, _) = &found[found.len() - 1];
    let again = serve_demonstration(binary(disk.path()));
    for (_, address) in &found {
        assert_eq!(
            Buyer::new(again.port).get(address).unwrap().status,
            200,
            "{address}"
        );
    }
}

/// The first process after a crash reads the log anew, for which it writes.
fn orders_in_after_loss(folder: &std::path::Path) -> u64 {
    let migrated = binary(folder).arg("migrate").output().unwrap();
    assert!(migrated.status.success());
    orders_in(folder)
}
