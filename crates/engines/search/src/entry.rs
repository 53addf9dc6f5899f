//! What is kept in the index.

/// What kind of thing an entry is. The number is written into the index: never give it another meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Section(pub u8);

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its kind.
    pub section: Section,
    /// Its id, unique in its section.
    pub id: u128,
    /// Its names, in every language it has.
    pub names: Vec<String>,
    /// Words that belong to it nearly as much: who makes it, where, of what kind, in which sizes.
    pub related: Vec<String>,
    /// Longer texts about it.
    pub texts: Vec<String>,
}
