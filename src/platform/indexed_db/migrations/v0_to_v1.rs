//! From nothing to the three object stores.

use idb::{Database, Error, KeyPath, ObjectStoreParams};

/// Makes the stores.
pub(super) fn migrate(database: &Database) -> Result<(), Error> {
    let mut by_id = ObjectStoreParams::new();
    by_id.key_path(Some(KeyPath::new_single("id")));
    database.create_object_store("entries", by_id)?;
    database.create_object_store("drafts", ObjectStoreParams::new())?;
    database.create_object_store("device", ObjectStoreParams::new())?;
    Ok(())
}
