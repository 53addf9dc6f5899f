//! A command that failed: what happened, and how to mend it.

use std::fmt;

/// Told on standard error; ends the process with 1, or 2 for wrong usage.
#[derive(Debug)]
pub struct Failure {
    what: String,
    mend: String,
    code: u8,
}

impl Failure {
    /// Something did not work.
    #[must_use]
    pub fn new(what: impl fmt::Display, mend: &str) -> Self {
        Self {
            what: what.to_string(),
            mend: mend.to_owned(),
            code: 1,
        }
    }

    /// The command was not used rightly, or the settings are wrong.
    #[must_use]
    pub fn usage(what: impl fmt::Display, mend: &str) -> Self {
        Self {
            code: 2,
            ..Self::new(what, mend)
        }
    }

    /// The same, told of this place.
    #[must_use]
    pub fn at(self, place: impl fmt::Display) -> Self {
        Self {
            what: format!("{place}: {}", self.what),
            ..self
        }
    }

    /// What the process ends with.
    #[must_use]
    pub fn code(&self) -> u8 {
        self.code
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "mawrout: {}", self.what)?;
        if self.mend.is_empty() {
            Ok(())
        } else {
            write!(formatter, "\n  → {}", self.mend)
        }
    }
}

impl std::error::Error for Failure {}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        use store::{Error, Unavailable};
        let mend = match &error {
            Error::Unavailable(Unavailable::DiskFull) => {
                "free some space on the disk; nothing was half-written"
            }
            Error::Unavailable(Unavailable::ReadOnly) => "make the database file and its folder writable",
            Error::Unavailable(Unavailable::Locked) => {
                "another program holds the database: stop it and try again"
            }
            Error::Unavailable(Unavailable::Refused) => {
                "correct user, password and name of the database in the key `database`"
            }
            Error::Unavailable(_) => "check that the database is there and can be reached",
            Error::NotADatabase => {
                "check that the key `database` names the file of the house; nothing was changed in it. If it does, keep \
                 the file and restore a backup: mawrout restore FILE --replace"
            }
            Error::Damaged(_) => {
                "stop every process of the house, keep the file with what lies beside it, and restore the last backup: \
                 mawrout restore FILE --replace"
            }
            _ => "this is a fault of the program: please report it with this line",
        };
        Self::new(error, mend)
    }
}
