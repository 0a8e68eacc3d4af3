//! What IndexedDB reports, in the words of the vault.

use ingam_core::vault::VaultError;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// By name of the exception (Indexed Database API 3.0, section 4).
pub(super) fn of_exception(exception: &DomException) -> VaultError {
    match exception.name().as_str() {
        "QuotaExceededError" => VaultError::Full,
        "VersionError" => VaultError::TooNew,
        "SecurityError" | "InvalidAccessError" | "NotSupportedError" => VaultError::Unavailable,
        _ => VaultError::Failed,
    }
}

/// By what a call threw.
pub(super) fn of_value(value: &JsValue) -> VaultError {
    value.dyn_ref().map_or(VaultError::Failed, of_exception)
}
