//! Preferences that are no secret, in localStorage. There is one: the language.

use gloo_storage::{LocalStorage, Storage};

const LANGUAGE: &str = "ingam.language";

/// The language the person chose, e.g. `ko-KR`; `None` if none was chosen or nothing can be stored.
pub fn language() -> Option<String> {
    LocalStorage::get(LANGUAGE).ok()
}

/// Remembers the language. A browser that stores nothing asks again next time.
pub fn save_language(tag: &str) {
    let _ = LocalStorage::set(LANGUAGE, tag);
}
