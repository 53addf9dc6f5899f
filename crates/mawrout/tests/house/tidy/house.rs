//! The files of the house, read once; samples are made of the same stuff.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The workspace this test was built in.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const READ: [&str; 9] = ["rs", "toml", "sql", "ftl", "html", "css", "js", "mjs", "md"];
const PASSED_OVER: [&str; 4] = ["target", "node_modules", "test_vectors", "proptest-regressions"];

/// The house as it stands.
pub(super) static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let mut files = Vec::new();
    for place in ["crates", "tests", "ARCHITECTURE.md"] {
        gather(Path::new(ROOT), place, &mut files);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(
        files.len() > 20,
        "found only {} files under {ROOT}: the test looks in the wrong place",
        files.len()
    );
    House { files }
});

/// Files by their path from the root of the workspace.
pub(super) struct House {
    pub(super) files: Vec<File>,
}

impl House {
    /// A house made of samples.
    pub(super) fn of(samples: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        Self {
            files: samples.iter().map(file).collect(),
        }
    }

    /// Files with this extension.
    pub(super) fn with_extension<'h>(&'h self, extension: &'h str) -> impl Iterator<Item = &'h File> {
        self.files
            .iter()
            .filter(move |file| file.extension() == extension)
    }

    /// The file at this path.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }
}

/// A file and what its path tells.
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    pub(super) fn extension(&self) -> &str {
        self.name()
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
    }

    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Floor and room: `crates/base/values/src/vat.rs` is (base, values).
    pub(super) fn room(&self) -> Option<(&str, &str)> {
        let mut parts = self.path.split('/');
        match (parts.next()?, parts.next()?, parts.next()?) {
            ("crates", "mawrout", _) => Some(("mawrout", "mawrout")),
            ("crates", floor, room) => parts.next().map(|_| (floor, room)),
            _ => None,
        }
    }

    /// Folder of the crate, without a slash at its end.
    pub(super) fn crate_folder(&self) -> Option<String> {
        self.room().map(|(floor, room)| match floor {
            "mawrout" => "crates/mawrout".to_owned(),
            _ => format!("crates/{floor}/{room}"),
        })
    }

    /// Whether the whole file is test code.
    pub(super) fn is_test(&self) -> bool {
        self.name() == "tests.rs" || self.path.split('/').rev().skip(1).any(|folder| folder == "tests")
    }

    /// The text before the tests at its end; nothing of a test file.
    pub(super) fn code(&self) -> &str {
        if self.is_test() {
            return "";
        }
        let tests = self
            .text
            .find("#[cfg(test)]\nmod tests {")
            .unwrap_or(self.text.len());
        self.text.get(..tests).unwrap_or_default()
    }
}

fn gather(root: &Path, place: &str, files: &mut Vec<File>) {
    let path = root.join(place);
    if path.is_dir() {
        let entries = fs::read_dir(&path).into_iter().flatten().flatten();
        for name in entries.filter_map(|entry| entry.file_name().into_string().ok()) {
            if !PASSED_OVER.contains(&name.as_str()) && !name.starts_with('.') {
                gather(root, &format!("{place}/{name}"), files);
            }
        }
    } else if READ
        .iter()
        .any(|extension| path.extension().is_some_and(|own| own == *extension))
        && let Ok(text) = fs::read_to_string(&path)
    {
        files.push(File {
            path: place.to_owned(),
            text,
        });
    }
}

#[test]
fn paths_tell_room_and_kind() {
    let house = House::of(&[
        (
            "crates/base/values/src/vat.rs",
            "//! VAT.\nfn a() {}\n#[cfg(test)]\nmod tests {\n}\n",
        ),
        ("crates/domain/orders/src/cart/tests.rs", "x"),
        ("crates/mawrout/tests/house/main.rs", "x"),
        (
            "crates/base/store/src/lib.rs",
            "//! Store.\n#[cfg(test)]\nmod tests;\nmod unit;\n",
        ),
    ]);
    let [vat, cart, main, store] = house.files.as_slice() else {
        panic!("four files")
    };
    assert_eq!(vat.room(), Some(("base", "values")));
    assert_eq!(vat.code(), "//! VAT.\nfn a() {}\n");
    assert_eq!(vat.crate_folder().as_deref(), Some("crates/base/values"));
    assert_eq!((cart.is_test(), cart.code()), (true, ""));
    assert_eq!(
        (main.is_test(), main.room()),
        (true, Some(("mawrout", "mawrout")))
    );
    assert!(
        store.code().ends_with("mod unit;\n"),
        "tests in a file beside do not end the code"
    );
}
