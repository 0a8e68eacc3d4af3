//! Keepers as dedicated module workers.

use std::{
    cell::{Cell, RefCell},
    future::Future,
    rc::Rc,
};

use futures::{
    channel::oneshot,
    future::{Either, select},
    pin_mut,
};
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

use super::{
    keeper_client::{AnswerFuture, KeeperLine, Keepers, Program, START_TIMEOUT, TIMEOUT},
    location::worker_url,
    trusted_script_url::trusted_script_url,
};
use crate::keeper::protocol::{self, Answer, Call, Command, KeeperError, Reply, VERSION};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Worker)]
    type ModuleWorker;

    // `web_sys::Worker::new` takes text, which Trusted Types refuse.
    #[wasm_bindgen(constructor, js_class = "Worker", catch)]
    fn new(url: &JsValue, options: &Object) -> Result<ModuleWorker, JsValue>;
}

/// Starts workers.
#[derive(Clone, Debug)]
pub struct WorkerKeepers {
    /// `None`: from the start files that the page names.
    url: Option<String>,
}

impl WorkerKeepers {
    /// From the start files that the page names.
    pub fn of_this_page() -> Self {
        Self { url: None }
    }

    /// All from one other start file.
    pub fn from_url(url: String) -> Self {
        Self { url: Some(url) }
    }
}

impl Keepers for WorkerKeepers {
    fn start(&self, program: Program) -> Rc<dyn KeeperLine> {
        let url = self.url.clone().or_else(|| worker_url(program));
        Rc::new(WorkerLine::start(url.as_deref()))
    }
}

/// One worker. Dropping it ends the worker.
struct WorkerLine {
    shared: Rc<Shared>,
    _listeners: Vec<EventListener>,
}

/// A call that waits for its answer.
struct Waiting {
    id: u32,
    sender: oneshot::Sender<Result<Answer, KeeperError>>,
}

#[derive(Default)]
struct Shared {
    worker: RefCell<Option<Worker>>,
    ready: Cell<bool>,
    last_id: Cell<u32>,
    /// Calls that wait for the worker to be ready.
    starting: RefCell<Vec<oneshot::Sender<()>>>,
    /// Calls that wait for an answer; dropping a sender tells its call that the worker has ended.
    waiting: RefCell<Vec<Waiting>>,
}

impl WorkerLine {
    fn start(url: Option<&str>) -> Self {
        let shared = Rc::new(Shared::default());
        let Some(worker) = url.and_then(start_worker) else {
            return Self { shared, _listeners: Vec::new() };
        };
        let on_message = EventListener::new(&worker, "message", {
            let shared = Rc::downgrade(&shared);
            move |event| {
                if let Some(shared) = shared.upgrade() {
                    shared.receive(event.unchecked_ref::<MessageEvent>().data());
                }
            }
        });
        let on_end = ["error", "messageerror"].map(|event| {
            let shared = Rc::downgrade(&shared);
            EventListener::new(&worker, event, move |_| {
                if let Some(shared) = shared.upgrade() {
                    shared.stop();
                }
            })
        });
        shared.worker.replace(Some(worker));
        let listeners = on_end.into_iter().chain([on_message]).collect();
        Self { shared, _listeners: listeners }
    }
}

impl KeeperLine for WorkerLine {
    fn call(&self, command: Command) -> AnswerFuture<'_> {
        Box::pin(self.shared.call(command))
    }

    fn stopped(&self) -> bool {
        self.shared.worker.borrow().is_none()
    }

    fn stop(&self) {
        self.shared.stop();
    }
}

impl Drop for WorkerLine {
    fn drop(&mut self) {
        self.shared.stop();
    }
}

impl Shared {
    async fn call(&self, command: Command) -> Result<Answer, KeeperError> {
        if self.worker.borrow().is_none() {
            return Err(KeeperError::Stopped);
        }
        if !self.ready.get() {
            let (sender, started) = oneshot::channel();
            self.starting.borrow_mut().push(sender);
            self.within(START_TIMEOUT, started).await?;
        }
        let (sender, answer) = oneshot::channel();
        let id = self.last_id.get().wrapping_add(1);
        self.last_id.set(id);
        self.waiting.borrow_mut().push(Waiting { id, sender });
        self.post(Call { id, command })?;
        self.within(TIMEOUT, answer).await?
    }

    /// Waits. A worker that does not answer in time is in an unknown state: it is ended.
    async fn within<T>(
        &self,
        milliseconds: u32,
        event: impl Future<Output = Result<T, oneshot::Canceled>>,
    ) -> Result<T, KeeperError> {
        let timer = TimeoutFuture::new(milliseconds);
        pin_mut!(event);
        match select(event, timer).await {
            Either::Left((outcome, _)) => outcome.map_err(|_| KeeperError::Stopped),
            Either::Right(_) => {
                self.stop();
                Err(KeeperError::TimedOut)
            }
        }
    }

    fn post(&self, call: Call) -> Result<(), KeeperError> {
        let bytes = protocol::write(&call).ok_or(KeeperError::Internal)?;
        let message = Uint8Array::from(&**bytes);
        let posted = match &*self.worker.borrow() {
            Some(worker) => worker.post_message(&message).map_err(|_| KeeperError::Internal),
            None => Err(KeeperError::Stopped),
        };
        // The worker has a copy. Passwords must not wait for the garbage collector on this side.
        message.fill(0, 0, message.length());
        posted
    }

    fn receive(&self, message: JsValue) {
        let bytes = message.dyn_ref::<Uint8Array>().map(protocol::take);
        match bytes.and_then(|bytes| protocol::read(&bytes)) {
            Some(Reply::Ready { version: VERSION }) => {
                self.ready.set(true);
                for sender in self.starting.take() {
                    // A call that nobody waits for any more needs no news.
                    let _ = sender.send(());
                }
            }
            Some(Reply::Done { id, outcome }) => {
                let mut waiting = self.waiting.borrow_mut();
                if let Some(place) = waiting.iter().position(|call| call.id == id) {
                    let _ = waiting.swap_remove(place).sender.send(*outcome);
                }
            }
            // Another build, or not a keeper at all.
            Some(Reply::Ready { .. }) | None => self.stop(),
        }
    }

    fn stop(&self) {
        if let Some(worker) = self.worker.take() {
            worker.terminate();
        }
        self.ready.set(false);
        self.starting.take();
        self.waiting.take();
    }
}

fn start_worker(url: &str) -> Option<Worker> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"module".into()).ok()?;
    Reflect::set(&options, &"name".into(), &"ingam-keeper".into()).ok()?;
    let worker = ModuleWorker::new(&trusted_script_url(url)?, &options).ok()?;
    Some(worker.unchecked_into())
}
