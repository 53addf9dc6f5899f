//! The order page: who may see it, where it says the order is, cancelling.

use crate::testing::{available, hidden, order_form, shop};
use http::StatusCode;
use web::testing::Desk;

/// Places an order and answers the address of its page.
async fn placed(desk: &mut Desk) -> String {
    desk.post("/fr/cart/lines", &[("sku", "DAT-MEX-500"), ("quantity", "2")])
        .await;
    desk.post("/fr/cart/lines", &[("sku", "MIE-THY-250"), ("quantity", "1")])
        .await;
    let page = desk.get("/fr/checkout").await;
    let key = hidden(&page.body, "idempotency_key");
    let placed = desk.post("/fr/checkout", &order_form(&key, &[])).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
    placed.location().to_owned()
}

fn parts(address: &str) -> (String, String) {
    let (path, key) = address.split_once("?key=").unwrap();
    (path.rsplit('/').next().unwrap().to_owned(), key.to_owned())
}

#[tokio::test]
async fn only_its_key_opens_an_order() {
    let (_house, mut desk) = shop();
    let address = placed(&mut desk).await;
    let other = placed(&mut desk).await;
    let ((code, key), (other_code, other_key)) = (parts(&address), parts(&other));
    for wrong in [
        format!("/fr/orders/{code}"),
        format!("/fr/orders/{code}?key="),
        format!("/fr/orders/{code}?key={other_key}"),
        format!("/fr/orders/{other_code}?key={key}"),
        format!("/fr/orders/2222-2222?key={key}"),
        format!(
            "/fr/orders/{code}?key={}",
            key.replace('a', "b")
                .replace('c', "d")
                .chars()
                .rev()
                .collect::<String>()
        ),
    ] {
        let reply = desk.get(&wrong).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{wrong}");
        assert!(!reply.body.contains("Acheteur démo 07"), "{wrong}");
        assert!(reply.body.contains("/fr/orders"), "the way to find it again");
    }
    let mut stranger = desk.stranger();
    assert_eq!(
        stranger.get(&address).await.status,
        StatusCode::OK,
        "the link alone is enough"
    );
}

#[tokio::test]
async fn the_page_tells_who_prepares_what_and_what_to_pay() {
    let (_house, mut desk) = shop();
    let address = placed(&mut desk).await;
    let (code, key) = parts(&address);
    let page = desk.get(&address).await;
    assert!(
        page.body
            .contains(&format!("data-order=\"{code}\" data-state=\"to_confirm\""))
    );
    assert_eq!(page.body.matches("data-fulfilment=").count(), 2);
    for told in [
        "Maârif",
        "Rue démo 7",
        "Casablanca",
        "À payer à la livraison",
        "data-sku=\"MIE-THY-250\"",
        "wa.me",
    ] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let links: String = page
        .body
        .split("href=\"https://wa.me")
        .skip(1)
        .map(|link| link.split('"').next().unwrap())
        .collect();
    assert!(
        links.contains(&code) && !links.contains(&key),
        "the key stays here: {links}"
    );
}

#[tokio::test]
async fn a_buyer_cancels_until_the_call() {
    let (_house, mut desk) = shop();
    let address = placed(&mut desk).await;
    let (code, key) = parts(&address);
    desk.get(&address).await;
    let wrong = desk
        .post(
            &format!("/fr/orders/{code}/cancel"),
            &[("key", "aaaaaaaaaaaaaaaaaaaaaaaaaa")],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    let done = desk
        .post(&format!("/fr/orders/{code}/cancel"), &[("key", &key)])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = desk.get(done.location()).await;
    assert!(
        page.body.contains("data-state=\"cancelled\"") && page.body.contains("Rien à payer"),
        "{}",
        page.body
    );
    let product = desk.get("/fr/p/dattes-majhoul-extra").await;
    assert_eq!(available(&product.body, "DAT-MEX-500"), 140, "stock is back");
    let again = desk
        .post(&format!("/fr/orders/{code}/cancel"), &[("key", &key)])
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.body.contains("ne peut plus être annulée"));
}

#[tokio::test]
async fn an_order_is_found_by_its_code_and_phone() {
    let (_house, mut desk) = shop();
    let address = placed(&mut desk).await;
    let (code, _) = parts(&address);
    let mut stranger = desk.stranger();
    stranger.get("/fr/orders").await;
    let found = stranger
        .post(
            "/fr/orders",
            &[("code", &code.to_lowercase()), ("phone", "+212 6 00 00 00 07")],
        )
        .await;
    assert_eq!(found.location(), address, "{}", found.body);
    for (typed, phone) in [
        (code.as_str(), "06 11 11 11 11"),
        ("2222-2222", "06 00 00 00 07"),
        (code.as_str(), ""),
        ("", ""),
    ] {
        let reply = stranger
            .post("/fr/orders", &[("code", typed), ("phone", phone)])
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed} {phone}");
    }
}
