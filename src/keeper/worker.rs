//! The keeper as a dedicated worker: messages in, messages out.

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Performance};

use super::{
    Keeper,
    protocol::{Call, KeeperError, Reply, VERSION},
};

/// Listens for calls, and says so.
pub fn start() {
    // A panic ends the worker; the page sees an error event. What it would print could be secret.
    std::panic::set_hook(Box::new(|_| {}));
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let keeper = RefCell::new(Keeper::new(stopwatch));
    let listener = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            let reply = answer(&mut keeper.borrow_mut(), &event.data());
            post(&scope, &reply);
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

fn answer(keeper: &mut Keeper, message: &JsValue) -> Reply {
    let call = serde_wasm_bindgen::from_value::<Call>(message.clone());
    let id = call
        .as_ref()
        .map_or_else(|_| id_of(message), |call| call.id);
    wipe(message);
    let outcome = match call {
        Ok(call) => keeper.execute(call.command),
        Err(_) => Err(KeeperError::Internal),
    };
    Reply::Done {
        id,
        outcome: Box::new(outcome),
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply) {
    // Every reply can be written; if not, the page runs into its timeout.
    if let Ok(message) = serde_wasm_bindgen::to_value(reply) {
        let _ = scope.post_message(&message);
    }
}

/// The id of a call that could not be read, so that its sender learns about it.
fn id_of(message: &JsValue) -> u32 {
    let id = Reflect::get(message, &JsValue::from_str("id")).ok();
    // Ids are whole numbers in the range of u32; anything else belongs to nobody.
    id.and_then(|id| id.as_f64()).map_or(0, |id| id as u32)
}

/// Overwrites every byte string of a message: passwords must not wait for the garbage collector.
fn wipe(value: &JsValue) {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        bytes.fill(0, 0, bytes.length());
    } else if let Some(object) = value.dyn_ref::<Object>() {
        for part in Array::iter(&Object::values(object)) {
            wipe(&part);
        }
    }
}
