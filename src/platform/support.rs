//! What the browser must be able to do before anything else is tried.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Why the page cannot run here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SupportError {
    /// Shown inside another page.
    #[error("the page is inside a frame")]
    Framed,
    /// Not loaded over https, nor from this computer.
    #[error("the page was not loaded securely")]
    Insecure,
    /// The browser lacks a feature.
    #[error("the browser lacks {0:?}")]
    Missing(Feature),
}

/// What the page needs. WebAssembly with SIMD is not listed: without it nothing of this runs, and
/// the start script says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// `crypto.getRandomValues`, `crypto.subtle`
    Crypto,
    /// `indexedDB`
    IndexedDb,
    /// `Worker` with `type: "module"`
    ModuleWorkers,
    /// `fetch` with `AbortController`
    Fetch,
    /// `HTMLDialogElement.showModal`
    Dialog,
}

/// Looks at the browser: the first thing that is wrong.
pub fn check() -> Result<(), SupportError> {
    if is_framed() {
        return Err(SupportError::Framed);
    }
    if !holds(&["isSecureContext"]) {
        return Err(SupportError::Insecure);
    }
    let needs = [
        (Feature::Crypto, holds(&["crypto", "subtle"])),
        (Feature::IndexedDb, holds(&["indexedDB"])),
        (Feature::Fetch, holds(&["fetch"]) && holds(&["AbortController"])),
        (Feature::Dialog, holds(&["HTMLDialogElement", "prototype", "showModal"])),
        (Feature::ModuleWorkers, has_module_workers()),
    ];
    match needs.into_iter().find(|(_, there)| !there) {
        Some((feature, _)) => Err(SupportError::Missing(feature)),
        None => Ok(()),
    }
}

/// Whether another page shows this one. A page with our name on it must not be shown by others:
/// they could lay their own picture over it.
pub fn is_framed() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // A getter that throws is a frame of another origin.
    match window.top() {
        Ok(Some(top)) => !Object::is(&top, &window),
        _ => true,
    }
}

fn holds(path: &[&str]) -> bool {
    let mut value: JsValue = js_sys::global().into();
    for name in path {
        value = match Reflect::get(&value, &JsValue::from_str(name)) {
            Ok(value) if value.is_truthy() => value,
            // Some browsers throw where others have nothing, e.g. `indexedDB` in a sandbox.
            _ => return false,
        };
    }
    true
}

/// Trusted Types are younger than module workers. Where they are missing, the browser tells by
/// reading the option `type`, whatever becomes of the worker, which is ended at once.
fn has_module_workers() -> bool {
    if !holds(&["Worker"]) {
        return false;
    }
    if holds(&["trustedTypes"]) {
        return true;
    }
    let seen = Rc::new(Cell::new(false));
    let getter = Closure::<dyn FnMut() -> JsValue>::new({
        let seen = Rc::clone(&seen);
        move || {
            seen.set(true);
            JsValue::from_str("module")
        }
    });
    let worker = (|| {
        let descriptor = Object::new();
        Reflect::set(&descriptor, &"get".into(), getter.as_ref()).ok()?;
        let options = Object::new();
        Object::define_property(&options, &"type".into(), &descriptor);
        let constructor = Reflect::get(&js_sys::global(), &"Worker".into()).ok()?;
        let arguments = Array::of2(&"data:,".into(), &options);
        Reflect::construct(constructor.dyn_ref::<Function>()?, &arguments).ok()
    })();
    if let Some(worker) = worker.and_then(|worker| worker.dyn_into::<web_sys::Worker>().ok()) {
        worker.terminate();
    }
    seen.get()
}
