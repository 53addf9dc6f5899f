//! Orders and parcels found by what people say, in lists that read no table whole.

use super::delivering::{confirm, ready};
use super::scene::*;
use crate::checkout::{PlaceOrder, place};
use crate::listing::{self, Filter, Sort};
use crate::order::{Buyer, Channel, Order};
use crate::state::{FulfilmentState, OrderState, ParcelState};
use crate::{cash, correction, fulfilment, parcel, returns, view};
use access::page::{ByTime, PageRequest};
use std::sync::LazyLock;
use store::testing::{objections_to, overhear, plan_of};
use store::{Command, Migration, Query, Reader, Unit, args};
use values::id::Id;

fn by(name: &str, phone: &str, key: &str) -> PlaceOrder {
    PlaceOrder {
        buyer: Buyer {
            name: name.to_owned(),
            phone: phone.parse().unwrap(),
            phone_second: None,
        },
        ..order_of(&[("COM-1", 1)], key)
    }
}

fn found(reader: &Reader<'_>, text: &str) -> Vec<Id<Order>> {
    let filter = Filter {
        text: Some(text.to_owned()),
        ..Filter::default()
    };
    let page = listing::page(reader, &filter, Sort::Oldest, PageRequest::new(1, 25)).unwrap();
    let counted: u64 = listing::counts(reader, &filter).unwrap().values().sum();
    assert_eq!(
        (page.total, counted),
        (u64::try_from(page.items.len()).unwrap(), counted.min(page.total)),
        "{text}"
    );
    page.items.into_iter().map(|card| card.id).collect()
}

#[test]
fn an_order_is_found_by_code_phone_and_words_of_the_name() {
    in_a_house(|unit, act, _| {
        let one = place(unit, act, &by("Hélène الحسن Démo", "0600000011", "1")).unwrap();
        let two = place(unit, act, &by("Acheteur démo 02", "0600000012", "2")).unwrap();
        let code = one.code.to_string();
        let loose = code.replace('-', "").to_lowercase();
        let texts = [
            &code,
            &loose,
            &loose[..4],
            &code[..6],
            "helene",
            "HÉL",
            "حسن",
            "الحسن",
            "demo hel",
            "0600000011",
        ];
        for text in texts
            .into_iter()
            .chain(["٠٠١١", "+212 6 00 00 00 11", "00212600000011"])
        {
            assert!(found(unit, text).contains(&one.order), "{text}");
        }
        assert_eq!(found(unit, "0600000012"), [two.order]);
        assert_eq!(found(unit, "démo"), [one.order, two.order]);
        for text in ["elene", "helene 02", "0600000013", "0600", "؟", "zzz"] {
            assert_eq!(found(unit, text), [], "{text}");
        }
    });
}

#[test]
fn two_words_are_a_name_or_a_code_and_zeros_alone_find_no_house_full_of_orders() {
    in_a_house(|unit, act, _| {
        let reda = place(unit, act, &by("Reda Benali Démo", "0600000011", "1")).unwrap();
        let other = place(unit, act, &by("Reda Démo", "0600000100", "2")).unwrap();
        assert_eq!(found(unit, "Reda Ben"), [reda.order]);
        assert_eq!(found(unit, "ben reda"), [reda.order]);
        let code = other.code.to_string();
        let spaced = format!("{} {}", &code[..4], &code[5..7]);
        assert!(found(unit, &spaced).contains(&other.order), "{spaced}");
        assert_eq!(found(unit, "0000"), []);
        assert_eq!(found(unit, "000000"), []);
        assert_eq!(found(unit, "0100"), [other.order], "the last four of a number");
    });
}

#[test]
fn a_corrected_buyer_is_found_anew() {
    in_a_house(|unit, act, _| {
        let id = place(unit, act, &by("Acheteur démo 01", "0600000011", "1"))
            .unwrap()
            .order;
        let buyer = Buyer {
            name: "Acheteuse démo 01".to_owned(),
            phone: "0600000021".parse().unwrap(),
            phone_second: Some("0600000022".parse().unwrap()),
        };
        correction::change_contact(unit, act, id, 1, &buyer, "au téléphone").unwrap();
        assert_eq!(found(unit, "0600000011"), []);
        assert_eq!(found(unit, "acheteur"), []);
        for text in ["acheteuse", "0600000021", "0600000022"] {
            assert_eq!(found(unit, text), [id], "{text}");
        }
    });
}

