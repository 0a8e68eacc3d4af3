//! Reading JSON.
//!
//! In the browser, the browser parses: another parser would be a second reader of every type
//! beside the one of the messages to the keeper. Where it differs from a strict parser, it is
//! milder: of a member that is there twice the last one counts, `1.0` is a whole number, and half
//! of a surrogate pair is read as U+FFFD. Whole numbers beyond 2^53 are refused.

use serde::de::DeserializeOwned;

/// How deep arrays and objects may lie in each other. What we read lies four deep. The browser
/// itself knows no bound, but describes a value of the wrong type by calling itself.
pub const MAX_DEPTH: usize = 64;

/// Reads a value. `None` if the bytes are no JSON in UTF-8, lie too deep, or are another type.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    if is_too_deep(bytes) {
        return None;
    }
    decode(bytes)
}

#[cfg(target_arch = "wasm32")]
fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    serde_wasm_bindgen::from_value(parse(bytes)?).ok()
}

#[cfg(target_arch = "wasm32")]
fn parse(bytes: &[u8]) -> Option<wasm_bindgen::JsValue> {
    js_sys::JSON::parse(std::str::from_utf8(bytes).ok()?).ok()
}

/// The tests of the pure logic run outside of a browser.
#[cfg(not(target_arch = "wasm32"))]
fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    serde_json::from_slice(bytes).ok()
}

/// Counts brackets outside of strings. Of bytes that are no JSON it may say anything.
fn is_too_deep(bytes: &[u8]) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return true;
        }
    }
    false
}
