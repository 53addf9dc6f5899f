//! The texts that lists with filters build are planned as the fixed statements are: none reads a table whole.

use access::page::{ByTime, PageRequest};
use access::{audit, user_list};
use catalogue::{product, search, variant};
use inventory::{movement, stock};
use ledger::posting;
use mawrout::rooms;
use parties::organisation;
use payments::payment;
use std::collections::BTreeSet;
use store::Reader;
use store::testing::{objections_to, overhear};
use values::id::Id;

fn second() -> PageRequest {
    PageRequest::new(2, 25)
}

/// Each filter of a list alone; `..Default` is the rest.
macro_rules! alone {
    ($filter:ty: $($field:ident),+ ; $full:expr) => {{
        let full: $filter = $full;
        let mut filters = vec![<$filter>::default(), full.clone()];
        $( filters.push(<$filter>::default()); if let Some(last) = filters.last_mut() { last.$field = full.$field.clone(); } )+
        filters
    }};
}

fn an_id<T>() -> Id<T> {
    "0192f3a4-0000-7000-8000-000000000001".parse().unwrap()
}

fn users_and_trail(reader: &Reader<'_>) -> store::Result<()> {
    let full = user_list::Filter {
        status: Some(access::user::Status::Active),
        role: Some(access::Role::Clerk),
        organisation: Some(an_id::<()>().uuid()),
        begins: Some("a".to_owned()),
    };
    for filter in alone!(user_list::Filter: status, role, organisation, begins; full) {
        for sort in user_list::Sort::ALL {
            user_list::list(reader, &filter, *sort, second())?;
        }
    }
    let full = audit::Filter {
        objects: vec!["order".to_owned(), "variant".to_owned()],
        object_ids: vec!["a".to_owned()],
        actor: Some(an_id()),
        act: Some("confirm".to_owned()),
        from: "2026-11-24T10:00:00Z".parse().ok(),
        until: "2026-11-25T10:00:00Z".parse().ok(),
    };
    for filter in alone!(audit::Filter: objects, actor, act, from, until; full) {
        for sort in ByTime::ALL {
            audit::list(reader, &filter, *sort, second())?;
        }
    }
    Ok(())
}

fn makers_and_goods(reader: &Reader<'_>) -> store::Result<()> {
    let full = organisation::Filter {
        text: Some("coop erfoud".to_owned()),
        kind: Some(organisation::OrganisationKind::Cooperative),
        province_code: Some("MA-ERR".to_owned()),
        active: Some(true),
    };
    for filter in alone!(organisation::Filter: text, kind, province_code, active; full) {
        for sort in organisation::Sort::ALL {
            organisation::list(reader, &filter, *sort, second())?;
        }
    }
    organisation::find(reader, "coop erfoud", 10)?;
    let full = product::Filter {
        text: Some("dattes".to_owned()),
        category: Some(an_id()),
        producer: Some(an_id()),
        status: Some(product::ProductStatus::Published),
    };
    for filter in alone!(product::Filter: text, category, producer, status; full) {
        for sort in product::Sort::ALL {
            product::list(reader, &filter, *sort, second())?;
        }
    }
    let full = variant::Filter {
        producer: Some(an_id()),
        sku: Some("DAT".to_owned()),
        product_status: Some(product::ProductStatus::Hidden),
    };
    for filter in alone!(variant::Filter: producer, sku, product_status; full) {
        variant::list(reader, &filter, second())?;
    }
    search::find(reader, "dattes majhoul", 50)?;
    Ok(())
}

fn stocks(reader: &Reader<'_>) -> store::Result<()> {
    let full = stock::StockFilter {
        available_at_most: Some(5),
        variants: Some(vec![an_id()]),
        location: Some(an_id()),
        without: vec![an_id()],
    };
    for filter in alone!(stock::StockFilter: available_at_most, variants, location, without; full) {
        for sort in stock::StockSort::ALL {
            stock::list(reader, &filter, *sort, second())?;
        }
    }
    let full = movement::MovementFilter {
        variants: Some(vec![an_id()]),
        cause: Some(movement::Cause::Count),
        since: "2026-11-24T10:00:00Z".parse().ok(),
        until: "2026-11-25T10:00:00Z".parse().ok(),
    };
    for filter in alone!(movement::MovementFilter: variants, cause, since, until; full) {
        for sort in ByTime::ALL {
            movement::list(reader, &filter, *sort, second())?;
        }
    }
    Ok(())
}

fn money(reader: &Reader<'_>) -> store::Result<()> {
    let full = posting::EntryFilter {
        month: "2026-11".parse().ok(),
        reference: Some(an_id::<()>().uuid()),
        since: "2026-11-24T10:00:00Z".parse().ok(),
        until: "2026-11-25T10:00:00Z".parse().ok(),
    };
    for filter in alone!(posting::EntryFilter: month, reference, since, until; full) {
        for sort in ByTime::ALL {
            posting::list(reader, &filter, *sort, second())?;
        }
    }
    let full = payment::PaymentFilter {
        state: Some(payment::PaymentState::Due),
        method: Some(payments::method::Method::CashOnDelivery),
        since: "2026-11-24T10:00:00Z".parse().ok(),
        until: "2026-11-25T10:00:00Z".parse().ok(),
    };
    for filter in alone!(payment::PaymentFilter: state, method, since, until; full) {
        payment::list(reader, &filter, second())?;
    }
    Ok(())
}

#[test]
fn no_list_with_filters_reads_a_table_whole() {
    let small: BTreeSet<&str> = rooms::statements()
        .iter()
        .filter(|statement| statement.kind == store::Kind::Scan)
        .map(|statement| statement.text)
        .collect();
    store::testing::on_both(*rooms::MIGRATIONS, |house| {
        overhear(&house.store);
        for look in [users_and_trail, makers_and_goods, stocks, money] {
            house.store.read_blocking(look).unwrap();
        }
        let mut heard = overhear(&house.store);
        heard.retain(|text| !small.contains(text.as_str()));
        let distinct: BTreeSet<&String> = heard.iter().collect();
        assert!(distinct.len() > 80, "only {} texts", distinct.len());
        let objections = objections_to(&house.store, &heard);
        assert!(
            objections.is_empty(),
            "{:?}: {} to mend\n{}",
            house.store.dialect(),
            objections.len(),
            objections.join("\n")
        );
    });
}
