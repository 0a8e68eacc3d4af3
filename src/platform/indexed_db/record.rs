//! How an entry is written.
//!
//! ```text
//! Record = {                       a JavaScript object
//!   id:         text               32 hex digits; the key of the store
//!   created_at: number             seconds since 1970-01-01T00:00:00Z
//!   sealed_key: Uint8Array         under the certificate password, see ingam_core::seal
//!   public:     Uint8Array }       under the device key: nonce (12) ‖ AES-256-GCM(Public), with
//!                                  "ingam entry v1" ‖ id ‖ created_at (8, big-endian) ‖ sealed_key
//!                                  as associated data
//! Public = JSON, padded with spaces to a multiple of 256 bytes:
//!   {"version": 2, "state": {"pending": {…}} or {"active": {…}}}, byte strings in base64
//! ```
//!
//! Version 2 is written; earlier ones are read for ever, one file a step.

use ingam_core::vault::{Entry, EntryId, EntryState, VaultError};
use js_sys::{Object, Reflect, Uint8Array};
use serde::{Deserialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};

use self::public::{Active, Public, State};
use crate::platform::{device_key::DeviceKey, json};

mod public;
mod v1_to_v2;

const ID: &str = "id";
const CREATED_AT: &str = "created_at";
const SEALED_KEY: &str = "sealed_key";
const PUBLIC: &str = "public";

/// A time that can be meant: whole numbers are exact below it.
const MAX_SECONDS: f64 = 9_007_199_254_740_991.0;

/// Version of `Public` that is written.
const VERSION: u32 = 2;

struct Record {
    id: String,
    created_at: i64,
    sealed_key: Vec<u8>,
    public: Vec<u8>,
}

impl Record {
    fn to_object(&self) -> Result<JsValue, JsValue> {
        let object = Object::new();
        let set = |name: &str, value: JsValue| Reflect::set(&object, &name.into(), &value);
        set(ID, JsValue::from_str(&self.id))?;
        // Seconds are far below 2^53.
        set(CREATED_AT, JsValue::from_f64(self.created_at as f64))?;
        set(SEALED_KEY, Uint8Array::from(&*self.sealed_key).into())?;
        set(PUBLIC, Uint8Array::from(&*self.public).into())?;
        Ok(object.into())
    }

    fn of_object(object: &JsValue) -> Option<Self> {
        let get = |name: &str| Reflect::get(object, &name.into()).ok();
        let bytes = |name: &str| Some(get(name)?.dyn_into::<Uint8Array>().ok()?.to_vec());
        let created_at = get(CREATED_AT)?.as_f64()?;
        let whole = created_at.abs() <= MAX_SECONDS && created_at.trunc() == created_at;
        Some(Self {
            id: get(ID)?.as_string()?,
            created_at: whole.then_some(created_at as i64)?,
            sealed_key: bytes(SEALED_KEY)?,
            public: bytes(PUBLIC)?,
        })
    }
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// The record of an entry.
pub(super) async fn seal(entry: &Entry, key: &DeviceKey) -> Result<JsValue, VaultError> {
    let public = Public { version: VERSION, state: State::from(&entry.state) };
    let text = padded(serde_json::to_vec(&public).map_err(|_| VaultError::Failed)?);
    let context = context(entry.id.as_str(), entry.created_at, &entry.sealed_key);
    let record = Record {
        id: entry.id.as_str().to_owned(),
        created_at: entry.created_at,
        sealed_key: entry.sealed_key.clone(),
        public: key.seal(&text, &context).await?,
    };
    record.to_object().map_err(|_| VaultError::Failed)
}

/// The entry of a record.
pub(super) async fn unseal(record: &JsValue, key: &DeviceKey) -> Result<Entry, VaultError> {
    let record = Record::of_object(record).ok_or(VaultError::Damaged)?;
    let context = context(&record.id, record.created_at, &record.sealed_key);
    let text = key.unseal(&record.public, &context).await?;
    Ok(Entry {
        id: EntryId::parse(&record.id).ok_or(VaultError::Damaged)?,
        created_at: record.created_at,
        sealed_key: record.sealed_key,
        state: state(&text)?,
    })
}

/// Reads `Public` of any version so far.
fn state(text: &[u8]) -> Result<EntryState, VaultError> {
    fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, VaultError> {
        json::read(text).ok_or(VaultError::Damaged)
    }
    // Another version may have another form.
    let Version { version } = read(text)?;
    let state = match version {
        1 => v1_to_v2::migrate(read::<Public<v1_to_v2::Active>>(text)?.state),
        VERSION => read::<Public<Active>>(text)?.state,
        _ => return Err(VaultError::TooNew),
    };
    Ok(state.into())
}

/// The name of a record, also of one that cannot be read.
pub(super) fn id_of(record: &JsValue) -> Option<EntryId> {
    EntryId::parse(&Reflect::get(record, &ID.into()).ok()?.as_string()?)
}

/// Whether two records are the same: each is encrypted with a nonce of its own.
pub(super) fn are_same(one: &JsValue, other: &JsValue) -> bool {
    let public = |record| Record::of_object(record).map(|record| record.public);
    public(one).is_some_and(|bytes| public(other) == Some(bytes))
}

/// JSON padded with spaces, so that its length does not tell the length of a name.
pub(super) fn padded(mut json: Vec<u8>) -> Vec<u8> {
    json.resize(json.len().next_multiple_of(256), b' ');
    json
}

fn context(id: &str, created_at: i64, sealed_key: &[u8]) -> Vec<u8> {
    [b"ingam entry v1", id.as_bytes(), &created_at.to_be_bytes(), sealed_key].concat()
}
