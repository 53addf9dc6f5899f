//! Lists: the pure rules by properties, the reading on both databases.

use super::candidate::{PARTS, PRODUCTS, VARIANTS, narrowed};
use super::*;
use crate::bundle::{self, Part};
use crate::category::Category;
use crate::product::{self, Product, ProductStatus};
use crate::testing::{LABEL, MIGRATIONS, Shop, act, category_of, new_variant, variant_of};
use crate::variant::{self, Variant, VariantStatus};
use jiff::Timestamp;
use jiff::civil::date;
use language::{Language, Texts};
use parties::organisation::Organisation;
use proptest::prelude::*;
use std::collections::HashMap;
use store::testing::on_both;
use store::{Kind, Registered, Select};
use values::content::Content;
use values::id::Id;
use values::money::Money;

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(uuid_of(number))
}

fn uuid_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

fn format(number: u128, price_centimes: i64) -> CandidateVariant {
    CandidateVariant {
        id: id(number),
        sku: format!("SKU-{number}"),
        label: "500 g".to_owned(),
        content: Content::parse("500", "g").unwrap(),
        price: Money::mad(price_centimes),
        parts: Vec::new(),
    }
}

fn candidate(number: u128, name: &str, price_centimes: i64) -> Candidate {
    Candidate {
        product: id(number),
        slug: format!("p-{number}"),
        names: Texts::french(name),
        producer: id(1),
        category: id(1),
        commune: "Erfoud".to_owned(),
        labels: Vec::new(),
        season: "9;10".parse().unwrap(),
        on_order: false,
        drawing: "dates".to_owned(),
        ground: "g-fruit".to_owned(),
        tint: None,
        demo: true,
        created_at: Timestamp::from_second(i64::try_from(number).unwrap()).unwrap(),
        variants: vec![format(number, price_centimes)],
    }
}

fn order(sort: Sort) -> Order {
    Order {
        sort,
        language: Language::French,
        today: date(2026, 9, 24),
    }
}

fn shown(page: &Page) -> Vec<&str> {
    page.items
        .iter()
        .map(|item| item.product.names.fr.as_str())
        .collect()
}

#[test]
fn each_order_puts_its_own_first() {
    let mut candidates = vec![
        candidate(1, "Miel", 20_000),
        candidate(2, "Épices", 900),
        candidate(3, "Dattes", 8_500),
        candidate(4, "Tapis", 300_000),
    ];
    candidates[0].season = "5".parse().unwrap();
    candidates[1].variants[0].content = Content::parse("2", "g").unwrap();
    candidates[2].labels = vec![LABEL.to_owned()];
    candidates[3].variants[0].content = Content::parse("1", "piece").unwrap();
    let stock = HashMap::from([(id(1), 5), (id(2), 1), (id(3), 2)]);
    let by = |sort| {
        let page = choose(&candidates, &stock, &Filter::default(), order(sort), 1);
        shown(&page).join(" ")
    };
    assert_eq!(
        by(Sort::Recommended),
        "Dattes Épices Miel Tapis",
        "sold out last, then season, then label"
    );
    assert_eq!(by(Sort::PriceAscending), "Épices Dattes Miel Tapis");
    assert_eq!(by(Sort::PriceDescending), "Tapis Miel Dattes Épices");
    assert_eq!(
        by(Sort::UnitPrice),
        "Dattes Miel Épices Tapis",
        "4.50 DH a gram is 4500 DH a kilogram"
    );
    assert_eq!(by(Sort::Newest), "Tapis Dattes Épices Miel");
    assert_eq!(by(Sort::Name), "Dattes Épices Miel Tapis", "é stands beside e");
}

#[test]
fn price_ranges_have_exact_borders() {
    let range = |centimes| PriceRange::of(Money::mad(centimes));
    assert_eq!([range(0), range(4_999)], [PriceRange::Under50; 2]);
    assert_eq!([range(5_000), range(9_999)], [PriceRange::From50To100; 2]);
    assert_eq!([range(10_000), range(30_000)], [PriceRange::From100To300; 2]);
    assert_eq!(range(30_001), PriceRange::Over300);
    for known in PriceRange::ALL {
        assert_eq!(PriceRange::from_word(known.as_str()), Some(known));
    }
    assert_eq!(PriceRange::from_word("1-2"), None);
}

