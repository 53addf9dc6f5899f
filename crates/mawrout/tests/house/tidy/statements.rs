//! SQL lives where the plan test sees it: in `statements!` and in `Select::new(…)`.

use super::rust::{Source, is_word};
use super::{File, Finding, HOUSE, House, accept};

/// Speaks to the databases themselves.
const DATABASE_ROOM: &str = "store";
const VERBS: [&str; 9] = [
    "SELECT",
    "INSERT INTO",
    "UPDATE",
    "DELETE FROM",
    "WITH",
    "CREATE",
    "ALTER",
    "DROP",
    "TRUNCATE",
];

fn findings(house: &House) -> Vec<Finding> {
    let files: Vec<(&File, Source)> = house
        .with_extension("rs")
        .map(|file| (file, Source::of(file.code())))
        .collect();
    let mut findings = Vec::new();
    for (file, source) in &files {
        let Some((_, room)) = file.room() else { continue };
        if room != DATABASE_ROOM {
            let mut homes = homes(source);
            homes.extend(pieces(source, file, &files));
            findings.extend(strays(file, source, &homes));
        }
        let declared = spans(source, "statements", "!");
        if let (Some((at, _)), Some(mend)) = (declared.first(), unlisted(house, file)) {
            findings.push(Finding::new(&file.path, source.line(*at), mend));
        }
    }
    findings
}

/// Where SQL may stand.
fn homes(source: &Source) -> Vec<(usize, usize)> {
    [spans(source, "statements", "!"), spans(source, "Select::new", "")].concat()
}

/// Macros that hold a piece of SQL shared by statements: those used, and only used, where SQL may stand.
fn pieces(source: &Source, file: &File, files: &[(&File, Source)]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in source.words("macro_rules!") {
        let start = at + "macro_rules!".len();
        let rest = source.code.get(start..).unwrap_or_default();
        let name: String = rest
            .trim_start()
            .chars()
            .take_while(|one| is_word(*one))
            .collect();
        let mut uses = files
            .iter()
            .filter(|(other, _)| other.crate_folder() == file.crate_folder())
            .flat_map(|(_, other)| {
                spans(other, &name, "!")
                    .into_iter()
                    .map(move |(at, _)| (other, at))
            })
            .peekable();
        let is_used = uses.peek().is_some();
        if is_used
            && uses.all(|(other, at)| {
                homes(other)
                    .iter()
                    .any(|(open, close)| (*open..*close).contains(&at))
            })
        {
            found.extend(source.brackets(start + rest.len() - rest.trim_start().len() + name.len()));
        }
    }
    found
}

fn strays(file: &File, source: &Source, homes: &[(usize, usize)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    // The head of a built query may be a constant or an argument beside the builder that takes it.
    let builds = source.words("Select::new").next().is_some();
    for literal in &source.literals {
        let home = homes
            .iter()
            .any(|(start, end)| (*start..*end).contains(&literal.start))
            || (builds && is_sql(&literal.text));
        if is_sql(&literal.text) && !home {
            let mend =
                "move this SQL into `store::statements!` or `Select::new(…)`, where its plan is tested";
            findings.push(Finding::new(&file.path, literal.line, mend));
        } else if home && is_sql(&literal.text.to_uppercase()) && !is_sql(&literal.text) {
            let mend = "write the words of SQL in capitals, so that checks see them";
            findings.push(Finding::new(&file.path, literal.line, mend));
        }
    }
    findings
}

/// What the brackets after each `name` + `sign` enclose.
fn spans(source: &Source, name: &str, sign: &str) -> Vec<(usize, usize)> {
    let after = |at: usize| at + name.len();
    source
        .words(name)
        .filter(|at| {
            source
                .code
                .get(after(*at)..)
                .is_some_and(|rest| rest.starts_with(sign))
        })
        .filter_map(|at| source.brackets(after(at) + sign.len()))
        .collect()
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    VERBS.iter().any(|verb| {
        text.strip_prefix(verb)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace) || rest.starts_with('\\'))
    })
}

/// What to write into lib.rs when it does not reach the statements of this file.
fn unlisted(house: &House, file: &File) -> Option<String> {
    let folder = file.crate_folder()?;
    let inside = file
        .path
        .strip_prefix(&format!("{folder}/src/"))?
        .strip_suffix(".rs")?;
    let module: Vec<&str> = inside.split('/').filter(|part| *part != "mod").collect();
    if module == ["lib"] || is_listed(house, &folder, &module) {
        return None;
    }
    Some(format!(
        "add `{}::STATEMENTS` to STATEMENTS in {folder}/src/lib.rs",
        module.join("::")
    ))
}

