//! The macros of `parts/`, in every language, empty and long.

use crate::parts::{Choice, Pagination, Place, Step};
use crate::{FieldErrors, Fields, Speech};
use askama::Template;
use language::{Language, Messages};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% import "parts/field.html" as field %}{% import "parts/note.html" as note %}{% import "parts/pages.html" as pages %}{% import "parts/line.html" as line %}
{{ field::errors(frame, errors, note = "gardé") }}
{{ field::input(frame, form, errors, "name", "Nom", hint = "Comme à la poste") }}
{{ field::password(errors, "password", "Mot", "current-password") }}
{{ field::area(frame, form, errors, "note", "Mot pour nous", required = false) }}
{{ field::select(frame, form, errors, "city", "Ville", options, empty = "Choisissez") }}
{{ field::choice(frame, form, errors, "payment", "Comment payer ?", options) }}
{{ field::check(frame, form, errors, "terms", "J’accepte") }}
{{ note::note(frame, "warn", "alert", "Attention <b>") }}
{{ pages::pages(frame, list) }}
{{ line::line(frame, steps) }}"#
)]
struct PartsPage {
    frame: Speech,
    form: Fields,
    errors: FieldErrors,
    options: Vec<Choice>,
    list: Pagination,
    steps: Vec<Step>,
}

fn rendered(language: Language, form: Fields, errors: FieldErrors) -> String {
    let step = |word: &str, place, when: Option<&str>| Step {
        word: word.to_owned(),
        when: when.map(str::to_owned),
        place,
    };
    let page = PartsPage {
        frame: Speech::new(Messages::new(&crate::RESOURCES).unwrap().voice(language)),
        form,
        errors,
        options: vec![
            Choice::new("cash", "En espèces").noting("préparez 85 DH"),
            Choice::new("card", "Par carte").ending("55 DH"),
        ],
        list: Pagination::of(2, 9, |number| format!("?page={number}&q=\"")),
        steps: vec![
            step("Reçue", Place::Done, Some("mardi")),
            step("En route", Place::Now, None),
            step("Livrée", Place::ToCome, None),
            step("Refusée", Place::Stopped, None),
        ],
    };
    page.render().unwrap()
}

#[test]
fn an_empty_form_tells_nothing_wrong() {
    for language in Language::ALL {
        let html = rendered(language, Fields::default(), FieldErrors::new());
        assert!(
            !html.contains("class=\"errors") && !html.contains("aria-invalid") && !html.contains("checked"),
            "{html}"
        );
        assert!(html.contains("aria-describedby=\"name-h\""), "{html}");
        assert!(
            html.contains("Attention &#60;b&#62;") && !html.contains("q=\"\""),
            "{html}"
        );
    }
}

#[test]
fn a_wrong_form_is_filled_and_each_field_tells_its_sentence() {
    let mut errors = FieldErrors::new();
    for field in ["name", "password", "note", "city", "payment", "terms"] {
        errors.add(field, format!("Corrigez {field}"));
    }
    let form = Fields::from_pairs([
        ("name", "<b>".repeat(60).as_str()),
        ("password", "secret"),
        ("note", "</textarea><script>"),
        ("city", "card"),
        ("payment", "cash"),
        ("terms", "on"),
    ]);
    for language in Language::ALL {
        let html = rendered(language, form.clone(), errors.clone());
        assert!(
            !html.contains("secret") && !html.contains("<script>") && !html.contains("<b>&"),
            "{html}"
        );
        for field in ["name", "password", "note", "city", "payment", "terms"] {
            assert!(
                html.contains(&format!("<a href=\"#{field}\">Corrigez {field}</a>")),
                "{field}: {html}"
            );
            assert!(
                html.contains(&format!("id=\"{field}-e\">Corrigez {field}<")),
                "{field}"
            );
            assert!(
                html.contains(&format!("id=\"{field}\"")),
                "a link leads to {field}"
            );
        }
        assert!(
            html.contains("value=\"card\" selected") && html.contains("value=\"cash\" checked"),
            "{html}"
        );
        assert!(html.contains("name=\"terms\" value=\"on\" checked"), "{html}");
        assert!(html.contains("aria-describedby=\"name-h name-e\""), "{html}");
    }
}

#[test]
fn lines_and_pages_say_where_one_is() {
    let html = rendered(Language::Arabic, Fields::default(), FieldErrors::new());
    for part in [
        "class=\"done\"",
        "class=\"now\" aria-current=\"step\"",
        "class=\"stop\"",
        "aria-current=\"page\">2<",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(html.contains("aria-label=\"الصفحة التالية\""));
}
