//! Values that stand in one column of text: allergens, seasons, lists of words, units.

use std::fmt;
use store::Column;
use values::content::ContentUnit;

store::text_enum! {
    /// An allergen that must be told (law 28-07).
    pub enum Allergen {
        /// Cereals with gluten.
        Gluten = "gluten",
        /// Almonds and other nuts.
        Nuts = "nuts",
        /// Sesame.
        Sesame = "sesame",
        /// Milk.
        Milk = "milk",
        /// Eggs.
        Eggs = "eggs",
        /// Soya.
        Soya = "soya",
        /// Peanuts.
        Peanuts = "peanuts",
        /// Mustard.
        Mustard = "mustard",
        /// Sulphites.
        Sulphites = "sulphites",
    }
}

/// A list of words kept in one column, joined by `;`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WordList(pub(crate) Vec<String>);

impl fmt::Display for WordList {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.join(";"))
    }
}

impl Column for WordList {
    fn read(cell: store::Cell<'_>) -> Result<Self, String> {
        let joined = String::read(cell)?;
        Ok(Self(
            joined
                .split(';')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        ))
    }
}

/// Several allergens kept in one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AllergenList(pub(crate) Vec<Allergen>);

impl fmt::Display for AllergenList {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        WordList(self.0.iter().map(ToString::to_string).collect()).fmt(out)
    }
}

impl Column for AllergenList {
    fn read(cell: store::Cell<'_>) -> Result<Self, String> {
        let words = WordList::read(cell)?.0;
        let known = |word: &String| Allergen::from_word(word).ok_or_else(|| format!("{word} is no allergen"));
        words.iter().map(known).collect::<Result<_, _>>().map(Self)
    }
}

/// Months of the season kept in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Season(pub(crate) values::period::Months);

impl Column for Season {
    fn read(cell: store::Cell<'_>) -> Result<Self, String> {
        let joined = String::read(cell)?;
        joined
            .parse()
            .map(Self)
            .map_err(|error: values::period::PeriodError| error.to_string())
    }
}

/// The unit a content is declared in, as a file writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UnitWord(pub(crate) ContentUnit);

impl Column for UnitWord {
    fn read(cell: store::Cell<'_>) -> Result<Self, String> {
        let word = String::read(cell)?;
        ContentUnit::from_code(&word)
            .map(Self)
            .ok_or_else(|| format!("{word} is no unit"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Cell;

    #[test]
    fn lists_come_back_as_they_were_kept() {
        let allergens = AllergenList(vec![Allergen::Nuts, Allergen::Milk]);
        assert_eq!(allergens.to_string(), "nuts;milk");
        assert_eq!(AllergenList::read(Cell::Text("nuts;milk")), Ok(allergens));
        assert_eq!(AllergenList::read(Cell::Text("")), Ok(AllergenList::default()));
        assert!(AllergenList::read(Cell::Text("nuts;gold")).is_err());
        assert_eq!(WordList::read(Cell::Text("a;b")).unwrap().to_string(), "a;b");
        assert_eq!(
            Season::read(Cell::Text("9;10")),
            Ok(Season("9;10".parse().unwrap()))
        );
        assert!(Season::read(Cell::Text("13")).is_err());
        assert!(WordList::read(Cell::Null).is_err());
        assert_eq!(
            UnitWord::read(Cell::Text("mL")),
            Ok(UnitWord(ContentUnit::Millilitre))
        );
        assert!(UnitWord::read(Cell::Text("cup")).is_err());
    }
}
