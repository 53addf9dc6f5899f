//! What is expected of `order`.

use crate::testing::{Scene, office, order};
use access::Role;
use orders::order::{Destination, Order};
use orders::state::{FulfilmentState, OrderState, ParcelState};
use values::id::Id;

async fn call(scene: &mut Scene, code: &str, fields: &[(&str, &str)]) -> u16 {
    scene
        .desk
        .post(&format!("/office/orders/{code}/call"), fields)
        .await
        .status
        .as_u16()
}

/// Every part ready and in one parcel; the parcel's page.
async fn packed(scene: &mut Scene, id: Id<Order>) -> String {
    let code = scene.whole(id).await.code;
    for part in scene.whole(id).await.fulfilments {
        let version = part.version.to_string();
        scene
            .done(
                &format!("/office/preparation/{}/ready", part.id),
                &[("version", &version)],
            )
            .await;
    }
    let parts: Vec<String> = scene
        .whole(id)
        .await
        .fulfilments
        .iter()
        .map(|part| part.id.to_string())
        .collect();
    let code = code.to_string();
    let mut fields: Vec<(&str, &str)> = parts.iter().map(|part| ("part", part.as_str())).collect();
    fields.push(("order", &code));
    scene.done("/office/shipping/pack", &fields).await;
    format!("/office/shipping/{}", scene.whole(id).await.parcels[0].id)
}

async fn handed_over(scene: &mut Scene, id: Id<Order>) -> String {
    let parcel = packed(scene, id).await;
    let carrier = scene.carrier.to_string();
    let fields = [
        ("version", "1"),
        ("carrier", carrier.as_str()),
        ("tracking", "QA123456785MA"),
    ];
    scene.done(&format!("{parcel}/hand-over"), &fields).await;
    parcel
}

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "one story, told in its order")]
async fn from_the_queue_to_the_cash() {
    let mut scene = office(Role::Manager).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let code = placed.code.to_string();
    assert_eq!(scene.dates().await, (10, 2));

    let queue = scene.desk.get("/office/orders").await;
    assert!(
        queue
            .body
            .contains(&format!("data-order=\"{code}\" data-state=\"to_confirm\"")),
        "{}",
        queue.body
    );
    assert!(queue.body.contains("tel:+212600000001") && queue.body.contains("https://wa.me/212600000001"));
    let next = scene
        .done("/office/orders/confirm", &[("one", &format!("{code}.1"))])
        .await;
    assert_eq!(next, "/office/orders?done=confirmed");
    assert_eq!(scene.whole(placed.order).await.state, OrderState::Confirmed);

    let page = scene.desk.get(&format!("/office/orders/{code}")).await;
    assert!(
        page.body.contains("data-sku=\"DAT-1\" data-available=\"8\""),
        "{}",
        page.body
    );
    assert!(
        page.body.contains(&format!("%2Far%2Forders%2F{code}%3Fkey%3D")),
        "the link speaks the buyer’s language"
    );

    let parcel = handed_over(&mut scene, placed.order).await;
    assert_eq!(scene.dates().await, (8, 0));
    let label = scene.desk.get(&parcel).await.body;
    assert!(
        label.contains("Hay démo") && label.contains("près de l’école") && label.contains("QA123456785MA")
    );

    let version = scene.whole(placed.order).await.parcels[0].version.to_string();
    scene
        .done(&format!("{parcel}/delivered"), &[("version", &version)])
        .await;
    let order = scene.whole(placed.order).await;
    assert_eq!(
        (order.state, order.parcels[0].state),
        (OrderState::Completed, ParcelState::Delivered)
    );

    let due = order.parcels[0].cash_due;
    assert_eq!(due, order.total);
    let cash = scene.desk.get("/office/cash").await.body;
    assert!(cash.contains(&code) && cash.contains("Amana"), "{cash}");
    let received = due
        .sub(values::money::Money::mad(700))
        .unwrap()
        .to_decimal_string();
    let version = order.parcels[0].version.to_string();
    let fields = [
        ("version", version.as_str()),
        ("received", &received),
        ("fee", "7,00"),
        ("into", "bank"),
    ];
    scene
        .done(&format!("/office/cash/{}", order.parcels[0].id), &fields)
        .await;
    assert!(!scene.desk.get("/office/cash").await.body.contains(&code));

    let page = scene.desk.get(&format!("/office/orders/{code}")).await.body;
    for word in [
        "Encaissement",
        "Livraison",
        "Dû aux producteurs",
        "Commande passée",
        "L’acheteur confirme",
    ] {
        assert!(page.contains(word), "{word} is not on the page");
    }
    scene.holds().await;
}

