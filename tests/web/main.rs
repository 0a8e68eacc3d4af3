//! Tests that need a browser, run by wasm-bindgen-test.
#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod chain;
mod codes;
mod database;
mod doctor;
mod in_process;
mod json;
mod keeper;
mod keeper_worker;
mod keygen;
mod login;
mod older_vault;
mod password_change;
mod platform;
mod reading;
mod renewal;
mod seal;
mod standing;
mod support;
mod transfer;
mod unlock;
mod usage;
mod usage_contract;
mod vault;
#[path = "../../crates/core/tests/suite/wycheproof.rs"]
mod wycheproof;
