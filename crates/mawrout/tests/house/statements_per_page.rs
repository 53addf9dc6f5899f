//! A page asks the database so many times whatever it shows, and a kept page not at all.

use crate::stage::{self, Stage};
use store::testing::{embedded, overhear};
use web::testing::Desk;

/// Public pages and the statements each may take when it is made.
const PAGES: &[(&str, usize)] = &[
    ("/fr", 14),
    ("/fr/c/dattes", 14),
    ("/ar/c/epices?available=1&sort=price", 16),
    ("/fr/p/dattes-majhoul-extra", 24),
    ("/fr/producers", 4),
    ("/fr/producers/coop-dattes-ziz", 18),
    ("/fr/search?q=dattes", 20),
    ("/fr/legal/terms", 3),
];

/// Statements that opening an address takes.
fn count(stage: &Stage<'_>, desk: &mut Desk, address: &str) -> usize {
    overhear(stage.store);
    let reply = stage::browse(desk.get(address));
    assert_eq!(reply.status, 200, "{address}");
    overhear(stage.store).len()
}

#[test]
fn public_pages_take_few_statements_and_kept_ones_none() {
    let house = embedded(*mawrout::rooms::MIGRATIONS);
    let stage = Stage::filled(&house);
    let mut desk = stage::desk(&house);
    // The signboard is read with the first request.
    stage::browse(desk.get("/fr/legal/privacy"));
    for (address, most) in PAGES {
        let made = count(&stage, &mut desk, address);
        assert!(made > 0 && made <= *most, "{address} takes {made} statements");
        assert_eq!(count(&stage, &mut desk, address), 0, "{address} is kept");
    }
}

#[test]
fn a_cart_of_many_lines_takes_no_more_statements_than_one_of_two() {
    let house = embedded(*mawrout::rooms::MIGRATIONS);
    let stage = Stage::filled(&house);
    let mut desk = stage::desk(&house);
    // The signboard and the towns are read with the first cart.
    stage::browse(desk.get("/fr/cart"));
    let add = |desk: &mut Desk, sku: &str| {
        let reply = stage::browse(desk.post("/fr/cart/lines", &[("sku", sku)]));
        assert_eq!(reply.status, 303, "{sku}");
    };
    for sku in ["DAT-BFG-500", "EPI-SAF-1G"] {
        add(&mut desk, sku);
    }
    let few = ["/fr/cart", "/fr/checkout"].map(|address| count(&stage, &mut desk, address));
    for sku in [
        "DAT-MEX-500",
        "DAT-MEX-1K",
        "MIE-THY-500",
        "ROS-EAU-500",
        "PAM-ROM-50",
        "FRU-NOI-250",
    ] {
        add(&mut desk, sku);
    }
    let many = ["/fr/cart", "/fr/checkout"].map(|address| count(&stage, &mut desk, address));
    assert_eq!(few, many);
}

#[test]
fn a_sale_empties_the_pages_that_tell_of_it_and_no_others() {
    let house = embedded(*mawrout::rooms::MIGRATIONS);
    let stage = Stage::filled(&house);
    let mut desk = stage::desk(&house);
    let (sold, other) = ("/fr/p/safran-en-filaments", "/fr/p/compost-de-palmes");
    for address in [sold, other] {
        count(&stage, &mut desk, address);
    }
    stage.place(&[("EPI-SAF-1G", 1)], "kept-pages");
    assert!(count(&stage, &mut desk, sold) > 0, "one piece less can be had");
    assert_eq!(count(&stage, &mut desk, other), 0);
}
