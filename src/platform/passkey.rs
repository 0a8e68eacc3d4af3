//! Passkeys that derive a secret: WebAuthn Level 3 with the extension `prf` (section 10.1.4).
//!
//! An authenticator derives 32 bytes from a salt, after it has recognised the person, and only for this
//! site. There is no server here: nobody checks what it signs.

use base64ct::{Base64UrlUnpadded, Encoding};
use ingam_core::vault::EntryId;
use js_sys::{Array, ArrayBuffer, Function, JSON, Object, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::property::property;
use crate::{keeper::protocol::Secret, platform::random};

#[wasm_bindgen]
extern "C" {
    type Credentials;

    #[wasm_bindgen(method, catch)]
    fn create(this: &Credentials, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn get(this: &Credentials, options: &Object) -> Result<Promise, JsValue>;

    type Credential;

    #[wasm_bindgen(method, getter, js_name = rawId)]
    fn raw_id(this: &Credential) -> ArrayBuffer;

    #[wasm_bindgen(method, catch, js_name = getClientExtensionResults)]
    fn extension_results(this: &Credential) -> Result<JsValue, JsValue>;
}

/// Why there is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PasskeyError {
    /// The authenticator, or the browser, derives no secrets.
    #[error("the authenticator derives no secret")]
    NoSecret,
    /// The person did not go on, or there is no such passkey here: browsers do not tell the two apart.
    #[error("no passkey was used")]
    NotUsed,
    /// The authenticator has a passkey of this certificate already.
    #[error("the authenticator has a passkey already")]
    Exists,
    /// What it derives opens nothing: the passkey is another one, or the record is damaged.
    #[error("the passkey does not open the key")]
    DoesNotOpen,
    /// One was made, but not kept here, and the browser cannot tell the authenticator to drop it.
    #[error("the passkey was not kept")]
    NotKept,
    /// Anything else.
    #[error("the passkey failed")]
    Failed,
}

/// A passkey, and what it derives.
pub struct Derived {
    /// WebAuthn credential id.
    pub credential_id: Vec<u8>,
    /// 32 bytes.
    pub secret: Secret,
}

/// Whether the browser knows passkeys at all. Whether an authenticator derives secrets shows only when it
/// is asked.
pub fn is_known() -> bool {
    class().is_some() && credentials().is_some()
}

/// Makes a passkey for an entry. `name` is what the authenticator shows; it gets none of the `known` ones
/// a second time.
pub async fn make(id: &EntryId, name: &str, known: &[&[u8]]) -> Result<Derived, PasskeyError> {
    let user = random::make_id().ok_or(PasskeyError::Failed)?;
    let person =
        object(&[("id", bytes(&user)), ("name", name.into()), ("displayName", name.into())]);
    // -7: ES256, -257: RS256 (RFC 8152, RFC 8812). Nothing is ever checked with this key.
    let parts = r#"{"rp":{"name":"Ingam"},"attestation":"none",
        "pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}],
        "authenticatorSelection":{"residentKey":"preferred","userVerification":"required"}}"#;
    let options = question(parts, id, &[("user", person), ("excludeCredentials", named(known))])?;
    let credential = answer(credentials().map(|all| all.create(&options))).await?;
    let credential_id = Uint8Array::new(&credential.raw_id()).to_vec();
    let results = prf(&credential).ok_or(PasskeyError::NoSecret)?;
    let enabled = property(&results, "enabled").is_some_and(|enabled| enabled.is_truthy());
    match secret(&results) {
        Some(secret) => Ok(Derived { credential_id, secret }),
        // Many authenticators derive only when the passkey is used.
        None if enabled => {
            let used = derive(id, &[&credential_id]).await?;
            Ok(Derived { credential_id, ..used })
        }
        None => Err(PasskeyError::NoSecret),
    }
}

