//! Everything that can be tested without a browser.
#![cfg(not(target_arch = "wasm32"))]

mod arrange;
mod bank_client;
mod banking;
#[path = "../web/chain.rs"]
mod chain;
mod choice;
#[path = "../web/codes.rs"]
mod codes;
mod config;
mod contact;
mod copying;
mod customers;
mod dependencies;
#[path = "../web/doctor.rs"]
mod doctor;
mod documents;
mod doubles;
mod draft;
mod enroll;
mod errors;
mod file_lengths;
mod help;
mod holders;
mod i18n;
mod inspect_words;
#[path = "../web/json.rs"]
mod json;
#[path = "../web/keeper.rs"]
mod keeper;
mod keypad;
#[path = "../web/login.rs"]
mod login;
mod notices;
mod own_request;
mod paper;
mod public_pc;
mod reducer;
mod render;
mod renewal;
#[path = "../web/renewal.rs"]
mod renewing;
mod revocation;
mod route;
mod seal_layout;
mod secrets;
mod standing;
#[path = "../web/standing.rs"]
mod standing_in_keeper;
#[path = "../web/support.rs"]
mod support;
#[path = "../web/transfer.rs"]
mod transfer;
#[path = "../web/unlock.rs"]
mod unlock;
mod usage;
#[path = "../web/usage_contract.rs"]
mod usage_contract;
mod vault;
mod vault_life;
mod visit;
