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
//!   {"version": 1, "state": {"pending": {…}} or {"active": {…}}}, byte strings in base64
//! ```

use base64ct::{Base64, Encoding};
use ingam_core::vault::{
    ActiveCertificate, Entry, EntryId, EntryState, PendingEnrollment, Storage, VaultError,
};
use js_sys::{Object, Reflect, Uint8Array};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_bytes::ByteBuf;
use wasm_bindgen::{JsCast, JsValue};

use crate::platform::{device_key::DeviceKey, json};

const ID: &str = "id";
const CREATED_AT: &str = "created_at";
const SEALED_KEY: &str = "sealed_key";
const PUBLIC: &str = "public";

/// A time that can be meant: whole numbers are exact below it.
const MAX_SECONDS: f64 = 9_007_199_254_740_991.0;

/// Version of `Public` that is written.
const VERSION: u32 = 1;

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

#[derive(Serialize, Deserialize)]
struct Public {
    version: u32,
    state: State,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Pending {
        reference: String,
        csr: Bytes,
        subject: Bytes,
        policy: String,
        product: String,
        holder_name: String,
        storage: Storage,
        expires_at: i64,
    },
    Active {
        certificate: Bytes,
        chain: Vec<Bytes>,
        label: String,
        storage: Storage,
        backed_up_at: Option<i64>,
        confirmed: bool,
    },
}

struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Base64::encode_string(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Base64::decode_vec(&text).map(Self).map_err(D::Error::custom)
    }
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
    // Another version may have another form.
    let Version { version } = json::read(&text).ok_or(VaultError::Damaged)?;
    if version != VERSION {
        return Err(VaultError::TooNew);
    }
    let public: Public = json::read(&text).ok_or(VaultError::Damaged)?;
    Ok(Entry {
        id: EntryId::parse(&record.id).ok_or(VaultError::Damaged)?,
        created_at: record.created_at,
        sealed_key: record.sealed_key,
        state: public.state.into(),
    })
}

/// The name of a record, also of one that cannot be read.
pub(super) fn id_of(record: &JsValue) -> Option<EntryId> {
    EntryId::parse(&Reflect::get(record, &ID.into()).ok()?.as_string()?)
}

/// JSON padded with spaces, so that its length does not tell the length of a name.
pub(super) fn padded(mut json: Vec<u8>) -> Vec<u8> {
    json.resize(json.len().next_multiple_of(256), b' ');
    json
}

fn context(id: &str, created_at: i64, sealed_key: &[u8]) -> Vec<u8> {
    [b"ingam entry v1", id.as_bytes(), &created_at.to_be_bytes(), sealed_key].concat()
}

impl From<&EntryState> for State {
    fn from(state: &EntryState) -> Self {
        match state.clone() {
            EntryState::Pending(pending) => Self::Pending {
                reference: pending.reference,
                csr: Bytes(pending.csr),
                subject: Bytes(pending.subject),
                policy: pending.policy,
                product: pending.product,
                holder_name: pending.holder_name,
                storage: pending.storage,
                expires_at: pending.expires_at,
            },
            EntryState::Active(active) => Self::Active {
                certificate: Bytes(active.certificate),
                chain: active.chain.into_iter().map(|der| Bytes(der.into_vec())).collect(),
                label: active.label,
                storage: active.storage,
                backed_up_at: active.backed_up_at,
                confirmed: active.confirmed,
            },
        }
    }
}

impl From<State> for EntryState {
    fn from(state: State) -> Self {
        match state {
            State::Pending {
                reference,
                csr,
                subject,
                policy,
                product,
                holder_name,
                storage,
                expires_at,
            } => Self::Pending(PendingEnrollment {
                reference,
                csr: csr.0,
                subject: subject.0,
                policy,
                product,
                holder_name,
                storage,
                expires_at,
            }),
            State::Active { certificate, chain, label, storage, backed_up_at, confirmed } => {
                Self::Active(ActiveCertificate {
                    certificate: certificate.0,
                    chain: chain.into_iter().map(|der| ByteBuf::from(der.0)).collect(),
                    label,
                    storage,
                    backed_up_at,
                    confirmed,
                })
            }
        }
    }
}
