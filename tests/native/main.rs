//! Everything that can be tested without a browser.
#![cfg(not(target_arch = "wasm32"))]

mod bank_client;
mod config;
mod dependencies;
mod doubles;
mod draft;
mod enroll;
mod errors;
mod file_lengths;
#[path = "../web/keeper.rs"]
mod keeper;
mod secrets;
#[path = "../web/support.rs"]
mod support;
mod vault;
mod i18n;
mod reducer;
mod render;
mod seal_layout;
