//! What the tests of this room share: a house with a still clock, and people in it.

use crate::actor::{Act, Actor, Origin, Staff};
use crate::password::{self, HashCost, Hashed};
use crate::role::Role;
use crate::user::{self, NewUser, User};
use jiff::SignedDuration;
use language::Language;
use std::sync::LazyLock;
use store::testing::TestHouse;
use store::{Migration, Reader, Result, Store, Unit};
use values::clock::Clock;
use values::id::{Id, Ids};

/// The password of everybody here.
pub(crate) const PASSWORD: &str = "sept chameaux sous la lune";
/// As little work as argon2 allows.
pub(crate) const CHEAP: HashCost = HashCost {
    memory_kib: 8,
    passes: 1,
    lanes: 1,
};

static MIGRATIONS: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let all: Vec<Migration> = store::migrate::MIGRATIONS
        .iter()
        .chain(crate::MIGRATIONS)
        .copied()
        .collect();
    Vec::leak(all)
});

pub(crate) struct Scene<'h> {
    house: &'h TestHouse,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
}

/// Runs a test body on both databases.
pub(crate) fn on_both(body: impl Fn(&Scene<'_>)) {
    store::testing::on_both(&MIGRATIONS, |house| {
        let clock = Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
        let ids = Ids::seeded(11, clock.clone());
        body(&Scene { house, clock, ids });
    });
}

impl Scene<'_> {
    pub(crate) fn store(&self) -> &Store {
        &self.house.store
    }

    pub(crate) fn write<T: Send + 'static>(
        &self,
        act: impl FnMut(&mut Unit<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        self.store().write_blocking(act).unwrap()
    }

    pub(crate) fn try_write<T: Send + 'static, E: From<store::Error> + Send + 'static>(
        &self,
        act: impl FnMut(&mut Unit<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E> {
        self.store().write_blocking(act)
    }

    pub(crate) fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Reader<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        self.store().read_blocking(look).unwrap()
    }

    pub(crate) fn pass(&self, time: SignedDuration) {
        self.clock.advance(time).unwrap();
    }

    pub(crate) fn house(&self) -> Act {
        Act::house(&self.clock, &self.ids)
    }

    pub(crate) fn guest(&self, address: &str) -> Act {
        let origin = Origin {
            address: Some(address.to_owned()),
            request: None,
        };
        Act::guest(&self.clock, &self.ids, origin)
    }

    /// Somebody signed in who is in no table.
    pub(crate) fn staff(&self, name: &str, roles: &[Role]) -> Act {
        self.acting(self.ids.next(), name, roles)
    }

    /// A user of the tables, acting.
    pub(crate) fn acting(&self, user: Id<User>, name: &str, roles: &[Role]) -> Act {
        let staff = Staff {
            user,
            role: roles[0],
            roles: roles.to_vec(),
            organisation: None,
            name: name.to_owned(),
            language: Language::French,
        };
        self.house().by(Actor::Staff(staff))
    }

    pub(crate) fn hashed(&self) -> Hashed {
        password::hash(&password::accept(PASSWORD, &[]).unwrap(), CHEAP, &self.ids).unwrap()
    }

    /// An active user with these roles and the password of everybody.
    pub(crate) fn user(&self, login: &str, roles: &[Role]) -> Id<User> {
        let (act, hashed) = (self.house(), self.hashed());
        let new = NewUser {
            login: login.parse().unwrap(),
            name: format!("Démo {login}"),
            language: Language::French,
            organisation: None,
        };
        let roles = roles.to_vec();
        self.try_write(move |unit| user::create(unit, &act, &new, &roles, Some(&hashed)))
            .unwrap()
    }
}
