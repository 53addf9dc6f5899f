//! Each list by its address: every filter narrows, a word that cannot be read does not break, the file has the same rows.

use crate::testing::{Scene, office};
use access::Role;

/// What begins a row of the page, and the filters with how many rows each leaves.
struct List {
    page: &'static str,
    row: &'static str,
    filters: &'static [(&'static str, usize)],
}

/// The lines of the bank's account: its page has another address than its file.
const BANK_STATEMENT: &str = "/office/ledger/accounts/bank/statement";

/// In the house of the test: two orders, one of them confirmed; two producers with a product each, of ten and five.
const LISTS: &[List] = &[
    List {
        page: "/office/orders",
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
        row: "data-state=\"to_prepare\"",
        filters: &[
            ("", 2),
            ("state=ready", 0),
            ("producer=coop-demo", 1),
            ("state=perdu", 2),
            ("sort=newest", 2),
        ],
    },
    List {
        page: "/office/users",
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
            let file = scene.desk.get(&format!("{}.csv?{query}", list.page)).await;
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
    let others = [
        "/office/cash",
        "/office/ledger",
        "/office/ledger/entries",
        BANK_STATEMENT,
    ];
    for list in LISTS.iter().map(|list| list.page).chain(others) {
        let file = format!("{list}.csv");
        let reply = scene.desk.get(&file).await;
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

/// Pages that show a part of a list which has its own page.
const PARTS_OF_OTHER_LISTS: &[&str] = &["/office/producers/{slug}"];

#[test]
fn each_list_that_has_pages_sorts_and_has_a_file() {
    let routes = crate::routes();
    let gets: Vec<_> = routes
        .declarations()
        .iter()
        .filter(|route| route.method == "GET")
        .collect();
    let lists: Vec<_> = gets
        .iter()
        .filter(|route| route.fields.contains(&"page") && route.bucket != Some(web::Bucket::Export))
        .filter(|route| !PARTS_OF_OTHER_LISTS.contains(&route.path))
        .collect();
    assert!(lists.len() >= 11, "{}", lists.len());
    for list in lists {
        assert!(list.fields.contains(&"sort"), "{} has no order", list.path);
        let names = [
            format!("{}.csv", list.path),
            format!("{}/statement.csv", list.path),
        ];
        let file = gets
            .iter()
            .find(|route| names.iter().any(|name| name == route.path));
        let file = file.unwrap_or_else(|| panic!("{} has no file", list.path));
        assert_eq!(
            file.fields, list.fields,
            "{}: the file narrows as the page does",
            list.path
        );
    }
}
