//! Sizes of files and functions, without their tests, and how much is tested.

use super::rust::{Source, is_word};
use super::{Finding, HOUSE, House, accept};

const FILE_MEDIAN: usize = 150;
const FILE_P95: usize = 350;
const FILE_MOST: usize = 500;
const FUNCTION_P95: usize = 50;
const FUNCTION_MOST: usize = 70;
/// Lines of tests for ten lines of code.
const TESTS_FOR_TEN: usize = 8;

/// A function or file: where, and how many lines.
struct Size {
    path: String,
    line: usize,
    name: String,
    lines: usize,
}

fn files(house: &House) -> Vec<Size> {
    house
        .with_extension("rs")
        .filter(|file| !file.is_test())
        .map(|file| Size {
            path: file.path.clone(),
            line: 1,
            name: file.name().to_owned(),
            lines: file.code().lines().count(),
        })
        .collect()
}

fn functions(path: &str, code: &str) -> Vec<Size> {
    let source = Source::of(code);
    source
        .words("fn")
        .filter_map(|at| {
            let rest = source.code.get(at + 2..)?.trim_start();
            let name: String = rest.chars().take_while(|one| is_word(*one)).collect();
            let end = body_end(&source, at)?;
            let (line, last) = (source.line(at), source.line(end));
            (!name.is_empty()).then(|| Size {
                path: path.to_owned(),
                line,
                name,
                lines: last - line + 1,
            })
        })
        .collect()
}

/// The brace that closes the body of the function at `from`; None for one without a body.
fn body_end(source: &Source, from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in source.code.bytes().enumerate().skip(from) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.checked_sub(1)?,
            b';' if depth == 0 => return None,
            b'{' if depth == 0 => return source.brackets(at).map(|(_, end)| end),
            _ => {}
        }
    }
    None
}

/// The size that `percent` of a hundred do not exceed.
fn percentile(sizes: &[Size], percent: usize) -> usize {
    let mut lines: Vec<usize> = sizes.iter().map(|size| size.lines).collect();
    lines.sort_unstable();
    let index = (lines.len() * percent).div_ceil(100).saturating_sub(1);
    lines.get(index).copied().unwrap_or(0)
}

fn over(sizes: &[Size], most: usize, mend: &str) -> Vec<Finding> {
    sizes
        .iter()
        .filter(|size| size.lines > most)
        .map(|size| {
            Finding::new(
                &size.path,
                size.line,
                format!("{} has {} lines, {most} allowed: {mend}", size.name, size.lines),
            )
        })
        .collect()
}

/// A finding on the whole house with its ten largest offenders.
fn spread(sizes: &[Size], percent: usize, most: usize, what: &str) -> Option<Finding> {
    let found = percentile(sizes, percent);
    let mut largest: Vec<&Size> = sizes.iter().filter(|size| size.lines > most).collect();
    largest.sort_by_key(|size| std::cmp::Reverse(size.lines));
    let named: Vec<String> = largest
        .iter()
        .take(10)
        .map(|size| format!("{}:{} {}", size.path, size.line, size.lines))
        .collect();
    (found > most).then(|| {
        let mend = format!(
            "{percent} % of {what} have up to {found} lines, {most} allowed; divide {}",
            named.join(", ")
        );
        Finding::new("workspace", 0, mend)
    })
}

fn findings(house: &House) -> Vec<Finding> {
    let files = files(house);
    let functions: Vec<Size> = house
        .with_extension("rs")
        .flat_map(|file| functions(&file.path, file.code()))
        .collect();
    let mut findings = over(&files, FILE_MOST, "make it a folder of subjects");
    findings.extend(over(&functions, FUNCTION_MOST, "take steps out and name them"));
    findings.extend(spread(&files, 50, FILE_MEDIAN, "files"));
    findings.extend(spread(&files, 95, FILE_P95, "files"));
    findings.extend(spread(&functions, 95, FUNCTION_P95, "functions"));
    findings
}

/// Lines of tests and of code that hold something.
fn tested(house: &House) -> (usize, usize) {
    let full = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    let mut sums = (0, 0);
    for file in &house.files {
        match file.extension() {
            "rs" => {
                let code = full(file.code());
                sums = (sums.0 + full(&file.text) - code, sums.1 + code);
            }
            "mjs" if file.path.starts_with("tests/browser/") => sums.0 += full(&file.text),
            _ => {}
        }
    }
    sums
}

fn untested(house: &House) -> Vec<Finding> {
    let (tests, code) = tested(house);
    if tests * 10 >= code * TESTS_FOR_TEN {
        return Vec::new();
    }
    let mend = format!(
        "{tests} lines of tests for {code} of code, {TESTS_FOR_TEN} for ten needed: test what is least tested"
    );
    vec![Finding::new("workspace", 0, mend)]
}

#[test]
fn the_house_is_made_of_small_parts() {
    accept("sizes", findings(&HOUSE));
}

#[test]
fn the_house_is_tested() {
    accept("proportion", untested(&HOUSE));
}

#[test]
fn functions_are_measured() {
    let code = "fn one() {\n  if a { b }\n}\ntrait T { fn none(&self) -> [u8; 3]; }\npub fn two(f: fn(u8) -> u8) -> u8\nwhere A: B,\n{\n \"}\";\n}\n";
    let found: Vec<(String, usize, usize)> = functions("a.rs", code)
        .into_iter()
        .map(|size| (size.name, size.line, size.lines))
        .collect();
    assert_eq!(found, [("one".to_owned(), 1, 3), ("two".to_owned(), 5, 5)]);
}

#[test]
fn large_parts_are_found() {
    let body = |lines: usize| format!("//! F.\nfn long() {{\n{}}}\n", "  step();\n".repeat(lines));
    let found = |files: &[usize]| {
        let texts: Vec<(String, String)> = files
            .iter()
            .enumerate()
            .map(|(n, lines)| (format!("crates/a/b/src/f{n}.rs"), body(*lines)))
            .collect();
        let samples: Vec<(&str, &str)> = texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let mends: Vec<String> = findings(&House::of(&samples))
            .into_iter()
            .map(|one| one.mend)
            .collect();
        mends.join("\n")
    };
    assert_eq!(found(&[46]), "");
    assert!(found(&[49]).contains("95 % of functions have up to 51 lines"));
    assert!(found(&[69]).contains("long has 71 lines"));
    assert!(found(&[148]).contains("50 % of files have up to 151 lines"));
    assert!(found(&[1, 1, 348]).contains("95 % of files have up to 351 lines"));
    assert!(found(&[498]).contains("f0.rs has 501 lines"));
}

#[test]
fn too_few_tests_are_found() {
    let house = |tests: usize| {
        let text = format!(
            "{}#[cfg(test)]\nmod tests {{\n{}}}\n",
            "code\n\n".repeat(20),
            "test\n".repeat(tests)
        );
        untested(&House::of(&[
            ("crates/a/b/src/c.rs", &text),
            ("tests/browser/cart.mjs", "1\n2\n3\n"),
        ]))
        .len()
    };
    assert_eq!((house(10), house(9)), (0, 1));
}
