//! Every fixed statement of the room, prepared and planned on both databases; every column noted.

use crate::testing::MIGRATIONS;
use access::personal_data::differences;

#[test]
fn every_statement_is_prepared_and_uses_an_index() {
    store::testing::on_both(&MIGRATIONS, |house| {
        let objections = house.store.examine(crate::STATEMENTS.concat()).unwrap();
        assert_eq!(objections, Vec::<String>::new());
    });
}

#[test]
fn every_column_is_in_the_register() {
    assert_eq!(
        differences(&[crate::REGISTER], crate::MIGRATIONS),
        Vec::<String>::new()
    );
}
