//! The Fluent files of the rooms, and what can be wrong in them.

use crate::language::Language;

/// The text of one room's Fluent file in one language.
#[derive(Clone, Copy, Debug)]
pub struct Resource {
    /// The room the file belongs to, for error messages.
    pub name: &'static str,
    /// The language of the file.
    pub language: Language,
    /// The content of the file.
    pub text: &'static str,
}

/// Declares `pub const RESOURCES: [Resource; 4]` from `fr.ftl`, `ar.ftl`, `en.ftl` and `zgh.ftl` of a
/// folder of the calling crate: `language::resources!("cart", "locales");`. All four files must be
/// there; `zgh.ftl` may be empty.
#[macro_export]
macro_rules! resources {
    ($name:literal, $folder:literal) => {
        /// The texts of this room in the four languages.
        #[allow(unreachable_pub, reason = "the calling module may be private")]
        pub const RESOURCES: [$crate::resource::Resource; 4] = [
    $crate::resources!(@file $name, $folder, French, "/fr.ftl"),
    $crate::resources!(@file $name, $folder, Arabic, "/ar.ftl"),
    $crate::resources!(@file $name, $folder, English, "/en.ftl"),
    $crate::resources!(@file $name, $folder, Tamazight, "/zgh.ftl"),
        ];
    };
    (@file $name:literal, $folder:literal, $language:ident, $file:literal) => {
        $crate::resource::Resource {
            name: $name,
            language: $crate::language::Language::$language,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $folder, $file)),
        }
    };
}

/// What is wrong in a Fluent file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// A part of the file is not Fluent.
    #[error("{name}, {language}, line {line}: {detail}")]
    Syntax {
        /// The room of the file.
        name: &'static str,
        /// The language of the file.
        language: Language,
        /// The line, from 1.
        line: usize,
        /// What the reader of the file found.
        detail: String,
    },
    /// A key stands twice, in this file or in this one and an earlier one.
    #[error("{name}, {language}: {key} is there already")]
    Duplicate {
        /// The room of the file.
        name: &'static str,
        /// The language of the file.
        language: Language,
        /// The key.
        key: String,
    },
}
