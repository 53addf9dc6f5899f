//! Tests of the whole house, in one binary: what no room can show alone.

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod checkout_money;
#[cfg(test)]
mod demo_data;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod double_submit;
#[cfg(test)]
mod guards;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod machine;
#[cfg(test)]
mod malformed;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod open_a_real_house;
#[cfg(test)]
mod open_doors;
#[cfg(test)]
mod personal_data;
#[cfg(test)]
mod races;
#[cfg(test)]
mod races_of_nodes;
#[cfg(test)]
mod races_of_steps;
#[cfg(test)]
mod routes_by_role;
#[cfg(test)]
mod search;
#[cfg(test)]
mod simulator;
#[cfg(test)]
mod slow_clients;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod statements_per_page;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod told_faults;
#[cfg(test)]
mod ways_back;
