use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// Properties of [`Dialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DialogProps {
    /// Base of ids.
    pub id: AttrValue,
    /// Names the dialog.
    pub title: AttrValue,
    /// What it says, and its buttons.
    pub children: Html,
    /// Closed by Escape. The owner then stops rendering the dialog.
    pub on_close: Callback<()>,
}

/// A modal dialog: the browser's own, so focus and Escape are right. What it asks for has the focus when it
/// opens. It is open while it is rendered.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // It fails only if it is open already.
                let _ = dialog.show_modal();
                focus_first_input(dialog);
            }
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let onclose = props.on_close.reform(|_: Event| ());
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog ref={node} id={&props.id} aria-labelledby={title_id.clone()} {onclose}>
            <header><h2 id={title_id}>{ &props.title }</h2></header>
            { props.children.clone() }
        </dialog>
    }
}

/// Moves the focus to what is asked for: a browser takes whatever comes first, and that may be a button.
pub fn focus_first_input(dialog: &HtmlElement) {
    let input = dialog.query_selector("input, select, textarea").ok().flatten();
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        // An input that cannot take the focus is no reason to fail.
        let _ = input.focus();
    }
}
