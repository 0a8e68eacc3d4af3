//! Properties of objects of the browser that may not be there.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What an object has under a name; `None` if it has nothing or `null`, or throws when asked.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
