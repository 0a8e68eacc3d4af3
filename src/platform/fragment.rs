//! What stood behind the `#` of the address when the page was opened: the code of a copy between devices.
//! `assets/start.js` takes it out of the address first of all, and leaves it in `ingamCopy`.

use js_sys::{Reflect, global};
use wasm_bindgen::JsValue;

use super::property::property;
use crate::keeper::protocol::Secret;

const NAME: &str = "ingamCopy";

/// Whether a code came with the address.
pub fn is_there() -> bool {
    property(&global(), NAME).is_some()
}

/// The code, once.
pub fn take() -> Option<Secret> {
    let text = property(&global(), NAME)?.as_string()?;
    // A property that the page made itself can be set.
    let _ = Reflect::set(&global(), &JsValue::from_str(NAME), &JsValue::UNDEFINED);
    Some(Secret::new(text))
}
