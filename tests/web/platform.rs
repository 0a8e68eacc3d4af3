//! The small adapters, in a real browser.

use gloo_storage::{LocalStorage, Storage as _};
use gloo_timers::future::TimeoutFuture;
use ingam::{
    platform::{
        bank_client::{BankClient, BankError, HttpRequest, Method, Transport},
        clock,
        config::{Config, ConfigError},
        fetch::FetchTransport,
        issuing_lock::IssuingLock,
        location, preferences, random, storage_persistence, support,
        web_lock::WebLock,
    },
    services::Services,
};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn this_browser_is_supported() {
    assert_eq!(support::check(), Ok(()));
    assert!(!support::is_framed());
}

#[wasm_bindgen_test]
async fn without_a_configuration_nothing_starts() {
    // The test server has no config.json.
    assert_eq!(Config::load().await, Err(ConfigError::Missing));
    let error = Services::start().await.expect_err("there is no configuration");
    assert_eq!(error.message().err.name(), "err-config-missing");
}

#[wasm_bindgen_test]
async fn a_bank_that_is_not_there() {
    // Port 9 is "discard": browsers refuse it, as a closed port would.
    let bank = BankClient::new("http://127.0.0.1:9".to_owned(), Rc::new(FetchTransport));
    assert_eq!(bank.terms().await, Err(BankError::Unreachable));
}

#[wasm_bindgen_test]
async fn what_is_no_bank_is_not_believed() {
    // The test server answers, but not as a bank.
    let bank = BankClient::new(location::origin(), Rc::new(FetchTransport));
    assert_eq!(bank.terms().await, Err(BankError::Unreadable));
}

#[wasm_bindgen_test]
async fn fetch_reads_what_is_served() {
    let url = location::beside_page("./").expect("a page");
    let request = HttpRequest { method: Method::Get, url, token: None, body: None };
    let response = FetchTransport.send(request).await.expect("the test server is there");
    assert_eq!((response.status, response.content_type.as_str()), (200, "text/html"));
    assert!(response.body.starts_with(b"<"), "complete, from the beginning");
}

#[wasm_bindgen_test]
async fn one_tab_issues_at_a_time() {
    let lock = WebLock::new("test-issuing");
    let held = lock.acquire().await;
    assert!(held.is_some());
    assert!(WebLock::new("test-issuing").acquire().await.is_none(), "taken");
    assert!(WebLock::new("test-other").acquire().await.is_some(), "another lock");
    drop(held);
    // The browser hears of it in a later turn of its loop.
    for _ in 0..1_000 {
        if lock.acquire().await.is_some() {
            return;
        }
        TimeoutFuture::new(0).await;
    }
    panic!("the lock was never given back");
}

#[wasm_bindgen_test]
fn the_language_is_remembered() {
    for tag in ["en", "ko"] {
        preferences::save_language(tag);
        let kept = LocalStorage::raw().get_item("ingam.language").expect("a browser that stores");
        // As JSON: `assets/start.js` reads it.
        assert_eq!(kept, Some(format!("\"{tag}\"")));
    }
}

#[wasm_bindgen_test]
fn ids_are_random() {
    let one = random::make_id().expect("a browser has randomness");
    let two = random::make_id().expect("a browser has randomness");
    assert_ne!(one, two);
}

#[wasm_bindgen_test]
fn the_clock_counts_seconds() {
    let now = clock::now();
    assert!((1_767_225_600..4_102_444_800).contains(&now), "between 2026 and 2100: {now}");
}

#[wasm_bindgen_test]
async fn the_browser_says_whether_it_keeps_our_storage() {
    assert!(storage_persistence::request().await.is_some());
}
