//! Databases of their own for each test, and what lies in them as bytes.

use idb::{Database, DatabaseEvent, Factory, KeyPath, ObjectStoreParams, Query, TransactionMode};
use ingam::platform::indexed_db::IndexedDb;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, CryptoKey};

/// An empty database that no other test uses.
pub async fn fresh(test: &str) -> (String, IndexedDb) {
    let name = format!("test-{test}");
    delete(&name).await;
    (name.clone(), IndexedDb::new(name))
}

/// Deletes it; connections of [`IndexedDb`] let go by themselves.
pub async fn delete(name: &str) {
    let factory = Factory::new().expect("IndexedDB");
    factory.delete(name).expect("deleting begins").await.expect("deleting ends");
}

/// Opens it beside [`IndexedDb`], in its present version or in another.
pub async fn open_raw(name: &str, version: Option<u32>) -> Database {
    let factory = Factory::new().expect("IndexedDB");
    factory.open(name, version).expect("opening begins").await.expect("opening ends")
}

/// A database as the first version of the page made it, without usage.
pub async fn make_version_1(name: &str) {
    let factory = Factory::new().expect("IndexedDB");
    let mut opening = factory.open(name, Some(1)).expect("opening begins");
    opening.on_upgrade_needed(|event| {
        let database = event.database().expect("a database");
        let mut by_id = ObjectStoreParams::new();
        by_id.key_path(Some(KeyPath::new_single("id")));
        database.create_object_store("entries", by_id).expect("a store");
        for store in ["drafts", "device"] {
            database.create_object_store(store, ObjectStoreParams::new()).expect("a store");
        }
    });
    opening.await.expect("opening ends").close();
}

/// Every value of a store, as the browser keeps it.
pub async fn values(database: &Database, store: &str) -> Vec<JsValue> {
    let transaction = database.transaction(&[store], TransactionMode::ReadOnly).expect("a store");
    let store = transaction.object_store(store).expect("a store");
    store.get_all(None, None).expect("reading begins").await.expect("reading ends")
}

/// Writes a value, with a key for the stores that have no key path.
pub async fn put(database: &Database, store: &str, value: &JsValue, key: Option<&str>) {
    let transaction = database.transaction(&[store], TransactionMode::ReadWrite).expect("a store");
    let store = transaction.object_store(store).expect("a store");
    let key = key.map(JsValue::from_str);
    store.put(value, key.as_ref()).expect("writing begins").await.expect("writing ends");
    assert!(transaction.await.expect("the transaction ends").is_committed());
}

/// Deletes the value at a key.
pub async fn remove(database: &Database, store: &str, key: &str) {
    let transaction = database.transaction(&[store], TransactionMode::ReadWrite).expect("a store");
    let store = transaction.object_store(store).expect("a store");
    let key = Query::Key(JsValue::from_str(key));
    store.delete(key).expect("deleting begins").await.expect("deleting ends");
    assert!(transaction.await.expect("the transaction ends").is_committed());
}

/// All bytes and texts inside a value, one after the other.
pub fn bytes_of(value: &JsValue) -> Vec<u8> {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return bytes.to_vec();
    }
    if let Some(text) = value.as_string() {
        return text.into_bytes();
    }
    let Some(object) = value.dyn_ref::<Object>() else {
        return Vec::new();
    };
    Object::values(object).iter().flat_map(|part| bytes_of(&part)).collect()
}

/// Nonce and ciphertext, as docs/storage-format.md has it, by the browser's own AES-GCM.
pub async fn sealed(key: &CryptoKey, text: &[u8], context: &[u8]) -> Uint8Array {
    let nonce = [7; 12];
    let parameters = AesGcmParams::new("AES-GCM", &Uint8Array::from(&nonce[..]));
    parameters.set_additional_data(&Uint8Array::from(context));
    let subtle = web_sys::window().expect("a page").crypto().expect("a secure context").subtle();
    let sealing =
        subtle.encrypt_with_object_and_u8_array(&parameters, key, text).expect("it begins");
    let ciphertext = Uint8Array::new(&JsFuture::from(sealing).await.expect("it ends"));
    Uint8Array::from([&nonce[..], &ciphertext.to_vec()].concat().as_slice())
}

/// A copy of a record with one byte of one field changed.
pub fn with_flipped_byte(record: &JsValue, field: &str) -> JsValue {
    let copy = Object::assign(&Object::new(), record.unchecked_ref());
    let bytes: Uint8Array =
        Reflect::get(record, &field.into()).expect("a field").dyn_into().expect("bytes");
    let mut changed = bytes.to_vec();
    let last = changed.last_mut().expect("not empty");
    *last ^= 1;
    let changed = Uint8Array::from(changed.as_slice());
    Reflect::set(&copy, &field.into(), &changed).expect("an object");
    copy.into()
}
