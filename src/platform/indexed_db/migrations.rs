//! How an older database becomes one of today: one file a step, never changed once released.

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

mod v0_to_v1;
mod v1_to_v2;

/// Version of the database that this build reads and writes.
pub const VERSION: u32 = 2;

/// Object store of entries.
pub(super) const ENTRIES: &str = "entries";
/// Object store of drafts.
pub(super) const DRAFTS: &str = "drafts";
/// Object store of what certificates have signed.
pub(super) const USAGE: &str = "usage";
/// Object store of the device key.
pub(super) const DEVICE: &str = "device";

/// Takes the steps that are missing, inside the upgrade transaction.
pub(super) fn migrate(database: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    if from < 1 {
        v0_to_v1::migrate(database)?;
    }
    if from < 2 {
        v1_to_v2::migrate(database)?;
    }
    Ok(())
}
