//! Links between the pages of the centre.

use yew::prelude::*;

use super::use_navigator;
use crate::route::Route;

/// Properties of [`Link`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LinkProps {
    /// Where it leads.
    pub to: Route,
    /// Classes of the style sheet.
    #[prop_or_default]
    pub classes: Classes,
    /// Whether it leads to what is shown; screen readers say so.
    #[prop_or_default]
    pub current: bool,
    /// Its words.
    pub children: Html,
}

/// A link to another page of the centre. It has a real address, so that it can be copied or opened
/// in a new tab; a plain click loads nothing.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let navigator = use_navigator();
    let href = navigator.href(&props.to);
    let onclick = {
        let to = props.to.clone();
        Callback::from(move |event: MouseEvent| {
            if is_plain(&event) {
                event.prevent_default();
                navigator.push(&to);
            }
        })
    };
    let current = props.current.then_some("page");
    html! {
        <a {href} class={props.classes.clone()} aria-current={current} {onclick}>
            { props.children.clone() }
        </a>
    }
}

/// Whether a click asks for nothing special, such as a new tab or a download.
fn is_plain(event: &MouseEvent) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified
}
