use yew::prelude::*;

use super::icon::{Icon, icon_image};

/// What a state means for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Ok,
    /// Something should be done.
    Warn,
    /// Over.
    Quiet,
}

/// A state, always in words, never in colour alone.
pub fn badge(tone: Tone, text: AttrValue, icon: Option<Icon>) -> Html {
    let class = match tone {
        Tone::Ok => "badge ok",
        Tone::Warn => "badge warn",
        Tone::Quiet => "badge",
    };
    html! {
        <span {class}>
            { for icon.map(|icon| icon_image(icon, 14)) }
            { text }
        </span>
    }
}
