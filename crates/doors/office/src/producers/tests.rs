//! What is expected of `producers`.

use crate::testing::office;
use access::Role;
use orders::commission;
use parties::organisation;
use parties::papers;

const PAGE: &str = "/office/producers/coop-demo";

#[tokio::test]
async fn the_identity_is_changed_and_a_stale_form_is_told() {
    let mut scene = office(Role::Manager).await;
    let page = scene.desk.get(PAGE).await.body;
    assert!(
        page.contains("name=\"names_ar\"") && page.contains("Errachidia"),
        "{page}"
    );
    let fields = [
        ("names_fr", "Coopérative démo"),
        ("commune", "Rissani"),
        ("province", "MA-ERR"),
        ("members", "21"),
        ("women", "13"),
        ("producer_phone", "0600000009"),
        ("vat_regime", "exempt_coop"),
        ("version", "1"),
    ];
    scene.done(PAGE, &fields).await;
    let kept = scene
        .read(|reader| organisation::by_slug(reader, "coop-demo").unwrap().unwrap())
        .await;
    assert_eq!(
        (kept.details.commune.as_str(), kept.details.members_women),
        ("Rissani", Some(13))
    );
    assert_eq!(scene.desk.post(PAGE, &fields).await.status, 409);
    for (name, value) in [
        ("women", "99"),
        ("ice", "12"),
        ("producer_phone", "06"),
        ("names_fr", ""),
        ("latitude", "x"),
    ] {
        let mut wrong = fields.to_vec();
        wrong.retain(|(field, _)| *field != name && *field != "version");
        wrong.extend([(name, value), ("version", "2")]);
        assert_eq!(scene.desk.post(PAGE, &wrong).await.status, 422, "{name}");
    }
}

#[tokio::test]
async fn a_commission_holds_from_its_day_on() {
    let mut scene = office(Role::Manager).await;
    let address = format!("{PAGE}/commission");
    let past = scene
        .desk
        .post(&address, &[("rate", "8"), ("rate_from", "2026-11-01")])
        .await;
    assert_eq!(past.status, 422);
    assert!(past.body.contains("à venir"), "{}", past.body);
    assert_eq!(
        scene
            .desk
            .post(&address, &[("rate", "120"), ("rate_from", "2026-12-01")])
            .await
            .status,
        422
    );
    scene
        .done(&address, &[("rate", "8,5"), ("rate_from", "2026-12-01")])
        .await;
    let producer = scene.producer;
    let rates = scene
        .read(move |reader| commission::history(reader, producer).unwrap())
        .await;
    assert_eq!(rates[0].rate.value(), 850);
}

#[tokio::test]
async fn papers_are_recorded_and_ended_for_their_own_producer() {
    let mut scene = office(Role::Manager).await;
    let address = format!("{PAGE}/certificates");
    let paper = [
        ("label", "igp-dattes-majhoul-tafilalet"),
        ("body", "Organisme démo"),
        ("number", "D-1"),
        ("valid_from", "2026-01-01"),
        ("expires_on", "2027-01-01"),
    ];
    scene.done(&address, &paper).await;
    assert_eq!(scene.desk.post(&address, &paper).await.status, 409);
    assert_eq!(
        scene
            .desk
            .post(&address, &[("label", "x"), ("valid_from", "")])
            .await
            .status,
        422
    );
    let producer = scene.producer;
    let id = scene
        .read(move |reader| papers::of(reader, producer).unwrap()[0].id)
        .await;
    let end = [("last_day", "2026-11-24"), ("withdraw_reason", "contrôle")];
    let foreign = format!("/office/producers/coop-safran/certificates/{id}");
    assert_eq!(scene.desk.post(&foreign, &end).await.status, 404);
    assert_eq!(
        scene
            .desk
            .post(&format!("{address}/{id}"), &[("last_day", "2026-11-24")])
            .await
            .status,
        422
    );
    scene.done(&format!("{address}/{id}"), &end).await;
}

#[tokio::test]
async fn a_new_producer_never_changes_another() {
    let mut scene = office(Role::Manager).await;
    let fields = [
        ("kind", "cooperative"),
        ("names_fr", "Coopérative démo neuve"),
        ("commune", "Erfoud"),
        ("province", "MA-ERR"),
        ("vat_regime", "exempt_coop"),
    ];
    let next = scene.done("/office/producers/new", &fields).await;
    assert_eq!(next, "/office/producers/cooperative-demo-neuve?done=saved");
    assert_eq!(
        scene.desk.post("/office/producers/new", &fields).await.status,
        409
    );
    let bare = scene
        .desk
        .post(
            "/office/producers/cooperative-demo-neuve/active",
            &[("active", "off"), ("version", "1")],
        )
        .await;
    assert_eq!(bare.status, 422);
    let hide = [("active", "off"), ("active_reason", "pause"), ("version", "1")];
    scene
        .done("/office/producers/cooperative-demo-neuve/active", &hide)
        .await;
}

#[tokio::test]
async fn what_is_owed_is_for_those_who_may_see_it() {
    let mut scene = office(Role::Clerk).await;
    assert!(!scene.desk.get(PAGE).await.body.contains("Relevé"));
    let mut treasurer = scene.colleague("tresor", Role::Treasurer, None).await;
    assert!(treasurer.get(PAGE).await.body.contains("Relevé"));
    let file = treasurer.get("/office/producers.csv").await.body;
    assert!(file.contains("coop-demo;") && file.contains(";0,00"), "{file}");
}
