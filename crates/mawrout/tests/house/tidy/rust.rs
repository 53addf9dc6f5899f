//! Just enough Rust to tell code from comments and strings.

/// A string in the code.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Literal {
    /// Line of its opening quotation mark, from 1.
    pub(super) line: usize,
    /// Offset of its opening quotation mark.
    pub(super) start: usize,
    /// What stands between the quotation marks, escapes as written.
    pub(super) text: String,
}

/// A source text taken apart; offsets and lines are those of the source.
pub(super) struct Source {
    /// The text with comments and the insides of strings blanked.
    pub(super) code: String,
    /// The strings in their order.
    pub(super) literals: Vec<Literal>,
}

enum Piece {
    Code,
    Comment { end: usize },
    Text { inside: usize, close: usize, end: usize },
}

impl Source {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut code = Vec::with_capacity(bytes.len());
        let mut literals = Vec::new();
        let (mut at, mut line) = (0, 1);
        while at < bytes.len() {
            let end = match piece(bytes, at) {
                Piece::Code => at + 1,
                Piece::Comment { end } => end,
                Piece::Text { inside, close, end } => {
                    let text = text.get(inside..close).unwrap_or_default().to_owned();
                    literals.push(Literal {
                        line,
                        start: at,
                        text,
                    });
                    end
                }
            };
            let blank = end > at + 1;
            for byte in bytes.get(at..end).unwrap_or_default() {
                line += usize::from(*byte == b'\n');
                code.push(if blank && *byte != b'\n' { b' ' } else { *byte });
            }
            at = end;
        }
        Self {
            code: String::from_utf8_lossy(&code).into_owned(),
            literals,
        }
    }

    /// Line of an offset, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.code
            .get(..offset)
            .map_or(1, |before| before.matches('\n').count() + 1)
    }

    /// Offsets of a whole word.
    pub(super) fn words<'s>(&'s self, word: &'s str) -> impl Iterator<Item = usize> + 's {
        self.code.match_indices(word).map(|(at, _)| at).filter(move |at| {
            let before = self.code.get(..*at).and_then(|text| text.chars().next_back());
            let after = self
                .code
                .get(at + word.len()..)
                .and_then(|text| text.chars().next());
            ![before, after].into_iter().flatten().any(is_word)
        })
    }

    /// From an opening bracket at or after `from`, with only blanks before it, to the bracket that closes it.
    pub(super) fn brackets(&self, from: usize) -> Option<(usize, usize)> {
        let rest = self.code.get(from..)?;
        let open = from + rest.len() - rest.trim_start().len();
        let mut depth = 0_usize;
        for (at, byte) in self.code.bytes().enumerate().skip(open) {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 {
                return (at > open).then_some((open, at));
            }
        }
        None
    }
}

/// Whether a character can stand in a name.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn piece(bytes: &[u8], at: usize) -> Piece {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest {
        [b'/', b'/', ..] => Piece::Comment {
            end: find(bytes, at, b"\n").unwrap_or(bytes.len()),
        },
        [b'/', b'*', ..] => Piece::Comment {
            end: block_comment_end(bytes, at),
        },
        [b'"', ..] => plain_text(bytes, at),
        [b'r', b'"' | b'#', ..] => raw_text(bytes, at),
        [b'\'', b'\\', ..] => Piece::Comment {
            end: find(bytes, at + 3, b"'").map_or(bytes.len(), |end| end + 1),
        },
        [b'\'', ..] => character(bytes, at),
        _ => Piece::Code,
    }
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(what.len())
        .position(|here| here == what)
        .map(|at| from + at)
}

fn block_comment_end(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => (at, depth) = (at + 2, depth + 1),
            Some(b"*/") => {
                (at, depth) = (at + 2, depth.saturating_sub(1));
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

fn plain_text(bytes: &[u8], start: usize) -> Piece {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => {
                return Piece::Text {
                    inside: start + 1,
                    close: at,
                    end: at + 1,
                };
            }
            _ => at += 1,
        }
    }
    Piece::Text {
        inside: start + 1,
        close: bytes.len(),
        end: bytes.len(),
    }
}

fn raw_text(bytes: &[u8], start: usize) -> Piece {
    let before = start
        .checked_sub(1)
        .and_then(|at| bytes.get(at))
        .copied()
        .unwrap_or(b' ');
    let hashes = bytes
        .iter()
        .skip(start + 1)
        .take_while(|byte| **byte == b'#')
        .count();
    let inside = start + hashes + 2;
    let joined = is_word(char::from(before)) && before != b'b' && before != b'c';
    if joined || bytes.get(inside - 1) != Some(&b'"') {
        return Piece::Code;
    }
    let closing = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
    let close = find(bytes, inside, &closing).unwrap_or(bytes.len());
    Piece::Text {
        inside,
        close,
        end: (close + closing.len()).min(bytes.len()),
    }
}

/// A character in quotation marks is blanked; the mark of a lifetime is code.
fn character(bytes: &[u8], at: usize) -> Piece {
    let length = match bytes.get(at + 1) {
        Some(0xF0..) => 4,
        Some(0xE0..) => 3,
        Some(0xC0..) => 2,
        _ => 1,
    };
    let end = at + length + 2;
    if bytes.get(end - 1) == Some(&b'\'') {
        Piece::Comment { end }
    } else {
        Piece::Code
    }
}

#[test]
fn code_comments_and_strings_are_told_apart() {
    let text = "fn a<'a>() { // \"no\n  /* { /* \" */ } */ let b = \"x\\\"{\"; let c = '\"'; let d = r#\"y\"z\"#;\n}";
    let source = Source::of(text);
    let texts: Vec<&str> = source
        .literals
        .iter()
        .map(|literal| literal.text.as_str())
        .collect();
    assert_eq!(texts, ["x\\\"{", "y\"z"]);
    assert_eq!(source.literals[1].line, 2);
    assert_eq!(source.code.len(), text.len());
    assert_eq!(source.code.matches(['{', '}']).count(), 2);
    assert!(source.code.contains("<'a>"));
}

#[test]
fn words_and_brackets() {
    let source = Source::of("essay(1) say (f(2), \"()\") x");
    let at: Vec<usize> = source.words("say").collect();
    assert_eq!(at, [9]);
    assert_eq!(source.brackets(12), Some((13, 24)));
    assert_eq!(source.brackets(25), None);
}
