//! The trade on both databases: from the cart to the cash, and back.

mod cart;
mod cells;
mod commissions;
mod correcting;
mod delivering;
mod ending;
mod finding;
mod losing;
mod lying;
mod machines;
mod parting;
mod placing;
mod returning;
mod scene;
