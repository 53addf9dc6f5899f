//! What is expected of `today`.

use crate::testing::office;
use access::Role;

fn figure(page: &str, href: &str) -> Option<String> {
    // The rail leads to the same addresses; the figures come after it.
    let (_, tiles) = page.split_once("class=\"tiles\"")?;
    let (_, rest) = tiles.split_once(&format!("href=\"{href}\""))?;
    Some(rest.split_once("<b>")?.1.split('<').next()?.to_owned())
}

#[tokio::test]
async fn figures_follow_the_work_and_lead_to_it() {
    let mut scene = office(Role::Clerk).await;
    let quiet = scene.desk.get("/office").await.body;
    assert_eq!(
        figure(&quiet, "/office/orders?state=to_confirm").as_deref(),
        Some("0")
    );
    let placed = scene.placed("1", "Acheteur démo 01").await;
    scene.placed("2", "Acheteur démo 02").await;
    scene.confirm(placed.order).await;
    let page = scene.desk.get("/office").await.body;
    assert_eq!(
        figure(&page, "/office/orders?state=to_confirm").as_deref(),
        Some("1")
    );
    assert_eq!(figure(&page, "/office/preparation").as_deref(), Some("2"));
    assert_eq!(
        figure(&page, "/office/stock?low=on").as_deref(),
        Some("1"),
        "{page}"
    );
    assert!(page.contains("Démo clerk1"));
}

#[tokio::test]
async fn each_role_is_told_what_it_may_do() {
    let mut scene = office(Role::Treasurer).await;
    let page = scene.desk.get("/office").await.body;
    assert!(
        figure(&page, "/office/cash").is_some() && figure(&page, "/office/preparation").is_none(),
        "{page}"
    );
    let mut clerk = scene.colleague("commis", Role::Clerk, None).await;
    let page = clerk.get("/office").await.body;
    assert!(figure(&page, "/office/cash").is_none() && figure(&page, "/office/shipping").is_some());
}
