//! Every fixed statement is prepared on both databases, with the columns its row wants and an index where it lists.

use mawrout::rooms;

#[test]
fn every_statement_is_known_to_both_databases_and_reads_no_table_whole() {
    assert!(
        rooms::statements().len() > 100,
        "only {} statements are listed",
        rooms::statements().len()
    );
    store::testing::on_both(*rooms::MIGRATIONS, |house| {
        let objections = house.store.examine(rooms::statements()).unwrap();
        assert!(
            objections.is_empty(),
            "{:?}: {} to mend\n{}",
            house.store.dialect(),
            objections.len(),
            objections.join("\n")
        );
    });
}

#[test]
fn a_statement_stands_once_in_the_list() {
    let statements = rooms::statements();
    let names: std::collections::BTreeSet<String> = statements
        .iter()
        .map(|statement| format!("{}::{}", statement.module, statement.name))
        .collect();
    assert_eq!(
        names.len(),
        statements.len(),
        "a list of statements is named twice in rooms.rs or a lib.rs"
    );
}
