use yew::prelude::*;

use super::icon::{Icon, icon_image};

/// A quiet remark.
pub fn note(text: AttrValue) -> Html {
    note_with(Icon::Info, text)
}

/// A quiet remark with its own icon.
pub fn note_with(icon: Icon, text: AttrValue) -> Html {
    remark("note", icon, text)
}

/// A remark that asks for attention.
pub fn warning(text: AttrValue) -> Html {
    warning_with(Icon::Info, text)
}

/// A remark that asks for attention, with its own icon.
pub fn warning_with(icon: Icon, text: AttrValue) -> Html {
    remark("note warn", icon, text)
}

/// Advice for one situation: its name, and what to do then when it is opened.
pub fn tip(situation: AttrValue, advice: AttrValue) -> Html {
    html! {
        <details class="tip">
            <summary>{ situation }</summary>
            <p>{ advice }</p>
        </details>
    }
}

fn remark(class: &'static str, icon: Icon, text: AttrValue) -> Html {
    html! {
        <div {class}>
            { icon_image(icon, 20) }
            <div>{ text }</div>
        </div>
    }
}
