use web_sys::{HtmlElement, wasm_bindgen::JsCast};
use yew::prelude::*;

use super::{PLACES, Place};
use crate::i18n::I18n;

/// Id of the tab of a place.
pub(super) fn id_of(place: Place) -> &'static str {
    match place {
        Place::Browser => "select-browser",
        Place::File => "select-file",
        Place::Phone => "select-phone",
    }
}

/// Where certificates are looked for: one tab a place. Arrows lead from tab to tab, as in every list of
/// tabs (WAI-ARIA authoring practices).
pub(super) fn tabs(
    i18n: &I18n,
    current: Place,
    is_public: bool,
    on_choose: Callback<Place>,
) -> Html {
    let onkeydown = {
        let on_choose = on_choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let at = PLACES.iter().position(|place| *place == current).unwrap_or(0);
            let other = PLACES[match event.key().as_str() {
                "ArrowLeft" => at + PLACES.len() - 1,
                "ArrowRight" => at + 1,
                "Home" => 0,
                "End" => PLACES.len() - 1,
                _ => return,
            } % PLACES.len()];
            event.prevent_default();
            on_choose.emit(other);
            let tab = web_sys::window()
                .and_then(|window| window.document())
                .and_then(|document| document.get_element_by_id(id_of(other)))
                .and_then(|tab| tab.dyn_into::<HtmlElement>().ok());
            if let Some(tab) = tab {
                // A tab that cannot take the focus is no reason to fail.
                let _ = tab.focus();
            }
        })
    };
    let tab = |place: Place| {
        let words = match place {
            // Nothing is in the browser there.
            Place::Browser if is_public => i18n.t(id!("select-in-window")),
            Place::Browser => i18n.t(id!("select-in-browser")),
            Place::File => i18n.t(id!("select-in-file")),
            Place::Phone => i18n.t(id!("select-in-phone")),
        };
        let selected = place == current;
        html! {
            <button
                type="button"
                role="tab"
                id={id_of(place)}
                aria-controls="select-panel"
                aria-selected={if selected { "true" } else { "false" }}
                tabindex={if selected { "0" } else { "-1" }}
                onclick={on_choose.reform(move |_: MouseEvent| place)}
            >{ words }</button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={i18n.t(id!("select-places"))} {onkeydown}>
            { for PLACES.into_iter().map(tab) }
        </div>
    }
}
