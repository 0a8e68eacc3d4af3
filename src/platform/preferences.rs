//! Preferences that are no secret, in localStorage, as JSON: the language, which `assets/start.js` reads, the
//! certificate that was of use last, and what was said about certificates that end.

use gloo_storage::{LocalStorage, Storage as _};
use ingam_core::vault::EntryId;
use web_sys::Storage;

/// Name of the preferred language.
pub const LANGUAGE: &str = "ingam.language";

/// Name of the certificate that was selected last: the random name of its entry, which says nothing.
pub const CERTIFICATE: &str = "ingam.certificate";

/// Name of the notices that the person has put off.
pub const PUT_OFF: &str = "ingam.notices-put-off";

/// Name of the notices that were shown as notifications of the device.
pub const NOTIFIED: &str = "ingam.notices-shown";

/// Remembers the language. A browser that stores nothing asks again next time.
pub fn save_language(tag: &str) {
    save(LANGUAGE, tag);
}

/// Remembers which certificate was of use. A browser that stores nothing offers the newest one.
pub fn save_last_certificate(id: &EntryId) {
    save(CERTIFICATE, id.as_str());
}

/// Which certificate was of use last.
pub fn last_certificate() -> Option<EntryId> {
    EntryId::parse(&text(CERTIFICATE)?)
}

/// Remembers what was said or put off, [`PUT_OFF`] or [`NOTIFIED`]. Nothing that says nothing is kept.
pub fn save_notices(name: &str, marks: &str) {
    if marks.is_empty() {
        forget(name);
    } else {
        save(name, marks);
    }
}

/// What was said or put off.
pub fn notices(name: &str) -> Option<String> {
    text(name)
}

fn text(name: &str) -> Option<String> {
    let text = storage()?.get_item(name).ok()??;
    serde_json::from_str(&text).ok()
}

fn save(name: &str, value: &str) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        let _ = storage.set_item(name, &text);
    }
}

/// Forgets the language.
pub fn forget_language() {
    forget(LANGUAGE);
}

/// Forgets which certificate was of use.
pub fn forget_certificate() {
    forget(CERTIFICATE);
}

/// The same if it was this one, which is deleted.
pub fn forget_deleted(id: &EntryId) {
    if last_certificate().as_ref() == Some(id) {
        forget_certificate();
    }
}

fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// A browser that is set to store nothing throws, or has nothing: asked first, because
/// [`LocalStorage`] takes either for a fault of the program.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}
