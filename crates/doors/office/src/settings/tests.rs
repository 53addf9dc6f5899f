//! What is expected of `settings`.

use crate::testing::office;
use access::Role;
use content::page::{self, PageSlug};
use language::Language;
use parties::house;
use shipping::{carrier, rate};

fn seen(page: &str) -> String {
    let (_, rest) = page
        .split_once("name=\"seen\" value=\"")
        .expect("the form says what it showed");
    rest.split('"').next().unwrap().to_owned()
}

fn settings<'f>(seen: &'f str, more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let common = [
        ("names_fr", "GIE démo"),
        ("address_fr", "Errachidia"),
        ("phone", "0535000000"),
        ("email", "gie@exemple.ma"),
        ("confirm_within_hours", "48"),
        ("return_fee", "12,50"),
        ("refund_ceiling", "٢٥٠٠"),
        ("default_commission", "10"),
        ("delivery_vat", "20"),
        ("commission_vat", "20"),
        ("seen", seen),
    ];
    [&common[..], more].concat()
}

#[tokio::test]
async fn the_house_says_who_it_is() {
    let mut scene = office(Role::Manager).await;
    let seen = seen(&scene.desk.get("/office/settings").await.body);
    let wrong = [("rib", "12"), ("ice", "1")];
    let reply = scene
        .desk
        .post("/office/settings", &settings(&seen, &wrong))
        .await;
    assert_eq!(reply.status, 422);
    assert!(
        reply.body.contains("RIB est faux") && reply.body.contains("15 chiffres"),
        "{}",
        reply.body
    );
    let register = scene
        .desk
        .post("/office/settings", &settings(&seen, &[("tax_number", "12a")]))
        .await;
    assert_eq!(
        register.status, 422,
        "what the room finds wrong is told at its field"
    );
    scene.done("/office/settings", &settings(&seen, &[])).await;
    let kept = scene.read(|reader| house::load(reader).unwrap()).await;
    assert_eq!(
        (kept.confirm_within_hours, kept.return_fee.centimes()),
        (48, 1_250)
    );
    assert_eq!(kept.refund_ceiling.centimes(), 250_000);
    assert_eq!(
        scene.desk.house.signboard().settings.names.fr,
        "GIE démo",
        "pages tell it at once"
    );
    assert_eq!(
        scene
            .desk
            .post("/office/settings", &settings(&seen, &[]))
            .await
            .status,
        409,
        "an old form"
    );
}

/// A form as a browser sends it back: every field as it stands, a box only when it is ticked.
fn as_it_stands(page: &str) -> Vec<(String, String)> {
    let form = page.split("action=\"/office/settings\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    let value = |tag: &str, name: &str| -> Option<String> {
        let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(rest.split('"').next()?.to_owned())
    };
    let mut fields = Vec::new();
    for tag in form.split("<input").skip(1) {
        let tag = tag.split('>').next().unwrap();
        let is_box = tag.contains("type=\"checkbox\"");
        if is_box && !tag.contains(" checked") {
            continue;
        }
        if let Some(name) = value(tag, "name") {
            fields.push((name, value(tag, "value").unwrap_or_default()));
        }
    }
    for area in form.split("<textarea").skip(1) {
        let name = value(area.split('>').next().unwrap(), "name").unwrap();
        let text = area.split_once('>').unwrap().1;
        fields.push((name, text.split("</textarea>").next().unwrap().to_owned()));
    }
    fields
}

#[tokio::test]
async fn an_open_shop_is_closed_by_its_box_and_opened_again() {
    let mut scene = office(Role::Manager).await;
    for opened in [false, true] {
        let page = scene.desk.get("/office/settings").await.body;
        let mut fields = as_it_stands(&page);
        assert_eq!(
            fields.iter().any(|(name, _)| name == "opened"),
            !opened,
            "the box shows what is"
        );
        fields.retain(|(name, _)| name != "opened");
        if opened {
            fields.push(("opened".to_owned(), "on".to_owned()));
        }
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        scene.done("/office/settings", &sent).await;
        let kept = scene.read(|reader| house::load(reader).unwrap()).await;
        assert_eq!(kept.opened, opened);
        assert_eq!(kept.names.fr, "GIE démo", "and nothing else changed");
        assert_eq!(scene.desk.house.signboard().settings.opened, opened);
    }
}

