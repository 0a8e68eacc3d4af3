//! The page: starts the application. A panic is a WebAssembly trap, and `assets/start.js` shows
//! words instead of a dead page.

use ingam::{
    app::{App, AppProps},
    i18n::I18n,
};

fn main() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("ingam"));
    // `assets/start.js` loaded the sentences of this very build before it started this.
    let i18n = I18n::at_start().expect("the sentences of this build");
    if let Some(root) = root {
        yew::Renderer::<App>::with_root_and_props(root, AppProps { i18n }).render();
    }
}
