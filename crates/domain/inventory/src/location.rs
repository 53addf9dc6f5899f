//! Where stock is: the store room of an organisation.

use access::Act;
use jiff::Timestamp;
use store::{Reader, Select, Unit, args};
use uuid::Uuid;
use values::id::Id;

store::row! {
    /// A place where stock is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Location {
        /// Its id.
        pub id: Id<Location>,
        /// The organisation whose place it is.
        pub organisation_id: Uuid,
        /// When it was first needed.
        pub created_at: Timestamp,
    }
}

store::statements! {
    read BY_ORGANISATION: Location = "SELECT id, organisation_id, created_at FROM stock_location \
        WHERE organisation_id = ?1";
    write INSERT = "INSERT INTO stock_location (id, organisation_id, created_at) VALUES (?1, ?2, ?3) \
        ON CONFLICT (organisation_id) DO NOTHING";
}

/// The organisation's place, made when there is none yet.
pub fn of_organisation(unit: &mut Unit<'_>, act: &Act, organisation: Uuid) -> store::Result<Id<Location>> {
    if let Some(found) = unit.maybe(BY_ORGANISATION, args![organisation])? {
        return Ok(found.id);
    }
    unit.run(INSERT, args![act.ids.next::<Location>(), organisation, act.at])?;
    // Read again: a concurrent unit may have made it first.
    Ok(unit.one(BY_ORGANISATION, args![organisation])?.id)
}

/// The places with these ids, in no order; an unknown id is absent.
pub fn list(reader: &Reader<'_>, ids: &[Id<Location>]) -> store::Result<Vec<Location>> {
    reader
        .select(&Select::new("SELECT id, organisation_id, created_at FROM stock_location").within("id", ids))
}
