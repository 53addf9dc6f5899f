//! An aisle: its goods, what narrows them, how they are put in order. Plain links and forms, no script.

mod show;

pub(crate) use show::show;

#[cfg(test)]
mod tests;