#[test]
fn a_parcel_is_found_as_its_order_and_by_its_number() {
    in_a_house(|unit, act, scene| {
        let mut parcels = Vec::new();
        for (place_in_line, phone) in [(1, "0600000011"), (2, "0600000012")] {
            let command = by(&format!("Acheteur démo 0{place_in_line}"), phone, phone);
            let placed = place(unit, act, &command).unwrap();
            ready(unit, act, placed.order);
            let parts: Vec<_> = whole(unit, placed.order)
                .fulfilments
                .iter()
                .map(|part| part.id)
                .collect();
            parcels.push((
                parcel::pack(unit, act, placed.order, &parts).unwrap(),
                placed.code.to_string(),
            ));
        }
        let (first, code) = parcels[0].clone();
        parcel::hand_over(unit, act, first, 1, scene.carrier, "QA123456785MA").unwrap();
        let found = |unit: &Unit<'_>, text: &str| -> Vec<_> {
            let filter = parcel::Filter {
                text: Some(text.to_owned()),
                ..parcel::Filter::default()
            };
            let page = parcel::list(unit, &filter, Sort::Oldest, PageRequest::new(1, 25)).unwrap();
            assert_eq!(page.total, u64::try_from(page.items.len()).unwrap());
            page.items.into_iter().map(|view| view.id).collect()
        };
        let loose = code.replace('-', "").to_lowercase();
        for text in [
            &code,
            &loose,
            &loose[..5],
            "0600000011",
            "demo 01",
            "qa 1234 56785 ma",
        ] {
            assert_eq!(found(unit, text), [first], "{text}");
        }
        assert_eq!(found(unit, "démo").len(), 2);
        assert_eq!(found(unit, "QA123456786MA"), []);
    });
}

static BEFORE: LazyLock<&'static [Migration]> = LazyLock::new(|| {
    let earlier = MIGRATIONS
        .iter()
        .filter(|step| (step.room, step.number) < ("orders", 3) || step.room != "orders");
    Vec::leak(earlier.copied().collect())
});

/// A house that took orders before there were words: the migration fills them as the program would.
#[test]
fn orders_from_before_are_found_too() {
    const ORDER: Command = Command::new(
        "INSERT INTO sales_order (id, code, access_key, state, channel, language, buyer_name, buyer_search, phone, \
         phone_second, city_slug, quarter, street, landmark, note, payment_method, goods_centimes, delivery_centimes, \
         total_centimes, currency, weight_grams, placed_at, confirm_until, calls, demo, version, \
         delivery_vat_basis_points) VALUES (?1, ?2, 'k', 'to_confirm', 'shop', 'fr', ?3, ?4, ?5, ?6, 'erfoud', '', '', \
         '', '', 'cash_on_delivery', 0, 0, 0, 'MAD', 0, 0, 0, 0, true, 1, 2000)",
    );
    const WORDS: Query<(String,)> =
        Query::new("SELECT word FROM sales_order_word WHERE order_id = ?1 ORDER BY word");
    const PHONES: Query<(String,)> =
        Query::new("SELECT reversed FROM sales_order_phone_end WHERE order_id = ?1 ORDER BY reversed");
    store::testing::on_both(&BEFORE, |house| {
        let names = ["Hélène الحسن Démo", "Démo démo X", "ال", ""];
        house
            .store
            .write_blocking(move |unit| {
                let act = act();
                for (number, name) in (1_i64..).zip(names) {
                    let id = act.ids.next::<Order>();
                    let (first, second) = (
                        format!("+21260000000{number}"),
                        (number == 1).then_some("+212600000009"),
                    );
                    let search = values::slug::fold(name);
                    unit.run(
                        ORDER,
                        args![id, format!("CODE-{number}"), name, search, first, second],
                    )?;
                }
                Ok::<_, store::Error>(())
            })
            .unwrap();
        house.store.migrate(*MIGRATIONS).unwrap();
        house
            .store
            .read_blocking(move |reader| {
                let ids: Vec<(Id<Order>,)> =
                    reader.all(Query::new("SELECT id FROM sales_order ORDER BY code"), args![])?;
                for ((id,), name) in ids.iter().zip(names) {
                    let words: Vec<String> = reader
                        .all(WORDS, args![*id])?
                        .into_iter()
                        .map(|(word,)| word)
                        .collect();
                    let wanted: Vec<String> = parties::words::of([name]).into_iter().collect();
                    assert_eq!(words, wanted, "{name}");
                }
                let phones: Vec<String> = reader
                    .all(PHONES, args![ids[0].0])?
                    .into_iter()
                    .map(|(phone,)| phone)
                    .collect();
                assert_eq!(phones, ["100000006212", "900000006212"]);
                assert_eq!(
                    reader.all(PHONES, args![ids[1].0])?,
                    [("200000006212".to_owned(),)]
                );
                Ok::<_, store::Error>(())
            })
            .unwrap();
    });
}

