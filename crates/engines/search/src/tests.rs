//! What is expected of an index as a whole.

use crate::{Entry, Found, Index, Section, Vocabulary, Wish};
use tempfile::TempDir;

const PRODUCT: Section = Section(1);
const PRODUCER: Section = Section(2);

struct Place {
    folder: TempDir,
    index: Index,
    vocabulary: Vocabulary,
}

fn entry(section: Section, id: u128, names: &[&str], related: &[&str], texts: &[&str]) -> Entry {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Entry {
        section,
        id,
        names: owned(names),
        related: owned(related),
        texts: owned(texts),
    }
}

fn shelf() -> Vec<Entry> {
    vec![
        entry(
            PRODUCT,
            1,
            &["Dattes Mejhoul", "تمر المجهول", "Medjool dates"],
            &["Erfoud", "أرفود"],
            &["Grosses dattes douces"],
        ),
        entry(
            PRODUCT,
            2,
            &["Dattes Boufeggous", "تمر بوفقوس"],
            &["Aoufous"],
            &["Pour le thé"],
        ),
        entry(
            PRODUCT,
            3,
            &["Safran en filaments", "زعفران", "Saffron threads", "ⵣⵣⵄⴼⵔⴰⵏ"],
            &["Taliouine"],
            &[],
        ),
        entry(
            PRODUCT,
            4,
            &["Miel de thym", "عسل الزعتر", "Thyme honey"],
            &["Midelt"],
            &["Récolté près des dattiers"],
        ),
        entry(
            PRODUCT,
            5,
            &["Eau de rose", "ماء الورد", "Rose water"],
            &["Kelaat M’Gouna"],
            &[],
        ),
        entry(
            PRODUCER,
            1,
            &["Coopérative Dattes du Ziz (démo)"],
            &["Erfoud"],
            &[],
        ),
    ]
}

impl Place {
    fn open() -> Self {
        let folder = TempDir::new().unwrap();
        let opened = Index::open(folder.path()).unwrap();
        assert_eq!(opened.mark, None, "a new index has followed nothing");
        for entry in shelf() {
            opened.index.put(&entry).unwrap();
        }
        opened.index.commit(7).unwrap();
        let vocabulary = Vocabulary::read("dattes, datte, تمر, dates, tmar\n- de, du, la, en").unwrap();
        Self {
            folder,
            index: opened.index,
            vocabulary,
        }
    }

    fn found(&self, text: &str) -> Found {
        let wish = Wish {
            text,
            section: PRODUCT,
            most: 10,
        };
        self.index.find(wish, &self.vocabulary).unwrap()
    }

    fn ids(&self, text: &str) -> Vec<u128> {
        self.found(text).hits.iter().map(|hit| hit.id).collect()
    }
}

#[test]
fn the_first_hit_is_what_was_meant() {
    let place = Place::open();
    for (query, first) in [
        ("dattes mejhoul", 1),
        ("majhoul", 1),
        ("medjool", 1),
        ("المجهول", 1),
        ("مجهول", 1),
        ("MEJHUL", 1),
        ("boufagous", 2),
        ("بوفگوس", 2),
        ("safrna", 3),
        ("safran", 3),
        ("الزعفران", 3),
        ("zzaafran", 3),
        ("ⵣⵣⵄⴼⵔⴰⵏ", 3),
        ("mie", 4),
        ("عسل", 4),
        ("honey", 4),
        ("eau de rose", 5),
        ("ماء ورد", 5),
        ("kelaat", 5),
    ] {
        assert_eq!(
            place.ids(query).first(),
            Some(&first),
            "{query}: {:?}",
            place.found(query)
        );
    }
}

#[test]
fn words_of_one_meaning_find_each_other() {
    let place = Place::open();
    for query in ["tmar", "تمور", "التمر", "dates", "datte"] {
        let mut ids = place.ids(query);
        ids.sort_unstable();
        assert!(ids.starts_with(&[1, 2]), "{query}: {ids:?}");
    }
}

#[test]
fn every_word_counts_as_long_as_something_has_all() {
    let place = Place::open();
    assert_eq!(place.ids("dattes erfoud"), [1]);
    assert_eq!(place.ids("miel safran"), [3, 4], "nothing has both");
    assert!(place.ids("xylophone").is_empty());
}

