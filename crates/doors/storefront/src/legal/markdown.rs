//! Markdown to HTML that is safe whoever wrote it.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The HTML of a text. The page has the only first heading; what people wrote as HTML is cleaned away.
pub(super) fn html_of(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(demoted);
    let mut written = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut written, events);
    ammonia::clean(&written)
}

fn demoted(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            id,
            classes,
            attrs,
        }) => Event::Start(Tag::Heading {
            level: HeadingLevel::H2,
            id,
            classes,
            attrs,
        }),
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => Event::End(TagEnd::Heading(HeadingLevel::H2)),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_handlers_do_not_survive() {
        let html = html_of(
            "# Titre\n\n<script>x()</script><p onclick=\"x()\" style=\"color:red\">ok</p>\n\n[a](javascript:x)",
        );
        assert!(html.contains("<h2>Titre</h2>") && !html.contains("<h1"), "{html}");
        for bad in ["<script", "onclick", "style=", "javascript:"] {
            assert!(!html.contains(bad), "{html}");
        }
        assert!(html.contains("ok"));
    }

    #[test]
    fn tables_and_lists_are_written() {
        let html = html_of("| a | b |\n|---|---|\n| 1 | 2 |\n\n1. un\n2. deux");
        assert!(
            html.contains("<table>") && html.contains("<td>2</td>") && html.contains("<ol>"),
            "{html}"
        );
    }
}
