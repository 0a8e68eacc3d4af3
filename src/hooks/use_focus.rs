use web_sys::HtmlElement;
use yew::prelude::*;

/// Moves the focus to the element of the returned reference whenever `key` changes, the first time
/// included, so that a screen reader starts where the new content starts.
#[hook]
pub fn use_focus<K: PartialEq + 'static>(key: K) -> NodeRef {
    let target = use_node_ref();
    {
        let target = target.clone();
        use_effect_with(key, move |_| {
            if let Some(element) = target.cast::<HtmlElement>() {
                // An element that cannot take the focus is no reason to fail.
                let _ = element.focus();
            }
        });
    }
    target
}
