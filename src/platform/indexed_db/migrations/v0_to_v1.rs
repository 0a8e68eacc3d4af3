//! From nothing to the three object stores.

use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStoreParameters};

/// Makes the stores.
pub(super) fn migrate(database: &IdbDatabase) -> Result<(), JsValue> {
    let by_id = IdbObjectStoreParameters::new();
    by_id.set_key_path(&"id".into());
    database.create_object_store_with_optional_parameters("entries", &by_id)?;
    database.create_object_store("drafts")?;
    database.create_object_store("device")?;
    Ok(())
}