#[tokio::test]
async fn carriers_and_pickup_points_are_kept_by_their_word() {
    let mut scene = office(Role::Manager).await;
    let fields = [("name", "CTM Messagerie"), ("tracking_url", ""), ("active", "on")];
    scene.done("/office/settings/carriers", &fields).await;
    let change = [
        ("slug", "amana"),
        ("name", "Amana"),
        ("tracking_url", "http://x"),
        ("active", "on"),
    ];
    assert_eq!(
        scene.desk.post("/office/settings/carriers", &change).await.status,
        422
    );
    let hidden = [("slug", "amana"), ("name", "Amana"), ("tracking_url", "")];
    scene.done("/office/settings/carriers", &hidden).await;
    let carriers = scene.read(|reader| carrier::list(reader).unwrap()).await;
    assert!(
        carriers
            .iter()
            .any(|one| one.slug == "ctm-messagerie" && one.active)
    );
    assert!(carriers.iter().any(|one| one.slug == "amana" && !one.active));
    assert!(
        scene
            .desk
            .get("/office/settings/carriers?slug=amana")
            .await
            .body
            .contains("value=\"Amana\"")
    );
    let point = [
        ("names_fr", "Boutique d’Erfoud"),
        ("address_fr", "Place du marché"),
        ("active", "on"),
    ];
    scene.done("/office/settings/pickup-points", &point).await;
    assert_eq!(
        scene
            .desk
            .post("/office/settings/pickup-points", &[("names_fr", "")])
            .await
            .status,
        422
    );
}

#[tokio::test]
async fn rates_of_a_zone_are_replaced_whole() {
    let mut scene = office(Role::Manager).await;
    let address = "/office/settings/zones/zone-1";
    let fields = [
        ("names_fr", "Drâa-Tafilalet"),
        ("days_min", "1"),
        ("days_max", "3"),
        ("upto", "2000"),
        ("price", "25"),
        ("upto", "10000"),
        ("price", "40,50"),
        ("extra", "3"),
    ];
    scene.done(address, &fields).await;
    let bands = scene.read(|reader| rate::of(reader, "zone-1").unwrap()).await;
    assert_eq!(
        bands.iter().map(|band| band.price.centimes()).collect::<Vec<_>>(),
        [2_500, 4_050]
    );
    let falling = [
        ("names_fr", "x"),
        ("days_min", "1"),
        ("days_max", "3"),
        ("upto", "2000"),
        ("price", "25"),
        ("upto", "1000"),
        ("price", "9"),
    ];
    assert_eq!(scene.desk.post(address, &falling).await.status, 422);
    assert_eq!(
        scene
            .desk
            .post("/office/settings/zones/rien", &fields)
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn a_legal_text_opens_with_the_words_the_shop_shows() {
    let mut scene = office(Role::Manager).await;
    let address = "/office/settings/pages/privacy?language=";
    let french = scene.desk.get(&format!("{address}fr")).await.body;
    let standing = content::standing::standing(PageSlug::Privacy, Language::French);
    assert!(
        french.contains(&format!("value=\"{}\"", standing.title)),
        "{french}"
    );
    assert!(french.contains("09-08"), "the text itself: {french}");
    let tamazight = scene.desk.get(&format!("{address}zgh")).await.body;
    assert!(
        !tamazight.contains("09-08"),
        "French words would be kept as Tamazight"
    );
    let own = [
        ("language", "fr"),
        ("title", "Nos conditions"),
        ("body", "Le nôtre"),
        ("version", "0"),
    ];
    scene.done("/office/settings/pages/privacy", &own).await;
    let french = scene.desk.get(&format!("{address}fr")).await.body;
    assert!(french.contains("value=\"Nos conditions\""), "{french}");
    let arabic = scene.desk.get(&format!("{address}ar")).await.body;
    assert!(
        !arabic.contains("09-08"),
        "from its first own words on, the shop shows none of those it came with"
    );
}

#[tokio::test]
async fn a_legal_text_grows_by_versions() {
    let mut scene = office(Role::Manager).await;
    let address = "/office/settings/pages/terms";
    let text = [
        ("language", "ar"),
        ("title", "شروط البيع"),
        ("body", "نص"),
        ("version", "0"),
    ];
    scene.done(address, &text).await;
    assert_eq!(scene.desk.post(address, &text).await.status, 409);
    let kept = scene
        .read(|reader| {
            page::load(reader, PageSlug::Terms, Language::Arabic)
                .unwrap()
                .unwrap()
        })
        .await;
    assert_eq!(
        (kept.language, kept.version, kept.title.as_str()),
        (Language::Arabic, 1, "شروط البيع")
    );
    assert_eq!(
        scene
            .desk
            .post(
                address,
                &[("language", "ar"), ("title", ""), ("body", "x"), ("version", "1")]
            )
            .await
            .status,
        422
    );
}

#[tokio::test]
async fn the_treasurer_reads_the_settings_only() {
    let mut scene = office(Role::Treasurer).await;
    let page = scene.desk.get("/office/settings").await;
    assert_eq!(page.status, 200);
    assert_eq!(
        scene
            .desk
            .post("/office/settings", &settings("x", &[]))
            .await
            .status,
        403
    );
}
