//! Access: who may, and who did. Imports no other room; every room may import it.

pub mod actor;
pub mod attempts;
pub mod audit;
pub mod audit_chain;
pub mod check;
mod common_password;
pub mod fact;
pub mod idempotency;
pub mod invitation;
pub mod login;
pub mod one_time_link;
pub mod page;
pub mod password;
pub mod permission;
pub mod personal_data;
mod register;
pub mod role;
pub mod role_grant;
pub mod role_holder;
pub mod second_factor;
pub mod session;
pub mod sign_in;
mod tables;
#[cfg(test)]
mod testing;
pub mod token;
pub mod totp;
pub mod user;
mod user_error;
pub mod user_list;

pub use actor::{Act, Actor, Origin, Refused, Staff, User, require};
pub use check::{INVARIANTS, check};
pub use permission::Action;
pub use register::REGISTER;
pub use role::Role;
pub use tables::{MIGRATIONS, STATEMENTS};
