//! The key of this device: an AES-256-GCM `CryptoKey` that script cannot export.
//!
//! It hides names and labels in a copy of the database or a backup. It lies in the browser's
//! profile in the clear, so it does not hide them from a thief of the disk; the private key of a
//! certificate is under its password, never only under this one.

use ingam_core::vault::VaultError;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, CryptoKey, SubtleCrypto};

/// Length of a nonce, bytes (NIST SP 800-38D section 8.2.2: random, 96 bits).
const NONCE: usize = 12;

/// A sealed text: a fresh nonce, then ciphertext with tag.
pub(super) type Sealed = Vec<u8>;

/// The device key. Cloning clones a handle.
#[derive(Clone, Debug)]
pub(super) struct DeviceKey(CryptoKey);

impl DeviceKey {
    /// Makes a new key.
    pub(super) async fn make() -> Result<Self, VaultError> {
        let algorithm = Object::new();
        set(&algorithm, "name", &"AES-GCM".into())?;
        set(&algorithm, "length", &256.into())?;
        let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
        let promise =
            subtle()?.generate_key_with_object(&algorithm, false, &usages).map_err(no_crypto)?;
        let key = JsFuture::from(promise).await.map_err(no_crypto)?;
        Self::from_stored(key).ok_or(VaultError::Unavailable)
    }

    /// From what IndexedDB gives back; `None` if it is something else.
    pub(super) fn from_stored(value: JsValue) -> Option<Self> {
        value.dyn_into().ok().map(Self)
    }

    /// What IndexedDB stores: a handle, without the key's bytes for script to see.
    pub(super) fn as_stored(&self) -> &JsValue {
        &self.0
    }

    /// Encrypts `text`, bound to `context`.
    pub(super) async fn seal(&self, text: &[u8], context: &[u8]) -> Result<Sealed, VaultError> {
        let mut sealed = vec![0; NONCE];
        getrandom::fill(&mut sealed).map_err(|_| VaultError::Unavailable)?;
        let parameters = parameters(&sealed, context);
        let promise = subtle()?
            .encrypt_with_object_and_u8_array(&parameters, &self.0, text)
            .map_err(no_crypto)?;
        let ciphertext = JsFuture::from(promise).await.map_err(no_crypto)?;
        sealed.extend(Uint8Array::new(&ciphertext).to_vec());
        Ok(sealed)
    }

    /// Decrypts. [`VaultError::Damaged`] if key, context or bytes are not those of the sealing.
    pub(super) async fn unseal(
        &self,
        sealed: &[u8],
        context: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let (nonce, ciphertext) = sealed.split_at_checked(NONCE).ok_or(VaultError::Damaged)?;
        let parameters = parameters(nonce, context);
        let promise = subtle()?
            .decrypt_with_object_and_u8_array(&parameters, &self.0, ciphertext)
            .map_err(|_| VaultError::Damaged)?;
        let text = JsFuture::from(promise).await.map_err(|_| VaultError::Damaged)?;
        Ok(Uint8Array::new(&text).to_vec())
    }
}

fn parameters(nonce: &[u8], context: &[u8]) -> AesGcmParams {
    let parameters = AesGcmParams::new("AES-GCM", &Uint8Array::from(nonce));
    parameters.set_additional_data(&Uint8Array::from(context));
    parameters
}

fn subtle() -> Result<SubtleCrypto, VaultError> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).map_err(no_crypto)?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).map_err(no_crypto)?;
    // Missing in insecure contexts.
    subtle.is_object().then(|| subtle.unchecked_into()).ok_or(VaultError::Unavailable)
}

fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), VaultError> {
    Reflect::set(object, &name.into(), value).map(|_| ()).map_err(no_crypto)
}

fn no_crypto(_: JsValue) -> VaultError {
    VaultError::Unavailable
}