#[tokio::test]
async fn the_call_has_four_outcomes() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let code = placed.code.to_string();
    assert_eq!(
        call(&mut scene, &code, &[("outcome", "no_answer"), ("version", "1")]).await,
        303
    );
    assert_eq!(scene.whole(placed.order).await.calls, 1);
    let again = [
        ("outcome", "call_again"),
        ("day", "2026-11-25"),
        ("hour", "10:30"),
        ("version", "2"),
    ];
    assert_eq!(call(&mut scene, &code, &again).await, 303);
    let at = scene.whole(placed.order).await.call_again_at.unwrap();
    assert_eq!(
        values::clock::local_datetime(at).to_string(),
        "2026-11-25T10:30:00"
    );
    assert_eq!(
        call(
            &mut scene,
            &code,
            &[("outcome", "refused"), ("note", " "), ("version", "3")]
        )
        .await,
        422
    );
    assert_eq!(
        call(
            &mut scene,
            &code,
            &[("outcome", "refused"), ("note", "trop cher"), ("version", "3")]
        )
        .await,
        303
    );
    let order = scene.whole(placed.order).await;
    assert_eq!(
        (order.state, order.cancel_reason.as_deref()),
        (OrderState::Cancelled, Some("trop cher"))
    );
    let page = scene.desk.get(&format!("/office/orders/{code}")).await.body;
    assert!(
        page.contains("Annulée par la maison") && page.contains("trop cher"),
        "{page}"
    );
    assert_eq!(scene.dates().await, (10, 0));
}

#[tokio::test]
async fn a_call_without_outcome_or_in_the_past_comes_back_filled() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let address = format!("/office/orders/{}/call", placed.code);
    let past = [
        ("outcome", "call_again"),
        ("day", "2026-11-23"),
        ("hour", "10:00"),
        ("note", "sonne"),
        ("version", "1"),
    ];
    let reply = scene.desk.post(&address, &past).await;
    assert_eq!(reply.status, 422);
    assert!(
        reply.body.contains("value=\"sonne\"") && reply.body.contains("value=\"2026-11-23\""),
        "{}",
        reply.body
    );
    assert_eq!(
        scene
            .desk
            .post(&address, &[("outcome", ""), ("version", "1")])
            .await
            .status,
        422
    );
    assert_eq!(
        scene
            .desk
            .post(&address, &[("outcome", "no_answer")])
            .await
            .status,
        400
    );
    assert_eq!(scene.whole(placed.order).await.calls, 0);
}

#[tokio::test]
async fn an_old_page_is_told_and_shown_again() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let code = placed.code.to_string();
    scene.confirm(placed.order).await;
    let address = format!("/office/orders/{code}/cancel");
    let reply = scene
        .desk
        .post(&address, &[("version", "1"), ("cancel_reason", "doublon")])
        .await;
    assert_eq!(reply.status, 409);
    assert!(
        reply.body.contains("entre-temps") && reply.body.contains(&code),
        "{}",
        reply.body
    );
    assert_eq!(
        call(&mut scene, &code, &[("outcome", "confirmed"), ("version", "2")]).await,
        409
    );
    let listed = scene
        .desk
        .post("/office/orders/confirm", &[("one", &format!("{code}.1"))])
        .await;
    assert_eq!(listed.status, 409);
    assert_eq!(scene.whole(placed.order).await.state, OrderState::Confirmed);
}

