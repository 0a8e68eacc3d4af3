use web_sys::HtmlDialogElement;
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

/// A modal dialog: the browser's own, so focus and Escape are right. It is open while it is rendered.
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
