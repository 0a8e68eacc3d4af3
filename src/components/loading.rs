use yew::prelude::*;

/// Something is on its way; `text` says what.
pub fn loading(text: AttrValue) -> Html {
    html! {
        <div class="loading" role="status">
            <span class="spinner" />
            <p>{ text }</p>
        </div>
    }
}
