//! What a template says: texts, amounts, dates, signs and drawings in the language of the page.

pub(crate) mod markup;

mod given;

pub use markup::Markup;

use self::markup::{escaped, json_in_script};
use crate::assets::asset;
use jiff::Timestamp;
use jiff::civil::Date;
use language::message::Argument;
use language::{Language, Texts, Voice, date, number};
use values::clock::{local_date, local_datetime};
use values::content::Content;
use values::money::Money;
use values::phone::Phone;
use values::quantity::Grams;
use values::rate::BasisPoints;

pub use given::{Given, Placed};

/// The language of a page, with all that is written in it.
#[derive(Debug, Clone)]
pub struct Speech {
    voice: Voice,
}

impl Speech {
    /// The speech of a voice.
    #[must_use]
    pub fn new(voice: Voice) -> Self {
        Self { voice }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.voice.language()
    }

    /// Its code: `fr`.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.language().code()
    }

    /// Its direction: `ltr` or `rtl`.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        self.language().direction().attribute()
    }

    /// What stands between the parts of a list in one line.
    #[must_use]
    pub fn comma(&self) -> &'static str {
        if self.language() == Language::Arabic {
            "، "
        } else {
            ", "
        }
    }

    /// A text.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.voice.say(key).into_owned()
    }

    /// A text with values in it, isolated in their direction: for HTML text.
    #[must_use]
    pub fn text_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.voice.say_with(key, arguments).into_owned()
    }

    /// A text with one value in it: `text_of("cart-count", "count", 3)`.
    #[must_use]
    pub fn text_of(&self, key: &str, name: &str, value: impl Placed) -> String {
        self.text_with(key, &[(name, value.placed())])
    }

    /// A text for attributes, titles and options: without isolates.
    #[must_use]
    pub fn plain(&self, key: &str) -> String {
        self.voice.plain(key).into_owned()
    }

    /// A text with values, for attributes, titles and options.
    #[must_use]
    pub fn plain_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.voice.plain_with(key, arguments).into_owned()
    }

    /// A text with one value, for attributes, titles and options.
    #[must_use]
    pub fn plain_of(&self, key: &str, name: &str, value: impl Placed) -> String {
        self.plain_with(key, &[(name, value.placed())])
    }

    /// A text that says so when it had to be said in another language.
    #[must_use]
    pub fn marked(&self, key: &str) -> Markup {
        let (text, other) = self.voice.say_marked(key);
        other.map_or_else(
            || Markup::ready(escaped(&text)),
            |language| in_language(&text, language),
        )
    }

    /// A text with values that says so when it had to be said in another language. The values must be of that
    /// language, too: see [`Speech::telling`].
    #[must_use]
    pub fn marked_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Markup {
        let (text, other) = self.voice.say_marked_with(key, arguments);
        other.map_or_else(
            || Markup::ready(escaped(&text)),
            |language| in_language(&text, language),
        )
    }

    /// A text with one value that says so when it had to be said in another language.
    #[must_use]
    pub fn marked_of(&self, key: &str, name: &str, value: impl Placed) -> Markup {
        self.marked_with(key, &[(name, value.placed())])
    }

    /// The language a text is really said in: that of the page, or the one it falls back to.
    #[must_use]
    pub fn tongue_of(&self, key: &str) -> Language {
        self.voice.tongue_of(key)
    }

    /// The speech of the language a text is really said in: what is put into the text comes from here, so that a
    /// sentence is in one tongue.
    #[must_use]
    pub fn telling(&self, key: &str) -> Speech {
        Speech::new(self.voice.in_language(self.tongue_of(key)))
    }

    /// An amount with its decimals, for carts and papers.
    #[must_use]
    pub fn money(&self, amount: impl Given<Money>) -> Markup {
        priced(amount.given(), &number::money(amount.given(), self.language()))
    }

    /// An amount without decimals when it is round, for cards.
    #[must_use]
    pub fn price(&self, amount: impl Given<Money>) -> Markup {
        priced(
            amount.given(),
            &number::money_short(amount.given(), self.language()),
        )
    }

    /// An amount as text.
    #[must_use]
    pub fn money_plain(&self, amount: impl Given<Money>) -> String {
        number::money(amount.given(), self.language())
    }

    /// An amount as text, without decimals when it is round.
    #[must_use]
    pub fn price_plain(&self, amount: impl Given<Money>) -> String {
        number::money_short(amount.given(), self.language())
    }

    /// A whole number, grouped.
    #[must_use]
    pub fn number(&self, value: impl Given<i64>) -> String {
        number::number(value.given(), self.language())
    }

    /// A weight: `7,3 kg`.
    #[must_use]
    pub fn weight(&self, weight: impl Given<Grams>) -> Markup {
        bdi(&number::weight(weight.given(), self.language()))
    }

    /// What a package holds: `500 g`; empty for pieces.
    #[must_use]
    pub fn content(&self, content: impl Given<Content>) -> Markup {
        number::content(content.given(), self.language()).map_or_else(Markup::default, |text| bdi(&text))
    }

    /// What a package holds, as text; empty for pieces.
    #[must_use]
    pub fn content_plain(&self, content: impl Given<Content>) -> String {
        number::content(content.given(), self.language()).unwrap_or_default()
    }

    /// The price of a kilogram, a litre or a gram; empty for pieces.
    #[must_use]
    pub fn unit_price(&self, content: impl Given<Content>, price: impl Given<Money>) -> Markup {
        let text = self.unit_price_plain(content, price);
        if text.is_empty() {
            Markup::default()
        } else {
            numeric(&text)
        }
    }

    /// The price of a kilogram, a litre or a gram as text; empty for pieces.
    #[must_use]
    pub fn unit_price_plain(&self, content: impl Given<Content>, price: impl Given<Money>) -> String {
        let unit_price = content.given().unit_price(price.given());
        unit_price
            .map(|unit_price| number::unit_price(unit_price, self.language()))
            .unwrap_or_default()
    }

    /// A share: `7,5 %`.
    #[must_use]
    pub fn percent(&self, share: impl Given<BasisPoints>) -> Markup {
        bdi(&number::percent(share.given(), self.language()))
    }

    /// A day: `5 août 2026`.
    #[must_use]
    pub fn date(&self, day: impl Given<Date>) -> Markup {
        let day = day.given();
        Markup::ready(format!(
            "<time datetime=\"{day}\">{}</time>",
            escaped(&date::date(day, self.language()))
        ))
    }

    /// The day of a moment, in Casablanca.
    #[must_use]
    pub fn day_of(&self, at: impl Given<Timestamp>) -> Markup {
        self.date(local_date(at.given()))
    }

    /// A moment, in Casablanca: day and time.
    #[must_use]
    pub fn moment(&self, at: impl Given<Timestamp>) -> Markup {
        let at = at.given();
        let machine = local_datetime(at).strftime("%Y-%m-%dT%H:%M");
        let text = escaped(&date::date_time(at, self.language()));
        Markup::ready(format!("<time datetime=\"{machine}\">{text}</time>"))
    }

    /// A name stored in several languages; says so when it is shown in another one.
    #[must_use]
    pub fn name(&self, texts: &Texts) -> Markup {
        let shown = texts.in_language(self.language());
        if shown.language == self.language() {
            Markup::ready(escaped(shown.text))
        } else {
            in_language(shown.text, shown.language)
        }
    }

    /// A name with parts of it marked: byte ranges of the text in this language, in order. A range that cuts a
    /// letter marks nothing.
    #[must_use]
    pub fn name_marked(&self, texts: &Texts, ranges: &[std::ops::Range<usize>]) -> Markup {
        let shown = texts.in_language(self.language());
        let mut html = String::new();
        let mut end = 0;
        for range in ranges {
            let (Some(before), Some(found)) =
                (shown.text.get(end..range.start), shown.text.get(range.clone()))
            else {
                return self.name(texts);
            };
            html.push_str(&escaped(before));
            html.push_str("<mark>");
            html.push_str(&escaped(found));
            html.push_str("</mark>");
            end = range.end;
        }
        html.push_str(&escaped(shown.text.get(end..).unwrap_or_default()));
        if shown.language == self.language() {
            Markup::ready(html)
        } else {
            Markup::ready(format!(
                "<bdi lang=\"{}\" dir=\"{}\">{html}</bdi>",
                shown.language.code(),
                shown.language.direction().attribute()
            ))
        }
    }

    /// A name stored in several languages, for attributes, titles and options.
    #[must_use]
    pub fn name_plain(&self, texts: &Texts) -> String {
        texts.in_language(self.language()).text.to_owned()
    }

    /// Text of another direction, kept together.
    #[must_use]
    pub fn bdi(&self, text: &str) -> Markup {
        bdi(text)
    }

    /// A code that is read from the left in every language.
    #[must_use]
    pub fn code(&self, code: &str) -> Markup {
        Markup::ready(format!("<bdi class=\"num\" dir=\"ltr\">{}</bdi>", escaped(code)))
    }

    /// A telephone number as people read it.
    #[must_use]
    pub fn phone(&self, phone: &Phone) -> Markup {
        self.code(&phone.national())
    }

    /// What people typed: its own letters tell its direction.
    #[must_use]
    pub fn typed(&self, text: &str) -> Markup {
        Markup::ready(format!("<span dir=\"auto\">{}</span>", escaped(text)))
    }

    /// A sign, hidden from screen readers: a word stands beside it.
    #[must_use]
    pub fn icon(&self, name: &str) -> Markup {
        icon(name, "i")
    }

    /// A sign that points along the line, turned in Arabic.
    #[must_use]
    pub fn icon_flip(&self, name: &str) -> Markup {
        icon(name, "i flip")
    }

    /// A drawing, hidden from screen readers.
    #[must_use]
    pub fn drawing(&self, name: &str) -> Markup {
        drawing(name, "0 0 160 160", "aria-hidden=\"true\"")
    }

    /// A drawing with words for those who do not see it.
    #[must_use]
    pub fn drawing_named(&self, name: &str, words: &str) -> Markup {
        drawing(
            name,
            "0 0 160 160",
            &format!("role=\"img\" aria-label=\"{}\"", escaped(words)),
        )
    }

    /// A drawing of a place, 320 × 200.
    #[must_use]
    pub fn place(&self, name: &str) -> Markup {
        drawing(
            name,
            "0 0 320 200",
            "preserveAspectRatio=\"xMidYMax slice\" aria-hidden=\"true\"",
        )
    }

    /// The address of a file of the look.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        asset(name)
    }

    /// An address of this language: `/cart` is `/fr/cart`.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        format!("/{}{path}", self.lang())
    }

    /// Facts for search engines, in their script element; the browser runs nothing of it.
    #[must_use]
    pub fn json_ld(&self, value: &serde_json::Value) -> Markup {
        Markup::ready(format!(
            "<script type=\"application/ld+json\">{}</script>",
            json_in_script(value)
        ))
    }
}

