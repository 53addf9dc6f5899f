//! Plural forms of whole numbers (CLDR 48), and their way into Fluent.
//!
//! The rules Fluent brings along are older: they take Arabic's 103 for `other` (it is `few`, like 3),
//! know no `many` in French (`1 000 000 de produits`) and count Tamazight like English. So every
//! selection by plural form is rewritten, when a file is read, to ask [`category`] instead:
//!
//! ```text
//! { $count ->              { $count ->
//!     [0] empty                [0] empty
//!     [one] one       →       *[other] { PLURAL($count) ->
//!    *[other] several              [one] one
//! }                               *[other] several
//!                          } }
//! ```

use crate::language::Language;
use fluent_bundle::FluentValue;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Resource,
    Variant, VariantKey,
};
use std::mem;

/// The name of the function the rewritten files call.
pub(crate) const FUNCTION: &str = "PLURAL";

/// The plural form a language uses with a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Arabic 0.
    Zero,
    /// Arabic and English 1, French 0 and 1.
    One,
    /// Arabic 2.
    Two,
    /// Arabic 3–10, 103–110 and so on.
    Few,
    /// Arabic 11–99, 111–199 and so on; French whole millions.
    Many,
    /// All other numbers; in Tamazight every number.
    Other,
}

impl Category {
    /// The name of the form in Fluent files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Category::Zero => "zero",
            Category::One => "one",
            Category::Two => "two",
            Category::Few => "few",
            Category::Many => "many",
            Category::Other => "other",
        }
    }
}

/// The plural form of a whole number.
#[must_use]
pub fn category(count: i64, language: Language) -> Category {
    let size = count.unsigned_abs();
    match (language, size) {
        (Language::Arabic, 0) => Category::Zero,
        (Language::French, 0) | (Language::French | Language::Arabic | Language::English, 1) => Category::One,
        (Language::Arabic, 2) => Category::Two,
        (Language::Arabic, _) if (3..=10).contains(&(size % 100)) => Category::Few,
        (Language::Arabic, _) if size % 100 >= 11 => Category::Many,
        (Language::French, _) if size.is_multiple_of(1_000_000) => Category::Many,
        _ => Category::Other,
    }
}

/// What the function answers: the form's name for a number, the value itself otherwise.
pub(crate) fn form_of<'a>(arguments: &[FluentValue<'a>], language: Language) -> FluentValue<'a> {
    match arguments.first() {
        Some(FluentValue::Number(count)) => {
            let form = count
                .as_string()
                .parse()
                .map_or(Category::Other, |count| category(count, language));
            FluentValue::from(form.name())
        }
        Some(other) => other.clone(),
        None => FluentValue::None,
    }
}

/// Rewrites every selection by plural form of a file.
pub(crate) fn rewrite(file: &mut Resource<&str>) {
    for entry in &mut file.body {
        let (value, attributes) = match entry {
            Entry::Message(message) => (message.value.as_mut(), &mut message.attributes),
            Entry::Term(term) => (Some(&mut term.value), &mut term.attributes),
            _ => continue,
        };
        let patterns = value
            .into_iter()
            .chain(attributes.iter_mut().map(|attribute| &mut attribute.value));
        patterns.for_each(rewrite_pattern);
    }
}

fn rewrite_pattern(pattern: &mut Pattern<&str>) {
    for element in &mut pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            rewrite_expression(expression);
        }
    }
}

fn rewrite_expression(expression: &mut Expression<&str>) {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => rewrite_expression(expression),
        Expression::Inline(_) => {}
        Expression::Select { selector, variants } => {
            for variant in variants.iter_mut() {
                rewrite_pattern(&mut variant.value);
            }
            if matches!(selector, InlineExpression::VariableReference { .. }) && variants.iter().any(is_form)
            {
                let ask = InlineExpression::FunctionReference {
                    id: Identifier { name: FUNCTION },
                    arguments: CallArguments {
                        positional: vec![selector.clone()],
                        named: Vec::new(),
                    },
                };
                ask_for_the_form(selector, variants, ask);
            }
        }
    }
}

/// Exact numbers stay in the outer selection; the forms, and what stands for all else, go one deeper.
fn ask_for_the_form<'s>(
    selector: &mut InlineExpression<&'s str>,
    variants: &mut Vec<Variant<&'s str>>,
    ask: InlineExpression<&'s str>,
) {
    let is_exact = |variant: &Variant<&str>| matches!(variant.key, VariantKey::NumberLiteral { .. });
    let (exact, forms): (Vec<_>, Vec<_>) = mem::take(variants)
        .into_iter()
        .partition(|variant| is_exact(variant) && !variant.default);
    if exact.is_empty() {
        (*selector, *variants) = (ask, forms);
        return;
    }
    let deeper = Expression::Select {
        selector: ask,
        variants: forms,
    };
    *variants = exact;
    variants.push(Variant {
        key: VariantKey::Identifier {
            name: Category::Other.name(),
        },
        value: Pattern {
            elements: vec![PatternElement::Placeable { expression: deeper }],
        },
        default: true,
    });
}

fn is_form(variant: &Variant<&str>) -> bool {
    matches!(
        variant.key,
        VariantKey::Identifier {
            name: "zero" | "one" | "two" | "few" | "many" | "other"
        }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use Category::{Few, Many, One, Other, Two, Zero};
    use fluent_syntax::{parser::parse_runtime, serializer::serialize};

    #[test]
    fn numbers_have_the_forms_of_their_language() {
        for (count, arabic, french, english) in [
            (0, Zero, One, Other),
            (1, One, One, One),
            (2, Two, Other, Other),
            (3, Few, Other, Other),
            (10, Few, Other, Other),
            (11, Many, Other, Other),
            (99, Many, Other, Other),
            (100, Other, Other, Other),
            (102, Other, Other, Other),
            (103, Few, Other, Other),
            (110, Few, Other, Other),
            (111, Many, Other, Other),
            (1_000_000, Other, Many, Other),
            (1_000_001, Other, Other, Other),
            (2_000_000, Other, Many, Other),
            (-1, One, One, One),
            (-3, Few, Other, Other),
        ] {
            let forms = Language::ALL.map(|language| category(count, language));
            assert_eq!(forms, [french, arabic, english, Other], "{count}");
        }
    }

    #[test]
    fn selections_by_form_ask_and_others_stay() {
        let rewritten = |file: &str| {
            let mut file = parse_runtime(file).unwrap();
            rewrite(&mut file);
            serialize(&file)
        };
        let exact = "a =\n    { $n ->\n        [1] x\n       *[2] y\n    }\n";
        assert_eq!(rewritten(exact), exact);
        let gender = "a =\n    { $who ->\n        [her] x\n       *[him] y\n    }\n";
        assert_eq!(rewritten(gender), gender);
        assert_eq!(
            rewritten("a = { $n ->\n [one] x\n *[other] y\n }\n"),
            "a =\n    { PLURAL($n) ->\n        [one] x\n       *[other] y\n    }\n"
        );
        let mixed = rewritten(
            "a = { $n ->\n [0] none\n [one] x\n *[other] y\n }\n .title = { $n ->\n [two] t\n *[other] o\n}",
        );
        assert_eq!(mixed.matches("PLURAL($n)").count(), 2);
        assert!(mixed.contains("{ $n ->\n        [0] none"), "{mixed}");
    }
}
