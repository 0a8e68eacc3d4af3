//! Opening the database, and transactions that tell whether they are on disk.

use std::{cell::RefCell, rc::Rc};

use futures::{
    channel::oneshot,
    future::{Either, pending, select},
};
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use idb::{
    DatabaseEvent, Event as _, Factory, ObjectStore, Request as _, Transaction, TransactionMode,
    event::VersionChangeEvent,
};
use ingam_core::vault::VaultError;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbTransaction};

use super::{
    failure::{of_exception, of_idb, of_value},
    migrations::{VERSION, migrate},
};

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
        Self(Rc::new(Inner {
            name,
            open: RefCell::new(None),
            on_gone: Box::new(on_gone),
        }))
    }

    /// Begins a transaction over one store. Writing ones are on disk when they are committed.
    pub(super) async fn begin(
        &self,
        store: &'static str,
        mode: TransactionMode,
    ) -> Result<Running, VaultError> {
        let database = self.database().await?;
        let options = Object::new();
        let mode = match mode {
            TransactionMode::ReadWrite => {
                Reflect::set(&options, &"durability".into(), &"strict".into())
                    .map_err(|_| VaultError::Failed)?;
                "readwrite"
            }
            _ => "readonly",
        };
        let transaction = database
            .unchecked_ref::<DurableDatabase>()
            .transaction(store, mode, &options)
            .map_err(|error| of_value(&error))?;
        Ok(Running::new(transaction, store))
    }

    async fn database(&self) -> Result<IdbDatabase, VaultError> {
        if let Some(open) = &*self.0.open.borrow() {
            return Ok(open.database.clone());
        }
        let (tell_blocked, blocked) = oneshot::channel();
        let mut request = Factory::new()
            .and_then(|factory| factory.open(&self.0.name, Some(VERSION)))
            .map_err(of_idb)?;
        request.on_upgrade_needed(upgrade);
        request.on_blocked(move |_| {
            let _ = tell_blocked.send(());
        });
        let (tell_opened, opened) = oneshot::channel();
        // A blocked request cannot be withdrawn. When it succeeds after all, nobody may be waiting
        // any more, but the connection must not hang around without its listeners.
        let connection = self.clone();
        spawn_local(async move {
            let outcome = request
                .await
                .map(|database| connection.adopt(database.into()));
            let _ = tell_opened.send(outcome.map_err(of_idb));
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
        let open = Open {
            database: database.clone(),
            _listeners: listeners,
        };
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

fn upgrade(event: VersionChangeEvent) {
    let migrated = event.old_version().and_then(|from| {
        event
            .database()
            .and_then(|database| migrate(&database, from))
    });
    if migrated.is_err() {
        // All or nothing: the request then fails and the old version stays.
        if let Some(transaction) = event
            .target()
            .ok()
            .and_then(|request| request.transaction())
        {
            let _ = transaction.abort();
        }
    }
}

/// A transaction under way.
pub(super) struct Running {
    raw: IdbTransaction,
    transaction: Transaction,
    store: &'static str,
    ended: oneshot::Receiver<bool>,
    _listeners: [EventListener; 2],
}

impl Running {
    fn new(raw: IdbTransaction, store: &'static str) -> Self {
        let (tell, ended) = oneshot::channel();
        let tell = Rc::new(RefCell::new(Some(tell)));
        let listeners = [("complete", true), ("abort", false)].map(|(event, committed)| {
            let tell = Rc::clone(&tell);
            EventListener::once(&raw, event, move |_| {
                if let Some(tell) = tell.take() {
                    let _ = tell.send(committed);
                }
            })
        });
        let transaction = Transaction::from(raw.clone());
        Self {
            raw,
            transaction,
            store,
            ended,
            _listeners: listeners,
        }
    }

    /// The store.
    pub(super) fn store(&self) -> Result<ObjectStore, VaultError> {
        self.transaction.object_store(self.store).map_err(of_idb)
    }

    /// Waits for the end: `outcome` if the transaction was committed, else why it was not.
    pub(super) async fn committed<T>(
        self,
        outcome: Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let committed = self.ended.await.unwrap_or(false);
        match outcome {
            Ok(value) if committed => Ok(value),
            Ok(_) => Err(self
                .raw
                .error()
                .as_ref()
                .map_or(VaultError::Failed, of_exception)),
            Err(error) => Err(error),
        }
    }
}
