//! Just enough HTML to look at the tags, attributes and text of a template.

/// A tag or a text of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// An opening tag: line, name, attributes with their values.
    Tag {
        line: usize,
        name: String,
        attributes: Vec<(String, String)>,
    },
    /// Text between tags.
    Text { line: usize, text: String },
}

const OPENINGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// What the template engine computes: the line, from 1, and the text between its brackets.
pub(super) fn expressions(text: &str) -> Vec<(usize, &str)> {
    let computed = engine_spans(text)
        .into_iter()
        .filter(|(start, _)| !text.get(*start..).is_some_and(|here| here.starts_with("{#")));
    computed
        .map(|(start, end)| {
            (
                line(text, start),
                text.get(start + 2..end - 2).unwrap_or_default(),
            )
        })
        .collect()
}

/// Tags and text as they stand in the file, without comments and what the engine computes.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let bare = blanked(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bare.len() {
        let rest = bare.get(at..).unwrap_or_default();
        let is_tag = rest.strip_prefix('<').is_some_and(|inner| {
            inner.starts_with(|one: char| one.is_ascii_alphabetic() || matches!(one, '/' | '!'))
        });
        let end = if is_tag { tag_end(rest) } else { text_end(rest) };
        let piece = rest.get(..end).unwrap_or_default();
        if !is_tag {
            found.push(Piece::Text {
                line: line(&bare, at + piece.len() - piece.trim_start().len()),
                text: piece.trim().to_owned(),
            });
        } else if !piece.starts_with("</") && !piece.starts_with("<!") {
            found.push(tag(piece, line(&bare, at)));
        }
        at += end;
    }
    found.retain(|piece| !matches!(piece, Piece::Text { text, .. } if text.is_empty()));
    found
}

fn engine_spans(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, close)) = OPENINGS
        .iter()
        .filter_map(|(open, close)| text.get(at..)?.find(open).map(|start| (at + start, *close)))
        .min()
    {
        let inner = text.get(start + 2..).unwrap_or_default();
        let Some(length) = inner.find(close) else { break };
        at = start + 2 + length + close.len();
        found.push((start, at));
    }
    found
}

/// Line ends and length stay, so that lines are those of the file.
fn blanked(text: &str) -> String {
    let mut spans = engine_spans(text);
    let mut from = 0;
    while let Some(start) = text
        .get(from..)
        .and_then(|rest| rest.find("<!--"))
        .map(|at| from + at)
    {
        let end = text
            .get(start..)
            .and_then(|rest| rest.find("-->"))
            .map_or(text.len(), |at| start + at + 3);
        spans.push((start, end));
        from = end;
    }
    let hidden = |at: usize| spans.iter().any(|(start, end)| (*start..*end).contains(&at));
    text.char_indices()
        .map(|(at, one)| if one != '\n' && hidden(at) { ' ' } else { one })
        .collect()
}

fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, one) in text.char_indices() {
        match (quote, one) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(one),
            (Some(open), _) if open == one => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn text_end(text: &str) -> usize {
    text.char_indices()
        .skip(1)
        .find(|(_, one)| *one == '<')
        .map_or(text.len(), |(at, _)| at)
}

fn tag(text: &str, line: usize) -> Piece {
    let inner = text
        .trim_start_matches('<')
        .trim_end_matches('>')
        .trim_end_matches('/');
    let name: String = inner.chars().take_while(|one| !one.is_whitespace()).collect();
    let mut rest = inner.get(name.len()..).unwrap_or_default().trim_start();
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let end = rest
            .find(|one: char| one.is_whitespace() || one == '=')
            .unwrap_or(rest.len())
            .max(1);
        let key = rest.get(..end).unwrap_or_default().to_ascii_lowercase();
        rest = rest.get(end..).unwrap_or_default().trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        }
        attributes.push((key, value.to_owned()));
        rest = rest.trim_start();
    }
    Piece::Tag {
        line,
        name: name.to_ascii_lowercase(),
        attributes,
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    let (inner, close) = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => (text.get(1..).unwrap_or_default(), quote),
        _ => (text, ' '),
    };
    inner.split_once(close).unwrap_or((inner, ""))
}

fn line(text: &str, at: usize) -> usize {
    text.get(..at)
        .map_or(1, |before| before.matches('\n').count() + 1)
}

#[test]
fn templates_are_taken_apart() {
    let text = "{# note #}\n<p class=\"a {{ b(\"c>\") }}\" hidden {% if x %}data-n='1'{% endif %}>{{ t }}\n Deux <b>x</b><!-- no\n--> y</p>";
    let tag = |line, name: &str, attributes: &[(&str, &str)]| Piece::Tag {
        line,
        name: name.to_owned(),
        attributes: attributes
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).trim_end().to_owned()))
            .collect(),
    };
    let found: Vec<Piece> = pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Tag {
                line,
                name,
                attributes,
            } => {
                let attributes = attributes
                    .into_iter()
                    .map(|(key, value)| (key, value.trim_end().to_owned()))
                    .collect();
                Piece::Tag {
                    line,
                    name,
                    attributes,
                }
            }
            text @ Piece::Text { .. } => text,
        })
        .collect();
    let words = |line, text: &str| Piece::Text {
        line,
        text: text.to_owned(),
    };
    assert_eq!(
        found,
        [
            tag(2, "p", &[("class", "a"), ("hidden", ""), ("data-n", "1")]),
            words(3, "Deux"),
            tag(3, "b", &[]),
            words(3, "x"),
            words(4, "y"),
        ]
    );
    assert_eq!(
        expressions(text),
        [(2, " b(\"c>\") "), (2, " if x "), (2, " endif "), (2, " t ")]
    );
}
