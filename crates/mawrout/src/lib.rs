//! Mawrout: the wiring of the house. What a command does, which rooms there are, how the doors are opened.

pub mod background;
pub mod backup;
pub mod check;
pub mod command_line;
pub mod config;
pub mod demo;
pub mod failure;
pub mod follow;
pub mod import;
pub mod open;
pub mod restore;
pub mod rooms;
pub mod routes;
pub mod serve;
pub mod user;
pub mod watch;