#[tokio::test]
async fn a_refused_parcel_comes_home() {
    let mut scene = office(Role::Manager).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let parcel = handed_over(&mut scene, placed.order).await;
    let refused = format!("{parcel}/refused");
    let nameless = scene
        .desk
        .post(
            &refused,
            &[("version", "2"), ("return_fee", "10"), ("refused_reason", "")],
        )
        .await;
    assert_eq!(nameless.status, 422);
    let fields = [
        ("version", "2"),
        ("return_fee", "10,00"),
        ("refused_reason", "absent trois fois"),
    ];
    scene.done(&refused, &fields).await;
    let back = scene.desk.get("/office/shipping?tab=back").await.body;
    assert!(
        back.contains(&placed.code.to_string()) && back.contains("data-state=\"refused\""),
        "{back}"
    );
    for (part, disposition) in scene
        .whole(placed.order)
        .await
        .fulfilments
        .iter()
        .zip(["restock", "write_off"])
    {
        let version = part.version.to_string();
        let fields = [
            ("version", version.as_str()),
            ("disposition", disposition),
            ("reason", "boîte ouverte"),
        ];
        scene
            .done(&format!("/office/shipping/returns/{}", part.id), &fields)
            .await;
    }
    let order = scene.whole(placed.order).await;
    assert_eq!(order.state, OrderState::Completed);
    assert!(
        order
            .fulfilments
            .iter()
            .all(|part| part.state == FulfilmentState::Returned)
    );
    assert_eq!(scene.dates().await, (10, 0));
    scene.holds().await;
}

#[tokio::test]
async fn lines_contact_and_destination_are_corrected_each_with_a_reason() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let address = format!("/office/orders/{}/correction", placed.code);
    assert_eq!(scene.desk.get(&address).await.status, 200);
    let bare = [("sku", "DAT-1"), ("quantity", "3"), ("version", "1")];
    assert_eq!(scene.desk.post(&address, &bare).await.status, 422, "no reason");
    let lines = [
        ("sku", "DAT-1"),
        ("quantity", "3"),
        ("sku", "SAF-1"),
        ("quantity", "0"),
        ("lines_reason", "au téléphone"),
        ("version", "1"),
    ];
    scene.done(&address, &lines).await;
    let order = scene.whole(placed.order).await;
    let live: Vec<_> = order
        .fulfilments
        .iter()
        .filter(|part| part.state != FulfilmentState::Cancelled)
        .collect();
    assert_eq!((live.len(), live[0].lines[0].quantity), (1, 3));
    assert_eq!(order.goods.centimes(), 3 * 8_500);

    let both = [
        ("name", "Acheteur démo 02"),
        ("phone", "06 00 00 00 02"),
        ("contact_reason", "autre numéro"),
        ("delivery", "pickup"),
        ("pickup_point", "depot"),
        ("destination_reason", "vient lui-même"),
        ("version", "2"),
    ];
    scene.done(&address, &both).await;
    let order = scene.whole(placed.order).await;
    assert_eq!(order.buyer.phone.e164(), "+212600000002");
    assert!(matches!(order.destination, Destination::Pickup { .. }) && order.delivery.is_zero());
    assert_eq!(order.goods.centimes(), 3 * 8_500, "the content was left alone");
    scene.holds().await;
}

