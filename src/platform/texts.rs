//! The files with the page's sentences. `assets/start.js` loads the first one, in time with the page, and
//! leaves it in `ingamTexts`: `{ language, text, files: { ko, en }, inspect: { ko, en },
//! help: { ko, en } }`.

use js_sys::global;
use wasm_bindgen::JsValue;

use super::{fetch, location, property::property};

/// The language that the page was started in.
pub struct Start {
    /// `ko` or `en`
    pub language: String,
    /// Its compiled sentences.
    pub text: String,
}

/// What the page was started with.
pub fn at_start() -> Option<Start> {
    let given = given()?;
    Some(Start { language: string(&given, "language")?, text: string(&given, "text")? })
}

/// The compiled sentences of a language, `ko` or `en`.
pub async fn load(language: &str) -> Option<String> {
    load_from("files", language).await
}

/// The compiled words of the certificate doctor in a language, `ko` or `en`.
pub async fn load_inspect(language: &str) -> Option<String> {
    load_from("inspect", language).await
}

/// The help in a language, `ko` or `en`.
pub async fn load_help(language: &str) -> Option<String> {
    load_from("help", language).await
}

async fn load_from(files: &str, language: &str) -> Option<String> {
    let name = string(&property(&given()?, files)?, language)?;
    let bytes = fetch::read_file(&location::beside_page(&name)?).await?;
    String::from_utf8(bytes).ok()
}

fn given() -> Option<JsValue> {
    property(&global(), "ingamTexts")
}

fn string(object: &JsValue, name: &str) -> Option<String> {
    property(object, name)?.as_string()
}