/// Each filter alone, with each state and each sort.
fn filters() -> Vec<Filter> {
    let now = act().at;
    let text = |text: &str| Filter {
        text: Some(text.to_owned()),
        ..Filter::default()
    };
    let alone = [
        Filter::default(),
        text("7KQ4"),
        text("acheteur demo"),
        text("Reda Ben"),
        text("0612345678"),
        Filter {
            city: Some("erfoud".to_owned()),
            ..Filter::default()
        },
        Filter {
            channel: Some(Channel::Phone),
            ..Filter::default()
        },
        Filter {
            from: Some(now),
            until: Some(now),
            ..Filter::default()
        },
        Filter {
            call_due_at: Some(now),
            ..Filter::default()
        },
    ];
    let of_state = |filter: &Filter| Filter {
        state: Some(OrderState::Completed),
        ..filter.clone()
    };
    alone
        .iter()
        .flat_map(|filter| [filter.clone(), of_state(filter)])
        .collect()
}

/// Lists of parcels by all that they are found by.
fn parcels(reader: &Reader<'_>, scene: Scene, page: PageRequest) -> Result<(), crate::error::OrderError> {
    for text in [
        None,
        Some("7KQ4"),
        Some("acheteur demo"),
        Some("Reda Ben"),
        Some("0612345678"),
        Some("QA123456785MA"),
    ] {
        for (states, carrier) in [
            (vec![ParcelState::HandedOver], None),
            (
                vec![ParcelState::Delivered, ParcelState::Lost],
                Some(scene.carrier),
            ),
        ] {
            let text = text.map(str::to_owned);
            let filter = parcel::Filter {
                states,
                carrier,
                text,
            };
            for sort in Sort::ALL {
                parcel::list(reader, &filter, *sort, page)?;
            }
        }
    }
    Ok(())
}

#[test]
fn no_list_of_orders_reads_a_table_whole() {
    on_both(|house, scene| {
        let page = PageRequest::new(2, 25);
        overhear(&house.store);
        let look = house.store.read_blocking(move |reader| {
            for filter in filters() {
                for sort in Sort::ALL {
                    listing::page(reader, &filter, *sort, page)?;
                }
                listing::counts(reader, &filter)?;
            }
            listing::of_phone(reader, &buyer().phone)?;
            parcels(reader, scene, page)?;
            for sort in Sort::ALL {
                parcel::packable(reader, *sort, page)?;
            }
            for (states, pickup) in [
                (vec![FulfilmentState::Ready, FulfilmentState::AtDepot], Some(true)),
                (vec![FulfilmentState::Refused], None),
            ] {
                let filter = fulfilment::Filter {
                    producer: None,
                    states,
                    pickup,
                };
                for sort in Sort::ALL {
                    fulfilment::list(reader, &filter, *sort, page)?;
                }
            }
            for carrier in [None, Some(scene.carrier)] {
                for (from, until) in [(None, None), (Some(act().at), Some(act().at))] {
                    let filter = cash::Filter { carrier, from, until };
                    for sort in ByTime::ALL {
                        cash::waiting(reader, &filter, *sort, page)?;
                    }
                }
            }
            cash::held(reader, act().at)?;
            cash::at_depot(reader, 25)?;
            cash::at_depot_sum(reader)?;
            returns::unpaid(reader, 25)?;
            returns::unpaid_sum(reader)?;
            Ok::<_, crate::error::OrderError>(())
        });
        look.unwrap();
        let heard = overhear(&house.store);
        assert!(heard.len() > 90, "only {} statements were heard", heard.len());
        assert_eq!(objections_to(&house.store, &heard), Vec::<String>::new());
        for (text, index) in [
            ("h.reversed >=", "sales_order_phone_end"),
            ("w.word >=", "sales_order_word"),
            ("c.code >=", "sales_order_code_key"),
        ] {
            let text = heard.iter().find(|heard| heard.contains(text)).unwrap();
            let plan = plan_of(&house.store, text).join("\n");
            assert!(plan.contains(index), "{plan}");
            assert!(!plan.contains("SCAN o"), "{plan}");
        }
    });
}