#[tokio::test]
async fn a_correction_with_a_fault_keeps_all_that_was_typed_and_changes_nothing() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let address = format!("/office/orders/{}/correction", placed.code);
    let short = [
        ("sku", "DAT-1"),
        ("quantity", "99"),
        ("lines_reason", "plus"),
        ("name", "Acheteur démo 09"),
        ("contact_reason", "épouse"),
        ("version", "1"),
    ];
    let reply = scene.desk.post(&address, &short).await;
    assert_eq!(reply.status, 409);
    let body = reply.body;
    assert!(
        body.contains("Produit démo DAT-1") && body.contains("href=\"#quantity-1\""),
        "{body}"
    );
    assert!(
        body.contains("reste que \u{2068}10"),
        "ten can be had, its own two included: {body}"
    );
    for typed in ["99", "plus", "Acheteur démo 09", "épouse"] {
        assert!(
            body.contains(&format!("value=\"{typed}\"")),
            "{typed} was lost: {body}"
        );
    }
    let wrong = [
        ("name", ""),
        ("phone", "06"),
        ("contact_reason", "x"),
        ("quarter", "Hay autre"),
        ("version", "1"),
    ];
    let reply = scene.desk.post(&address, &wrong).await;
    assert_eq!(reply.status, 422);
    for kept in ["value=\"06\"", "value=\"Hay autre\"", "href=\"#name\""] {
        assert!(reply.body.contains(kept), "{kept}: {}", reply.body);
    }
    let unknown = [
        ("found_sku", "ZZZ-1"),
        ("found_quantity", "1"),
        ("lines_reason", "x"),
        ("version", "1"),
    ];
    let reply = scene.desk.post(&address, &unknown).await;
    assert!(
        reply.status == 422 && reply.body.contains("href=\"#quantity-3\""),
        "{}",
        reply.body
    );
    assert_eq!(
        scene.desk.post(&address, &[("version", "1")]).await.status,
        422,
        "nothing changed"
    );
    let old = [("name", "Autre"), ("contact_reason", "x"), ("version", "7")];
    assert_eq!(scene.desk.post(&address, &old).await.status, 409);
    let order = scene.whole(placed.order).await;
    assert_eq!(
        (order.version, order.buyer.name.as_str()),
        (1, "Acheteur démo 01")
    );
}

#[tokio::test]
async fn words_left_in_the_search_box_do_not_stop_a_correction() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let address = format!("/office/orders/{}/correction", placed.code);
    let words = [
        ("name", "Acheteur démo 09"),
        ("contact_reason", "épouse"),
        ("find", "safran"),
        ("version", "1"),
    ];
    let next = scene.done(&address, &words).await;
    assert!(next.ends_with("done=corrected"), "{next}");
    let order = scene.whole(placed.order).await;
    assert_eq!(
        (order.version, order.buyer.name.as_str()),
        (2, "Acheteur démo 09")
    );
    let looking = [
        ("name", "Acheteur démo 10"),
        ("contact_reason", "épouse"),
        ("find", "produit démo"),
        ("do", "find"),
        ("version", "2"),
    ];
    let found = scene.desk.post(&address, &looking).await;
    assert!(
        found.status == 200 && found.body.contains("name=\"found_sku\""),
        "{}",
        found.body
    );
    assert!(found.body.contains("Acheteur démo 10"), "nothing typed is lost");
    assert_eq!(
        scene.whole(placed.order).await.version,
        2,
        "looking saves nothing"
    );
    let number = [("find", "dat-1"), ("version", "2")];
    let asked = scene.desk.post(&address, &number).await;
    assert_eq!(asked.status, 422, "one more article needs its reason");
    let number = [
        ("find", "dat-1"),
        ("lines_reason", "un de plus"),
        ("version", "2"),
    ];
    scene.done(&address, &number).await;
    assert_eq!(
        scene.dates().await,
        (10, 3),
        "the article typed by its number is taken"
    );
    scene.holds().await;
}

#[tokio::test]
async fn a_call_after_the_order_is_gone_is_not_agreed() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    let until = scene.whole(placed.order).await.confirm_until;
    let day = values::clock::local_date(until + jiff::SignedDuration::from_hours(48)).to_string();
    let late = [
        ("outcome", "call_again"),
        ("day", day.as_str()),
        ("hour", "10:00"),
        ("note", "au marché"),
        ("version", "1"),
    ];
    let address = format!("/office/orders/{}/call", placed.code);
    let reply = scene.desk.post(&address, &late).await;
    assert_eq!(reply.status, 422);
    assert!(
        reply.body.contains("attend une réponse") && reply.body.contains("value=\"au marché\""),
        "{}",
        reply.body
    );
    assert_eq!(scene.whole(placed.order).await.call_again_at, None);
}

