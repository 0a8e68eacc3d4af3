//! The lock between tabs, by the Web Locks API.

use std::{future::Future, pin::Pin};

use futures::channel::oneshot;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::issuing_lock::{IssuingGuard, IssuingLock};

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// A named lock of the origin. The browser gives it back when a tab dies.
#[derive(Clone, Debug)]
pub struct WebLock {
    name: &'static str,
}

impl WebLock {
    /// The lock of this name.
    pub fn new(name: &'static str) -> Self {
        Self { name }
    }
}

impl IssuingLock for WebLock {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Option<IssuingGuard>> + '_>> {
        Box::pin(acquire(self.name))
    }
}

async fn acquire(name: &str) -> Option<IssuingGuard> {
    let Some(locks) = lock_manager() else {
        // No Web Locks: the bank's own rules still let one certificate through, not two.
        return Some(IssuingGuard::new(()));
    };
    let (tell, told) = oneshot::channel::<bool>();
    let (release, released) = oneshot::channel::<()>();
    let callback = Closure::once_into_js(move |lock: JsValue| {
        let granted = !lock.is_null();
        let _ = tell.send(granted);
        // The lock is held until this promise is fulfilled: when `release` is dropped.
        future_to_promise(async move {
            if granted {
                let _ = released.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    // Settles when the lock is given back; nobody needs to know.
    let _settled = locks.request(name, &options, &callback).ok()?;
    told.await.ok()?.then(|| IssuingGuard::new(release))
}

fn lock_manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
