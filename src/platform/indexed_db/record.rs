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
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_bytes::ByteBuf;
use wasm_bindgen::JsValue;

use crate::platform::{device_key::DeviceKey, json};

/// Version of `Public` that is written.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Record {
    id: String,
    created_at: i64,
    sealed_key: ByteBuf,
    public: ByteBuf,
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
        Base64::decode_vec(&text)
            .map(Self)
            .map_err(D::Error::custom)
    }
}

/// The record of an entry.
pub(super) async fn seal(entry: &Entry, key: &DeviceKey) -> Result<JsValue, VaultError> {
    let public = Public {
        version: VERSION,
        state: State::from(&entry.state),
    };
    let text = padded(serde_json::to_vec(&public).map_err(|_| VaultError::Failed)?);
    let context = context(entry.id.as_str(), entry.created_at, &entry.sealed_key);
    let record = Record {
        id: entry.id.as_str().to_owned(),
        created_at: entry.created_at,
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        public: ByteBuf::from(key.seal(&text, &context).await?),
    };
    serde_wasm_bindgen::to_value(&record).map_err(|_| VaultError::Failed)
}

/// The entry of a record.
pub(super) async fn unseal(record: JsValue, key: &DeviceKey) -> Result<Entry, VaultError> {
    let record: Record = serde_wasm_bindgen::from_value(record).map_err(|_| VaultError::Damaged)?;
    let context = context(&record.id, record.created_at, &record.sealed_key);
    let text = key.unseal(&record.public, &context).await?;
    let public: Public = json::read(&text).ok_or(VaultError::Damaged)?;
    if public.version != VERSION {
        return Err(VaultError::TooNew);
    }
    Ok(Entry {
        id: EntryId::parse(&record.id).ok_or(VaultError::Damaged)?,
        created_at: record.created_at,
        sealed_key: record.sealed_key.into_vec(),
        state: public.state.into(),
    })
}

/// JSON padded with spaces, so that its length does not tell the length of a name.
pub(super) fn padded(mut json: Vec<u8>) -> Vec<u8> {
    json.resize(json.len().next_multiple_of(256), b' ');
    json
}

fn context(id: &str, created_at: i64, sealed_key: &[u8]) -> Vec<u8> {
    [
        b"ingam entry v1",
        id.as_bytes(),
        &created_at.to_be_bytes(),
        sealed_key,
    ]
    .concat()
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
                chain: active
                    .chain
                    .into_iter()
                    .map(|der| Bytes(der.into_vec()))
                    .collect(),
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
            State::Active {
                certificate,
                chain,
                label,
                storage,
                backed_up_at,
                confirmed,
            } => Self::Active(ActiveCertificate {
                certificate: certificate.0,
                chain: chain.into_iter().map(|der| ByteBuf::from(der.0)).collect(),
                label,
                storage,
                backed_up_at,
                confirmed,
            }),
        }
    }
}