#[test]
fn a_box_can_be_had_as_often_as_its_scarcest_part() {
    let part = |number, quantity| Part {
        variant: id(number),
        quantity,
    };
    let gift = CandidateVariant {
        parts: vec![part(1, 2), part(2, 1)],
        ..format(9, 100)
    };
    let stock = |dates, honey| HashMap::from([(id(1), dates), (id(2), honey), (id(9), 50)]);
    assert_eq!(gift.available(&stock(7, 9)), 3);
    assert_eq!(gift.available(&stock(7, 2)), 2);
    assert_eq!(gift.available(&stock(1, 2)), 0);
    assert_eq!(gift.available(&HashMap::from([(id(1), 7)])), 0);
    assert_eq!(format(9, 100).available(&stock(0, 0)), 50);
    assert_eq!(format(9, 100).available(&HashMap::from([(id(9), -3)])), 0);
    let mut candidates = vec![candidate(3, "Coffret", 100), candidate(1, "Dattes", 100)];
    candidates[0].variants = vec![gift];
    assert_eq!(
        stock_ids(&candidates),
        [id(1), id(2)],
        "the box itself has no stock"
    );
}

#[test]
fn a_label_shows_only_while_its_certificate_holds() {
    let mut candidates = vec![candidate(1, "Dattes", 100), candidate(2, "Roses", 100)];
    candidates[0].labels = vec![LABEL.to_owned(), "bio-maroc".to_owned()];
    candidates[1].labels = vec!["bio-maroc".to_owned()];
    candidates[1].producer = id(2);
    keep_valid_labels(
        &mut candidates,
        &HashMap::from([(id(1), vec!["bio-maroc".to_owned()])]),
    );
    assert_eq!((candidates[0].labels.len(), candidates[1].labels.len()), (1, 0));
}

#[test]
fn pages_are_cut_and_a_page_too_far_is_the_last() {
    let candidates: Vec<Candidate> = (0..50).map(|number| candidate(number, "Dattes", 100)).collect();
    let page = |number| {
        choose(
            &candidates,
            &HashMap::new(),
            &Filter::default(),
            order(Sort::Newest),
            number,
        )
    };
    assert_eq!(
        [page(1).items.len(), page(2).items.len(), page(3).items.len()],
        [24, 24, 2]
    );
    assert_eq!(
        (page(0).number, page(9).number, page(9).items.len(), page(9).pages),
        (1, 3, 2, 3)
    );
    let nothing = choose(&[], &HashMap::new(), &Filter::default(), order(Sort::Newest), 7);
    assert_eq!((nothing.number, nothing.pages, nothing.total), (1, 1, 0));
}

fn some_candidates() -> impl Strategy<Value = Vec<Candidate>> {
    let one = (
        1_u128..4,
        1_u128..4,
        0_usize..3,
        0_usize..4,
        1_i64..50_000,
        0_usize..3,
    );
    proptest::collection::vec(one, 0..60).prop_map(|rows| {
        let build = |(number, row): (u128, (u128, u128, usize, usize, i64, usize))| {
            let (producer, category, commune, labels, price, name) = row;
            let mut made = candidate(number, ["Dattes", "Miel de thym", "Huile"][name], price);
            made.producer = id(producer);
            made.category = id(category);
            made.commune = ["Erfoud", "Midelt", "Alnif"][commune].to_owned();
            made.labels = ["a", "b", "c"][..labels]
                .iter()
                .map(|label| (*label).to_owned())
                .collect();
            made
        };
        (1..).zip(rows).map(build).collect()
    })
}

fn some_filter() -> impl Strategy<Value = Filter> {
    let subset = |most: usize| proptest::collection::vec(0..most, 0..3);
    let parts = (
        proptest::option::of(1_u128..4),
        subset(3),
        subset(3),
        subset(3),
        subset(4),
        any::<bool>(),
    );
    let money = (
        proptest::option::of(0_i64..50_000),
        proptest::option::of(0_i64..50_000),
    );
    (parts, money, proptest::option::of(0_usize..2)).prop_map(|(parts, (least, most), text)| {
        let (category, producers, communes, labels, prices, available_only) = parts;
        let words =
            |list: &[&str], picked: Vec<usize>| picked.iter().map(|at| list[*at].to_owned()).collect();
        Filter {
            category: category.map(id),
            producers: producers
                .iter()
                .map(|at| id(u128::try_from(*at).unwrap() + 1))
                .collect(),
            communes: words(&["Erfoud", "Midelt", "Alnif"], communes),
            labels: words(&["a", "b", "c"], labels),
            prices: prices.iter().map(|at| PriceRange::ALL[*at]).collect(),
            price_min: least.map(Money::mad),
            price_max: most.map(Money::mad),
            available_only,
            text: text.map(|at| ["da", "thym miel"][at].to_owned()),
        }
    })
}