#[tokio::test]
async fn articles_are_found_by_name_without_a_script() {
    let mut scene = office(Role::Clerk).await;
    let look = |words: &'static str| {
        [
            ("sku", "DAT-1"),
            ("quantity", "2"),
            ("find", words),
            ("name", "Démo"),
            ("do", "find"),
        ]
    };
    let found = scene.desk.post("/office/orders/new", &look("safran démo")).await;
    assert_eq!(found.status, 200);
    assert!(
        !found.body.contains("name=\"found_sku\""),
        "no product has this name"
    );
    let found = scene
        .desk
        .post("/office/orders/new", &look("produit démo"))
        .await
        .body;
    for shown in [
        "name=\"found_sku\" value=\"SAF-1\"",
        "name=\"sku\" value=\"DAT-1\"",
        "value=\"Démo\"",
        "value=\"85.00\"",
    ] {
        assert!(found.contains(shown), "{shown}: {found}");
    }
    let added = [
        ("sku", "DAT-1"),
        ("quantity", "2"),
        ("found_sku", "SAF-1"),
        ("found_quantity", "3"),
        ("found_sku", "DAT-1"),
        ("found_quantity", ""),
        ("do", "find"),
    ];
    let added = scene.desk.post("/office/orders/new", &added).await.body;
    assert!(added.contains("name=\"sku\" value=\"SAF-1\""), "{added}");
    let by_number = scene.desk.post("/office/orders/new", &look("saf-1")).await.body;
    assert!(by_number.contains("name=\"sku\" value=\"SAF-1\""), "{by_number}");
    assert_eq!(scene.dates().await, (10, 0), "looking sets nothing aside");
}

#[tokio::test]
async fn a_packed_order_is_not_corrected() {
    let mut scene = office(Role::Manager).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    packed(&mut scene, placed.order).await;
    let base = format!("/office/orders/{}", placed.code);
    assert_eq!(scene.desk.get(&format!("{base}/correction")).await.status, 409);
    let lines = [
        ("sku", "DAT-1"),
        ("quantity", "1"),
        ("lines_reason", "x"),
        ("version", "2"),
    ];
    assert_eq!(
        scene
            .desk
            .post(&format!("{base}/correction"), &lines)
            .await
            .status,
        409
    );
}

#[tokio::test]
async fn one_part_is_cancelled_and_a_foreign_part_is_not_there() {
    let mut scene = office(Role::Clerk).await;
    let (one, two) = (
        scene.placed("1", "Acheteur démo 01").await,
        scene.placed("2", "Acheteur démo 02").await,
    );
    let (own, foreign) = (
        scene.whole(one.order).await.fulfilments,
        scene.whole(two.order).await.fulfilments,
    );
    let address = format!("/office/orders/{}/parts", one.code);
    let part = |id: String, reason: &'static str| {
        [
            ("part", id),
            ("part_reason", reason.to_owned()),
            ("version", "1".to_owned()),
        ]
    };
    for (fields, status) in [
        (part(foreign[0].id.to_string(), "x"), 404),
        (part(own[0].id.to_string(), ""), 422),
        (part(own[0].id.to_string(), "plus de stock"), 303),
        (part(own[1].id.to_string(), "plus rien"), 409),
    ] {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        assert_eq!(
            scene.desk.post(&address, &fields).await.status,
            status,
            "{fields:?}"
        );
    }
}

