//! The page: starts the application, and shows words instead of a dead page if it panics.

use ingam::{app::App, pages::panic_screen};

fn main() {
    yew::set_custom_panic_hook(Box::new(panic_screen::show));
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("ingam"));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
    }
}