/// Every third product is sold out.
fn stock_of(candidates: &[Candidate]) -> HashMap<Id<Variant>, i64> {
    let numbered = candidates.iter().enumerate().filter(|(place, _)| place % 3 != 0);
    numbered
        .map(|(_, candidate)| (candidate.variants[0].id, 3))
        .collect()
}

fn total(candidates: &[Candidate], filter: &Filter) -> usize {
    choose(
        candidates,
        &stock_of(candidates),
        filter,
        order(Sort::Recommended),
        1,
    )
    .total
}

proptest! {
    #[test]
    fn counts_of_a_facet_sum_to_the_list_without_its_wish(candidates in some_candidates(), filter in some_filter()) {
        let page = choose(&candidates, &stock_of(&candidates), &filter, order(Sort::Recommended), 1);
        let facets = &page.facets;
        let sum = |counts: Vec<usize>| counts.into_iter().sum::<usize>();
        let without = |open: &dyn Fn(&mut Filter)| {
            let mut wider = filter.clone();
            open(&mut wider);
            total(&candidates, &wider)
        };
        prop_assert_eq!(
            sum(facets.categories.iter().map(|facet| facet.count).collect()),
            without(&|filter| filter.category = None)
        );
        prop_assert_eq!(
            sum(facets.producers.iter().map(|facet| facet.count).collect()),
            without(&|filter| filter.producers.clear())
        );
        prop_assert_eq!(
            sum(facets.communes.iter().map(|facet| facet.count).collect()),
            without(&|filter| filter.communes.clear())
        );
        let open_prices = |filter: &mut Filter| {
            filter.prices.clear();
            filter.price_min = None;
            filter.price_max = None;
        };
        prop_assert_eq!(sum(facets.prices.iter().map(|facet| facet.count).collect()), without(&open_prices));
        prop_assert_eq!(facets.available + facets.sold_out, without(&|filter| filter.available_only = false));
    }

    #[test]
    fn a_count_is_what_choosing_that_value_alone_shows(candidates in some_candidates(), filter in some_filter()) {
        let page = choose(&candidates, &stock_of(&candidates), &filter, order(Sort::Recommended), 1);
        for facet in &page.facets.labels {
            let narrowed = Filter { labels: vec![facet.value.clone()], ..filter.clone() };
            prop_assert_eq!(facet.count, total(&candidates, &narrowed));
        }
        for facet in &page.facets.producers {
            let narrowed = Filter { producers: vec![facet.value], ..filter.clone() };
            prop_assert_eq!(facet.count, total(&candidates, &narrowed));
        }
    }

    #[test]
    fn a_wish_never_widens_the_list(candidates in some_candidates(), filter in some_filter()) {
        let narrow = total(&candidates, &filter);
        let opened = [
            Filter { category: None, ..filter.clone() },
            Filter { producers: Vec::new(), ..filter.clone() },
            Filter { communes: Vec::new(), ..filter.clone() },
            Filter { labels: Vec::new(), ..filter.clone() },
            Filter { prices: Vec::new(), ..filter.clone() },
            Filter { price_min: None, ..filter.clone() },
            Filter { price_max: None, ..filter.clone() },
            Filter { available_only: false, ..filter.clone() },
            Filter { text: None, ..filter.clone() },
            Filter::default(),
        ];
        for wider in opened {
            prop_assert!(narrow <= total(&candidates, &wider), "{wider:?}");
        }
        prop_assert_eq!(total(&candidates, &Filter::default()), candidates.len());
    }

    #[test]
    fn pages_together_show_every_chosen_product_once(candidates in some_candidates(), sort in 0_usize..6) {
        let order = order(Sort::ALL[sort]);
        let stock = stock_of(&candidates);
        let first = choose(&candidates, &stock, &Filter::default(), order, 1);
        let pages = (1..).take(first.pages).map(|number| choose(&candidates, &stock, &Filter::default(), order, number));
        let mut shown: Vec<Id<Product>> = pages.flat_map(|page| page.items).map(|item| item.product.product).collect();
        shown.sort();
        let all: Vec<Id<Product>> = candidates.iter().map(|candidate| candidate.product).collect();
        prop_assert_eq!(shown, all);
    }
}