#[tokio::test]
async fn goods_come_back_and_the_money_goes_back() {
    let mut scene = office(Role::Admin).await;
    let placed = scene.placed("1", "Acheteur démo 01").await;
    scene.confirm(placed.order).await;
    let parcel = handed_over(&mut scene, placed.order).await;
    scene
        .done(&format!("{parcel}/delivered"), &[("version", "2")])
        .await;
    let part = scene.whole(placed.order).await.fulfilments[0].clone();
    let (id, version, back) = (
        part.id.to_string(),
        part.version.to_string(),
        format!("back-{}", part.lines[0].id),
    );
    let address = format!("/office/orders/{}/returns", placed.code);
    let common = [
        ("part", id.as_str()),
        ("version", &version),
        ("disposition", "restock"),
        ("return_reason", "trop"),
    ];
    assert_eq!(
        scene.desk.post(&address, &common).await.status,
        422,
        "nothing was chosen"
    );
    let fields = [&common[..], &[(back.as_str(), "1")]].concat();
    scene.done(&address, &fields).await;
    let cash = scene.desk.get("/office/cash").await.body;
    let (_, rest) = cash.split_once("/office/cash/refunds/").expect("a refund waits");
    let refund = rest.split('"').next().unwrap();
    scene
        .done(&format!("/office/cash/refunds/{refund}"), &[("from", "bank")])
        .await;
    assert_eq!(
        scene
            .desk
            .post(&format!("/office/cash/refunds/{refund}"), &[("from", "bank")])
            .await
            .status,
        409
    );
    scene.holds().await;
}

#[tokio::test]
async fn an_article_written_twice_is_one_line() {
    let mut scene = office(Role::Clerk).await;
    let fields = [
        ("sku", "DAT-1"),
        ("quantity", "2"),
        ("sku", "dat-1"),
        ("quantity", "3"),
        ("name", "Acheteur démo 07"),
        ("phone", "0600000007"),
        ("delivery", "pickup"),
        ("pickup_point", "depot"),
        ("idempotency_key", "twice"),
    ];
    scene.done("/office/orders/new", &fields).await;
    assert_eq!(scene.dates().await, (10, 5));
}

#[tokio::test]
async fn an_order_is_taken_on_the_telephone_once() {
    let mut scene = office(Role::Clerk).await;
    let page = scene.desk.get("/office/orders/new").await.body;
    assert!(
        page.contains("<option value=\"DAT-1\">") && page.contains(" — 85\u{a0}DH · "),
        "{page}"
    );
    let fields = |quantity: &'static str| {
        [
            ("sku", "dat-1"),
            ("quantity", quantity),
            ("sku", ""),
            ("quantity", ""),
            ("name", "Acheteur démo 07"),
            ("phone", "0600000007"),
            ("delivery", "address"),
            ("city", "erfoud"),
            ("quarter", "Hay démo"),
            ("language", "ar"),
            ("idempotency_key", "telephone-1"),
        ]
    };
    let short = scene.desk.post("/office/orders/new", &fields("20")).await;
    assert_eq!(short.status, 409);
    assert!(
        short.body.contains("DAT-1") && short.body.contains("value=\"Acheteur démo 07\""),
        "{}",
        short.body
    );
    let first = scene.done("/office/orders/new", &fields("2")).await;
    let again = scene.done("/office/orders/new", &fields("2")).await;
    assert_eq!(first, again);
    assert!(first.ends_with("?done=placed"));
    assert_eq!(scene.dates().await, (10, 2));
    let both = [
        ("sku", "ZZZ"),
        ("quantity", "1"),
        ("name", "Acheteur démo 07"),
        ("phone", "06"),
        ("delivery", "pickup"),
        ("pickup_point", "depot"),
    ];
    let told = scene.desk.post("/office/orders/new", &both).await;
    assert!(
        told.status == 422 && told.body.contains("ZZZ") && told.body.contains("10 chiffres"),
        "{}",
        told.body
    );
    let empty = scene
        .desk
        .post("/office/orders/new", &[("name", ""), ("phone", "12")])
        .await;
    assert_eq!(empty.status, 422);
}

#[tokio::test]
async fn a_page_from_elsewhere_changes_nothing() {
    let mut scene = office(Role::Clerk).await;
    let placed = scene.place(order("1", "Acheteur démo 01")).await;
    let address = format!("/office/orders/{}/call", placed.code);
    let reply = scene
        .desk
        .send_form(
            &address,
            "outcome=confirmed&version=1",
            &[("sec-fetch-site", "cross-site")],
        )
        .await;
    assert_eq!(reply.status, 403);
    assert_eq!(scene.whole(placed.order).await.state, OrderState::ToConfirm);
}