fn bdi(text: &str) -> Markup {
    Markup::ready(format!("<bdi>{}</bdi>", escaped(text)))
}

fn numeric(text: &str) -> Markup {
    Markup::ready(format!("<bdi class=\"num\">{}</bdi>", escaped(text)))
}

fn priced(amount: Money, text: &str) -> Markup {
    let value = amount.to_decimal_string();
    Markup::ready(format!(
        "<data class=\"num\" value=\"{value}\"><bdi>{}</bdi></data>",
        escaped(text)
    ))
}

fn in_language(text: &str, language: Language) -> Markup {
    let direction = language.direction().attribute();
    Markup::ready(format!(
        "<span lang=\"{language}\" dir=\"{direction}\">{}</span>",
        escaped(text)
    ))
}

fn icon(name: &str, class: &str) -> Markup {
    let (file, name) = (asset("icons.svg"), escaped(name));
    Markup::ready(format!(
        "<svg class=\"{class}\" aria-hidden=\"true\"><use href=\"{file}#{name}\"/></svg>"
    ))
}

fn drawing(name: &str, view_box: &str, attributes: &str) -> Markup {
    let (file, name) = (asset("art.svg"), escaped(name));
    Markup::ready(format!(
        "<svg viewBox=\"{view_box}\" {attributes}><use href=\"{file}#{name}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::Messages;

    fn speech(language: Language) -> Speech {
        Speech::new(Messages::new(&crate::RESOURCES).unwrap().voice(language))
    }

    #[test]
    fn amounts_are_for_people_and_machines() {
        let french = speech(Language::French);
        let amount = Money::mad(8500);
        let html = "<data class=\"num\" value=\"85.00\"><bdi>85\u{a0}DH</bdi></data>";
        assert_eq!(french.price(amount).as_str(), html);
        assert_eq!(
            french.price([&amount].first().unwrap()),
            french.price(amount),
            "templates hand over references"
        );
        assert!(french.money(amount).as_str().contains(">85,00\u{a0}DH<"));
        assert!(speech(Language::Arabic).money(amount).as_str().contains("درهم"));
    }

    #[test]
    fn what_people_wrote_is_escaped() {
        let speech = speech(Language::French);
        for markup in [
            speech.typed("<b>"),
            speech.bdi("<b>"),
            speech.name(&Texts::french("<b>")),
            speech.icon("<b>"),
        ] {
            assert!(!markup.as_str().contains("<b>"), "{markup}");
        }
    }

    #[test]
    fn a_name_in_another_language_says_so() {
        let texts = Texts::french("Dattes");
        assert_eq!(speech(Language::French).name(&texts).as_str(), "Dattes");
        assert_eq!(
            speech(Language::Arabic).name(&texts).as_str(),
            "<span lang=\"fr\" dir=\"ltr\">Dattes</span>"
        );
    }

    #[test]
    fn a_text_with_values_says_when_it_is_in_another_language() {
        let tamazight = speech(Language::Tamazight);
        let said = tamazight.marked_of("form-errors", "count", 3u32);
        assert!(!said.as_str().contains("lang="), "{said}");
        assert_eq!(tamazight.telling("form-errors").language(), Language::Tamazight);
        // The words of the staff's offices are said in French until a reader of the language gives them.
        let said = tamazight.marked_of("role-clerk", "count", 3u32);
        assert!(
            said.as_str().starts_with("<span lang=\"fr\" dir=\"ltr\">"),
            "{said}"
        );
        assert_eq!(tamazight.telling("role-clerk").language(), Language::French);
        let french = speech(Language::French).marked_of("form-errors", "count", 3u32);
        assert_eq!(french.as_str(), "\u{2068}3\u{2069} choses à corriger");
    }

    #[test]
    fn moments_are_those_of_casablanca() {
        let moment = speech(Language::French).moment("2026-08-05T22:30:00Z".parse::<Timestamp>().unwrap());
        assert!(
            moment
                .as_str()
                .starts_with("<time datetime=\"2026-08-05T23:30\">"),
            "{moment}"
        );
    }
}
