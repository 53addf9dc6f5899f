//! `mawrout routes`: every address of the house, with its rule and the fields of its form.

use crate::failure::Failure;
use crate::rooms;
use serde_json::json;

/// Prints the table, for people or as JSON.
pub fn run(as_json: bool) -> Result<(), Failure> {
    let routes = rooms::routes();
    if as_json {
        let list: Vec<_> = routes
            .declarations()
            .iter()
            .map(|route| {
                json!({ "method": route.method, "path": route.path, "rule": route.rule.words(), "fields": route.fields })
            })
            .collect();
        let text = serde_json::to_string_pretty(&list).map_err(|error| Failure::new(error, ""))?;
        println!("{text}");
        return Ok(());
    }
    for route in routes.declarations() {
        println!(
            "{:<5} {:<52} {:<28} {}",
            route.method,
            route.path,
            route.rule.words(),
            route.fields.join(" ")
        );
    }
    Ok(())
}