/// Listed in lib.rs by its whole path, or in the module above, which is listed itself.
fn is_listed(house: &House, folder: &str, module: &[&str]) -> bool {
    let Some((last, above)) = module.split_last() else {
        return true;
    };
    let lists = |path: &str, name: &str| {
        house.file(path).is_some_and(|file| {
            let source = Source::of(file.code());
            source
                .words(&format!("{name}::STATEMENTS"))
                .any(|at| !is_tail(&source, at))
        })
    };
    // A room may keep the list in a file of its own, which lib.rs hands on.
    if ["lib", "tables"]
        .iter()
        .any(|list| lists(&format!("{folder}/src/{list}.rs"), &module.join("::")))
    {
        return true;
    }
    let parent = above.join("/");
    let beside = [
        format!("{folder}/src/{parent}/mod.rs"),
        format!("{folder}/src/{parent}.rs"),
    ];
    !above.is_empty() && beside.iter().any(|path| lists(path, last)) && is_listed(house, folder, above)
}

/// Whether the name at `at` is only the end of a longer path.
fn is_tail(source: &Source, at: usize) -> bool {
    let before = source.code.get(..at).unwrap_or_default();
    let own = ["crate::", "self::"].iter().any(|start| before.ends_with(start));
    !own && before.ends_with(|one| is_word(one) || one == ':')
}

#[test]
fn the_sql_of_the_house_is_declared() {
    accept("statements", findings(&HOUSE));
}

#[cfg(test)]
fn mends(lib: &str, path: &str, text: &str) -> Vec<String> {
    let house = House::of(&[("crates/domain/orders/src/lib.rs", lib), (path, text)]);
    findings(&house).iter().map(ToString::to_string).collect()
}

#[test]
fn declared_sql_passes() {
    let text = "store::statements! {\n read A: R = \"SELECT a FROM b\";\n}\nfn f() { Select::new(\"SELECT a FROM b\").filter(\"x = ?\", &[]); }\nconst NOTE: &str = \"Select one\";\n#[cfg(test)]\nmod tests {\n \"SELECT 1\" }\n";
    let list = "pub const STATEMENTS: &[&[Registered]] = &[cart::STATEMENTS];";
    assert_eq!(mends(list, "crates/domain/orders/src/cart.rs", text), [""; 0]);
    assert_eq!(
        mends(
            "",
            "crates/base/store/src/sqlite.rs",
            "const A: &str = \"SELECT 1\";"
        ),
        [""; 0]
    );
}

#[test]
fn stray_sql_is_found() {
    for sql in [
        "SELECT a FROM b",
        "\\n  INSERT INTO b (a)",
        "WITH x AS (SELECT 1)",
        "UPDATE b SET a = 1",
        "DELETE FROM b",
    ] {
        let found = mends(
            "",
            "crates/domain/orders/src/cart.rs",
            &format!("\nfn f() {{ go(\"{}\"); }}", sql.trim_start_matches("\\n")),
        );
        assert_eq!(found.len(), 1, "{sql}");
        assert!(
            found[0].starts_with("crates/domain/orders/src/cart.rs:2: move this SQL"),
            "{found:?}"
        );
    }
    let quiet = mends(
        "",
        "crates/domain/orders/src/cart.rs",
        "fn f() { Select::new(\"select a from b\"); }",
    );
    assert!(quiet[0].contains("in capitals"), "{quiet:?}");
}

#[test]
fn unlisted_statements_are_found() {
    let text = "store::statements! { read A: R = \"SELECT 1\"; }";
    let deep = "crates/domain/orders/src/checkout/place.rs";
    assert!(mends("", deep, text)[0].contains("add `checkout::place::STATEMENTS`"));
    assert_eq!(
        mends(
            "&[border::place::STATEMENTS, not::checkout::place::STATEMENTS]",
            deep,
            text
        )
        .len(),
        1
    );
    assert_eq!(mends("&[checkout::place::STATEMENTS]", deep, text), [""; 0]);
    assert_eq!(
        mends("&[crate::checkout::place::STATEMENTS]", deep, text),
        [""; 0]
    );
}

#[test]
fn a_module_may_gather_those_below_it() {
    let house = |lib: &str| {
        findings(&House::of(&[
            ("crates/domain/orders/src/lib.rs", lib),
            ("crates/domain/orders/src/checkout/mod.rs", "&[place::STATEMENTS]"),
            (
                "crates/domain/orders/src/checkout/place.rs",
                "store::statements! { write A = \"DELETE FROM b\"; }",
            ),
        ]))
        .len()
    };
    assert_eq!((house("&[checkout::STATEMENTS]"), house("&[]")), (0, 1));
}

#[test]
fn a_macro_may_hold_what_statements_share() {
    let rows = "macro_rules! select_order {\n ($rest:literal) => { concat!(\"SELECT id FROM sales_order \", $rest) };\n}\n";
    let used = "store::statements! { read A: R = select_order!(\"WHERE id = ?1\"); }";
    let list = "&[rows::STATEMENTS]";
    let path = "crates/domain/orders/src/rows.rs";
    assert_eq!(mends(list, path, &format!("{rows}{used}")), [""; 0]);
    assert_eq!(mends(list, path, rows).len(), 1, "nobody uses it");
    let elsewhere = format!("{rows}{used}\nfn f() {{ run(select_order!(\"\")); }}");
    assert_eq!(
        mends(list, path, &elsewhere).len(),
        1,
        "used where no plan is tested"
    );
}
