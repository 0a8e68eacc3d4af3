//! Waiting for IndexedDB, which answers by events.

use std::{cell::RefCell, rc::Rc};

use futures::channel::oneshot;
use gloo_events::EventListener;
use ingam_core::vault::VaultError;
use wasm_bindgen::JsValue;
use web_sys::{EventTarget, IdbRequest};

use super::failure::{of_exception, of_value};

/// Which of two events comes first.
pub(super) struct Ending {
    ended: oneshot::Receiver<bool>,
    _listeners: [EventListener; 2],
}

impl Ending {
    /// Listens from now on.
    pub(super) fn of(target: &EventTarget, good: &'static str, bad: &'static str) -> Self {
        let (tell, ended) = oneshot::channel();
        let tell = Rc::new(RefCell::new(Some(tell)));
        let listeners = [(good, true), (bad, false)].map(|(event, is_good)| {
            let tell = Rc::clone(&tell);
            EventListener::once(target, event, move |_| {
                if let Some(tell) = tell.take() {
                    let _ = tell.send(is_good);
                }
            })
        });
        Self { ended, _listeners: listeners }
    }

    /// Waits; whether it was the good one.
    pub(super) async fn wait(self) -> bool {
        self.ended.await.unwrap_or(false)
    }
}

/// Waits for a request that was made just now: its result, or why it failed or was not accepted.
pub(super) async fn result_of(request: Result<IdbRequest, JsValue>) -> Result<JsValue, VaultError> {
    let request = request.map_err(|error| of_value(&error))?;
    if Ending::of(&request, "success", "error").wait().await {
        return request.result().map_err(|error| of_value(&error));
    }
    let exception = request.error().ok().flatten();
    Err(exception.as_ref().map_or(VaultError::Failed, of_exception))
}