#[test]
fn names_come_before_texts() {
    let place = Place::open();
    let wish = Wish {
        text: "thé",
        section: PRODUCT,
        most: 10,
    };
    let found = place.index.find(wish, &place.vocabulary).unwrap();
    assert!(found.hits.iter().any(|hit| hit.id == 2), "{found:?}");
    assert_eq!(place.ids("thym").first(), Some(&4));
}

#[test]
fn a_misspelt_query_is_told_what_it_may_mean() {
    let place = Place::open();
    assert_eq!(place.found("safrna").meant.as_deref(), Some("safran"));
    assert_eq!(
        place.found("dattes boufegous").meant.as_deref(),
        Some("dattes boufeggous")
    );
    assert_eq!(place.found("safran").meant, None);
    assert_eq!(
        place.found("tmar").meant,
        None,
        "a word of the vocabulary is no mistake"
    );
    assert_eq!(place.found("xylophone").meant, None);
}

#[test]
fn sections_are_apart() {
    let place = Place::open();
    let wish = Wish {
        text: "dattes",
        section: PRODUCER,
        most: 10,
    };
    assert_eq!(place.index.find(wish, &place.vocabulary).unwrap().total, 1);
    assert_eq!(place.found("cooperative").total, 0);
}

#[test]
fn strange_queries_find_nothing_and_break_nothing() {
    let place = Place::open();
    let long = "م".repeat(20_000);
    for query in [
        "",
        " ",
        "\u{0301}\u{0302}\u{0651}",
        "AND OR NOT",
        "+-&&||!(){}[]^\"~*?:\\/",
        "\u{202E}\u{200F}",
        long.as_str(),
    ] {
        let found = place.found(query);
        assert!(found.hits.len() <= 10, "{query}");
    }
    assert!(place.ids("\u{0301}\u{0302}").is_empty());
    assert!(place.ids(&long).is_empty());
}

#[test]
fn a_changed_entry_is_found_under_its_new_name_alone() {
    let place = Place::open();
    place
        .index
        .put(&entry(PRODUCT, 4, &["Huile d’argan"], &[], &[]))
        .unwrap();
    assert_eq!(place.ids("miel"), [4], "nothing changes before the commit");
    place.index.commit(8).unwrap();
    assert!(!place.ids("miel").contains(&4));
    assert_eq!(place.ids("argan"), [4]);
    place.index.remove(PRODUCT, 4);
    place.index.commit(9).unwrap();
    assert!(place.ids("argan").is_empty());
    assert_eq!(place.index.count(), 5);
    assert_eq!(
        place
            .index
            .find(
                Wish {
                    text: "ziz",
                    section: PRODUCER,
                    most: 1
                },
                &place.vocabulary
            )
            .unwrap()
            .total,
        1
    );
}

#[test]
fn an_index_is_opened_again_where_it_stood() {
    let Place { folder, index, .. } = Place::open();
    drop(index);
    let opened = Index::open(folder.path()).unwrap();
    assert_eq!((opened.mark, opened.index.count()), (Some(7), 6));
}

#[test]
fn a_broken_index_is_made_anew() {
    let Place { folder, index, .. } = Place::open();
    drop(index);
    for file in std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        if file
            .extension()
            .is_some_and(|ending| ending == "term" || ending == "idx")
        {
            let mut bytes = std::fs::read(&file).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x55;
            std::fs::write(&file, bytes).unwrap();
        }
    }
    let opened = Index::open(folder.path()).unwrap();
    assert_eq!((opened.mark, opened.index.count()), (None, 0));

    drop(opened);
    std::fs::write(folder.path().join("meta.json"), b"{").unwrap();
    assert_eq!(Index::open(folder.path()).unwrap().mark, None);
}

#[test]
fn an_emptied_folder_is_noticed_and_reading_goes_on() {
    let place = Place::open();
    assert!(place.index.is_whole());
    std::fs::remove_dir_all(place.folder.path()).unwrap();
    assert!(!place.index.is_whole());
    assert_eq!(place.ids("safran"), [3], "what is open stays readable");
}
