//! The keeper as a dedicated worker: messages in, messages out.

use std::cell::RefCell;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Performance};

use super::{
    Keeper,
    protocol::{Call, KeeperError, Reply, VERSION, id_of, read, take, write},
};

/// Listens for calls, and says so.
pub fn start() {
    // After a panic the page sees an error event and ends the worker. Where a panic has a message (see
    // docs/adr/0009-a-small-page.md), it could be secret.
    std::panic::set_hook(Box::new(|_| {}));
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let keeper = RefCell::new(Keeper::new(stopwatch));
    let listener = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            // What has no id was not posted by the page: nobody waits for an answer.
            if let Some(reply) = answer(&mut keeper.borrow_mut(), &event.data()) {
                post(&scope, &reply);
            }
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker listens until it is ended.
    listener.forget();
    post(&scope, &Reply::Ready { version: VERSION });
}

/// Milliseconds by the clock of the page or worker this runs in.
pub fn stopwatch() -> f64 {
    let clock = Reflect::get(&js_sys::global(), &JsValue::from_str("performance"));
    clock
        .ok()
        .and_then(|clock| clock.dyn_into::<Performance>().ok())
        .map_or(0.0, |clock| clock.now())
}

fn answer(keeper: &mut Keeper, message: &JsValue) -> Option<Reply> {
    let bytes = take(message.dyn_ref::<Uint8Array>()?);
    let id = id_of(&bytes)?;
    let outcome = match read::<Call>(&bytes) {
        Some(call) => keeper.execute(call.command),
        None => Err(KeeperError::Internal),
    };
    Some(Reply::Done { id, outcome: Box::new(outcome) })
}

fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply) {
    // Every reply can be written; if not, the page runs into its timeout.
    if let Some(bytes) = write(reply) {
        let message = Uint8Array::from(&**bytes);
        let _ = scope.post_message(&message);
        message.fill(0, 0, message.length());
    }
}
