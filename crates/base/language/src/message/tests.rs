//! What is expected of `message`.

use super::*;
use crate::Language::{Arabic, English, French, Tamazight};
use std::collections::BTreeSet;

crate::resources!("shop", "test_locales");

fn shop() -> Messages {
    Messages::new(&RESOURCES).unwrap()
}

fn resource(language: Language, text: &'static str) -> Resource {
    Resource {
        name: "test",
        language,
        text,
    }
}

#[test]
fn arabic_counts_in_six_ways() {
    let voice = shop().voice(Arabic);
    for (count, text) in [
        (0i64, "لا منتجات"),
        (1, "منتج واحد"),
        (2, "منتجان"),
        (3, "3 منتجات"),
        (10, "10 منتجات"),
        (11, "11 منتجًا"),
        (99, "99 منتجًا"),
        (100, "100 منتج"),
        (102, "102 منتج"),
        (103, "103 منتجات"),
        (1100, "1.100 منتج"),
    ] {
        assert_eq!(
            voice.plain_with("cart-count", &[("count", count.into())]),
            text,
            "{count}"
        );
    }
}

#[test]
fn french_english_and_tamazight_count_by_their_own_rules() {
    let messages = shop();
    let say = |language, count: u32| {
        messages
            .voice(language)
            .plain_with("cart-count", &[("count", count.into())])
            .into_owned()
    };
    assert_eq!(
        [0, 1, 2].map(|n| say(French, n)),
        ["0 produit", "1 produit", "2 produits"]
    );
    assert_eq!(say(French, 1_000_000), "1\u{202F}000\u{202F}000 de produits");
    assert_eq!(
        [0, 1, 2].map(|n| say(English, n)),
        ["0 products", "1 product", "2 products"]
    );
    assert_eq!(say(English, 12_345), "12,345 products");
    assert_eq!(
        [0, 1, 2, 5].map(|n| say(Tamazight, n)),
        ["0 ⴰⵢⴰⵡ", "ⵢⴰⵏ", "2 ⴰⵢⴰⵡ", "5 ⴰⵢⴰⵡ"]
    );
}

#[test]
fn tamazight_never_borrows_the_plural_of_another_language() {
    let messages = Messages::new(&[resource(
        Tamazight,
        "n = { $count ->\n  [one] one\n  [two] two\n *[other] other\n }",
    )])
    .unwrap();
    for count in 0u32..200 {
        assert_eq!(
            messages
                .voice(Tamazight)
                .plain_with("n", &[("count", count.into())]),
            "other",
            "{count}"
        );
    }
}

#[test]
fn exact_numbers_come_before_forms_and_text_may_choose_a_form() {
    let file = "n = a { $count ->\n  [0] none\n  [one] one\n  *[other] { $count } \n } b";
    let voice = Messages::new(&[resource(French, file)]).unwrap().voice(French);
    for (count, text) in [(0u32, "a none b"), (1, "a one b"), (2, "a 2 b")] {
        assert_eq!(voice.plain_with("n", &[("count", count.into())]), text);
    }
    assert_eq!(voice.plain_with("n", &[("count", "one".into())]), "a one b");
    assert_eq!(voice.plain_with("n", &[("count", "many".into())]), "a many b");
}

#[test]
fn what_is_put_in_is_isolated_in_html_and_bare_elsewhere() {
    let voice = shop().voice(Arabic);
    let name = || [("name", Argument::from("Acheteur démo 07"))];
    assert_eq!(
        voice.say_with("greeting", &name()),
        "سلام \u{2068}Acheteur démo 07\u{2069}"
    );
    assert_eq!(voice.plain_with("greeting", &name()), "سلام Acheteur démo 07");
    assert_eq!(voice.say("cart-title"), voice.plain("cart-title"));
}

#[test]
fn arguments_come_from_texts_and_numbers() {
    let voice = shop().voice(French);
    let owned = "2026".to_owned();
    for (argument, text) in [
        (Argument::from("x"), "Bonjour x"),
        (Argument::from(&owned), "Bonjour 2026"),
        (Argument::from(owned.clone()), "Bonjour 2026"),
        (Argument::from(-1234i64), "Bonjour -1\u{202F}234"),
        (Argument::from(7u32), "Bonjour 7"),
        (Argument::from(7usize), "Bonjour 7"),
    ] {
        assert_eq!(voice.plain_with("greeting", &[("name", argument)]), text);
    }
    assert_eq!(
        voice.plain("greeting"),
        "Bonjour {$name}",
        "a forgotten argument stays visible"
    );
}