#[test]
fn candidates_are_published_products_with_their_published_formats() {
    on_both(&MIGRATIONS, |house| {
        let outcome = house.store.write_blocking(|unit| {
            let act = act();
            let shop = Shop::open(unit, &act);
            let dates = shop.product(unit, &act, "Dattes", "تمور");
            let dearer = variant_of(unit, &act, dates, "DAT-1K", 16_000);
            let hidden = variant_of(unit, &act, dates, "DAT-5K", 100);
            variant::set_status(unit, &act, hidden, 1, VariantStatus::Hidden).unwrap();
            let honey = shop.product(unit, &act, "Miel", "");
            shop.draft(unit, &act, "Brouillon");
            let taken_out = shop.product(unit, &act, "Retiré", "");
            product::set_status(unit, &act, taken_out, 2, ProductStatus::Hidden, None).unwrap();
            let gifts = category_of(unit, &act, "coffrets", 2);
            let mut new = shop.new_product("Coffret", "");
            new.details.category = gifts;
            let gift = product::create(unit, &act, &new).unwrap();
            let gift_box = variant::create(unit, &act, &new_variant(gift, "COF", 9_900), "sample").unwrap();
            bundle::replace(
                unit,
                &act,
                gift_box,
                &[Part {
                    variant: dearer,
                    quantity: 2,
                }],
            )
            .unwrap();
            product::set_status(unit, &act, gift, 1, ProductStatus::Published, None).unwrap();

            let ids = |scope: Scope| -> store::Result<Vec<Id<Product>>> {
                Ok(candidates(unit, &scope)?
                    .iter()
                    .map(|candidate| candidate.product)
                    .collect())
            };
            assert_eq!(ids(Scope::All)?, [dates, honey, gift]);
            assert_eq!(ids(Scope::Category(shop.category))?, [dates, honey]);
            assert_eq!(ids(Scope::Producer(shop.producer))?, [dates, honey, gift]);
            assert_eq!(ids(Scope::Producer(act.ids.next()))?, []);
            assert_eq!(
                ids(Scope::Ids(vec![gift, taken_out, dates, gift]))?,
                [gift, dates],
                "in the order asked for"
            );
            assert_eq!(ids(Scope::Ids(Vec::new()))?, []);
            let found = candidates(unit, &Scope::All)?;
            let skus: Vec<&str> = found[0]
                .variants
                .iter()
                .map(|variant| variant.sku.as_str())
                .collect();
            assert_eq!(skus, ["DATTES", "DAT-1K"], "cheapest first");
            assert_eq!(
                found[2].variants[0].parts,
                [Part {
                    variant: dearer,
                    quantity: 2
                }]
            );
            assert_eq!(
                (found[0].names.exactly(Language::Arabic), found[0].demo),
                (Some("تمور"), true)
            );
            Ok::<_, store::Error>(())
        });
        outcome.unwrap();
    });
}

#[test]
fn every_scope_is_read_through_an_index() {
    let category: Id<Category> = id(1);
    let producer: Id<Organisation> = id(1);
    let scopes = [
        Scope::All,
        Scope::Category(category),
        Scope::Producer(producer),
        Scope::Ids(vec![id(1), id(2), id(3)]),
    ];
    let mut statements = Vec::new();
    for scope in &scopes {
        for head in [PRODUCTS, VARIANTS, PARTS] {
            let text: &'static str = narrowed(Select::new(head), scope).text().to_owned().leak();
            statements.push(Registered {
                name: "listing",
                module: "listing",
                text,
                kind: Kind::Read,
                columns: &[],
            });
        }
    }
    on_both(&MIGRATIONS, |house| {
        let objections = house.store.examine(statements.clone()).unwrap();
        assert_eq!(objections, Vec::<String>::new());
    });
}
