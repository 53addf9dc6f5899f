//! The store on both databases: together or not at all, whatever happens in between.

mod background;
mod crash;
mod faults;
mod keeping;
mod opening;
mod reports;

use crate::migrate::{self, Migration};
use crate::{Command, Error, Query, Unit, args};
use std::sync::LazyLock;

const SAMPLE: Migration = Migration {
    room: "sample",
    number: 1,
    name: "sample",
    text: "CREATE TABLE sample (id bigint PRIMARY KEY, name text NOT NULL, size bigint NOT NULL \
        CONSTRAINT sample_size_check CHECK (size >= 0), maker bigint REFERENCES sample (id)); \
        CREATE UNIQUE INDEX sample_name_key ON sample (name); \
        CREATE TABLE diary (id bigint PRIMARY KEY, line text NOT NULL); APPEND ONLY diary;",
};

static MIGRATIONS: LazyLock<&'static [Migration]> =
    LazyLock::new(|| Vec::leak([migrate::MIGRATIONS, &[SAMPLE]].concat()));

const INSERT: Command = Command::new("INSERT INTO sample (id, name, size) VALUES (?1, ?2, ?3)");
const SIZE: Query<(i64,)> = Query::new("SELECT size FROM sample WHERE id = ?1");
const GROW: Command = Command::new("UPDATE sample SET size = size + ?2 WHERE id = ?1");
const COUNT: Query<(i64,)> = Query::new("SELECT count(*) FROM sample");

fn insert(unit: &mut Unit<'_>, id: i64) -> Result<(), Error> {
    unit.run(INSERT, args![id, format!("name {id}"), 0_i64])?;
    Ok(())
}
