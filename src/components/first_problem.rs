use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Whoever is told of a problem is where it can be mended.
pub fn focus_first_problem(form: &NodeRef) {
    let form = form.cast::<Element>();
    let found = form.and_then(|form| form.query_selector("[aria-invalid=true]").ok().flatten());
    if let Some(field) = found.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // A field that cannot take the focus is no reason to fail.
        let _ = field.focus();
    }
}
