//! The address of the page, and the browser's list of those before and after it.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{History, Url};

/// Path that `<base href>` names; empty if the page has no such element.
pub fn base_path() -> String {
    named_base().unwrap_or_default()
}

fn named_base() -> Option<String> {
    let document = web_sys::window()?.document()?;
    // Without the element, the base is the address itself.
    document.query_selector("base[href]").ok()??;
    let base = document.base_uri().ok()??;
    Some(Url::new(&base).ok()?.pathname())
}

/// Path of the address, with the base in front; empty outside a page.
pub fn pathname() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// Makes `href` the address, as a new entry. Nothing is loaded.
pub fn push(href: &str) {
    if let Some(history) = history() {
        // A browser refuses when entries come too fast; the address then stays behind the page.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Makes `href` the address, in place of the entry of the moment. Nothing is loaded.
pub fn replace(href: &str) {
    if let Some(history) = history() {
        // As for `push`.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Calls `moved` after each Back and Forward, until the listener is dropped.
pub fn on_travel(moved: Box<dyn Fn()>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| moved()))
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}
