//! The page: starts the application. A panic is a WebAssembly trap, and `assets/start.js` shows
//! words instead of a dead page.

use ingam::app::App;

fn main() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("ingam"));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
    }
}
