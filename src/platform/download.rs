//! Handing a file to the person.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Content type of `.p12` files.
pub const PKCS12: &str = "application/x-pkcs12";

/// Content type of certificates as text (RFC 8555 section 9.1).
pub const PEM: &str = "application/pem-certificate-chain";

/// Content type of zip archives.
pub const ZIP: &str = "application/zip";

/// Content type of a certificate in DER (RFC 2585 section 4.1).
pub const CERTIFICATE: &str = "application/pkix-cert";

/// Content type of anything else.
pub const BYTES: &str = "application/octet-stream";

/// How long the browser may take to fetch its own blob, milliseconds.
const KEEP: u32 = 60_000;

/// The browser did not take the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file could not be handed over")]
pub struct DownloadError;

/// Offers a file for saving, under a name. Whether it was saved, only the person knows.
pub fn offer(name: &str, content_type: &str, content: &[u8]) -> Result<(), DownloadError> {
    try_offer(name, content_type, content).map_err(|_| DownloadError)
}

fn try_offer(name: &str, content_type: &str, content: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(content_type);
    let parts = Array::of1(&Uint8Array::from(content));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document =
        web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // Revoked at once, some browsers would save nothing.
    Timeout::new(KEEP, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
