//! Temporary.
use crate::testing::{hidden, order_form, shop};
fn put(path: &str, body: &[u8], dir: bool) {
    let file = if dir { format!("/tmp/sf{path}/index.html") } else { format!("/tmp/sf{path}") };
    std::fs::create_dir_all(std::path::Path::new(&file).parent().unwrap()).unwrap();
    std::fs::write(file, body).unwrap();
}
#[tokio::test]
async fn dump() {
    let (_h, mut desk) = shop();
    for l in ["fr", "ar", "en", "zgh"] {
        for p in ["", "/c/dattes", "/p/dattes-majhoul-extra", "/p/coffret-decouverte", "/producers", "/producers/coop-demo", "/search?q=dattes", "/search?q=zzz", "/legal/terms", "/legal/privacy", "/orders", "/p/none-such", "/c/dattes?available=1&price=50-100"] {
            let r = desk.get(&format!("/{l}{p}")).await;
            put(&format!("/{l}{}", p.replace(['?', '&', '='], "_")), r.body.as_bytes(), true);
            for a in r.body.split("/assets/").skip(1) {
                let name = a.split(['"', '#']).next().unwrap();
                let req = desk.request(http::Method::GET, &format!("/assets/{name}")).body(axum::body::Body::empty()).unwrap();
                let r = desk.send(req).await;
                put(&format!("/assets/{name}"), r.body.as_bytes(), false);
            }
        }
        let r = desk.get(&format!("/{l}/cart")).await;
        put(&format!("/{l}/cart-empty"), r.body.as_bytes(), true);
        for (s, q) in [("DAT-MEX-500", "2"), ("MIE-THY-250", "1"), ("DAT-MEX-5K", "5")] {
            desk.post(&format!("/{l}/cart/lines"), &[("sku", s), ("quantity", q)]).await;
        }
        let r = desk.get(&format!("/{l}/cart?done=added")).await;
        put(&format!("/{l}/cart-short"), r.body.as_bytes(), true);
        desk.post(&format!("/{l}/cart/lines/DAT-MEX-5K"), &[("to", "0")]).await;
        desk.post(&format!("/{l}/cart/lines"), &[("sku", "TAP-NOU-1"), ("quantity", "1")]).await;
        desk.get(&format!("/{l}/cart")).await;
        desk.post(&format!("/{l}/cart/delivery"), &[("city", "casablanca")]).await;
        let r = desk.get(&format!("/{l}/cart")).await;
        put(&format!("/{l}/cart"), r.body.as_bytes(), true);
        let r = desk.get(&format!("/{l}/checkout")).await;
        put(&format!("/{l}/checkout"), r.body.as_bytes(), true);
        let k = hidden(&r.body, "idempotency_key");
        let r = desk.post(&format!("/{l}/checkout"), &order_form(&k, &[("phone", "06 00 00 00 1"), ("quarter", ""), ("terms", "")])).await;
        put(&format!("/{l}/checkout-wrong"), r.body.as_bytes(), true);
        let r = desk.post(&format!("/{l}/checkout"), &order_form(&k, &[])).await;
        println!("{} {}", r.status, r.location());
        if r.location().is_empty() { put(&format!("/{l}/order"), r.body.as_bytes(), true); continue; }
        let r = desk.get(r.location()).await;
        put(&format!("/{l}/order"), r.body.as_bytes(), true);
    }
}
