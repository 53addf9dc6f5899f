//! Each list by its address: every filter narrows, a word that cannot be read does not break, the file has the same rows.

use crate::testing::{Scene, office};
use access::Role;

/// What begins a row of the page, and the filters with how many rows each leaves.
struct List {
    page: &'static str,
    /// Its file, if it has one.
    file: Option<&'static str>,
    row: &'static str,
    filters: &'static [(&'static str, usize)],
}

/// In the house of the test: two orders, one of them confirmed; two producers with a product each, of ten and five.
const LISTS: &[List] = &[
    List {
        page: "/office/orders",
        file: Some("/office/orders.csv"),
        row: "<tr data-order=",
        filters: &[
            ("", 1),
            ("state=all", 2),
            ("state=confirmed", 1),
            ("state=cancelled", 0),
            ("state=all&q=d%C3%A9mo+02", 1),
            ("state=all&q=0600000001", 2),
            ("state=all&city=erfoud", 2),
            ("state=all&city=fes", 0),
            ("state=all&channel=shop", 2),
            ("state=all&channel=phone", 0),
            ("state=all&channel=pigeon", 2),
            ("state=all&from=2030-01-01", 0),
            ("state=all&until=2000-01-01", 0),
            ("state=all&from=hier", 2),
            ("waiting=on", 1),
            ("state=all&sort=oldest", 2),
            ("state=all&sort=newest", 2),
            ("state=all&sort=amount", 2),
            ("state=all&sort=city", 2),
            ("state=all&sort=%27%3B--", 2),
        ],
    },
    List {
        page: "/office/products",
        file: Some("/office/products.csv"),
        row: "<tr data-available=",
        filters: &[
            ("", 2),
            ("q=saf", 1),
            ("q=rien", 0),
            ("status=published", 2),
            ("status=hidden", 0),
            ("status=beau", 2),
            ("producer=coop-demo", 1),
            ("category=dattes", 2),
        ],
    },
    List {
        page: "/office/stock",
        file: Some("/office/stock.csv"),
        row: "<tr data-sku=",
        filters: &[
            ("", 2),
            ("q=DAT", 1),
            ("q=ZZZ", 0),
            ("producer=coop-demo", 1),
            ("sort=available", 2),
            ("sort=%C3%A9trange", 2),
        ],
    },
    List {
        page: "/office/stock/movements",
        file: Some("/office/stock/movements.csv"),
        row: "<tr><td class=\"nw\">",
        filters: &[
            ("", 2),
            ("sku=DAT-1", 1),
            ("sku=ZZZ", 0),
            ("cause=opening", 2),
            ("cause=sale", 0),
            ("cause=magie", 2),
            ("from=2030-01-01", 0),
            ("until=demain", 2),
        ],
    },
    List {
        page: "/office/producers",
        file: Some("/office/producers.csv"),
        row: "<tr data-producer=",
        filters: &[
            ("", 2),
            ("q=introuvable", 0),
            ("kind=cooperative", 2),
            ("kind=secte", 2),
        ],
    },
    List {
        page: "/office/audit",
        file: Some("/office/audit.csv"),
        row: "<tr data-act=",
        filters: &[
            ("act=no_answer", 1),
            ("act=rien", 0),
            ("object=order&act=no_answer", 1),
            ("object=parcel&act=no_answer", 0),
            ("act=no_answer&from=2030-01-01", 0),
            ("act=no_answer&from=hier", 1),
        ],
    },
    List {
        page: "/office/preparation",
        file: None,
        row: "data-state=\"to_prepare\"",
        filters: &[
            ("", 2),
            ("state=ready", 0),
            ("producer=coop-demo", 1),
            ("state=perdu", 2),
        ],
    },
    List {
        page: "/office/users",
        file: None,
        row: "<tr data-state=",
        filters: &[
            ("q=admin1", 1),
            ("q=introuvable", 0),
            ("role=clerk", 0),
            ("role=roi&q=admin1", 1),
        ],
    },
    List {
        page: "/office/shipping",
        file: None,
        row: "<tr data-order=",
        filters: &[
            ("tab=packed", 0),
            ("tab=out", 0),
            ("tab=ailleurs", 0),
            ("carrier=pigeon&tab=out", 0),
        ],
    },
];

async fn filled() -> Scene {
    let mut scene = office(Role::Admin).await;
    let one = scene.placed("1", "Acheteur démo 01").await;
    let two = scene.placed("2", "Acheteur démo 02").await;
    let called = [("outcome", "no_answer"), ("note", "sonne"), ("version", "1")];
    scene
        .done(&format!("/office/orders/{}/call", one.code), &called)
        .await;
    scene.confirm(two.order).await;
    scene
}

#[tokio::test]
async fn filters_narrow_and_files_have_the_rows_of_the_page() {
    let mut scene = filled().await;
    for list in LISTS {
        for (query, rows) in list.filters {
            let page = scene.desk.get(&format!("{}?{query}", list.page)).await;
            assert_eq!(page.status, 200, "{} {query}", list.page);
            let shown = page.body.matches(list.row).count();
            assert_eq!(shown, *rows, "{}?{query}: {}", list.page, page.body);
            let beyond = scene.desk.get(&format!("{}?{query}&page=9999", list.page)).await;
            assert_eq!(beyond.status, 200, "{} {query} far away", list.page);
            let Some(file) = list.file else { continue };
            let file = scene.desk.get(&format!("{file}?{query}")).await;
            assert_eq!(file.status, 200, "{query}");
            assert_eq!(
                file.body.lines().count() - 1,
                *rows,
                "{}: {}",
                list.page,
                file.body
            );
        }
    }
}

#[tokio::test]
async fn files_speak_the_language_of_who_takes_them_and_sort_by_time() {
    let mut scene = filled().await;
    let act = scene.act();
    let french = scene.desk.get("/office/orders.csv?state=all").await;
    assert!(
        french
            .header("content-disposition")
            .starts_with("attachment; filename=\"commandes-2"),
        "{}",
        french.header("content-disposition")
    );
    scene
        .desk
        .house
        .store
        .write(move |unit| {
            let person = access::user::by_login(unit, &"admin1".parse().unwrap())?.unwrap();
            access::user::set_language(unit, &act, person.id, language::Language::Arabic)
        })
        .await
        .unwrap();
    let files = LISTS.iter().filter_map(|list| list.file).chain([
        "/office/cash.csv",
        "/office/shipping.csv?tab=packed",
        "/office/ledger.csv",
    ]);
    for file in files {
        let reply = scene.desk.get(file).await;
        let name = reply.header("content-disposition").to_owned();
        assert!(
            name.contains("filename*=UTF-8''%D8") || name.contains("filename*=UTF-8''%D9"),
            "{name}"
        );
        let heading = reply.body.lines().next().unwrap_or_default().to_owned();
        for cell in heading.trim_start_matches('\u{feff}').split(';') {
            assert!(
                cell.chars()
                    .any(|letter| ('\u{600}'..'\u{700}').contains(&letter)),
                "{file}: {cell} in {heading}"
            );
        }
    }
    let orders = scene.desk.get("/office/orders.csv?state=all").await.body;
    let day = orders.lines().nth(1).unwrap_or_default();
    let is_sortable = day.split(';').any(|cell| {
        let bytes = cell.as_bytes();
        bytes.len() >= 16 && bytes[4] == b'-' && bytes[7] == b'-' && bytes[10] == b' ' && bytes[13] == b':'
    });
    assert!(is_sortable, "{orders}");
}
