//! The trade on both databases: from the cart to the cash, and back.

mod cart;
mod correcting;
mod delivering;
mod parting;
mod placing;
mod returning;
mod scene;
