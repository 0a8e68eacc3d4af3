//! Everything that can be tested without a browser.
#![cfg(not(target_arch = "wasm32"))]

mod bank_client;
mod choice;
#[path = "../web/codes.rs"]
mod codes;
mod config;
mod contact;
mod customers;
mod dependencies;
mod doubles;
mod draft;
mod enroll;
mod errors;
mod file_lengths;
mod holders;
mod i18n;
#[path = "../web/json.rs"]
mod json;
#[path = "../web/keeper.rs"]
mod keeper;
mod keypad;
mod own_request;
mod reducer;
mod render;
mod route;
mod seal_layout;
mod secrets;
#[path = "../web/support.rs"]
mod support;
mod vault;
