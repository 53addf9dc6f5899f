//! Statements without a guard: a test takes one out and sees that it is missed.

use crate::{Error, Store, Unit};
use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// One change of the text of one statement.
#[derive(Debug, Clone, Copy)]
pub struct Alteration {
    /// How the statement begins, long enough to tell it from others.
    pub statement: &'static str,
    /// The piece to take out: the guard.
    pub piece: &'static str,
    /// What stands there instead. Both databases must know it, and it must keep the placeholders, as in
    /// `CAST(?2 AS bigint) IS NOT NULL`.
    pub instead: &'static str,
}

/// Alterations of the statements of some units, and how often each was met.
#[derive(Debug)]
pub struct Altered {
    alterations: Vec<(Alteration, AtomicU32)>,
}

impl Altered {
    /// These alterations, none of them met yet.
    #[must_use]
    pub fn new(alterations: &[Alteration]) -> Arc<Self> {
        let unmet = |alteration: &Alteration| (*alteration, AtomicU32::new(0));
        Arc::new(Self {
            alterations: alterations.iter().map(unmet).collect(),
        })
    }

    /// Alterations that no statement met: their words stand in no text that ran.
    #[must_use]
    pub fn unmet(&self) -> Vec<Alteration> {
        let unmet = self
            .alterations
            .iter()
            .filter(|(_, met)| met.load(Ordering::Relaxed) == 0);
        unmet.map(|(alteration, _)| *alteration).collect()
    }

    pub(crate) fn apply<'t>(&self, text: &'t str) -> Cow<'t, str> {
        for (alteration, met) in &self.alterations {
            if text.starts_with(alteration.statement) && text.contains(alteration.piece) {
                met.fetch_add(1, Ordering::Relaxed);
                return Cow::Owned(text.replacen(alteration.piece, alteration.instead, 1));
            }
        }
        Cow::Borrowed(text)
    }
}

/// [`Store::write_blocking`], with some of its statements altered.
pub fn write_altered<T, E, F>(store: &Store, altered: &Arc<Altered>, mut act: F) -> Result<T, E>
where
    F: FnMut(&mut Unit<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let altered = Arc::clone(altered);
    store.write_blocking(move |unit| {
        unit.altered.replace(Some(Arc::clone(&altered)));
        act(unit)
    })
}
