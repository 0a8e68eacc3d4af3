//! A store for what each certificate has signed.

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// Makes the store.
pub(super) fn migrate(database: &IdbDatabase) -> Result<(), JsValue> {
    database.create_object_store("usage").map(drop)
}
