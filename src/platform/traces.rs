//! What this browser keeps for our site, by its own account. Looking leaves nothing behind.

use js_sys::{Array, Function, Object, Promise, global};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::property::property;

/// A place where a browser keeps something for a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// IndexedDB
    Databases,
    /// `localStorage`
    Local,
    /// `sessionStorage`
    Session,
    /// `caches`
    Caches,
    /// `document.cookie`
    Cookies,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Databases, Self::Local, Self::Session, Self::Caches, Self::Cookies];
}

/// The names of what is kept in one place; `None` if the browser does not say.
pub type Names = Option<Vec<String>>;

/// What is kept, in the order of [`Kind::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces(pub [Names; 5]);

impl Traces {
    /// What is kept in one place.
    pub fn of(&self, kind: Kind) -> &Names {
        &self.0[kind as usize]
    }
}

/// Looks everywhere.
pub async fn look() -> Traces {
    let [local, session] = ["localStorage", "sessionStorage"].map(keys);
    Traces([databases().await, local, session, caches().await, cookies()])
}

/// The names of the databases.
pub async fn databases() -> Names {
    let found = ask("indexedDB", "databases").await?;
    let names = found.iter().filter_map(|database| property(&database, "name")?.as_string());
    Some(names.collect())
}

async fn caches() -> Names {
    let found = ask("caches", "keys").await?;
    Some(found.iter().filter_map(|name| name.as_string()).collect())
}

fn keys(storage: &str) -> Names {
    let storage = property(&global(), storage)?.dyn_into::<Object>().ok()?;
    Some(Object::keys(&storage).iter().filter_map(|name| name.as_string()).collect())
}

fn cookies() -> Names {
    let text = property(&property(&global(), "document")?, "cookie")?.as_string()?;
    let names = text.split(';').filter_map(|cookie| cookie.trim().split('=').next());
    Some(names.filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

/// What a method without arguments promises. Some browsers throw where others have nothing.
async fn ask(object: &str, method: &str) -> Option<Array> {
    let object = property(&global(), object)?;
    let method = property(&object, method)?.dyn_into::<Function>().ok()?;
    let promise = method.call0(&object).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
