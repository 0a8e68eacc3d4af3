//! Whether the browser may throw our storage away by itself.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks the browser to keep the storage until the person deletes it. `None`: it cannot say.
pub async fn request() -> Option<bool> {
    answer(manager()?.persist().ok()?).await?.as_bool()
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Missing in insecure contexts, where the typed getter would lie.
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    storage.is_object().then(|| navigator.storage())
}

async fn answer(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}
