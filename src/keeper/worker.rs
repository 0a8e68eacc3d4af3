//! A keeper as a dedicated worker: messages in, messages out, one after the other.

use std::future::Future;

use futures::{StreamExt, channel::mpsc};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Performance};

use super::protocol::{
    Answer, Call, Command, KeeperError, Reply, VERSION, id_of, read, take, write,
};

/// What executes commands in a worker.
pub trait Execute {
    /// Executes one command.
    fn execute(&mut self, command: Command) -> impl Future<Output = Result<Answer, KeeperError>>;
}

/// Listens for calls, and says so.
pub fn start(mut keeper: impl Execute + 'static) {
    // After a panic the page sees an error event and ends the worker. Where a panic has a message (see
    // docs/adr/0009-a-small-page.md), it could be secret.
    std::panic::set_hook(Box::new(|_| {}));
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // Some commands wait for the browser. A call that comes meanwhile waits here.
    let (sender, mut calls) = mpsc::unbounded::<Uint8Array>();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // What is no array of bytes was not posted by the page: nobody waits for an answer.
        if let Ok(message) = event.data().dyn_into() {
            // The loop below never ends, so there is a receiver.
            let _ = sender.unbounded_send(message);
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker listens until it is ended.
    listener.forget();
    post(&scope, &Reply::Ready { version: VERSION });
    spawn_local(async move {
        while let Some(message) = calls.next().await {
            if let Some(reply) = answer(&mut keeper, &message).await {
                post(&scope, &reply);
            }
        }
    });
}

/// Milliseconds by the clock of the page or worker this runs in.
pub fn stopwatch() -> f64 {
    let clock = Reflect::get(&js_sys::global(), &JsValue::from_str("performance"));
    clock
        .ok()
        .and_then(|clock| clock.dyn_into::<Performance>().ok())
        .map_or(0.0, |clock| clock.now())
}

async fn answer(keeper: &mut impl Execute, message: &Uint8Array) -> Option<Reply> {
    let bytes = take(message);
    let id = id_of(&bytes)?;
    let call = read::<Call>(&bytes);
    // The secrets in it are in the command now.
    drop(bytes);
    let outcome = match call {
        Some(call) => keeper.execute(call.command).await,
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
