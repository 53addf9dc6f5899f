//! What is expected of `ledger`.

use crate::testing::{Scene, office};
use access::Role;
use orders::error::OrderError;
use orders::{fulfilment, parcel};

/// One delivered order.
async fn delivered(scene: &Scene) -> String {
    let placed = scene.placed("1", "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let (order, act, carrier) = (scene.whole(placed.order).await, scene.act(), scene.carrier);
    let (id, parts) = (order.id, order.fulfilments);
    let done = scene.desk.house.store.write(move |unit| {
        for part in &parts {
            fulfilment::mark_ready(unit, &act, part.id, part.version)?;
        }
        let ids: Vec<_> = parts.iter().map(|part| part.id).collect();
        let parcel = parcel::pack(unit, &act, id, &ids)?;
        parcel::hand_over(unit, &act, parcel, 1, carrier, "Q1")?;
        parcel::deliver(unit, &act, parcel, 2)?;
        Ok::<_, OrderError>(())
    });
    done.await.unwrap();
    placed.code.to_string()
}

#[tokio::test]
async fn the_books_balance_on_the_page() {
    let mut scene = office(Role::Treasurer).await;
    let code = delivered(&scene).await;
    let trial = scene.desk.get("/office/ledger?month=2026-11").await.body;
    assert!(
        trial.contains("data-account=\"producer_payable\"") && trial.contains("4411"),
        "{trial}"
    );
    let (_, sums) = trial.split_once("<tfoot>").unwrap();
    let amounts: Vec<&str> = sums
        .split("value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(amounts[0], amounts[1]);
    assert!(
        !scene
            .desk
            .get("/office/ledger?month=2026-10")
            .await
            .body
            .contains("data-account=")
    );
    let entries = scene.desk.get("/office/ledger/entries").await.body;
    assert!(
        entries.contains(&format!("/office/orders/{code}")) && entries.contains("Livraison"),
        "{entries}"
    );
    let accounts = scene
        .desk
        .get("/office/ledger/accounts/producer_payable")
        .await
        .body;
    assert!(accounts.contains("Coopérative démo coop-demo"), "{accounts}");
    let party = scene.producer;
    let own = scene
        .desk
        .get(&format!("/office/ledger/accounts/producer_payable?party={party}"))
        .await
        .body;
    assert!(
        own.contains("value=\"153.00\"") && own.contains("créditeur"),
        "170 less a tenth: {own}"
    );
    assert_eq!(
        scene
            .desk
            .get("/office/ledger/accounts/bank?party=x")
            .await
            .status,
        404
    );
    let file = scene.desk.get("/office/ledger.csv").await.body;
    assert!(file.contains("4411;"), "{file}");
}

#[tokio::test]
async fn a_producers_page_shows_the_statement() {
    let mut scene = office(Role::Treasurer).await;
    delivered(&scene).await;
    let page = scene.desk.get("/office/producers/coop-demo").await.body;
    assert!(page.contains("<data class=\"num\" value=\"153.00\">"), "{page}");
}

/// The cells of a French file without its headings.
fn cells(file: &str) -> Vec<Vec<&str>> {
    file.lines()
        .skip(1)
        .map(|line| line.split(';').collect())
        .collect()
}

/// The centimes of `1234,50`; nothing of an empty cell.
fn centimes(cell: &str) -> i64 {
    cell.replace(',', "").parse().unwrap_or_default()
}

#[tokio::test]
async fn the_files_of_the_books_balance_and_follow_the_days() {
    let mut scene = office(Role::Treasurer).await;
    let code = delivered(&scene).await;
    let entries = scene.desk.get("/office/ledger/entries.csv").await.body;
    let rows = cells(&entries);
    let sum = |column: usize| rows.iter().map(|row| centimes(row[column])).sum::<i64>();
    assert!(
        rows.len() >= 3 && rows.iter().all(|row| row[2] == code),
        "{entries}"
    );
    assert_eq!(sum(6), sum(7), "{entries}");
    assert!(sum(6) > 0 && rows.iter().all(|row| row[6].is_empty() != row[7].is_empty()));
    let party = scene.producer;
    let statement = "/office/ledger/accounts/producer_payable/statement.csv";
    let own = scene.desk.get(&format!("{statement}?party={party}")).await.body;
    assert_eq!(
        cells(&own).iter().map(|row| &row[2..]).collect::<Vec<_>>(),
        [["", "153,00", "", "153,00"]],
        "{own}"
    );
    for days in ["from=2030-01-01", "until=2000-01-01"] {
        let none = scene
            .desk
            .get(&format!("{statement}?party={party}&{days}"))
            .await
            .body;
        assert_eq!(none.lines().count(), 1, "{none}");
        let page = format!("/office/ledger/accounts/producer_payable?party={party}&{days}");
        let page = scene.desk.get(&page).await.body;
        assert!(
            !page.contains("data-entry=") && page.contains("name=\"from\""),
            "{page}"
        );
    }
    assert_eq!(
        scene
            .desk
            .get("/office/ledger/accounts/magic/statement.csv")
            .await
            .status,
        404
    );
}
