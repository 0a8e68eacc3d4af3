//! Signatures by RSA keys: the browser's own cryptography (WebCrypto) makes them, because no kept library
//! does so in constant time.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::protocol::{FileFault, KeeperError};

/// RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2), the signature of joint certificates.
const ALGORITHM: &str = "RSASSA-PKCS1-v1_5";

/// Signs with SHA-256, and verifies with the public key of the certificate: whether the two belong
/// together. `pkcs8` is the private key, wiped by its owner; `public_key_info` that of the certificate.
pub(super) async fn prove(
    pkcs8: &[u8],
    public_key_info: &[u8],
    text: &[u8],
) -> Result<bool, KeeperError> {
    let subtle = subtle().ok_or(KeeperError::File(FileFault::Rsa))?;
    let proof = async {
        // WebCrypto does not like attributes (R), which come last.
        let private = import(&subtle, "pkcs8", pkcs8, "sign").await?;
        let signature = wait(subtle.sign_with_str_and_u8_array(ALGORITHM, &private, text)?).await?;
        let signature = Uint8Array::new(&signature).to_vec();
        let public = import(&subtle, "spki", public_key_info, "verify").await?;
        let verified = subtle
            .verify_with_str_and_u8_array_and_u8_array(ALGORITHM, &public, &signature, text)?;
        Ok::<_, JsValue>(wait(verified).await?.is_truthy())
    };
    proof.await.map_err(|_| KeeperError::AnotherKey)
}

/// Signs with SHA-256. `pkcs8` is the private key, wiped by its owner.
pub(super) async fn sign(pkcs8: &[u8], text: &[u8]) -> Result<Vec<u8>, KeeperError> {
    let subtle = subtle().ok_or(KeeperError::File(FileFault::Rsa))?;
    let signature = async {
        let private = import(&subtle, "pkcs8", pkcs8, "sign").await?;
        let signature = wait(subtle.sign_with_str_and_u8_array(ALGORITHM, &private, text)?).await?;
        Ok::<_, JsValue>(Uint8Array::new(&signature).to_vec())
    };
    signature.await.map_err(|_| KeeperError::AnotherKey)
}

fn subtle() -> Option<SubtleCrypto> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    subtle.is_object().then(|| subtle.unchecked_into())
}

async fn import(
    subtle: &SubtleCrypto,
    format: &str,
    der: &[u8],
    usage: &str,
) -> Result<CryptoKey, JsValue> {
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &ALGORITHM.into())?;
    Reflect::set(&algorithm, &"hash".into(), &"SHA-256".into())?;
    let bytes = Uint8Array::from(der);
    let usages = Array::of1(&usage.into());
    let imported = subtle.import_key_with_object(format, &bytes, &algorithm, false, &usages)?;
    let key = wait(imported).await;
    bytes.fill(0, 0, bytes.length());
    Ok(key?.unchecked_into())
}

async fn wait(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}
