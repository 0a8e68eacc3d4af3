//! The part of a record that is under the device key, in the version that is written.

use base64ct::{Base64, Encoding};
use ingam_core::vault::{
    Acquired, ActiveCertificate, Backup, EntryId, EntryState, Found, Passkey, PendingEnrollment,
    Renewed, Storage, Tries,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_bytes::ByteBuf;

/// What the JSON holds; `A` is the form of an active entry in a version.
#[derive(Serialize, Deserialize)]
pub(super) struct Public<A> {
    pub(super) version: u32,
    pub(super) state: State<A>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum State<A> {
    Pending(Pending),
    Active(A),
}

/// The same in all versions so far.
#[derive(Serialize, Deserialize)]
pub(super) struct Pending {
    reference: String,
    csr: Bytes,
    subject: Bytes,
    policy: String,
    product: String,
    holder_name: String,
    storage: Storage,
    expires_at: i64,
    /// Not there before there were reissues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    not_after: Option<i64>,
    /// Not there before there were renewals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    renews: Option<Box<StoredRenewed>>,
}

#[derive(Serialize, Deserialize)]
struct StoredRenewed {
    entry: EntryId,
    certificate: Bytes,
}

/// Version 2.
#[derive(Serialize, Deserialize)]
pub(super) struct Active {
    pub(super) certificate: Bytes,
    pub(super) chain: Vec<Bytes>,
    pub(super) label: String,
    pub(super) storage: Storage,
    pub(super) backup: Option<Backup>,
    pub(super) confirmed: bool,
    pub(super) origin: Acquired,
    pub(super) tries: Tries,
    pub(super) passkeys: Vec<StoredPasskey>,
    /// Later than the version: who does not know it reads the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) found: Option<Found>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredPasskey {
    credential_id: Bytes,
    sealed_key: Bytes,
    made_at: i64,
}

/// A byte string, base64 in JSON.
pub(super) struct Bytes(Vec<u8>);

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

impl From<&EntryState> for State<Active> {
    fn from(state: &EntryState) -> Self {
        match state.clone() {
            EntryState::Pending(pending) => Self::Pending(Pending {
                reference: pending.reference,
                csr: Bytes(pending.csr),
                subject: Bytes(pending.subject),
                policy: pending.policy,
                product: pending.product,
                holder_name: pending.holder_name,
                storage: pending.storage,
                expires_at: pending.expires_at,
                not_after: pending.not_after,
                renews: pending.renews.map(|Renewed { entry, certificate }| {
                    Box::new(StoredRenewed { entry, certificate: Bytes(certificate) })
                }),
            }),
            EntryState::Active(active) => Self::Active(Active {
                certificate: Bytes(active.certificate),
                chain: active.chain.into_iter().map(|der| Bytes(der.into_vec())).collect(),
                label: active.label,
                storage: active.storage,
                backup: active.backup,
                confirmed: active.confirmed,
                origin: active.origin,
                tries: active.tries,
                passkeys: active.passkeys.into_iter().map(StoredPasskey::from).collect(),
                found: active.found,
            }),
        }
    }
}

impl From<State<Active>> for EntryState {
    fn from(state: State<Active>) -> Self {
        match state {
            State::Pending(pending) => Self::Pending(PendingEnrollment {
                reference: pending.reference,
                csr: pending.csr.0,
                subject: pending.subject.0,
                policy: pending.policy,
                product: pending.product,
                holder_name: pending.holder_name,
                storage: pending.storage,
                expires_at: pending.expires_at,
                not_after: pending.not_after,
                renews: pending.renews.map(|renewed| Renewed {
                    entry: renewed.entry,
                    certificate: renewed.certificate.0,
                }),
            }),
            State::Active(active) => Self::Active(ActiveCertificate {
                certificate: active.certificate.0,
                chain: active.chain.into_iter().map(|der| ByteBuf::from(der.0)).collect(),
                label: active.label,
                storage: active.storage,
                backup: active.backup,
                confirmed: active.confirmed,
                origin: active.origin,
                tries: active.tries,
                passkeys: active.passkeys.into_iter().map(Passkey::from).collect(),
                found: active.found,
            }),
        }
    }
}

impl From<Passkey> for StoredPasskey {
    fn from(Passkey { credential_id, sealed_key, made_at }: Passkey) -> Self {
        Self { credential_id: Bytes(credential_id), sealed_key: Bytes(sealed_key), made_at }
    }
}

impl From<StoredPasskey> for Passkey {
    fn from(StoredPasskey { credential_id, sealed_key, made_at }: StoredPasskey) -> Self {
        Self { credential_id: credential_id.0, sealed_key: sealed_key.0, made_at }
    }
}
