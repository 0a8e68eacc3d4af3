//! Tests that need a browser, run by wasm-bindgen-test.
#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod codes;
mod database;
mod json;
mod keeper;
mod keeper_worker;
mod keygen;
mod platform;
mod seal;
mod support;
mod vault;