/// Uses one of the passkeys of an entry.
pub async fn derive(id: &EntryId, known: &[&[u8]]) -> Result<Derived, PasskeyError> {
    let parts = r#"{"userVerification":"required"}"#;
    let options = question(parts, id, &[("allowCredentials", named(known))])?;
    let credential = answer(credentials().map(|all| all.get(&options))).await?;
    let secret = prf(&credential).and_then(|results| secret(&results));
    Ok(Derived {
        credential_id: Uint8Array::new(&credential.raw_id()).to_vec(),
        secret: secret.ok_or(PasskeyError::NoSecret)?,
    })
}

/// Tells the authenticator that a passkey is of no use, so that it drops it or shows it no more (WebAuthn
/// Level 3 section 5.1.10.2); it does not say what it did. `false` if the browser cannot tell it.
pub async fn disown(credential_id: &[u8]) -> bool {
    match signal_unknown(credential_id) {
        Some(told) => JsFuture::from(told).await.is_ok(),
        None => false,
    }
}

fn signal_unknown(credential_id: &[u8]) -> Option<Promise> {
    let class = class()?;
    let signal = property(&class, "signalUnknownCredential")?.dyn_into::<Function>().ok()?;
    let site = property(&property(&global(), "location")?, "hostname")?;
    let id = Base64UrlUnpadded::encode_string(credential_id);
    let unknown = object(&[("rpId", site), ("credentialId", id.into())]);
    signal.call1(&class, &unknown).ok()?.dyn_into().ok()
}

/// `{ publicKey: { … } }` with what is in every question.
fn question(parts: &str, id: &EntryId, more: &[(&str, JsValue)]) -> Result<Object, PasskeyError> {
    let public_key = JSON::parse(parts).map_err(|_| PasskeyError::Failed)?;
    // Nobody checks the answer to it, but browsers want one.
    let challenge = random::make_id().ok_or(PasskeyError::Failed)?;
    let salt = [b"ingam passkey v1 ", id.as_str().as_bytes()].concat();
    let eval = object(&[("first", bytes(&salt))]);
    let extensions = object(&[("prf", object(&[("eval", eval)]))]);
    set(&public_key, "challenge", &bytes(&challenge));
    set(&public_key, "extensions", &extensions);
    for (name, value) in more {
        set(&public_key, name, value);
    }
    Ok(object(&[("publicKey", public_key)]).unchecked_into())
}

/// `PublicKeyCredentialDescriptor`s.
fn named(ids: &[&[u8]]) -> JsValue {
    let named = ids.iter().map(|id| object(&[("type", "public-key".into()), ("id", bytes(id))]));
    named.collect::<Array>().into()
}

async fn answer(asked: Option<Result<Promise, JsValue>>) -> Result<Credential, PasskeyError> {
    let promise = asked.ok_or(PasskeyError::NoSecret)?.map_err(|error| refusal(&error))?;
    let credential = JsFuture::from(promise).await.map_err(|error| refusal(&error))?;
    Ok(credential.unchecked_into())
}

fn refusal(error: &JsValue) -> PasskeyError {
    let name = property(error, "name").and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "AbortError") => PasskeyError::NotUsed,
        Some("InvalidStateError") => PasskeyError::Exists,
        // No authenticator with what is required, or an address that is no domain.
        Some("NotSupportedError" | "ConstraintError" | "SecurityError") => PasskeyError::NoSecret,
        _ => PasskeyError::Failed,
    }
}

fn prf(credential: &Credential) -> Option<JsValue> {
    property(&credential.extension_results().ok()?, "prf")
}

/// The first output. The browser's copy is wiped.
fn secret(prf: &JsValue) -> Option<Secret> {
    let first = property(&property(prf, "results")?, "first")?;
    let view = Uint8Array::new(&first);
    let secret = (view.length() == 32).then(|| Secret::of_bytes(view.to_vec()));
    view.fill(0, 0, view.length());
    secret
}

fn class() -> Option<JsValue> {
    property(&global(), "PublicKeyCredential").filter(JsValue::is_function)
}

fn credentials() -> Option<Credentials> {
    property(&property(&global(), "navigator")?, "credentials").map(JsCast::unchecked_into)
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn object(parts: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in parts {
        set(&object, name, value);
    }
    object.into()
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Setting a property of an object that was made just now does not fail.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
