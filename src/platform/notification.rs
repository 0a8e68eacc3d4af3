//! Notifications of the device. There is no service worker: one is shown only while the page is open.

use js_sys::{Array, Function, Object, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::property::property;

/// What the browser lets the page do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It has none of this.
    Unsupported,
    /// Nobody was asked yet.
    NotAsked,
    /// The person allowed it.
    Granted,
    /// The person refused; only the settings of the browser change that.
    Denied,
}

/// As it is.
pub fn permission() -> Permission {
    let known = class().and_then(|notification| property(&notification, "permission")?.as_string());
    match known.as_deref() {
        Some("granted") => Permission::Granted,
        Some("denied") => Permission::Denied,
        Some(_) => Permission::NotAsked,
        None => Permission::Unsupported,
    }
}

/// Asks the person. Only after a press: browsers refuse what nobody wanted.
pub async fn ask() -> Permission {
    if let (Permission::NotAsked, Some(asked)) = (permission(), request()) {
        // However it ended, the browser knows.
        let _ = JsFuture::from(asked).await;
    }
    permission()
}

fn request() -> Option<Promise> {
    let class = class()?;
    let request: Function = property(&class, "requestPermission")?.dyn_into().ok()?;
    // Very old browsers answer by a callback, and not with a promise: for them nothing changes.
    request.call0(&class).ok()?.dyn_into().ok()
}

/// Shows one; the one before of the same name goes. False where the browser takes them from service workers
/// alone, as on Android.
pub fn show(name: &str, title: &str, body: &str) -> bool {
    permission() == Permission::Granted && try_show(name, title, body).is_some()
}

fn try_show(name: &str, title: &str, body: &str) -> Option<JsValue> {
    let options = Object::new();
    for (key, value) in [("tag", name), ("body", body)] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    let arguments = Array::of2(&title.into(), &options);
    let class: Function = class()?.dyn_into().ok()?;
    Reflect::construct(&class, &arguments).ok()
}

fn class() -> Option<JsValue> {
    property(&global(), "Notification")
}
