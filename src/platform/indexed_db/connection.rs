//! Opening the database, and transactions that tell whether they are on disk.

use std::{cell::RefCell, rc::Rc};

use futures::{
    channel::oneshot,
    future::{Either, pending, select},
};
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use ingam_core::vault::VaultError;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbTransaction,
    IdbVersionChangeEvent,
};

use super::{
    failure::{of_exception, of_value},
    migrations::{VERSION, migrate},
    request::{Ending, result_of},
};
use crate::platform::traces;

#[wasm_bindgen]
extern "C" {
    type DurableDatabase;

    // web-sys has the options, and with them `durability`, only as an unstable feature. A browser
    // that does not know them ignores them.
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &DurableDatabase,
        store: &str,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// How long opening may take, milliseconds. It waits without a word while another tab deletes the
/// database and a third one holds it open.
const OPEN_TIMEOUT: u32 = 5_000;

/// What a transaction may do.
#[derive(Clone, Copy)]
pub(super) enum Mode {
    Read,
    Write,
}

/// The connection of one tab to one database.
#[derive(Clone)]
pub(super) struct Connection(Rc<Inner>);

struct Inner {
    name: String,
    open: RefCell<Option<Open>>,
    on_gone: Box<dyn Fn()>,
}

struct Open {
    database: IdbDatabase,
    _listeners: [EventListener; 2],
}

impl Connection {
    /// To the database of this name; `on_gone` is called when an open connection ends.
    pub(super) fn new(name: String, on_gone: impl Fn() + 'static) -> Self {
        Self(Rc::new(Inner { name, open: RefCell::new(None), on_gone: Box::new(on_gone) }))
    }

    /// Begins a transaction over one store. Writing ones are on disk when they are committed.
    pub(super) async fn begin(
        &self,
        store: &'static str,
        mode: Mode,
    ) -> Result<Running, VaultError> {
        let database = self.database().await?;
        let options = Object::new();
        let mode = match mode {
            Mode::Write => {
                Reflect::set(&options, &"durability".into(), &"strict".into())
                    .map_err(|_| VaultError::Failed)?;
                "readwrite"
            }
            Mode::Read => "readonly",
        };
        let transaction = database
            .unchecked_ref::<DurableDatabase>()
            .transaction(store, mode, &options)
            .map_err(|error| of_value(&error))?;
        Ok(Running::new(transaction, store))
    }

    /// Opens the database, and makes it if there is none.
    pub(super) async fn open(&self) -> Result<(), VaultError> {
        self.database().await.map(drop)
    }

    /// Whether there is no such database. A browser that cannot list them does not know.
    pub(super) async fn leads_nowhere(&self) -> bool {
        if self.0.open.borrow().is_some() {
            return false;
        }
        let names = traces::databases().await;
        names.is_some_and(|names| !names.contains(&self.0.name))
    }

    async fn database(&self) -> Result<IdbDatabase, VaultError> {
        if let Some(open) = &*self.0.open.borrow() {
            return Ok(open.database.clone());
        }
        let (tell_blocked, blocked) = oneshot::channel();
        // `open` itself throws only where storage is forbidden.
        let request =
            factory()?.open_with_u32(&self.0.name, VERSION).map_err(|_| VaultError::Unavailable)?;
        let listeners = [
            EventListener::once(&request, "upgradeneeded", upgrade),
            EventListener::once(&request, "blocked", move |_| {
                let _ = tell_blocked.send(());
            }),
        ];
        let (tell_opened, opened) = oneshot::channel();
        // A blocked request cannot be withdrawn. When it succeeds after all, nobody may be waiting
        // any more, but the connection must not hang around without its listeners.
        let connection = self.clone();
        spawn_local(async move {
            let outcome = result_of(Ok(request.into())).await;
            drop(listeners);
            let opened = outcome.map(|database| connection.adopt(database.unchecked_into()));
            let _ = tell_opened.send(opened);
        });
        let hindered = async {
            // Cancelled, not fulfilled, when the request ends without having been blocked.
            if blocked.await.is_err() {
                pending::<()>().await;
            }
        };
        let hindered = select(Box::pin(hindered), TimeoutFuture::new(OPEN_TIMEOUT));
        match select(opened, hindered).await {
            Either::Left((outcome, _)) => outcome.map_err(|_| VaultError::Failed)?,
            Either::Right(_) => Err(VaultError::Blocked),
        }
    }

    fn adopt(&self, database: IdbDatabase) -> IdbDatabase {
        let listeners = ["versionchange", "close"].map(|event| {
            let inner = Rc::downgrade(&self.0);
            let database = database.clone();
            EventListener::new(&database.clone(), event, move |_| {
                // Another tab has a newer version, or deletes the database: let it.
                database.close();
                if let Some(inner) = inner.upgrade() {
                    (inner.on_gone)();
                    // The listener that is running now must not be dropped by what it does.
                    spawn_local(async move {
                        inner.open.take();
                    });
                }
            })
        });
        let open = Open { database: database.clone(), _listeners: listeners };
        if let Some(earlier) = self.0.open.replace(Some(open)) {
            // Two calls opened at once; the later connection is kept.
            earlier.database.close();
        }
        database
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(open) = self.open.take() {
            open.database.close();
        }
    }
}

/// Deletes the database of this name. Connections of this program let go by themselves.
pub(super) async fn delete(name: &str) -> bool {
    let Ok(factory) = factory() else {
        return false;
    };
    let deleted = result_of(factory.delete_database(name).map(Into::into));
    matches!(
        select(Box::pin(deleted), TimeoutFuture::new(OPEN_TIMEOUT)).await,
        Either::Left((Ok(_), _))
    )
}

fn factory() -> Result<IdbFactory, VaultError> {
    Reflect::get(&js_sys::global(), &"indexedDB".into())
        .and_then(|factory| factory.dyn_into())
        .map_err(|_| VaultError::Unavailable)
}

fn upgrade(event: &Event) {
    let Some(request) = event.target() else {
        return;
    };
    let request: IdbOpenDbRequest = request.unchecked_into();
    let event: &IdbVersionChangeEvent = event.unchecked_ref();
    let from = event.old_version() as u32;
    let migrated = request.result().and_then(|database| migrate(database.unchecked_ref(), from));
    if migrated.is_err() {
        // All or nothing: the request then fails and the old version stays.
        if let Some(transaction) = request.transaction() {
            let _ = transaction.abort();
        }
    }
}

/// A transaction under way.
pub(super) struct Running {
    transaction: IdbTransaction,
    store: &'static str,
    ending: Ending,
}

impl Running {
    fn new(transaction: IdbTransaction, store: &'static str) -> Self {
        let ending = Ending::of(&transaction, "complete", "abort");
        Self { transaction, store, ending }
    }

    /// The store.
    pub(super) fn store(&self) -> Result<IdbObjectStore, VaultError> {
        self.transaction.object_store(self.store).map_err(|error| of_value(&error))
    }

    /// Waits for the end: `outcome` if the transaction was committed, else why it was not.
    pub(super) async fn committed(
        self,
        outcome: Result<JsValue, VaultError>,
    ) -> Result<JsValue, VaultError> {
        if self.ending.wait().await {
            return outcome;
        }
        // A request that died with its transaction only says that it died.
        let exception = self.transaction.error().as_ref().map(of_exception);
        Err(exception.or(outcome.err()).unwrap_or(VaultError::Failed))
    }
}