/// Places, packs, hands over and delivers one order; answers what the carrier owes for it.
fn delivered(unit: &mut Unit<'_>, scene: Scene, key: &str) -> values::money::Money {
    let act = act();
    let placed = place(unit, &act, &order_of(&[("COM-1", 1)], key)).unwrap();
    ready(unit, &act, placed.order);
    let order = whole(unit, placed.order);
    let parts: Vec<_> = order.fulfilments.iter().map(|part| part.id).collect();
    let packed = parcel::pack(unit, &act, placed.order, &parts).unwrap();
    parcel::hand_over(unit, &act, packed, 1, scene.carrier, key).unwrap();
    parcel::deliver(unit, &act, packed, 2).unwrap();
    order.total
}

#[test]
fn cash_is_summed_over_all_parcels_and_listed_by_pages() {
    in_a_house(|unit, act, scene| {
        let due: Vec<_> = (0..5)
            .map(|key| delivered(unit, scene, &format!("K{key}")))
            .collect();
        let all = values::money::Money::sum(due).unwrap();
        let held = cash::held(unit, act.at).unwrap();
        assert_eq!((held.len(), held[0].parcels, held[0].sum), (1, 5, all));
        assert!(
            held[0].late.is_zero(),
            "delivered at this instant is not before it"
        );
        let later = act.at + jiff::SignedDuration::from_hours(1);
        assert_eq!(cash::held(unit, later).unwrap()[0].late, all);
        assert_eq!(cash::held(unit, later).unwrap()[0].carrier, Some(scene.carrier));
        let mut listed = Vec::new();
        for number in 1..=3 {
            let request = PageRequest::new(number, 2);
            let page = cash::waiting(unit, &cash::Filter::default(), ByTime::Oldest, request).unwrap();
            assert_eq!(page.total, 5);
            listed.extend(page.items.into_iter().map(|one| one.parcel));
        }
        listed.sort_unstable();
        listed.dedup();
        assert_eq!(listed.len(), 5, "each parcel stands on one page");
        let shown = |filter: cash::Filter| {
            let request = PageRequest::new(1, 10);
            let page = cash::waiting(unit, &filter, ByTime::Newest, request).unwrap();
            assert_eq!(page.items.len() as u64, page.total);
            page.total
        };
        let of = |carrier, from, until| shown(cash::Filter { carrier, from, until });
        assert_eq!(of(Some(scene.carrier), Some(act.at), Some(later)), 5);
        assert_eq!(
            of(
                Some("0192f3a4-0000-7000-8000-000000000001".parse().unwrap()),
                None,
                None
            ),
            0
        );
        assert_eq!(of(None, Some(later), None), 0);
        assert_eq!(of(None, None, Some(act.at)), 0, "delivered at this instant");
        let today = crate::today::figures(unit, act.at).unwrap();
        assert_eq!((today.cash_parcels, today.cash_waiting), (5, all));
    });
}

#[test]
fn many_orders_take_as_many_statements_as_one() {
    on_both(|house, scene| {
        let ids: Vec<Id<Order>> = house
            .store
            .write_blocking(move |unit| {
                let act = act();
                let mut ids = Vec::new();
                for number in 0..4 {
                    let command = order_of(&[("DAT-1", 1), ("COM-1", 1)], &format!("k{number}"));
                    let id = place(unit, &act, &command).unwrap().order;
                    confirm(unit, &act, id);
                    ids.push(id);
                }
                delivered(unit, scene, "K9");
                Ok::<_, store::Error>(ids)
            })
            .unwrap();
        let count = |some: Vec<Id<Order>>| {
            overhear(&house.store);
            let views = house
                .store
                .read_blocking(move |reader| view::by_ids(reader, &some))
                .unwrap();
            let heard = overhear(&house.store);
            assert_eq!(objections_to(&house.store, &heard), Vec::<String>::new());
            (views, heard.len())
        };
        let (_, alone) = count(vec![ids[0]]);
        let (views, together) = count(ids.clone());
        assert_eq!(alone, together);
        for (wanted, view) in ids.iter().zip(&views) {
            let one = house.store.read_blocking({
                let wanted = *wanted;
                move |reader| view::by_id(reader, wanted)
            });
            assert_eq!(
                format!("{view:?}"),
                format!("{:?}", one.unwrap()),
                "the same as alone"
            );
            assert_eq!((view.id, view.fulfilments.len()), (*wanted, 2));
        }
        let absent = count(vec![act().ids.next(), ids[1]]).0;
        assert_eq!(absent.iter().map(|view| view.id).collect::<Vec<_>>(), [ids[1]]);
    });
}