#[test]
fn an_amount_is_shown_as_text_while_the_count_chooses() {
    let voice = shop().voice(French);
    let arguments = [("count", 2u32.into()), ("total", "170,00 DH".into())];
    assert_eq!(voice.plain_with("cart-sum", &arguments), "2 produits, 170,00 DH");
}

#[test]
fn missing_texts_fall_back_to_french_and_then_to_the_key() {
    let messages = shop();
    let voice = messages.voice(Tamazight);
    assert_eq!(voice.say_marked("cart-title"), ("Panier".into(), Some(French)));
    assert_eq!(voice.say("cart-title"), "Panier");
    assert_eq!(voice.say_marked("no-such-key"), ("no-such-key".into(), None));
    assert_eq!(
        voice.say_marked_with("cart-count", &[("count", 1u32.into())]),
        ("ⵢⴰⵏ".into(), None)
    );
    assert_eq!(
        messages.voice(French).say_marked("cart-title"),
        ("Panier".into(), None)
    );
    assert_eq!(messages.voice(French).say("only-arabic"), "only-arabic");
    assert_eq!(voice.language(), Tamazight);
}

#[test]
fn what_is_put_into_a_text_is_written_in_the_tongue_that_says_it() {
    let messages = shop();
    let tongue = |language, key| messages.voice(language).tongue_of(key);
    assert_eq!(tongue(Tamazight, "cart-count"), Tamazight);
    assert_eq!(tongue(Tamazight, "cart-title"), French);
    assert_eq!(tongue(Arabic, "only-arabic"), Arabic);
    assert_eq!(
        tongue(English, "only-arabic"),
        English,
        "a bare key is nobody's text"
    );
    for language in Language::ALL {
        for key in messages.keys(French) {
            let voice = messages.voice(language);
            let marked = voice.say_marked(key).1.unwrap_or(language);
            assert_eq!(voice.tongue_of(key), marked, "{language}: {key}");
        }
    }
    let french = messages.voice(Tamazight).in_language(French);
    assert_eq!(
        (french.language(), &*french.say("cart-title")),
        (French, "Panier")
    );
}

#[test]
fn lacking_keys_are_listed() {
    let messages = shop();
    assert_eq!(
        messages.keys(French),
        ["cart-count", "cart-sum", "cart-title", "greeting"]
    );
    assert_eq!(messages.missing(French), ["only-arabic"]);
    assert_eq!(messages.missing(English), ["only-arabic"]);
    assert_eq!(messages.missing(Arabic), Vec::<&str>::new());
    assert_eq!(
        messages.missing(Tamazight),
        ["cart-sum", "cart-title", "greeting", "only-arabic"]
    );
}

#[test]
fn wrong_files_are_refused_with_their_place() {
    let syntax = Messages::new(&[resource(French, "a = A\n\nb = { $x\n")]).unwrap_err();
    assert!(
        matches!(
            syntax[..],
            [MessageError::Syntax {
                name: "test",
                language: French,
                line: 3 | 4,
                ..
            }]
        ),
        "{syntax:?}"
    );
    let twice = Messages::new(&[
        resource(French, "a = A\nb = B\na = C\n"),
        resource(Arabic, "b = B\n"),
        resource(French, "b = D\n"),
    ])
    .unwrap_err();
    let keys: Vec<String> = twice.iter().map(ToString::to_string).collect();
    assert_eq!(
        keys,
        ["test, fr: a is there already", "test, fr: b is there already"]
    );
}

#[test]
fn voices_speak_from_many_threads() {
    let voice = shop().voice(Arabic);
    let said: BTreeSet<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    voice
                        .say_with("cart-count", &[("count", 3u32.into())])
                        .into_owned()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(said, BTreeSet::from(["\u{2068}3\u{2069} منتجات".to_owned()]));
}
