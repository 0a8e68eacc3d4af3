use web_sys::{Element, FocusOptions, HtmlElement, wasm_bindgen::JsCast};
use yew::prelude::*;

/// Moves the focus to the element of the returned reference whenever `key` changes, the first time
/// included, so that a screen reader starts where the new content starts.
#[hook]
pub fn use_focus<K: PartialEq + 'static>(key: K) -> NodeRef {
    use_focus_when(key, true)
}

/// The same, if it is `wanted`.
#[hook]
pub fn use_focus_when<K: PartialEq + 'static>(key: K, wanted: bool) -> NodeRef {
    let target = use_node_ref();
    {
        let target = target.clone();
        use_effect_with(key, move |_| {
            if let Some(element) = target.cast::<HtmlElement>().filter(|_| wanted) {
                // An element that cannot take the focus is no reason to fail.
                let _ = element.focus();
            }
        });
    }
    target
}

/// Moves the focus to the element of the returned reference when `over` becomes true, if nothing has it then:
/// what had it is gone, and the keyboard would start again at the top of the page.
#[hook]
pub fn use_focus_when_lost(over: bool) -> NodeRef {
    let target = use_node_ref();
    {
        let target = target.clone();
        use_effect_with(over, move |over| {
            let document = web_sys::window().and_then(|window| window.document());
            let holder = document.as_ref().and_then(web_sys::Document::active_element);
            let lost = holder
                .is_none_or(|holder| holder.tag_name() == "BODY" || holder.tag_name() == "DIALOG");
            if let Some(element) = target.cast::<HtmlElement>().filter(|_| *over && lost) {
                // An element that cannot take the focus is no reason to fail.
                let _ = element.focus();
                focus_password(&element);
            }
        });
    }
    target
}

/// Moves the focus on to the password of a certificate in the same form, if it asks for one: whoever types
/// goes on typing. What was said stays in sight.
pub fn focus_password(said: &HtmlElement) {
    if let Some(form) = said.closest("form").ok().flatten() {
        focus_secret_in(&form);
    }
}

/// Moves the focus to the first secret that is asked for in there.
pub fn focus_secret_in(place: &Element) {
    let secret = place.query_selector("input.secret").ok().flatten();
    if let Some(secret) = secret.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An input that cannot take the focus is no reason to fail.
        let _ = secret.focus_with_options(&options);
    }
}
