//! Forms with files: multipart/form-data, read whole within the limit of its route.

use crate::form::{Fields, Form, text_of};
use crate::limits;
use crate::problem::Problem;
use bytes::Bytes;

/// A file somebody sent. Its name is theirs: show it, never open a path by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedFile {
    /// The field it came in.
    pub field: String,
    /// The name it had.
    pub name: String,
    /// Its content.
    pub bytes: Bytes,
}

/// The boundary of a content type, if it is multipart/form-data.
pub(crate) fn boundary_of(content_type: &str) -> Option<String> {
    let (kind, parameters) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("boundary")
            .then(|| value.trim().trim_matches('"').to_owned())
    })?;
    (1..=70).contains(&boundary.len()).then_some(boundary)
}

/// Reads the parts of a body.
pub(crate) fn parse(body: &Bytes, boundary: &str) -> Result<Form, Problem> {
    let line = [b"--", boundary.as_bytes()].concat();
    let between = [b"\r\n", line.as_slice()].concat();
    if !body.starts_with(&line) {
        return Err(Problem::BadRequest);
    }
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    let mut at = line.len();
    while !body[at..].starts_with(b"--") {
        if fields.len() + files.len() == limits::FIELDS {
            return Err(Problem::BadRequest);
        }
        let start = at
            + if body[at..].starts_with(b"\r\n") {
                2
            } else {
                return Err(Problem::BadRequest);
            };
        let end = start + find(&body[start..], &between).ok_or(Problem::BadRequest)?;
        let head_end = find(&body[start..end], b"\r\n\r\n").ok_or(Problem::BadRequest)?;
        let head = text_of(&body[start..start + head_end])?;
        let content = body.slice(start + head_end + 4..end);
        let (field, name) = disposition(&head).ok_or(Problem::BadRequest)?;
        match name {
            Some(name) => files.push(UploadedFile {
                field,
                name,
                bytes: content,
            }),
            None => fields.push((field, text_of(&content)?.into_owned())),
        }
        at = end + between.len();
    }
    Ok(Form::new(Fields::from_pairs(fields), files))
}

/// Field and file name of a part's head.
fn disposition(head: &str) -> Option<(String, Option<String>)> {
    let value = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case("content-disposition")
            .then_some(value)
    })?;
    Some((quoted(value, "; name=\"")?, quoted(value, "; filename=\"")))
}

/// Browsers write the quotation mark inside a name as `%22`.
fn quoted(value: &str, opening: &str) -> Option<String> {
    let (_, after) = value.split_once(opening)?;
    let (quoted, _) = after.split_once('"')?;
    Some(quoted.replace("%22", "\""))
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(body: &str) -> Result<Form, Problem> {
        parse(&Bytes::from(body.to_owned()), "B")
    }

    #[test]
    fn fields_and_files_are_told_apart() {
        let form = read(
            "--B\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n\
             --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"prix%22.csv\"\r\nContent-Type: text/csv\r\n\r\na\r\nb\r\n\
             --B--\r\n",
        )
        .unwrap();
        assert_eq!(form.get("csrf"), Some("abc"));
        let file = form.file("file").unwrap();
        assert_eq!(
            (file.name.as_str(), file.bytes.as_ref()),
            ("prix\".csv", b"a\r\nb".as_slice())
        );
        assert!(form.file("csrf").is_none());
    }

    #[test]
    fn an_empty_choice_is_no_file() {
        let form =
            read("--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--B--")
                .unwrap();
        assert!(form.file("file").is_none());
    }

    #[test]
    fn broken_bodies_are_refused() {
        for wrong in [
            "",
            "--C\r\n",
            "--B",
            "--B\r\n",
            "--B\r\n\r\nx\r\n--B--",
            "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--",
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\0\r\n--B--",
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_boundary_is_in_the_content_type() {
        assert_eq!(
            boundary_of("multipart/form-data; boundary=abc"),
            Some("abc".to_owned())
        );
        assert_eq!(
            boundary_of("Multipart/Form-Data; charset=x; Boundary=\"a b\""),
            Some("a b".to_owned())
        );
        assert_eq!(boundary_of("text/plain; boundary=abc"), None);
        assert_eq!(boundary_of("multipart/form-data"), None);
        assert_eq!(
            boundary_of(&format!("multipart/form-data; boundary={}", "a".repeat(71))),
            None
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let mut body = b"--B\r\n".to_vec();
            body.extend(bytes);
            let _ = parse(&body.into(), "B");
        }
    }
}
