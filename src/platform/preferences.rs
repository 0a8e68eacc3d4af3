//! Preferences that are no secret, in localStorage, as JSON. There is one: the language. `assets/start.js`
//! reads it.

use gloo_storage::{LocalStorage, Storage as _};
use web_sys::Storage;

/// Name of the one preference.
pub const LANGUAGE: &str = "ingam.language";

/// Remembers the language. A browser that stores nothing asks again next time.
pub fn save_language(tag: &str) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(tag)) {
        let _ = storage.set_item(LANGUAGE, &text);
    }
}

/// Forgets the language.
pub fn forget_language() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(LANGUAGE);
    }
}

/// A browser that is set to store nothing throws, or has nothing: asked first, because
/// [`LocalStorage`] takes either for a fault of the program.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}
