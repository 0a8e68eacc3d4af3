//! Whether the browser may throw our storage away by itself.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Navigator, StorageManager};

/// How much this site keeps and may keep, bytes, as the browser estimates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// What is kept, all of the site.
    pub usage: u64,
    /// What may be kept.
    pub quota: u64,
}

/// Asks the browser to keep the storage until the person deletes it. `None`: it cannot say.
pub async fn request() -> Option<bool> {
    answer(manager()?.persist().ok()?).await?.as_bool()
}

/// Whether the browser has agreed to that. `None`: it cannot say.
pub async fn persisted() -> Option<bool> {
    answer(manager()?.persisted().ok()?).await?.as_bool()
}

/// What the browser tells of the room there is.
pub async fn estimate() -> Option<Estimate> {
    let told = answer(manager()?.estimate().ok()?).await?;
    let bytes = |name: &str| Reflect::get(&told, &name.into()).ok()?.as_f64();
    // Whole numbers far below 2^53; what is not one becomes 0 or the largest.
    Some(Estimate { usage: bytes("usage")? as u64, quota: bytes("quota")? as u64 })
}

/// Whether the browser deletes what a site has stored when the person has not used it for seven days:
/// all that are built on WebKit do, which on iPhones and iPads is every one. They say so nowhere, so
/// this goes by the maker's name.
pub fn forgets_after_a_week() -> bool {
    let vendor = navigator().and_then(|navigator| {
        Reflect::get(&navigator, &"vendor".into()).ok().and_then(|vendor| vendor.as_string())
    });
    vendor.is_some_and(|vendor| vendor.starts_with("Apple"))
}

fn manager() -> Option<StorageManager> {
    let navigator = navigator()?;
    // Missing in insecure contexts, where the typed getter would lie.
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    storage.is_object().then(|| navigator.storage())
}

fn navigator() -> Option<Navigator> {
    Some(web_sys::window()?.navigator())
}

async fn answer(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}
